"""The Write a manual screen follows saved files, and shows what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.app.places import SourcePlace
from fieldkm.desktop.kit.finding_text import finding_text
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.kit.translation import Translation
from fieldkm.domain.checking import error
from tests.support.writing_desk import BROKEN, LONG, OFF, REPLACE, WritingDesk
from tests.support.written_manual import FILES, put, put_by_rename, write_source


@pytest.fixture
def desk(writing_desk: WritingDesk) -> WritingDesk:
    return writing_desk


# ---------------------------------------------------------------- following


@pytest.mark.parametrize("write", [put, put_by_rename])
def test_a_saved_file_comes_to_the_front_by_itself(desk: WritingDesk, qtbot: QtBot, write) -> None:
    desk.open()
    write(desk.folder, OFF, "# Pull the plug\n\nBoth of them.\n")

    qtbot.waitUntil(lambda: "Both of them." in desk.words)
    assert desk.page == "off"


def test_a_new_file_comes_to_the_front_by_itself(desk: WritingDesk, qtbot: QtBot) -> None:
    desk.open()
    put(desk.folder, "pages/more/new.md", "# Something new\n")

    qtbot.waitUntil(lambda: "Something new" in desk.words)


def test_a_screen_that_is_not_in_view_looks_when_it_comes_back(
    desk: WritingDesk, qtbot: QtBot
) -> None:
    desk.open()
    desk.screen.hide()
    put(desk.folder, OFF, "# Pull the plug\n")
    assert desk.page == "replace"
    desk.screen.show()

    assert desk.page == "off"


def test_it_stays_where_the_writer_is_when_that_is_wished(desk: WritingDesk) -> None:
    desk.open()
    desk.screen.source.follow.click()
    put(desk.folder, OFF, "# Pull the plug\n")
    desk.look()

    assert desk.page == "replace"


def test_the_same_page_again_keeps_its_place(desk: WritingDesk) -> None:
    put(desk.folder, OFF, LONG)
    desk.open(OFF)
    view = desk.screen.pane.view
    view.scrollToAnchor("part-9")
    top = view.anchor_in_sight()
    put(desk.folder, OFF, LONG.replace("# Switch off\n", "# Switch off\n\nMany new words.\n" * 1))
    desk.look()

    assert "Many new words" in desk.words
    assert view.anchor_in_sight() == top


def test_a_page_seen_before_stands_where_it_stood(desk: WritingDesk) -> None:
    put(desk.folder, OFF, LONG)
    desk.open(OFF)
    view = desk.screen.pane.view
    view.scrollToAnchor("part-9")
    scroll = view.verticalScrollBar().value()
    desk.open(REPLACE)
    desk.open(OFF)

    assert view.verticalScrollBar().value() == scroll


def test_the_manual_is_checked_by_itself(desk: WritingDesk, qtbot: QtBot) -> None:
    put(desk.folder, OFF, BROKEN)
    desk.screen.show_place(SourcePlace(desk.folder))
    assert not desk.screen.is_settled

    qtbot.waitUntil(lambda: desk.screen.is_settled)
    assert "There is no page “nowhere”." in desk.rows()


def test_a_save_of_something_else_moves_nothing(desk: WritingDesk) -> None:
    desk.open(OFF)
    view = desk.screen.pane.view
    view.selectAll()
    put(desk.folder, "parts.csv", FILES["parts.csv"] + "604-9,Ring,Pump body,,\n")
    desk.look()

    assert view.textCursor().hasSelection()


def test_another_picture_is_shown_on_the_same_page(desk: WritingDesk, qtbot: QtBot) -> None:
    desk.open()
    before = desk.screen.pane.view.grab().toImage()
    put(
        desk.folder,
        "images/seal.svg",
        '<svg width="200" height="200"><rect width="99" height="99"/></svg>',
    )
    desk.look()

    assert desk.screen.pane.view.grab().toImage() != before


def test_an_unfinished_file_shows_the_last_page_with_the_finding(desk: WritingDesk) -> None:
    desk.open()
    put(desk.folder, REPLACE, "---\nid: replace\ntitle: Half")
    desk.look()

    assert "Take out 604-1234" in desk.words
    assert (
        f"{REPLACE} is unfinished. The page is shown as it was when it was whole." in desk.texts()
    )
    assert desk.rows()[:2] == [
        "On this page  (1)",
        "The front matter has no end: a line with three dashes is missing below it.",
    ]


def test_a_file_and_a_folder_that_are_gone_are_said_above_the_page(desk: WritingDesk) -> None:
    desk.open()
    (desk.folder / REPLACE).unlink()
    desk.look()
    desk.folder.rename(desk.folder.with_name("away"))
    desk.look()
    (first, above), (second, below) = desk.screen.pane.bars.said

    assert (first, second) == ("danger", "warning")
    assert "is not a folder" in above
    assert f"{REPLACE} is no longer there" in below
    assert "Take out 604-1234" in desk.words


# ---------------------------------------------------------------- findings


def test_findings_stand_beside_the_page_with_their_place(desk: WritingDesk) -> None:
    put(desk.folder, OFF, BROKEN)
    desk.open(OFF)

    assert "There is no page “nowhere”." in desk.rows()
    assert "1 error" in " ".join(desk.texts())


def test_findings_are_said_in_the_language_of_the_reader(
    desk: WritingDesk, qapp: QApplication
) -> None:
    translation = Translation(qapp)
    translation.use("zh")
    said = [
        error("a.md", 1, "unknown-page", "There is no page “{name}”.", name="x"),
        error(
            "a.md", 1, "bad-applicability", "The condition “{part}” is not understood.", part="y"
        ),
        error("a.md", 1, "new", "Nobody has translated {this}.", this="z"),
    ]
    texts = [finding_text(finding) for finding in said]
    translation.use("en")

    assert texts[0] == "没有页面“x”。"
    assert "y" in texts[1]
    assert "condition" not in texts[1]
    assert texts[2] == "Nobody has translated z."


def test_a_chosen_finding_shows_its_page_at_its_words(desk: WritingDesk, qtbot: QtBot) -> None:
    put(desk.folder, OFF, LONG + "\nFirst read [[nowhere]] with care.\n")
    desk.open(REPLACE)
    qtbot.keyClick(desk.screen, Qt.Key.Key_F8)
    view = desk.screen.pane.view
    marked = [selection.cursor.selectedText() for selection in view.extraSelections()]

    assert desk.page == "off"
    assert view.verticalScrollBar().value() > 1000
    assert marked == ["First read"]
    assert desk.screen.findings.spot.startswith(f"{OFF}:")


def test_enter_in_the_list_chooses_and_headings_cannot_be_chosen(
    desk: WritingDesk, qtbot: QtBot
) -> None:
    put(desk.folder, OFF, BROKEN)
    desk.open(REPLACE)
    listed = desk.screen.findings.list
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Home)
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Return)

    assert desk.screen.model.state.picked is not None
    assert not listed.model().index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_file_and_line_are_copied_and_the_file_opened_in_the_editor(
    desk: WritingDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    put(desk.folder, OFF, BROKEN)
    desk.open(REPLACE)
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(desk.screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(desk.screen, Qt.Key.Key_F8)
    desk.screen.findings.copy.click()
    desk.screen.findings.editor.click()

    assert QGuiApplication.clipboard().text() == f"{OFF}:5"
    assert [Path(path) for path in opened] == [desk.folder / REPLACE, desk.folder / OFF]
    qtbot.keyClick(desk.screen, Qt.Key.Key_C, control_shift)
    assert notice_of(desk.screen).text == f"Copied: {OFF}:5"


def test_a_file_that_nothing_opens_is_said(
    desk: WritingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    desk.open(REPLACE)
    desk.screen.findings.editor.click()

    assert "could not be opened" in notice_of(desk.screen).text


def test_a_manual_without_findings_says_so(desk: WritingDesk) -> None:
    desk.screen.show_place(SourcePlace(write_source(desk.folder / "x", {"a.md": "# A\n"})))
    desk.screen.model.check()

    assert "Nothing is wrong with this manual." in desk.texts()
    desk.screen._step_finding(1)
    assert desk.screen.model.state.picked is None


def test_a_place_in_a_table_picks_what_was_found_there(desk: WritingDesk) -> None:
    put(desk.folder, "faults.csv", FILES["faults.csv"] + "E9,nothing,1\n")
    desk.open(OFF)
    desk.screen.show_place(SourcePlace(desk.folder, "faults.csv", 5))

    assert desk.page == "off"
    assert desk.screen.findings.spot == "faults.csv:5"


def test_a_place_with_a_line_opens_there(desk: WritingDesk) -> None:
    put(desk.folder, OFF, LONG)
    desk.screen.show_place(SourcePlace(desk.folder, OFF, LONG.count("\n")))

    assert desk.page == "off"
    assert desk.screen.pane.view.verticalScrollBar().value() > 1000
