"""The Parts screen over installed manuals: drawing, list and card, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldkm.app.places import DrawingPlace, PartPlace, Place
from fieldkm.app.publishing import build_manual
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.kit.theme import DARK, LIGHT
from fieldkm.desktop.parts.part_card import CardLink
from fieldkm.desktop.parts.parts_model import HOVERED_ROLE, KIN_ROLE, REMARK_ROLE, Column
from fieldkm.desktop.parts.view import PartsScreen
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from fieldkm.host.paths import Home
from tests.support.tasks import ImmediateTasks
from tests.support.window import a_home

FUSER = DrawingPlace("mx420", "fuser")
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Bench:
    """The screen, and where it led; drawings and parts are shown by the screen itself."""

    qtbot: QtBot
    workplace: Workplace
    led: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.screen = PartsScreen(self.workplace, ImmediateTasks(), self.go, LIGHT)
        self.qtbot.addWidget(self.screen)
        self.screen.resize(1348, 802)
        self.screen.show()

    def go(self, place: Place) -> None:
        self.led.append(place)
        if not isinstance(place, PageRef):
            self.screen.show_place(place)

    @property
    def number(self) -> str:
        """The selected part's number, as the list has it."""
        index = self.screen.list.table.currentIndex()
        return str(index.siblingAtColumn(Column.NUMBER).data()) if index.isValid() else ""

    def click_callout(self, callout: str) -> None:
        point = self.screen.drawing.target(callout).center()
        self.qtbot.mouseClick(self.screen.drawing.viewport(), LEFT, pos=point)

    def row_point(self, number: str) -> QPoint:
        table = self.screen.list.table
        model = self.screen.list.model
        for row in range(model.rowCount()):
            index = model.index(row, Column.NUMBER)
            if index.data() == number:
                table.scrollTo(index)
                return table.visualRect(index).center()
        raise AssertionError(f"{number} is not listed")

    def click_row(self, number: str) -> None:
        point = self.row_point(number)
        self.qtbot.mouseClick(self.screen.list.table.viewport(), LEFT, pos=point)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.screen.list.box, text)

    def card_texts(self) -> str:
        labels = self.screen.card.widget().findChildren(QLabel)
        buttons = self.screen.card.widget().findChildren(QAbstractButton)
        return "\n".join(
            [w.text() for w in labels] + [b.accessibleName() or b.text() for b in buttons]
        )

    def card_button(self, words: str) -> QAbstractButton:
        buttons = self.screen.card.widget().findChildren(QAbstractButton)
        return next(b for b in buttons if words in (b.accessibleName() or b.text()))


@pytest.fixture
def bench(qtbot: QtBot, sample_home: Home) -> Iterator[Bench]:
    """The screen over the sample manual, nothing shown yet."""
    workplace = Workplace(sample_home)
    yield Bench(qtbot, workplace)
    workplace.close()


def built(tmp_path: Path, parts: str, svg: str) -> Workplace:
    """A home with a manual of one drawing, built from these files."""
    source = tmp_path / "pump"
    (source / "pages").mkdir(parents=True)
    (source / "drawings").mkdir()
    (source / "pages" / "start.md").write_text("# Start\n\nSome words.\n", encoding="utf-8")
    (source / "manual.toml").write_text('id = "pump"\ntitle = "Pump"\nversion = "1"\n', "utf-8")
    (source / "parts.csv").write_text(parts, encoding="utf-8")
    (source / "drawings" / "body.svg").write_text(svg, encoding="utf-8")
    build_manual(source, tmp_path / "pump.pack")
    workplace = Workplace(Home(tmp_path / "home"))
    workplace.manuals.install(tmp_path / "pump.pack", unsigned=True)
    return workplace


# ---------------------------------------------------------------- drawing and list


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
    bench.qtbot.mouseMove(drawing.viewport(), drawing.target("2").center())
    model = bench.screen.list.model
    hovered = [model.index(r, 0).data() for r in range(9) if model.index(r, 0).data(HOVERED_ROLE)]
    assert hovered == ["2"]
    bench.qtbot.mouseMove(table.viewport(), bench.row_point("604-1210"))
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


# ---------------------------------------------------------------- what the card says


def test_a_superseded_number_leads_to_the_one_to_order(bench: Bench) -> None:
    bench.screen.show_place(PartPlace("604-1240", "mx420"))
    assert bench.number == "604-1242"
    assert "604-1240 is superseded by this part. Order this one." in bench.card_texts()


def test_a_superseded_row_names_its_successor_and_leads_to_it(bench: Bench) -> None:
    bench.screen.show_place(FUSER)
    bench.click_row("604-1240")
    assert "604-1240 → 604-1241 → 604-1242" in bench.card_texts()
    bench.card_button("Superseded by 604-1242: order this").click()
    assert bench.number == "604-1242"


def test_alternates_and_mentions_lead_on(bench: Bench) -> None:
    bench.screen.show_place(PartPlace("604-2015", "mx420"))
    bench.card_button("604-2016").click()
    assert "604-2016" in bench.card_texts()
    bench.screen.show_place(PartPlace("604-1225", "mx420"))
    links = bench.screen.card.widget().findChildren(CardLink)
    links[-1].click()
    assert isinstance(bench.led[-1], PageRef)


def test_the_number_can_be_copied(bench: Bench) -> None:
    bench.screen.show_place(PartPlace("604-1225", "mx420"))
    bench.card_button("Copy the part number").click()
    assert QGuiApplication.clipboard().text() == "604-1225"


def test_a_part_without_a_drawing_has_the_list_of_its_assembly(bench: Bench) -> None:
    bench.screen.show_place(PartPlace("900-0012", "mx420"))
    assert bench.number == "900-0012"
    assert bench.screen.drawing.sheet.callouts == ()


def test_what_is_not_for_the_machine_at_hand_is_marked(bench: Bench) -> None:
    bench.screen.show_place(DrawingPlace("mx420", "fuser"))
    bench.workplace.take_machine(MachineAtHand("MX-430", "MB000001"))
    bench.screen.on_machine_changed()
    bench.click_row("604-1224")
    words = "Not for this machine, only for: MX-420; serial up to MA203999"
    assert words in bench.card_texts()
    assert words in bench.screen.list.table.currentIndex().data(REMARK_ROLE)


def test_naughty_names_are_shown_as_they_are(qtbot: QtBot, tmp_path: Path) -> None:
    naughty = '<b>Bold</b> & "seal" \u202e' + "W" * 300
    quoted = naughty.replace('"', '""')
    row = f'10-1,"{quoted}","<i>Body</i>",1,body,1\n'
    text = f"number,name,assembly,quantity,drawing,callout\n{row}"
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><title>T</title>'
        '<circle id="callout-1" cx="50" cy="50" r="10"/></svg>'
    )
    bench = Bench(qtbot, built(tmp_path, text, svg))
    bench.screen.show_place(PartPlace("10-1"))
    labels = bench.screen.card.widget().findChildren(QLabel)
    shown = next(label for label in labels if "Bold" in label.text())
    assert "<b>Bold</b>" in shown.text()
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert bench.screen.width() == 1348
    bench.screen.grab()


# ---------------------------------------------------------------- the screen


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
    index = screen.chooser.model().index(0, 0)
    centre = screen.chooser.visualRect(index).center()
    bench.qtbot.mouseClick(screen.chooser.viewport(), LEFT, pos=centre)
    screen.bar.box.activated.emit(3)
    assert bench.led == [
        DrawingPlace("mx420", "document-feeder"),
        DrawingPlace("mx420", "paper-feed"),
    ]


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
