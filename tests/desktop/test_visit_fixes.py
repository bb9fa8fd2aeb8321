"""Fixes on the Visit screen: offered for what was seen, used, and asked about at the end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldkm.app.places import FixPlace, VisitPage
from fieldkm.desktop.kit.buttons import LinkButton
from fieldkm.desktop.kit.theme import DARK
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.desktop.visit.view import VisitScreen
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.fixes import FixState
from fieldkm.domain.machines import Machine
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.visits import EntryKind
from fieldkm.store.database import Database
from tests.support.fixes import BERT, a_fix, another
from tests.support.territory import ANNA, receive, sign_in
from tests.support.window import Desk

PLACES = (
    Customer("c-1", "Harbour Clinic"),
    Site("s-1", "c-1", "Main building", "north"),
    Machine("m-1", "MX420", "MA200123", "s-1"),
)
UNPROVEN = another(1, FixState.SUBMITTED, title="Shim the exit roller")
NAME = "F-1001  Jams at the fuser exit on damp days"


@pytest.fixture
def screen(desk: Desk) -> VisitScreen:
    """The screen with a visit in which a code was seen, for which two fixes are known."""
    database = Database(desk.workplace.home.database)
    sign_in(database)
    receive(database, ANNA, BERT, *PLACES, *a_fix(), *UNPROVEN)
    database.close()
    visit = desk.workplace.visits.begin(machine="m-1").id
    desk.workplace.visits.add(visit, EntryKind.CODE, ref="E21-04")
    desk.window.journey.go(VisitPage(visit))
    found = desk.window.stage.current
    assert isinstance(found, VisitScreen)
    return found


def cards(screen: VisitScreen) -> list[FixCard]:
    return [card for card in screen.fixes.findChildren(FixCard) if card.isVisible()]


def said(screen: VisitScreen) -> list[str]:
    QCoreApplication.sendPostedEvents()  # what was added is laid out by then
    QCoreApplication.processEvents()
    return [label.text() for label in screen.fixes.findChildren(QLabel) if label.isVisible()]


def use_first(screen: VisitScreen) -> None:
    next(one for one in screen.fixes.findChildren(LinkButton) if one.isVisible()).click()


def test_what_is_not_approved_is_marked_beside_the_form(screen: VisitScreen) -> None:
    assert [card.line.id for card in cards(screen)] == ["f-jam", "f-1"]
    assert {"Approved", "Not yet approved"} <= set(said(screen))


def test_a_card_leads_to_its_fix(screen: VisitScreen) -> None:
    led: list[object] = []
    screen.fixes.opened.disconnect()
    screen.fixes.opened.connect(led.append)
    cards(screen)[0].click()
    assert led == [FixPlace("f-jam")]


def test_a_fix_that_was_used_stands_among_what_was_written_down(screen: VisitScreen) -> None:
    use_first(screen)
    assert any(row.words.text() == NAME for row in screen.rows.rows())
    assert "Used in this visit" in said(screen)


def test_the_close_asks_how_a_fix_went_and_why(
    desk: Desk, screen: VisitScreen, qtbot: QtBot
) -> None:
    use_first(screen)
    screen.model.begin_closing()
    screen.closing.results.button(0).click()
    (row,) = screen.closing.used.rows
    assert not row.why.isVisible()
    row.results.button(1).click()
    assert row.why.isVisible()
    qtbot.keyClicks(row.why, "Came back in a week.")
    screen.closing.close_button.click()
    (outcome,) = desk.workplace.records.of_parents(Outcome, screen.model.visit)
    assert (outcome.fix, outcome.result, outcome.text) == (
        "f-jam", Result.PARTLY, "Came back in a week.",
    )  # fmt: skip
    assert "Partly" in said(screen)


def test_what_was_said_on_the_page_of_the_fix_is_not_asked_again(
    desk: Desk, screen: VisitScreen
) -> None:
    desk.workplace.fixes.outcome("f-jam", Result.WORKED, visit=screen.model.visit)
    screen.model.reload()
    screen.model.begin_closing()
    assert screen.closing.used.rows == []
    shown = [label.text() for label in screen.closing.used.findChildren(QLabel)]
    assert NAME in shown


def test_what_is_said_twice_counts_once(desk: Desk, screen: VisitScreen) -> None:
    use_first(screen)
    screen.model.begin_closing()
    screen.closing.results.button(0).click()
    screen.closing.used.rows[0].results.button(2).click()
    desk.workplace.fixes.outcome("f-jam", Result.WORKED, visit=screen.model.visit)
    screen.model.reload()
    screen.closing.close_button.click()
    (outcome,) = desk.workplace.records.of_parents(Outcome, screen.model.visit)
    assert outcome.result is Result.WORKED


def test_a_fix_is_written_from_the_visit_while_it_is_closed_and_after(screen: VisitScreen) -> None:
    told: list[str] = []
    vars(screen)["_shell"] = replace(vars(screen)["_shell"], write_fix=told.append)
    screen.model.begin_closing()
    screen.closing.write_fix.click()
    screen.closing.results.button(0).click()
    screen.closing.close_button.click()
    screen.closed.write_fix.click()
    assert told == [screen.model.visit] * 2


def test_the_theme_and_the_language_change_while_it_is_closed(screen: VisitScreen) -> None:
    use_first(screen)
    screen.model.begin_closing()
    screen.retheme(DARK)
    screen.retranslate()
    assert len(screen.closing.used.rows) == 1
