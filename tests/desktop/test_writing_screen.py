"""The Write a manual screen: opening, pages, languages, links, layout, names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from fieldkm.app.places import SourcePlace, WebPlace
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.kit.theme import DARK
from fieldkm.desktop.shell.routes import IMPORTING, WRITING
from fieldkm.desktop.writing.view_model import State
from fieldkm.domain.manuals import PageRef
from tests.support.writing_desk import LONG, OFF, REPLACE, WritingDesk
from tests.support.written_manual import FILES, put, write_source


@pytest.fixture
def desk(writing_desk: WritingDesk) -> WritingDesk:
    return writing_desk


# ---------------------------------------------------------------- opening


def test_it_begins_with_a_way_to_open_a_folder(
    desk: WritingDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(desk.folder))
    qtbot.mouseClick(desk.screen.start.open, Qt.MouseButton.LeftButton)

    assert desk.page == "replace"
    assert desk.screen.location().place == SourcePlace(desk.folder, REPLACE)


def test_a_dialog_that_was_closed_opens_nothing(
    desk: WritingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    desk.screen.start.open.click()

    assert desk.page == ""


def test_folders_of_before_are_offered(desk: WritingDesk, qtbot: QtBot) -> None:
    desk.screen.start.show_state(State(recent=(desk.folder,)))
    (card,) = desk.screen.start.findChildren(Card)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    assert desk.page == "replace"


def test_another_folder_of_before_is_one_choice_away(desk: WritingDesk) -> None:
    other = write_source(desk.folder.with_name("other"), {"a.md": "# Another\n"})
    desk.screen.show_place(SourcePlace(other))
    desk.open()
    choice = desk.screen.source.contents.manuals
    assert [choice.itemText(row) for row in range(choice.count())] == ["Pump manual", "other"]
    choice.activated.emit(1)

    assert "Another" in desk.words


def test_a_dropped_folder_is_opened_and_a_dropped_file_is_not(desk: WritingDesk) -> None:
    for place in (desk.folder / REPLACE, desk.folder):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(place))])
        copy, left, nothing = (
            Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        desk.screen.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, nothing))
        assert desk.page == ("replace" if place == desk.folder else "")


def test_a_folder_that_is_not_there_says_so_where_another_can_be_chosen(desk: WritingDesk) -> None:
    desk.screen.show_place(SourcePlace(desk.folder / "nothing"))

    assert any("is not a folder" in text for text in desk.texts())


def test_the_start_leads_to_the_guide_and_to_importing(desk: WritingDesk) -> None:
    desk.screen.start.guide.click()
    desk.screen.start.importing.click()

    assert desk.gone == [PageRef("fieldkm-guide", "write-a-manual")]
    assert desk.screens == [IMPORTING]


# ---------------------------------------------------------------- pages, languages, links


def test_a_page_of_the_list_comes_to_the_front(desk: WritingDesk) -> None:
    desk.open()
    desk.screen.source.contents.page_chosen.emit("off")
    assert desk.page == "off"
    desk.screen.source.contents.page_chosen.emit("fault-e9")

    assert desk.page == "fault-e9"


def test_the_list_holds_what_the_contents_leave_out_and_the_drawings(desk: WritingDesk) -> None:
    desk.open()
    tree = desk.screen.source.contents.tree
    chapters = [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]

    assert chapters == ["Work", "Fault codes", "Symptoms", "Not in the contents", "Drawings"]


def test_the_other_language_is_shown_at_the_same_section(desk: WritingDesk, qtbot: QtBot) -> None:
    desk.open()
    desk.screen.pane.bar.languages.button(1).click()
    assert "取下604-1234" in desk.words
    desk.screen.source.contents.page_chosen.emit("off")

    assert "Shown in English: this page is not translated." in desk.texts()


def test_links_lead_to_pages_sections_drawings_and_codes_of_the_draft(desk: WritingDesk) -> None:
    desk.open(OFF)
    for link, page in (
        ("page:replace#fit", "replace"),
        ("fault:E9", "fault-e9"),
        ("drawing:body#1", "drawing:body"),
        ("part:604-1234", "drawing:body"),
    ):
        desk.screen.pane.link_opened.emit(link)
        assert desk.page == page
    assert "604-1234" in desk.words


def test_links_out_of_the_draft_lead_to_the_library_or_ask_first(desk: WritingDesk) -> None:
    desk.open(OFF)
    desk.screen.pane.link_opened.emit("page:other-manual/page")
    desk.screen.pane.link_opened.emit("https://example.org/")
    assert "https://example.org/" in notice_of(desk.screen).text
    desk.screen.pane.link_opened.emit("part:604-0000")

    assert desk.gone == [PageRef("other-manual", "page")]
    assert "604-0000" in notice_of(desk.screen).text
    assert not any(isinstance(place, WebPlace) for place in desk.gone)


def test_the_bar_says_where_the_link_under_the_mouse_leads(desk: WritingDesk) -> None:
    desk.open(OFF)
    desk.screen.pane.view.link_hovered.emit("page:replace")
    assert desk.screen.pane.bar.trail.text() == "→  Replace the seal"
    desk.screen.pane.view.link_hovered.emit("")

    assert desk.screen.pane.bar.trail.text() == f"{OFF}  ›  Switch off"


def test_ticks_are_shown_and_kept_nowhere(desk: WritingDesk) -> None:
    desk.open()
    step = desk.screen.model.state.page.steps[0].key
    desk.screen.pane.mark_toggled.emit(step)

    assert desk.screen.model.state.ticked == {step}


# ---------------------------------------------------------------- a screen


def test_going_back_leads_to_the_page_and_its_place(desk: WritingDesk) -> None:
    put(desk.folder, OFF, LONG)
    desk.open(OFF)
    view = desk.screen.pane.view
    view.scrollToAnchor("part-9")
    here, scroll = desk.screen.location(), view.verticalScrollBar().value()
    desk.open(REPLACE)
    desk.screen.restore(here)

    assert (desk.page, view.verticalScrollBar().value()) == ("off", scroll)


def test_going_back_leads_to_a_page_that_tables_have_written(desk: WritingDesk) -> None:
    desk.open()
    desk.screen.source.contents.page_chosen.emit("fault-e9")
    here = desk.screen.location()
    desk.open(OFF)
    desk.screen.restore(here)

    assert desk.page == "fault-e9"


def test_a_screen_without_a_folder_is_a_place_too(desk: WritingDesk) -> None:
    here = desk.screen.location()
    desk.screen.restore(here)
    desk.screen.show_place(None)
    desk.screen.on_machine_changed()
    desk.screen.on_library_changed()

    assert here == Location(WRITING, None, 0, "0 0 ")


def test_findings_stand_below_the_page_where_there_is_no_room_beside_it(desk: WritingDesk) -> None:
    desk.open()
    split = desk.screen._split
    assert split.orientation() is Qt.Orientation.Horizontal
    desk.screen.resize(1000, 700)
    assert split.orientation() is Qt.Orientation.Vertical
    assert desk.screen.source.isVisible()
    desk.screen.resize(800, 600)
    assert not desk.screen.source.isVisible()
    desk.screen.pane.bar.pages.click()

    assert desk.screen.source.isVisible()


def test_the_publishing_panel_stands_in_the_place_of_the_findings(desk: WritingDesk) -> None:
    desk.open()
    desk.screen.findings.publish.click()
    publishing = desk.screen.publishing
    assert publishing is not None
    assert publishing.isVisible()
    put(desk.folder, "manual.toml", FILES["manual.toml"].replace('"1"', '"7"'))
    desk.look()
    assert publishing.panel.model.state.folder == desk.folder
    desk.screen.retheme(DARK)
    desk.screen.retranslate()
    publishing.back.click()

    assert desk.screen.findings.isVisible()


def test_another_theme_and_language_keep_page_and_place(desk: WritingDesk) -> None:
    put(desk.folder, OFF, LONG)
    desk.open(OFF)
    view = desk.screen.pane.view
    view.scrollToAnchor("part-9")
    top = view.anchor_in_sight()
    desk.screen.retheme(DARK.at(1.25, gloves=True))
    desk.screen.retranslate()

    assert view.anchor_in_sight() == top


def test_all_that_can_be_pressed_is_large_and_has_a_name(desk: WritingDesk) -> None:
    desk.open()
    buttons = [b for b in desk.screen.findChildren(QAbstractButton) if b.isVisible()]

    small = [b for b in buttons if b.height() < 40 and b.parent() is not None]
    nameless = [b for b in buttons if not (b.text() or b.accessibleName())]
    assert len(buttons) >= 10
    assert [b.objectName() for b in small if not b.objectName().startswith("qt_")] == []
    assert nameless == []


def test_a_huge_number_of_findings_is_listed_in_part(desk: WritingDesk) -> None:
    files = {"a.md": "# A\n", "b.md": "".join(f"[x](no-{n}.md)\n\n" for n in range(1100))}
    desk.screen.show_place(SourcePlace(write_source(desk.folder / "many", files), "a.md"))
    desk.screen.model.check()

    assert len(desk.rows()) == 1002
    assert desk.rows()[-1] == "and 101 more"
