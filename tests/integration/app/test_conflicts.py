"""Fields that two devices have written: told in words, and settled through the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldkm.app.conflicts import Conflicts
from fieldkm.app.recording import Recorder
from fieldkm.domain.conflicts import FieldConflict
from fieldkm.domain.customers import Customer
from fieldkm.domain.people import User
from fieldkm.errors import FieldkmError
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import create
from fieldkm.store.database import Database
from fieldkm.store.outbox import Outbox
from fieldkm.store.records import Records
from fieldkm.store.sync_state import Account, SyncState
from tests.support.clock import FakeClock

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CONFLICT = FieldConflict(
    id="x-1",
    kind="customer",
    record="c-1",
    field="phone",
    at=NOW,
    kept='"222"',
    kept_by="u-1",
    other='"111"',
    other_by="gone",
)


@dataclass(frozen=True)
class Laptop:
    """A laptop that holds one customer and one conflict about it."""

    outbox: Outbox
    records: Records
    conflicts: Conflicts

    @property
    def phone(self) -> str:
        customer = self.records.get(Customer, "c-1")
        assert customer is not None
        return customer.phone

    @property
    def conflict(self) -> FieldConflict:
        found = self.records.get(FieldConflict, "x-1")
        assert found is not None
        return found


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    database = Database(tmp_path / "fieldkm.sqlite")
    outbox, records, state = Outbox(database), Records(database), SyncState(database)
    state.sign_in(Account("https://server", "u-1", "anna"))
    outbox.perform(
        [
            create("o-1", Kind.USER, "u-1", User("u-1", "anna", "Anna Berg"), NOW),
            create("o-2", Kind.CUSTOMER, "c-1", Customer("c-1", "Harbour", phone="222"), NOW),
            create("o-3", Kind.CONFLICT, "x-1", CONFLICT, NOW),
        ]
    )
    yield Laptop(
        outbox,
        records,
        Conflicts(records, Recorder(records, outbox, state, FakeClock()), lambda: False),
    )
    database.close()


def test_a_conflict_names_its_record_its_people_and_both_texts(laptop: Laptop) -> None:
    (shown,) = laptop.conflicts.unsettled()
    assert (shown.record, shown.field) == ("Harbour", "phone")
    assert (shown.kept, shown.kept_by) == ("222", "Anna Berg")
    assert (shown.other, shown.other_by) == ("111", "")


def test_keeping_settles_it_and_changes_nothing_else(laptop: Laptop) -> None:
    laptop.conflicts.keep("x-1")
    assert laptop.conflicts.unsettled() == ()
    assert laptop.conflict.settled is not None
    assert laptop.conflict.settled_by == "u-1"
    assert laptop.phone == "222"


def test_taking_the_other_writes_it_and_settles_it(laptop: Laptop) -> None:
    before = len(laptop.outbox.waiting())
    laptop.conflicts.take_other("x-1")
    assert laptop.conflicts.unsettled() == ()
    assert laptop.phone == "111"
    sent = [item.operation.type for item in laptop.outbox.waiting()[before:]]
    assert sent == ["customer.change@1", "conflict.change@1"]


def test_a_conflict_that_has_left_is_said(laptop: Laptop) -> None:
    with pytest.raises(FieldkmError) as caught:
        laptop.conflicts.keep("unknown")
    assert caught.value.code == "no-such-conflict"
