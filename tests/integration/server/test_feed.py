"""The one door to the feed: order, revs, scopes, anchors."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, delete, exc, select, text

from fieldkm.domain.customers import Customer
from fieldkm.errors import Refused
from fieldkm.protocol.envelopes import Anchor
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import encode
from fieldkm.server.database import ServerDatabase
from fieldkm.server.feed import (
    BACKUPS_SETTING,
    RESTORABLE,
    THE_SERVER,
    Change,
    Commit,
    Writer,
    check_anchor,
    commit,
    durable_seq,
    head,
)
from fieldkm.server.records import FieldRev, stored
from fieldkm.server.tables import backups, commits, feed, records, server_settings
from tests.support.clock import FakeClock

NOW = FakeClock().now()
A, B, C = "territory:a", "territory:b", "territory:c"


def customer(name: str = "c-1", title: str = "Mill", *scopes: str, **fields: str) -> Change:
    payload = encode(Kind.CUSTOMER, Customer(name, title, **fields))
    return Change(Kind.CUSTOMER, name, payload, frozenset(scopes or (A,)))


def done(database: ServerDatabase, *changes: Change, writer: Writer = THE_SERVER) -> Commit:
    with database.write() as connection:
        return commit(connection, changes, NOW, writer)


def rows(database: ServerDatabase, scope: str) -> list[tuple[object, ...]]:
    query = select(feed.c.seq, feed.c.op, feed.c.id).where(feed.c.scope == scope)
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(feed.c.seq))]


def test_each_record_of_a_commit_has_a_seq_of_its_own(server_database: ServerDatabase) -> None:
    first = done(server_database, customer("c-1"), customer("c-2", "Two", A, B))
    second = done(server_database, customer("c-3"))
    assert (first.anchor.seq, second.anchor.seq) == (2, 3)
    assert rows(server_database, A) == [(1, "put", "c-1"), (2, "put", "c-2"), (3, "put", "c-3")]
    assert rows(server_database, B) == [(2, "put", "c-2")]


def test_a_record_has_one_row_in_a_scope_and_it_moves_forward(
    server_database: ServerDatabase,
) -> None:
    done(server_database, customer("c-1"), customer("c-2"))
    made = done(server_database, customer("c-1", "Changed"))
    assert made.revs == {("c-1", "customer"): 2}
    assert rows(server_database, A) == [(2, "put", "c-2"), (3, "put", "c-1")]


def test_a_record_that_leaves_a_scope_is_evicted_and_put_in_one_commit(
    server_database: ServerDatabase,
) -> None:
    done(server_database, customer("c-1", "Mill", A, B))
    made = done(server_database, customer("c-1", "Mill", B, C))
    assert rows(server_database, A) == [(made.anchor.seq, "evict", "c-1")]
    assert rows(server_database, B) == rows(server_database, C) == [(2, "put", "c-1")]
    done(server_database, customer("c-1", "Mill", A))
    assert rows(server_database, A) == [(3, "put", "c-1")]
    assert rows(server_database, C) == [(3, "evict", "c-1")]


def test_what_stays_as_it_is_is_left_alone_but_the_clock_goes_on(
    server_database: ServerDatabase,
) -> None:
    done(server_database, customer("c-1"))
    made = done(server_database, customer("c-1"))
    assert made.revs == {("c-1", "customer"): 1}
    assert rows(server_database, A) == [(1, "put", "c-1")]
    assert made.anchor.seq == 2
    assert done(server_database).anchor.seq == 3


def test_of_two_changes_of_one_record_the_later_holds(server_database: ServerDatabase) -> None:
    made = done(server_database, customer("c-1", "One"), customer("c-1", "Two", B))
    assert (made.anchor.seq, rows(server_database, A)) == (1, [])
    assert rows(server_database, B) == [(1, "put", "c-1")]


def test_a_removed_record_leaves_no_word_and_its_revs_go_on(
    server_database: ServerDatabase,
) -> None:
    done(server_database, customer("c-1", "Secret"))
    gone = done(server_database, Change(Kind.CUSTOMER, "c-1", None, None))
    assert gone.revs == {("c-1", "customer"): 2}
    assert rows(server_database, A) == [(2, "evict", "c-1")]
    with server_database.read() as connection:
        kept = connection.execute(text("SELECT * FROM records")).one()
    assert "Secret" not in str(kept)
    assert done(server_database, customer("c-1")).revs == {("c-1", "customer"): 3}


def test_the_last_change_of_each_field_is_known(server_database: ServerDatabase) -> None:
    ann, bob = Writer("laptop-a", "ann"), Writer("laptop-b", "bob")
    done(server_database, customer("c-1", "Mill", phone="1"), writer=ann)
    done(server_database, customer("c-1", "Mill", phone="2"), writer=bob)
    done(server_database, customer("c-1", "Mill", B, phone="2"))  # it only moved
    with server_database.read() as connection:
        record = stored(connection, [("c-1", "customer")])["c-1", "customer"]
    assert record.rev == 3
    assert record.field_rev("phone") == FieldRev(2, "laptop-b", "bob")
    assert record.field_rev("name") == FieldRev(1, "laptop-a", "ann")


def test_an_anchor_is_known_to_the_server_that_gave_it(server_database: ServerDatabase) -> None:
    anchors = [done(server_database, customer(f"c-{n}")).anchor for n in range(2)]
    with server_database.read() as connection:
        first = select(commits.c.nonce).where(commits.c.seq == 0)
        anchors.append(Anchor(0, connection.execute(first).scalar_one()))
        for anchor in (*anchors, None):
            check_anchor(connection, anchor, has_begun=False)
        assert head(connection) == anchors[1]
    assert len({anchor.nonce for anchor in anchors}) == 3


def test_an_anchor_of_a_lost_future_is_a_reset_even_when_it_was_overtaken(
    server_database: ServerDatabase,
) -> None:
    lost = done(server_database, customer("c-1")).anchor
    with server_database.write() as connection:  # as a restore would
        connection.execute(delete(commits).where(commits.c.seq == lost.seq))
        connection.execute(text("UPDATE clock SET seq = 0"))
        connection.execute(delete(feed))
        connection.execute(delete(records))
    assert done(server_database, customer("c-2")).anchor.seq == lost.seq
    done(server_database, customer("c-3"))
    with server_database.read() as connection, pytest.raises(Refused) as caught:
        check_anchor(connection, lost, has_begun=True)
    assert caught.value.code == "reset"


def test_the_head_is_durable_unless_backups_are_made(server_database: ServerDatabase) -> None:
    done(server_database, customer("c-1"), customer("c-2"))
    with server_database.write() as connection:
        assert durable_seq(connection) == 2
        connection.execute(server_settings.insert().values(name=BACKUPS_SETTING, value="on"))
        assert durable_seq(connection) == 0
        for seq, verified in ((1, True), (2, False)):
            row = {"seq": seq, "at": "", "path": "", "verified": verified}
            connection.execute(backups.insert(), row)
        assert durable_seq(connection) == 1


def test_what_each_of_the_last_backups_holds_is_durable(server_database: ServerDatabase) -> None:
    with server_database.write() as connection:
        connection.execute(server_settings.insert().values(name=BACKUPS_SETTING, value="on"))
        for seq in range(1, RESTORABLE + 3):
            row = {"seq": 10 * seq, "at": f"2026-11-{seq:02}", "path": "", "verified": True}
            connection.execute(backups.insert(), row)
        assert durable_seq(connection) == 30


def test_nothing_is_left_of_a_commit_that_fails(server_database: ServerDatabase) -> None:
    def fail_late(connection: Connection) -> None:
        commit(connection, [customer("c-1")], NOW)
        connection.execute(commits.insert().values(seq=1, nonce="", at=""))

    with pytest.raises(exc.IntegrityError):
        server_database.transact(fail_late)
    with server_database.read() as connection:
        assert head(connection).seq == 0
        assert not stored(connection, [("c-1", "customer")])
    assert done(server_database, customer("c-1")).anchor.seq == 1
