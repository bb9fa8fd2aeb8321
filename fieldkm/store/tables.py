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

# What the technician sees: the server's records, with their own unsent work in them.
records = Table(
    "records",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("parent", String, nullable=False),
    Column("key", String, nullable=False),
    Column("moment", String, nullable=False),
)

# The server's copy of exactly those records that the technician's own operations have changed; no
# payload where the server has none.
held = Table(
    "held",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("payload", Text),
)

memberships = Table(
    "memberships",
    metadata,
    Column("scope", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    sqlite_with_rowid=False,
)

cursors = Table(
    "cursors",
    metadata,
    Column("scope", String, primary_key=True),
    Column("seq", Integer, nullable=False),
)

sync_state = Table(
    "sync_state",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("op_id", String, nullable=False, unique=True),
    Column("type", String, nullable=False),
    Column("record", String, nullable=False),
    Column("base_rev", Integer, nullable=False),
    Column("args", Text, nullable=False),
    Column("client_time", String, nullable=False),
    Column("state", String, nullable=False),
    Column("in_conflict", Integer, nullable=False),
    Column("problem", Text, nullable=False),
    Column("ack_seq", Integer, nullable=False),
    Column("ack_rev", Integer, nullable=False),
)

outbox_touches = Table(
    "outbox_touches",
    metadata,
    Column("op_id", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    sqlite_with_rowid=False,
)

# `received` counts the bytes that are here of one to be fetched, or there of one to be sent.
blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("received", Integer, nullable=False),
)

# Forms that are being filled in. A row goes with the record that it is about (see the migration).
drafts = Table(
    "drafts",
    metadata,
    Column("subject", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What readers read of each fix, made again whenever its record or a revision of it changes (see
# `fix_table`). `writer` is who wrote the current revision; numbers are without hyphens; `words` is
# what a list is filtered by.
fixes_here = Table(
    "fixes_here",
    metadata,
    Column("fix", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("is_approved", Integer, nullable=False),
    Column("is_waiting", Integer, nullable=False),
    Column("author", String, nullable=False),
    Column("writer", String, nullable=False),
    Column("number", String, nullable=False),
    Column("local_number", String, nullable=False),
    Column("moment", String, nullable=False),
    Column("language", String, nullable=False),
    Column("symptom", Text, nullable=False),
    Column("models", Text, nullable=False),
    Column("fault_codes", Text, nullable=False),
    Column("words", Text, nullable=False),
)

# What a fix is about, as its shown revision says: a page (`manual/page`), a part, a code, a model.
fix_links = Table(
    "fix_links",
    metadata,
    Column("what", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("fix", String, primary_key=True),
    sqlite_with_rowid=False,
)

# How often fixes were found and opened here since the server was told.
fix_demand = Table(
    "fix_demand",
    metadata,
    Column("fix", String, primary_key=True),
    Column("found", Integer, nullable=False),
    Column("opened", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What the search has not taken in yet: written with the rows, so that a crash loses none. A record
# stands in it once; one that changes again gets a new number, so that it is taken in again.
index_queue = Table(
    "index_queue",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice
)

Index("records_by_parent", records.c.parent)
Index("records_by_key", records.c.kind, records.c.key)
Index("records_by_moment", records.c.kind, records.c.moment)
Index("memberships_by_record", memberships.c.kind, memberships.c.id)
Index("fixes_by_moment", fixes_here.c.moment)
Index("fixes_by_state", fixes_here.c.state, fixes_here.c.is_waiting, fixes_here.c.is_approved)
Index("fixes_by_author", fixes_here.c.author)
Index("fixes_by_writer", fixes_here.c.writer)
Index("fixes_by_number", fixes_here.c.number)
Index("fixes_by_local_number", fixes_here.c.local_number)
Index("fixes_that_wait", fixes_here.c.is_waiting, fixes_here.c.moment)
Index("fix_links_by_fix", fix_links.c.fix)
Index("outbox_by_state", outbox.c.state, outbox.c.number)
Index("outbox_touches_by_record", outbox_touches.c.kind, outbox_touches.c.id)
Index("index_queue_by_record", index_queue.c.kind, index_queue.c.id, unique=True)
