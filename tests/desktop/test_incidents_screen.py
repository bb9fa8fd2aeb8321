"""Incidents: written down from anywhere, worked off by those who may, told of to the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fieldkm.app.places import IncidentPlace
from fieldkm.desktop.incidents.view import IncidentsScreen
from fieldkm.desktop.shell.incident_report.view import IncidentReportDialog
from fieldkm.desktop.shell.routes import INCIDENTS
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.customers import Customer, Site, Subject, SubjectKind
from fieldkm.domain.incidents import Incident, IncidentState, IncidentStatus, IncidentStep
from fieldkm.domain.machines import Machine
from fieldkm.domain.people import Role, User
from fieldkm.host.paths import Home
from tests.support.territory import ANNA, a_workplace
from tests.support.window import Desk, OpenWindow

NOW = datetime.now(UTC)
DAY = timedelta(days=1)
SUE = User("u-sue", "sue", "Sue Hart", Role.SUPERVISOR)
BERT = User("u-bert", "bert", "Bert Lund")
RECORDS = (
    BERT,
    Customer("c-1", "Harbour office"),
    Site("s-1", "c-1", "Quay 4"),
    Machine("m-1", "MX-420", "A-100", "s-1"),
)
SCOPES = ("territory:north", "incidents:north")
WHERE = {"customer": "c-1", "site": "s-1", "machine": "m-1"}


def an_incident(name: str, title: str, answer_by: datetime) -> tuple[Incident, IncidentStatus]:
    began = NOW - 3 * DAY
    return (
        Incident(name, began, title, "It began in May.", ANNA.id, **WHERE),
        IncidentStatus(
            name, began, began, **WHERE, owner=SUE.id, for_visitor="Ask for Mr Lund.",
            answer_by=answer_by, close_by=NOW + 7 * DAY,
        ),
    )  # fmt: skip


LATE = an_incident("i-late", "Shouting", NOW - DAY)
IN_TIME = an_incident("i-time", "Wrong invoice", NOW + DAY)

Opened = Callable[..., Desk]


@pytest.fixture
def opened(window_on: OpenWindow, tmp_path: Path) -> Opened:
    """Opens a user's window on these records."""

    def open_for(user: User, *records: object) -> Desk:
        people = [one for one in (ANNA, SUE) if one is not user]
        scopes = SCOPES if user is SUE else SCOPES[:1]
        folder = tmp_path / "home"
        a_workplace(folder, *people, *RECORDS, *records, user=user, scopes=scopes).close()
        desk = window_on(Home(folder))
        desk.window.synchroniser.refresh()
        return desk

    return open_for


@pytest.fixture
def sue(opened: Opened) -> Desk:
    """The supervisor's window, with two incidents."""
    return opened(SUE, *LATE, *IN_TIME)


def screen_of(desk: Desk) -> IncidentsScreen:
    desk.window.journey.show_screen(INCIDENTS)
    screen = desk.window.stage.current
    assert isinstance(screen, IncidentsScreen)
    return screen


def words_on(screen: IncidentsScreen) -> str:
    QApplication.processEvents()  # what was just made is shown then
    labels = screen.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def open_incident(desk: Desk, name: str) -> IncidentsScreen:
    screen = screen_of(desk)
    desk.window.journey.go(IncidentPlace(name))
    return screen


def titles(screen: IncidentsScreen) -> list[str]:
    return [card.accessibleName() for card in screen.cards() if card.isVisibleTo(screen)]


def test_the_late_ones_stand_first(sue: Desk) -> None:
    screen = screen_of(sue)
    assert titles(screen) == ["Shouting", "Wrong invoice"]
    words = words_on(screen)
    assert "Late" in words
    assert "To be answered" in words
    assert "Harbour office · Quay 4 · MX-420 A-100" in words


