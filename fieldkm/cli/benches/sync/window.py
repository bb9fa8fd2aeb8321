"""The window's timer while a laptop fetches all its records and gigabytes of photos."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from fieldkm.cli.benches.children import gauge
from fieldkm.cli.benches.rows import BenchRow, compared, percentile
from fieldkm.cli.benches.server_process import ServerProcess
from fieldkm.cli.benches.sync.pulling import NORTH, found, sign_in
from fieldkm.cli.benches.sync.records import add_photos
from fieldkm.host.paths import Home
from fieldkm.server.blobs import Blobs, Piece
from fieldkm.server.database import ServerDatabase
from fieldkm.server.devices import add_device
from fieldkm.server.reach import Caller

_RECORDS = 50_000
_PHOTO = 4_000_000  # bytes, as a telephone takes them
_PHOTOS = 500
_SLACK = 2 << 30  # bytes that are left alone on the disk


def timer_row(folder: Path) -> BenchRow:
    """Fill a server, have a window sync from it and return the row."""
    photos = _photos_for(folder)
    gigabytes = photos * _PHOTO / 1e9
    name = f"20 ms timer while {_RECORDS:,} records and {gigabytes:.1f} GB of photos sync, p99.9"
    if photos < _PHOTOS:
        name += " (the disk has no room for more)"
    server = ServerProcess(folder / "server")
    found(server, _RECORDS)
    _send_photos(server, photos)
    home = Home(folder / "home")
    with server:
        sign_in(server.url, home).close()
        figures = gauge("syncing", home)
    if figures["photos"] < photos:
        return BenchRow(f"{name}: the sync did not end", figures["photos"], "", reached=False)
    idle, busy = percentile(figures["idle"], 99.9), percentile(figures["busy"], 99.9)
    return compared(name, busy, "ms", peer="idle", peer_value=idle, reach=3)


def _photos_for(folder: Path) -> int:
    """Return how many photos there is room for twice, on the server and on the laptop."""
    folder.mkdir(parents=True, exist_ok=True)
    room = shutil.disk_usage(folder).free - _SLACK
    return max(1, min(_PHOTOS, room // (2 * _PHOTO)))


def _send_photos(server: ServerProcess, count: int) -> None:
    """Write photos to the server as a laptop does that has taken them, after their records."""
    settings, now = server.settings, datetime.now(UTC)
    block = os.urandom(_PHOTO)
    hashes = {hashlib.sha256(photo).hexdigest(): _PHOTO for photo in _photos(block, count)}
    with server.administration() as desk:
        anna = desk.users()[0].user.id
    with closing(ServerDatabase(settings.url)) as database:
        add_photos(database, NORTH, hashes)
        with database.write() as connection:
            add_device(connection, "camera", anna, "camera", now)
        blobs = Blobs(settings.blobs, database, settings.limits)
        for sha256, photo in zip(hashes, _photos(block, count), strict=True):
            blobs.receive(Caller("camera", anna), sha256, Piece(0, _PHOTO, photo), now)


def _photos(block: bytes, count: int) -> Iterator[bytes]:
    """Yield different photos, one after the other: all of them do not fit into the memory."""
    for number in range(count):
        yield number.to_bytes(8, "big") + block[8:]
