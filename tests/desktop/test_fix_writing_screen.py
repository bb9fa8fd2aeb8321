"""The Write a fix screen: written by keyboard, kept as typed, submitted, thrown away."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.desktop.fix_writing.view import FixWritingScreen
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.kit.theme import DARK
from fieldkm.desktop.shell.routes import FIXES, WRITE_FIX
from fieldkm.domain.fixes import Fix, FixRevision, FixState
from fieldkm.errors import Unavailable
from fieldkm.host.paths import Home
from fieldkm.store.database import Database
from tests.support.fix_writing import JPEG, whole
from tests.support.fix_writing_desk import a_fix_screen, opened, write_whole
from tests.support.fixes import JAM, a_fix
from tests.support.territory import ANNA, receive
from tests.support.window import Desk, a_desk

TAB = Qt.Key.Key_Tab


@pytest.fixture
def screen(desk: Desk) -> FixWritingScreen:
    return a_fix_screen(desk)


# ---------------------------------------------------------------- writing


def test_a_fix_is_written_and_submitted_by_keyboard_alone(
    desk: Desk, screen: FixWritingScreen, qtbot: QtBot
) -> None:
    form = screen.form
    qtbot.waitUntil(form.title.hasFocus)
    qtbot.keyClicks(form.title, "Fuser stays cold")
    qtbot.keyClick(form.title, TAB)
    qtbot.keyClicks(form.texts["symptom"], "E21-04 in the morning")
    qtbot.keyClick(form.texts["symptom"], TAB)
    qtbot.keyClicks(form.texts["cause"], "CN12 loose")
    qtbot.keyClick(form.texts["cause"], TAB)
    qtbot.keyClicks(form.texts["remedy"], "Seat CN12")
    qtbot.keyClick(form.texts["remedy"], TAB)
    assert form.safety.button(0).hasFocus()
    qtbot.keyClick(form.safety.button(0), Qt.Key.Key_Space)
    box = form.terms["models"].box
    qtbot.keyClicks(box, "mx420")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    fixes = [fix for fix in desk.workplace.records.of_type(Fix) if fix.author == ANNA.id]
    assert [fix.state for fix in fixes] == [FixState.SUBMITTED]
    revision = desk.workplace.records.get(FixRevision, fixes[0].current_revision)
    assert revision
    assert revision.title == "Fuser stays cold"
    assert revision.cause == "CN12 loose"
    assert revision.models == ("MX-420",)
    assert revision.safety is False
    assert desk.window.stage.current.name == FIXES
    assert fixes[0].local_number in notice_of(desk.window).text


def test_what_is_typed_is_on_the_disk_a_moment_later(
    desk: Desk, screen: FixWritingScreen, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.form.title, "Fuser")
    assert "being saved" in screen.head.standing

    qtbot.waitUntil(lambda: desk.workplace.fix_drafts.of(screen.model.draft).title == "Fuser")

    assert "saved on this laptop" in screen.head.standing


def test_leaving_the_screen_keeps_the_last_letters(desk: Desk, screen: FixWritingScreen) -> None:
    draft = screen.model.draft
    screen.form.title.setText("Fuser sq")

    desk.window.journey.show_screen("home")

    assert desk.workplace.fix_drafts.of(draft).title == "Fuser sq"


def test_a_draft_is_found_again_after_the_program_has_ended(
    desk: Desk, screen: FixWritingScreen, qapp: QApplication, qtbot: QtBot
) -> None:
    draft = screen.model.draft
    write_whole(screen)
    screen.model.save()

    again = a_desk(qapp, Home(desk.workplace.home.folder))
    qtbot.addWidget(again.window)
    again.window.show()
    again.window.begin()
    again.window.journey.show_screen(WRITE_FIX)
    screens = again.window.stage.current
    assert isinstance(screens, FixWritingScreen)
    screens.drafts.cards[0].click()

    assert screens.model.draft == draft
    assert screens.form.texts["remedy"].toPlainText() == "Seat CN12"
    assert screens.form.safety.button(0).isChecked()
    again.window.wind_down()


def test_what_is_missing_is_said_beside_its_field_once_it_is_submitted(
    screen: FixWritingScreen,
) -> None:
    assert screen.form.fields["symptom"].problem == ""
    assert "Still to be said" in screen.head.standing
    screen.form.title.setText("Fuser stays cold")

    screen.head.submit.click()

    assert "what was seen" in screen.form.fields["symptom"].problem
    assert screen.form.fields["title"].problem == ""
    assert "yes or no" in screen.form.fields["safety"].problem
    assert "model" in screen.form.terms["models"].problem
    assert screen.form.texts["symptom"].hasFocus()


def test_a_text_that_is_too_long_is_refused_and_stays(desk: Desk, screen: FixWritingScreen) -> None:
    write_whole(screen)
    screen.form.texts["cause"].setPlainText("x" * 20_001)

    screen.head.submit.click()

    assert "20001" in screen.problem.text
    assert len(desk.workplace.fix_drafts.of(screen.model.draft).cause) == 20_001


def test_where_the_disk_is_full_it_is_said_and_tried_again_with_the_next_letter(
    desk: Desk, screen: FixWritingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("disk-full", "The disk is full: {path} could not be written.", path="x")

    with monkeypatch.context() as full:
        full.setattr(desk.workplace.fix_drafts, "keep", fail)
        screen.form.title.setText("Fuser")
        screen.model.save()
        assert "disk is full" in screen.problem.text
        assert "being saved" in screen.head.standing

    screen.form.title.setText("Fuser squeaks")
    screen.model.save()

    assert screen.problem.isHidden()
    assert desk.workplace.fix_drafts.of(screen.model.draft).title == "Fuser squeaks"


def test_back_leads_to_the_draft_again(desk: Desk, screen: FixWritingScreen) -> None:
    screen.form.title.setText("Fuser")
    draft = screen.model.draft
    opened(desk, desk.workplace.fix_drafts.improve("f-jam").id)

    desk.window.journey.back()

    assert screen.model.draft == draft
    assert screen.form.title.text() == "Fuser"


# ---------------------------------------------------------------- what it is about


def test_a_code_is_named_as_it_is_printed_and_left_out_again(screen: FixWritingScreen) -> None:
    field = screen.form.terms["fault_codes"]
    field.box.setText("e2104")
    field.box.returnPressed.emit()
    assert [chip.text() for chip in field.chips.widgets()] == ["E21-04"]

    field.chips.widgets()[0].click()

    assert field.chips.widgets() == []
    assert screen.model.state.draft
    assert screen.model.state.draft.fault_codes == ()


def test_terms_are_offered_as_one_begins_to_type(screen: FixWritingScreen, qtbot: QtBot) -> None:
    field = screen.form.terms["parts"]
    field.box.setFocus()
    qtbot.waitUntil(field.box.hasFocus)

    completer = field.box.completer()
    completer.setCompletionPrefix("fus")
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "604-1234  Fuser unit"
    completer.activated.emit(completer.currentCompletion())
    qtbot.waitUntil(lambda: len(field.chips.widgets()) == 1)
    assert screen.model.state.draft
    assert screen.model.state.draft.parts == ("604-1234",)


def test_a_page_that_no_manual_has_is_told(screen: FixWritingScreen) -> None:
    field = screen.form.terms["pages"]
    field.box.setText("nonsense")
    field.box.returnPressed.emit()

    assert "nonsense" in field.problem
    field.box.setText("Fuser replace")
    field.box.returnPressed.emit()
    assert [chip.text() for chip in field.chips.widgets()] == ["Fuser replace"]


def test_what_the_text_speaks_of_is_added_by_a_press(screen: FixWritingScreen) -> None:
    screen.form.texts["symptom"].setPlainText("It shows E21-04 after power-on.")
    screen.model.look()

    screen.form.suggestions.widgets()[0].click()

    assert screen.model.state.draft
    assert screen.model.state.draft.fault_codes == ("E21-04",)
    page = screen.form.suggestions.widgets()[0]
    assert page.text() == "Page “Fuser replace”"


# ---------------------------------------------------------------- read, sent back, thrown away


def test_the_preview_shows_what_colleagues_will_read_and_no_harm(
    screen: FixWritingScreen, qtbot: QtBot
) -> None:
    write_whole(screen)
    screen.form.texts["remedy"].setPlainText(
        "1. Seat **CN12**\n\n<script>alert(1)</script>![x](file:///etc/passwd)"
    )

    qtbot.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    text = screen.preview.body.toPlainText()
    assert screen.preview.isVisible()
    assert not screen.form.isVisible()
    assert "Seat CN12" in text
    assert "alert" not in text
    assert "root" not in text
    screen.head.preview.click()
    assert screen.form.isVisible()


def test_the_reviewers_reason_stands_above_the_improvement(
    desk: Desk, screen: FixWritingScreen
) -> None:
    revision = replace(JAM, id="r-mine", fix="f-mine", author=ANNA.id)
    fix, _ = a_fix(
        revision, FixState.RETURNED, number="F-1002", author=ANNA.id, reason="Say which roller."
    )
    with closing(Database(desk.workplace.home.database)) as database:
        receive(database, fix, revision)
    draft = desk.workplace.fix_drafts.improve("f-mine")

    opened(desk, draft.id)

    assert screen.sent_back.isVisible()
    assert screen.model.state.sent_back == "Say which roller."
    assert screen.form.fields["reason"].isVisible()
    assert screen.model.state.number == "F-1002"


def test_a_draft_is_thrown_away_and_brought_back(desk: Desk, screen: FixWritingScreen) -> None:
    write_whole(screen)
    draft = screen.model.draft

    screen.head.discard.click()

    assert screen.model.draft == ""
    assert screen.drafts.isVisible()
    notice_of(desk.window)._act()
    assert screen.model.draft == draft
    assert screen.form.texts["symptom"].toPlainText() == "E21-04 in the morning"


def test_an_improvement_of_a_fix_that_is_gone_becomes_a_new_one(
    desk: Desk, screen: FixWritingScreen
) -> None:
    draft = desk.workplace.fix_drafts.improve("f-jam")
    opened(desk, draft.id)
    with closing(Database(desk.workplace.home.database)) as database:
        receive(database, replace(a_fix()[0], state=FixState.RETIRED), rev=2)

    screen.head.submit.click()
    assert "retired" in screen.problem.text
    screen._as_new.click()

    assert screen.model.state.draft
    assert not screen.model.state.draft.improves
    screen.head.submit.click()
    assert screen.model.state.draft is None


def test_it_follows_theme_and_language(desk: Desk, screen: FixWritingScreen) -> None:
    write_whole(screen)
    screen.model.add_photo(JPEG)

    screen.retheme(DARK.at(1.25, gloves=True))
    screen.retranslate()

    assert screen.form.title.text() == "Fuser stays cold"
    assert screen.head.submit.minimumHeight() >= 48
    assert all(chip.height() >= 40 for chip in screen.form.terms["models"].chips.widgets())


def test_a_draft_written_elsewhere_is_opened_whole(desk: Desk, screen: FixWritingScreen) -> None:
    drafts = desk.workplace.fix_drafts
    screen.form.title.setText("Mine")
    other = whole(drafts.blank())
    drafts.keep(other)

    opened(desk, other.id)

    assert screen.form.title.text() == other.title
    assert len(drafts.all()) == 2
