"""The Visit screen: written while working, amended, closed, signed, reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from fieldkm.app.places import CustomerPlace, MachinePlace, VisitPage
from fieldkm.app.visits import Visits
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.kit.theme import DARK
from fieldkm.desktop.visit.head import VisitHead
from fieldkm.desktop.visit.move_dialog import MoveDialog
from fieldkm.desktop.visit.report import Report, ReportWords, language_for
from fieldkm.desktop.visit.report_paper import save_report
from fieldkm.desktop.visit.signature import SignatureDialog
from fieldkm.desktop.visit.view import VisitScreen
from fieldkm.domain.customers import Customer, Hazard, Site, Subject, SubjectKind
from fieldkm.domain.machines import Machine, MeterReading
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, PlannedVisit, Reply, VanStock
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from tests.support.pictures import encoded, photo
from tests.support.tasks import ImmediateTasks
from tests.support.territory import ANNA, receive, sign_in
from tests.support.window import Desk

PLACES = (
    Customer("c-1", "Harbour Clinic"),
    Site("s-1", "c-1", "Main building", "north", town="Kiel", zone="Europe/Berlin"),
    Hazard("h-1", Subject(SubjectKind.SITE, "s-1"), "Live rails behind the cover"),
    Machine(
        "m-1",
        "MX-420",
        "MA200123",
        "s-1",
        meter=MeterReading(9_000, datetime(2024, 5, 2, tzinfo=UTC), "pages"),
    ),
    Machine("m-2", "MX-420", "MA200999", "s-1"),
    VanStock("v-1", ANNA.id, "604-1234", "Fuser unit", quantity=1),
)


@pytest.fixture
def screen(desk: Desk) -> VisitScreen:
    """The screen with a visit that was just begun at a machine."""
    database = Database(desk.workplace.home.database)
    sign_in(database)
    receive(database, ANNA, *PLACES)
    database.close()
    visit = desk.workplace.visits.begin(machine="m-1")
    desk.window.journey.go(VisitPage(visit.id))
    found = desk.window.stage.current
    assert isinstance(found, VisitScreen)
    return found


def visits_of(desk: Desk) -> Visits:
    return desk.workplace.visits


def state_of(desk: Desk, screen: VisitScreen) -> VisitState:
    return visits_of(desk).state(screen.model.visit)


def enter(screen: VisitScreen, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(screen.form.line, text)
    qtbot.keyClick(screen.form.line, Qt.Key.Key_Return)


def press(screen: VisitScreen, kind: EntryKind) -> None:
    next(button for button in screen.kinds.buttons if button.kind is kind).click()


def test_the_head_says_whose_machine_it_is_and_the_hazard_stands_there(
    desk: Desk, screen: VisitScreen
) -> None:
    assert screen.head.title.text() == "MX-420 · MA200123"
    assert "Harbour Clinic" in screen.head.customer.text()
    assert screen.warnings.isVisible()
    desk.window.visit_at_hand.refresh()
    assert "MA200123" in desk.window.top_bar.visit.accessibleName()
    assert desk.window.top_bar.visit.isVisible()


def test_why_the_visit_was_planned_stands_in_the_head(desk: Desk, screen: VisitScreen) -> None:
    database = Database(desk.workplace.home.database)
    planned = PlannedVisit("p-1", "m-2", reason="Streaks again", response_class="4 h")
    receive(database, planned)
    database.close()
    visit = visits_of(desk).begin(planned_visit="p-1")
    screen.show_place(VisitPage(visit.id))
    assert "Streaks again · 4 h" in screen.head.planned.text()


def test_a_code_and_a_scanned_part_are_recognised_whatever_button_is_pressed(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    enter(screen, qtbot, "e2104")
    enter(screen, qtbot, "6041234")
    state = state_of(desk, screen)
    assert [entry.ref for entry in state.of(EntryKind.CODE)] == ["E21-04"]
    part = state.of(EntryKind.PART)[0]
    assert (part.ref, part.text, part.from_van) == ("604-1234", "Fuser unit", True)
    item = desk.workplace.van.item("604-1234")
    assert item is not None
    assert item.quantity == 0
    assert screen.form.line.text() == ""
    assert screen.rows.rows()[0].words.text() == "1 × 604-1234 Fuser unit"


def test_more_than_the_van_has_is_said_beside_the_field(screen: VisitScreen) -> None:
    press(screen, EntryKind.PART)
    screen.form.line.setText("604-1234")
    screen.form.more.click()
    assert [doubt.code for doubt in screen.model.state.doubts] == ["van-short"]


def test_a_meter_that_runs_backwards_is_said_and_may_be_written(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    press(screen, EntryKind.METER)
    assert screen.form.unit.text() == "pages"
    qtbot.keyClicks(screen.form.value, "12")
    assert [doubt.code for doubt in screen.model.state.doubts] == ["meter-backwards"]
    screen.form.enter.click()
    meter = state_of(desk, screen).meter
    assert meter is not None
    assert meter.value == 12


def test_a_value_outside_its_limits_is_marked_in_words(screen: VisitScreen, qtbot: QtBot) -> None:
    press(screen, EntryKind.MEASUREMENT)
    for box, text in (
        (screen.form.line, "Nip width"),
        (screen.form.value, "8,6"),
        (screen.form.unit, "mm"),
        (screen.form.high, "8"),
    ):
        qtbot.keyClicks(box, text)
    screen.form.enter.click()
    row = screen.rows.rows()[0]
    assert row.words.text() == "Nip width: 8.6 mm"
    assert "outside its limits" in row.detail.text()


def test_what_is_no_number_is_said_and_stays_in_the_field(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    press(screen, EntryKind.MEASUREMENT)
    qtbot.keyClicks(screen.form.line, "Nip")
    qtbot.keyClicks(screen.form.value, "wide")
    screen.form.enter.click()
    assert "no number" in screen.form.problem.text()
    assert screen.form.value.text() == "wide"
    assert not state_of(desk, screen).of(EntryKind.MEASUREMENT)


def test_a_note_is_entered_with_control_and_enter(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    press(screen, EntryKind.NOTE)
    qtbot.keyClicks(screen.form.note, "One screw")
    qtbot.keyClick(screen.form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [entry.text for entry in state_of(desk, screen).of(EntryKind.NOTE)] == ["One screw"]


def test_an_entry_is_amended_and_what_was_being_typed_is_back(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    press(screen, EntryKind.ACTION)
    enter(screen, qtbot, "Cleaned the lamb")
    qtbot.keyClicks(screen.form.line, "Half a sen")
    screen.rows.rows()[0].amend.click()
    assert screen.form.line.text() == "Cleaned the lamb"
    screen.form.line.setText("Cleaned the lamp")
    screen.form.enter.click()
    assert [entry.text for entry in state_of(desk, screen).of(EntryKind.ACTION)] == [
        "Cleaned the lamp"
    ]
    assert screen.form.line.text() == "Half a sen"


def test_what_was_taken_back_comes_back_with_undo(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    enter(screen, qtbot, "604-1234")
    screen.rows.rows()[0].withdraw.click()
    assert not state_of(desk, screen).of(EntryKind.PART)
    notice_of(screen)._act()
    assert [entry.ref for entry in state_of(desk, screen).of(EntryKind.PART)] == ["604-1234"]
    item = desk.workplace.van.item("604-1234")
    assert item is not None
    assert item.quantity == 0


def test_a_test_of_the_manual_is_answered_and_answered_anew(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    enter(screen, qtbot, "E21-04")
    screen.model.answer(screen.model.state.tests[0], Reply.NO)
    screen.model.answer(screen.model.state.tests[0], Reply.YES)
    tests = state_of(desk, screen).of(EntryKind.TEST)
    assert [(entry.ref, entry.answer) for entry in tests] == [("mx420/t1", Reply.YES)]


def test_ticked_steps_stand_beside_the_form(desk: Desk, screen: VisitScreen) -> None:
    workplace = desk.workplace
    machine = workplace.records.get(Machine, "m-1")
    assert machine is not None
    page = workplace.library.open(workplace.library.find_page("mx420/fuser-replace"), "en")
    workplace.work.toggle(machine.at_hand, page, "k1", "Pull.")
    screen.show_place(VisitPage(screen.model.visit))
    sheet = screen.model.state.sheet
    assert sheet is not None
    assert [(use.title, use.done, use.steps) for use in sheet.procedures] == [
        ("Fuser replace", 1, 1)
    ]


def test_the_clock_is_stopped_and_started(desk: Desk, screen: VisitScreen) -> None:
    screen.head.run.click()
    assert state_of(desk, screen).running_since is None
    screen.head.run.click()
    assert state_of(desk, screen).running_since is not None


def test_a_copied_picture_becomes_a_photo(desk: Desk, screen: VisitScreen) -> None:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    screen.photos.paste.click()
    assert len(visits_of(desk).photos(state_of(desk, screen))) == 1


def test_a_photo_is_taken_back(desk: Desk, screen: VisitScreen) -> None:
    screen.model.add_photo(encoded(photo(), "PNG"), "Roller")
    button = next(b for b in screen.photos.findChildren(QToolButton) if b.menu())
    assert button.accessibleName() == "Roller"
    button.menu().actions()[1].trigger()
    assert visits_of(desk).photos(state_of(desk, screen)) == []


def test_the_machine_of_the_visit_is_at_hand(desk: Desk, screen: VisitScreen) -> None:
    at_hand = desk.workplace.machine_at_hand
    assert at_hand is not None
    assert (at_hand.model, at_hand.serial) == ("MX-420", "MA200123")


def test_a_visit_that_leaves_the_laptop_is_not_shown_any_more(
    desk: Desk, screen: VisitScreen
) -> None:
    database = Database(desk.workplace.home.database)
    Mirror(database).clear()
    database.close()
    desk.window.synchroniser.wrote()
    assert not screen.head.isVisible()
    assert "no visit" in screen._problem.text()


def test_a_file_that_is_no_picture_is_said(screen: VisitScreen, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"GIF, not really")
    screen.model.add_photo(bad)
    assert "bad.jpg" in screen.form.problem.text()


def test_a_visit_is_closed_with_its_cause_and_an_outcome_and_signed(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    enter(screen, qtbot, "E21-04")
    screen.head.finish.click()
    assert screen.closing.isVisible()
    assert not screen.closing.close_button.isEnabled()
    screen.closing.results.button(0).click()
    screen.closing.cause.setCurrentIndex(1)
    qtbot.keyClicks(screen.closing.follow_up, "Bring a screw")
    screen.closing.close_button.click()
    state = state_of(desk, screen)
    assert state.result is Result.WORKED
    assert state.cause is not None
    assert state.cause.ref == "mx420/lamp"
    assert state.follow_up == "Bring a screw"
    assert screen.closed.isVisible()
    assert not screen.form.isVisible()
    assert not desk.window.top_bar.visit.isVisible()

    dialog = SignatureDialog(DARK, "", screen)
    qtbot.addWidget(dialog)
    dialog.write_name("E. Sommer")
    assert not dialog.sign.isEnabled()
    qtbot.mousePress(dialog.pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    for at in range(20, 120, 5):
        qtbot.mouseMove(dialog.pad, QPoint(at, 20 + at % 30))
    qtbot.mouseRelease(dialog.pad, Qt.MouseButton.LeftButton, pos=QPoint(120, 40))
    assert dialog.sign.isEnabled()
    assert screen.model.sign(dialog.png, dialog.name)
    sheet = screen.model.state.sheet
    assert sheet is not None
    assert sheet.signed is not None
    assert sheet.signed.text == "E. Sommer"
    assert sheet.signature is not None


def test_closing_can_wait_and_what_was_said_stays(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    screen.head.finish.click()
    qtbot.keyClicks(screen.closing.summary, "All well")
    screen.closing.back.click()
    assert screen.form.isVisible()
    screen.model.save_draft()
    assert desk.workplace.drafts.of(screen.model.visit)["summary"] == "All well"
    screen.head.finish.click()
    assert screen.closing.summary.toPlainText() == "All well"


def test_what_is_typed_is_on_the_disk_a_moment_later(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    press(screen, EntryKind.ACTION)
    qtbot.keyClicks(screen.form.line, "Cleaned the rol")
    qtbot.waitUntil(
        lambda: desk.workplace.drafts.of(screen.model.visit).get("line") == "Cleaned the rol"
    )
    assert not state_of(desk, screen).of(EntryKind.ACTION)


def test_a_visit_is_moved_to_the_machine_where_it_was_made(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    dialog = MoveDialog(desk.workplace, ImmediateTasks(), DARK, screen)
    qtbot.addWidget(dialog)
    dialog.field.setText("MA2009")
    dialog.cards()[0].click()
    screen.model.move(dialog.place, "Wrong door")
    assert state_of(desk, screen).place.machine == "m-2"
    assert screen.head.title.text() == "MX-420 · MA200999"


def test_the_report_is_in_the_customers_language_and_says_nothing_internal(
    desk: Desk, screen: VisitScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    enter(screen, qtbot, "E21-04")
    visits_of(desk).add(screen.model.visit, EntryKind.NOTE, text="The customer shouts")
    state = state_of(desk, screen)
    sheet = desk.workplace.visit_sheets.of(state, "en")
    assert sheet.customer is not None
    sheet = replace(sheet, customer=replace(sheet.customer, name="Harbour <b>Clinic</b>"))
    for language, title in (("en", "Service report"), ("zh", "服务报告")):
        report = Report(sheet, desk.workplace.visit_terms.titles_of(state, language), language)
        page = ReportWords(language).page(report)
        assert title in page
        assert "E21-04 · Fuser too cold" in page
        assert "Harbour &lt;b&gt;Clinic" in page
        assert "shouts" not in page
        assert "Live rails" not in page
        save_report(report, tmp_path / f"{language}.pdf")
        assert (tmp_path / f"{language}.pdf").read_bytes().startswith(b"%PDF")


def test_the_report_of_a_customer_without_a_language_is_in_that_of_the_window() -> None:
    assert language_for("", "zh") == "zh"
    assert language_for("zh-CN", "en") == "zh"
    assert language_for("de", "zh") == "en"


def test_the_head_leads_to_customer_and_machine(desk: Desk, screen: VisitScreen) -> None:
    gone: list[object] = []
    screen._shell = replace(screen._shell, go=gone.append)
    screen.head.customer.click()
    screen.head.machine.click()
    assert gone == [CustomerPlace("c-1"), MachinePlace("m-1")]


def test_without_a_visit_the_screen_says_how_one_is_begun(desk: Desk) -> None:
    desk.window.journey.show_screen("visit")
    found = desk.window.stage.current
    assert isinstance(found, VisitScreen)
    assert found._nothing.isVisible()
    assert not found.findChildren(VisitHead)[0].isVisible()


def test_theme_and_language_change_while_something_is_typed(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    press(screen, EntryKind.ACTION)
    qtbot.keyClicks(screen.form.line, "Half")
    screen.retheme(DARK)
    screen.retranslate()
    assert screen.form.line.text() == "Half"
