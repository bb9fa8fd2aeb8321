"""The server's records on this laptop: pages taken over, scopes dropped, resets survived.

An answer is one transaction: rows, memberships, cursors and the search's queue together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from fieldkm.protocol.digests import Digest, digest_of
from fieldkm.protocol.envelopes import Page, PullAnswer, Row
from fieldkm.store.blobs import offer_again
from fieldkm.store.database import Database
from fieldkm.store.fix_table import fixes_of, refresh
from fieldkm.store.overlay import (
    ACKNOWLEDGED,
    PENDING,
    Identity,
    facets_of,
    hold,
    is_record,
    queue_for_index,
    recompute,
    remove,
)
from fieldkm.store.sync_state import (
    end_sweeping,
    forget_anchor,
    is_sweeping,
    keep_anchor,
    keep_days,
)
from fieldkm.store.tables import (
    blobs,
    cursors,
    drafts,
    fix_demand,
    fix_links,
    fixes_here,
    held,
    memberships,
    outbox,
    outbox_touches,
    records,
)

_STALE = -1  # the rev of a row that a reset has left unconfirmed

# Written as text: two thousand rows in one call, without a statement made for each.
_PUT = """
INSERT INTO records (kind, id, rev, payload, parent, key, moment) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (kind, id) DO UPDATE SET rev = excluded.rev, payload = excluded.payload,
parent = excluded.parent, key = excluded.key, moment = excluded.moment
WHERE excluded.rev >= records.rev
"""
_JOIN = "INSERT OR IGNORE INTO memberships (scope, kind, id) VALUES (?, ?, ?)"
_LEAVE = "DELETE FROM memberships WHERE scope = ? AND kind = ? AND id = ?"
_UPDATE_HELD = """
UPDATE held SET rev = ?, payload = ? WHERE kind = ? AND id = ? AND (rev <= ? OR payload IS NULL)
"""


class Mirror:
    """What the server has sent; see `overlay` for the technician's own work over it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cursors(self) -> dict[str, int]:
        """Return how far each scope has been taken over."""
        with self._database.read() as connection:
            return _reached(connection)

    def take(self, answer: PullAnswer) -> None:
        """Take an answer over, whole: what is newer, what is evicted, scopes that are gone."""
        with self._database.write() as connection:
            self._drop_missing(connection, answer.scopes)
            for scope, page in answer.pages.items():
                _take_page(connection, scope, page)
            keep_anchor(connection, answer.anchor)
            keep_days(connection, answer.lock_after_days, answer.review_after_days)
            if is_sweeping(connection) and answer.is_reached_by(_reached(connection)):
                _sweep(connection)
                end_sweeping(connection)

    def reset(self) -> None:
        """Begin anew, since the server has gone back to an older state.

        The rows stay readable until the next pull has confirmed them; acknowledged operations, and
        the photos that are here, wait to be sent again.
        """
        with self._database.write() as connection:
            forget_anchor(connection)
            connection.execute(delete(cursors))
            connection.execute(delete(memberships))
            connection.execute(update(records).values(rev=_STALE))
            connection.execute(update(held).values(rev=_STALE))
            connection.execute(
                update(outbox)
                .where(outbox.c.state == ACKNOWLEDGED)
                .values(state=PENDING, ack_seq=0, ack_rev=0)
            )
            offer_again(connection)
            for identity in _touched_by_live(connection):
                hold(connection, identity)
                recompute(connection, identity)

    def clear(self) -> None:
        """Forget all records, whatever waits to be sent or is being written: the device is wiped or
        handed on.
        """
        with self._database.write() as connection:
            here = connection.execute(select(records.c.kind, records.c.id)).all()
            queue_for_index(connection, [(row.kind, row.id) for row in here])
            for table in (
                *(records, held, memberships, cursors, outbox_touches, outbox, blobs),
                *(fixes_here, fix_links, fix_demand, drafts),
            ):
                connection.execute(delete(table))
            forget_anchor(connection)
            end_sweeping(connection)

    def digest(self, scope: str) -> Digest:
        """Return the digest of what is here of a scope, the server's copies alone."""
        rows = (
            select(
                memberships.c.kind,
                memberships.c.id,
                func.coalesce(held.c.rev, records.c.rev),
                func.coalesce(held.c.payload, records.c.payload),
            )
            .outerjoin(records, _same(records))
            .outerjoin(held, _same(held))
            .where(memberships.c.scope == scope)
        )
        with self._database.read() as connection:
            return digest_of(
                (k, i, rev, payload) for k, i, rev, payload in connection.execute(rows)
            )

    def count(self) -> int:
        """Return how many records are here."""
        with self._database.read() as connection:
            return connection.execute(select(func.count()).select_from(records)).scalar() or 0

    def scrub(self) -> None:
        """Leave no trace of what was deleted."""
        self._database.scrub()

    def _drop_missing(self, connection: Connection, scopes: Sequence[str]) -> None:
        gone = select(cursors.c.scope).where(cursors.c.scope.not_in(scopes))
        for scope in connection.execute(gone).scalars().all():
            of_scope = select(memberships.c.kind, memberships.c.id).where(
                memberships.c.scope == scope
            )
            dropped = [(row.kind, row.id) for row in connection.execute(of_scope)]
            connection.execute(delete(memberships).where(memberships.c.scope == scope))
            connection.execute(delete(cursors).where(cursors.c.scope == scope))
            _forget(connection, dropped)


