"""A fix that was approved elsewhere: found as soon as the sync that brought it has ended, with the
index as it was, and not built anew.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.fixes.corpus import WrittenFix
from fieldkm.cli.benches.rows import BenchRow, limited, percentile
from fieldkm.domain.finding import Kind, Query
from fieldkm.domain.fixes import FixState
from fieldkm.domain.scopes import SHARED
from fieldkm.host.paths import Home
from fieldkm.protocol.envelopes import Anchor, Page, PullAnswer, Row
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.payloads import encode
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror

ROUNDS = 20
_MOST = 2.0  # seconds
_NOBODY_WROTE = "zirconium"


def approval_rows(home: Home, fixes: Sequence[WrittenFix]) -> Iterator[BenchRow]:
    """Let fixes come that are approved, with a word that no other has, and look for each."""
    approved = [one for one in fixes if one.fix.state is FixState.APPROVED][:ROUNDS]
    before = _largest_file(home.fixes_index)
    with closing(Workplace(home)) as workplace, closing(Database(home.database)) as database:
        mirror = Mirror(database)
        seconds = [
            _found_after(workplace, mirror, one, number) for number, one in enumerate(approved, 1)
        ]
    row = limited(
        "an approved fix found after the sync that brought it, p95", percentile(seconds, 95), "s",
        most=_MOST,
    )  # fmt: skip
    is_kept = _largest_file(home.fixes_index) == before
    yield replace(row, reached=row.reached and is_kept)


def _found_after(workplace: Workplace, mirror: Mirror, like: WrittenFix, number: int) -> float:
    word = f"{_NOBODY_WROTE}{number}"
    revision = replace(
        like.revision, id=f"{word}-revision", fix=word, title=f"Traces of {word} on the sensor"
    )
    fix = replace(
        like.fix, id=word, number=f"F-9{number:05}", title=revision.title,
        current_revision=revision.id, approved_revision=revision.id,
    )  # fmt: skip
    _take(mirror, number, (fix, revision))
    began = time.perf_counter()
    workplace.search.take_in_records()
    hits = workplace.search.find(Query(word, kinds=frozenset({Kind.FIX}))).hits
    return time.perf_counter() - began if hits else float("inf")


def _take(mirror: Mirror, number: int, records: Sequence[object]) -> None:
    rows = [
        Row(number + 1, "put", KIND_OF[type(one)].value, str(getattr(one, "id", "")), 1,
            encode(KIND_OF[type(one)], one))
        for one in records
    ]  # fmt: skip
    cursors = mirror.cursors()
    mirror.take(
        PullAnswer(
            scopes=list(cursors),
            pages={SHARED: Page(rows=rows, next=cursors[SHARED] + 1, more=False)},
            target=cursors,
            anchor=Anchor(1, "sample"),
            durable_seq=1,
        )
    )


def _largest_file(folder: Path) -> str:
    """Return the name of the largest file of an index: it goes when all is written anew."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return max(files, key=lambda path: path.stat().st_size).name if files else ""
