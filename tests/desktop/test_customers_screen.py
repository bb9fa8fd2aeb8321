"""The Customers screen as a technician uses it: find, read, write down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from fieldkm.app.places import CustomerPlace, IncidentPlace, MachinePlace, Place, VisitPage
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.theme import DARK
from fieldkm.desktop.shell.routes import SYNC
from fieldkm.domain.conflicts import FieldConflict
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
    Task,
)
from fieldkm.domain.manuals import Signal
from fieldkm.host.paths import Home
from tests.support.office import NOW, QUAY, RECORDS, Office, settle
from tests.support.territory import ANNA, a_workplace, receive
from tests.support.window import a_desk


def an_office(bot: QtBot, application: QApplication, folder: Path) -> Iterator[Office]:
    desk = a_desk(application, Home(folder))
    bot.addWidget(desk.window)
    desk.window.resize(1440, 900)
    with bot.waitExposed(desk.window):
        desk.window.show()
    desk.window.begin()
    yield Office(desk, bot)
    desk.window.wind_down()


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    a_workplace(tmp_path / "home", *RECORDS).close()
    yield from an_office(qtbot, qapp, tmp_path / "home")


@pytest.fixture
def bare_office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    Home(tmp_path / "home").make()
    yield from an_office(qtbot, qapp, tmp_path / "home")


@pytest.fixture
def gone(office: Office) -> list[Place]:
    """Where the screen's page has led to."""
    places: list[Place] = []
    page = office.screen.page
    page.opened.disconnect()
    page.opened.connect(places.append)
    return places


def test_a_customer_is_found_and_opened_by_keyboard_alone(office: Office) -> None:
    finder = office.screen.finder
    office.bot.keyClicks(finder.box, "a-300")
    assert finder.list.model().rowCount() == 1
    office.bot.keyClick(finder.box, Qt.Key.Key_Return)
    assert office.screen.location().place == CustomerPlace("c-1")
    assert "Harbour office" in office.words
    office.bot.keyClick(finder.box, Qt.Key.Key_Escape)
    assert finder.list.model().rowCount() == 3


def test_what_must_be_known_stands_on_top_of_the_page(office: Office) -> None:
    office.open("c-1")
    lines = office.words.splitlines()
    for word in ("DANGER · Quay 4", "Live parts", "Open incident", "Ask for Mr Lund"):
        assert word in lines
    assert "Invoice by post" in lines
    assert lines.index("Live parts") < lines.index("Mr Lund · caretaker")


def test_sites_people_and_machines_are_there(office: Office, gone: list[Place]) -> None:
    screen = office.open("c-1")
    settle()
    for word in ("Quay 4", "Ring at the gate", "Mr Lund · caretaker", "Ms Ek"):
        assert word in office.words
    assert "Europe/Berlin, UTC+01:00" in office.words or "Europe/Berlin, UTC+02:00" in office.words
    cards = [card for card in screen.page.findChildren(Card) if card.isVisible()]
    assert len(cards) == 6
    office.click("3 more machines")
    settle()
    cards = [card for card in screen.page.findChildren(Card) if card.isVisible()]
    assert len(cards) == 9
    cards[8].click()
    assert gone == [MachinePlace("m-9")]


def test_a_visit_and_an_incident_are_opened_from_the_page(
    office: Office, gone: list[Place]
) -> None:
    screen = office.open("c-1")
    events = screen.page.history.list
    texts = [str(events.model().index(row, 0).data()) for row in range(events.model().rowCount())]
    events.setCurrentIndex(events.model().index(texts.index("E21"), 0))
    office.bot.keyClick(events, Qt.Key.Key_Return)
    office.click("Show this incident")
    assert gone == [VisitPage("v-1"), IncidentPlace("i-1")]


