"""`fieldkm dev bench sync`: each figure beside a peer of the same run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from fieldkm.cli.benches.children import no_keyring
from fieldkm.cli.benches.postgres import NoPostgres, PostgresServer
from fieldkm.cli.benches.rows import BenchRow
from fieldkm.cli.benches.sync.morning import morning_rows
from fieldkm.cli.benches.sync.payloads import payload_row
from fieldkm.cli.benches.sync.pulling import pull_rows
from fieldkm.cli.benches.sync.pushing import push_row
from fieldkm.cli.benches.sync.window import timer_row

_DATABASE = f"fieldkm_bench_{os.getpid()}"


def sync_rows(folder: Path) -> Iterator[BenchRow]:
    """Measure in `folder`, which is empty, and in a PostgreSQL, and yield the rows."""
    yield BenchRow("the machine's load as it begins, for its cores", _load(), "")
    with no_keyring():
        yield from pull_rows(folder / "pull")
        yield payload_row(f"sqlite:///{folder / 'payloads.sqlite'}", "SQLite", reach=3)
        yield from _postgres_rows(folder)
        yield timer_row(folder / "window")


def _postgres_rows(folder: Path) -> Iterator[BenchRow]:
    try:
        server = PostgresServer(durable=True)
    except NoPostgres:
        for name in ("pages of stored payloads", "pushes in bulk", "500 laptops in the morning"):
            yield BenchRow(f"{name}, PostgreSQL: not measured: no PostgreSQL", 0, "")
        return
    with ExitStack() as stack:
        stack.callback(server.stop)
        yield payload_row(server.new_database(_DATABASE), "PostgreSQL", reach=2)
        yield push_row(server.new_database(_DATABASE), "PostgreSQL", reach=2)
        yield from morning_rows(folder, server.new_database(_DATABASE))


def _load() -> float:
    """Return how many processes wished for a core in the last minute, for each that is here."""
    return os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 0.0
