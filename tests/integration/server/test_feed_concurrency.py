"""Many writers and a reader on PostgreSQL: the reader misses nothing, and nobody waits in a circle.

The control shows that the harness would notice: with a plain sequence it does miss rows.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import create_engine, text

from fieldkm.domain.customers import Customer
from fieldkm.domain.people import Role
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.protocol.kinds import Kind
from fieldkm.server.database import ServerDatabase
from tests.support.company import Company, Laptop

WRITERS = 8
COMMITS = 20  # of each


@pytest.fixture
def company(postgres_url: str) -> Iterator[Company]:
    with closing(ServerDatabase(postgres_url)) as database:
        yield Company(database)


def together(*works: Callable[[], None]) -> None:
    """Do all at once; raises what one of them raised."""
    with ThreadPoolExecutor(len(works)) as pool:
        for future in [pool.submit(work) for work in works]:
            future.result()


def tailed(write: Callable[[int], None], read: Callable[[], None]) -> None:
    """Write with all writers while one reader reads, and once more when they have ended."""
    ended = threading.Event()

    def reader() -> None:
        while not ended.is_set():
            read()
        read()

    def writers() -> None:
        try:
            together(*(lambda number=number: write(number) for number in range(WRITERS)))
        finally:
            ended.set()

    together(reader, writers)


def test_a_reader_misses_no_row(company: Company) -> None:
    laptop = company.hire("ann", "north")

    def write(writer: int) -> None:
        for number in range(COMMITS):
            new = Customer(f"c-{writer}-{number}", "x", "north")
            often = Customer("c-often", f"{writer}-{number}", "north")
            company.write(Kind.CUSTOMER, often, Kind.CUSTOMER, new)

    company.write(Kind.CUSTOMER, Customer("c-often", "x", "north"))
    tailed(write, lambda: laptop.take(laptop.ask()))
    assert len(laptop.held(Kind.CUSTOMER)) == WRITERS * COMMITS + 1
    assert laptop.rows[Kind.CUSTOMER, "c-often"][0] == WRITERS * COMMITS + 1


def test_with_a_plain_sequence_a_reader_misses_rows(postgres_url: str) -> None:
    engine = create_engine(postgres_url, pool_size=WRITERS + 1)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE plain (seq bigserial PRIMARY KEY)"))
    cursor, seen = 0, 0

    def write(writer: int) -> None:
        for _ in range(COMMITS):
            with engine.begin() as connection:
                connection.execute(text("INSERT INTO plain DEFAULT VALUES"))
                connection.execute(text("SELECT pg_sleep(0.005 * random())"))  # what else it does

    def read() -> None:
        nonlocal cursor, seen
        query = text("SELECT seq FROM plain WHERE seq > :cursor ORDER BY seq")
        with engine.begin() as connection:
            found = connection.execute(query, {"cursor": cursor}).scalars().all()
        seen += len(found)
        cursor = found[-1] if found else cursor

    try:
        tailed(write, read)
    finally:
        with engine.begin() as connection:
            connection.execute(text("DROP TABLE plain"))
        engine.dispose()
    assert seen < WRITERS * COMMITS


def test_a_long_transaction_elsewhere_holds_nothing_up(company: Company) -> None:
    laptop = company.hire("ann", "north")
    with company.database.write() as long:
        long.execute(text("INSERT INTO families (id, name) VALUES ('mx', 'MX')"))
        company.site("mill", "north")
        laptop.pull()
        assert laptop.sees(Kind.MACHINE, "machine-mill")


def test_the_order_in_which_records_are_named_does_not_matter(company: Company) -> None:
    def write(writer: int) -> None:
        names = [f"c-{number}" for number in range(5)]
        for number in range(COMMITS):
            random.Random(writer * 100 + number).shuffle(names)
            pairs = ((Kind.CUSTOMER, Customer(n, f"{writer}-{number}", "north")) for n in names)
            company.write(*(item for pair in pairs for item in pair))

    write(WRITERS)
    together(*(lambda number=number: write(number) for number in range(4)))
    laptop = company.hire("ann", "north")
    laptop.pull()
    assert {laptop.rows[Kind.CUSTOMER, f"c-{n}"][0] for n in range(5)} == {5 * COMMITS}


def test_new_work_goes_where_its_site_goes_at_that_moment(company: Company) -> None:
    """A site moves to and fro while visits to it are pushed: none stays behind."""
    company.site("mill", "north")
    boss = company.hire("boss", "north", "south", role=Role.SUPERVISOR)
    ann, sue = (company.hire(name, "north", "south") for name in ("ann", "sue"))

    def move() -> None:
        for number in range(COMMITS):
            territory = ("south", "north")[number % 2]
            boss.push(boss.change(Kind.SITE, "site-mill", base_rev=0, territory=territory))

    def work(laptop: Laptop) -> None:
        now = company.clock.now()
        for number in range(COMMITS):
            visit = Visit(f"{laptop.caller.user}-{number}", now, "machine-mill")
            entry = VisitEntry(f"{visit.id}-1", visit.id, EntryKind.NOTE, now)
            later = VisitEntry(f"{visit.id}-2", visit.id, EntryKind.NOTE, now)
            results = laptop.push(
                laptop.create(Kind.VISIT, visit), laptop.create(Kind.VISIT_ENTRY, entry)
            )
            results += laptop.push(laptop.create(Kind.VISIT_ENTRY, later))
            assert {result.status for result in results} == {"applied"}

    together(move, lambda: work(ann), lambda: work(sue))
    assert company.strays() == []


def test_one_operation_delivered_many_times_at_once_is_done_once(company: Company) -> None:
    company.site("mill", "north")
    laptop = company.hire("ann", "north")
    laptop.pull()
    visit = laptop.create(Kind.VISIT, Visit("v", company.clock.now(), "machine-mill"))
    statuses: list[str] = []
    together(*(lambda: statuses.append(laptop.pushed(visit).results[0].status) for _ in range(6)))
    assert sorted(statuses) == ["applied", *["duplicate"] * 5]


def test_of_two_laptops_that_make_one_record_the_second_is_told(company: Company) -> None:
    laptops = [company.hire(name, "north") for name in ("ann", "bob")]
    for number in range(10):
        statuses: list[str] = []

        def make(laptop: Laptop, name: str = f"c-{number}", told: list[str] = statuses) -> None:
            made = laptop.create(Kind.CUSTOMER, Customer(name, laptop.caller.user, "north"))
            told += [result.status for result in laptop.pushed(made).results]

        together(*(lambda laptop=laptop: make(laptop) for laptop in laptops))
        assert sorted(statuses) == ["applied", "rejected"]
