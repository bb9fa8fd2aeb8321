"""A pack that comes over the line: content by content, kept until all of it is here.

What has come is trusted as little as a pack file: the manifest's signature first, then each
content's hash.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Protocol

from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.packs.blobs import Write
from fieldkm.manuals.packs.pack_format import Manifest, PackLimits, check_limits, read_manifest
from fieldkm.manuals.packs.records import read_record
from fieldkm.manuals.packs.trust import Keyring, Signature

_CHUNK = 1 << 20


class PackSource(Protocol):
    """Where the shelf takes a pack from."""

    def manifest(self) -> bytes:
        """Return the bytes of the manifest."""
        ...

    def signature(self) -> Signature | None:
        """Return the signature of the manifest, or None where it is not signed."""
        ...

    def check_against(self, manifest: Manifest) -> None:
        """Refuse a source that cannot be what the manifest says."""
        ...

    def copy_blob(self, sha256: str, write: Write) -> None:
        """Hand a content to `write` in pieces; a wrong hash is found after the last piece."""
        ...


class IncomingPack:
    """A signed pack in the folder `folder`; `name` is what errors call it."""

    def __init__(
        self, folder: Path, name: str, manifest: bytes, signature: str, limits: PackLimits
    ) -> None:
        self.name = name
        self._folder = folder
        self._manifest = manifest
        self._signature = read_record(Signature, signature.encode("utf-8"), name)
        self._limits = limits

    def trusted_manifest(self, keyring: Keyring) -> Manifest:
        """Return what the manifest says, when a known publisher has signed it; raises `Refused`
        and `BadInput` else.
        """
        keyring.check(self._manifest, self._signature, self.name)
        manifest = read_manifest(self._manifest, self.name)
        check_limits(manifest, self._limits, self.name)
        return manifest

    def file(self, sha256: str) -> Path:
        """Return where a content comes to lie."""
        return self._folder / sha256

    def received(self, sha256: str) -> int:
        """Return how many bytes of a content are here."""
        file = self.file(sha256)
        return file.stat().st_size if file.exists() else 0

    def append(self, sha256: str, piece: bytes) -> None:
        """Keep the next bytes of a content."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self.file(sha256).open("ab") as file:
                file.write(piece)
        except OSError as error:
            raise from_os_error(error, str(self.file(sha256))) from error

    def drop(self, sha256: str) -> None:
        """Forget what came of a content, since it is not what it should be."""
        self.file(sha256).unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget all that came; it is installed, or no longer wanted."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def manifest(self) -> bytes:
        """See `PackSource`."""
        return self._manifest

    def signature(self) -> Signature:
        """See `PackSource`."""
        return self._signature

    def check_against(self, manifest: Manifest) -> None:
        """See `PackSource`."""
        check_limits(manifest, self._limits, self.name)

    def copy_blob(self, sha256: str, write: Write) -> None:
        """See `PackSource`; what is damaged is dropped, so that it is fetched again."""
        digest = hashlib.sha256()
        try:
            with self.file(sha256).open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
                    write(chunk)
        except FileNotFoundError:
            raise _incomplete(self.name) from None
        if digest.hexdigest() != sha256:
            self.drop(sha256)
            raise _incomplete(self.name)


def _incomplete(name: str) -> BadInput:
    return BadInput(
        "pack-incomplete",
        "{file} did not come whole.",
        "What is missing is fetched at the next sync. The installed version stays.",
        file=name,
    )
