"""Visits: begun, written down as the work goes on, moved, closed; each thing that is done is one
transaction, and what was written stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Unpack

from fieldkm.app.photos import KeptPhoto, PhotoFiles, read_picture
from fieldkm.app.recording import Recorder
from fieldkm.app.van import Van
from fieldkm.app.visit_entries import Closing, Details, closing_records, new_entry
from fieldkm.app.visit_steps import VisitSteps
from fieldkm.domain.customers import Site, Subject, SubjectKind
from fieldkm.domain.machines import Machine, MeterReading, meter_doubt, with_reading
from fieldkm.domain.moments import moment_doubt
from fieldkm.domain.reading import WorkSession
from fieldkm.domain.visit_state import VisitState, folded
from fieldkm.domain.visits import (
    EntryKind,
    Photo,
    PlannedVisit,
    Visit,
    VisitEntry,
    VisitPlace,
)
from fieldkm.errors import BadInput, Refused
from fieldkm.protocol.operations import Operation
from fieldkm.store.open_visits import OpenVisits
from fieldkm.store.outbox import Beside
from fieldkm.store.records import Records

STILL_OPEN = timedelta(days=30)  # an older visit that nobody closed is not at hand any more
_MOST_OPEN = 20
_CLOCK = frozenset({EntryKind.STARTED, EntryKind.STOPPED, EntryKind.CLOSED})


@dataclass(frozen=True, slots=True)
class VisitStores:
    """What of the home a visit is read from and written to."""

    records: Records
    open_visits: OpenVisits
    photos: PhotoFiles


class Visits:
    """The visits of this laptop."""

    def __init__(self, stores: VisitStores, recorder: Recorder, van: Van, steps: VisitSteps):
        self._stores = stores
        self._records = stores.records
        self._recorder = recorder
        self._van = van
        self._steps = steps

    # ------------------------------------------------------------ reading

    def state(self, visit: str) -> VisitState:
        """Return what a visit has come to; raises `BadInput` where it is not on this laptop."""
        return self._folded(self._visit(visit))

    def open_visit(self) -> VisitState | None:
        """Return the visit that I have begun last and not closed; None where there is none."""
        return next(iter(self.my_open_visits()), None)

    def my_open_visits(self) -> list[VisitState]:
        """Return the visits that I have begun and not closed, the newest first."""
        since = self._recorder.now() - STILL_OPEN
        found = self._stores.open_visits.of(self._recorder.me, since, _MOST_OPEN)
        return [state for visit in found if (state := self._folded(visit)).closed is None]

    def states_of_machine(self, machine: str, limit: int) -> list[VisitState]:
        """Return the last visits at a machine, those that were moved there too, the newest
        first.
        """
        here = self._records.newest_of_parents(Visit, machine, limit=limit)
        brought = {entry.visit for entry in self._records.by_key(VisitEntry, machine)}
        moved = [self._records.get(Visit, visit) for visit in brought - {item.id for item in here}]
        visits = [visit for visit in (*here, *moved) if visit]
        entries = self._records.of_parents(VisitEntry, *(visit.id for visit in visits))
        states = [folded(visit, entries) for visit in visits]
        there = [state for state in states if state.place.machine == machine]
        return sorted(there, key=lambda state: state.visit.opened, reverse=True)[:limit]

    def photos(self, state: VisitState) -> list[Photo]:
        """Return a visit's photos, the oldest first, without those that were taken back."""
        photos = self._records.of_parents(Photo, state.visit.id)
        return [photo for photo in photos if photo.id not in state.withdrawn]

    def photo_file(self, photo: Photo) -> Path | None:
        """Return where a photo's bytes lie; None while they have not come."""
        return self._stores.photos.path(photo.sha256)

    def doubts(self, state: VisitState, entry: VisitEntry) -> list[BadInput]:
        """Return what is strange about an entry that is about to be written: to be told, since it
        may be true all the same.
        """
        found = [moment_doubt(entry.at, self._recorder.now())]
        if entry.kind is EntryKind.METER and entry.value is not None:
            reading = MeterReading(int(entry.value), entry.at, entry.unit, state.visit.id)
            machine = self._machine(state.place.machine)
            found.append(meter_doubt(machine.meter if machine else None, reading))
        if entry.kind is EntryKind.PART and entry.from_van and not entry.amends:
            found.append(self._van.doubt(entry.ref, entry.quantity))
        return [doubt for doubt in found if doubt]

    # ------------------------------------------------------------ writing

    def begin(
        self, *, machine: str = "", site: str = "", customer: str = "", planned_visit: str = ""
    ) -> Visit:
        """Begin a visit, or go on with the one that I have open at this machine; its clock runs.

        Site and customer follow from the machine. What was ticked at the machine belongs to the
        visit, and so do the symptoms and codes of the planned visit.
        """
        planned = self._records.get(PlannedVisit, planned_visit) if planned_visit else None
        place = VisitPlace(machine, site, customer)
        if planned:
            place = VisitPlace(
                machine or planned.machine, site or planned.site, customer or planned.customer
            )
        for state in self.my_open_visits() if place.machine else ():
            if state.place.machine == place.machine:
                return state.visit
        there = self._machine(place.machine)
        session, beside = self._steps.begun(there.at_hand if there else None)
        visit = replace(self.new_visit(place), planned_visit=planned_visit, work_session=session)
        entries = [self.entry(visit.id, EntryKind.STARTED, at=visit.opened)]
        entries += self._reported(visit, planned)
        created = self._recorder.created
        operations = [created(visit), *map(created, entries)]
        self._recorder.perform(*operations, beside=beside)
        self.take_steps(visit.id)
        return visit

    def new_visit(
        self, place: VisitPlace, at: datetime | None = None, external_id: str = ""
    ) -> Visit:
        """Return a visit at a place, of now or of `at`, that is not written down yet."""
        whole = self._whole(place)
        machine = self._machine(whole.machine)
        site = self._records.get(Site, whole.site) if whole.site else None
        return Visit(
            id=self._recorder.new_id(),
            opened=at or self._recorder.now(),
            machine=whole.machine,
            site=whole.site,
            customer=whole.customer,
            technician=self._recorder.me,
            model=machine.model if machine else "",
            serial=machine.serial if machine else "",
            zone=site.zone if site else "",
            external_id=external_id,
        )

    def entry(self, visit: str, kind: EntryKind, **details: Unpack[Details]) -> VisitEntry:
        """Return an entry as `write` takes it, of now and by me."""
        return new_entry(self._recorder, visit, kind, **details)

    def add(self, visit: str, kind: EntryKind, **details: Unpack[Details]) -> VisitEntry:
        """Write one thing into a visit; see `write`."""
        entry = self.entry(visit, kind, **details)
        self.write(entry)
        return entry

    def write(self, *entries: VisitEntry, beside: Sequence[Beside] = ()) -> None:
        """Write entries into one visit, all or none, and `beside` them what stays here. A part from
        the van lowers its list, a meter reading is the machine's too.

        Raises `Refused` for the clock of a visit that is closed, `BadInput` for a visit that is not
        on this laptop.
        """
        state = self.state(entries[0].visit)
        if any(entry.kind in _CLOCK for entry in entries):
            self._check_open(state)
        operations = [*map(self._recorder.created, entries), *self._van.taken(*entries)]
        operations += self._readings(state.place.machine, entries)
        self._recorder.perform(*operations, beside=beside)

    def amend(
        self, entry: VisitEntry, *, beside: Sequence[Beside] = (), **details: Unpack[Details]
    ) -> VisitEntry:
        """Write an entry once more, as it should have been; the first stays in the trace."""
        amended = replace(
            replace(entry, **details),
            id=self._recorder.new_id(),
            author=self._recorder.me,
            amends=entry.id,
        )
        operations = [self._recorder.created(amended), *self._van.exchanged(amended, entry)]
        machine = self.state(entry.visit).place.machine
        operations += self._readings(machine, [amended])
        self._recorder.perform(*operations, beside=beside)
        return amended

    def withdraw(self, entry: VisitEntry) -> VisitEntry:
        """Take an entry back, which `restore` undoes; raises `Refused` for a close, which can only
        be amended.
        """
        if entry.kind is EntryKind.CLOSED:
            raise Refused(
                "visit-stays-closed",
                "A closed visit is not opened again.",
                "Amend its result, or begin another visit.",
            )
        taken_back = self.entry(entry.visit, EntryKind.WITHDRAWN, amends=entry.id)
        operations = [self._recorder.created(taken_back), *self._van.exchanged(None, entry)]
        self._recorder.perform(*operations)
        return taken_back

    def restore(self, entry: VisitEntry, withdrawal: VisitEntry) -> None:
        """Bring back an entry that was taken back."""
        again = replace(
            entry, id=self._recorder.new_id(), author=self._recorder.me, amends=withdrawal.id
        )
        self._recorder.perform(self._recorder.created(again), *self._van.taken(again))

    def start(self, visit: str) -> None:
        """Start the clock."""
        self.add(visit, EntryKind.STARTED)

    def stop(self, visit: str) -> None:
        """Stop the clock."""
        self.add(visit, EntryKind.STOPPED)

    def take_steps(self, visit: str) -> VisitState:
        """Bring the steps that are ticked in the machine's work session into a visit of mine that
        is open; returns what the visit has come to.
        """
        state = self.state(visit)
        session = self._session(state)
        if session is None:
            return state
        missing = [
            replace(entry, id=self._recorder.new_id(), author=self._recorder.me)
            for entry in self._steps.missing(state, session)
        ]
        untrue = [
            self.entry(visit, EntryKind.WITHDRAWN, amends=entry.id)
            for entry in self._steps.untrue(state, session)
        ]
        if missing or untrue:
            self._recorder.write(*missing, *untrue)
            return self.state(visit)
        return state

    def move(self, visit: str, place: VisitPlace, reason: str = "") -> VisitEntry:
        """Move a visit that was written at the wrong machine or customer; the entry is its
        trace.
        """
        moved = self.entry(visit, EntryKind.MOVED, text=reason, moved_to=self._whole(place))
        self.write(moved)
        return moved

    def photo(self, visit: str, picture: Path | bytes, caption: str = "") -> Photo:
        """Add a photo from a file, or from the bytes of one; raises `BadInput` for what is no
        picture.
        """
        data = picture if isinstance(picture, bytes) else read_picture(picture)
        name = caption if isinstance(picture, bytes) else picture.name
        photo, beside = self._kept(visit, self._stores.photos.keep(data, name), caption)
        self._recorder.perform(self._recorder.created(photo), beside=[beside])
        return photo

    def withdraw_photo(self, photo: Photo) -> None:
        """Take a photo back."""
        self._recorder.write(self.entry(photo.subject.id, EntryKind.WITHDRAWN, amends=photo.id))

    def sign(self, visit: str, signature: bytes, name: str) -> VisitEntry:
        """Keep the customer's signature, a picture, with the name of who signed."""
        photo, beside = self._kept(visit, self._stores.photos.keep(signature, name), name)
        signed = self.entry(visit, EntryKind.SIGNED, ref=photo.id, text=name)
        created = self._recorder.created
        self._recorder.perform(created(photo), created(signed), beside=[beside])
        return signed

    def close(self, visit: str, closing: Closing, beside: Sequence[Beside] = ()) -> VisitState:
        """Close a visit with its confirmed cause, its result and what became of what was used.

        Raises `Refused` where it is closed already.
        """
        state = self.take_steps(visit)
        self._check_open(state)
        made = closing_records(self._recorder, state, closing)
        operations = map(self._recorder.created, made)
        self._recorder.perform(*operations, beside=[*self._session_ended(state), *beside])
        return self.state(visit)

    def record(
        self, visit: Visit, entries: Sequence[VisitEntry], closing: Closing | None = None
    ) -> VisitState:
        """Write down a whole visit that has been made, closed where that is known; all or none."""
        made = closing_records(self._recorder, VisitState(visit), closing) if closing else []
        created = self._recorder.created
        operations = [created(visit), *map(created, entries), *map(created, made)]
        operations += [*self._van.taken(*entries), *self._readings(visit.machine, entries)]
        self._recorder.perform(*operations)
        return self.state(visit.id)

    # ------------------------------------------------------------ parts of these

    def _visit(self, visit: str) -> Visit:
        found = self._records.get(Visit, visit)
        if found is None:
            raise BadInput(
                "no-such-visit",
                "There is no visit “{visit}” on this laptop.",
                "It may belong to a territory that you do not serve.",
                visit=visit,
            )
        return found

    def _folded(self, visit: Visit) -> VisitState:
        return folded(visit, self._records.of_parents(VisitEntry, visit.id))

    def _machine(self, machine: str) -> Machine | None:
        return self._records.get(Machine, machine) if machine else None

    def _whole(self, place: VisitPlace) -> VisitPlace:
        """Return a place with the site of its machine and the customer of its site."""
        machine = self._machine(place.machine)
        site_id = machine.site if machine else place.site
        site = self._records.get(Site, site_id) if site_id else None
        return VisitPlace(place.machine, site_id, site.customer if site else place.customer)

    def _reported(self, visit: Visit, planned: PlannedVisit | None) -> list[VisitEntry]:
        if planned is None:
            return []
        codes = [self.entry(visit.id, EntryKind.CODE, ref=code) for code in planned.fault_codes]
        texts = [self.entry(visit.id, EntryKind.SYMPTOM, text=text) for text in planned.symptoms]
        return codes + texts

    def _check_open(self, state: VisitState) -> None:
        if state.closed:
            raise Refused(
                "visit-closed",
                "This visit was closed on {day}.",
                "Amend what is wrong in it, or begin another visit.",
                day=state.closed.date().isoformat(),
            )

    def _readings(self, machine: str, entries: Sequence[VisitEntry]) -> list[Operation]:
        """Return what gives a machine the newest of its meter readings among the entries."""
        before = now = self._machine(machine)
        for entry in entries:
            if now and entry.kind is EntryKind.METER and entry.value is not None:
                reading = MeterReading(int(entry.value), entry.at, entry.unit, entry.visit)
                now = with_reading(now, reading)
        return [self._recorder.changed(now, "meter")] if now and now != before else []

    def _kept(self, visit: str, kept: KeptPhoto, caption: str) -> tuple[Photo, Beside]:
        photo = Photo(
            id=self._recorder.new_id(),
            subject=Subject(SubjectKind.VISIT, visit),
            sha256=kept.sha256,
            size=kept.size,
            type=kept.type,
            caption=caption,
            taken=self._recorder.now(),
            author=self._recorder.me,
        )
        return photo, self._stores.photos.to_be_sent(kept)

    def _session(self, state: VisitState) -> WorkSession | None:
        """Return the work session whose ticks belong to a visit."""
        machine = self._machine(state.place.machine)
        is_mine = state.visit.technician == self._recorder.me
        if machine is None or not is_mine or state.closed:
            return None
        return self._steps.session(machine.at_hand)

    def _session_ended(self, state: VisitState) -> list[Beside]:
        session = self._session(state)
        return [self._steps.ending(session)] if session else []
