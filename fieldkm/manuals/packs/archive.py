"""A pack file as it arrives: an archive that may be cut short, damaged or made to do harm.

Everything is checked before anything is believed, and what `zipfile` raises becomes an error with
advice.
"""

from __future__ import annotations

import errno
import hashlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from fieldkm.errors import BadInput, FieldkmError, Refused, from_os_error
from fieldkm.manuals.packs.blobs import Write
from fieldkm.manuals.packs.pack_format import (
    BLOBS,
    MANIFEST,
    SIGNATURE,
    Manifest,
    PackLimits,
    check_limits,
    is_good_path,
    pack_too_large,
    pack_too_many,
)
from fieldkm.manuals.packs.records import read_record
from fieldkm.manuals.packs.trust import Signature

_CHUNK = 1 << 20
_MAX_DIRECTORY = 48 << 20
_END = struct.Struct("<4s4H2LH")
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    struct.error,
)


class PackArchive:
    """An open pack file. Use it as a context manager."""

    def __init__(self, file: Path, limits: PackLimits) -> None:
        self._name = str(file)
        self._limits = limits
        with self._translated():
            self._stream = file.open("rb")
        try:
            with self._translated():
                self._check_ends()
                self._zip = zipfile.ZipFile(self._stream)
            self._entries = self._checked_entries()
        except BaseException:
            self._stream.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._stream.close()

    def manifest(self) -> bytes:
        """Return the bytes of the manifest."""
        if MANIFEST not in self._entries:
            raise _not_a_pack(self._name)
        if self._entries[MANIFEST].file_size > self._limits.manifest:
            raise pack_too_large(self._name)
        return self._read_small(MANIFEST)

    def signature(self) -> Signature | None:
        """Return the signature of the manifest, or None where it is not signed."""
        entry = self._entries.get(SIGNATURE)
        if entry is None:
            return None
        if entry.file_size > _CHUNK:
            raise _damaged(self._name)
        return read_record(Signature, self._read_small(SIGNATURE), f"{self._name}/{SIGNATURE}")

    def check_against(self, manifest: Manifest) -> None:
        """Refuse an archive that holds more, less or other sizes than its manifest says."""
        check_limits(manifest, self._limits, self._name)
        wanted = {BLOBS + sha256: size for sha256, size in manifest.blobs().items()}
        for name, entry in self._entries.items():
            if name not in wanted and name not in (MANIFEST, SIGNATURE):
                raise Refused(
                    "pack-extra-entry",
                    "{file} holds something that its manifest does not name: {entry}",
                    "Do not use it. Ask the publisher of the manual for a new pack.",
                    file=self._name,
                    entry=ascii(entry.filename[:120]),
                )
        for name, size in wanted.items():
            if name not in self._entries or self._entries[name].file_size != size:
                raise _damaged(self._name)

    def copy_blob(self, sha256: str, write: Write) -> None:
        """Hand the content to `write` in pieces; a wrong hash is found after the last piece."""
        digest = hashlib.sha256()
        for chunk in self._chunks(BLOBS + sha256):
            digest.update(chunk)
            write(chunk)
        if digest.hexdigest() != sha256:
            raise _damaged(self._name)

    def read(self, sha256: str) -> bytes:
        """Return a content."""
        pieces: list[bytes] = []
        self.copy_blob(sha256, pieces.append)
        return b"".join(pieces)

    def _read_small(self, name: str) -> bytes:
        return b"".join(self._chunks(name))

    def _chunks(self, name: str) -> Iterator[bytes]:
        with self._translated():
            stream = self._zip.open(self._entries[name])
        with stream:
            while True:
                with self._translated():
                    chunk = stream.read(_CHUNK)
                if not chunk:
                    return
                yield chunk

    def _check_ends(self) -> None:
        """Tell what is no ZIP from what is one cut short, and refuse a directory too large to
        load."""
        start = self._stream.read(4)
        if start[:4] != b"PK\x03\x04":
            raise _not_a_pack(self._name)
        size = self._stream.seek(0, 2)
        self._stream.seek(max(0, size - _END.size))
        end = self._stream.read(_END.size)
        if len(end) < _END.size or end[:4] != b"PK\x05\x06":
            raise _damaged(self._name)
        directory_size = _END.unpack(end)[5]
        if directory_size > _MAX_DIRECTORY:
            raise pack_too_many(self._name)
        self._stream.seek(0)

    def _checked_entries(self) -> dict[str, zipfile.ZipInfo]:
        listed = self._zip.infolist()
        if len(listed) > self._limits.files:
            raise pack_too_many(self._name)
        entries: dict[str, zipfile.ZipInfo] = {}
        for entry in listed:
            self._check_entry(entry)
            if entry.filename in entries:
                raise Refused(
                    "pack-duplicate-entry",
                    "{file} holds two entries of one name.",
                    "Do not use it. Ask the publisher of the manual for a new pack.",
                    file=self._name,
                )
            entries[entry.filename] = entry
        self._check_sums(listed)
        return entries

    def _check_sums(self, listed: list[zipfile.ZipInfo]) -> None:
        total = sum(entry.file_size for entry in listed)
        if total > self._limits.total:
            raise pack_too_large(self._name)
        packed = sum(max(entry.compress_size, 1) for entry in listed)
        if total > self._limits.unsuspicious and total / packed > self._limits.ratio:
            raise _bomb(self._name)

    def _check_entry(self, entry: zipfile.ZipInfo) -> None:
        name = entry.orig_filename
        if not is_good_path(name) or _is_link(entry):
            raise Refused(
                "pack-unsafe-entry",
                "{file} holds an entry that points outside of it: {entry}",
                "Do not use it. Tell your administrator where it came from.",
                file=self._name,
                entry=ascii(name[:120]),
            )
        if entry.compress_type not in _KINDS or entry.flag_bits & 0x1:
            raise _damaged(self._name)
        if entry.file_size > self._limits.file:
            raise pack_too_large(self._name)
        packed = max(entry.compress_size, 1)
        if entry.file_size > _CHUNK and entry.file_size / packed > self._limits.ratio:
            raise _bomb(self._name)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn what the file system and `zipfile` raise into our errors."""
        try:
            yield
        except FieldkmError:
            raise
        except OSError as error:
            if error.errno == errno.EINVAL:  # an offset inside the archive points nowhere
                raise _damaged(self._name) from error
            raise from_os_error(error, self._name) from error
        except _BROKEN as error:
            raise _damaged(self._name) from error


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _not_a_pack(name: str) -> BadInput:
    return BadInput(
        "not-a-pack",
        "{file} is not a pack.",
        "Choose a file that “fieldkm manual build” has made, or build the folder first.",
        file=name,
    )


def _bomb(name: str) -> Refused:
    return Refused(
        "pack-bomb",
        "{file} would unpack to far more than it can reasonably hold.",
        "Do not use it. Tell your administrator where it came from.",
        file=name,
    )


def _damaged(name: str) -> BadInput:
    return BadInput(
        "pack-damaged",
        "{file} is incomplete or damaged.",
        "Copy or download it again. Nothing was changed.",
        file=name,
    )
