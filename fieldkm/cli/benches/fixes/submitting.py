"""From "Submit" to "saved", while the laptop tries to reach a server that is gone or that hangs."""

from __future__ import annotations

import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from threading import Event, Thread
from typing import NamedTuple

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.rows import BenchRow, compared, limited, percentile
from fieldkm.errors import FieldkmError
from fieldkm.host.paths import Home
from fieldkm.store.database import Database
from fieldkm.store.sync_state import SyncState
from fieldkm.sync.tokens import TokenStore

ROUNDS = 40
_MOST = 50.0  # milliseconds
_PAUSE = 0.05  # seconds between two tries of the sync
_PATIENCE = 10.0  # seconds that a try which hangs is waited for at the end


class _Times(NamedTuple):
    """Milliseconds until a fix was saved, and those that its thread worked."""

    taken: float
    worked: float


def submit_rows(home: Home) -> Iterator[BenchRow]:
    """Submit fixes in a home that is signed in, and yield the rows."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port = listening.getsockname()[1]
        hanging = _submitted(home, port)  # it takes connections and answers nothing
    gone = _submitted(home, port)
    for name, times in (
        ("submit to saved while the server hangs, p95", hanging),
        ("the same, no server, p95", gone),
    ):
        yield limited(name, percentile([one.taken for one in times], 95), "ms", most=_MOST)
    yield BenchRow("the same, worked", percentile([one.worked for one in gone], 50), "ms CPU")
    yield compared(
        "the same, p50", percentile([one.taken for one in gone], 50), "ms",
        peer="a raw commit of SQLite", peer_value=_floor(home), reach=0,
    )  # fmt: skip


def _floor(home: Home) -> float:
    """Return the milliseconds of one durable commit on the same disk."""
    with closing(sqlite3.connect(home.folder / "floor.sqlite", isolation_level=None)) as floor:
        floor.execute("PRAGMA journal_mode=WAL")
        floor.execute("PRAGMA synchronous=FULL")
        floor.execute("CREATE TABLE texts (text TEXT)")
        return percentile([_committed(floor) for _ in range(ROUNDS)], 50)


def _committed(floor: sqlite3.Connection) -> float:
    began = time.perf_counter()
    floor.execute("INSERT INTO texts VALUES (?)", ("x" * 1000,))
    return (time.perf_counter() - began) * 1e3


def _submitted(home: Home, port: int) -> list[_Times]:
    with closing(Database(home.database)) as database:
        state = SyncState(database)
        account = state.account()
        if account:
            state.sign_in(replace(account, url=f"http://127.0.0.1:{port}"))
    TokenStore(home.token, use_keyring=False).keep("sample")
    with closing(Workplace(home)) as workplace, _syncing(workplace):
        return [_timed(workplace, number) for number in range(ROUNDS)]


def _timed(workplace: Workplace, number: int) -> _Times:
    drafts = workplace.fix_drafts
    begun = drafts.begin()
    written = replace(
        begun,
        title=f"The lamp of the scanner flickers, number {number}",
        symptom="It flickers for a minute after the start, then it is quiet. " * 4,
        cause="The plug of the lamp is loose. " * 4,
        remedy="Push the plug in until it clicks. " * 4,
        models=("MX-420",),
        safety=False,
    )
    drafts.keep(written, begun)
    began, before = time.perf_counter(), time.thread_time()
    drafts.submit(written.id)
    return _Times((time.perf_counter() - began) * 1e3, (time.thread_time() - before) * 1e3)


@contextmanager
def _syncing(workplace: Workplace) -> Iterator[None]:
    """Let a thread try to sync, again and again."""
    ending = Event()

    def run() -> None:
        while not ending.wait(_PAUSE):
            with suppress(FieldkmError):
                workplace.sync.run(cancelled=ending.is_set)

    thread = Thread(target=run, daemon=True)
    thread.start()
    yield
    ending.set()
    thread.join(_PATIENCE)
