"""Search beside SQLite's FTS5: the whole recipe, snippets, typing, codes, building, opening.

FTS5 gets what it is good at: one table with Porter stems, an index of prefixes for typing, its own
bm25 with the same weights, one commit. Its codes stand in a column of their own.
"""

from __future__ import annotations

import random
import re
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fieldkm.cli.benches.corpus import repair_units
from fieldkm.cli.benches.rows import BenchRow, compared, percentile, thread_times
from fieldkm.domain.finding import Query, Unit
from fieldkm.search.building import update_index
from fieldkm.search.index import SearchIndex, open_index

SECTIONS = 10_000
QUERIES = 80
ROUNDS = 3
PEER = "SQLite FTS5"

# FTS5's columns and, for bm25, what the recipe gives the same parts.
_COLUMNS = ("heading", "path", "title", "file_name", "body", "codes")
_BM25 = "bm25(units, 2, 1, 2, 1, 1, 1)"
RANKED = f"SELECT rowid FROM units WHERE units MATCH ? ORDER BY {_BM25} LIMIT 20"
_WITH_SNIPPETS = (
    "SELECT title, heading, snippet(units, 4, '<', '>', '…', 30) FROM units"
    f" WHERE units MATCH ? ORDER BY {_BM25} LIMIT 10"
)
_TYPING = f"SELECT title, heading FROM units WHERE units MATCH ? ORDER BY {_BM25} LIMIT 10"


@dataclass(frozen=True, slots=True)
class Questions:
    """What is searched for, drawn from the corpus; some texts for warming up come first."""

    words: list[str]
    beginnings: list[str]
    codes: list[str]
    partial_codes: list[str]


def search_rows(folder: Path, sections: int = SECTIONS) -> Iterator[BenchRow]:
    """Build both in `folder`, which is empty, and yield the rows."""
    units = list(repair_units(sections))
    questions = _questions(units)
    index = folder / "index"
    with closing(sqlite3.connect(folder / "peer.db")) as peer:
        peer_build = _cpu_seconds(lambda: build_peer(peer, units))
        own_build = _cpu_seconds(lambda: update_index(index, units, generation="1"))
        with closing(sqlite3.connect(folder / "again.db")) as again:  # before and after
            peer_build = (peer_build + _cpu_seconds(lambda: build_peer(again, units))) / 2
        yield compared("building", own_build, "s CPU", peer=PEER, peer_value=peer_build, reach=16)
        yield _opening(index, questions)
        found = open_index(index).index
        if found:
            with closing(found):
                yield from _searching(found, peer, questions)


def _searching(
    index: SearchIndex, peer: sqlite3.Connection, asked: Questions
) -> Iterator[BenchRow]:
    def ranked(words: str) -> None:
        index.rank(Query(words, limit=20))

    def ranked_cold(words: str) -> None:
        index.forget_decoded()
        ranked(words)

    def peer_ranked(words: str) -> None:
        peer.execute(RANKED, (any_of(words),)).fetchall()

    yield _median_row("three words, decoded", 50, 0.1, ranked, peer_ranked, asked.words)
    yield _median_row("three words, not yet decoded", 50, 1, ranked_cold, peer_ranked, asked.words)
    yield _median_row(
        "three words with ten snippets", 50, 0.5,
        lambda words: index.search(Query(words, limit=10)),
        lambda words: peer.execute(_WITH_SNIPPETS, (any_of(words),)).fetchall(),
        asked.words,
    )  # fmt: skip
    yield _median_row(
        "typing, the first 3 to 6 letters", 95, 2,
        index.suggest,
        lambda typed: peer.execute(_TYPING, (f'{{title heading}}: "{typed}" *',)).fetchall(),
        asked.beginnings,
    )  # fmt: skip
    yield _median_row(
        "an exact code or part number", 95, 2,
        lambda code: index.search(Query(code, limit=10)),
        lambda code: peer.execute(_WITH_SNIPPETS, (f'"{code}"',)).fetchall(),
        asked.codes,
    )  # fmt: skip
    yield _median_row(
        "the beginning of a code", 95, 3,
        lambda code: index.search(Query(code, limit=10)),
        lambda code: peer.execute(_WITH_SNIPPETS, (f'"{code}" *',)).fetchall(),
        asked.partial_codes,
    )  # fmt: skip


def _median_row(
    name: str,
    percent: int,
    reach: float,
    own: Callable[[str], object],
    peer: Callable[[str], object],
    questions: Sequence[str],
) -> BenchRow:
    """Ask both in turns, round by round, and compare the medians of the rounds' percentiles."""
    thread_times(own, questions)
    own_rounds, peer_rounds = [], []
    for _ in range(ROUNDS):
        own_rounds.append(percentile(thread_times(own, questions), percent))
        peer_rounds.append(percentile(thread_times(peer, questions), percent))
    value, peer_value = statistics.median(own_rounds), statistics.median(peer_rounds)
    label = f"{name}, p{percent}"
    return compared(label, value, "ms CPU", peer=PEER, peer_value=peer_value, reach=reach)


def _opening(folder: Path, questions: Questions) -> BenchRow:
    def opened_and_asked() -> None:
        found = open_index(folder).index
        if found:
            with closing(found):
                found.search(Query(questions.words[0]))

    rounds = [_cpu_seconds(opened_and_asked) * 1e3 for _ in range(ROUNDS)]
    return BenchRow("opening, to the first answer", statistics.median(rounds), "ms CPU")


def _questions(units: Sequence[Unit], seed: int = 7) -> Questions:
    source = random.Random(seed)
    some = source.sample(units, QUERIES)
    words = [" ".join(source.sample(_long_words(unit.body), 3)) for unit in some]
    beginnings = [source.choice(_long_words(unit.heading))[: source.randint(3, 6)] for unit in some]
    codes = [source.choice(unit.codes) for unit in some]
    return Questions(words, beginnings, codes, [code[: source.randint(3, 5)] for code in codes])


def _long_words(text: str) -> list[str]:
    words = [word.lower() for word in re.findall(r"[A-Za-z]{4,}", text)]
    return words + ["roller", "sensor", "replace"][: max(0, 3 - len(words))]


def any_of(words: str) -> str:
    """Return the peer's query for any of `words`."""
    return " OR ".join(f'"{word}"' for word in words.split())


def build_peer(peer: sqlite3.Connection, units: Sequence[Unit]) -> None:
    """Fill the peer with `units`, in their order."""
    peer.execute(
        f"CREATE VIRTUAL TABLE units USING fts5({', '.join(_COLUMNS)},"
        " tokenize = 'porter unicode61', prefix = '2 3 4')"
    )
    rows = ((u.heading, u.path, u.title, u.file_name, u.body, " ".join(u.codes)) for u in units)
    peer.executemany("INSERT INTO units VALUES (?, ?, ?, ?, ?, ?)", rows)
    peer.commit()


def _cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
