"""A morning: five hundred laptops send what was written the evening before and fetch what is new,
some of them twice since the answer was lost. The server has two workers and PostgreSQL.

A laptop here is the protocol alone: what its database costs is measured elsewhere, and would take
the server's time on this machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from fieldkm.cli.benches.rows import BenchRow, percentile
from fieldkm.cli.benches.server_process import PASSWORD, ServerProcess
from fieldkm.cli.benches.sync.records import fill
from fieldkm.domain.people import Role
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.domain.vocabulary import SearchMiss
from fieldkm.errors import FieldkmError
from fieldkm.host.clock import SystemClock
from fieldkm.protocol.digests import digest_of
from fieldkm.protocol.envelopes import (
    SCHEMA,
    Anchor,
    Login,
    PullRequest,
    PushAnswer,
    PushedOperation,
    PushRequest,
)
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation, create
from fieldkm.protocol.payloads import as_data, encode
from fieldkm.server.administration import Administration, NewUser
from fieldkm.server.database import ServerDatabase
from fieldkm.server.passwords import Passwords
from fieldkm.server.tables import counters, op_log, records
from fieldkm.sync.http_door import HttpDoor
from fieldkm.sync.transport import Line, Transport

LAPTOPS = 500
# That wait for an answer at any moment. If all 500 came within the same minute and waited half a
# second each, it would be four.
AT_ONCE = 32
WORKERS = 2
_TERRITORIES = 50
_RECORDS = 200  # of each territory
_NOTES = 18
_WORDS = "squeak"
_TWICE = 10  # every tenth laptop has lost the answer to its push


@dataclass
class _Laptop:
    """What a laptop holds of the protocol; `times` are the seconds of each of its syncs."""

    door: HttpDoor
    user: str = ""
    anchor: Anchor | None = None
    cursors: dict[str, int] = field(default_factory=dict)
    rows: dict[tuple[str, str, str], tuple[int, str]] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)

    def sync(self, written: Sequence[PushedOperation], *, twice: bool) -> None:
        """Push and pull as a laptop does; raises what the server says."""
        began = time.perf_counter()
        if written:
            answer = self._pushed(written)
            if twice:
                answer = self._pushed(written)
            self.anchor = answer.anchor
            self.statuses += [result.status for result in answer.results]
        while not self._pulled():
            pass
        self.times.append(time.perf_counter() - began)

    def _pushed(self, written: Sequence[PushedOperation]) -> PushAnswer:
        asked = PushRequest(schema_version=SCHEMA, anchor=self.anchor, ops=list(written))
        return self.door.push(asked)

    def _pulled(self) -> bool:
        asked = PullRequest(schema_version=SCHEMA, anchor=self.anchor, cursors=self.cursors)
        answer = self.door.pull(asked)
        for scope, page in answer.pages.items():
            self.cursors[scope] = page.next
            for row in page.rows:
                self.rows[scope, row.kind, row.id] = (row.rev, row.payload or "")
        self.anchor = answer.anchor
        return answer.is_reached_by(self.cursors)

    def differs(self) -> bool:
        """Tell whether it holds something else than the server in any of its scopes."""
        for scope in self.cursors:
            mine = digest_of(
                (kind, name, rev, payload)
                for (of, kind, name), (rev, payload) in self.rows.items()
                if of == scope
            )
            there = self.door.digest(scope)
            if (mine.count, mine.hash) != (there.count, there.hash):
                return True
        return False


def morning_rows(folder: Path, database_url: str) -> Iterator[BenchRow]:
    """Found a company in an empty database of PostgreSQL, let morning come and yield the rows."""
    server = ServerProcess(folder / "morning", database_url, WORKERS)
    with closing(ServerDatabase(database_url)) as database:
        machines = _founded(database)
        with server:
            laptops, sign_ins, failed = _signed_in(server.url)
            name = f"sign-ins of {LAPTOPS} laptops, {AT_ONCE} at once, once in a laptop's life: p95"
            yield BenchRow(name, percentile(sign_ins, 95), "s", reached=not failed)
            failed += _all_at_once(lambda n: laptops[n].sync([], twice=False), len(laptops))
            firsts = [laptop.times.pop() for laptop in laptops]
            yield BenchRow("first syncs of all: p95", percentile(firsts, 95), "s")
            yield from _morning(database, laptops, machines, failed)


def _morning(
    database: ServerDatabase, laptops: Sequence[_Laptop], machines: Sequence[str], failed: list[str]
) -> Iterator[BenchRow]:
    written = [_evening(machines[n % _TERRITORIES]) for n in range(len(laptops))]
    began = time.perf_counter()
    failed += _all_at_once(
        lambda n: laptops[n].sync(written[n], twice=n % _TWICE == 0), len(laptops)
    )
    seconds = time.perf_counter() - began
    times = [taken for laptop in laptops for taken in laptop.times]
    name = (
        f"{LAPTOPS} laptops in the morning, {AT_ONCE} at once, {WORKERS} workers, PostgreSQL: p95"
    )
    yield BenchRow(name, percentile(times, 95), "s", reach=2, reached=percentile(times, 95) <= 2)
    yield BenchRow("the same: p50", percentile(times, 50), "s")
    yield BenchRow("the same: syncs", len(times) / seconds, "a second")
    yield _none("the same: errors", failed)
    yield from _counted(database, laptops, written)


def _counted(
    database: ServerDatabase,
    laptops: Sequence[_Laptop],
    written: Sequence[Sequence[PushedOperation]],
) -> Iterator[BenchRow]:
    """Yield what was lost, doubled or is different, by counting on the server."""
    sent = {op.op_id for ops in written for op in ops}
    made = {op.id for ops in written for op in ops if op.type != _COUNT}
    misses = sum(op.type == _COUNT for ops in written for op in ops)
    with database.read() as connection:
        logged = list(connection.execute(select(op_log.c.op_id)).scalars())
        there = set(connection.execute(select(records.c.id)).scalars())
        counts = select(func.sum(counters.c.count)).where(counters.c.key.contains(_WORDS))
        counted = int(connection.execute(counts).scalar() or 0)
    lost = [*(sent - set(logged)), *(made - there), *["a count"] * max(0, misses - counted)]
    doubled = [*["an operation"] * (len(logged) - len(set(logged))),
               *["a count"] * max(0, counted - misses)]  # fmt: skip
    refused = [s for laptop in laptops for s in laptop.statuses if s not in _DONE]
    yield _none(f"the same: lost of {len(sent):,} operations", [*lost, *refused])
    yield _none("the same: doubled", doubled)
    some = laptops[:_TERRITORIES]  # one of each territory
    failed = _all_at_once(lambda n: some[n].sync([], twice=False), len(some))
    different = [laptop.user for laptop in some if laptop.differs()]
    yield _none("the same: laptops that hold something else than the server", [*failed, *different])


_COUNT = "search_miss.count@1"
_DONE = ("applied", "duplicate")


def _none(name: str, found: Sequence[str]) -> BenchRow:
    """Return the row of what must not be."""
    first = f" ({found[0]})" if found else ""
    return BenchRow(f"{name}{first}", len(found), "", reached=not found)


def _founded(database: ServerDatabase) -> list[str]:
    """Make territories, each with ten technicians; returns a machine of each."""
    desk = Administration(database, SystemClock(), Passwords())
    for number in range(_TERRITORIES):
        desk.add_territory(f"t{number}")
        fill(database, f"t{number}", _RECORDS, seed=number)
    for number in range(LAPTOPS):
        place = (f"t{number % _TERRITORIES}",)
        desk.add_user(NewUser(f"user{number}", Role.TECHNICIAN, "", place), PASSWORD)
    query = select(records.c.id, records.c.scopes).where(records.c.kind == Kind.MACHINE)
    with database.read() as connection:
        by_scope = {scopes: name for name, scopes in connection.execute(query)}
    return [by_scope[f"territory:t{number}"] for number in range(_TERRITORIES)]


def _signed_in(url: str) -> tuple[list[_Laptop], list[float], list[str]]:
    """Return the laptops, the seconds of each sign-in, and what went wrong."""
    laptops: dict[int, _Laptop] = {}
    times: list[float] = []

    def sign_in(number: int) -> None:
        began = time.perf_counter()
        with closing(Transport(Line(url))) as transport:
            login = Login(user=f"user{number}", password=PASSWORD, device_name="bench")
            answer = HttpDoor(transport).sign_in(login)
        times.append(time.perf_counter() - began)
        door = HttpDoor(Transport(Line(url), answer.token), answer.device_id)
        laptops[number] = _Laptop(door, answer.user)

    failed = _all_at_once(sign_in, LAPTOPS)
    return [laptops[number] for number in sorted(laptops)], times, failed


def _all_at_once(work: Callable[[int], None], count: int) -> list[str]:
    """Do it for each number, so many at once; returns the errors."""
    failed: list[str] = []

    def guarded(number: int) -> None:
        try:
            work(number)
        except FieldkmError as error:
            failed.append(f"{number}: {error.code}")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(guarded, range(count)))
    return failed


def _evening(machine: str) -> list[PushedOperation]:
    """Return what a technician has written: a visit with its entries, and a search in vain."""
    clock = SystemClock()
    visit = Visit(clock.new_id(), clock.now(), machine)
    made = [create(clock.new_id(), Kind.VISIT, visit.id, visit, clock.now())]
    for number in range(_NOTES):
        text = f"Checked the fuser at {number} degrees and cleaned the upper roller."
        entry = VisitEntry(clock.new_id(), visit.id, EntryKind.NOTE, clock.now(), text=text)
        made.append(create(clock.new_id(), Kind.VISIT_ENTRY, entry.id, entry, clock.now()))
    miss = SearchMiss(clock.new_id(), _WORDS, clock.now())
    args = as_data(Kind.SEARCH_MISS, encode(Kind.SEARCH_MISS, miss))
    made.append(Operation(clock.new_id(), _COUNT, miss.id, args, clock.now()))
    return list(_sent(made))


def _sent(operations: Iterable[Operation]) -> Iterator[PushedOperation]:
    for op in operations:
        yield PushedOperation(
            op_id=op.op_id, type=op.type, id=op.id, args=dict(op.args), client_time=op.client_time
        )
