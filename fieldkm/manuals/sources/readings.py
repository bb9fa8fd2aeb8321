"""What was read of a manual's files the last time, so that only what has changed is read again.

A file that is just being written (front matter without its end, half a character, gone between the
listing and the reading) counts as it was when it was whole, with what is wrong with it beside that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, TypeVar

from fieldkm.domain.checking import Finding
from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.sources.drawing_files import SvgFile
from fieldkm.manuals.sources.manual_file import ManualFile
from fieldkm.manuals.sources.pages import SourcePage
from fieldkm.manuals.sources.tables import Table

UNFINISHED = frozenset(
    {
        "front-matter-broken", "front-matter-open", "manual-file-broken", "not-utf-8", "nul-byte",
        "file-unreadable", "file-too-large",
    }
)  # fmt: skip
"""Findings that tell of a file which cannot be taken as it is."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What a file holds and what is wrong with it. `is_held` tells that `value` is from the last
    time when the file was whole."""

    value: T
    findings: tuple[Finding, ...] = ()
    is_held: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether the file could be taken as it is."""
        return all(finding.code not in UNFINISHED for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Known(Generic[T]):
    stamp: Hashable
    reading: Reading[T]
    last_whole: Reading[T] | None


@dataclass(slots=True)
class KindOfFile(Generic[T]):
    """The files of one kind. What is asked for with the stamp that it had before is not read
    again."""

    known: dict[str, _Known[T]] = field(default_factory=dict)

    def reading(self, path: str, stamp: Hashable, read: Callable[[], Reading[T]]) -> Reading[T]:
        """Return what `path` holds; `stamp` changes with all that `read` depends on."""
        before = self.known.get(path)
        if before is not None and before.stamp == stamp:
            return before.reading
        reading = read()
        whole = reading if reading.is_whole else before.last_whole if before else None
        if whole is not None and whole is not reading:
            reading = replace(reading, value=whole.value, is_held=True)
        self.known[path] = _Known(stamp, reading, whole)
        return reading

    def doubt(self, path: str) -> None:
        """Read `path` the next time whatever its stamp says."""
        known = self.known.get(path)
        if known is not None:
            self.known[path] = replace(known, stamp=None)

    def keep(self, paths: Collection[str]) -> None:
        """Forget all files but `paths`."""
        self.known = {path: known for path, known in self.known.items() if path in paths}


class Readings:
    """All that is known of one folder. For one thread at a time."""

    def __init__(self) -> None:
        self.pages = KindOfFile[SourcePage]()
        self.tables = KindOfFile[Table]()
        self.drawings = KindOfFile[SvgFile]()
        self.manual_file = KindOfFile[ManualFile]()

    @cached_property
    def dialect(self) -> Dialect:
        """The reader of Markdown; slow to make."""
        return Dialect()

    def keep(self, paths: Collection[str]) -> None:
        """Forget all files but `paths`."""
        for kind in (self.pages, self.tables, self.drawings, self.manual_file):
            kind.keep(paths)

    def read_again(self, path: str) -> None:
        """Read a file the next time whatever its stamp says."""
        for kind in (self.pages, self.tables, self.drawings, self.manual_file):
            kind.doubt(path)
