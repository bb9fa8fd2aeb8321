"""Manuals as they are read: what a manual is, its pages, sections, steps and contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from fieldkm.domain.applicability import EVERYTHING, Applicability
from fieldkm.domain.codes import compact
from fieldkm.domain.serial_pattern import SerialPattern
from fieldkm.errors import BadInput


class PageKind(StrEnum):
    """What a page is for; it decides its icon and, for procedures, that steps can be ticked."""

    GUIDE = "guide"
    PROCEDURE = "procedure"
    REFERENCE = "reference"
    FAULT = "fault"


class Signal(StrEnum):
    """How much is at stake, the gravest first."""

    DANGER = "danger"
    WARNING = "warning"
    CAUTION = "caution"
    NOTE = "note"


GRAVE_SIGNALS = frozenset({Signal.DANGER, Signal.WARNING})


@dataclass(frozen=True, slots=True)
class Model:
    """A product type that a manual covers; `serial_pattern` describes a whole serial (see
    `SerialPattern`).
    """

    id: str
    name: str
    serial_pattern: str = ""
    order: int = 0

    def made(self, serial: str) -> bool:
        """Tell whether a machine with this serial number is of this model."""
        if not self.serial_pattern:
            return False
        try:
            return SerialPattern(self.serial_pattern).fits(serial)
        except BadInput:  # refused in new packs; one that is on the shelf knows no serial then
            return False


@dataclass(frozen=True, slots=True)
class ManualInfo:
    """What a manual is. `titles` has one title for each of `languages`, the first being its own
    language.
    """

    id: str
    version: str
    languages: tuple[str, ...]
    titles: dict[str, str]
    models: tuple[Model, ...] = ()
    product_family: str = ""
    publisher: str = ""
    licence: str = ""
    audience: str = ""

    def title(self, language: str) -> str:
        """Return the title in `language`, else in the manual's first language."""
        return self.titles.get(language) or self.titles[self.languages[0]]

    def language_for(self, wanted: str) -> str:
        """Return `wanted` where the manual has it, else the manual's first language."""
        return wanted if wanted in self.languages else self.languages[0]


def covers(manual: ManualInfo, model: str) -> bool:
    """Tell whether a manual holds for a model; one that names no models holds for all, and so does
    every manual while the model is unknown (an empty text).
    """
    known = {compact(item.id) for item in manual.models}
    return not (known and model) or compact(model) in known


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the plain text up to the next one; what a search finds.

    `path` names the headings above it. The first section of a page, before any lower heading, has
    the page's title as heading and an empty anchor. `line` is its place in the source, from 1.
    """

    anchor: str
    heading: str
    level: int
    path: tuple[str, ...]
    text: str
    applies_to: Applicability = EVERYTHING
    line: int = 1


@dataclass(frozen=True, slots=True)
class Alarm:
    """A danger, warning, caution or note as it stands on a page; `step` is the number of the step
    it guards (0: the whole page), `step_key` that step's key.

    `key` is a hash of its words, under which it is acknowledged.
    """

    signal: Signal
    title: str
    text: str
    step: int = 0
    key: str = ""
    step_key: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction of a procedure. `key` is a hash of its words and stays when steps around it
    change.
    """

    number: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class PageHead:
    """What is known of a page without reading it. `source` is its file relative to the manual's
    folder.
    """

    id: str
    title: str
    kind: PageKind
    language: str
    source: str
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    applies_to: Applicability = EVERYTHING
    parts: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    minutes: int = 0
    level: str = ""
    prerequisites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A compiled page: its head, the HTML subset of the page view, and what was found in it.

    `html` has theme colours as `@token@` (for instance `@danger-bg@`), links as `page:`, `part:`,
    `fault:`, `symptom:`, `drawing:` and `http(s):` addresses, and pictures as `image:<path in the
    manual>`. `anchor_aliases` maps the anchors of the other language's headings to this page's.
    """

    head: PageHead
    html: str
    sections: tuple[Section, ...]
    steps: tuple[Step, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    links: tuple[str, ...] = ()
    anchor_aliases: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: a chapter (with children, perhaps without page) or a page."""

    title: str
    page: str = ""
    children: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRef:
    """A place in the library: a page of a manual, perhaps a section of it."""

    manual: str
    page: str
    anchor: str = ""

    @property
    def world_id(self) -> str:
        """Return the page's identity in the world, `manual/page`."""
        return f"{self.manual}/{self.page}"

    def __str__(self) -> str:
        return self.world_id + (f"#{self.anchor}" if self.anchor else "")


def parse_page_ref(text: str, here: str = "") -> PageRef:
    """Read `page`, `page#anchor` or `manual/page#anchor`; `here` is the manual that a bare page is
    in.
    """
    place, _, anchor = text.strip().partition("#")
    manual, slash, page = place.partition("/")
    return PageRef(manual, page, anchor) if slash else PageRef(here, place, anchor)


def slug(text: str) -> str:
    """Return `text` as an id: lower case, letters of any script and digits, hyphens between."""
    words = re.findall(r"\w+", text.lower().replace("_", "-"), re.UNICODE)
    return "-".join(words)
