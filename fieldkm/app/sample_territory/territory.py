"""The sample territory as a whole: records that hang together, parents before children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from fieldkm.app.sample_territory.customers import Place, make_customers
from fieldkm.app.sample_territory.facts import ManualFacts, model_facts
from fieldkm.app.sample_territory.fix_stories import read_stories
from fieldkm.app.sample_territory.fixes import Workshop, make_fixes
from fieldkm.app.sample_territory.incidents import make_incidents
from fieldkm.app.sample_territory.jobs import make_jobs
from fieldkm.app.sample_territory.machines import make_machines
from fieldkm.app.sample_territory.pictures import make_pictures
from fieldkm.app.sample_territory.plans import Territory, planned_visits, tasks, van_stocks
from fieldkm.app.sample_territory.staff import SAMPLE_STAFF, Staff
from fieldkm.app.sample_territory.visits import write_visits
from fieldkm.domain.visits import PlannedVisit


@dataclass(frozen=True, slots=True)
class SampleTerritory:
    """A territory. `pictures` are the contents of its photos, by their SHA-256."""

    staff: Staff
    records: tuple[object, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def sample_territory(
    manuals: Sequence[ManualFacts],
    today: date,
    seed: int = 7,
    customers: int = 120,
    machines: int = 400,
    visits: int = 3000,
    staff: Staff = SAMPLE_STAFF,
) -> SampleTerritory:
    """Return the territory that this seed draws, as it stands in the morning of `today`.

    The same arguments give the same records. `manuals` are those of its machines, see `facts`.
    """
    facts = model_facts(manuals)
    clients = make_customers(seed, customers, staff, today)
    units = make_machines(seed, machines, clients.places, list(facts), today)
    jobs = make_jobs(seed, visits, units, facts, today)
    places = {place.site.id: place for place in clients.places}
    written = write_visits(seed, jobs, places, facts, staff.technicians)
    read = {visit.visit.machine: visit.reading for visit in written if visit.reading}
    units = [replace(u, machine=replace(u.machine, meter=read.get(u.machine.id))) for u in units]
    equipment = [record for unit in units for record in unit.records]
    history = [record for visit in written for record in visit.records]
    ahead = Territory(units, places, facts, staff.technicians)
    planned = list(planned_visits(seed, ahead, today))
    pictures = list(make_pictures(seed, written))
    fixes = make_fixes(seed, read_stories(), Workshop(staff, manuals, written, today))
    records = (
        *staff.records(),
        *clients.records,
        *equipment,
        *history,
        *planned,
        *tasks(seed, ahead, today),
        *van_stocks(seed, staff.technicians, history, today),
        *make_incidents(seed, _visited_first(clients.places, planned), staff, today),
        *(picture.photo for picture in pictures),
        *fixes.records,
    )
    contents = {picture.photo.sha256: picture.content for picture in pictures}
    return SampleTerritory(staff, records, {**contents, **fixes.pictures})


def _visited_first(places: Sequence[Place], planned: Sequence[PlannedVisit]) -> list[Place]:
    """Return the places in the order in which somebody comes: what happened there matters today."""
    coming = {visit.site: number for number, visit in reversed(list(enumerate(planned)))}
    return sorted(places, key=lambda place: coming.get(place.site.id, len(planned)))
