"""The Machine screen: what is known of a machine, and what is done from there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldkm.app.places import MachinePlace, Place, SerialPlace, VisitPage
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.machine.view import MachineScreen
from fieldkm.desktop.shell.routes import FAULTS, FIXES, MACHINE, MANUAL, PARTS
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.customers import Subject, SubjectKind
from fieldkm.domain.machines import Modification
from fieldkm.host.paths import Home
from fieldkm.store.database import Database
from tests.support.fixes import BERT, JAM, a_fix
from tests.support.machine_park import COPIER, MACHINES, OPENED, SERIAL, a_machine_park, past_visit
from tests.support.territory import receive
from tests.support.window import Desk, a_desk

LEFT = Qt.MouseButton.LeftButton
WIDE, NARROW = (1440, 900), (900, 650)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, filled_home: Home, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(filled_home.folder, tmp_path / "home")
    desk = a_desk(qapp, Home(tmp_path / "home"))
    a_machine_park(desk.workplace)
    qtbot.addWidget(desk.window)
    desk.window.resize(*WIDE)
    with qtbot.waitExposed(desk.window):
        desk.window.show()
    desk.window.begin()
    yield desk
    desk.window.wind_down()


def shown(desk: Desk, place: Place) -> MachineScreen:
    desk.window.journey.go(place)
    screen = desk.window.stage.made(MACHINE)
    assert isinstance(screen, MachineScreen)
    return screen


def words(widget: QWidget) -> str:
    QCoreApplication.processEvents()
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    buttons = [b.text() for b in widget.findChildren(QAbstractButton) if b.isVisible()]
    return "\n".join(labels + buttons)


def card(screen: QWidget, beginning: str) -> Card:
    QCoreApplication.processEvents()
    cards = screen.findChildren(Card)
    return next(c for c in cards if c.isVisible() and c.accessibleName().startswith(beginning))


def test_it_shows_the_machine_and_what_must_be_known(desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    told = words(screen)
    for expected in (
        f"MX-420 · {SERIAL}",
        "Nordwind Logistics",
        "Contract · next day",
        "Fork lifts in the yard",
        "Ring at the back gate",
        "Lamp broken",
        "MK-3 (1 Mar 2025)",
        "Ada Voss",
        "MX-420 service manual",
    ):
        assert expected in told
    assert screen.history.list.model().rowCount() > 0


def test_a_serial_that_means_one_machine_leads_to_it(desk: Desk) -> None:
    screen = shown(desk, SerialPlace("ma-204117"))
    assert screen.location().place == MachinePlace(COPIER)


def test_what_is_opened_here_is_opened_for_this_machine(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    assert desk.workplace.machine_at_hand is None
    qtbot.mouseClick(card(screen, "E21-04"), LEFT)
    assert desk.workplace.machine_at_hand == MACHINES[0].at_hand
    assert desk.window.stage.current is desk.screen(MANUAL)
    desk.window.journey.back()
    assert desk.window.stage.current is screen
    qtbot.mouseClick(card(screen, "604-1234"), LEFT)
    assert desk.window.stage.current is desk.screen(PARTS)


def test_the_machine_is_taken_to_hand_by_a_button(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    qtbot.mouseClick(screen.head.take, LEFT)
    assert desk.workplace.machine_at_hand == MACHINES[0].at_hand
    assert screen.head.take.isHidden()
    assert "at hand" in words(screen.head)


def test_all_codes_are_listed_for_the_machine(desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    screen.build.codes_wished.emit()
    assert desk.window.stage.current is desk.screen(FAULTS)
    assert desk.workplace.machine_at_hand == MACHINES[0].at_hand


def test_several_machines_with_one_number_are_offered(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(desk, SerialPlace("x100"))
    told = words(screen.arrival)
    assert "Nordwind Logistics · Hamburg" in told
    assert "Nordwind Logistics · Kiel" in told
    assert not screen.head.isVisible()
    qtbot.mouseClick(card(screen, "ZX-9"), LEFT)
    assert screen.location().place == MachinePlace("m-foreign")
    assert "No installed manual covers the model ZX-9." in words(screen)


def test_a_machine_without_site_and_model_is_shown_as_it_is(desk: Desk) -> None:
    assert "Nobody knows where it stands" in words(shown(desk, MachinePlace("m-homeless")))
    assert "Model not known · Q7-1" in words(shown(desk, MachinePlace("m-nameless")))


def test_a_machine_that_is_gone_is_told_in_words(desk: Desk) -> None:
    screen = shown(desk, MachinePlace("m-gone"))
    assert "This machine is not on this laptop." in screen.problem.text
    assert not screen.arrival.isVisible()


def test_an_unknown_serial_goes_on_with_the_model_of_its_pattern(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(desk, SerialPlace("ma999999"))
    assert "ma999999" in words(screen.arrival)
    qtbot.mouseClick(card(screen, "Go on without a record: MX-420"), LEFT)
    assert desk.workplace.machine_at_hand == MachineAtHand("MX-420", "MA999999")
    assert desk.window.stage.current is desk.screen(FAULTS)


def test_an_unknown_serial_is_written_down_at_a_site(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(desk, SerialPlace("ma999999"))
    qtbot.mouseClick(screen.arrival.note, LEFT)
    form = screen.arrival.form
    assert form is not None
    qtbot.keyClicks(form.site_box, "kiel")
    qtbot.mouseClick(card(form, "Nordwind Logistics · Depot"), LEFT)
    qtbot.mouseClick(form.save, LEFT)
    machine = screen.model.state.machine
    assert machine is not None
    assert (machine.model, machine.serial, machine.site) == ("MX-420", "MA999999", "s-depot")
    assert desk.workplace.machine_at_hand == machine.at_hand


def test_facts_are_changed_in_place(qtbot: QtBot, desk: Desk) -> None:
    desk.workplace.take_machine(MACHINES[0].at_hand)
    screen = shown(desk, MachinePlace(COPIER))
    qtbot.mouseClick(screen.facts.edit, LEFT)
    assert screen.form.isVisible()
    set_line(screen, "kits", "MK-3, MK-7")
    set_line(screen, "location", "3rd floor")
    qtbot.mouseClick(screen.form.save, LEFT)
    assert not screen.form.isVisible()
    assert "3rd floor" in words(screen.head)
    machine = screen.model.state.machine
    assert machine is not None
    kits = machine.modifications or ()
    assert Modification("MK-3", date(2025, 3, 1)) in kits
    assert "MK-7" in [item.kit for item in kits]
    assert desk.workplace.machine_at_hand == machine.at_hand


def test_what_is_strange_stands_beside_its_field(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    qtbot.mouseClick(screen.facts.edit, LEFT)
    set_line(screen, "meter", "100,000")
    assert "stood at 120000" in screen.form.fields["meter"].problem
    set_line(screen, "serial", "x-100")
    assert "Another machine has this number too" in words(screen.form)
    set_line(screen, "meter", "many")
    qtbot.mouseClick(screen.form.save, LEFT)
    assert "no meter reading" in screen.form.fields["meter"].problem
    set_line(screen, "meter", "")
    set_line(screen, "serial", " ")
    qtbot.mouseClick(screen.form.save, LEFT)
    assert "needs its serial number" in screen.form.fields["serial"].problem
    qtbot.mouseClick(screen.form.cancel, LEFT)
    assert not screen.form.isVisible()


def test_an_incident_is_written_about_this_machine(desk: Desk) -> None:
    told: list[Subject | None] = []
    screen = shown(desk, MachinePlace(COPIER))
    shell = vars(screen)["_shell"]
    vars(screen)["_shell"] = replace(shell, report_incident=told.append)
    screen.head.incident_wished.emit()
    assert told == [Subject(SubjectKind.MACHINE, COPIER)]


def test_a_visit_is_begun_once_and_then_continued(qtbot: QtBot, desk: Desk) -> None:
    went: list[Place] = []
    screen = shown(desk, MachinePlace(COPIER))
    vars(screen)["_shell"] = replace(vars(screen)["_shell"], go=went.append)
    qtbot.mouseClick(screen.head.visit, LEFT)
    visit = desk.workplace.visits.open_visit()
    assert visit is not None
    assert went == [VisitPage(visit.visit.id)]
    screen.model.load()
    assert screen.head.visit.text() == "Continue visit"
    qtbot.mouseClick(screen.head.visit, LEFT)
    assert went == [VisitPage(visit.visit.id)] * 2


def test_a_narrow_window_shows_one_part_at_a_time(qtbot: QtBot, desk: Desk) -> None:
    desk.window.resize(*NARROW)
    screen = shown(desk, MachinePlace(COPIER))
    assert screen.history.isVisible()
    assert not screen.build.isVisible()
    qtbot.mouseClick(screen.parts.button(1), LEFT)
    assert screen.build.isVisible()
    assert not screen.history.isVisible()
    assert screen.location().detail == "manuals"
    assert "Fork lifts in the yard" in words(screen)
    desk.window.resize(*WIDE)
    assert screen.history.isVisible()
    assert screen.facts.isVisible()


def test_what_comes_with_a_sync_is_shown_at_once(desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    moved = replace(MACHINES[0], location="Cellar")
    desk.workplace.recorder.perform(desk.workplace.recorder.changed(moved, "location"))
    desk.window.synchroniser.wrote()
    assert "Cellar" in words(screen.head)


def test_the_keys_stay_on_the_screen_when_the_cards_are_made_anew(desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    card(screen, "E21-04").setFocus()
    desk.workplace.recorder.write(*past_visit("v-2", OPENED))
    desk.window.synchroniser.wrote()
    focused = desk.window.focusWidget()
    assert focused is not None
    assert screen.isAncestorOf(focused)


def test_the_first_choice_has_the_keys(desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    assert desk.window.focusWidget() is screen.head.visit
    desk.window.journey.go(SerialPlace("x100"))
    assert desk.window.focusWidget() is card(screen, "ZX-9")


def test_without_a_machine_at_hand_it_asks_for_one(desk: Desk) -> None:
    desk.window.journey.show_screen(MACHINE)
    screen = desk.window.stage.current
    assert isinstance(screen, MachineScreen)
    assert "No machine at hand" in words(screen)


def test_it_begins_with_the_machine_at_hand(desk: Desk) -> None:
    desk.workplace.take_machine(MACHINES[0].at_hand)
    desk.window.journey.show_screen(MACHINE)
    screen = desk.window.stage.current
    assert isinstance(screen, MachineScreen)
    assert screen.location().place == MachinePlace(COPIER)


def test_everything_can_be_reached_and_touched(desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    QCoreApplication.processEvents()
    buttons = [b for b in screen.findChildren(QAbstractButton) if b.isVisible()]
    assert all(b.height() >= 38 for b in buttons), [b.text() for b in buttons if b.height() < 38]
    assert all(b.accessibleName() or b.text() for b in buttons)


def set_line(screen: MachineScreen, name: str, text: str) -> None:
    control = screen.form.fields[name].control
    assert isinstance(control, QLineEdit)
    control.setText(text)


def test_fixes_for_its_codes_stand_first_and_open_for_this_machine(desk: Desk) -> None:
    screen = shown(desk, MachinePlace(COPIER))
    assert "Known fixes" not in words(screen)
    database = Database(desk.workplace.home.database)
    receive(database, BERT, *a_fix(replace(JAM, models=("MX-420",))))
    database.close()
    desk.window.synchroniser.wrote()
    assert "Known fixes" in words(screen)
    card(screen, "Jams at the fuser exit").click()
    assert desk.window.stage.current is desk.window.stage.made(FIXES)
    assert desk.workplace.machine_at_hand is not None
    assert desk.workplace.machine_at_hand.record == COPIER