def test_a_preference_is_written_down_in_a_form_with_a_hint(office: Office) -> None:
    screen = office.open("c-1")
    office.click("Add a preference")
    form = screen.writing.form
    assert form is not None
    assert any("No judgements of people" in label.text() for label in form.findChildren(QLabel))
    office.fill_in(what_the_customer_wishes="  ")
    assert "nothing written yet" in form.problem
    office.fill_in(what_the_customer_wishes="Ring twice")
    assert "Ring twice" in office.words
    (wish,) = [
        item
        for item in office.desk.workplace.records.of_type(Preference)
        if item.text == "Ring twice"
    ]
    assert (wish.subject, wish.author) == (Subject(SubjectKind.CUSTOMER, "c-1"), ANNA.id)


def test_a_hazard_is_changed_and_removed_and_put_back(office: Office) -> None:
    screen = office.open("c-1")
    office.click("Change: Live parts")
    office.fill_in(what_the_danger_is="Live parts at F3")
    assert "Live parts at F3" in office.words
    office.click("Change: Live parts at F3")
    form = screen.writing.form
    assert form is not None
    office.bot.mouseClick(form.remove, Qt.MouseButton.LeftButton)
    assert "Live parts at F3" not in office.words
    office.click("Undo", office.desk.window)
    assert "Live parts at F3" in office.words


def test_a_task_is_ticked_off(office: Office) -> None:
    office.open("c-1")
    office.click("Done: Bring a lamp")
    assert "Bring a lamp" not in office.words
    task = office.desk.workplace.records.get(Task, "t-1")
    assert task is not None
    assert task.done is not None


def test_a_task_wants_a_day_that_is_one(office: Office) -> None:
    screen = office.open("c-1")
    office.click("Add a task")
    office.fill_in(what_is_to_be_done="Sweep", by_when="tomorrow")
    form = screen.writing.form
    assert form is not None
    assert "“tomorrow” is no day." in form.problem
    office.fill_in(by_when="2026-12-01")
    assert "MX" not in form.problem
    assert "Sweep · by 1 Dec 2026" in office.words


def test_customer_site_and_people_are_changed_field_by_field(office: Office) -> None:
    office.open("c-1")
    office.click("Change name, phone, e-mail")
    office.fill_in(phone="040 777")
    office.click("Change this site")
    office.fill_in(time_zone="Mars")
    form = office.screen.writing.form
    assert form is not None
    assert "“Mars” is no time zone." in form.problem
    office.fill_in(time_zone="Asia/Shanghai", access="Badge")
    office.click("Change Ms Ek")
    office.fill_in(function="porter")
    for words in ("040 777", "Badge", "UTC+08:00", "Ms Ek · porter"):
        assert words in office.words
    assert len(office.desk.workplace.sync.outgoing()) == 3


def test_sites_and_people_are_added(office: Office) -> None:
    office.open("c-2")
    assert "No site of this customer is known here." in office.words
    office.click("Add a site")
    office.fill_in(name="二号楼", town="北京")
    office.click("Add a contact")
    office.fill_in(name="王芳", phone="010")
    assert "二号楼" in office.words
    assert "王芳\n010" in office.words


def test_two_texts_of_one_field_are_shown_and_settled(office: Office) -> None:
    screen = office.open("c-1")
    conflict = FieldConflict(
        id="x-1", kind="site", record="s-1", field="access", at=NOW,
        kept='"Ring at the gate"', kept_by=ANNA.id, other='"Knock"', other_by="u-9",
    )  # fmt: skip
    receive(office.desk.workplace.records._database, conflict)
    screen.show_place(None)
    assert "Two people have changed the same field" in office.words
    office.click("Take the other")
    assert "Knock" in office.words
    assert "Two people have changed the same field" not in office.words


def test_what_comes_with_a_sync_is_shown_at_once(office: Office) -> None:
    screen = office.open("c-1")
    receive(
        office.desk.workplace.records._database,
        Hazard("h-2", QUAY, "Wet floor", Signal.CAUTION),
        Customer("c-4", "New customer"),
    )
    screen._on_records()
    assert "Wet floor" in office.words
    assert screen.finder.list.model().rowCount() == 4


