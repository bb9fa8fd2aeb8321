"""What belongs to a page and is not on it, read together and off the interface's thread."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkm.app.faults import FaultLine
from fieldkm.app.library import Mention, OpenPage
from fieldkm.app.notebook import PlacedNote
from fieldkm.app.workplace import Workplace
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.parts import Part


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What belongs to a page and is not on it. `is_read` is False until it has arrived."""

    parts: tuple[Part, ...] = ()
    faults: tuple[FaultLine, ...] = ()
    used_by: tuple[Mention, ...] = ()
    notes: tuple[PlacedNote, ...] = ()
    is_favourite: bool = False
    is_read: bool = False


NOTHING_READ = Surroundings()


def surroundings(workplace: Workplace, page: OpenPage, language: str) -> Surroundings:
    """Read what belongs to a page."""
    here = bare(page.ref)
    faults = workplace.faults.listed(language) if page.page.head.codes else []
    return Surroundings(
        parts=tuple(workplace.parts.on_page(here, language)),
        faults=tuple(line for line in faults if bare(line.ref) == here),
        used_by=tuple(workplace.library.used_by(here, language)),
        notes=notes_on(workplace, page, language),
        is_favourite=workplace.notebook.is_favourite(here),
        is_read=True,
    )


def notes_on(workplace: Workplace, page: OpenPage, language: str) -> tuple[PlacedNote, ...]:
    """Return the reader's notes on a page."""
    return tuple(workplace.notebook.notes_on(bare(page.ref), language))


def bare(ref: PageRef) -> PageRef:
    """Return the page alone, without the section."""
    return PageRef(ref.manual, ref.page)
