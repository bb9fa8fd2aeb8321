"""The cockpit: all that is known of one machine before the door opens, in one read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from fieldkm.app.before_entry import BeforeEntry, Warnings
from fieldkm.app.build_manuals import BuildManuals, ForBuild
from fieldkm.app.colleagues import person_name
from fieldkm.app.fixes import Fixes
from fieldkm.app.history import History, Portion
from fieldkm.app.library import Mention
from fieldkm.app.machine_book import KnownMachine, MachineBook
from fieldkm.app.notebook import Notebook
from fieldkm.app.recording import Recorder
from fieldkm.app.visits import Visits
from fieldkm.app.work import Work
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.customers import Contact, Site
from fieldkm.domain.entitlements import Entitlement, entitled
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.machines import Machine, MeterReading, Placement
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.moments import zone_of
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, PlannedVisit
from fieldkm.host.clock import Clock
from fieldkm.store.records import Records

_VISITS = 30  # the last ones, whose codes, parts and readings are gathered
_READINGS = 4
_FIXES = 3
_SEEN, _OPENED = 40, 5  # pages looked through, pages shown
_OVERDUE = timedelta(days=7)  # a planned visit that old was made, or will not be


@dataclass(frozen=True, slots=True)
class Cover:
    """What service the machine may expect: the entitlement that is `in_force` today at the site,
    else the last one there was, else None.
    """

    entitlement: Entitlement | None = None
    in_force: bool = False


@dataclass(frozen=True, slots=True)
class PlacedAt:
    """A time of the machine at a site: the site's name with its town, and the machine that it
    stood for there.
    """

    placement: Placement
    site: str = ""
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A visit at the machine that is not closed; `is_mine` where it is one's own."""

    visit: str
    opened: datetime
    technician: str = ""
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Cockpit:
    """One machine with all that belongs to it. `readings` are its meter's, the newest first;
    `opened` the pages of its work session; `fixes` are known for the codes that it shows or has
    shown and for the parts that were used in it.
    """

    known: KnownMachine
    zone: str
    contacts: tuple[Contact, ...]
    cover: Cover
    readings: tuple[MeterReading, ...]
    placements: tuple[PlacedAt, ...]
    planned: PlannedVisit | None
    open_visit: OpenVisit | None
    warnings: Warnings
    history: Portion
    manuals: ForBuild
    opened: tuple[Mention, ...]
    fixes: tuple[FixLine, ...] = ()

    @property
    def machine(self) -> Machine:
        """The machine."""
        return self.known.machine


class Sources(Protocol):
    """Whom the cockpit asks: the services of the home."""

    clock: Clock

    @property
    def records(self) -> Records:
        """The records."""
        ...

    @property
    def recorder(self) -> Recorder:
        """Who works here."""
        ...

    @property
    def machine_book(self) -> MachineBook:
        """The machines."""
        ...

    @property
    def visits(self) -> Visits:
        """The visits."""
        ...

    @property
    def before_entry(self) -> BeforeEntry:
        """The warnings."""
        ...

    @property
    def history(self) -> History:
        """The timelines."""
        ...

    @property
    def work(self) -> Work:
        """The work sessions."""
        ...

    @property
    def notebook(self) -> Notebook:
        """The pages that were opened."""
        ...

    @property
    def fixes(self) -> Fixes:
        """What technicians found out."""
        ...


