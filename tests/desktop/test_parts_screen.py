"""The Parts screen over installed manuals: what it begins with, folds, and brings back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldkm.app.places import DrawingPlace, PartPlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.kit.theme import DARK
from fieldkm.host.paths import Home
from tests.support.parts_bench import FUSER, LEFT, Bench, a_pump
from tests.support.window import a_home


@pytest.fixture
def bench(qtbot: QtBot, sample_home: Home) -> Iterator[Bench]:
    """The screen over the sample manual, nothing shown yet."""
    workplace = Workplace(sample_home)
    yield Bench(qtbot, workplace)
    workplace.close()


def test_back_brings_drawing_selection_and_zoom(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    bench.click_row("604-1241")
    bench.screen.drawing.zoom(4)
    before = bench.screen.location()
    bench.screen.show_place(DrawingPlace("mx420", "imaging", "2"))
    assert bench.screen.location() != before
    bench.screen.restore(before)
    assert bench.number == "604-1241"
    assert bench.screen.location() == before


def test_back_brings_the_words_about_a_superseded_number(bench: Bench) -> None:
    bench.screen.show_place(PartPlace("604-1240", "mx420"))
    before = bench.screen.location()
    bench.screen.show_place(DrawingPlace("mx420", "imaging"))
    bench.screen.restore(before)
    assert "604-1240 is superseded by this part" in bench.card_texts()


def test_an_empty_home_invites_to_install(qtbot: QtBot, tmp_path: Path) -> None:
    bench = Bench(qtbot, Workplace(Home(tmp_path / "home")))
    bench.screen.show_place(None)
    visible = [w.text() for w in bench.screen.findChildren(QLabel) if w.isVisible()]
    assert visible == ["No manual is installed. Install a pack to begin."]
    assert bench.screen.location() == Location("parts")


def test_parts_that_were_installed_while_it_was_hidden_are_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    workplace = a_pump(tmp_path, "number,name,assembly\n1-1,Seal,Body\n", "<svg/>")
    workplace.manuals.remove("pump")
    bench = Bench(qtbot, workplace)
    bench.screen.show_place(None)
    bench.screen.hide()
    workplace.manuals.install(tmp_path / "pump.pack", unsigned=True)
    bench.screen.on_library_changed()
    bench.screen.show()
    bench.screen.show_place(None)
    assert bench.screen.list.model.rowCount() == 1


def test_a_broken_drawing_says_so_and_the_list_works(qtbot: QtBot, tmp_path: Path) -> None:
    bench = Bench(qtbot, Workplace(a_home(tmp_path / "home")))
    bench.screen.show_place(None)
    assert bench.screen.drawing.sheet.callouts == ()
    words = [
        item.toPlainText()
        for item in bench.screen.drawing.sheet.items()
        if hasattr(item, "toPlainText")
    ]
    assert words == ["This drawing cannot be shown: its file is broken."]
    bench.click_row("604-1234")
    assert "604-1234" in bench.card_texts()


def test_a_manual_found_damaged_is_told_in_a_notice(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    shutil.rmtree(bench.workplace.home.packs)
    bench.click_row("604-1228")
    assert notice_of(bench.screen).text
    assert bench.screen.model.state.open is not None


def test_narrow_windows_fold_the_chooser_and_then_put_the_list_below(bench: Bench) -> None:
    screen = bench.screen
    screen.show_place(FUSER)
    assert screen.chooser.isVisible()
    assert not screen.bar.box.isVisible()
    screen.resize(900, 600)
    assert not screen.chooser.isVisible()
    assert screen.bar.box.isVisible()
    assert screen.bar.box.currentText() == "Fuser unit"
    screen.resize(700, 600)
    below = screen.list.mapTo(screen, QPoint(0, 0)).y()
    assert below >= screen.drawing.mapTo(screen, QPoint(0, screen.drawing.height())).y()


def test_an_assembly_is_chosen_in_the_list_and_in_the_drop_down(bench: Bench) -> None:
    screen = bench.screen
    screen.show_place(FUSER)
    index = screen.chooser.model().index(screen.bar.box.findText("Document feeder"), 0)
    screen.chooser.scrollTo(index)
    centre = screen.chooser.visualRect(index).center()
    bench.qtbot.mouseClick(screen.chooser.viewport(), LEFT, pos=centre)
    screen.bar.box.activated.emit(screen.bar.box.findText("Paper feed, tray 1"))
    assert bench.led == [
        DrawingPlace("mx420", "document-feeder"),
        DrawingPlace("mx420", "paper-feed"),
    ]


def test_the_assemblies_get_their_pictures_when_they_are_seen(bench: Bench) -> None:
    screen = bench.screen
    screen.show_place(FUSER)
    index = screen.chooser.currentIndex()
    area = screen.chooser.visualRect(index)

    def is_drawn() -> bool:
        image = screen.chooser.viewport().grab(area).toImage()
        columns, rows = range(0, image.width(), 3), range(0, image.height() // 2, 3)
        return any(image.pixelColor(x, y).lightness() < 100 for x in columns for y in rows)

    bench.qtbot.waitUntil(is_drawn)


def test_language_and_theme_change_while_it_is_shown(bench: Bench) -> None:
    bench.screen.show_place(DrawingPlace("mx420", "fuser", "5"))
    bench.screen.retheme(DARK.at(1.5, gloves=True))
    row_height = bench.screen.list.table.rowHeight(0)
    assert row_height >= 48
    bench.screen.retranslate()
    assert bench.number == "604-1225"


def test_all_that_takes_the_focus_has_a_name_and_buttons_are_large_enough(bench: Bench) -> None:
    bench.screen.show_place(PartPlace("604-2015", "mx420"))
    bench.qtbot.wait(0)
    nameless, small = [], []
    for widget in bench.screen.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text or widget.focusProxy()):
            nameless.append(widget)
        if isinstance(widget, QAbstractButton) and min(widget.width(), widget.height()) < 40:
            small.append(widget)
    assert nameless == []
    assert small == []
