"""The server's records and the technician's own work over them, through all that may happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from fieldkm.domain.customers import Customer, Preference
from fieldkm.domain.fix_rules import REVIEW_WORKING_DAYS
from fieldkm.errors import Refused
from fieldkm.protocol.digests import digest_of
from fieldkm.protocol.envelopes import Result, Row
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import change
from fieldkm.protocol.payloads import decode_as, encode
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox, OutboxState
from fieldkm.store.sync_state import Account, SyncState
from fieldkm.store.tables import held, index_queue, records
from tests.support.answers import (
    NOON,
    NORTH,
    SOUTH,
    evict,
    op_id,
    pulled,
    pushed,
    put,
    renamed,
    wish,
)

ACME = Customer("c1", "Acme", "north")


@dataclass(frozen=True)
class Laptop:
    """A home's database, from the outside."""

    database: Database
    mirror: Mirror
    outbox: Outbox
    state: SyncState

    def name(self, customer: str = "c1") -> str | None:
        payload = self._payload(Kind.CUSTOMER, customer)
        return decode_as(Customer, payload).name if payload else None

    def wish(self, record: str) -> str | None:
        payload = self._payload(Kind.PREFERENCE, record)
        return decode_as(Preference, payload).text if payload else None

    def queued(self) -> set[tuple[str, str]]:
        with self.database.read() as connection:
            return {(row.kind, row.id) for row in connection.execute(select(index_queue))}

    def holds_copies(self) -> bool:
        with self.database.read() as connection:
            return connection.execute(select(held)).first() is not None

    def _payload(self, kind: Kind, record: str) -> str | None:
        query = select(records.c.payload).where(records.c.kind == kind, records.c.id == record)
        with self.database.read() as connection:
            return connection.execute(query).scalar()


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    database = Database(tmp_path / "fieldkm.sqlite")
    state = SyncState(database)
    state.sign_in(Account("https://server", "anna", "Anna", territory="north"))
    yield Laptop(database, Mirror(database), Outbox(database), state)
    database.close()


def test_a_page_brings_rows_cursor_anchor_and_the_searchs_queue(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    assert laptop.name() == "Acme"
    assert laptop.mirror.cursors() == {NORTH: 7}
    anchor = laptop.state.anchor()
    assert anchor
    assert (anchor.seq, anchor.nonce) == (7, "n")
    assert laptop.queued() == {("customer", "c1")}
    assert laptop.mirror.count() == 1


def test_the_companys_days_come_with_each_pull(laptop: Laptop) -> None:
    assert laptop.state.review_days() == REVIEW_WORKING_DAYS
    laptop.mirror.take(pulled().model_copy(update={"review_after_days": 9}))
    assert laptop.state.review_days() == 9


def test_a_record_that_changes_again_waits_once_for_the_search_and_last(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME), put(8, Customer("c2", "Bolt", "north"))))
    laptop.mirror.take(pulled(put(9, ACME, rev=2)))
    with laptop.database.read() as connection:
        query = select(index_queue.c.id).order_by(index_queue.c.number)
        assert connection.execute(query).scalars().all() == ["c2", "c1"]


def test_an_older_row_does_not_take_the_place_of_a_newer_one(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME, rev=3)))
    laptop.mirror.take(pulled(put(8, Customer("c1", "Old name", "north"), rev=2)))
    assert laptop.name() == "Acme"


def test_a_record_stays_while_one_scope_holds_it(laptop: Laptop) -> None:
    both = (NORTH, SOUTH)
    laptop.mirror.take(pulled(put(7, ACME), scopes=both))
    laptop.mirror.take(pulled(put(8, ACME), scope=SOUTH, scopes=both))
    laptop.mirror.take(pulled(evict(9, Kind.CUSTOMER, "c1"), scopes=both))
    assert laptop.name() == "Acme"
    laptop.mirror.take(pulled(evict(10, Kind.CUSTOMER, "c1"), scope=SOUTH, scopes=both))
    assert laptop.name() is None


