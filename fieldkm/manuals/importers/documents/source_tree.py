"""Several files that belong together, in a folder or in an archive, read by their names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.documents.source_archive import SourceArchive
from fieldkm.manuals.importers.documents.source_file import read_bytes
from fieldkm.manuals.sources.folder import MAX_PICTURE_BYTES, open_folder


class SourceTree(Protocol):
    """Files by their names, with slashes."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the files."""

    def read(self, name: str) -> bytes | None:
        """Return a file, None where there is none or it cannot be read."""


class _FolderTree:
    """The files in a folder, or one file and those beside it, which only pictures are read from."""

    def __init__(self, source: Path) -> None:
        self._files = open_folder(source if source.is_dir() else source.parent).files
        self.names = tuple(self._files) if source.is_dir() else (source.name,)

    def read(self, name: str) -> bytes | None:
        """Return a file, None where there is none or it is too large."""
        place = self._files.get(name)
        try:
            return read_bytes(place, MAX_PICTURE_BYTES) if place else None
        except BadInput:
            return None

    def beside(self) -> tuple[str, ...]:
        """Return the names of all files in the folder."""
        return tuple(self._files)


@contextmanager
def opened_tree(source: Path, archives: tuple[str, ...]) -> Iterator[SourceTree]:
    """Open `source`: an archive where its name has one of these endings, else a folder or a
    file."""
    if source.is_file() and source.suffix.lower() in archives:
        with SourceArchive(source) as archive:
            yield archive
    else:
        yield _FolderTree(source)


def by_stem(tree: SourceTree) -> dict[str, str]:
    """Return the names of a tree's files by their own names without ending, in lower case."""
    names = tree.beside() if isinstance(tree, _FolderTree) else tree.names
    return {posixpath.splitext(posixpath.basename(name))[0].lower(): name for name in names}
