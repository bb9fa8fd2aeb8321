"""The sheet: callouts are hit where they are, at any zoom, in SVG and in photos."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeySequence,
    QShortcut,
    QTextDocumentFragment,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip
from pytestqt.qtbot import QtBot

from fieldkm.desktop.kit.theme import DARK, LIGHT
from fieldkm.desktop.parts.artwork import artwork_of
from fieldkm.desktop.parts.drawing_view import DrawingView, Sight
from fieldkm.domain.parts import Drawing

WORDS = {"2": "callout 2: Seal <b>10-2</b>"}


def an_svg(callouts: int, size: str = 'width="1000" height="500"') -> tuple[bytes, Drawing]:
    """Callouts in rows of 25, each with a part below it."""
    names = tuple(str(number) for number in range(1, callouts + 1))
    shapes = []
    for position, name in enumerate(names):
        x, y = 20 + position % 25 * 40, 20 + position // 25 * 24
        shapes.append(f'<rect id="part-{name}" x="{x}" y="{y + 8}" width="6" height="4"/>')
        shapes.append(f'<g id="callout-{name}"><circle cx="{x}" cy="{y}" r="8"/></g>')
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 1000 500">'
    data = f"{text}{''.join(shapes)}</svg>".encode()
    return data, Drawing("body", "Body", "drawings/body.svg", names)


def a_photo(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def shown(qtbot: QtBot, data: bytes, drawing: Drawing) -> DrawingView:
    artwork = artwork_of(data, drawing)
    assert artwork is not None
    view = DrawingView(lambda callout: WORDS.get(callout, f"callout {callout}"), LIGHT)
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    view.show_artwork(artwork, drawing.callouts)
    return view


def centre(view: DrawingView, callout: str) -> QPoint:
    return view.target(callout).center()


@pytest.mark.parametrize("zoom", [0.6, 1, 3, 14])
@pytest.mark.parametrize("theme", [LIGHT, DARK.at(1.0, gloves=True)])
def test_targets_are_large_enough_at_any_zoom(qtbot: QtBot, zoom: float, theme: object) -> None:
    view = shown(qtbot, *an_svg(3))
    view.retheme(theme)
    view.zoom(zoom)
    target = view.target("2")
    assert min(target.width(), target.height()) >= theme.target


def test_a_click_at_a_callout_tells_which(qtbot: QtBot) -> None:
    view = shown(qtbot, *an_svg(30))
    with qtbot.waitSignal(view.callout_chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, "27"))
    assert told.args == ["27"]


def test_where_targets_overlap_the_nearest_is_meant(qtbot: QtBot) -> None:
    view = shown(qtbot, *an_svg(500))
    assert view.target("1").intersects(view.target("2"))
    for callout in ("1", "2", "26", "500"):
        with qtbot.waitSignal(view.callout_chosen) as told:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, callout))
        assert told.args == [callout]


def test_a_drag_moves_the_sheet_and_selects_nothing(qtbot: QtBot) -> None:
    view = shown(qtbot, *an_svg(3))
    view.zoom(6)
    view.choose(["2"])
    chosen: list[str] = []
    view.callout_chosen.connect(chosen.append)
    before, start = centre(view, "2"), centre(view, "2")
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view.viewport(), left, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(-60, 0))
    qtbot.mouseRelease(view.viewport(), left, pos=start + QPoint(-60, 0))
    assert chosen == []
    assert centre(view, "2").x() < before.x()


def test_the_wheel_zooms_around_the_mouse(qtbot: QtBot) -> None:
    view = shown(qtbot, *an_svg(60))
    view.zoom(3)
    point = centre(view, "20")
    none = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        QPointF(point), QPointF(view.viewport().mapToGlobal(point)), QPoint(), QPoint(0, 240), none,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.sight().zoom > 4
    assert (centre(view, "20") - point).manhattanLength() <= 4


def test_keys_zoom_and_go_from_callout_to_callout(qtbot: QtBot) -> None:
    view = shown(qtbot, *an_svg(12))
    told: list[str] = []
    view.callout_chosen.connect(told.append)
    view.callout_chosen.connect(lambda callout: view.choose([callout]))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    assert told == ["1", "2", "1", "12"]
    with qtbot.waitSignal(view.callout_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["12"]
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_Plus, control)
    assert view.sight().zoom > 1
    qtbot.keyClick(view, Qt.Key.Key_0, control)
    assert view.sight() == Sight()


def test_the_keys_for_the_zoom_of_pages_stand_back_while_the_drawing_has_the_focus(
    qtbot: QtBot,
) -> None:
    view = shown(qtbot, *an_svg(3))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(view)
    pages: list[str] = []
    QShortcut(QKeySequence("Ctrl++"), window).activated.connect(lambda: pages.append("zoomed"))
    with qtbot.waitExposed(window):
        window.show()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.sight().zoom > 1
    assert pages == []


def test_what_was_in_view_is_shown_again_in_another_size(qtbot: QtBot) -> None:
    view = shown(qtbot, *an_svg(100))
    view.zoom(5)
    view.centerOn(400, 60)
    sight = view.sight()
    view.fit()
    view.look_at(sight)
    view.resize(640, 480)
    assert view.sight() == sight


def test_a_selected_callout_comes_into_view_and_is_said(qtbot: QtBot) -> None:
    view = shown(qtbot, *an_svg(100))
    view.zoom(8)
    view.centerOn(900, 400)
    view.choose(["2", "3"])
    assert view.viewport().rect().contains(centre(view, "2"))
    assert view.accessibleDescription() == "callout 2: Seal <b>10-2</b>"


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_tooltip_names_the_callout(qtbot: QtBot) -> None:
    view = shown(qtbot, *an_svg(3))
    point = centre(view, "2")
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), asked)
    shown_text = QTextDocumentFragment.fromHtml(QToolTip.text()).toPlainText()
    assert shown_text == "callout 2: Seal <b>10-2</b>"


def test_callouts_of_an_svg_with_other_units_are_where_they_are_painted(qtbot: QtBot) -> None:
    data, drawing = an_svg(3, 'width="300mm" height="150mm"')
    view = shown(qtbot, data, drawing)
    plain = shown(qtbot, *an_svg(3))
    assert (centre(view, "3") - centre(plain, "3")).manhattanLength() <= 2


def test_callouts_of_a_photo_are_pixels_of_the_file(qtbot: QtBot) -> None:
    spots = (("1", 40.0, 30.0), ("2", 300.0, 180.0))
    photo = Drawing("photo", "Photo", "drawings/photo.png", ("1", "2"), spots)
    view = shown(qtbot, a_photo(400, 200), photo)
    spot = view.sheet.hotspot("2")
    assert spot is not None
    assert spot.bounds.center() == QPointF(300, 180)
    with qtbot.waitSignal(view.callout_chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, "2"))
    assert told.args == ["2"]


def test_the_sheet_is_white_in_the_dark_theme(qtbot: QtBot) -> None:
    view = shown(qtbot, *an_svg(3))
    view.retheme(DARK)
    corner = view.mapFromScene(view.sheet.sheet.topLeft()) + QPoint(4, 4)
    assert view.viewport().grab().toImage().pixelColor(corner).name() == "#ffffff"


@pytest.mark.parametrize("name", ["drawings/a.svg", "drawings/a.png"])
@pytest.mark.parametrize(
    "data", [b"", b"<svg", b"<html/>", b"\x89PNG no picture", b"<svg>\0</svg>"]
)
def test_a_broken_file_is_no_artwork(qapp: QApplication, name: str, data: bytes) -> None:
    assert artwork_of(data, Drawing("a", "A", name, ("1",))) is None


def test_a_callout_that_the_file_lacks_is_left_out(qtbot: QtBot) -> None:
    data, drawing = an_svg(2)
    view = shown(qtbot, data, Drawing("body", "Body", drawing.file, ("1", "2", "77")))
    assert view.sheet.callouts == ("1", "2")
