"""Photos on the server: sent in pieces by the devices, kept once by their hash, and shown only to
those who see a record that names them.

    folder/ab/<sha256>                  whole, its hash checked, and on the disk
    folder/uploads/<device>/<sha256>    still coming; its size is how far it is
    folder/uploads/<device>/lock        held while a piece of that device is written

Each device has an upload of its own, so that none can spoil another's, or learn of it. The table
`uploads` tells which photos a device has sent whole.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, select, text

from fieldkm.domain.scopes import granted_scopes
from fieldkm.errors import BadInput, FieldkmError, Refused, Unavailable
from fieldkm.manuals.packs.blobs import BlobFolder
from fieldkm.manuals.packs.durable import sync_folder
from fieldkm.manuals.packs.process_lock import process_lock
from fieldkm.protocol.problems import NOT_FOUND, TOO_LARGE
from fieldkm.server.blob_links import make_good, visible
from fieldkm.server.database import ServerDatabase
from fieldkm.server.reach import Caller, standing_of
from fieldkm.server.records import batches
from fieldkm.server.settings import Limits
from fieldkm.server.tables import blob_links, blobs, devices, records, uploads

UNFINISHED = timedelta(days=7)  # after which an upload that was given up is let go
UNNAMED = timedelta(days=30)  # after which a photo is let go that no record ever named
_READ = 1 << 20
_WHOLE = "whole"
_SENT = text(
    'INSERT INTO uploads (sha256, device, "offset") VALUES (:sha256, :device, :size)'
    " ON CONFLICT (sha256, device) DO NOTHING"
)
_KEEP = text(
    "INSERT INTO blobs (sha256, size, state) VALUES (:sha256, :size, :state)"
    " ON CONFLICT (sha256) DO UPDATE SET size = excluded.size, state = excluded.state"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of a photo of `length` bytes, from `offset` on."""

    offset: int
    length: int
    data: bytes


