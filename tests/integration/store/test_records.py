"""Records are read by their indexes: the records of a large territory are never walked through."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from fieldkm.app.workplace import Workplace
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import PlannedVisit, Visit, VisitEntry
from fieldkm.host.paths import Home
from fieldkm.protocol.kinds import Kind
from tests.support.machine_park import COPIER, OFFICE, OPENED, a_machine_park, past_visit


@pytest.fixture
def workplace(home: Path) -> Iterator[Workplace]:
    workplace = Workplace(Home(home))
    a_machine_park(workplace)
    yield workplace
    workplace.close()


def plans(workplace: Workplace, read: Callable[[], object]) -> list[str]:
    """How SQLite goes about the queries of `read` that ask for records."""
    asked: list[tuple[str, tuple[Any, ...]]] = []

    def listen(*told: Any) -> None:
        asked.append((told[2], tuple(told[3])))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        read()
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    with closing(sqlite3.connect(workplace.home.database)) as connection:
        return [
            line[3]
            for statement, parameters in asked
            if "FROM records" in statement
            for line in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            if "records" in line[3]
        ]


@pytest.mark.parametrize("parents", [(COPIER,), (COPIER, OFFICE.id)])
def test_what_belongs_to_a_record_is_found_by_its_parent(
    workplace: Workplace, parents: tuple[str, ...]
) -> None:
    records = workplace.records
    for read in (
        lambda: records.of_parents(VisitEntry, *parents),
        lambda: records.newest_of_parents(Visit, *parents, limit=3),
    ):
        found = plans(workplace, read)
        assert found
        assert all("records_by_parent" in plan for plan in found), found


def test_a_key_is_found_by_the_keys(workplace: Workplace) -> None:
    found = plans(workplace, lambda: workplace.records.by_key(Machine, "ma204117"))
    assert any("records_by_key" in plan for plan in found), found


def test_a_beginning_of_a_key_is_found_by_the_keys(workplace: Workplace) -> None:
    found = plans(workplace, lambda: workplace.records.by_key_beginning(Machine, "ma", 3))
    assert ["records_by_key" in plan for plan in found] == [True]


def test_keys_with_a_beginning_come_in_their_order(workplace: Workplace) -> None:
    machines = workplace.records.by_key_beginning(Machine, "ma", 1)
    assert [machine.serial for machine in machines] == ["MA204117"]


def test_the_newest_come_first_and_only_so_many(workplace: Workplace) -> None:
    later = OPENED.replace(month=11)
    workplace.recorder.write(*past_visit("v-2", later))
    newest = workplace.records.newest_of_parents(Visit, COPIER, limit=1)
    assert [visit.id for visit in newest] == ["v-2"]
    assert len(workplace.records.some(Machine, 2)) == 2


def test_a_stretch_of_time_is_found_by_the_moments(workplace: Workplace) -> None:
    records = workplace.records
    soon = OPENED + timedelta(days=1)
    workplace.recorder.write(PlannedVisit("p-9", starts=soon), PlannedVisit("p-when"))
    for read in (
        lambda: records.between(PlannedVisit, soon, soon + timedelta(hours=1)),
        lambda: records.undated(PlannedVisit),
    ):
        found = plans(workplace, read)
        assert all("records_by_moment" in plan for plan in found), found
    within = records.between(PlannedVisit, soon, soon + timedelta(hours=1))
    assert [planned.id for planned in within] == ["p-9"]
    assert records.between(PlannedVisit, soon - timedelta(hours=1), soon) == []
    assert [planned.id for planned in records.undated(PlannedVisit)] == ["p-when"]


def test_what_was_written_here_is_in_no_scope_yet(workplace: Workplace) -> None:
    assert workplace.records.scopes(Kind.MACHINE, COPIER) == frozenset()
    assert workplace.records.all_scopes() == frozenset()
