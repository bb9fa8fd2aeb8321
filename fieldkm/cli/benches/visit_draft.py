"""What is typed into a visit's form, written to the disk, beside one raw commit of SQLite."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.rows import BenchRow, compared, limited, percentile
from fieldkm.host.paths import Home

ROUNDS = 400
_TEXT = "The cover of the left side is held by one screw only; the second thread is worn. "


def draft_rows(folder: Path) -> Iterator[BenchRow]:
    """Write both by turns in `folder`, which is empty, and yield the rows."""
    workplace = Workplace(Home(folder / "home"))
    floor = sqlite3.connect(folder / "floor.sqlite", isolation_level=None)
    floor.execute("PRAGMA journal_mode=WAL")
    floor.execute("PRAGMA synchronous=FULL")  # as durable as ours
    floor.execute("CREATE TABLE drafts (subject TEXT, field TEXT, value TEXT)")
    drafts = workplace.drafts

    def keep(text: str) -> None:
        drafts.keep("visit", {"kind": "note", "note": text, "summary": text})

    def commit(text: str) -> None:
        floor.execute("INSERT INTO drafts VALUES ('visit', 'note', ?)", (text,))

    kept: list[float] = []
    committed: list[float] = []
    for number in range(ROUNDS):
        text = _TEXT[: number % len(_TEXT) + 1]
        kept.append(_milliseconds(keep, text))
        committed.append(_milliseconds(commit, text))
    floor.close()
    workplace.close()
    yield limited("a form's draft written, p95", percentile(kept, 95), "ms", most=20)
    yield compared(
        "a form's draft written, p50", percentile(kept, 50), "ms",
        peer="a raw commit of SQLite", peer_value=percentile(committed, 50), reach=0,
    )  # fmt: skip


def _milliseconds(write: Callable[[str], None], text: str) -> float:
    begun = time.perf_counter()
    write(text)
    return (time.perf_counter() - begun) * 1e3