class Blobs:
    """The photos of one server."""

    def __init__(self, folder: Path, database: ServerDatabase, limits: Limits) -> None:
        self._folder = BlobFolder(folder)
        self._uploads = folder / "uploads"
        self._database = database
        self._limits = limits

    def missing(self, caller: Caller, hashes: Sequence[str], now: datetime) -> list[str]:
        """Return which of these a device has to send: those that are not here, and those of which
        it may not know that they are.
        """
        with self._database.read() as connection:
            known = self._known(connection, caller, hashes, now)
        return [sha256 for sha256 in dict.fromkeys(hashes) if sha256 not in known]

    def received(self, caller: Caller, sha256: str, now: datetime) -> int:
        """Return how many bytes of a photo this device need not send any more."""
        with self._database.read() as connection:
            if self._known(connection, caller, [sha256], now):
                return self._path(sha256).stat().st_size
        return _size(self._upload(caller, sha256))

    def receive(self, caller: Caller, sha256: str, piece: Piece, now: datetime) -> int:
        """Take a piece of a photo; returns how many bytes are here now. With the last one the hash
        is checked; where it is wrong, the upload begins at 0 again.

        Raises `BadInput` for what is too large or beyond its own end, `Refused` for a piece that
        does not follow what is here, a wrong hash, and more than a device may send before records
        name it.
        """
        self._check(piece)
        with self._database.read() as connection:
            if self._known(connection, caller, [sha256], now):
                return piece.length
        path = self._upload(caller, sha256)
        try:
            with _alone(path.parent / "lock"):
                offset = _size(path)
                if piece.offset != offset:
                    raise _wrong_offset(offset)
                reached = offset + len(piece.data)
                self._check_quota(caller, path.parent, len(piece.data))
                with path.open("ab") as file:
                    file.write(piece.data)
                if reached == piece.length:
                    self._finish(caller, sha256, path)
                return reached
        except OSError as error:
            # Whatever it is, it is the server's trouble and not what the laptop asked for.
            raise Unavailable(
                "photos-not-written",
                "Photos cannot be written to {path}: {reason}",
                "Free some space or mend the folder.",
                path=str(path.parent),
                reason=error.strerror or type(error).__name__,
            ) from error

    def readable(self, caller: Caller, sha256: str, now: datetime) -> Path:
        """Return the file of a photo that a record names which the caller sees.

        Raises `BadInput` for any other, whether it is here or not.
        """
        with self._database.read() as connection:
            found = visible(connection, [sha256], _scopes(connection, caller, now))
        path = self._path(sha256)
        if not (found and path.is_file()):
            raise BadInput(
                NOT_FOUND,
                "This photo is not on the server.",
                "The laptop that took it may not have sent it yet.",
            )
        return path

    def clean_up(self, now: datetime) -> int:
        """Remove uploads that were given up and photos that no record ever named; returns how
        many.
        """
        old = [path for path in self._uploads.glob("*/*") if path.name != "lock"]
        given_up = [path for path in old if _is_older(path, now - UNFINISHED)]
        with self._database.write() as connection:
            connection.execute(delete(uploads).where(_is_named_by_sender()))
            unnamed = self._unnamed(connection, now)
        for path in (*given_up, *map(self._path, unnamed)):
            path.unlink(missing_ok=True)
        return len(given_up) + len(unnamed)

    def _unnamed(self, connection: Connection, now: datetime) -> list[str]:
        """Forget the photos that no record has named for long, and return them."""
        named = exists().where(blob_links.c.sha256 == blobs.c.sha256)
        found = [
            sha256
            for sha256 in connection.execute(select(blobs.c.sha256).where(~named)).scalars()
            if _is_older(self._path(sha256), now - UNNAMED)
        ]
        for some in batches(found):
            connection.execute(delete(blobs).where(blobs.c.sha256.in_(some)))
            connection.execute(delete(uploads).where(uploads.c.sha256.in_(some)))
        return found

    def _known(
        self, connection: Connection, caller: Caller, hashes: Collection[str], now: datetime
    ) -> frozenset[str]:
        """Return those that are here whole and of which the caller may know that: they see a record
        that names them, or have sent them themselves.
        """
        here = self._whole(connection, hashes)
        if not here:
            return here
        seen = visible(connection, here, _scopes(connection, caller, now))
        return seen | self._sent(connection, caller, here - seen)

    def _whole(self, connection: Connection, hashes: Collection[str]) -> frozenset[str]:
        found: set[str] = set()
        for some in batches(sorted(hashes)):
            query = select(blobs.c.sha256).where(blobs.c.sha256.in_(some))
            found.update(connection.execute(query).scalars())
        return frozenset(sha256 for sha256 in found if self._path(sha256).is_file())

    def _sent(
        self, connection: Connection, caller: Caller, hashes: Collection[str]
    ) -> frozenset[str]:
        found: set[str] = set()
        for some in batches(sorted(hashes)):
            query = select(uploads.c.sha256).where(
                uploads.c.device == caller.device, uploads.c.sha256.in_(some)
            )
            found.update(connection.execute(query).scalars())
        return frozenset(found)

    def _check(self, piece: Piece) -> None:
        if piece.length > self._limits.blob:
            raise BadInput(
                TOO_LARGE,
                "The photo is larger than {limit} bytes.",
                "Make it smaller.",
                limit=self._limits.blob,
            )
        if piece.offset + len(piece.data) > piece.length:
            raise BadInput(
                "malformed",
                "The piece goes on beyond the end of the photo.",
                "Update fieldkm on this laptop.",
            )

    def _check_quota(self, caller: Caller, folder: Path, more: int) -> None:
        """Refuse more than a device may send before records name it."""
        coming = sum(_size(path) for path in folder.iterdir())
        named = exists().where(blob_links.c.sha256 == uploads.c.sha256)
        waiting = select(func.coalesce(func.sum(uploads.c.offset), 0)).where(
            uploads.c.device == caller.device, ~named
        )
        with self._database.read() as connection:
            came = int(connection.execute(waiting).scalar_one())
        if came + coming + more > self._limits.unnamed_blobs:
            raise Refused(
                "quota",
                "This laptop has sent too many photos that nothing on the server names.",
                "Sync what was written first. Ask your administrator if it stays so.",
            )

    def _finish(self, caller: Caller, sha256: str, upload: Path) -> None:
        """Check a photo that is complete and put it where it belongs."""
        digest = hashlib.sha256()
        with upload.open("r+b") as file:
            while data := file.read(_READ):
                digest.update(data)
            os.fsync(file.fileno())
        if digest.hexdigest() != sha256:
            upload.unlink()
            raise Refused(
                "wrong-hash",
                "The photo came damaged and was thrown away.",
                "It is sent again by itself.",
            )
        size = upload.stat().st_size
        path = self._path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        upload.replace(path)
        sync_folder(path.parent)
        with self._database.write() as connection:
            connection.execute(_KEEP, {"sha256": sha256, "size": size, "state": _WHOLE})
            sent = {"sha256": sha256, "device": caller.device, "size": size}
            connection.execute(_SENT, sent)
            make_good(connection, caller.user, sha256)

    def _path(self, sha256: str) -> Path:
        return self._folder.path(sha256)

    def _upload(self, caller: Caller, sha256: str) -> Path:
        return self._uploads / caller.device / sha256


def _is_named_by_sender() -> ColumnElement[bool]:
    """A photo that only others name so far may be named by its sender tomorrow."""
    theirs = and_(records.c.id == blob_links.c.id, records.c.kind == blob_links.c.kind)
    return exists().where(
        blob_links.c.sha256 == uploads.c.sha256,
        theirs,
        records.c.author == devices.c.user,
        devices.c.id == uploads.c.device,
    )


def _scopes(connection: Connection, caller: Caller, now: datetime) -> frozenset[str]:
    return granted_scopes(standing_of(connection, caller.user, now).reach)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Let one piece of a device be written at a time."""
    with process_lock(lock) as ours:
        if not ours:
            raise Unavailable(
                "upload-busy",
                "Another piece of a photo from this laptop is being written.",
                "It is tried again by itself.",
                retry_after=1,
            )
        yield


def _wrong_offset(offset: int) -> FieldkmError:
    return Refused(
        "wrong-offset",
        "The server has {offset} bytes of this photo.",
        "It goes on from there by itself.",
        offset=offset,
    )
