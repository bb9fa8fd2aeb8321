"""What belongs to a page and is not on it, read together and off the interface's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkm.app.faults import FaultLine
from fieldkm.app.library import Mention, OpenPage
from fieldkm.app.notebook import PlacedNote
from fieldkm.app.workplace import Workplace
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.parts import Part

if TYPE_CHECKING:  # brings the database along
    from fieldkm.app.flags import KnownFlag

_MOST_FIXES = 20


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What belongs to a page and is not on it. `is_read` is False until it has arrived;
    `is_answered_for` tells that somebody answers reports about the manual.
    """

    parts: tuple[Part, ...] = ()
    faults: tuple[FaultLine, ...] = ()
    used_by: tuple[Mention, ...] = ()
    notes: tuple[PlacedNote, ...] = ()
    fixes: tuple[FixLine, ...] = ()
    flags: tuple[KnownFlag, ...] = ()
    is_favourite: bool = False
    is_answered_for: bool = False
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
        fixes=_fixes(workplace, page),
        flags=flags_on(workplace, page, language),
        is_answered_for=bool(workplace.library.info(here.manual).product_family),
        is_favourite=workplace.notebook.is_favourite(here),
        is_read=True,
    )


def notes_on(workplace: Workplace, page: OpenPage, language: str) -> tuple[PlacedNote, ...]:
    """Return the reader's notes on a page."""
    return tuple(workplace.notebook.notes_on(bare(page.ref), language))


def flags_on(workplace: Workplace, page: OpenPage, language: str) -> tuple[KnownFlag, ...]:
    """Return what was reported as wrong on a page."""
    return workplace.flags.on_page(bare(page.ref), language)


def _fixes(workplace: Workplace, page: OpenPage) -> tuple[FixLine, ...]:
    """Return the fixes that name the page, or a fault code or part that it treats; for the machine
    at hand, where there is one.
    """
    head, machine = page.page.head, workplace.machine_at_hand
    models = [machine.model] if machine and machine.model else []
    return tuple(
        workplace.fixes.beside(
            pages=[page.ref.world_id],
            codes=head.codes,
            parts=head.parts,
            models=models,
            limit=_MOST_FIXES,
        )
    )


def bare(ref: PageRef) -> PageRef:
    """Return the page alone, without the section."""
    return PageRef(ref.manual, ref.page)
