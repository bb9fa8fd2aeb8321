"""`server import` of 100,000 visits, as an administrator runs it, beside the same rows copied into
the same tables by the database's own quickest way: no checks, no ids, no scopes, no comparison.
"""

from __future__ import annotations

import json
import math
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine

from fieldkm.cli.benches.postgres import NoPostgres, PostgresServer
from fieldkm.cli.benches.rows import BenchRow, limited
from fieldkm.host.clock import SystemClock
from fieldkm.server.administration import Administration
from fieldkm.server.database import ServerDatabase
from fieldkm.server.tables import feed, imported, records

VISITS = 100_000
MACHINES = 5_000
CUSTOMERS = 1_500
SECONDS = 180
MEGABYTES = 400
_TABLES = (records, feed, imported)
_CHUNK = 1 << 20
_COLUMNS = (
    "id;machine;technician;opened;minutes;symptoms;codes;cause;actions;parts;result;meter;note"
)
_BEGIN = datetime.fromisoformat("2016-01-01T08:00")


def import_rows(folder: Path) -> Iterator[BenchRow]:
    """Import on PostgreSQL, on SQLite where none can be started."""
    files = folder / "files"
    _write_files(files)
    try:
        server = PostgresServer(durable=True)
    except NoPostgres:
        here = [f"sqlite:///{folder / name}.sqlite" for name in ("imported", "floor")]
        yield from _rows(folder, files, "SQLite", *here)
        return
    try:
        there = [server.new_database(f"fieldkm_bench_{name}") for name in ("imported", "floor")]
        yield from _rows(folder, files, "PostgreSQL", *there)
    finally:
        server.stop()


def _rows(folder: Path, files: Path, kind: str, url: str, floor: str) -> Iterator[BenchRow]:
    with closing(ServerDatabase(url)) as database:
        desk = Administration(database, SystemClock())
        for territory in ("north", "south"):
            desk.add_territory(territory)
    seconds = _imported(folder, files, url)
    peer = _copied(folder, url, floor)
    yield BenchRow(
        f"{VISITS:,} visits imported, {kind}", seconds, "s", "the same rows copied", peer,
        seconds / peer, SECONDS, seconds <= SECONDS,
    )  # fmt: skip
    yield limited("memory for it at most", _most_megabytes(), "MB", most=MEGABYTES)
    again = _imported(folder, files, url)
    yield limited("the same files once more, nothing new", again, "s", most=SECONDS)


def _imported(folder: Path, files: Path, url: str) -> float:
    """Return how long the command takes, from its start to its end."""
    command = [sys.executable, "-m", "fieldkm", "--json", "server", "import", str(files)]
    where = ["--database-url", url, "--data", str(folder / "data")]
    began = time.perf_counter()
    done = subprocess.run([*command, *where], capture_output=True, check=True, text=True)
    seconds = time.perf_counter() - began
    report = json.loads(done.stdout.splitlines()[-1])
    if not report["done"] or report["errors"]:
        raise RuntimeError(f"the import did not do what it is measured at: {report}")
    return seconds


def _copied(folder: Path, source: str, target: str) -> float:
    """Return how long the database takes for the same rows, indexes and all."""
    ServerDatabase(target).close()  # makes the tables
    if source.startswith("sqlite"):
        return _inserted(source, target)
    return sum(_copied_table(folder, source, target, table.name) for table in _TABLES)


def _inserted(source: str, target: str) -> float:
    with closing(sqlite3.connect(target.removeprefix("sqlite:///"))) as database:
        database.execute("PRAGMA synchronous = FULL")
        database.execute("ATTACH ? AS source", (source.removeprefix("sqlite:///"),))
        began = time.perf_counter()
        with database:
            for table in _TABLES:
                database.execute(f"INSERT INTO {table.name} SELECT * FROM source.{table.name}")
        return time.perf_counter() - began


def _copied_table(folder: Path, source: str, target: str, table: str) -> float:
    file = folder / f"{table}.copy"
    with (
        _driver(source) as there,
        there.cursor().copy(f"COPY {table} TO STDOUT") as rows,
        file.open("wb") as out,
    ):
        out.writelines(bytes(piece) for piece in rows)
    began = time.perf_counter()
    with _driver(target) as here, file.open("rb") as data:
        with here.cursor().copy(f"COPY {table} FROM STDIN") as copy:
            while piece := data.read(_CHUNK):
                copy.write(piece)
        here.commit()
    seconds = time.perf_counter() - began
    file.unlink()
    return seconds


@contextmanager
def _driver(url: str) -> Iterator[Any]:
    """Yield PostgreSQL's own connection: SQLAlchemy does not know of COPY."""
    engine = create_engine(url)
    with engine.connect() as connection:
        yield connection.connection.driver_connection
    engine.dispose()


def _most_megabytes() -> float:
    """Return the most memory that a command has had so far; not a number where it is not told."""
    try:
        import resource
    except ModuleNotFoundError:  # on Windows
        return math.nan
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return kilobytes / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _write_files(folder: Path) -> None:
    """Write a company's files: ten entries a visit."""
    folder.mkdir(parents=True)
    draw = random.Random(7)
    customers = (
        f"K{n};Kunde {n};{('north', 'south')[n % 2]};+43 1 {n:07}" for n in range(CUSTOMERS)
    )
    sites = (f"S{n};K{n};Werk {n};Linz;Europe/Vienna" for n in range(CUSTOMERS))
    machines = (f"M{n};SN-{n:06};MX-420;S{n % CUSTOMERS}" for n in range(MACHINES))
    for name, columns, lines in (
        ("customers", "id;name;territory;phone", customers),
        ("sites", "id;customer;name;town;zone", sites),
        ("machines", "id;serial;model;site", machines),
        ("visits", _COLUMNS, (_visit(number, draw) for number in range(VISITS))),
    ):
        with (folder / f"{name}.csv").open("w", encoding="utf-8") as file:
            file.write(f"{columns}\n")
            file.writelines(f"{line}\n" for line in lines)


def _visit(number: int, draw: random.Random) -> str:
    opened = _BEGIN + timedelta(minutes=47 * number)
    return (
        f"V{number};M{draw.randrange(MACHINES)};anna;{opened:%Y-%m-%d %H:%M};"
        f"{draw.randrange(20, 200)};streaks on the copy after {draw.randrange(50)} sheets;"
        f"E{draw.randrange(10, 40)}-0{draw.randrange(9)};worn fuser roller;"
        f"roller replaced and cleaned;604-{draw.randrange(1000, 9999)} x2;worked;"
        f"{number * 10};the customer asks for a call before visit {number}"
    )
