"""Brings a database to the newest schema; Alembic's history stands in `migrations/`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

_HISTORY = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the missing migrations in one transaction."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Go back to `revision` (`base` for nothing); for tests of the way back."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def newest_revision() -> str:
    """Return the newest migration there is."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(_HISTORY)).get_current_head() or ""


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HISTORY).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
