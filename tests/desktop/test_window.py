"""The window leads from place to place, and shows at once what the settings say."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from fieldkm.app.places import DrawingPlace, FaultPlace, PartPlace, WebPlace
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.indexing import Phase
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.finding import Answer
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import from_os_error
from tests.support.window import Desk

PAGE = PageRef("mx420", "fuser-replace")
OTHER = PageRef("mx420", "power-off")


def current(desk: Desk) -> str:
    screen = desk.window.stage.current
    assert screen is not None
    return screen.name


def test_it_begins_at_home_with_the_cursor_in_the_search_box(desk: Desk) -> None:
    assert current(desk) == "home"
    assert desk.window.field.hasFocus()
    assert desk.window.rail.button("home").isChecked()


def test_the_strip_says_that_the_search_is_ready(desk: Desk) -> None:
    assert desk.window.indexing.state.phase is Phase.READY
    assert desk.window.strip.words == "Ready"


@pytest.mark.parametrize(
    ("key", "screen"),
    [("1", "home"), ("2", "manual"), ("3", "parts"), ("4", "faults"), (",", "settings")],
)
def test_every_screen_has_a_key(qtbot: QtBot, desk: Desk, key: str, screen: str) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(desk.window, Qt.Key(ord(key)), control)
    qtbot.waitUntil(lambda: current(desk) == screen)
    assert desk.window.rail.button(screen).isChecked()


@pytest.mark.parametrize(
    ("place", "screen"),
    [
        (PAGE, "manual"),
        (PartPlace("604-1234", "mx420"), "parts"),
        (DrawingPlace("mx420", "fuser", "7"), "parts"),
    ],
)
def test_a_place_is_shown_on_its_screen(desk: Desk, place: PageRef, screen: str) -> None:
    desk.window.journey.go(place)
    assert current(desk) == screen
    assert desk.screen(screen).place == place


def test_a_fault_code_opens_the_page_that_treats_it(desk: Desk) -> None:
    desk.window.journey.go(FaultPlace("mx420", "e2104"))
    assert desk.screen("manual").place == PageRef("mx420", "fuser-replace", "fault-e21-04")


def test_back_returns_to_the_page_as_it_was_scrolled(qtbot: QtBot, desk: Desk) -> None:
    desk.window.journey.go(PAGE)
    desk.screen("manual").scroll = 320
    desk.window.journey.go(OTHER)
    qtbot.mouseClick(desk.window.top_bar.back, Qt.MouseButton.LeftButton)
    assert desk.screen("manual").place == PAGE
    assert desk.screen("manual").scroll == 320
    qtbot.keyClick(desk.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desk.screen("manual").place == OTHER)


def test_back_goes_across_screens(desk: Desk) -> None:
    desk.window.journey.go(PAGE)
    desk.window.journey.go(PartPlace("604-1234"))
    desk.window.journey.back()
    assert current(desk) == "manual"
    desk.window.journey.back()
    assert current(desk) == "home"


def test_the_arrows_can_be_pressed_only_where_there_is_a_way(desk: Desk) -> None:
    bar = desk.window.top_bar
    assert not bar.back.isEnabled()
    desk.window.journey.go(PAGE)
    assert bar.back.isEnabled()
    assert not bar.forward.isEnabled()
    desk.window.journey.back()
    assert not bar.back.isEnabled()
    assert bar.forward.isEnabled()


def test_showing_the_same_place_again_is_no_step(desk: Desk) -> None:
    desk.window.journey.show_screen("faults")
    desk.window.journey.show_screen("faults")
    desk.window.journey.back()
    assert current(desk) == "home"


def test_a_place_that_is_not_there_is_said_in_a_notice_and_nothing_changes(desk: Desk) -> None:
    desk.window.journey.go(PageRef("mx420", "missing"))
    assert current(desk) == "home"
    assert "There is no page “missing”." in notice_of(desk.window).text


def test_the_side_buttons_of_the_mouse_go_back_and_forward(desk: Desk) -> None:
    desk.window.journey.go(PAGE)
    press_on_window(desk, Qt.MouseButton.BackButton)
    assert current(desk) == "home"
    press_on_window(desk, Qt.MouseButton.ForwardButton)
    assert current(desk) == "manual"


def test_ctrl_and_the_wheel_zoom_and_the_zoom_is_remembered(desk: Desk) -> None:
    desk.window.journey.go(PAGE)
    turn_wheel(desk, 120)
    assert desk.workplace.settings.zoom == 110
    assert desk.screen("manual").told[-1] == "theme light 110"
    turn_wheel(desk, -120)
    assert desk.workplace.settings.zoom == 100


def test_ctrl_plus_and_ctrl_0_zoom(qtbot: QtBot, desk: Desk) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(desk.window, Qt.Key.Key_Plus, control)
    qtbot.waitUntil(lambda: desk.workplace.settings.zoom == 110)
    qtbot.keyClick(desk.window, Qt.Key.Key_0, control)
    qtbot.waitUntil(lambda: desk.workplace.settings.zoom == 100)


def test_light_and_dark_change_at_once_and_are_remembered(qtbot: QtBot, desk: Desk) -> None:
    desk.window.journey.go(PAGE)
    qtbot.mouseClick(desk.window.top_bar.toggle, Qt.MouseButton.LeftButton)
    assert desk.screen("manual").told == ["theme dark 100"]
    assert desk.workplace.settings.theme == "dark"


def test_another_language_is_shown_at_once(desk: Desk) -> None:
    desk.window.journey.go(PAGE)
    home_services = desk.screen("manual").shell
    home_services.change_settings(replace(desk.workplace.settings, language="zh"))
    assert desk.screen("manual").told == ["language"]
    assert current_language() == "zh"
    home_services.change_settings(replace(desk.workplace.settings, language="en"))


def test_another_machine_is_told_to_all_screens_and_searched_for(desk: Desk) -> None:
    desk.window.journey.go(PAGE)
    desk.search.answer = Answer()
    desk.window.field.search_for("fuser")
    machine = MachineAtHand("MX-420", "MA204117")
    desk.window.take_machine(machine)
    assert desk.window.top_bar.machine.text() == "MX-420 · MA204117"
    assert desk.screen("manual").told == ["machine"]
    assert desk.search.queries[-1].machine == machine
    assert desk.workplace.machine_at_hand == machine


def test_the_guide_that_is_not_installed_is_said_to_be_missing(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: "guide" in notice_of(desk.window).text)


@pytest.mark.parametrize(
    ("wanted", "screen", "place"),
    [
        ("mx420/power-off", "manual", OTHER),
        ("fuser-replace#check", "manual", PageRef("mx420", "fuser-replace", "check")),
        ("6041234", "parts", PartPlace("604-1234")),
    ],
)
def test_what_was_asked_for_at_the_start_is_opened(
    desk: Desk, wanted: str, screen: str, place: PageRef
) -> None:
    desk.window.begin(wanted)
    assert current(desk) == screen
    assert desk.screen(screen).place == place


def test_words_that_name_nothing_are_searched_for_at_the_start(desk: Desk) -> None:
    desk.window.begin("smells burnt")
    assert current(desk) == "home"
    assert desk.window.field.text() == "smells burnt"
    assert desk.search.queries[-1].words == "smells burnt"


def test_an_address_outside_is_left_to_the_systems_browser(desk: Desk) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")
    desk.window.journey.go(WebPlace("https://example.org/part"))
    QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == ["https://example.org/part"]
    assert current(desk) == "home"


def test_f11_shows_the_window_on_the_full_screen_and_back(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_F11)
    qtbot.waitUntil(desk.window.isFullScreen)
    qtbot.keyClick(desk.window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not desk.window.isFullScreen())


def test_ctrl_q_closes_the_window(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not desk.window.isVisible())


def test_an_open_search_is_answered_again_once_the_search_is_built(desk: Desk) -> None:
    desk.window.field.search_for("fuser")
    asked = len(desk.search.queries)
    desk.window.indexing.bring_up_to_date()
    assert len(desk.search.queries) == asked + 1


def test_the_size_is_remembered_when_the_window_is_closed(desk: Desk) -> None:
    desk.window.resize(1000, 700)
    desk.window.close()
    settings = desk.workplace.settings
    assert (settings.window_width, settings.window_height) == (1000, 700)


def test_everything_that_is_pressed_has_a_name_and_is_large_enough(desk: Desk) -> None:
    for screen in ("home", "settings"):
        desk.window.journey.show_screen(screen)
        QCoreApplication.processEvents()
        for button in desk.window.findChildren(QAbstractButton):
            if button.isVisible() and button.parent() is not desk.window.field:
                assert button.accessibleName() or button.text(), button
                assert min(button.width(), button.height()) >= 40, (button, button.size())


@pytest.mark.parametrize(("width", "zoom"), [(640, 100), (900, 150), (1440, 250)])
def test_nothing_is_cut_off_in_a_small_window(
    qtbot: QtBot, desk: Desk, width: int, zoom: int
) -> None:
    desk.window.take_machine(MachineAtHand("MX-420", "MA204117"))
    desk.window.resize(width, 650)
    services = desk.window.stage.services()
    services.change_settings(replace(desk.workplace.settings, zoom=zoom))
    for screen in ("home", "settings"):
        desk.window.journey.show_screen(screen)
        page = desk.window.stage.currentWidget().findChild(QScrollArea)
        qtbot.waitUntil(lambda page=page: page.widget().width() <= page.viewport().width())
    assert desk.window.width() == width
    for button in desk.window.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())


class Browser(QObject):
    """Stands for the system's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


