"""What a reader leaves in a manual: notes, favourites, history, and the steps ticked at a machine.

Each holds a place: page, section, quoted text and the pack's version. After an update it attaches
again by id, then by the quote; else it has lost its place and is shown as such, and is never
dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fieldkm.domain.manuals import Section


@dataclass(frozen=True, slots=True)
class Place:
    """Where something belongs in a manual, and what stood there when it was made."""

    manual: str
    page: str
    anchor: str = ""
    quote: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A private note of the reader at a place."""

    id: str
    place: Place
    text: str
    changed: datetime
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Favourite:
    """A page that the reader wants to find again; `title` is as it was when it was marked."""

    id: str
    place: Place
    title: str
    made: datetime
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that was opened, for the history; newest first where it is listed."""

    place: Place
    title: str
    when: datetime


@dataclass(frozen=True, slots=True)
class WorkSession:
    """What is done at one machine before there is a visit: steps ticked, warnings acknowledged."""

    id: str
    model: str
    serial: str
    started: datetime
    closed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A step that was ticked or an alarm that was acknowledged (`key`) on a page in a work
    session.
    """

    session: str
    place: Place
    key: str
    when: datetime


class Attachment(StrEnum):
    """How a place was found again in the installed version."""

    BY_ID = "by-id"
    BY_QUOTE = "by-quote"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Attached:
    """A place as it is in the installed version, and how it was found."""

    place: Place
    how: Attachment


def attach(
    place: Place,
    resolve: Callable[[str], str | None],
    sections_of: Callable[[str], Sequence[Section]],
    all_pages: Callable[[], Sequence[str]],
) -> Attached:
    """Find `place` again: by the page's id (or an alias, through `resolve`) and its anchor, then by
    the quote.

    `resolve` returns the present id of a page or None; `sections_of` the sections of a present
    page; `all_pages` the ids to look through for the quote when the page is gone.
    """
    page = resolve(place.page)
    if page is not None:
        return _attach_on_page(place, page, sections_of(page))
    if place.quote:
        for candidate in all_pages():
            found = _by_quote(place, candidate, sections_of(candidate))
            if found:
                return found
    return Attached(place, Attachment.LOST)


def _attach_on_page(place: Place, page: str, sections: Sequence[Section]) -> Attached:
    if not place.anchor or any(section.anchor == place.anchor for section in sections):
        return Attached(_moved(place, page, place.anchor), Attachment.BY_ID)
    found = _by_quote(place, page, sections) if place.quote else None
    return found or Attached(_moved(place, page, ""), Attachment.LOST)


def _by_quote(place: Place, page: str, sections: Sequence[Section]) -> Attached | None:
    wanted = " ".join(place.quote.split())
    for section in sections:
        if wanted in " ".join(f"{section.heading} {section.text}".split()):
            return Attached(_moved(place, page, section.anchor), Attachment.BY_QUOTE)
    return None


def _moved(place: Place, page: str, anchor: str) -> Place:
    return Place(place.manual, page, anchor, place.quote, place.version)
