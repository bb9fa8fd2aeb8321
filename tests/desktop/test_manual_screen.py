"""The Manuals screen over the sample manual: contents, links, steps, notes, marks, folding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from fieldkm.app.places import FaultPlace, FlagPlace, PartPlace, Place
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.flags.flag_editor import FlagEditor
from fieldkm.desktop.flags.flag_panel import FlagCard
from fieldkm.desktop.kit.buttons import PrimaryButton
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.kit.style_sheet import style_sheet
from fieldkm.desktop.kit.theme import DARK, LIGHT
from fieldkm.desktop.manual.view import ManualScreen
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import BadInput
from fieldkm.host.paths import Home
from tests.support.tasks import ImmediateTasks
from tests.support.window import a_home

FUSER = PageRef("mx420", "fuser-replace")


@dataclass
class Desk:
    """A screen, and the places that it asked to go to."""

    screen: ManualScreen
    workplace: Workplace
    gone: list[Place]

    def texts(self, root: QWidget | None = None) -> list[str]:
        return [label.text() for label in (root or self.screen).findChildren(QLabel)]

    def note_cards(self) -> list[str]:
        return [note.note.text for note in self.screen.model.state.around.notes]


@pytest.fixture
def desk(sample_home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    workplace = Workplace(sample_home)
    gone: list[Place] = []
    qapp.setStyleSheet(style_sheet(LIGHT))
    screen = ManualScreen(workplace, ImmediateTasks(), gone.append, LIGHT)
    qtbot.addWidget(screen)
    screen.resize(1440, 860)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.show_place(FUSER)
    yield Desk(screen, workplace, gone)
    workplace.close()
    qapp.setStyleSheet("")


def test_a_page_stands_in_its_manual_and_chapter(desk: Desk) -> None:
    trail = desk.screen.bar.trail.text()
    assert trail == "MX-420 series service manual  ›  Fuser  ›  Replace the fuser unit"
    assert "Replace the fuser unit" in desk.screen.page.toPlainText()


def test_the_open_page_is_marked_in_the_contents(desk: Desk) -> None:
    assert desk.screen.contents.tree.currentItem().text(0) == "Replace the fuser unit"


def test_typing_filters_the_contents_and_enter_opens_the_first_page(
    desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(desk.screen.contents.box, "pressure roller")
    qtbot.keyClick(desk.screen.contents.box, Qt.Key.Key_Return)
    assert desk.gone == [PageRef("mx420", "pressure-roller-replace")]


def test_a_line_of_the_contents_opens_with_enter(desk: Desk, qtbot: QtBot) -> None:
    tree = desk.screen.contents.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert desk.gone == [PageRef("mx420", "fuser-film-replace")]


def test_parts_of_the_page_lead_to_the_parts_screen(desk: Desk, qtbot: QtBot) -> None:
    card = next(c for c in desk.screen.panel.findChildren(Card) if "604-1234" in c.accessibleName())
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert desk.gone == [PartPlace("604-1234", "mx420")]


def test_links_of_the_page_lead_where_they_say(desk: Desk) -> None:
    desk.screen.page.link_opened.emit("part:604-1234")
    desk.screen.page.link_opened.emit("#fit")
    desk.screen.page.link_opened.emit("file:///etc/passwd")
    assert desk.gone == [
        PartPlace("604-1234", "mx420"),
        PageRef("mx420", "fuser-replace", "fit"),
    ]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("part:604-1234", "→  Part 604-1234"),
        ("drawing:fuser#7", "→  Drawing fuser, callout 7"),
        ("drawing:fuser", "→  Drawing fuser"),
        ("fault:E21-04", "→  Fault E21-04"),
        ("page:power-off", "→  Switch the machine off and make it safe"),
        ("https://example.org/a", "→  https://example.org/a"),
    ],
)
def test_the_bar_says_where_the_link_under_the_mouse_leads(
    desk: Desk, link: str, words: str
) -> None:
    trail = desk.screen.bar.trail.text()
    desk.screen.page.link_hovered.emit(link)
    assert desk.screen.bar.trail.text() == words
    desk.screen.page.link_hovered.emit("")
    assert desk.screen.bar.trail.text() == trail


def test_an_address_outside_is_shown_before_it_is_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    desk.screen.page.link_opened.emit("https://example.org/a?b=1")
    assert "https://example.org/a?b=1" in notice_of(desk.screen).text
    assert opened == []
    notice_of(desk.screen).findChild(QAbstractButton).click()
    assert opened == ["https://example.org/a?b=1"]


def test_a_section_is_scrolled_to(desk: Desk) -> None:
    desk.screen.show_place(PageRef("mx420", "fuser-replace", "fit"))
    assert desk.screen.page.verticalScrollBar().value() > 0


def test_a_fault_code_opens_its_page(desk: Desk) -> None:
    desk.screen.show_place(FaultPlace("mx420", "E2104"))
    assert "E21-04" in desk.screen.page.toPlainText()
    assert any("Likely causes" in text for text in desk.texts(desk.screen.panel))


def test_a_missing_page_leaves_the_one_before(desk: Desk) -> None:
    with pytest.raises(BadInput):
        desk.screen.show_place(PageRef("mx420", "no-such-page"))
    assert desk.screen.location().place == FUSER


def test_back_finds_the_page_as_it_was_scrolled(desk: Desk) -> None:
    desk.screen.page.verticalScrollBar().setValue(900)
    place = desk.screen.location()
    desk.screen.show_place(PageRef("mx420", "power-off"))
    desk.screen.restore(place)
    assert desk.screen.location() == place


def test_ticking_moves_the_progress_and_not_the_page(desk: Desk) -> None:
    screen = desk.screen
    screen.page.verticalScrollBar().setValue(300)
    steps = screen.model.state.procedure.steps
    screen.page.mark_toggled.emit(steps[1].key)
    assert screen.progress.words.text() == f"1 of {len(steps)} steps"
    assert screen.page.verticalScrollBar().value() == 300


def test_a_warning_is_shown_before_its_step_is_ticked(desk: Desk) -> None:
    screen = desk.screen
    step = next(a.step_key for a in screen.model.state.procedure.alarms if a.step_key)
    screen.page.mark_toggled.emit(step)
    assert "warning" in notice_of(screen).text
    assert screen.model.state.procedure.done == 0
    screen.page.mark_toggled.emit(step)
    assert screen.model.state.procedure.done == 1


def test_starting_over_can_be_undone_from_the_notice(desk: Desk) -> None:
    screen = desk.screen
    screen.page.mark_toggled.emit(screen.model.state.procedure.steps[1].key)
    screen.progress.start_over_wished.emit()
    assert screen.model.state.procedure.done == 0
    notice_of(screen).findChild(QAbstractButton).click()
    assert screen.model.state.procedure.done == 1


def test_a_note_is_written_about_a_selection_and_its_removal_undone(
    desk: Desk, qtbot: QtBot
) -> None:
    screen = desk.screen
    screen.page.setTextCursor(screen.page.document().find("right door fully"))
    screen.bar.note_wished.emit()
    editor = screen.panel.editor
    assert editor is not None
    qtbot.keyClicks(editor.box, "The hinge squeaks.")
    qtbot.keyClick(editor.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.note_cards() == ["The hinge squeaks."]
    assert "“right door fully”" in desk.texts(screen.panel)
    screen.panel.note_removed.emit(screen.model.state.around.notes[0].note)
    assert desk.note_cards() == []
    notice_of(screen).findChild(QAbstractButton).click()
    assert desk.note_cards() == ["The hinge squeaks."]


def test_the_words_that_a_note_is_about_are_marked_on_the_page(desk: Desk) -> None:
    desk.screen.model.write_note("remove", "right door fully", "The hinge squeaks.")
    marked = [item.cursor.selectedText() for item in desk.screen.page.extraSelections()]
    assert marked == ["right door fully"]


def test_a_note_half_written_is_kept_when_the_reader_goes_on(desk: Desk, qtbot: QtBot) -> None:
    desk.screen.bar.note_wished.emit()
    editor = desk.screen.panel.editor
    assert editor is not None
    qtbot.keyClicks(editor.box, "Half a thou")
    desk.screen.show_place(PageRef("mx420", "power-off"))
    assert desk.note_cards() == []
    desk.screen.show_place(FUSER)
    assert desk.note_cards() == ["Half a thou"]


def test_an_error_is_reported_about_a_selection(desk: Desk, qtbot: QtBot) -> None:
    screen = desk.screen
    screen.page.setTextCursor(screen.page.document().find("right door fully"))
    screen.bar.report_wished.emit()
    editor = screen.panel.editor
    assert isinstance(editor, FlagEditor)
    qtbot.keyClicks(editor.box, "It is the left one.")
    with qtbot.waitSignal(screen.written):
        qtbot.keyClick(editor.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (known,) = screen.model.state.around.flags
    assert (known.flag.text, known.quote) == ("It is the left one.", "right door fully")
    card = screen.panel.findChild(FlagCard)
    assert card is not None
    card.click()
    assert desk.gone == [FlagPlace(known.id)]


def test_a_report_that_was_begun_waits_at_its_page_and_is_not_sent(
    desk: Desk, qtbot: QtBot
) -> None:
    screen = desk.screen
    screen.bar.report_wished.emit()
    assert screen.panel.editor is not None
    qtbot.keyClicks(screen.panel.editor.box, "It is the le")
    screen.show_place(PageRef("mx420", "power-off"))
    screen.show_place(FUSER)
    assert screen.model.state.around.flags == ()
    screen.bar.report_wished.emit()
    assert screen.panel.editor.box.toPlainText() == "It is the le"


def test_no_error_can_be_reported_where_nobody_answers(desk: Desk) -> None:
    screen = desk.screen
    assert screen.bar.report.isVisible()
    around = replace(screen.model.state.around, is_answered_for=False)
    screen.bar.show_page(screen.model.state.open, around)
    assert not screen.bar.report.isVisible()


def test_an_empty_note_is_refused_where_it_is_written(desk: Desk) -> None:
    desk.screen.bar.note_wished.emit()
    editor = desk.screen.panel.editor
    assert editor is not None
    editor.save()
    assert any("empty" in text for text in desk.texts(editor))


def test_what_has_folded_away_comes_back_by_its_button(desk: Desk) -> None:
    screen = desk.screen
    screen.resize(900, 640)
    assert screen.contents.isHidden()
    assert screen.panel.isHidden()
    screen.bar.contents.click()
    assert not screen.contents.isHidden()
    screen.bar.panel.click()
    assert not screen.panel.isHidden()
    assert screen.contents.isHidden()
    screen.resize(1440, 860)
    assert not screen.contents.isHidden()
    assert not screen.panel.isHidden()


def test_a_page_for_another_machine_says_so(desk: Desk) -> None:
    desk.workplace.take_machine(MachineAtHand("CP-300", "X1"))
    desk.screen.on_machine_changed()
    words = "This page does not apply to the machine at hand: CP-300 X1"
    assert desk.screen.marks.said == [("warning", words)]


def test_a_page_that_is_not_translated_says_so(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    screen = ManualScreen(
        Workplace(a_home(tmp_path / "small")), ImmediateTasks(), lambda place: None, LIGHT
    )
    qtbot.addWidget(screen)
    qapp.setProperty("fieldkm_language", "zh")
    try:
        screen.show_place(PageRef("mx420", "power-off"))
        words = "Shown in English: this page is not translated."
        assert screen.marks.said == [("note", words)]
        screen.show_place(PageRef("mx420", "fuser-replace"))
        assert screen.marks.said == []
    finally:
        qapp.setProperty("fieldkm_language", "en")


@pytest.mark.parametrize("gloves", [False, True], ids=["bare hands", "gloves"])
def test_everything_to_touch_is_large_enough(desk: Desk, gloves: bool) -> None:
    theme = replace(DARK, gloves=gloves)
    QApplication.instance().setStyleSheet(style_sheet(theme))
    desk.screen.retheme(theme)
    QApplication.processEvents()
    small = [
        f"{button.accessibleName() or button.text()} {button.width()}x{button.height()}"
        for button in desk.screen.findChildren(QAbstractButton)
        if button.isVisible()
        and not button.objectName().startswith("qt_")
        and min(button.width(), button.height()) < theme.target
    ]
    assert small == []


def test_everything_in_focus_has_a_name(desk: Desk) -> None:
    nameless = [
        type(child).__name__
        for child in desk.screen.findChildren(QWidget)
        if child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and child.isVisible()
        and not (child.accessibleName() or getattr(child, "text", str)())
    ]
    assert nameless == []


def test_an_empty_shelf_says_what_to_do(qtbot: QtBot, home: Path) -> None:
    screen = ManualScreen(Workplace(Home(home)), ImmediateTasks(), lambda place: None, LIGHT)
    qtbot.addWidget(screen)
    screen.show_place(None)
    assert any("No manual is installed" in label.text() for label in screen.findChildren(QLabel))


def test_saving_a_note_by_its_button_lets_the_button_live_until_its_click_is_over(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.screen.bar.note_wished.emit()
    editor = desk.screen.panel.editor
    assert editor is not None
    editor.box.setPlainText("The hinge squeaks.")
    save = editor.findChild(PrimaryButton)
    save.click()
    assert isValid(save)
    qtbot.waitUntil(lambda: not isValid(save))


def test_the_keys_go_back_to_the_page_after_a_note(desk: Desk, qtbot: QtBot) -> None:
    desk.screen.bar.note_wished.emit()
    editor = desk.screen.panel.editor
    assert editor is not None
    qtbot.keyClick(editor.box, Qt.Key.Key_Escape)
    assert desk.screen.focusWidget() is desk.screen.page
