"""The reader's private notes."""

from __future__ import annotations

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from fieldkm.domain.reading import Note
from fieldkm.store.database import Database
from fieldkm.store.rows import place_of, place_values, time_of, time_text
from fieldkm.store.tables import notes


class Notes:
    """Notes by id and by manual."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, note: Note) -> None:
        """Write a note, or what has become of it."""
        values = {
            "id": note.id,
            **place_values(note.place),
            "text": note.text,
            "changed": time_text(note.changed),
        }
        with self._database.write() as connection:
            connection.execute(
                insert(notes)
                .values(values)
                .on_conflict_do_update(index_elements=["id"], set_=values)
            )

    def remove(self, note_id: str) -> None:
        """Forget a note."""
        with self._database.write() as connection:
            connection.execute(delete(notes).where(notes.c.id == note_id))

    def of_manual(self, manual: str) -> list[Note]:
        """Return the notes in a manual, the oldest first."""
        query = select(notes).where(notes.c.manual == manual).order_by(notes.c.changed, notes.c.id)
        with self._database.read() as connection:
            return [_note(row) for row in connection.execute(query)]

    def all(self) -> list[Note]:
        """Return all notes, the newest first."""
        query = select(notes).order_by(notes.c.changed.desc(), notes.c.id)
        with self._database.read() as connection:
            return [_note(row) for row in connection.execute(query)]


def _note(row: Row[tuple[object, ...]]) -> Note:
    return Note(row.id, place_of(row), row.text, time_of(row.changed))
