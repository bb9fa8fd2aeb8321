"""A document on its way in: parts with trees, as every format is read before it is written as a
draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from fieldkm.manuals.importers.draft import FrontValues
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.importers.target_folder import Content
from fieldkm.manuals.markup.tree import Element


class Picture(NamedTuple):
    """A picture's bytes and the name that it has in the source; `lost` says why there are none."""

    data: bytes
    name: str
    lost: str = ""


@dataclass(slots=True)
class ForeignPart:
    """A file of the source, or all of it. `key` is what links name it by, `file` what reports do;
    `is_whole` keeps it on one page, whose id is `name`; the part's pages stand in the contents
    under `chapter`."""

    key: str
    file: str
    body: Element
    title: str = ""
    chapter: str = ""
    front: FrontValues = field(default_factory=dict)
    is_whole: bool = False
    name: str = ""


@dataclass(slots=True)
class ForeignDocument:
    """A document as its format was read. `picture` gives the picture that `source` means in the
    part with a key; `others` are paths of the source that are not carried over; `files` are tables
    for the folder."""

    title: str
    parts: list[ForeignPart] = field(default_factory=list)
    picture: Callable[[str, str], Picture | None] = lambda part, source: None
    items: list[ReportItem] = field(default_factory=list)
    others: frozenset[str] = frozenset()
    files: dict[str, Content] = field(default_factory=dict)
    language: str = ""
    publisher: str = ""

    def tell(self, file: str, line: int, kind: str, message: str) -> None:
        """Add something lost or guessed to the report."""
        self.items.append(ReportItem(file, line, kind, message))
