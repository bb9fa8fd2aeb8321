"""What the search has not taken in yet. It is filled with the rows themselves (`overlay`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, delete, func, insert, select, true

from fieldkm.protocol.kinds import Kind
from fieldkm.store.database import Database
from fieldkm.store.tables import index_queue, records


@dataclass(frozen=True, slots=True)
class Queued:
    """A record that came, changed or went; whoever took it in removes `number` and no other."""

    number: int
    kind: str
    id: str


class IndexQueue:
    """What waits in one database for one index: records of the kinds that it `takes` (none named:
    of all) but for those that it `leaves` to others.
    """

    def __init__(
        self, database: Database, takes: Iterable[Kind] = (), leaves: Iterable[Kind] = ()
    ) -> None:
        self._database = database
        self._share = _share([kind.value for kind in takes], [kind.value for kind in leaves])

    def count(self) -> int:
        """Return how many records wait."""
        query = select(func.count()).select_from(index_queue).where(self._share)
        with self._database.read() as connection:
            return connection.execute(query).scalar() or 0

    def can_fill(self, *kinds: Kind) -> bool:
        """Tell whether there is any record of these kinds."""
        query = select(records.c.id).where(records.c.kind.in_([kind.value for kind in kinds]))
        with self._database.read() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def newest(self, limit: int) -> list[Queued]:
        """Return those that came last, the newest first."""
        query = select(index_queue).where(self._share)
        query = query.order_by(index_queue.c.number.desc()).limit(limit)
        with self._database.read() as connection:
            return [Queued(row.number, row.kind, row.id) for row in connection.execute(query)]

    def remove(self, taken: Iterable[Queued]) -> None:
        """Remove what was taken in; a record that has changed since waits with a new number."""
        numbers = [(queued.number,) for queued in taken]
        if numbers:
            with self._database.write() as connection:
                connection.exec_driver_sql("DELETE FROM index_queue WHERE number = ?", numbers)

    def refill(self, *kinds: Kind) -> None:
        """Let all records of these kinds wait, and nothing else for this index: those of the last
        kind are newest, and of each kind those with the newest moment.
        """
        with self._database.write() as connection:
            connection.execute(delete(index_queue).where(self._share))
            for kind in kinds:
                in_order = _of_kind(kind).order_by(records.c.moment, records.c.id)
                connection.execute(insert(index_queue).from_select(["kind", "id"], in_order))

    def hurry(self, kind: Kind, count: int) -> None:
        """Let the newest records of a kind be taken in before all else."""
        newest = _of_kind(kind).order_by(records.c.moment.desc()).limit(count).subquery()
        in_front = insert(index_queue).prefix_with("OR REPLACE")
        with self._database.write() as connection:
            connection.execute(in_front.from_select(["kind", "id"], select(newest)))


def _share(takes: list[str], leaves: list[str]) -> ColumnElement[bool]:
    taken = index_queue.c.kind.in_(takes) if takes else true()
    return taken & index_queue.c.kind.not_in(leaves) if leaves else taken


def _of_kind(kind: Kind) -> Select[str, str]:
    return select(records.c.kind, records.c.id).where(records.c.kind == kind.value)
