"""The ZIP inside of Word files, EPUBs and oManual bundles: entries are read into memory, by name
and up to limits; nothing is ever unpacked to a place that the archive names."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote

from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.importers.documents.source_file import broken, check_size, too_large

MAX_ENTRIES = 20_000
MAX_ENTRY_BYTES = 64 << 20
MAX_TOTAL_BYTES = 1 << 30
MAX_RATIO = 600
UNSUSPICIOUS = 4 << 20

_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    OverflowError, KeyError,
)  # fmt: skip


class SourceArchive:
    """An open archive. Use it as a context manager; raises `BadInput` where it is none, or made to
    do harm."""

    def __init__(self, file: Path) -> None:
        self.name = file.name
        check_size(file)
        try:
            self._zip = zipfile.ZipFile(file)
        except OSError as error:
            raise from_os_error(error, str(file)) from error
        except _BROKEN:
            raise broken(self.name, "it is no archive, or is cut short") from None
        try:
            self._entries = self._checked()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the files in it."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes | None:
        """Return an entry, None where there is none of that name or it is damaged."""
        entry = self._entries.get(name)
        if entry is None or entry.flag_bits & 0x1:
            return None
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MAX_ENTRY_BYTES + 1)
        except (*_BROKEN, OSError):
            return None
        return data if len(data) <= MAX_ENTRY_BYTES else None

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        listed = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        if len(listed) > MAX_ENTRIES:
            raise _bomb(self.name)
        total = sum(entry.file_size for entry in listed)
        if total > MAX_TOTAL_BYTES:
            raise too_large(self.name, MAX_TOTAL_BYTES)
        for entry in listed:
            ratio = entry.file_size / max(entry.compress_size, 1)
            if entry.file_size > UNSUSPICIOUS and ratio > MAX_RATIO:
                raise _bomb(self.name)
        return {entry.filename: entry for entry in listed}


def joined(base: str, target: str) -> str:
    """Return the entry that `target` means in a file at `base`, without its anchor."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base


def _bomb(name: str) -> BadInput:
    return BadInput(
        "document-bomb",
        "{file} would unpack to far more than it can reasonably hold.",
        "Do not use it. Tell your administrator where it came from.",
        file=name,
    )
