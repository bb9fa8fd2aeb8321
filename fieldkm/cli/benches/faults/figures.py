"""`fieldkm dev bench faults`: random histories for as long as one likes, and the seeds of those
that went wrong. `--seed S --minutes 0` lives the histories of one seed again.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fieldkm.cli.benches.children import no_keyring
from fieldkm.cli.benches.faults.chance import lived
from fieldkm.cli.benches.faults.histories import Grounds, History
from fieldkm.cli.benches.faults.line import BUGS, FIX_BUGS
from fieldkm.cli.benches.faults.over_http import HttpHistory
from fieldkm.cli.benches.faults.service import Service
from fieldkm.cli.benches.faults.wrong import DIVERGENT, DOUBLED, LOST, Wrong
from fieldkm.cli.benches.postgres import NoPostgres, PostgresServer
from fieldkm.cli.benches.rows import BenchRow, at_least

_IN_PROCESS, _OVER_HTTP = 20_000, 1_000  # histories; enough for one run, however long it may take
_SHARE_IN_PROCESS = 0.4
_A_SERVER = 25  # histories over HTTP; a new one begins small
_TRIES = 2_000  # histories in which a seeded bug has to show


@dataclass
class _Tally:
    """What has happened in the histories of one way, and what was wrong by the seed."""

    way: str
    histories: int = 0
    operations: int = 0
    cuts: int = 0
    kills: int = 0
    wrong: list[tuple[int, Wrong]] = field(default_factory=list)

    def add(self, seed: int, found: list[Wrong]) -> None:
        """Count a history."""
        self.histories += 1
        self.wrong += [(seed, wrong) for wrong in found]

    def rows(self, first: int) -> Iterator[BenchRow]:
        """Yield the figures, and the seeds by which what was wrong can be seen again."""
        yield BenchRow(f"{self.way}: histories, from seed {first}", self.histories, "")
        yield BenchRow(f"{self.way}: operations", self.operations, "")
        yield BenchRow(f"{self.way}: cuts", self.cuts, "")
        yield BenchRow(f"{self.way}: kills", self.kills, "")
        found = Counter(wrong.what for _, wrong in self.wrong)
        for what in (LOST, DOUBLED, DIVERGENT):
            yield BenchRow(f"{self.way}: {what}", found[what], "", reached=not found[what])
        for seed, wrong in self.wrong:
            name = f"{self.way}: seed {seed}: {wrong.what}: {wrong.words}"
            yield BenchRow(name, 1, "", reached=False)


def fault_rows(folder: Path, minutes: float, seed: int | None) -> Iterator[BenchRow]:
    """Live histories in `folder`, which is empty, for so many minutes; at least one of each way."""
    first = random.SystemRandom().randrange(1_000_000) if seed is None else seed
    seconds = minutes * 60
    with _in_memory(folder) as place, closing(Grounds(place)) as grounds:
        if seconds:
            yield _bugs_row(grounds, first)
        began = time.monotonic()
        until = began + seconds * _SHARE_IN_PROCESS
        yield from _in_process(grounds, first, lambda: time.monotonic() > until).rows(first)
    with no_keyring(), ExitStack() as stack:
        postgres = _postgres(stack)
        tally = _Tally("over HTTP")

        def is_over() -> bool:
            return time.monotonic() > began + seconds or tally.histories >= _OVER_HTTP

        while not tally.histories or not is_over():
            part = folder / str(tally.histories)
            _over_http(part, tally, first, postgres, is_over)
        yield from tally.rows(first)
        if postgres is None:
            yield BenchRow("over HTTP, PostgreSQL: not measured: no PostgreSQL", 0, "")


def _bugs_row(grounds: Grounds, first: int) -> BenchRow:
    """Return how many of the seeded bugs are found: what this harness would find."""
    bugs = (*BUGS, *FIX_BUGS)
    caught = sum(_is_caught(grounds, bug, first) for bug in bugs)
    return at_least("seeded bugs caught", caught, "", "seeded", len(bugs), len(bugs))


def _is_caught(grounds: Grounds, bug: str, first: int) -> bool:
    for seed in range(first, first + _TRIES):
        with closing(History(grounds, bug)) as history:
            if lived(history, seed):
                return True
    return False


def _in_process(grounds: Grounds, first: int, is_over: Callable[[], bool]) -> _Tally:
    tally = _Tally("in process")
    while not tally.histories or not (is_over() or tally.histories >= _IN_PROCESS):
        seed = first + tally.histories
        with closing(History(grounds)) as history:
            tally.add(seed, lived(history, seed))
            for laptop in history.laptops:
                tally.operations += laptop.author.written.operations
                tally.cuts += laptop.cuts
                tally.kills += laptop.kills
    return tally


def _over_http(
    folder: Path,
    tally: _Tally,
    first: int,
    postgres: PostgresServer | None,
    is_over: Callable[[], bool],
) -> None:
    """Live the histories of one server: by turns on SQLite, and on PostgreSQL with two workers."""
    on_postgres = postgres is not None and ((first + tally.histories) // _A_SERVER) % 2 == 1
    folder.mkdir()

    def database_url() -> str:
        return postgres.new_database(_DATABASE) if postgres and on_postgres else ""

    with Service(folder, database_url, workers=2 if on_postgres else 1) as service:
        is_last = False
        while not is_last:
            seed = first + tally.histories
            with closing(HttpHistory(service, folder / "homes", seed)) as history:
                tally.add(seed, history.live())
                tally.operations += sum(written.operations for written in history.written)
                tally.kills += history.kills
            is_last = is_over() or (seed + 1) % _A_SERVER == 0
        tally.kills += service.kills
        tally.cuts += service.relay.cuts


_DATABASE = f"fieldkm_faults_{os.getpid()}"


def _postgres(stack: ExitStack) -> PostgresServer | None:
    try:
        server = PostgresServer()
    except NoPostgres:
        return None
    stack.callback(server.stop)
    return server


@contextmanager
def _in_memory(folder: Path) -> Iterator[Path]:
    """Yield a folder in memory where the system has one: many files for a moment each."""
    shared = Path("/dev", "shm")
    if not (shared.is_dir() and os.access(shared, os.W_OK)):
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="fieldkm-histories-", dir=shared) as place:
        yield Path(place)
