"""The first sync of a large territory: from a server on loopback to an empty laptop."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from fieldkm.app.sample_territory.staff import SAMPLE_STAFF
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.children import no_keyring
from fieldkm.cli.benches.rows import BenchRow
from fieldkm.cli.benches.server_process import PASSWORD, ServerProcess
from fieldkm.cli.benches.territory import large_territory
from fieldkm.host.paths import Home
from fieldkm.server.sample_data import put_sample_data

FLOOR = "SQLite writing the same rows"
_MOST_SECONDS = 60


def first_sync_rows(folder: Path) -> Iterator[BenchRow]:
    """Yield the row of a sync of records alone, from a server to a home in `folder`."""
    server = ServerProcess(folder / "server")
    _fill(server, Home(folder / "drawn"))
    home = Home(folder / "laptop")
    with server, no_keyring(), closing(Workplace(home)) as workplace:
        workplace.home.make()
        workplace.sync.sign_in(server.url, "anna", PASSWORD, "bench")
        began = time.perf_counter()
        outcome = workplace.sync.run()
        seconds = time.perf_counter() - began
    floor = _floor(home.database, folder / "floor.sqlite")
    name = f"first sync of {outcome.pulled:,} records on loopback, at most {_MOST_SECONDS} s"
    reached = seconds <= _MOST_SECONDS
    yield BenchRow(name, seconds, "s", FLOOR, floor, seconds / floor, 0, reached)


def _fill(server: ServerProcess, installed: Home) -> None:
    """Put a territory of the machines in the sample manuals on a server; anna works there."""
    territory = SAMPLE_STAFF.territory
    with server.administration() as desk:
        desk.add_territory(territory.id, territory.name)
    server.add_user("anna", territory.id)
    with closing(Workplace(installed)) as workplace:
        put_sample_data(server.settings, large_territory(workplace).records, {})


def _floor(database: Path, target: Path) -> float:
    """Return the seconds in which plain SQLite writes the rows that came, by their key alone."""
    with closing(sqlite3.connect(database)) as kept:
        rows = kept.execute("SELECT kind, id, rev, payload FROM records").fetchall()
    with closing(sqlite3.connect(target)) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute("CREATE TABLE rows (kind, id, rev, payload, PRIMARY KEY (kind, id))")
        began = time.perf_counter()
        with plain:
            plain.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", rows)
        return time.perf_counter() - began