def test_a_card_opens_the_story_and_back_leads_to_the_list(qtbot: QtBot, sue: Desk) -> None:
    screen = screen_of(sue)
    qtbot.mouseClick(screen.cards()[0], Qt.MouseButton.LeftButton)
    assert "It began in May." in words_on(screen)
    assert "Reported by Anna Berg" in words_on(screen)
    assert screen.location().place == IncidentPlace("i-late")
    sue.window.journey.back()
    assert screen.location().place is None


def test_the_owner_answers_with_what_the_next_visitor_is_told(qtbot: QtBot, sue: Desk) -> None:
    screen = open_incident(sue, "i-late")
    assert screen.form.step is IncidentStep.ANSWERED
    screen.form.begin(IncidentStep.ANSWERED)
    qtbot.keyClicks(screen.form.text, "Called him.")
    qtbot.keyClicks(screen.form.visitor, "Bring a new drum.")
    qtbot.keyClick(screen.form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    known = sue.workplace.incidents.find("i-late")
    assert known.state is IncidentState.ANSWERED
    assert known.status.for_visitor == "Bring a new drum."
    assert screen.form.text.toPlainText() == ""
    assert "not sent yet" in words_on(screen)


def test_a_step_that_says_nothing_is_refused_beside_the_form(qtbot: QtBot, sue: Desk) -> None:
    screen = open_incident(sue, "i-late")
    screen.form.begin(IncidentStep.CLOSED)
    qtbot.mouseClick(screen.form.save, Qt.MouseButton.LeftButton)
    assert "There is nothing written yet." in screen.form.problem.text()
    qtbot.keyClicks(screen.form.text, "A new drum.")
    qtbot.mouseClick(screen.form.save, Qt.MouseButton.LeftButton)
    assert sue.workplace.incidents.find("i-late").state is IncidentState.CLOSED
    assert screen.form.problem.text() == ""
    screen.form.begin(IncidentStep.OPENED_AGAIN)
    qtbot.keyClicks(screen.form.text, "It happened again.")
    qtbot.mouseClick(screen.form.save, Qt.MouseButton.LeftButton)
    assert sue.workplace.incidents.find("i-late").state is not IncidentState.CLOSED


def test_an_incident_is_handed_on_to_a_colleague(qtbot: QtBot, sue: Desk) -> None:
    screen = open_incident(sue, "i-late")
    screen.form.begin(IncidentStep.HANDED_ON)
    names = [screen.form.colleague.itemText(at) for at in range(screen.form.colleague.count())]
    assert names == ["Choose a colleague", "Anna Berg", "Bert Lund"]
    screen.form.colleague.setCurrentIndex(2)
    qtbot.mouseClick(screen.form.save, Qt.MouseButton.LeftButton)
    assert sue.workplace.incidents.find("i-late").owner == "Bert Lund"
    assert "Bert Lund has it" in words_on(screen)


def test_what_is_typed_outlives_a_sync(qtbot: QtBot, sue: Desk) -> None:
    screen = open_incident(sue, "i-late")
    qtbot.keyClicks(screen.form.text, "Half a sen")
    sue.window.synchroniser.wrote()
    assert screen.form.text.toPlainText() == "Half a sen"


def test_others_see_how_it_stands_and_only_that(opened: Opened) -> None:
    desk = opened(BERT, LATE[1])
    screen = open_incident(desk, "i-late")
    words = words_on(screen)
    assert "Ask for Mr Lund." in words
    assert "Sue Hart has it" in words
    assert "known to the owner and the supervisors" in words
    shown = [b.text() for b in screen.form.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Save"]


def test_an_incident_that_is_not_here_is_said_to_be_elsewhere(sue: Desk) -> None:
    screen = open_incident(sue, "gone")
    assert "not on this laptop" in screen.problem.text


def test_the_rail_offers_it_to_those_who_work_incidents_off(opened: Opened) -> None:
    desk = opened(SUE)
    assert not desk.window.rail.button(INCIDENTS).isHidden()


def test_the_rail_leaves_it_out_for_technicians(opened: Opened) -> None:
    desk = opened(ANNA)
    assert desk.window.rail.button(INCIDENTS).isHidden()


def test_in_a_narrow_window_the_incident_takes_the_lists_place(qtbot: QtBot, sue: Desk) -> None:
    sue.window.resize(860, 700)
    screen = open_incident(sue, "i-late")
    qtbot.waitUntil(lambda: not any(card.isVisible() for card in screen.cards()))
    qtbot.mouseClick(screen.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(card.isVisible() for card in screen.cards()))


def test_it_is_shown_in_another_theme_and_language(sue: Desk) -> None:
    screen = open_incident(sue, "i-late")
    screen.retheme(sue.window.stage.services().theme)
    screen.retranslate()
    assert "It began in May." in words_on(screen)


# ---------------------------------------------------------------- the panel


def dialog_of(desk: Desk) -> IncidentReportDialog:
    found = desk.window.findChildren(IncidentReportDialog)
    dialog = next(dialog for dialog in found if dialog.isVisible())
    dialog.activateWindow()
    return dialog


def test_an_incident_is_written_down_at_the_machine_at_hand(qtbot: QtBot, opened: Opened) -> None:
    desk = opened(ANNA)
    desk.window.take_machine(MachineAtHand("MX-420", "A-100", None, "m-1"))
    qtbot.keyClick(
        desk.window,
        Qt.Key.Key_R,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = dialog_of(desk)
    assert dialog.model.state.where == "Harbour office · Quay 4 · MX-420 A-100"
    qtbot.keyClicks(dialog.title, "He shouted")
    qtbot.keyClicks(dialog.background, "It began in May.")
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.background, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (known,) = desk.workplace.incidents.open()
    assert (known.title, known.background) == ("He shouted", "It began in May.")
    assert known.where.machine_id == "m-1"
    assert [item.kind for item in desk.workplace.sync.outgoing()] == ["incident"]


def test_another_place_is_found_by_name_or_serial_number(qtbot: QtBot, opened: Opened) -> None:
    desk = opened(ANNA)
    desk.window.report_incident(Subject(SubjectKind.MACHINE, "m-1"))
    dialog = dialog_of(desk)
    qtbot.mouseClick(dialog.place.another, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.place.box, "harb")
    qtbot.waitUntil(lambda: len(dialog.place.cards()) == 1)
    qtbot.mouseClick(dialog.place.cards()[0], Qt.MouseButton.LeftButton)
    assert dialog.model.state.subject == Subject(SubjectKind.CUSTOMER, "c-1")
    qtbot.mouseClick(dialog.place.another, Qt.MouseButton.LeftButton)
    dialog.model.look_for("nowhere")
    assert dialog.model.state.is_unknown
    dialog.reject()


def test_without_words_it_is_not_saved_and_a_time_to_come_is_doubted(
    qtbot: QtBot, opened: Opened
) -> None:
    desk = opened(ANNA)
    desk.window.report_incident()
    dialog = dialog_of(desk)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "What happened is missing." in dialog.problem.text()
    dialog.when.setDateTime(dialog.when.dateTime().addDays(40))
    assert dialog.model.state.doubt is not None
    qtbot.keyClicks(dialog.title, "He shouted")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    (known,) = desk.workplace.incidents.open()
    assert known.happened > NOW + 30 * DAY


def test_what_was_typed_is_there_again_at_the_same_place_until_it_is_cancelled(
    qtbot: QtBot, opened: Opened
) -> None:
    desk = opened(ANNA)
    copier = Subject(SubjectKind.MACHINE, "m-1")
    desk.window.report_incident(copier)
    dialog = dialog_of(desk)
    qtbot.keyClicks(dialog.title, "He shou")
    dialog.reject()
    desk.window.report_incident(Subject(SubjectKind.CUSTOMER, "c-1"))
    dialog = dialog_of(desk)
    assert dialog.title.text() == ""
    dialog.reject()
    desk.window.report_incident(copier)
    dialog = dialog_of(desk)
    assert dialog.title.text() == "He shou"
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    desk.window.report_incident(copier)
    dialog = dialog_of(desk)
    assert dialog.title.text() == ""
    dialog.reject()
