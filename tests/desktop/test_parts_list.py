"""Drawing and parts list: what is selected here is selected there, with mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldkm.app.places import DrawingPlace, PartPlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.parts.parts_model import HOVERED_ROLE, KIN_ROLE, Column
from fieldkm.domain.manuals import PageRef
from fieldkm.host.paths import Home
from tests.support.parts_bench import FUSER, LEFT, Bench, hover


@pytest.fixture
def bench(qtbot: QtBot, sample_home: Home) -> Iterator[Bench]:
    """The screen over the sample manual, nothing shown yet."""
    workplace = Workplace(sample_home)
    yield Bench(qtbot, workplace)
    workplace.close()


def test_a_click_on_a_callout_selects_its_row(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    for callout, number in (("5", "604-1225"), ("10", "604-1242"), ("18", "604-1270")):
        bench.click_callout(callout)
        index = bench.screen.list.table.currentIndex()
        assert index.siblingAtColumn(Column.CALLOUT).data() == callout
        if callout != "18":
            assert bench.number == number


def test_a_click_on_a_row_selects_its_callout(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    bench.click_row("604-1228")
    spot = bench.screen.drawing.sheet.hotspot("6")
    assert spot is not None
    assert spot.is_chosen
    assert "604-1228" in bench.card_texts()


def test_rows_that_share_the_callout_are_marked(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    bench.click_callout("10")
    model = bench.screen.list.model
    kin = [
        model.index(row, Column.NUMBER).data()
        for row in range(model.rowCount())
        if model.index(row, 0).data(KIN_ROLE)
    ]
    assert kin == ["604-1240", "604-1241", "604-1242"]


def test_hovering_goes_both_ways(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    drawing, table = bench.screen.drawing, bench.screen.list.table
    hover(drawing.viewport(), drawing.target("2").center())
    model = bench.screen.list.model
    hovered = [model.index(r, 0).data() for r in range(9) if model.index(r, 0).data(HOVERED_ROLE)]
    assert hovered == ["2"]
    hover(table.viewport(), bench.row_point("604-1210"))
    spot = drawing.sheet.hotspot("1")
    assert spot is not None
    assert spot.is_hovered


def test_a_double_click_on_a_callout_or_a_row_opens_the_procedure(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    point = bench.screen.drawing.target("10").center()
    bench.qtbot.mouseDClick(bench.screen.drawing.viewport(), LEFT, pos=point)
    row = bench.row_point("604-1236")
    bench.qtbot.mouseClick(bench.screen.list.table.viewport(), LEFT, pos=row)
    bench.qtbot.mouseDClick(bench.screen.list.table.viewport(), LEFT, pos=row)
    assert bench.led == [
        PageRef("mx420", "pressure-roller-replace"),
        PageRef("mx420", "thermistor-replace"),
    ]


def test_the_procedure_is_one_click_away(bench: Bench) -> None:
    bench.screen.show_place(PartPlace("604-1225", "mx420"))
    button = bench.screen.card.widget().findChild(QPushButton, "procedure")
    assert isinstance(button, QPushButton)
    bench.qtbot.mouseClick(button, LEFT)
    assert bench.led == [PageRef("mx420", "fuser-film-replace")]


def test_from_filter_to_procedure_by_keyboard_alone(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    bench.type("604 2015")
    bench.qtbot.keyClick(bench.screen.list.box, Qt.Key.Key_Return)
    table = bench.screen.list.table
    assert bench.number == "604-2015"
    bench.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert bench.led == [DrawingPlace("mx420", "paper-feed", "2")]
    assert bench.number == "604-2015"
    bench.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert bench.led[-1] == PageRef("mx420", "pickup-roller-replace")


def test_ctrl_enter_opens_the_procedure_of_a_row_from_another_drawing(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    bench.type("6042015")
    bench.qtbot.keyClick(bench.screen.list.box, Qt.Key.Key_Down)
    control = Qt.KeyboardModifier.ControlModifier
    bench.qtbot.keyClick(bench.screen.list.table, Qt.Key.Key_Return, control)
    assert bench.led == [PageRef("mx420", "pickup-roller-replace")]


def test_a_click_on_a_row_from_another_drawing_leads_there(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    bench.type("pickup roller")
    bench.click_row("604-2014")
    assert bench.led == [DrawingPlace("mx420", "paper-feed", "2")]
    assert bench.number == "604-2014"
    assert bench.screen.list.box.text() == ""


def test_letters_typed_in_the_list_begin_a_filter(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    bench.qtbot.keyClicks(bench.screen.list.table, "f")
    assert bench.screen.list.box.text() == "f"


def test_a_part_without_a_procedure_says_so(bench: Bench) -> None:
    bench.screen.show_place(PartPlace("900-0012", "mx420"))
    assert bench.screen.model.state.chosen is not None
    bench.qtbot.keyClick(bench.screen.list.table, Qt.Key.Key_Return)
    assert bench.led == []
    assert "900-0012" in notice_of(bench.screen).text
