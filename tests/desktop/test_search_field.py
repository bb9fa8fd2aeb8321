"""The search box answers while one types, by keyboard and by mouse, in any script."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from pytestqt.qtbot import QtBot

from fieldkm.app.places import CustomerPlace, MachinePlace, VisitPage
from fieldkm.desktop.kit.lines import LINE
from fieldkm.desktop.shell.search_box.view import SearchField
from fieldkm.domain.finding import Answer, Kind
from fieldkm.domain.fixes import FixState
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.outcomes import Counts
from fieldkm.errors import Unavailable
from fieldkm.store.database import Database
from tests.support.fake_search import a_hit
from tests.support.fixes import BERT, a_fix, another
from tests.support.territory import receive
from tests.support.window import Desk

FUSER = a_hit(Kind.PROCEDURE, "mx420/fuser-replace", "Replace the fuser")
POWER = a_hit(Kind.PAGE, "mx420/power-off", "Power off", score=0.5)


@pytest.fixture
def field(desk: Desk) -> SearchField:
    desk.search.answer = Answer((FUSER, POWER))
    return desk.window.field


def opened(desk: Desk) -> object:
    return desk.screen("manual").place


def test_results_appear_while_one_types(qtbot: QtBot, desk: Desk, field: SearchField) -> None:
    qtbot.keyClicks(field, "fus")
    qtbot.waitUntil(field.popup.isVisible)
    assert [query.words for query in desk.search.queries] == ["fus"]
    assert field.hasFocus()


def test_enter_opens_the_first_result(qtbot: QtBot, desk: Desk, field: SearchField) -> None:
    qtbot.keyClicks(field, "fus")
    qtbot.waitUntil(field.popup.isVisible)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened(desk) == PageRef("mx420", "fuser-replace")
    assert not field.popup.isVisible()


def test_down_and_enter_open_the_second_result(
    qtbot: QtBot, desk: Desk, field: SearchField
) -> None:
    field.search_for("fuser")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened(desk) == PageRef("mx420", "power-off")


def test_a_code_and_enter_open_the_code_without_waiting(
    qtbot: QtBot, desk: Desk, field: SearchField
) -> None:
    desk.search.answer = Answer((replace(FUSER, why=("code",)),))
    qtbot.keyClicks(field, "E21-04")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened(desk) == PageRef("mx420", "fuser-replace")


def test_a_click_opens_a_result(qtbot: QtBot, desk: Desk, field: SearchField) -> None:
    field.search_for("fuser")
    rows = field.popup.list_view
    place = rows.visualRect(field.popup.model.index(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened(desk) == PageRef("mx420", "fuser-replace")


def test_escape_closes_the_list_and_then_leaves_the_box(
    qtbot: QtBot, desk: Desk, field: SearchField
) -> None:
    field.search_for("fuser")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.popup.isVisible()
    assert field.text() == "fuser"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.hasFocus()


def test_ctrl_enter_opens_and_keeps_the_list(qtbot: QtBot, desk: Desk, field: SearchField) -> None:
    field.search_for("fuser")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened(desk) == PageRef("mx420", "fuser-replace")
    assert field.popup.isVisible()


def test_the_slash_begins_a_search_and_is_typed_in_one(
    qtbot: QtBot, desk: Desk, field: SearchField
) -> None:
    desk.window.setFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_Slash)
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "24/5")
    assert field.text() == "24/5"


def test_while_chinese_is_composed_enter_belongs_to_the_input_method(
    qtbot: QtBot, desk: Desk, field: SearchField
) -> None:
    field.search_for("fuser")
    QCoreApplication.sendEvent(field, QInputMethodEvent("ding ying", []))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert current_name(desk) == "home"
    done = QInputMethodEvent("", [])
    done.setCommitString("定影")
    field.selectAll()
    QCoreApplication.sendEvent(field, done)
    qtbot.waitUntil(lambda: desk.search.queries[-1].words == "定影")


def test_an_empty_box_offers_what_was_opened_before(
    qtbot: QtBot, desk: Desk, field: SearchField
) -> None:
    field.search_for("fuser")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.setText("")
    field.box.type("")
    field.box.close()
    qtbot.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field.popup.isVisible)
    assert field.popup.model.index(0).data() == "fuser"


def test_every_row_is_high_enough_and_has_words_for_a_screen_reader(
    desk: Desk, field: SearchField
) -> None:
    desk.search.completions = ["fuser film"]
    desk.search.answer = Answer((FUSER, POWER), suggestion="fuser")
    field.search_for("fusr")
    model, rows = field.popup.model, field.popup.list_view
    for at in range(model.rowCount()):
        index = model.index(at)
        assert index.data(Qt.ItemDataRole.AccessibleTextRole)
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            assert rows.sizeHintForIndex(index).height() >= 40


def test_doubt_and_language_of_a_hit_are_marked(desk: Desk, field: SearchField) -> None:
    foreign = replace(FUSER, certain=False, language="zh", title="更换定影器")
    desk.search.answer = Answer((foreign,))
    field.search_for("fuser")
    row = field.popup.model.index(1).data(LINE)
    assert field.popup.model.marks_of(row) == [
        ("not for this machine?", "warning"),
        ("in Chinese", "note"),
    ]
    assert not field.popup.grab().isNull()


def test_a_search_that_is_not_possible_says_so_in_the_list(desk: Desk, field: SearchField) -> None:
    desk.search.error = Unavailable("no-index", "The search is being built.", "Wait a moment.")
    field.search_for("fuser")
    words = field.popup.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "The search is being built. Wait a moment."
    assert not field.popup.grab().isNull()


def test_nothing_found_comes_with_advice(desk: Desk, field: SearchField) -> None:
    desk.search.answer = Answer()
    field.search_for("xyz")
    words = field.popup.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Nothing found for “xyz” Try fewer or other words")


def test_the_list_stays_inside_the_window(desk: Desk, field: SearchField) -> None:
    many = tuple(a_hit(Kind.PAGE, f"mx420/{n}", f"Page {n}") for n in range(24))
    desk.search.answer = Answer(many)
    field.search_for("page")
    desk.window.resize(900, 500)
    QCoreApplication.processEvents()
    assert field.popup.geometry().bottom() <= desk.window.height()


def current_name(desk: Desk) -> str:
    screen = desk.window.stage.current
    assert screen is not None
    return screen.name


def test_a_fix_says_how_it_stands_and_how_often_it_has_worked(
    desk: Desk, field: SearchField
) -> None:
    database = Database(desk.workplace.home.database)
    counted = a_fix(counts=Counts(worked=14, partly=1, failed=4))
    receive(database, BERT, *counted, *another(1, FixState.SUBMITTED, title="Shim the roller"))
    database.close()
    at = {"manual": "", "language": "en"}
    desk.search.answer = Answer(
        (a_hit(Kind.FIX, "/fix:f-jam", "Jams", **at), a_hit(Kind.FIX, "/fix:f-1", "Shim", **at))
    )
    field.search_for("jam")
    model = field.popup.model
    group, proven, unproven = (model.index(row).data(LINE) for row in range(3))
    assert model.title(group) == "Fixes"
    assert model.detail(proven).startswith("F-1001 · worked 14 of 19 · Bert Nowak")
    assert model.marks_of(proven) == []
    assert model.marks_of(unproven) == [("Not yet approved", "warning")]
    assert not field.popup.grab().isNull()


def test_customers_machines_and_visits_have_groups_icons_and_places(
    qtbot: QtBot, desk: Desk, field: SearchField
) -> None:
    at = {"manual": "", "language": "", "snippet": "Ring at the gate"}
    desk.search.answer = Answer(
        (
            a_hit(Kind.CUSTOMER, "/customer:c1", "Acme", heading="Berlin", **at),
            a_hit(Kind.MACHINE, "/machine:m1", "MX-420 A1", heading="Acme, Berlin", **at),
            a_hit(Kind.VISIT, "/visit:v1", "Paper jam", heading="2026-03-04, Acme", **at),
        )
    )
    opened_places: list[object] = []
    field.box._on_open = opened_places.append
    field.search_for("acme")
    model = field.popup.model
    rows = [model.index(row).data(LINE) for row in range(model.rowCount())]
    titles = [model.title(row) for row in rows]
    assert titles == ["Customers", "Acme", "Machines", "MX-420 A1", "Visits", "Paper jam"]
    assert [model.detail(row) for row in rows][1::2] == [
        "Berlin",
        "Acme, Berlin",
        "2026-03-04, Acme",
    ]
    assert not any(model.marks_of(row) for row in rows[1::2])
    for row in (1, 3, 5):
        field.box.choose(row, keep_open=True)
    assert opened_places == [CustomerPlace("c1"), MachinePlace("m1"), VisitPage("v1")]
    assert not field.popup.grab().isNull()
