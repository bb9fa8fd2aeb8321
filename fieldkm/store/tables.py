"""The tables as they are now; the migrations lead here."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()


def _place() -> tuple[Column[str], ...]:
    return (
        Column("manual", String, nullable=False),
        Column("page", String, nullable=False),
        Column("anchor", String, nullable=False, default=""),
        Column("quote", Text, nullable=False, default=""),
        Column("version", String, nullable=False, default=""),
    )


# Times are ISO 8601 in UTC: readable in any tool, and they sort as text.
notes = Table(
    "notes",
    metadata,
    Column("id", String, primary_key=True),
    *_place(),
    Column("text", Text, nullable=False),
    Column("changed", String, nullable=False),
)

favourites = Table(
    "favourites",
    metadata,
    Column("id", String, primary_key=True),
    *_place(),
    Column("title", Text, nullable=False),
    Column("made", String, nullable=False),
)

seen = Table(
    "seen",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    *_place(),
    Column("title", Text, nullable=False),
    Column("seen_at", String, nullable=False),
)

work_sessions = Table(
    "work_sessions",
    metadata,
    Column("id", String, primary_key=True),
    Column("model", String, nullable=False),
    Column("serial", String, nullable=False),
    Column("started", String, nullable=False),
    Column("closed", String),
)

ticks = Table(
    "ticks",
    metadata,
    Column("session", String, ForeignKey("work_sessions.id"), primary_key=True),
    Column("manual", String, primary_key=True),
    Column("page", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("anchor", String, nullable=False, default=""),
    Column("quote", Text, nullable=False, default=""),
    Column("version", String, nullable=False, default=""),
    Column("ticked", String, nullable=False),
)

Index("notes_by_page", notes.c.manual, notes.c.page)
Index("favourites_by_page", favourites.c.manual, favourites.c.page)