def _reached(connection: Connection) -> dict[str, int]:
    return {row.scope: row.seq for row in connection.execute(select(cursors))}


def _take_page(connection: Connection, scope: str, page: Page) -> None:
    puts = [row for row in page.rows if row.op == "put"]
    evicted = [(row.kind, row.id) for row in page.rows if row.op == "evict"]
    if puts:
        _put(connection, scope, puts)
    if evicted:
        left = [(scope, kind, record) for kind, record in evicted]
        connection.exec_driver_sql(_LEAVE, left)
        _forget(connection, evicted)
    row = upsert(cursors).values(scope=scope, seq=page.next)
    connection.execute(
        row.on_conflict_do_update(index_elements=["scope"], set_={"seq": row.excluded.seq})
    )


def _put(connection: Connection, scope: str, puts: Sequence[Row]) -> None:
    own = _held_ones(connection)
    free = [row for row in puts if (row.kind, row.id) not in own]
    connection.exec_driver_sql(_JOIN, [(scope, row.kind, row.id) for row in puts])
    if free:
        connection.exec_driver_sql(_PUT, [_values(row) for row in free])
    come = [(row.kind, row.id) for row in free]
    refresh(connection, fixes_of(connection, come))
    queue_for_index(connection, come)
    for row in puts:
        if (row.kind, row.id) in own:
            values = (row.rev, row.payload, row.kind, row.id, row.rev)
            connection.exec_driver_sql(_UPDATE_HELD, values)
            recompute(connection, (row.kind, row.id))


def _values(row: Row) -> tuple[str, str, int, str, str, str, str]:
    payload = row.payload or ""
    found = facets_of(row.kind, payload)
    return row.kind, row.id, row.rev, payload, found.parent, found.key, found.moment


def _held_ones(connection: Connection) -> set[Identity]:
    return {(row.kind, row.id) for row in connection.execute(select(held.c.kind, held.c.id))}


def _forget(connection: Connection, identities: Iterable[Identity]) -> None:
    """Remove those records that are in no scope any more; the technician's own work stays."""
    own = _held_ones(connection)
    gone = []
    for identity in identities:
        in_a_scope = select(exists().where(is_record(memberships, identity)))
        if connection.execute(in_a_scope).scalar():
            continue
        if identity in own:
            connection.execute(
                update(held).where(is_record(held, identity)).values(rev=0, payload=None)
            )
            recompute(connection, identity)
        else:
            gone.append(identity)
    remove(connection, gone)


def _sweep(connection: Connection) -> None:
    """Remove what was there before a reset and has not come again."""
    unconfirmed = select(records.c.kind, records.c.id).where(
        ~exists().where(memberships.c.kind == records.c.kind, memberships.c.id == records.c.id)
    )
    _forget(connection, [(row.kind, row.id) for row in connection.execute(unconfirmed).all()])


def _touched_by_live(connection: Connection) -> list[Identity]:
    query = (
        select(outbox_touches.c.kind, outbox_touches.c.id)
        .join(outbox, outbox.c.op_id == outbox_touches.c.op_id)
        .where(outbox.c.state.in_((PENDING, ACKNOWLEDGED)))
        .distinct()
    )
    return [(row.kind, row.id) for row in connection.execute(query)]


def _same(table: Table) -> ColumnElement[bool]:
    return and_(table.c.kind == memberships.c.kind, table.c.id == memberships.c.id)
