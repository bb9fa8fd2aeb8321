"""A visit as it is read: with the names of where it was and who was there, the procedures and fixes
that were used, what became of them, and its photos.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldkm.app.colleagues import person_name
from fieldkm.app.library import Library
from fieldkm.app.recording import Recorder
from fieldkm.app.visit_fixes import FixUsed, VisitFixes
from fieldkm.app.visits import Visits
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, Photo, PlannedVisit, VisitEntry
from fieldkm.errors import FieldkmError
from fieldkm.store.records import Records


@dataclass(frozen=True, slots=True)
class ProcedureUse:
    """A procedure of a visit: `done` of its `steps` (0: not known) were ticked; `result` is how it
    ended, as far as that was said.
    """

    ref: str
    title: str
    done: int
    steps: int = 0
    result: Result | None = None

    @property
    def page(self) -> PageRef:
        """Return where it stands."""
        manual, _, page = self.ref.partition("/")
        return PageRef(manual, page)


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """A photo, and where its bytes lie; None while they have not come."""

    photo: Photo
    file: Path | None


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """All that stands on a visit's screen and report. `technician` is a name; `signature` belongs
    to the entry that the customer signed. `known_fixes` may help, and were not used yet; there are
    none once the visit is closed.
    """

    state: VisitState
    machine: Machine | None = None
    site: Site | None = None
    customer: Customer | None = None
    planned: PlannedVisit | None = None
    technician: str = ""
    is_mine: bool = False
    procedures: tuple[ProcedureUse, ...] = ()
    fixes: tuple[FixUsed, ...] = ()
    known_fixes: tuple[FixLine, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    photos: tuple[TakenPhoto, ...] = ()
    signature: TakenPhoto | None = None

    @property
    def model(self) -> str:
        """Return the machine's model: as it is now, else as it was then."""
        return self.machine.model if self.machine else self.state.visit.model

    @property
    def serial(self) -> str:
        """Return the machine's serial number: as it is now, else as it was then."""
        return self.machine.serial if self.machine else self.state.visit.serial

    @property
    def signed(self) -> VisitEntry | None:
        """Return the entry by which the customer signed last."""
        return next(iter(self.state.of(EntryKind.SIGNED)[-1:]), None)


class VisitSheets:
    """Gathers what belongs to a visit."""

    def __init__(
        self,
        records: Records,
        library: Library,
        visits: Visits,
        recorder: Recorder,
        fixes: VisitFixes,
    ) -> None:
        self._records = records
        self._fixes = fixes
        self._library = library
        self._visits = visits
        self._recorder = recorder

    def of(self, state: VisitState, language: str) -> VisitSheet:
        """Return a visit with all that belongs to it."""
        visit, place = state.visit, state.place
        taken = [
            TakenPhoto(photo, self._visits.photo_file(photo))
            for photo in self._visits.photos(state)
        ]
        signatures = {entry.ref for entry in state.of(EntryKind.SIGNED)}
        signed = [photo for photo in taken if photo.photo.id in signatures]
        outcomes = tuple(self._records.of_parents(Outcome, visit.id))
        machine = self._records.get(Machine, place.machine) if place.machine else None
        model = machine.model if machine else visit.model
        return VisitSheet(
            state,
            machine,
            self._records.get(Site, place.site) if place.site else None,
            self._records.get(Customer, place.customer) if place.customer else None,
            self._records.get(PlannedVisit, visit.planned_visit) if visit.planned_visit else None,
            person_name(self._records, visit.technician),
            visit.technician == self._recorder.me,
            tuple(self._procedures(state, outcomes, language)),
            self._fixes.used(state, outcomes),
            self._fixes.known(state, model, language) if state.closed is None else (),
            outcomes,
            tuple(photo for photo in taken if photo.photo.id not in signatures),
            signed[-1] if signed else None,
        )

    def _procedures(
        self, state: VisitState, outcomes: tuple[Outcome, ...], language: str
    ) -> list[ProcedureUse]:
        results = {outcome.procedure: outcome.result for outcome in outcomes if outcome.procedure}
        steps = [entry.ref for entry in state.of(EntryKind.STEP)]
        found = []
        for entry in state.of(EntryKind.PROCEDURE):
            title, number = self._page(entry, language)
            done = sum(ref.startswith(f"{entry.ref}#") for ref in steps)
            result = results.get(entry.ref, entry.result)
            found.append(ProcedureUse(entry.ref, title, done, number, result))
        return found

    def _page(self, entry: VisitEntry, language: str) -> tuple[str, int]:
        """Return a procedure's title and how many steps it has; of one that is gone, its words in
        the visit.
        """
        manual, _, page = entry.ref.partition("/")
        try:
            found = self._library.open(PageRef(manual, page), language)
        except FieldkmError:
            return entry.text or entry.ref, 0
        return found.title, len(found.page.steps)
