"""Work at one machine before there is a visit: the session, its ticked steps and acknowledged
alarms.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from fieldkm.domain.reading import Tick, WorkSession
from fieldkm.store.database import Database
from fieldkm.store.rows import place_of, place_values, time_of, time_text
from fieldkm.store.tables import ticks, work_sessions


class WorkSessions:
    """Work sessions and what was ticked in them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, session: WorkSession) -> None:
        """Begin a session."""
        with self._database.write() as connection:
            self.start_in(connection, session)

    def start_in(self, connection: Connection, session: WorkSession) -> None:
        """Begin a session in a transaction that does more."""
        connection.execute(
            insert(work_sessions).values(
                id=session.id,
                model=session.model,
                serial=session.serial,
                started=time_text(session.started),
                closed=None,
            )
        )

    def close(self, session_id: str, when: datetime) -> None:
        """End a session; its ticks stay."""
        with self._database.write() as connection:
            self.close_in(connection, session_id, when)

    def close_in(self, connection: Connection, session_id: str, when: datetime) -> None:
        """End a session in a transaction that does more."""
        connection.execute(
            update(work_sessions)
            .where(work_sessions.c.id == session_id)
            .values(closed=time_text(when))
        )

    def open_for(self, model: str, serial: str) -> WorkSession | None:
        """Return the newest session of a machine that is not closed."""
        query = (
            select(work_sessions)
            .where(
                work_sessions.c.model == model,
                work_sessions.c.serial == serial,
                work_sessions.c.closed.is_(None),
            )
            .order_by(work_sessions.c.started.desc())
        )
        with self._database.read() as connection:
            row = connection.execute(query).first()
        return _session(row) if row else None

    def tick(self, tick: Tick) -> None:
        """Note that a step was done or an alarm acknowledged; a second time changes nothing."""
        values = {
            "session": tick.session,
            **place_values(tick.place),
            "key": tick.key,
            "ticked": time_text(tick.when),
        }
        with self._database.write() as connection:
            connection.execute(upsert(ticks).values(values).on_conflict_do_nothing())

    def untick(self, session_id: str, manual: str, page: str, key: str) -> None:
        """Take a tick back."""
        rows = (
            (ticks.c.session == session_id)
            & (ticks.c.manual == manual)
            & (ticks.c.page == page)
            & (ticks.c.key == key)
        )
        with self._database.write() as connection:
            connection.execute(delete(ticks).where(rows))

    def ticks(self, session_id: str) -> list[Tick]:
        """Return all that was ticked in a session, in the order of time."""
        query = select(ticks).where(ticks.c.session == session_id).order_by(ticks.c.ticked)
        with self._database.read() as connection:
            return [_tick(row) for row in connection.execute(query)]


def _session(row: Row[tuple[object, ...]]) -> WorkSession:
    closed = time_of(row.closed) if row.closed else None
    return WorkSession(row.id, row.model, row.serial, time_of(row.started), closed)


def _tick(row: Row[tuple[object, ...]]) -> Tick:
    return Tick(row.session, place_of(row), row.key, time_of(row.ticked))
