"""A technician's day: the planned visits, and what waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice

from fieldkm.app.before_entry import BeforeEntry
from fieldkm.app.incidents import Incidents, KnownIncident
from fieldkm.app.place_names import PlaceNames, WhereNames
from fieldkm.app.places import CustomerPlace, MachinePlace, Place
from fieldkm.app.recording import Recorder
from fieldkm.domain.customers import Site, Task
from fieldkm.domain.day_plan import (
    LEFT_OVER,
    PlanState,
    belongs_to_day,
    in_order,
    is_for,
    plan_state,
)
from fieldkm.domain.moments import zone_of
from fieldkm.domain.visit_state import folded
from fieldkm.domain.visits import PlannedVisit, Visit, VisitEntry
from fieldkm.errors import BadInput
from fieldkm.store.records import Records

_AHEAD = timedelta(days=2)  # today's visits everywhere between the date lines
_LAST_VISITS = 5
_MOST_TASKS = 20


@dataclass(frozen=True, slots=True)
class DayVisit:
    """A planned visit of the day. `zone` is the site's IANA time zone, for its times; `hazards`,
    `incidents` and `preferences` count what must be known before going in; `model` is the
    machine's.
    """

    planned: PlannedVisit
    state: PlanState
    zone: str
    where: WhereNames
    model: str = ""
    hazards: int = 0
    incidents: int = 0
    preferences: int = 0
    visit: str = ""

    @property
    def place(self) -> Place | None:
        """Return where it leads: to the machine, else to the customer."""
        if self.where.machine_id:
            return MachinePlace(self.where.machine_id)
        return CustomerPlace(self.where.customer_id) if self.where.customer_id else None


@dataclass(frozen=True, slots=True)
class MyTask:
    """A task that is mine; `is_late` when its day has passed at the place where the laptop is."""

    id: str
    text: str
    due: date | None
    where: WhereNames
    is_late: bool

    @property
    def place(self) -> Place | None:
        """Return where it leads."""
        if self.where.machine_id:
            return MachinePlace(self.where.machine_id)
        return CustomerPlace(self.where.customer_id) if self.where.customer_id else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for this user, beside what the Sync screen asks."""

    incidents: tuple[KnownIncident, ...] = ()
    tasks: tuple[MyTask, ...] = ()


class Day:
    """Reads today from the records."""

    def __init__(
        self,
        records: Records,
        recorder: Recorder,
        before_entry: BeforeEntry,
        incidents: Incidents,
    ) -> None:
        self._records = records
        self._recorder = recorder
        self._before_entry = before_entry
        self._incidents = incidents
        self._places = PlaceNames(records)

    def visits(self, here: tzinfo) -> tuple[DayVisit, ...]:
        """Return the planned visits of today that are this user's or nobody's, in their order;
        those that were left over from the days before stand with them. `here` stands for the zone
        of a site that has none.
        """
        found = [(planned, *self._begun(planned)) for planned in self._candidates()]
        found.sort(key=lambda item: in_order(item[0], item[1]))
        now = self._recorder.now()
        shown = []
        for planned, state, visit in found:
            name = self._zone(planned)
            zone = zone_of(name) or here
            if belongs_to_day(planned, now.astimezone(zone).date(), zone, state):
                shown.append(self._shown(planned, state, name, visit))
        return tuple(shown)

    def waiting(self, here: tzinfo) -> Waiting:
        """Return what waits for this user."""
        return Waiting(self._incidents.mine(), tuple(islice(self._tasks(here), _MOST_TASKS)))

    def _candidates(self) -> list[PlannedVisit]:
        now, me = self._recorder.now(), self._recorder.me
        dated = self._records.between(PlannedVisit, now - LEFT_OVER - _AHEAD, now + _AHEAD)
        undated = self._records.undated(PlannedVisit)
        return [planned for planned in (*dated, *undated) if is_for(planned, me)]

    def _begun(self, planned: PlannedVisit) -> tuple[PlanState, str]:
        """Return how far it is, and the visit that was made of it."""
        parent = planned.machine or planned.site or planned.customer
        last = self._records.newest_of_parents(Visit, parent, limit=_LAST_VISITS)
        visit = next((one for one in last if one.planned_visit == planned.id), None)
        now = self._recorder.now()
        if visit is None:
            return plan_state(planned, now, begun=False, done=False), ""
        entries = self._records.of_parents(VisitEntry, visit.id)
        done = folded(visit, entries).closed is not None
        return plan_state(planned, now, begun=True, done=done), visit.id

    def _shown(self, planned: PlannedVisit, state: PlanState, zone: str, visit: str) -> DayVisit:
        known = self._before_entry.of(planned.customer, planned.site, planned.machine)
        return DayVisit(
            planned,
            state,
            zone,
            self._places.named(planned.customer, planned.site, planned.machine),
            self._places.model(planned.machine),
            hazards=len(known.hazards),
            incidents=len(known.incidents),
            preferences=len(known.preferences),
            visit=visit,
        )

    def _zone(self, planned: PlannedVisit) -> str:
        name = planned.site or self._places.site_of(planned.machine)
        site = self._records.get(Site, name) if name else None
        return site.zone if site else ""

    def _tasks(self, here: tzinfo) -> Iterator[MyTask]:
        """By the day they are due, those without one last."""
        me, today = self._recorder.me, self._recorder.now().astimezone(here).date()
        mine = [
            task
            for task in self._records.of_type(Task)
            if me and task.assignee == me and not (task.done or task.removed)
        ]
        for task in sorted(mine, key=lambda task: (task.due or date.max, task.id)):
            try:
                where = self._places.named(**self._places.place_of(task.subject))
            except BadInput:  # its subject has left this laptop, or is of another kind
                where = WhereNames()
            is_late = task.due is not None and task.due < today
            yield MyTask(task.id, task.text, task.due, where, is_late)


def local_zone(now: datetime) -> tzinfo:
    """Return the time zone of this laptop."""
    return now.astimezone().tzinfo or UTC
