"""How often fixes were found and opened here, until the server has been told: numbers, and never a
word of what was searched for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from fieldkm.store.database import Database
from fieldkm.store.outbox import Beside
from fieldkm.store.tables import fix_demand


@dataclass(frozen=True, slots=True)
class Asked:
    """How often a fix was found and opened."""

    fix: str
    found: int = 0
    opened: int = 0


class FixDemands:
    """Counts them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, asked: Collection[Asked]) -> None:
        """Add to what is counted."""
        if not asked:
            return
        row = insert(fix_demand)
        added = row.on_conflict_do_update(
            index_elements=["fix"],
            set_={
                "found": fix_demand.c.found + row.excluded.found,
                "opened": fix_demand.c.opened + row.excluded.opened,
            },
        )
        with self._database.write() as connection:
            connection.execute(
                added,
                [{"fix": one.fix, "found": one.found, "opened": one.opened} for one in asked],
            )

    def counted(self) -> list[Asked]:
        """Return what the server has not been told."""
        query = select(fix_demand).order_by(fix_demand.c.fix)
        with self._database.read() as connection:
            return [Asked(row.fix, row.found, row.opened) for row in connection.execute(query)]

    def told(self, asked: Collection[Asked]) -> Beside:
        """Return what takes counts off, in the transaction that makes the telling."""
        return partial(_take_off, asked=tuple(asked))


def _take_off(connection: Connection, asked: Collection[Asked]) -> None:
    less = (
        update(fix_demand)
        .where(fix_demand.c.fix == bindparam("of"))
        .values(
            found=fix_demand.c.found - bindparam("less_found"),
            opened=fix_demand.c.opened - bindparam("less_opened"),
        )
    )
    connection.execute(
        less,
        [{"of": one.fix, "less_found": one.found, "less_opened": one.opened} for one in asked],
    )
    connection.execute(delete(fix_demand).where(fix_demand.c.found <= 0, fix_demand.c.opened <= 0))
