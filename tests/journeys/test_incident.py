"""An incident from the office to the next technician's screen, and back to a closed case.

The server's core is the real one, behind an in-process door; the laptops are real homes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldkm.app.places import IncidentPlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.incidents import IncidentEntry, IncidentStep
from fieldkm.domain.machines import Machine
from fieldkm.domain.people import Role
from fieldkm.errors import NotAllowed
from fieldkm.host.clock import uuid7
from fieldkm.host.paths import Home
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.envelopes import Login
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.payloads import encode
from fieldkm.server.administration import Administration, NewUser
from fieldkm.server.api.context import Context
from fieldkm.server.front_office import Call
from fieldkm.server.world import write
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox
from fieldkm.store.sync_state import Account, SyncState
from fieldkm.sync.synchronisation import RecordSync
from tests.support.clock import FakeClock
from tests.support.fake_search import FakeSearch
from tests.support.in_process_door import InProcessDoor, a_server
from tests.support.tasks import ImmediateTasks

PASSWORD = "a long password"
PLACES = (
    Customer("c-1", "Harbour office", "north"),
    Site("s-1", "c-1", "Quay 4", territory="north"),
    Machine("m-1", "MX-420", "A-100", "s-1"),
)


class WireClock(FakeClock):
    """Makes identities as they travel."""

    def new_id(self) -> str:
        self._made += 1
        return uuid7(self.now(), self._made)


@dataclass(frozen=True)
class Laptop:
    """A signed-in home, synced through the door."""

    workplace: Workplace
    door: InProcessDoor

    def sync(self) -> None:
        database = Database(self.workplace.home.database)
        state = SyncState(database)
        RecordSync(self.door, Mirror(database), Outbox(database), state).run()
        state.note_sync(self.workplace.clock.now())
        database.close()


@dataclass(frozen=True)
class Company:
    """The server and whoever works with it."""

    server: Context
    clock: FakeClock
    anna: Laptop
    sue: Laptop

    @property
    def office(self) -> Administration:
        return Administration(self.server.database, self.clock, self.server.passwords)


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    clock = WireClock()
    with ExitStack() as ends:
        server = a_server(tmp_path / "server", clock)
        ends.callback(server.database.close)
        desk = Administration(server.database, clock, server.passwords)
        desk.add_territory("north", "North")
        for name, role in (
            ("anna", Role.TECHNICIAN),
            ("sue", Role.SUPERVISOR),
            ("olga", Role.OFFICE),
        ):
            desk.add_user(NewUser(name, role, name.title(), ("north",)), PASSWORD)
        made = [
            Effect(KIND_OF[type(one)], one.id, encode(KIND_OF[type(one)], one)) for one in PLACES
        ]
        server.database.transact(lambda connection: write(connection, made, clock.now()))
        anna, sue = (a_laptop(tmp_path / name, server, clock, name) for name in ("anna", "sue"))
        for laptop in (anna, sue):
            ends.callback(laptop.workplace.close)
            laptop.sync()
        yield Company(server, clock, anna, sue)


def a_laptop(folder: Path, server: Context, clock: FakeClock, user: str) -> Laptop:
    home = Home(folder)
    home.make()
    door = InProcessDoor(server)
    answer = door.sign_in(Login(user=user, password=PASSWORD, device_name="test"))
    database = Database(home.database)
    SyncState(database).sign_in(
        Account(
            "memory:", answer.user_id, user, answer.display, answer.role, answer.device_id, "north"
        )
    )
    database.close()
    return Laptop(Workplace(home, clock), door)


@pytest.fixture
def annas_window(qtbot: QtBot, qapp: QApplication, company: Company) -> Iterator[MainWindow]:
    """The technician's window, whose slow work is done at once."""
    workplace = company.anna.workplace
    workplace.change_settings(replace(workplace.settings, language="en", theme="light"))
    vars(workplace)["search"] = FakeSearch()
    window = MainWindow(workplace, ImmediateTasks(), Appearance(qapp, workplace), SCREENS)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.begin()
    yield window
    window.wind_down()


def words_on(window: MainWindow) -> str:
    labels = window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_from_the_office_to_the_next_technicians_screen(
    company: Company, annas_window: MainWindow
) -> None:
    told = Call("olga", "The customer shouted at us", "The third time in May.", machine="a 100")
    name = company.office.report_incident(told).id

    company.sue.sync()
    (incident,) = company.sue.workplace.incidents.mine()
    assert (incident.id, incident.title) == (name, "The customer shouted at us")
    assert (incident.reporter, incident.late) == ("Olga", None)

    company.clock.go_on(days=3)  # from Saturday over its first working day
    assert [one.id for one in company.sue.workplace.incidents.open() if one.late] == [name]
    company.sue.workplace.incidents.add(
        name, IncidentStep.ANSWERED, "Called Mr Lund.", for_visitor="Ask for Mr Lund at the gate."
    )
    company.sue.sync()
    assert company.sue.workplace.incidents.find(name).late is None

    company.anna.sync()
    (warned,) = company.anna.workplace.before_entry.of(machine="m-1").incidents
    assert (warned.told, warned.owner) == ("Ask for Mr Lund at the gate.", "Sue")
    annas_window.journey.go(IncidentPlace(name))
    shown = words_on(annas_window)
    assert "Ask for Mr Lund at the gate." in shown
    for secret in ("shouted", "third time", "Called Mr Lund"):
        assert secret not in shown


def test_a_technician_adds_a_remark_and_cannot_close(company: Company) -> None:
    call = Call("olga", "The customer shouted at us", machine="a 100")
    name = company.office.report_incident(call).id
    anna, sue = company.anna.workplace, company.sue.workplace
    company.anna.sync()
    with pytest.raises(NotAllowed):
        anna.incidents.close(name, "Done")
    anna.recorder.write(
        IncidentEntry(anna.recorder.new_id(), name, IncidentStep.CLOSED, company.clock.now())
    )
    anna.incidents.add(name, IncidentStep.REMARK, "The director was there.")
    company.anna.sync()
    (refused,) = (item for item in anna.sync.outgoing() if item.state == "rejected")
    assert refused.problem is not None
    assert refused.problem.code == "not-the-owner"
    company.sue.sync()
    assert [entry.text for entry in sue.incidents.entries(name)] == ["The director was there."]
    sue.incidents.close(name, "A new drum, and an excuse.")
    company.sue.sync()
    company.anna.sync()
    assert anna.before_entry.of(machine="m-1").incidents == ()
