"""What an import makes of a source, on its way to a manual's folder; and what a dialect is.

A dialect reads its source into a `Draft`: pages line by line, pictures, the order of the contents.
`finishing.finished` recovers the structure, writes links anew and makes the files of the folder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from fieldkm.manuals.importers.report import PageOrigin, ReportItem
from fieldkm.manuals.importers.target_folder import Content

MAX_LINE = 20_000  # letters; looking for structure in longer ones can take hours

Progress = Callable[[int, int], None]
"""Told pages done and pages in all."""
Tell = Callable[[int, str, str], None]
"""Takes line, kind and message of something lost or guessed on a page."""
FrontValues = dict[str, str | tuple[str, ...]]


def without_progress(done: int, total: int) -> None:
    """Tell nobody."""


class Line(NamedTuple):
    """A line of Markdown and its line in the source file, from 1 (0: not known)."""

    text: str
    number: int = 0


def numbered(text: str, first: int = 1) -> list[Line]:
    """Return the lines of a text that stands in its source as it is, from line `first` on."""
    return [Line(line, number) for number, line in enumerate(text.split("\n"), first)]


@dataclass(slots=True)
class DraftPage:
    """A page in our Markdown. `place` is its path below `pages/` (`fuser/replace.md`), `file` the
    file of the source that reports name; `front` may have the keys of our front matter. Links in it
    lead to places of pages or pictures, relative to `place`; `addresses` are others by which its
    site knows it."""

    place: str
    file: str
    lines: list[Line]
    front: FrontValues = field(default_factory=dict)
    addresses: tuple[str, ...] = ()

    @property
    def is_legible(self) -> bool:
        """Tell whether its lines are such as people write; others are carried over unread."""
        return all(len(line.text) <= MAX_LINE for line in self.lines)

    @property
    def text(self) -> str:
        """Return the body as one text."""
        return "\n".join(line.text for line in self.lines)


@dataclass(slots=True)
class Draft:
    """A manual as a dialect has read it. `pictures` go by their places below `pages/`; `chapters`
    are titles with places of pages; `files` are further files of the folder (`parts.csv`),
    `others` paths of the source that are not carried over, so that a link to one is told apart from
    a dead one; `root` is the name of the folder in which the pages lay; `lost_pictures` are the
    places of pictures that pages show in vain, of which the report tells."""

    title: str
    pages: list[DraftPage] = field(default_factory=list)
    pictures: dict[str, Content] = field(default_factory=dict)
    chapters: list[tuple[str, list[str]]] = field(default_factory=list)
    items: list[ReportItem] = field(default_factory=list)
    files: dict[str, Content] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    root: str = ""
    lost_pictures: frozenset[str] = frozenset()
    language: str = ""
    publisher: str = ""

    def tell(self, file: str, line: int, kind: str, message: str) -> None:
        """Add something lost or guessed to the report."""
        self.items.append(ReportItem(file, line, kind, message))


@dataclass(slots=True)
class CarriedOver:
    """The files of the manual to write (path -> what gives the bytes), and what there is to
    tell."""

    contents: dict[str, Content] = field(default_factory=dict)
    items: list[ReportItem] = field(default_factory=list)
    pages: int = 0
    images: int = 0
    links: int = 0
    origins: list[PageOrigin] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person said beside the source: `mapping` names the fields of a list of codes."""

    mapping: Path | None = None
    progress: Progress = without_progress


class ForeignDialect(Protocol):
    """A way in which documentation is written: a module with these two functions."""

    def recognises(self, source: Path) -> bool:
        """Tell whether `source`, a file or a folder that is there, is written in this dialect."""

    def carry_over(self, source: Path, options: ImportOptions) -> CarriedOver:
        """Read `source`; raises `BadInput` where it is not written in this dialect."""
