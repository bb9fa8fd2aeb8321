"""The page view: places, tick boxes, links, finding; driven as a reader does, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.desktop.kit.theme import DARK, LIGHT
from fieldkm.desktop.manual.find_bar import FindBar
from fieldkm.desktop.manual.page_resources import PictureSource
from fieldkm.desktop.manual.page_search import MOST_MATCHES, matches
from fieldkm.desktop.manual.page_view import PageView

SOURCE = PictureSource("mx420 1", lambda path: b"")


def a_box(scheme: str, key: str, side: int) -> str:
    address = f"{scheme}:{key}"
    return f'<a href="{address}"><img src="{address}" width="{side}" height="{side}"></a>'


def a_step(key: str, words: str) -> str:
    box = f'<p style="margin:0;line-height:100%">{a_box("tick", key, 28)}</p>'
    return f'<table width="100%"><tr><td width="44">{box}</td><td>{words}</td></tr></table>'


WARNING = f"<table><tr><td><p>{a_box('ack', 'hot', 22)} Understood</p></td></tr></table>"
LONG = "".join(f"<p>Paragraph {n} speaks of the pressure roller only.</p>" for n in range(90))
PAGE = (
    '<h1>Replace the fuser</h1><p>See <a href="page:power-off#check">power</a>. 更换定影单元。</p>'
    f'<h2><a name="remove"></a>Remove</h2>{WARNING}{a_step("one", "Open the door.")}'
    f'{a_step("two", "Pull the fuser.")}{LONG}<h2><a name="fit"></a>Fit</h2>'
    f"{a_step('three', 'Push it in.')}<p>The last words.</p>"
)


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    page_view = PageView(LIGHT)
    qtbot.addWidget(page_view)
    page_view.resize(820, 600)
    with qtbot.waitExposed(page_view):
        page_view.show()
    page_view.show_page(PAGE, SOURCE)
    return page_view


def words_at_top(view: PageView) -> str:
    return view.cursorForPosition(QPoint(0, 2)).block().text()


def centre_of(view: PageView, words: str) -> QPoint:
    cursor = view.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    return view.cursorRect(cursor).center()


def box_of(view: PageView, key: str) -> QPoint:
    for y in range(0, view.viewport().height(), 4):
        for x in range(0, 80, 4):
            if view._marks.at(QPoint(x, y), LIGHT) == key:
                return QPoint(x + 8, y + 8)
    raise AssertionError(f"no box {key} in sight")


def test_the_text_column_is_never_wider_than_it_reads_well(view: PageView) -> None:
    view.resize(1600, 600)
    assert view.viewport().width() <= 760 + 2 * 18


def test_nothing_is_cut_off_in_a_narrow_window(view: PageView) -> None:
    view.resize(420, 600)
    assert view.document().size().width() <= view.viewport().width()


def test_another_width_keeps_the_readers_place(view: PageView) -> None:
    view.verticalScrollBar().setValue(1500)
    before = words_at_top(view)
    for width in (500, 1200, 640, 820):
        view.resize(width, 600)
    assert words_at_top(view) == before


@pytest.mark.parametrize("theme", [DARK, LIGHT.at(1.5, gloves=False)], ids=["dark", "zoomed"])
def test_another_theme_or_zoom_keeps_the_readers_place(view: PageView, theme: object) -> None:
    view.verticalScrollBar().setValue(1500)
    before = words_at_top(view)
    view.retheme(theme)
    assert words_at_top(view) == before


def test_a_place_can_be_returned_to_after_another_page(view: PageView) -> None:
    view.verticalScrollBar().setValue(2000)
    before, place = words_at_top(view), view.reading_place()
    view.show_page("<p>Another page.</p>", SOURCE)
    assert view.verticalScrollBar().value() == 0
    view.show_page(PAGE, SOURCE)
    view.return_to(place)
    assert words_at_top(view) == before


def test_a_click_on_a_box_asks_for_a_tick_and_nothing_moves(view: PageView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.mark_toggled) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box_of(view, "two"))
    assert asked.args == ["two"]
    before = view.document().size()
    view.show_ticks({"two"})
    assert view.verticalScrollBar().value() == 0
    assert view.document().size() == before


def test_the_target_of_a_box_is_large_enough_for_a_finger(view: PageView) -> None:
    hits = [
        (x, y)
        for y in range(0, 600, 2)
        for x in range(-20, 100, 2)
        if view._marks.at(QPoint(x, y), LIGHT) == "one"
    ]
    width = max(x for x, _ in hits) - min(x for x, _ in hits)
    height = max(y for _, y in hits) - min(y for _, y in hits)
    assert min(width, height) >= 38  # 40 pixels, found in steps of two


def test_a_ticked_box_looks_otherwise(view: PageView) -> None:
    empty = view.grab().toImage()
    view.show_ticks({"one"})
    assert view.grab().toImage() != empty


def test_keys_go_from_box_to_box_and_space_ticks(view: PageView, qtbot: QtBot) -> None:
    asked: list[str] = []
    view.mark_toggled.connect(asked.append)
    for key in "j jj k nnnn ":
        qtbot.keyClick(view, Qt.Key(ord(key.upper())))
    assert asked == ["hot", "two", "one", "three"]


def test_going_to_a_box_out_of_sight_brings_it_into_sight(view: PageView, qtbot: QtBot) -> None:
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_J)
    assert view._marks.focused_key == "three"
    assert box_of(view, "three").y() > 0


def test_space_moves_the_page_while_no_box_is_in_focus(view: PageView, qtbot: QtBot) -> None:
    asked: list[str] = []
    view.mark_toggled.connect(asked.append)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert asked == []


def test_attention_brings_the_warning_into_sight_with_the_focus_on_it(view: PageView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.call_attention("hot")
    assert view._marks.focused_key == "hot"
    assert box_of(view, "hot").y() > 0


def test_a_link_is_reported_as_it_was_written(view: PageView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.link_opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, "power"))
    assert opened.args == ["page:power-off#check"]


def test_links_are_reached_and_opened_by_keyboard(view: PageView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.link_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["page:power-off#check"]


def test_the_target_of_a_link_shows_while_the_mouse_is_on_it(view: PageView, qtbot: QtBot) -> None:
    # Sent, not moved: where the pointer of the screen is, another window may have left it.
    spot = QPointF(centre_of(view, "power"))
    there = QPointF(view.viewport().mapToGlobal(spot))
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, spot, there, none, none, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(view.link_hovered) as hovered:
        QApplication.sendEvent(view.viewport(), move)
    assert hovered.args == ["page:power-off#check"]


def test_nothing_but_pictures_is_answered(view: PageView) -> None:
    assert view.loadResource(1, "file:///etc/hostname") is None
    assert view.loadResource(3, "style.css") is None


def test_a_selection_knows_its_section_and_words(view: PageView) -> None:
    cursor = view.document().find("Pull the fuser.")
    view.setTextCursor(cursor)
    assert view.selected_quote() == ("remove", "Pull the fuser.")
    cursor.movePosition(QTextCursor.MoveOperation.End)
    view.setTextCursor(cursor)
    assert view.selected_quote()[1] == ""


def test_a_selection_can_be_copied_and_noted_from_the_menu(view: PageView, qtbot: QtBot) -> None:
    texts = [action.text() for action in view.context_menu(QPoint(5, 5)).actions()]
    assert texts[:2] == ["Copy", "Add note to selection"]
    assert not view.context_menu(QPoint(5, 5)).actions()[0].isEnabled()
    view.setTextCursor(view.document().find("Pull the fuser."))
    note = view.context_menu(QPoint(5, 5)).actions()[1]
    with qtbot.waitSignal(view.note_wished):
        note.trigger()


# ---------------------------------------------------------------- finding


@pytest.fixture
def bar(view: PageView, qtbot: QtBot) -> FindBar:
    find_bar = FindBar(view, LIGHT)
    qtbot.addWidget(find_bar)
    find_bar.open_bar()
    return find_bar


def test_every_place_is_marked_and_counted(view: PageView, bar: FindBar) -> None:
    bar.box.setText("PULL")
    assert bar.count.text() == "1 of 1"
    bar.box.setText("pressure roller")
    assert bar.count.text() == "1 of 90"
    assert len(view.extraSelections()) == 91


def test_chinese_words_are_found(bar: FindBar) -> None:
    bar.box.setText("定影")
    assert bar.count.text() == "1 of 1"


def test_the_next_place_after_the_last_is_the_first(
    view: PageView, bar: FindBar, qtbot: QtBot
) -> None:
    bar.box.setText("fuser")
    numbers = []
    for _ in range(3):
        numbers.append(bar.count.text().split()[0])
        qtbot.keyClick(bar.box, Qt.Key.Key_Return)
    assert numbers == ["1", "2", "1"]
    qtbot.keyClick(bar.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text().startswith("1")


def test_what_is_not_there_is_said(bar: FindBar) -> None:
    bar.box.setText("carburettor")
    assert bar.count.text() == "Not on this page"


def test_escape_takes_the_marks_away(view: PageView, bar: FindBar, qtbot: QtBot) -> None:
    bar.box.setText("fuser")
    qtbot.keyClick(bar.box, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert view.extraSelections() == []


def test_the_marks_stay_when_the_page_is_laid_out_anew(view: PageView, bar: FindBar) -> None:
    bar.box.setText("pressure roller")
    view.resize(500, 600)
    view.retheme(DARK)
    assert len(view.extraSelections()) == 91


def test_finding_is_bounded_on_huge_pages(view: PageView) -> None:
    view.show_page("<p>" + "e " * 5000 + "</p>", SOURCE)
    assert len(matches(view.document(), "e")) == MOST_MATCHES


def test_part_numbers_in_a_table_are_not_broken(qtbot: QtBot) -> None:
    cell = '<td style="padding:8px 12px">{}</td>'
    words = "Drawer connector of the fuser dirty, bent or worn by many removals"
    row = "".join(cell.format(text) for text in (words, words, "604-1263", "15 min"))
    view = PageView(LIGHT)
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    view.show_page(f'<table width="100%"><tr>{row}</tr></table>', SOURCE)
    for width in range(500, 900, 10):
        view.resize(width, 400)
        view.document().size()  # lays it out
        block = view.document().find("604-1263").block()
        assert block.layout().lineCount() == 1


def test_an_endless_word_is_broken_so_that_nothing_is_cut_off(qtbot: QtBot) -> None:
    view = PageView(LIGHT)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_page(f"<p>{'word' * 200}</p>", SOURCE)
    assert view.document().size().width() <= view.viewport().width() + 1
