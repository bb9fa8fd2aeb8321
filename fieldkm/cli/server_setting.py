"""What the server's commands need first: its settings, and its parts where they are installed."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.errors import Refused
from fieldkm.host.paths import chosen_home

if TYPE_CHECKING:
    from fieldkm.server.administration import Administration
    from fieldkm.server.packs import Packs
    from fieldkm.server.personal_data import PersonalData
    from fieldkm.server.settings import ServerSettings
    from fieldkm.server.upkeep import Upkeep

DATABASE_VARIABLE = "FIELDKM_DATABASE_URL"
_EXTRA = frozenset({"fastapi", "uvicorn", "argon2", "psycopg"})  # what the extra “server” brings


def settings_of(options: Namespace) -> ServerSettings:
    """Return the settings that the command line and the environment name."""
    from fieldkm.server.settings import ServerSettings

    home = chosen_home(options.home)
    data = Path(options.data).absolute() if options.data else home.folder / "server"
    return ServerSettings(data, options.database_url or os.environ.get(DATABASE_VARIABLE, ""))


@contextmanager
def administration_of(options: Namespace) -> Iterator[Administration]:
    """Open the server's data for its administrator, and close it at the end."""
    with server_installed():
        from fieldkm.server.administration import administration
    with administration(settings_of(options)) as desk:
        yield desk


@contextmanager
def manuals_of(options: Namespace) -> Iterator[Packs]:
    """Open the server's manuals, and close them at the end."""
    with server_installed():
        from fieldkm.server.administration import manuals
    with manuals(settings_of(options)) as packs:
        yield packs


@contextmanager
def upkeep_of(options: Namespace) -> Iterator[Upkeep]:
    """Open what the server sees to by itself, and close it at the end."""
    with server_installed():
        from fieldkm.server.administration import upkeep
    with upkeep(settings_of(options)) as work:
        yield work


@contextmanager
def personal_data_of(options: Namespace) -> Iterator[PersonalData]:
    """Open what the server holds of people, and close it at the end."""
    with server_installed():
        from fieldkm.server.personal_data import personal_data
    with personal_data(settings_of(options)) as data:
        yield data


@contextmanager
def server_installed() -> Iterator[None]:
    """Say what is missing where only the laptop's part of fieldkm is installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        raise Refused(
            "server-not-installed",
            "The server is not installed here: {library} is missing.",
            "Install fieldkm with its extra “server”.",
            library=error.name or "",
        ) from error
