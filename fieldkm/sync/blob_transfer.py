"""Photos on their way, piece by piece: what was sent or fetched before a cut is not sent again.

A blob lies under its hash when it is whole, and under another name until then.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldkm.errors import BadInput, FieldkmError, from_os_error
from fieldkm.protocol.problems import NOT_FOUND
from fieldkm.store.blobs import Blob, Blobs, BlobState
from fieldkm.sync.door import ServerDoor

_FIRST_PIECE = 64 << 10  # bytes; eight seconds on a line of 64 kbit/s
_LARGEST_PIECE = 4 << 20
_QUICK_SECONDS = 0.5
_READ = 1 << 20


class BlobFiles:
    """The blobs' files below `folder`: `ab/<sha256>`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Return where a blob lies when it is here."""
        return self._folder / sha256[:2] / sha256

    def partial(self, sha256: str) -> Path:
        """Return where a blob lies while it comes."""
        return self._folder / sha256[:2] / f"{sha256}.partial"

    def clear(self) -> None:
        """Remove all blobs."""
        if not self._folder.exists():
            return
        try:
            shutil.rmtree(self._folder)
        except OSError as error:
            raise from_os_error(error, str(self._folder)) from error

    def remove(self, sha256: str) -> None:
        """Remove a blob, whole or not."""
        for path in (self.path(sha256), self.partial(sha256)):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise from_os_error(error, str(path)) from error


@dataclass(frozen=True, slots=True)
class BlobProgress:
    """How far the transfer is: blobs done, and those that are left."""

    done: int = 0
    left: int = 0


class BlobTransfer:
    """Sends what the server lacks and fetches what records name."""

    def __init__(
        self,
        door: ServerDoor,
        blobs: Blobs,
        files: BlobFiles,
        told: Callable[[BlobProgress], None] = lambda progress: None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._door = door
        self._blobs = blobs
        self._files = files
        self._told = told
        self._seconds = seconds
        self._piece = _FIRST_PIECE

    def send(self) -> int:
        """Send all that is to be sent; returns how many blobs the server has now."""
        waiting = [
            blob
            for blob in self._blobs.in_state(BlobState.TO_SEND)
            if self._files.path(blob.sha256).is_file()
        ]
        lacking = (
            set(self._door.missing_blobs([blob.sha256 for blob in waiting])) if waiting else ()
        )
        for done, blob in enumerate(waiting):
            self._told(BlobProgress(done, len(waiting) - done))
            if blob.sha256 in lacking:
                self._send(blob)
            self._blobs.note(blob.sha256, BlobState.HERE, blob.size)
        return len(waiting)

    def fetch(self) -> int:
        """Fetch all that is wanted; returns how many came. What the server lacks too, since another
        laptop has not sent it yet, stays wanted.
        """
        self.let_go()
        wanted = self._blobs.in_state(BlobState.WANTED)
        came = 0
        for done, blob in enumerate(wanted):
            self._told(BlobProgress(done, len(wanted) - done))
            came += self._fetched(blob)
        return came

    def let_go(self) -> None:
        """Remove what no record names any more; it needs no line."""
        for sha256 in self._blobs.note_needed():
            self._files.remove(sha256)

    def _send(self, blob: Blob) -> None:
        offset = self._door.blob_offset(blob.sha256)
        path = self._files.path(blob.sha256)
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                while offset < size:
                    file.seek(offset)
                    offset = self._send_piece(blob, offset, file.read(self._piece), size)
                    self._blobs.note(blob.sha256, BlobState.TO_SEND, offset)
        except OSError as error:
            raise from_os_error(error, str(path)) from error

    def _send_piece(self, blob: Blob, offset: int, piece: bytes, size: int) -> int:
        """Send one piece; the next is larger where this one was quick."""
        began = self._seconds()
        reached = self._door.send_blob(blob.sha256, offset, piece, size)
        if self._seconds() - began < _QUICK_SECONDS:
            self._piece = min(self._piece * 2, _LARGEST_PIECE)
        else:
            self._piece = max(self._piece // 2, _FIRST_PIECE)
        return reached

    def _fetched(self, blob: Blob) -> bool:
        partial = self._files.partial(blob.sha256)
        try:
            partial.parent.mkdir(parents=True, exist_ok=True)
            offset = partial.stat().st_size if partial.exists() else 0
            if not blob.size or offset < blob.size:  # else killed before it was accepted
                with partial.open("ab") as file:
                    for piece in self._door.fetch_blob(blob.sha256, offset):
                        file.write(piece)
            self._accept(blob, partial)
        except OSError as error:
            raise from_os_error(error, str(partial)) from error
        except BadInput as problem:
            if problem.code != NOT_FOUND:
                raise
            partial.unlink(missing_ok=True)
            return False
        return True

    def _accept(self, blob: Blob, partial: Path) -> None:
        digest = hashlib.sha256()
        with partial.open("rb") as file:
            while piece := file.read(_READ):
                digest.update(piece)
        if digest.hexdigest() != blob.sha256:
            partial.unlink()
            raise _not_what_it_should_be()
        partial.replace(self._files.path(blob.sha256))
        self._blobs.note(blob.sha256, BlobState.HERE, blob.size)


def _not_what_it_should_be() -> FieldkmError:
    return BadInput(
        "damaged-photo",
        "A photo came damaged and was thrown away.",
        "It is fetched again at the next sync.",
    )