def test_a_scope_that_is_gone_is_dropped_whole(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    laptop.mirror.take(pulled(scope="", scopes=(SOUTH,)))
    assert laptop.name() is None
    assert laptop.mirror.cursors() == {}


def test_work_is_seen_at_once_and_stays_over_what_comes(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    laptop.outbox.perform([renamed(1, "c1", "Acme Ltd"), wish(2, "c1", "Ring twice")])
    assert laptop.name() == "Acme Ltd"
    assert laptop.wish("w2") == "Ring twice"
    laptop.mirror.take(pulled(put(8, Customer("c1", "Acme", "north", phone="12"), rev=2)))
    assert laptop.name() == "Acme Ltd"


def test_an_operation_that_makes_no_sense_changes_nothing(laptop: Laptop) -> None:
    with pytest.raises(Refused):
        laptop.outbox.perform([wish(1, "c1", "Ring twice"), renamed(2, "c9", "Nobody")])
    assert laptop.outbox.waiting() == []
    assert laptop.wish("w1") is None


def test_acknowledged_work_is_seen_until_the_server_has_sent_it_back(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    laptop.outbox.perform([renamed(1, "c1", "Acme Ltd")])
    laptop.outbox.take_results(pushed(Result(op_id=op_id(1), status="applied", rev=2, seq=9)))
    laptop.mirror.take(pulled(put(8, ACME, rev=1)))
    assert laptop.name() == "Acme Ltd"
    laptop.mirror.take(pulled(put(9, Customer("c1", "Acme Ltd", "north"), rev=2)))
    assert laptop.name() == "Acme Ltd"
    assert not laptop.holds_copies()


def test_it_stays_in_the_outbox_until_it_is_durable(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    laptop.outbox.perform([renamed(1, "c1", "Acme Ltd")])
    laptop.outbox.take_results(pushed(Result(op_id=op_id(1), status="applied", rev=2, seq=9)))
    laptop.outbox.forget_durable(8)
    assert laptop.outbox.counts()[OutboxState.ACKNOWLEDGED] == 1
    laptop.outbox.forget_durable(9)
    assert laptop.outbox.waiting() == []


def test_work_on_a_record_that_has_left_is_sent_and_then_gone(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    laptop.outbox.perform([wish(1, "c1", "Ring twice")])
    laptop.mirror.take(pulled(evict(8, Kind.CUSTOMER, "c1")))
    assert laptop.name() is None
    assert laptop.wish("w1") == "Ring twice"
    laptop.outbox.take_results(pushed(Result(op_id=op_id(1), status="applied", rev=1, seq=9)))
    laptop.outbox.forget_durable(9)
    assert laptop.wish("w1") is None


def test_what_is_rejected_is_kept_and_no_longer_shown_as_done(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    laptop.outbox.perform([renamed(1, "c1", "Acme Ltd")])
    refusal = Result(op_id=op_id(1), status="rejected", code="role", title="Not {who}.",
                     details={"who": "you"})  # fmt: skip
    laptop.outbox.take_results(pushed(refusal))
    assert laptop.name() == "Acme"
    (kept,) = laptop.outbox.waiting(OutboxState.REJECTED)
    assert kept.problem
    assert (kept.problem.code, kept.problem.details) == ("role", {"who": "you"})
    assert laptop.outbox.next_batch(50) == []


def test_what_depends_on_a_rejected_record_waits_until_that_is_mended(laptop: Laptop) -> None:
    laptop.outbox.perform([wish(1, "c1", "Ring twice")])
    laptop.outbox.perform([change(op_id(2), Kind.PREFERENCE, "w1", 0, {"text": "Knock"}, NOON)])
    laptop.outbox.take_results(pushed(Result(op_id=op_id(1), status="rejected", code="role")))
    assert [kept.state for kept in laptop.outbox.waiting()] == ["rejected", "blocked"]
    again = wish(1, "c1", "Ring once")
    laptop.outbox.send_again(op_id(1), replace(again, op_id=op_id(3)))
    assert [op.op_id for op in laptop.outbox.next_batch(50)] == [op_id(3), op_id(2)]
    assert laptop.wish("w1") == "Knock"


def test_only_the_author_discards_work(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    laptop.outbox.perform([renamed(1, "c1", "Acme Ltd")])
    laptop.outbox.discard(op_id(1))
    assert laptop.name() == "Acme"
    assert not laptop.holds_copies()


def test_an_answer_that_comes_twice_changes_nothing(laptop: Laptop) -> None:
    laptop.outbox.perform([wish(1, "c1", "Ring twice")])
    answer = pushed(Result(op_id=op_id(1), status="applied", rev=1, seq=9))
    laptop.outbox.take_results(answer)
    laptop.outbox.take_results(pushed(Result(op_id=op_id(1), status="rejected", code="late")))
    assert laptop.outbox.counts()[OutboxState.ACKNOWLEDGED] == 1


def test_a_server_that_has_no_time_leaves_work_waiting(laptop: Laptop) -> None:
    laptop.outbox.perform([wish(1, "c1", "Ring twice")])
    laptop.outbox.take_results(pushed(Result(op_id=op_id(1), status="retry")))
    assert len(laptop.outbox.next_batch(50)) == 1


def test_after_a_reset_all_is_readable_and_acknowledged_work_is_sent_again(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(6, Customer("c2", "Gone", "north")), put(7, ACME, rev=5)))
    laptop.outbox.perform([renamed(1, "c1", "Acme Ltd")])
    laptop.outbox.take_results(pushed(Result(op_id=op_id(1), status="applied", rev=6, seq=9)))
    laptop.mirror.reset()
    assert laptop.state.anchor() is None
    assert laptop.mirror.cursors() == {}
    assert (laptop.name(), laptop.name("c2")) == ("Acme Ltd", "Gone")
    assert len(laptop.outbox.next_batch(50)) == 1
    laptop.outbox.take_results(pushed(Result(op_id=op_id(1), status="applied", rev=2, seq=4)))
    laptop.mirror.take(pulled(put(3, Customer("c3", "New", "north")), target=4))
    assert laptop.name("c2") == "Gone"
    laptop.mirror.take(pulled(put(4, Customer("c1", "Acme Ltd", "north"), rev=2)))
    assert (laptop.name(), laptop.name("c2"), laptop.name("c3")) == ("Acme Ltd", None, "New")
    assert not laptop.holds_copies()


def test_the_digest_is_of_the_servers_copies_alone(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    expected = digest_of([("customer", "c1", 1, encode(Kind.CUSTOMER, ACME))])
    assert laptop.mirror.digest(NORTH) == expected
    laptop.outbox.perform([renamed(1, "c1", "Acme Ltd"), wish(2, "c1", "Ring twice")])
    assert laptop.mirror.digest(NORTH) == expected


def test_a_wiped_laptop_holds_nothing(laptop: Laptop) -> None:
    laptop.mirror.take(pulled(put(7, ACME)))
    laptop.outbox.perform([wish(1, "c1", "Ring twice")])
    laptop.mirror.clear()
    laptop.mirror.scrub()
    assert laptop.mirror.count() == 0
    assert laptop.outbox.waiting() == []


def test_a_kind_that_only_a_newer_program_knows_is_kept(laptop: Laptop) -> None:
    row = Row(7, "put", "dragon", "d1", 1, '{"v":1,"id":"d1"}')
    laptop.mirror.take(pulled(row))
    assert laptop.mirror.digest(NORTH) == digest_of([("dragon", "d1", 1, '{"v":1,"id":"d1"}')])
    laptop.mirror.take(pulled(row._replace(seq=8, rev=2)))
    laptop.mirror.take(pulled(evict(9, Kind.CUSTOMER, "d1")._replace(kind="dragon")))
    assert laptop.mirror.count() == 0