def test_back_leads_to_the_customer_before(office: Office) -> None:
    office.open("c-1")
    office.open("c-2")
    office.desk.window.journey.back()
    assert office.screen.location().place == CustomerPlace("c-1")
    assert "Harbour office" in office.words


def test_a_customer_that_is_not_here_is_said_so(office: Office) -> None:
    screen = office.open("never seen")
    settle()
    words = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert "This customer is not on this laptop." in words


def test_an_empty_laptop_says_what_to_do(bare_office: Office) -> None:
    finder = bare_office.screen.finder
    words = "\n".join(label.text() for label in finder.findChildren(QLabel) if label.isVisible())
    assert "Sign in and sync" in words
    bare_office.bot.mouseClick(finder.sync, Qt.MouseButton.LeftButton)
    location = bare_office.desk.window.stage.location()
    assert location is not None
    assert location.screen == SYNC


def test_nothing_found_says_what_to_try(office: Office) -> None:
    finder = office.screen.finder
    finder.box.setText("nobody")
    settle()
    words = [label.text() for label in finder.findChildren(QLabel) if label.isVisible()]
    assert "No customer fits. Try fewer words, or part of a number." in words


@pytest.mark.parametrize("width", [900, 1100, 1440])
def test_all_of_it_has_room_and_can_be_touched(office: Office, width: int) -> None:
    office.desk.window.resize(width, 650)
    for customer in ("c-1", "c-3"):
        screen = office.open(customer)
        settle()
        inner = screen.page.widget()
        assert inner is not None
        assert inner.width() <= screen.page.viewport().width()
        for button in [*screen.findChildren(QPushButton), *screen.findChildren(QToolButton)]:
            if button.isVisible() and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert button.height() >= 40, button.accessibleName()
                assert button.accessibleName() or button.text()


def test_another_theme_and_language_keep_the_page(office: Office) -> None:
    screen = office.open("c-1")
    screen.retheme(DARK)
    screen.retranslate()
    assert "Live parts" in office.words


def test_the_page_stays_where_it_is_when_something_on_it_changes(office: Office) -> None:
    office.desk.window.resize(900, 650)
    screen = office.open("c-1")
    settle()
    bar = screen.page.verticalScrollBar()
    bar.setValue(500)
    receive(office.desk.workplace.records._database, Contact("p-3", "c-1", "Mr Oh", site="s-1"))
    screen._on_records()
    settle()
    assert "Mr Oh" in office.words
    assert bar.value() == 500


def test_many_sites_are_folded(office: Office) -> None:
    sites = [Site(f"s-{number}", "c-2", f"Site {number}") for number in range(10, 30)]
    receive(office.desk.workplace.records._database, *sites)
    screen = office.open("c-2")
    office.click("8 more sites")
    assert "Site 29" in office.words
    screen.show_place(None)
    assert "Site 29" in office.words


def test_the_row_that_is_marked_stays_marked_when_something_comes(office: Office) -> None:
    finder = office.screen.finder
    office.bot.keyClick(finder.box, Qt.Key.Key_Down)
    office.bot.keyClick(finder.list, Qt.Key.Key_Down)
    marked = finder.list.currentIndex().row()
    office.screen.show_place(None)
    assert finder.list.currentIndex().row() == marked == 1


def test_where_there_is_no_room_for_both_list_and_page_take_turns(office: Office) -> None:
    screen = office.open("c-1")
    office.desk.window.resize(900, 650)
    assert screen.finder.isVisible()
    screen.retheme(DARK.at(1.5, gloves=True))
    settle()
    assert not screen.finder.isVisible()
    office.bot.mouseClick(screen.to_list, Qt.MouseButton.LeftButton)
    assert screen.finder.isVisible()
    assert not screen.page.isVisible()
    office.bot.keyClicks(screen.finder.box, "harbour")
    office.bot.keyClick(screen.finder.box, Qt.Key.Key_Return)
    assert screen.page.isVisible()