def press_on_window(desk: Desk, button: Qt.MouseButton) -> None:
    at, none = QPointF(400, 300), Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QMouseEvent.Type.MouseButtonPress, at, at, button, button, none)
    QCoreApplication.sendEvent(desk.window.windowHandle(), event)


def turn_wheel(desk: Desk, by: int) -> None:
    at, buttons = QPointF(400, 300), Qt.MouseButton.NoButton
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, by), buttons, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(desk.window.windowHandle(), event)


def test_on_a_full_disk_the_look_changes_all_the_same_and_the_reader_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldkm.app.open_home.save_settings", full_disk)
    desk.window.top_bar.toggle.click()
    assert desk.workplace.settings.theme == "dark"
    assert notice_of(desk.window).text.startswith("The disk is full")
    desk.window.take_machine(MachineAtHand("MX-420"))
    assert desk.window.top_bar.machine.text() == "MX-420"


def test_on_a_full_disk_the_window_can_be_closed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldkm.app.open_home.save_settings", full_disk)
    desk.window.resize(1111, 777)
    assert desk.window.close()


@pytest.mark.parametrize("gloves", [False, True], ids=["bare", "gloves"])
def test_in_the_smallest_window_at_the_largest_size_all_controls_are_in_view(
    desk: Desk, gloves: bool
) -> None:
    desk.window.take_machine(MachineAtHand("MX-420", "MA204117"))
    desk.window.resize(640, 480)
    appearance = desk.window.stage.services()
    appearance.change_settings(replace(desk.workplace.settings, zoom=250, glove_mode=gloves))
    QCoreApplication.processEvents()
    for bar in (desk.window.rail, desk.window.top_bar):
        buttons = [b for b in bar.findChildren(QAbstractButton) if b.isVisible()]
        assert all(bar.rect().contains(button.geometry()) for button in buttons if button.text())
        for one in buttons:
            others = (b for b in buttons if b is not one and b.parent() is one.parent())
            assert not any(one.geometry().intersects(other.geometry()) for other in others)


def full_disk(*_: object) -> None:
    raise from_os_error(OSError(errno.ENOSPC, "full"), "settings.json")
