"""Sample data put straight into a server's database, for demonstrations and developers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial

from sqlalchemy import Connection, insert

from fieldkm.domain.fixes import Fix
from fieldkm.domain.people import ProductFamily, Territory, User
from fieldkm.host.clock import Clock, SystemClock
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.payloads import encode
from fieldkm.server import world
from fieldkm.server.blobs import Blobs, Piece
from fieldkm.server.database import ServerDatabase
from fieldkm.server.feed import Commit
from fieldkm.server.fixes import FIX_NUMBER
from fieldkm.server.reach import Caller
from fieldkm.server.settings import ServerSettings
from fieldkm.server.tables import counters
from fieldkm.server.times import time_text

_AT_ONCE = 4_000  # records in a transaction
_DEVICE = "sample-data"
_OF_ACCOUNTS = (User, Territory, ProductFamily)


def put_sample_data(
    settings: ServerSettings,
    records: Sequence[object],
    pictures: Mapping[str, bytes],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Write records, those that others belong to first, and the contents of the photos among
    them, by their SHA-256. What accounts are made of is the administration's and left out. The
    fixes have their numbers already; the next one that is submitted gets the next.

    Raises `Refused` or `BadInput` for records that make no sense.
    """
    wanted = [record for record in records if not isinstance(record, _OF_ACCOUNTS)]
    clock: Clock = SystemClock()
    with closing(ServerDatabase(settings.url)) as database:
        for begun in range(0, len(wanted), _AT_ONCE):
            effects = [_effect(record) for record in wanted[begun : begun + _AT_ONCE]]
            database.transact(partial(_write, effects, clock))
            progress(min(begun + _AT_ONCE, len(wanted)), len(wanted))
        numbers = [record.number for record in wanted if isinstance(record, Fix)]
        database.transact(partial(_count_on, numbers, clock))
        blobs = Blobs(settings.blobs, database, settings.limits)
        caller = Caller(_DEVICE, "")
        for sha256, content in pictures.items():
            blobs.receive(caller, sha256, Piece(0, len(content), content), clock.now())


def _write(effects: Sequence[Effect], clock: Clock, connection: Connection) -> Commit:
    return world.write(connection, effects, clock.now())


def _count_on(numbers: Sequence[str], clock: Clock, connection: Connection) -> None:
    given = [int(number.partition("-")[2]) for number in numbers]
    if given:
        row = {"name": FIX_NUMBER, "key": "", "count": max(given), "at": time_text(clock.now())}
        connection.execute(insert(counters).values(row))


def _effect(record: object) -> Effect:
    kind = KIND_OF[type(record)]
    return Effect(kind, str(getattr(record, "id", "")), encode(kind, record))
