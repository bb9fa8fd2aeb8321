"""Sample data put straight into a server's database, for demonstrations and developers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial

from sqlalchemy import Connection

from fieldkm.domain.people import ProductFamily, Territory, User
from fieldkm.host.clock import Clock, SystemClock
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.payloads import encode
from fieldkm.server import world
from fieldkm.server.blobs import Blobs, Piece
from fieldkm.server.database import ServerDatabase
from fieldkm.server.feed import Commit
from fieldkm.server.reach import Caller
from fieldkm.server.settings import ServerSettings

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
    them, by their SHA-256. What accounts are made of is the administration's and left out.

    Raises `Refused` or `BadInput` for records that make no sense.
    """
    wanted = [record for record in records if not isinstance(record, _OF_ACCOUNTS)]
    clock: Clock = SystemClock()
    with closing(ServerDatabase(settings.url)) as database:
        for begun in range(0, len(wanted), _AT_ONCE):
            effects = [_effect(record) for record in wanted[begun : begun + _AT_ONCE]]
            database.transact(partial(_write, effects, clock))
            progress(min(begun + _AT_ONCE, len(wanted)), len(wanted))
        blobs = Blobs(settings.blobs, database, settings.limits)
        caller = Caller(_DEVICE, "")
        for sha256, content in pictures.items():
            blobs.receive(caller, sha256, Piece(0, len(content), content), clock.now())


def _write(effects: Sequence[Effect], clock: Clock, connection: Connection) -> Commit:
    return world.write(connection, effects, clock.now())


def _effect(record: object) -> Effect:
    kind = KIND_OF[type(record)]
    return Effect(kind, str(getattr(record, "id", "")), encode(kind, record))
