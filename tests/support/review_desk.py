"""The review desk as tests have it: a reviewer's window on some fixes, led by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldkm.app.recording import Identified
from fieldkm.desktop.review.view import ReviewScreen
from fieldkm.desktop.shell.routes import REVIEW
from fieldkm.domain.fixes import Fix, FixRevision, FixState
from fieldkm.domain.people import ProductFamily, Role, User
from fieldkm.host.paths import Home
from tests.support.fixes import BERT, JAM, a_fix, another
from tests.support.territory import ANNA, a_workplace, receive
from tests.support.window import Desk, OpenWindow

SUE = User("u-sue", "sue", "Sue Hart", Role.SUPERVISOR)
VERA = User("u-vera", "vera", "Vera Stone", Role.SUPERVISOR)
ADMIN = User("u-admin", "admin", "Ada Min", Role.ADMINISTRATOR)
FAMILY = ProductFamily("mx", "MX copiers", reviewers=(SUE.id, VERA.id))
SCOPES = ("territory:north", "review:mx")
NOW = datetime.now(UTC)
DAY = timedelta(days=1)
BETTER = replace(
    JAM, id="r-better", base_revision=JAM.id, author=ANNA.id, at=NOW, remedy="Dry the roller."
)


def waiting(number: int, title: str, days: float, **changed: Any) -> tuple[Fix, FixRevision]:
    fix, revision = another(number, FixState.SUBMITTED, title=title)
    return replace(fix, submitted=NOW - days * DAY, **changed), revision


FIRST = waiting(1, "Jams on damp days", 3)
SECOND = waiting(2, "Squeaks when cold", 2)
THIRD = waiting(3, "Door does not close", 1)
IMPROVED = (
    replace(
        a_fix()[0], state=FixState.SUBMITTED, waiting=("r-better",), current_revision="r-better",
        submitted=NOW - DAY,
    ),
    JAM,
    BETTER,
)  # fmt: skip

Opened = Callable[..., Desk]


def review_opener(qtbot: QtBot, window_on: OpenWindow, folder: Path) -> Opened:
    """Return what opens a user's review desk on some records."""

    def open_for(user: User, *records: Identified) -> Desk:
        people = [one for one in (ANNA, BERT, SUE, VERA) if one is not user]
        a_workplace(folder, FAMILY, *people, *records, user=user, scopes=SCOPES).close()
        desk = window_on(Home(folder))
        desk.window.journey.show_screen(REVIEW)
        desk.window.activateWindow()
        qtbot.waitUntil(desk.window.isActiveWindow)  # else no key reaches it
        return desk

    return open_for


def screen_of(desk: Desk) -> ReviewScreen:
    screen = desk.window.stage.current
    assert isinstance(screen, ReviewScreen)
    return screen


def press(qtbot: QtBot, desk: Desk, *keys: Qt.Key | str) -> None:
    """Press keys where the focus is: nobody clicks."""
    for key in keys:
        target = QApplication.focusWidget() or desk.window
        if isinstance(key, str):
            qtbot.keyClicks(target, key)
        else:
            qtbot.keyClick(target, key)
        QApplication.processEvents()


def the_fix(desk: Desk, name: str) -> Fix:
    found = desk.workplace.records.get(Fix, name)
    assert found
    return found


def title_of(desk: Desk) -> str:
    case = screen_of(desk).model.state.case
    return case.fix.title if case else ""


def words_on(desk: Desk) -> str:
    QApplication.processEvents()
    labels = screen_of(desk).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def came(desk: Desk, *records: Identified, rev: int = 2) -> None:
    """Let records come with a sync, while the desk is open."""
    receive(desk.workplace.records._database, *records, rev=rev)
    desk.window.synchroniser._tell_of_records()
    QApplication.processEvents()


ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
