"""The sample territory: what is drawn must hang together as what was lived through does."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from fieldkm.app.sample_territory.arrival import in_home
from fieldkm.app.sample_territory.facts import ManualFacts, facts_of_library, facts_of_sources
from fieldkm.app.sample_territory.territory import SampleTerritory, sample_territory
from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import Contact, Customer, Site, Subject
from fieldkm.domain.incidents import Incident, IncidentEntry, IncidentStatus
from fieldkm.domain.machines import Machine, MeterReading, PlacedAs, normalised_serial
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.visit_state import VisitState, folded, repeat_of
from fieldkm.domain.visits import EntryKind, Photo, PlannedVisit, VanStock, Visit, VisitEntry
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals

T = TypeVar("T")

TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)
FICTITIOUS = ("0161 496 0", "0113 496 0", "0151 496 0", "01632 960", "028 9649 6", "+353 20 91")


@pytest.fixture(scope="module")
def facts(made_sample_home: Home) -> tuple[ManualFacts, ...]:
    workplace = Workplace(made_sample_home)
    try:
        return facts_of_library(workplace.library)
    finally:
        workplace.close()


@pytest.fixture(scope="module")
def sample(facts: tuple[ManualFacts, ...]) -> SampleTerritory:
    return sample_territory(facts, TODAY)


@pytest.fixture(scope="module")
def visits(sample: SampleTerritory) -> list[VisitState]:
    entries: dict[str, list[VisitEntry]] = defaultdict(list)
    for entry in of(VisitEntry, sample):
        entries[entry.visit].append(entry)
    return [folded(visit, entries[visit.id]) for visit in of(Visit, sample)]


def of(kind: type[T], sample: SampleTerritory) -> list[T]:
    return [record for record in sample.records if isinstance(record, kind)]


def test_a_seed_draws_the_same_again_and_another_seed_something_else(
    facts: tuple[ManualFacts, ...], sample: SampleTerritory
) -> None:
    assert sample_territory(facts, TODAY) == sample
    few = [sample_territory(facts, TODAY, seed, 5, 10, 30).records for seed in (1, 2)]
    assert few[0] != few[1]


def test_a_territory_has_what_was_asked_for(sample: SampleTerritory) -> None:
    counts = Counter(type(record) for record in sample.records)
    assert (counts[Customer], counts[Machine], counts[Visit]) == (120, 400, 3000)


@pytest.mark.parametrize("size", [(1, 1, 1), (3, 2, 4), (2, 30, 5), (1, 1, 20)])
def test_a_territory_can_be_small(
    facts: tuple[ManualFacts, ...], size: tuple[int, int, int]
) -> None:
    customers, machines, visits = size
    small = sample_territory(facts, TODAY, 7, customers, machines, visits)
    assert len(of(Visit, small)) == visits
    assert len(of(Machine, small)) == machines


def test_every_record_refers_only_to_what_stands_before_it(sample: SampleTerritory) -> None:
    known: set[str] = set()
    named = {"customer", "site", "machine", "visit", "technician", "author", "reporter", "owner"}
    for record in sample.records:
        referred = set(_referred(record, named))
        assert referred <= known, record
        known.add(str(getattr(record, "id", "")))


def _referred(record: object, named: set[str]) -> Iterator[str]:
    assert is_dataclass(record)
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Subject):
            yield value.id
        elif field.name in named and value:
            yield value


def test_no_two_records_have_one_id(sample: SampleTerritory) -> None:
    ids = Counter((type(record), getattr(record, "id", "")) for record in sample.records)
    assert max(ids.values()) == 1


def test_visits_speak_of_what_stands_in_the_manuals(
    sample: SampleTerritory, facts: tuple[ManualFacts, ...]
) -> None:
    known: dict[EntryKind, set[str]] = defaultdict(set)
    for manual in facts:
        name, tables = manual.info.id, manual.tables
        known[EntryKind.CODE] |= {code.code for code in tables.codes}
        known[EntryKind.SYMPTOM] |= {f"{name}/{item.id}" for item in tables.symptoms}
        known[EntryKind.CAUSE] |= {f"{name}/{cause.id}" for cause in tables.causes}
        known[EntryKind.TEST] |= {f"{name}/{test.id}" for test in tables.tests}
        known[EntryKind.PROCEDURE] |= {f"{name}/{page}" for page in manual.procedures}
        known[EntryKind.PART] |= {part.number for part in tables.parts}
    for entry in of(VisitEntry, sample):
        assert entry.kind not in known or entry.ref in known[entry.kind], entry


def test_machines_are_of_models_whose_serials_look_like_theirs(
    sample: SampleTerritory, facts: tuple[ManualFacts, ...]
) -> None:
    models = {model.id: model for manual in facts for model in manual.info.models}
    machines = of(Machine, sample)
    assert all(models[machine.model].made(machine.serial) for machine in machines)
    assert {machine.model for machine in machines} == set(models)
    assert len({normalised_serial(machine.serial) for machine in machines}) == len(machines)


def test_a_machine_failed_at_the_site_where_it_stood_then(
    sample: SampleTerritory, visits: list[VisitState]
) -> None:
    machines = {machine.id: machine for machine in of(Machine, sample)}
    moved = {m.id for m in machines.values() if len(m.placements) > 1}
    ways = {machines[name].placements[-1].how for name in moved}
    assert ways == {PlacedAs.LENT, PlacedAs.SWAPPED, PlacedAs.MOVED}
    for state in visits:
        place = state.place
        assert machines[place.machine].site_on(state.visit.opened.date()) == place.site


def test_what_happened_in_a_visit_happened_in_order_and_within_working_hours(
    visits: list[VisitState],
) -> None:
    for state in visits:
        times = [entry.at for entry in state.entries]
        assert state.visit.opened <= times[0]
        assert state.closed == times[-1]
        assert times[-1] < MORNING
        zone = ZoneInfo(state.visit.zone)
        assert 8 <= state.visit.opened.astimezone(zone).hour <= 17
        assert state.visit.opened.astimezone(zone).weekday() < 5


def test_nobody_is_at_two_places_at_once(visits: list[VisitState]) -> None:
    by_technician: dict[str, list[VisitState]] = defaultdict(list)
    for state in visits:
        by_technician[state.visit.technician].append(state)
    for states in by_technician.values():
        states.sort(key=lambda state: state.visit.opened)
        for state, following in pairwise(states):
            assert state.closed is not None
            assert state.closed <= following.visit.opened


def test_meters_only_rise(sample: SampleTerritory, visits: list[VisitState]) -> None:
    last: dict[str, MeterReading] = {}
    for state in sorted(visits, key=lambda state: state.visit.opened):
        reading = state.meter
        if reading:
            before = last.get(state.visit.machine)
            assert before is None or before.value <= reading.value
            last[state.visit.machine] = reading
    assert {machine.id: machine.meter for machine in of(Machine, sample) if machine.meter} == last


def test_what_was_not_repaired_comes_back_within_a_month(visits: list[VisitState]) -> None:
    of_machine: dict[str, list[VisitState]] = defaultdict(list)
    for state in visits:
        of_machine[state.visit.machine].append(state)
    repeats = [
        (state, before)
        for state in visits
        if (before := repeat_of(state, of_machine[state.visit.machine]))
    ]
    assert 100 < len(repeats) < 500
    other_cause = [
        state
        for state, before in repeats
        if state.cause and before.cause and state.cause.ref != before.cause.ref
    ]
    assert other_cause


def test_a_remedy_that_did_not_hold_is_a_failed_outcome(sample: SampleTerritory) -> None:
    results = Counter(outcome.result for outcome in of(Outcome, sample))
    assert results[Result.WORKED] > results[Result.FAILED] > 20
    assert results[Result.PARTLY] > 20


def test_machines_of_a_model_fail_of_the_same(visits: list[VisitState]) -> None:
    signs: dict[str, Counter[str]] = defaultdict(Counter)
    for state in visits:
        for entry in state.of(EntryKind.CODE, EntryKind.SYMPTOM):
            signs[state.visit.model][entry.ref] += 1
    for counts in signs.values():
        often = sum(count for _, count in counts.most_common(5))
        assert often > counts.total() / 5


def test_a_fifth_is_written_in_chinese(sample: SampleTerritory, visits: list[VisitState]) -> None:
    chinese = {customer.id for customer in of(Customer, sample) if customer.language == "zh"}
    assert len(chinese) == 24
    written = [state for state in visits if state.visit.customer in chinese]
    assert 0.1 < len(written) / len(visits) < 0.3
    closings = [state.close.text for state in written if state.close]
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in closings)


def test_nobody_has_the_telephone_numbers(sample: SampleTerritory) -> None:
    people = [*of(Customer, sample), *of(Site, sample), *of(Contact, sample)]
    assert all(record.phone.startswith(FICTITIOUS) for record in people)
    mobiles = [contact.mobile for contact in of(Contact, sample) if contact.mobile]
    assert all(number.startswith("07700 900") for number in mobiles)


@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 22)])
def test_the_first_technician_has_work_today_even_on_a_sunday(
    facts: tuple[ManualFacts, ...], today: date
) -> None:
    sample = sample_territory(facts, today)
    me = sample.staff.technicians[0].id
    planned = [
        visit
        for visit in of(PlannedVisit, sample)
        if visit.technician == me and visit.starts and visit.starts.date() == today
    ]
    assert len(planned) == 4
    assert any(visit.response_class and visit.due for visit in planned)
    assert [stock for stock in of(VanStock, sample) if stock.technician == me]
    troubled = {status.site for status in of(IncidentStatus, sample) if not status.closed}
    assert troubled & {visit.site for visit in planned}


def test_photos_are_what_their_hashes_say(sample: SampleTerritory) -> None:
    photos = of(Photo, sample)
    assert len(photos) == 10
    for photo in photos:
        content = sample.pictures[photo.sha256]
        assert hashlib.sha256(content).hexdigest() == photo.sha256
        assert content.startswith(b"\x89PNG")


def test_in_a_home_it_is_seen_as_far_as_the_role_goes(
    sample: SampleTerritory, tmp_path: Path
) -> None:
    for user, sees_all in (
        (sample.staff.technicians[0], False),
        (sample.staff.supervisor, True),
    ):
        workplace = Workplace(Home(tmp_path / user.name))
        workplace.home.make()
        with closing(workplace):
            in_home(workplace, sample, user)
            records = workplace.records
            assert workplace.recorder.me == user.id
            assert len(records.of_type(Machine)) == 400
            assert len(records.of_type(IncidentStatus)) == 8
            assert (len(records.of_type(Incident)) == 8) is sees_all
            assert (len(records.of_type(IncidentEntry)) == 13) is sees_all
            assert {stock.technician for stock in records.of_type(VanStock)} <= {user.id}
            assert workplace.sync.view().photos_to_come == 0
            assert not workplace.sync.waiting()


def test_the_sources_of_a_manual_say_what_its_pack_says(facts: tuple[ManualFacts, ...]) -> None:
    (pumps,) = [folder for folder in sample_manuals() if folder.name == "cp300"]
    assert facts_of_sources([pumps])[0] in facts
