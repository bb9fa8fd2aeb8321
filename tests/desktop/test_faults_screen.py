"""The Fault codes screen over the sample manual."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.app.places import FixPlace, Place
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.faults.view import FaultsScreen
from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from fieldkm.host.paths import Home
from fieldkm.store.database import Database
from tests.support.fixes import JAM, a_fix
from tests.support.tasks import ImmediateTasks
from tests.support.territory import receive


@pytest.fixture
def gone() -> list[Place]:
    return []


@pytest.fixture
def workplace(sample_home: Home) -> Iterator[Workplace]:
    opened = Workplace(sample_home)
    opened.take_machine(MachineAtHand("MX-430"))
    yield opened
    opened.close()


@pytest.fixture
def screen(workplace: Workplace, gone: list[Place], qtbot: QtBot) -> FaultsScreen:
    faults = FaultsScreen(workplace, ImmediateTasks(), gone.append, LIGHT)
    qtbot.addWidget(faults)
    faults.resize(1100, 700)
    with qtbot.waitExposed(faults):
        faults.show()
    faults.show_place(None)
    return faults


def titles(screen: FaultsScreen) -> list[str]:
    rows = screen.list.model()
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def test_codes_come_in_their_order_and_symptoms_after_them(screen: FaultsScreen) -> None:
    found = titles(screen)
    assert found[0].startswith("E10-01 ")
    assert not found[-1].startswith("E")


def test_a_code_typed_anyhow_opens_with_enter(
    screen: FaultsScreen, gone: list[Place], qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.box, "e21 04")
    assert [title.split()[0] for title in titles(screen)] == ["E21-04"]
    qtbot.keyClick(screen.box, Qt.Key.Key_Return)
    assert len(gone) == 1
    assert isinstance(gone[0], PageRef)
    assert gone[0].anchor == "fault-e21-04"


def test_without_a_machine_a_code_stands_there_for_every_manual_that_has_it(
    screen: FaultsScreen, workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.take_machine(None)
    screen.on_machine_changed()
    qtbot.keyClicks(screen.box, "e21 04")
    assert [title.split()[0] for title in titles(screen)] == ["E21-04", "E21-04"]


def test_a_row_opens_when_it_is_clicked(
    screen: FaultsScreen, gone: list[Place], qtbot: QtBot
) -> None:
    place = screen.list.visualRect(screen.list.model().index(2, 0)).center()
    qtbot.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(gone) == 1


def test_keys_go_from_the_box_into_the_list(
    screen: FaultsScreen, gone: list[Place], qtbot: QtBot
) -> None:
    qtbot.keyClick(screen.box, Qt.Key.Key_Down)
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert len(gone) == 1
    assert screen.list.currentIndex().row() == 1


def test_escape_shows_the_whole_list_again(screen: FaultsScreen, qtbot: QtBot) -> None:
    before = titles(screen)
    qtbot.keyClicks(screen.box, "zzz")
    assert screen.list.isHidden()
    qtbot.keyClick(screen.box, Qt.Key.Key_Escape)
    assert titles(screen) == before


def test_what_does_not_hold_for_the_machine_is_left_out(
    screen: FaultsScreen, workplace: Workplace
) -> None:
    workplace.take_machine(MachineAtHand("CP-300"))
    screen.on_machine_changed()
    assert titles(screen) == []


def test_back_finds_what_was_typed(screen: FaultsScreen) -> None:
    screen.box.setText("paper")
    place, found = screen.location(), titles(screen)
    screen.box.setText("")
    screen.restore(place)
    assert titles(screen) == found


@pytest.mark.parametrize("gloves", [False, True])
def test_rows_are_large_enough_for_a_finger(screen: FaultsScreen, gloves: bool) -> None:
    theme = LIGHT.at(1.0, gloves)
    screen.retheme(theme)
    QApplication.processEvents()
    assert screen.list.visualRect(screen.list.model().index(0, 0)).height() >= theme.target


def test_fixes_for_the_code_that_is_marked_stand_beside_the_list(
    screen: FaultsScreen, workplace: Workplace, gone: list[Place], qtbot: QtBot
) -> None:
    database = Database(workplace.home.database)
    receive(database, *a_fix(replace(JAM, models=("MX-430",))))
    database.close()
    assert not screen.known.isVisible()
    qtbot.keyClicks(screen.box, "E2104")
    (card,) = screen.known.cards()
    assert screen.known.isVisible()
    card.click()
    assert gone == [FixPlace("f-jam")]
    screen.resize(700, 700)
    assert not screen.known.isVisible()
    screen.resize(1100, 700)
    screen.box.setText("E10-01")
    assert not screen.known.isVisible()


def test_a_fix_for_another_model_is_not_offered(screen: FaultsScreen, workplace: Workplace) -> None:
    database = Database(workplace.home.database)
    receive(database, *a_fix(replace(JAM, models=("CP-300",))))
    database.close()
    screen.box.setText("E2104")
    assert screen.known.cards() == []
    workplace.take_machine(None)
    screen.on_machine_changed()
    assert len(screen.known.cards()) == 1
