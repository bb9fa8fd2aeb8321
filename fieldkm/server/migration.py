"""Brings the server's database to the newest schema; Alembic's history stands in `migrations/`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

_HISTORY = Path(__file__).parent / "migrations"
# Workers that start at once: the first migrates, the others wait and find nothing to do.
_LOCK = 0x666B6D  # a number of our own among PostgreSQL's advisory locks


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the missing migrations in the connection's transaction, which is for writing."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Go back to `revision` (`base` for nothing); for tests of the way back."""
    command.downgrade(_config(connection), revision)


def copy_file(engine: Engine, target: Path) -> None:
    """Copy an SQLite database as it is now; its file alone may lack what stands in the WAL."""
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    connection = engine.raw_connection()  # it does not copy in a transaction
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(partial),))
    finally:
        connection.close()
    partial.replace(target)


def is_known(revision: str) -> bool:
    """Tell whether a database at `revision` is one of ours, not of a newer server."""
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(_HISTORY)).walk_revisions()
    return any(step.revision == revision for step in steps)


def newest_revision() -> str:
    """Return the newest migration there is."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(_HISTORY)).get_current_head() or ""


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HISTORY).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
