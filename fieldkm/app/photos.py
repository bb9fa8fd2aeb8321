"""Photos of visits and fixes: made small, without what they say of where they were taken, and kept
by hash until the server has them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fieldkm.errors import BadInput, from_os_error
from fieldkm.store.blobs import Blobs
from fieldkm.store.outbox import Beside
from fieldkm.sync.blob_transfer import BlobFiles

MOST_BYTES = 40 << 20
_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A photo's bytes as they lie on this laptop; `size` is in bytes."""

    sha256: str
    size: int
    type: str


class PhotoFiles:
    """The files of photos."""

    def __init__(self, blobs: Blobs, files: BlobFiles) -> None:
        self._blobs = blobs
        self._files = files

    def keep(self, data: bytes, name: str) -> KeptPhoto:
        """Keep a picture's bytes, scaled down and without its metadata; `name` is for errors.

        Raises `BadInput` for what is no picture that can be shown, `Unavailable` where the disk is
        full.
        """
        fit, ending = _fitted(data, name)
        sha256 = hashlib.sha256(fit).hexdigest()
        path = self._files.path(sha256)
        try:
            if not path.is_file():
                _write(path, self._files.partial(sha256), fit)
        except OSError as error:
            raise from_os_error(error, str(path)) from error
        return KeptPhoto(sha256, len(fit), _TYPES.get(ending, "image/png"))

    def to_be_sent(self, photo: KeptPhoto) -> Beside:
        """Return what notes, with the record that names it, that the server lacks the photo."""
        return partial(self._blobs.add_own, sha256=photo.sha256, size=photo.size)

    def let_go(self, hashes: Collection[str]) -> None:
        """Remove the files of photos that were kept and never came into a record."""
        for sha256 in self._blobs.unknown(hashes):
            self._files.remove(sha256)

    def path(self, sha256: str) -> Path | None:
        """Return where a photo lies; None while it has not come."""
        path = self._files.path(sha256)
        return path if path.is_file() else None


def read_picture(path: Path) -> bytes:
    """Return a picture's file; raises `BadInput` for one that is too large to be a photo."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(
                "photo-too-large",
                "{name} is larger than {megabytes} MB.",
                "Take it with fewer pixels, or save it smaller.",
                name=path.name,
                megabytes=MOST_BYTES >> 20,
            )
        return path.read_bytes()
    except OSError as error:
        raise from_os_error(error, str(path)) from error


def _fitted(data: bytes, name: str) -> tuple[bytes, str]:
    # Pillow is needed only by who adds a photo.
    from fieldkm.manuals.pictures.fitting import fitted
    from fieldkm.manuals.pictures.kinds import SVG, UnusablePicture, kind_of

    try:
        if kind_of(data) == SVG:
            raise UnusablePicture("it is a drawing (SVG): save it as PNG")
        found = fitted(data)
    except UnusablePicture as problem:
        raise BadInput(
            "photo-unusable",
            "{name} cannot be added: {reason}.",
            "Choose a photo as JPEG, PNG or WebP.",
            name=name,
            reason=problem.reason,
        ) from None
    return found.data, found.ending


def _write(path: Path, partial_path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with partial_path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial_path.replace(path)
