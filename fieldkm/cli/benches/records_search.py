"""Search over a large territory: 5,000 machines and 50,000 visits, beside SQLite's FTS5 over the
same texts in the same run.

The first index is built beside a window, as after a first sync; what is written then is taken in as
the program takes it in.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from fieldkm.app.record_things import RecordThings
from fieldkm.app.record_units import thing_of
from fieldkm.app.sample_territory.arrival import in_home
from fieldkm.app.sample_territory.facts import facts_of_sources
from fieldkm.app.sample_territory.territory import sample_territory
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.children import gauge
from fieldkm.cli.benches.index_watch import IndexWatch
from fieldkm.cli.benches.rows import BenchRow, compared, limited, percentile, thread_times
from fieldkm.cli.benches.scale import cpu_seconds
from fieldkm.cli.benches.search import (
    Contest,
    Questions,
    build_peer,
    code_row,
    opened_peer,
    optimise,
    typing_row,
    word_rows,
)
from fieldkm.cli.benches.territory import CUSTOMERS, MACHINES, VISITS
from fieldkm.domain.customers import Customer
from fieldkm.domain.finding import Kind, Query, Unit
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals
from fieldkm.search.index import open_index
from fieldkm.store.database import Database
from fieldkm.store.record_batches import RecordBatches

QUERIES = 80
NOTES = 20
_NOBODY_WROTE = "zirconium"


def record_search_rows(folder: Path) -> Iterator[BenchRow]:
    """Make the territory in `folder`, which is empty, and yield the rows."""
    home = Home(folder / "home")
    home.make()
    things = _settled_in(home)
    yield from _first_index_rows(home)
    yield from _search_rows(home, folder, things)
    yield _note_row(home)


def _settled_in(home: Home) -> list[str]:
    """Put a territory into a home, and return all that can be found of it."""
    facts = facts_of_sources(sample_manuals())
    today = date(2026, 11, 22)
    sample = sample_territory(facts, today, customers=CUSTOMERS, machines=MACHINES, visits=VISITS)
    with closing(Workplace(home)) as workplace:
        in_home(workplace, sample)
    kinds = {Customer: Kind.CUSTOMER, Machine: Kind.MACHINE, Visit: Kind.VISIT}
    return [
        thing_of(kinds[type(record)], record.id)
        for record in sample.records
        if isinstance(record, Customer | Machine | Visit)
    ]


def _first_index_rows(home: Home) -> Iterator[BenchRow]:
    """Build the index beside a window, in which a timer beats, and look on from here."""
    before = cpu_seconds()
    with IndexWatch(home.records_index) as watch:
        figures = gauge("indexing", home)
    cpu = cpu_seconds() - before
    seen = [moment for moment, found in watch.seen if found]
    if not (figures["is built"] and seen):
        yield BenchRow("the index was not built", 0, "s", reached=False)
        return
    name = f"{MACHINES:,} machines and {VISITS:,} visits, first index"
    began: float = figures["began"]
    yield limited(f"{name}: newest visits found after", seen[0] - began, "s", most=10)
    yield limited("the same: all found after, on one core, window and all", cpu, "s CPU", most=300)
    yield BenchRow("the same, by the clock", figures["seconds"], "s")
    idle, busy = percentile(figures["idle"], 99), percentile(figures["busy"], 99)
    yield compared("20 ms timer meanwhile, p99", busy, "ms", peer="idle", peer_value=idle, reach=2)


def _search_rows(home: Home, folder: Path, things: Sequence[str]) -> Iterator[BenchRow]:
    with closing(Database(home.database)) as database:
        units = list(RecordThings(RecordBatches(database)).units(things))
    index = open_index(home.records_index).index
    if index is None:
        return
    with closing(index), opened_peer(folder / "peer.db") as peer:
        build_peer(peer, units)
        optimise(peer)
        contest = Contest(index, peer, _questions(units))
        del units
        yield from word_rows(contest, 95)
        yield typing_row(contest)
        row = code_row(contest)
        yield row
        yield limited("the same, alone", row.value, row.unit, most=5)


def _questions(units: Sequence[Unit], seed: int = 7) -> Questions:
    """Draw what is asked: words of visits, beginnings of names, serials and customers' numbers."""
    source = random.Random(seed)
    visits = [unit for unit in units if unit.kind is Kind.VISIT]
    named = [unit for unit in units if unit.kind is not Kind.VISIT]
    bodies = (_words(unit.body) for unit in source.sample(visits, 2 * QUERIES))
    words = [" ".join(source.sample(body, 3)) for body in bodies if len(body) > 2][:QUERIES]
    starts = (_words(unit.title) for unit in source.sample(named, 4 * QUERIES))
    beginnings = [source.choice(title)[: source.randint(3, 6)] for title in starts if title]
    codes = [unit.codes[0] for unit in source.sample(named, QUERIES)]
    return Questions(words, beginnings[:QUERIES], codes, [])


def _words(text: str) -> list[str]:
    return sorted({word.lower() for word in re.findall(r"[A-Za-z]{4,}", text)})


def _note_row(home: Home) -> BenchRow:
    """Write notes into a visit, and find each of them."""
    with closing(Workplace(home)) as workplace:
        visit = workplace.records.some(Visit, 1)[0]
        workplace.search.find(Query(_NOBODY_WROTE, kinds=frozenset({Kind.VISIT})))

        def note(word: str) -> None:
            began = time.perf_counter()
            entry = VisitEntry(
                workplace.recorder.new_id(), visit.id, EntryKind.NOTE, workplace.recorder.now(),
                text=word,
            )  # fmt: skip
            workplace.recorder.write(entry)
            workplace.search.take_in_records()
            hits = workplace.search.find(Query(word, kinds=frozenset({Kind.VISIT}))).hits
            seconds.append(time.perf_counter() - began if hits else float("inf"))

        seconds: list[float] = []
        thread_times(note, [f"{_NOBODY_WROTE}{number}" for number in range(NOTES)])
    return limited("a note written into a visit, found after, p95", percentile(seconds, 95), "s",
                   most=1)  # fmt: skip
