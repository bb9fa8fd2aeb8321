"""Search beside SQLite's FTS5: the whole recipe, snippets, typing, codes, building, opening.

FTS5 gets what it is good at: one table with Porter stems, an index of prefixes for typing, its own
bm25 with the same weights, one commit, all of it merged and in memory. Its codes stand in a column
of their own.
"""

from __future__ import annotations

import random
import re
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
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
_PEER_MEMORY = 512 << 10  # kibibytes
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


@dataclass(frozen=True, slots=True)
class Contest:
    """The index and its peer over the same units, and what both are asked."""

    index: SearchIndex
    peer: sqlite3.Connection
    asked: Questions

    def ranked(self, words: str) -> None:
        """Find and order."""
        self.index.rank(Query(words, limit=20))

    def ranked_cold(self, words: str) -> None:
        """Find and order with no term in memory."""
        self.index.forget_decoded()
        self.ranked(words)

    def answered(self, words: str) -> None:
        """Find ten hits with their snippets."""
        self.index.search(Query(words, limit=10))

    def peer_gives(self, statement: str, match: str) -> None:
        """Put a query to the peer and fetch its rows."""
        self.peer.execute(statement, (match,)).fetchall()


def search_rows(folder: Path, sections: int = SECTIONS) -> Iterator[BenchRow]:
    """Build both in `folder`, which is empty, and yield the rows."""
    units = list(repair_units(sections))
    asked = questions(units)
    index = folder / "index"
    with opened_peer(folder / "peer.db") as peer:
        peer_build = _cpu_seconds(lambda: build_peer(peer, units))
        own_build = _cpu_seconds(lambda: update_index(index, units, generation="1"))
        with opened_peer(folder / "again.db") as again:  # before and after
            peer_build = (peer_build + _cpu_seconds(lambda: build_peer(again, units))) / 2
        optimise(peer)
        yield compared("building", own_build, "s CPU", peer=PEER, peer_value=peer_build, reach=16)
        yield _opening(index, asked)
        found = open_index(index).index
        if found:
            with closing(found):
                contest = Contest(found, peer, asked)
                yield from word_rows(contest, 50)
                yield snippet_row(contest)
                yield typing_row(contest)
                yield code_row(contest)
                yield _beginning_row(contest)


def word_rows(contest: Contest, percent: int) -> Iterator[BenchRow]:
    """Yield the rows of three words whose terms are in memory, and whose are on the disk."""
    words = contest.asked.words

    def peer(words: str) -> None:
        contest.peer_gives(RANKED, any_of(words))

    yield _median_row("three words, decoded", percent, 0.1, contest.ranked, peer, words)
    yield _median_row("three words, not yet decoded", percent, 1, contest.ranked_cold, peer, words)


def snippet_row(contest: Contest) -> BenchRow:
    """Return the row of three words whose first ten hits are shown."""
    return _median_row(
        "three words with ten snippets", 50, 0.5,
        contest.answered,
        lambda words: contest.peer_gives(_WITH_SNIPPETS, any_of(words)),
        contest.asked.words,
    )  # fmt: skip


def typing_row(contest: Contest) -> BenchRow:
    """Return the row of what is offered while somebody types."""
    return _median_row(
        "typing, the first 3 to 6 letters", 95, 2,
        contest.index.suggest,
        lambda typed: contest.peer_gives(_TYPING, f'{{title heading}}: "{typed}" *'),
        contest.asked.beginnings,
    )  # fmt: skip


def code_row(contest: Contest) -> BenchRow:
    """Return the row of whole codes."""
    return _median_row(
        "an exact code or part number", 95, 2,
        contest.answered,
        lambda code: contest.peer_gives(_WITH_SNIPPETS, f'"{code}"'),
        contest.asked.codes,
    )  # fmt: skip


def _beginning_row(contest: Contest) -> BenchRow:
    return _median_row(
        "the beginning of a code", 95, 3,
        contest.answered,
        lambda code: contest.peer_gives(_WITH_SNIPPETS, f'"{code}" *'),
        contest.asked.partial_codes,
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


def _opening(folder: Path, asked: Questions) -> BenchRow:
    def opened_and_asked() -> None:
        found = open_index(folder).index
        if found:
            with closing(found):
                found.search(Query(asked.words[0]))

    rounds = [_cpu_seconds(opened_and_asked) * 1e3 for _ in range(ROUNDS)]
    return BenchRow("opening, to the first answer", statistics.median(rounds), "ms CPU")


def questions(units: Sequence[Unit], seed: int = 7) -> Questions:
    """Draw what is asked from the units."""
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


@contextmanager
def opened_peer(file: Path) -> Iterator[sqlite3.Connection]:
    """Open the peer's file, with memory for all of it as its index is in memory in part."""
    with closing(sqlite3.connect(file)) as peer:
        peer.execute(f"PRAGMA cache_size = {-_PEER_MEMORY}")
        yield peer


def optimise(peer: sqlite3.Connection) -> None:
    """Merge the peer's index into one piece, which makes its answers quicker."""
    peer.execute("INSERT INTO units(units) VALUES('optimize')")
    peer.commit()


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
