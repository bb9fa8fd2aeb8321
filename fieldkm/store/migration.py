"""Brings a database to the newest schema; Alembic's history stands in `migrations/`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

_HISTORY = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the missing migrations in one transaction; of two processes the second finds nothing to
    do.
    """
    with engine.begin() as connection:
        # Else sqlite3 begins none before tables are made, and a kill would leave half of them.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Go back to `revision` (`base` for nothing); for tests of the way back."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def is_known(revision: str) -> bool:
    """Tell whether a database at `revision` is one of ours, not of a newer program."""
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(_HISTORY)).walk_revisions()
    return any(step.revision == revision for step in steps)


def newest_revision() -> str:
    """Return the newest migration there is."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(_HISTORY)).get_current_head() or ""


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HISTORY).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
