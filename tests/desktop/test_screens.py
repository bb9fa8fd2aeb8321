"""All screens, the real ones, live together in one window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.app.places import DrawingPlace, FaultPlace, PartPlace
from fieldkm.desktop.manual.view import ManualScreen
from fieldkm.desktop.screens import SCREENS
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from tests.support.packs import a_pack
from tests.support.window import Desk, a_desk, a_home

PLACES = (
    PageRef("mx420", "fuser-replace"),
    PageRef("mx420", "fuser-replace", "check"),
    FaultPlace("mx420", "E21-04"),
    PartPlace("604-1234", "mx420"),
    DrawingPlace("mx420", "fuser", "7"),
)


@pytest.fixture
def whole_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = a_desk(qapp, a_home(tmp_path / "home"), real_screens=True)
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.window.begin()
    yield desk
    desk.window.wind_down()


def shown(desk: Desk) -> str:
    screen = desk.window.stage.current
    assert screen is not None
    return screen.name


def test_every_screen_bears_the_name_under_which_it_is_kept(whole_desk: Desk) -> None:
    for name in SCREENS:
        whole_desk.window.journey.show_screen(name)
        screen = whole_desk.window.stage.current
        assert screen is not None
        assert screen.name == name
        assert screen.location().screen == name


def test_back_and_forward_go_through_all_of_them(whole_desk: Desk) -> None:
    journey = whole_desk.window.journey
    way = []
    for place in PLACES:
        journey.go(place)
        way.append(whole_desk.window.stage.location())
    while journey.can_go_back:
        journey.back()
    assert shown(whole_desk) == "home"
    while journey.can_go_forward:
        journey.forward()
    last = whole_desk.window.stage.location()
    assert last is not None
    assert way[-1] is not None
    assert last.place == way[-1].place


def test_machine_manuals_look_and_language_change_under_open_screens(
    whole_desk: Desk, tmp_path: Path
) -> None:
    window = whole_desk.window
    for name in SCREENS:
        window.journey.show_screen(name)
    for place in PLACES:
        window.journey.go(place)
        window.take_machine(MachineAtHand("MX-420", "MA204117"))
        change(whole_desk, theme="dark", language="zh", zoom=150, glove_mode=True)
        change(whole_desk, theme="light", language="en", zoom=100, glove_mode=False)
        window.take_machine(None)
    window.installation.install([a_pack(tmp_path / "stick", "2026.2")])
    assert window.installation.state.error is None
    window.installation.remove("mx420")
    for name in SCREENS:
        window.journey.show_screen(name)


def test_the_zoom_buttons_of_the_manual_are_the_windows_zoom(whole_desk: Desk) -> None:
    whole_desk.window.journey.go(PLACES[0])
    screen = whole_desk.window.stage.current
    assert isinstance(screen, ManualScreen)
    screen.zoom_wished.emit(1)
    assert whole_desk.workplace.settings.zoom == 110


def change(desk: Desk, **settings: str | int | bool) -> None:
    services = desk.window.stage.services()
    services.change_settings(replace(desk.workplace.settings, **settings))
