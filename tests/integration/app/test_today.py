"""The day from the records: visits in their zones, what waits, what changed, ready to leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from fieldkm.app.places import CustomerPlace, MachinePlace
from fieldkm.app.recording import Identified
from fieldkm.app.today import Today
from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import Customer, Hazard, Preference, Site, Subject, SubjectKind, Task
from fieldkm.domain.day_plan import PlanState
from fieldkm.domain.incidents import Incident, IncidentStatus
from fieldkm.domain.machines import Machine
from fieldkm.domain.published import PublishedPack
from fieldkm.domain.readiness import CheckName, Lack
from fieldkm.domain.visits import EntryKind, Photo, PlannedVisit, Visit, VisitEntry
from fieldkm.store.database import Database
from fieldkm.store.sync_state import SyncState
from tests.support.clock import FakeClock
from tests.support.packs import PUBLISHER, a_pack
from tests.support.territory import ANNA, a_workplace

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)  # as the clock of the tests begins
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
COPIER = Subject(SubjectKind.MACHINE, "m-1")
PLACES = (
    Customer("c-1", "Harbour office"),
    Site("s-1", "c-1", "Quay 4", zone="Asia/Shanghai"),
    Machine("m-1", "MX-420", "A-100", "s-1"),
)
PLANNED = PlannedVisit("p-1", "m-1", "s-1", "c-1", ANNA.id, NOW + HOUR, due=NOW + 3 * HOUR)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Callable[..., Workplace]]:
    """Makes a laptop that holds `PLACES` and these records; its search is a fake that is ready."""
    opened: list[Workplace] = []

    def make(*records: Identified) -> Workplace:
        workplace = a_workplace(tmp_path / "home", *PLACES, *records, clock=FakeClock())
        vars(workplace)["search"] = SimpleNamespace(state=lambda: "ready", close=lambda: None)
        opened.append(workplace)
        return workplace

    yield make
    for workplace in opened:
        workplace.close()


def today(workplace: Workplace) -> Today:
    return workplace.today.read("en")


def lacks(workplace: Workplace) -> dict[CheckName, Lack | None]:
    return {check.name: check.lack for check in workplace.today.checks()}


def test_a_planned_visit_is_shown_with_its_place_and_what_must_be_known(
    laptop: Callable[..., Workplace],
) -> None:
    workplace = laptop(
        PLANNED,
        Hazard("h-1", COPIER, "400 V behind the cover"),
        Preference("w-1", Subject(SubjectKind.CUSTOMER, "c-1"), "Ring at the back gate"),
        IncidentStatus("i-1", NOW - DAY, NOW - DAY, machine="m-1"),
    )
    (visit,) = today(workplace).visits
    assert (visit.state, visit.zone, visit.model) == (PlanState.PLANNED, "Asia/Shanghai", "MX-420")
    assert str(visit.where) == "Harbour office · Quay 4 · MX-420 A-100"
    assert (visit.hazards, visit.preferences, visit.incidents) == (1, 1, 1)
    assert visit.place == MachinePlace("m-1")


def test_the_day_is_in_its_order_with_what_was_left_over_and_without_what_is_others(
    laptop: Callable[..., Workplace],
) -> None:
    late = replace(PLANNED, id="late", starts=NOW - 2 * DAY, due=NOW - DAY)
    plans = (
        replace(PLANNED, id="later", starts=NOW + 2 * HOUR),
        PLANNED,
        late,
        replace(PLANNED, id="undated", starts=None),
        replace(PLANNED, id="tomorrow", starts=NOW + DAY),
        replace(PLANNED, id="Bert's", technician="u-bert"),
        replace(PLANNED, id="cancelled", cancelled=True),
    )
    found = today(laptop(*plans)).visits
    assert [visit.planned.id for visit in found] == ["late", "p-1", "later", "undated"]
    assert found[0].state is PlanState.LATE


def test_a_visit_that_was_begun_leads_to_it_and_one_that_is_closed_is_done(
    laptop: Callable[..., Workplace],
) -> None:
    visit = Visit("v-1", NOW, "m-1", "s-1", "c-1", ANNA.id, planned_visit="p-1")
    workplace = laptop(PLANNED, visit)
    (found,) = today(workplace).visits
    assert (found.state, found.visit) == (PlanState.BEGUN, "v-1")
    workplace.recorder.write(VisitEntry("e-1", "v-1", EntryKind.CLOSED, NOW))
    (found,) = today(workplace).visits
    assert found.state is PlanState.DONE


def test_what_waits_is_mine_by_the_day_it_is_due(laptop: Callable[..., Workplace]) -> None:
    incident = Incident("i-1", NOW - DAY, "Shouting", machine="m-1")
    status = IncidentStatus("i-1", NOW - DAY, NOW - DAY, machine="m-1", owner=ANNA.id)
    customer = Subject(SubjectKind.CUSTOMER, "c-1")
    mine = Task("t-1", customer, "Offer", assignee=ANNA.id)
    tasks = (
        mine,
        replace(mine, id="t-2", due=date(2026, 11, 20), subject=COPIER),
        replace(mine, id="t-3", due=date(2026, 11, 25), subject=Subject(SubjectKind.FIX, "f")),
        replace(mine, id="t-4", assignee="u-bert"),
        replace(mine, id="t-5", done=NOW),
    )
    waiting = today(laptop(incident, status, *tasks)).waiting
    assert [item.id for item in waiting.incidents] == ["i-1"]
    assert [(task.id, task.is_late) for task in waiting.tasks] == [
        ("t-2", True),
        ("t-3", False),
        ("t-1", False),
    ]
    assert [task.place for task in waiting.tasks] == [
        MachinePlace("m-1"),
        None,
        CustomerPlace("c-1"),
    ]


def test_what_was_written_down_at_a_customer_of_today_is_news_until_it_was_seen(
    laptop: Callable[..., Workplace],
) -> None:
    workplace = laptop(PLANNED, Preference("w-1", COPIER, "Old wish", made=NOW - DAY))
    assert today(workplace).news.is_empty  # the first look begins from now on
    wish = Preference("w-2", COPIER, "Ring at the back gate", made=NOW + HOUR)
    workplace.recorder.write(wish)
    assert isinstance(workplace.clock, FakeClock)
    workplace.clock.go_on(hours=2)
    (news,) = today(workplace).news.customers
    assert (news.customer, news.name) == ("c-1", "Harbour office")
    assert [event.title for event in news.events] == ["Ring at the back gate"]
    workplace.today.note_looked()
    assert today(workplace).news.is_empty


def test_a_new_version_of_a_manual_names_the_pages_that_changed(
    laptop: Callable[..., Workplace], tmp_path: Path
) -> None:
    workplace = laptop()
    workplace.keyring.trust(PUBLISHER.public())
    workplace.manuals.install(a_pack(tmp_path / "old"))
    assert today(workplace).news.is_empty
    workplace.manuals.install(a_pack(tmp_path / "new", "2026.2", words="Pull the plug first."))
    (manual,) = today(workplace).news.manuals
    assert (manual.version, manual.before) == ("2026.2", "2026.1")
    assert [page.ref.page for page in manual.changed] == ["fuser-replace"]
    workplace.today.note_looked()
    assert today(workplace).news.is_empty


def test_a_file_of_what_was_seen_that_is_damaged_begins_anew(
    laptop: Callable[..., Workplace],
) -> None:
    workplace = laptop()
    workplace.home.looked.write_text("[1, 2")
    assert today(workplace).news.since is None
    assert today(workplace).news.since == NOW


def test_it_is_told_what_is_lacking_for_the_visits_of_today(
    laptop: Callable[..., Workplace], tmp_path: Path
) -> None:
    workplace = laptop(PLANNED, Photo("f-1", COPIER, "00" * 32))
    found = lacks(workplace)
    assert found[CheckName.SYNCED] is Lack.SIGNED_OUT
    assert found[CheckName.MANUALS] is Lack.NO_MANUAL
    assert found[CheckName.PHOTOS] is Lack.PHOTOS_MISSING
    assert found[CheckName.SENT] is None
    workplace.keyring.trust(PUBLISHER.public())
    workplace.manuals.install(a_pack(tmp_path / "old"))
    workplace.recorder.write(Preference("w-1", COPIER, "Ring at the back gate"))
    found = lacks(workplace)
    assert found[CheckName.MANUALS] is None
    assert found[CheckName.SENT] is Lack.UNSENT
    vars(workplace)["search"] = SimpleNamespace(state=lambda: "behind", close=lambda: None)
    assert lacks(workplace)[CheckName.SEARCH] is Lack.INDEX_BEHIND


def test_a_manual_of_which_the_server_has_a_newer_version_is_told(
    laptop: Callable[..., Workplace], tmp_path: Path
) -> None:
    pack = PublishedPack("mx420", "2026.2", "MX-420 service manual", "00" * 32, NOW)
    workplace = laptop(PLANNED, pack)
    workplace.keyring.trust(PUBLISHER.public())
    workplace.manuals.install(a_pack(tmp_path / "old"))
    (check,) = (c for c in workplace.today.checks() if c.name is CheckName.MANUALS)
    assert (check.lack, check.things) == (Lack.OLD_MANUAL, ("MX-420 service manual",))


def test_after_too_long_offline_no_customer_is_shown(laptop: Callable[..., Workplace]) -> None:
    workplace = laptop(PLANNED)
    with_database(workplace, lambda state: state.note_sync(NOW))
    assert isinstance(workplace.clock, FakeClock)
    workplace.clock.go_on(days=20)
    found = today(workplace)
    assert found.is_locked
    assert found.visits == ()
    assert lacks(workplace)[CheckName.CUSTOMERS] is Lack.LOCKED


def with_database(workplace: Workplace, work: Callable[[SyncState], None]) -> None:
    database = Database(workplace.home.database)
    work(SyncState(database))
    database.close()
