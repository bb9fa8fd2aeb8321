"""The peer of a pull: the same rows from the server's SQLite file through a socket into a laptop's
tables, by two processes, with nothing between them: no accounts, no scopes, no checks, no HTTP, no
compression. Both sides wait for the disk as ours do.

`python -m fieldkm.cli.benches.sync.raw_copy FILE PORT` is the sender.
"""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from fieldkm.store.database import Database

_ROWS_A_PAGE = 2_000  # one transaction, as in a pull
_READ = """
SELECT feed.seq, feed.kind, feed.id, records.rev, records.parent, records.key, records.moment,
records.payload FROM feed JOIN records ON records.id = feed.id AND records.kind = feed.kind
WHERE feed.scope = ? AND feed.op = 'put' AND feed.seq > ? ORDER BY feed.seq LIMIT ?
"""
_ROW = (
    "INSERT INTO {table} (kind, id, rev, parent, key, moment, payload) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
# What a laptop keeps of each record: itself, the scope that it came by, and that the search waits.
_WHOLE = (
    (_ROW.format(table="records"), slice(None)),
    ("INSERT INTO memberships (scope, kind, id) VALUES ('raw', ?, ?)", slice(2)),
    ("INSERT INTO index_queue (kind, id) VALUES (?, ?)", slice(2)),
)
_BARE = ((_ROW.format(table="bare"), slice(None)),)
_BARE_TABLE = """
CREATE TABLE bare (kind, id, rev, parent, key, moment, payload, PRIMARY KEY (kind, id))
"""
Statements = Sequence[tuple[str, slice]]


def raw_copy(source: Path, target: Path, scope: str, *, bare: bool = False) -> float:
    """Copy the records of a scope from the server's file into a new one of a laptop, or into one
    `bare` table without an index; returns the seconds from the question to the last commit.
    """
    Database(target).close()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = str(listening.getsockname()[1])
        module = "fieldkm.cli.benches.sync.raw_copy"
        sender = subprocess.Popen([sys.executable, "-m", module, str(source), port])
        line, _ = listening.accept()
        with line, closing(_opened(target)) as database:
            database.execute(_BARE_TABLE)
            began = time.perf_counter()
            line.sendall(f"{scope}\n".encode())
            _receive(line, database, _BARE if bare else _WHOLE)
            seconds = time.perf_counter() - began
        sender.wait()
    return seconds


def _receive(line: socket.socket, database: sqlite3.Connection, statements: Statements) -> None:
    with line.makefile("rb", 1 << 20) as rows:
        while page := list(islice(rows, _ROWS_A_PAGE)):
            values = [row[:-1].decode().split("\t", 6) for row in page]
            database.execute("BEGIN IMMEDIATE")
            for statement, part in statements:
                database.executemany(statement, [value[part] for value in values])
            database.execute("COMMIT")


def send(source: Path, port: int) -> None:
    """Send a scope's rows, page by page, to whoever asks for it at a port of this machine."""
    with (
        socket.create_connection(("127.0.0.1", port)) as line,
        closing(_opened(source)) as database,
        line.makefile("rb") as asked,
    ):
        scope, seq = asked.readline().decode().strip(), 0
        while page := database.execute(_READ, (scope, seq, _ROWS_A_PAGE)).fetchall():
            seq = page[-1][0]
            line.sendall("".join("\t".join(map(str, row[1:])) + "\n" for row in page).encode())


def _opened(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        database.execute(f"PRAGMA {pragma}")
    return database


if __name__ == "__main__":
    send(Path(sys.argv[1]), int(sys.argv[2]))
