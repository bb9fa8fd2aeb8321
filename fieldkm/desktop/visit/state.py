"""What the Visit screen shows, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkm.desktop.visit.closing import CLOSING, FIX
from fieldkm.domain.visits import EntryKind, VisitEntry
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.before_entry import Warnings
    from fieldkm.app.visit_sheet import VisitSheet
    from fieldkm.app.visit_terms import Term
    from fieldkm.domain.machines import MeterReading


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was written down; `title` is what the manual calls it."""

    entry: VisitEntry
    title: str = ""


@dataclass(frozen=True, slots=True)
class AskedTest:
    """A test that tells likely causes apart, with its entry once it was answered."""

    term: Term
    entry: VisitEntry | None = None


@dataclass(frozen=True, slots=True)
class State:
    """`typed` is what stands in the fields; `term` is what the line is recognised as, `doubts` what
    is strange about it, `problem` what was wrong with what was done last. `amending` is the entry
    that the fields hold for a change; the first `likely` of `causes` belong to the visit's signs.
    """

    sheet: VisitSheet | None = None
    kind: EntryKind = EntryKind.CODE
    typed: Mapping[str, str] = field(default_factory=dict)
    term: Term | None = None
    doubts: tuple[FieldkmError, ...] = ()
    problem: Exception | None = None
    amending: VisitEntry | None = None
    lines: tuple[Line, ...] = ()
    tests: tuple[AskedTest, ...] = ()
    causes: tuple[Term, ...] = ()
    likely: int = 0
    warnings: Warnings | None = None

    @property
    def reading(self) -> MeterReading | None:
        """The last meter reading of the machine."""
        return self.sheet.machine.meter if self.sheet and self.sheet.machine else None

    @property
    def said(self) -> Mapping[str, str]:
        """What was said of the end; without fixes that are not asked about any more, since it was
        said on their own page, or they have left this laptop.
        """
        fixes = self.sheet.fixes if self.sheet else ()
        asked = {FIX + fix.ref for fix in fixes if fix.is_asked}
        return {
            name: text
            for name, text in self.typed.items()
            if name in asked or not name.startswith(FIX)
        }

    @property
    def is_open(self) -> bool:
        """Tell whether the visit goes on."""
        return self.sheet is not None and self.sheet.state.closed is None

    @property
    def is_closing(self) -> bool:
        """Tell whether it is being closed."""
        return self.is_open and bool(self.typed.get(CLOSING))
