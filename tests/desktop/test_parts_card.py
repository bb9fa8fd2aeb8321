"""The card of the selected part: what is to be ordered, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from fieldkm.app.places import DrawingPlace, FixPlace, PartPlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.desktop.parts.part_card import CardLink
from fieldkm.desktop.parts.parts_model import REMARK_ROLE
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from fieldkm.host.paths import Home
from fieldkm.store.database import Database
from tests.support.fixes import JAM, a_fix
from tests.support.parts_bench import FUSER, Bench, a_pump
from tests.support.territory import receive


@pytest.fixture
def bench(qtbot: QtBot, sample_home: Home) -> Iterator[Bench]:
    """The screen over the sample manual, nothing shown yet."""
    workplace = Workplace(sample_home)
    yield Bench(qtbot, workplace)
    workplace.close()


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


def test_from_a_drawing_to_a_list_without_one_and_back(bench: Bench) -> None:
    bench.screen.show_place(DrawingPlace("mx420", "fuser", "5"))
    for number in ("900-0012", "604-1225", "900-0012"):
        bench.screen.show_place(PartPlace(number, "mx420"))
        assert bench.number == number
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
    bench = Bench(qtbot, a_pump(tmp_path, text, svg))
    bench.screen.show_place(PartPlace("10-1"))
    labels = bench.screen.card.widget().findChildren(QLabel)
    shown = next(label for label in labels if "Bold" in label.text())
    assert "<b>Bold</b>" in shown.text()
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert bench.screen.width() == 1348
    bench.screen.grab()


def test_a_link_of_the_card_lives_until_its_click_is_over(bench: Bench, qtbot: QtBot) -> None:
    bench.screen.show_place(FUSER)
    bench.click_row("604-1240")
    link = next(b for b in bench.screen.card.findChildren(GhostButton) if "604-1242" in b.text())
    link.click()
    assert bench.number == "604-1242"
    assert isValid(link)


def test_fixes_for_a_part_stand_on_its_card_and_for_those_it_supersedes(bench: Bench) -> None:
    database = Database(bench.workplace.home.database)
    receive(database, *a_fix(replace(JAM, parts=("604 1241",), models=())))
    database.close()
    bench.screen.show_place(PartPlace("604-1242", "mx420"))
    (card,) = bench.screen.card.widget().findChildren(FixCard)
    card.click()
    assert bench.led[-1] == FixPlace("f-jam")
    bench.screen.show_place(PartPlace("604-1225", "mx420"))
    assert bench.screen.card.widget().findChildren(FixCard) == []
    assert "Known fixes".upper() not in bench.card_texts()
