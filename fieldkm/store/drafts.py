"""Forms that are being filled in, field by field, so that a crash costs no more than a word.

Nothing of it travels: what is meant is written as a record, and its draft forgotten with it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from fieldkm.store.database import Database
from fieldkm.store.outbox import Beside
from fieldkm.store.tables import drafts


class Drafts:
    """Texts by the record that they are written for and the name of the field."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, subject: str, fields: Mapping[str, str]) -> None:
        """Keep what stands in some fields now; one that is empty is forgotten."""
        full = {field: value for field, value in fields.items() if value}
        with self._database.write() as connection:
            forget_in(connection, subject, fields.keys() - full.keys())
            if full:
                row = insert(drafts)
                connection.execute(
                    row.on_conflict_do_update(
                        index_elements=["subject", "field"], set_={"value": row.excluded.value}
                    ),
                    [
                        {"subject": subject, "field": field, "value": value}
                        for field, value in full.items()
                    ],
                )

    def of(self, subject: str) -> dict[str, str]:
        """Return what was being filled in for a record."""
        query = select(drafts.c.field, drafts.c.value).where(drafts.c.subject == subject)
        with self._database.read() as connection:
            return {row.field: row.value for row in connection.execute(query)}

    def with_field(self, field: str) -> dict[str, str]:
        """Return what stands in a field, by the subjects that have it."""
        query = select(drafts.c.subject, drafts.c.value).where(drafts.c.field == field)
        with self._database.read() as connection:
            return {row.subject: row.value for row in connection.execute(query)}

    def forget(self, subject: str) -> None:
        """Forget all that was being filled in for a record."""
        with self._database.write() as connection:
            forget_in(connection, subject, None)

    def done(self, subject: str, *fields: str) -> Beside:
        """Return what forgets fields (none named: all) in the transaction that writes them."""
        return partial(forget_in, subject=subject, fields=fields or None)


def forget_in(connection: Connection, subject: str, fields: Collection[str] | None) -> None:
    """Forget some fields of a subject, or all."""
    rows = drafts.c.subject == subject
    if fields is None:
        connection.execute(delete(drafts).where(rows))
    elif fields:
        connection.execute(delete(drafts).where(rows, drafts.c.field.in_(fields)))
