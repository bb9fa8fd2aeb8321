"""The queue of the search: what came last is taken first, and only what was taken goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldkm.domain.customers import Customer
from fieldkm.domain.visits import Visit
from fieldkm.protocol.kinds import Kind
from fieldkm.store.database import Database
from fieldkm.store.index_queue import IndexQueue
from tests.support.territory import receive

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
ACME = Customer("c1", "Acme")
VISITS = [Visit(f"v{n}", NOON + timedelta(days=(3 * n) % 5)) for n in range(5)]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "fieldkm.sqlite")) as opened:
        yield opened


@pytest.fixture
def queue(database: Database) -> IndexQueue:
    return IndexQueue(database)


def ids(queue: IndexQueue, limit: int = 100) -> list[str]:
    return [queued.id for queued in queue.newest(limit)]


def test_what_came_last_is_taken_first(database: Database, queue: IndexQueue) -> None:
    receive(database, *VISITS)
    assert ids(queue, 2) == ["v4", "v3"]
    assert queue.count() == 5


def test_what_changes_after_it_was_taken_still_waits(database: Database, queue: IndexQueue) -> None:
    receive(database, ACME, VISITS[0])
    taken = queue.newest(10)
    receive(database, replace(ACME, name="Acme and Sons"), rev=2)
    queue.remove(taken)
    assert ids(queue) == ["c1"]


def test_removing_nothing_is_nothing(queue: IndexQueue) -> None:
    queue.remove([])
    assert queue.newest(1) == []


def test_a_refilled_queue_has_all_of_some_kinds_in_their_order(
    database: Database, queue: IndexQueue
) -> None:
    receive(database, ACME, *VISITS)
    queue.refill(Kind.VISIT, Kind.CUSTOMER)
    by_time = sorted(VISITS, key=lambda visit: visit.opened, reverse=True)
    assert ids(queue) == ["c1", *(visit.id for visit in by_time)]
    queue.hurry(Kind.VISIT, 2)
    assert set(ids(queue, 2)) == {visit.id for visit in by_time[:2]}
    assert len(ids(queue)) == 6


def test_it_can_be_filled_where_there_are_records(database: Database, queue: IndexQueue) -> None:
    assert not queue.can_fill(Kind.CUSTOMER, Kind.VISIT)
    receive(database, ACME)
    assert queue.can_fill(Kind.CUSTOMER, Kind.VISIT)
    assert not queue.can_fill(Kind.MACHINE)
