"""Likely duplicates: how often the same, written by somebody else, is among the first five of
20,000, and how long that takes; beside SQLite's FTS5 over the same texts.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from fieldkm.app.fix_duplicates import FixWords
from fieldkm.app.fix_units import can_be_found, fix_unit
from fieldkm.app.record_units import thing_of
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.fixes.corpus import WrittenFix
from fieldkm.cli.benches.fixes.rewritten import Pair, pairs_to
from fieldkm.cli.benches.rows import BenchRow, at_least, limited, percentile
from fieldkm.cli.benches.search import PEER, RANKED, any_of, build_peer, opened_peer, optimise
from fieldkm.domain.finding import Kind, Unit
from fieldkm.host.paths import Home

_FIRST = 5
_LEAST = 80.0  # of a hundred
_MOST = 150.0  # milliseconds
_UNIT = "of 100"

Asker = Callable[[FixWords], Sequence[str]]


def duplicate_rows(
    home: Home, folder: Path, fixes: Iterable[WrittenFix], pairs: Sequence[Pair]
) -> Iterator[BenchRow]:
    """Ask about each pair in a home whose search knows all the fixes; `folder` is the peer's."""
    units = [fix_unit(one.fix, one.revision) for one in fixes if can_be_found(one.fix)]
    with closing(Workplace(home)) as workplace, opened_peer(folder / "peer.db") as peer:
        build_peer(peer, units)
        optimise(peer)
        own, theirs = _ours(workplace), _theirs(peer, units)
        began = time.perf_counter()
        own(pairs[0].words)
        first = (time.perf_counter() - began) * 1e3
        among = f"the same in other words among the first {_FIRST} of {len(units):,}"
        for name, chosen in (
            (f"{among}, not tuned by", list(pairs_to(pairs, tuned=False))),
            ("the same, tuned by", list(pairs_to(pairs, tuned=True))),
            ("the same, all", list(pairs)),
        ):
            yield at_least(name, _found(chosen, own), _UNIT, PEER, _found(chosen, theirs), _LEAST)
        by_signs = [Pair(pair.number, pair.known, pair.signs) for pair in pairs]
        yield at_least(
            "the same, title and symptom alone", _found(by_signs, own), _UNIT,
            PEER, _found(by_signs, theirs), 0,
        )  # fmt: skip
        taken = [_milliseconds(own, pair.words) for pair in pairs]
        yield limited("likely duplicates found, p95", percentile(taken, 95), "ms", most=_MOST)
        yield BenchRow("the same, the first time in a window", first, "ms")


def _found(pairs: Sequence[Pair], ask: Asker) -> float:
    met = sum(thing_of(Kind.FIX, pair.known.fix.id) in ask(pair.words)[:_FIRST] for pair in pairs)
    return 100 * met / len(pairs)


def _ours(workplace: Workplace) -> Asker:
    def ask(words: FixWords) -> list[str]:
        likely = workplace.fix_duplicates.like(words, limit=_FIRST)
        return [thing_of(Kind.FIX, one.fix) for one in likely]

    return ask


def _theirs(peer: sqlite3.Connection, units: Sequence[Unit]) -> Asker:
    def ask(words: FixWords) -> list[str]:
        texts = (words.title, words.symptom, words.cause, words.remedy)
        named = (*words.models, *words.codes, *words.parts)
        typed = re.findall(r"\w+", " ".join((*texts, *named)))
        found = peer.execute(RANKED, (any_of(" ".join(typed)),)).fetchall()
        return [units[row - 1].thing for (row,) in found]

    return ask


def _milliseconds(ask: Asker, words: FixWords) -> float:
    began = time.perf_counter()
    ask(words)
    return (time.perf_counter() - began) * 1e3
