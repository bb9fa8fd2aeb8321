"""A serial number is scanned without a network: the cockpit, its fault code, the part, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.app.places import MachinePlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.thread_tasks import ThreadTasks
from fieldkm.desktop.machine.view import MachineScreen
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.routes import MACHINE
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.host.paths import Home
from tests.support.technician import Technician

ALT = Qt.KeyboardModifier.AltModifier
SERIAL = "MA204117"
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def technician(qtbot: QtBot, qapp: QApplication, sample_home: Home) -> Iterator[Technician]:
    """Somebody at a window without a network, who has been at the machine before."""
    workplace = Workplace(sample_home)
    workplace.change_settings(replace(workplace.settings, language="en", theme="light"))
    workplace.recorder.write(
        Customer("c-1", "Nordwind Logistics"),
        Site("s-1", "c-1", "Main office", town="Hamburg"),
        Machine("m-1", "MX-420", SERIAL, "s-1"),
        Visit("v-1", AT, "m-1", "s-1", "c-1"),
        VisitEntry("e-1", "v-1", EntryKind.CODE, AT, ref="E21-01"),
        VisitEntry("e-2", "v-1", EntryKind.PART, AT, ref="604-1232"),
        VisitEntry("e-3", "v-1", EntryKind.CLOSED, AT),
    )
    window = MainWindow(workplace, ThreadTasks(), Appearance(qapp, workplace), SCREENS)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.begin()
    yield Technician(window, workplace, qtbot)
    window.wind_down()


def test_a_scanned_serial_opens_the_cockpit_and_leads_to_code_and_part_and_back(
    technician: Technician,
) -> None:
    technician.type_into_search(SERIAL)  # a scanner types and presses Enter
    technician.hands.keyClick(technician.window.field, Qt.Key.Key_Return)
    technician.wait_until(lambda: technician.location.place == MachinePlace("m-1"))
    technician.wait_until(lambda: bool(cards(technician, "E21-01")))

    click(technician, "E21-01")
    technician.wait_until(lambda: "E21-01" in technician.page.toPlainText())
    assert technician.workplace.machine_at_hand is not None
    assert technician.workplace.machine_at_hand.record == "m-1"

    technician.press(Qt.Key.Key_Left, ALT)
    technician.wait_until(lambda: technician.location.place == MachinePlace("m-1"))
    technician.wait_until(lambda: bool(cards(technician, "604-1232")))
    click(technician, "604-1232")
    technician.wait_until(lambda: technician.location.screen == "parts")
    technician.wait_until(lambda: technician.selected_part == "604-1232")

    technician.press(Qt.Key.Key_Left, ALT)
    technician.wait_until(lambda: technician.location.place == MachinePlace("m-1"))
    technician.wait_until(lambda: bool(cards(technician, "E21-01")))


def cards(technician: Technician, beginning: str) -> list[Card]:
    """The cards of the cockpit in view whose names begin so."""
    screen = technician.window.stage.made(MACHINE)
    assert isinstance(screen, MachineScreen)
    found = screen.build.findChildren(Card)
    return [c for c in found if c.isVisible() and c.accessibleName().startswith(beginning)]


def click(technician: Technician, beginning: str) -> None:
    """Click on a card of the cockpit."""
    technician.hands.mouseClick(cards(technician, beginning)[0], Qt.MouseButton.LeftButton)