class Cockpits:
    """Reads cockpits."""

    def __init__(self, sources: Sources, manuals: BuildManuals) -> None:
        self._sources = sources
        self._manuals = manuals
        self._records = sources.records

    def of(self, machine: str, language: str) -> Cockpit:
        """Return the cockpit of a machine; raises `BadInput` where it is not on this laptop."""
        sources = self._sources
        known = sources.machine_book.known(machine)
        states = sources.visits.states_of_machine(machine, _VISITS)
        planned = self._planned(machine, states)
        zone = known.site.zone if known.site else ""
        past = [state for state in states if state.closed]
        codes = [*_present_codes(states), *(planned.fault_codes if planned else ())]
        manuals = self._manuals.of(known.machine.at_hand, language, past, codes)
        return Cockpit(
            known,
            zone,
            self._contacts(known.site),
            self._cover(machine, zone),
            _readings(known.machine, states),
            tuple(self._placed(known.machine.placements)),
            planned,
            self._open_visit(states),
            sources.before_entry.of(machine=machine),
            sources.history.of_machine(machine),
            manuals,
            tuple(self._opened(known.machine.at_hand, language)),
            self._fixes(known.machine.model, codes, manuals),
        )

    def _fixes(self, model: str, present: Sequence[str], manuals: ForBuild) -> tuple[FixLine, ...]:
        """Return the fixes for the codes that are there now, then those for what was there."""
        fixes, models = self._sources.fixes, [model] if model else []
        now = fixes.beside(codes=present, models=models, limit=_FIXES) if present else []
        codes = [code.code for code in manuals.codes]
        parts = [part.number for part in manuals.parts]
        before: list[FixLine] = []
        if codes or parts:
            before = fixes.beside(codes=codes, parts=parts, models=models, limit=_FIXES)
        return tuple({line.id: line for line in (*now, *before)}.values())[:_FIXES]

    def _opened(self, machine: MachineAtHand, language: str) -> list[Mention]:
        """Return the pages that were worked with since the machine's open work session began."""
        sources = self._sources
        session = sources.work.begun(machine)
        if session is None:
            return []
        seen = sources.notebook.recent(_SEEN)
        read = [PageRef(s.place.manual, s.place.page) for s in seen if s.when >= session.started]
        pages = list(dict.fromkeys((*sources.work.pages(session), *read)))
        return self._manuals.mentions(pages, machine, language)[:_OPENED]

    def _contacts(self, site: Site | None) -> tuple[Contact, ...]:
        """Return the people of the site, those who are everywhere at the customer last."""
        if site is None:
            return ()
        found = self._records.of_parents(Contact, site.id, site.customer)
        here = [person for person in found if not person.removed and person.site in ("", site.id)]
        return tuple(sorted(here, key=lambda person: (not person.site, person.name)))

    def _cover(self, machine: str, zone: str) -> Cover:
        today = self._sources.clock.now().astimezone(zone_of(zone)).date()
        kept = [e for e in self._records.of_parents(Entitlement, machine) if not e.removed]
        in_force = entitled(kept, today)
        if in_force:
            return Cover(in_force[0], in_force=True)
        return Cover(max(kept, key=lambda e: e.ends or e.starts or date.min, default=None))

    def _planned(self, machine: str, states: Sequence[VisitState]) -> PlannedVisit | None:
        """Return the next visit that is due: not cancelled, not begun, and not long past."""
        begun = {state.visit.planned_visit for state in states}
        since = self._sources.clock.now() - _OVERDUE
        ahead = [
            item
            for item in self._records.of_parents(PlannedVisit, machine)
            if not (item.removed or item.cancelled or item.id in begun)
            and _is_ahead(item.starts or item.due, since)
        ]
        return next(iter(ahead), None)

    def _placed(self, placements: Iterable[Placement]) -> Iterable[PlacedAt]:
        newest_first = sorted(placements, key=lambda p: p.since or date.min, reverse=True)
        for placement in newest_first:
            site = self._records.get(Site, placement.site) if placement.site else None
            other = placement.stands_for
            stood_for = self._records.get(Machine, other) if other else None
            yield PlacedAt(
                placement,
                " · ".join(filter(None, (site.name, site.town))) if site else "",
                f"{stood_for.model} {stood_for.serial}".strip() if stood_for else "",
            )

    def _open_visit(self, states: Iterable[VisitState]) -> OpenVisit | None:
        """Return my own open visit, else a colleague's."""
        me = self._sources.recorder.me
        still_open = [
            OpenVisit(
                state.visit.id,
                state.visit.opened,
                person_name(self._records, state.visit.technician),
                state.visit.technician == me,
            )
            for state in states
            if state.closed is None
        ]
        return next(iter(sorted(still_open, key=lambda visit: not visit.is_mine)), None)


def _present_codes(states: Iterable[VisitState]) -> list[str]:
    """Return the codes that visits which are not closed have written down."""
    still_open = [state for state in states if state.closed is None]
    return [entry.ref for state in still_open for entry in state.of(EntryKind.CODE)]


def _is_ahead(at: datetime | None, since: datetime) -> bool:
    return at is None or at >= since


def _readings(machine: Machine, states: Iterable[VisitState]) -> tuple[MeterReading, ...]:
    """Return the last readings: the machine's own and one of each of its visits."""
    found = [machine.meter] if machine.meter else []
    found += [state.meter for state in states if state.meter]
    of_visits = {reading.visit or reading.at.isoformat(): reading for reading in found}
    newest = sorted(of_visits.values(), key=lambda reading: reading.at, reverse=True)
    return tuple(newest[:_READINGS])
