"""A company at a new server, once on each kind of database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkm.server.database import ServerDatabase
from tests.support.api import Api, an_api
from tests.support.company import Company


@pytest.fixture
def company(server_database: ServerDatabase) -> Company:
    """Two territories and nobody in them."""
    return Company(server_database)


@pytest.fixture
def api(tmp_path: Path, database_url: str) -> Iterator[Api]:
    """The server's HTTP interface, with territories north and south and nobody in them."""
    with an_api(tmp_path / "data", database_url) as server:
        yield server


@pytest.fixture
def small_api(tmp_path: Path) -> Iterator[Api]:
    """The same on SQLite alone, for what no database has a part in."""
    with an_api(tmp_path / "data", "") as server:
        yield server
