"""The Sync screen: signing in, what waits, what is decided; the strip leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from fieldkm.app.outgoing import Outgoing, OutgoingState
from fieldkm.app.pictured_sync import PicturedSync
from fieldkm.app.sync import SyncStep
from fieldkm.desktop.shell.synchronising.status import SyncStatus
from fieldkm.desktop.shell.synchronising.words import SyncWords
from fieldkm.desktop.sync.conflict_card import ConflictCard
from fieldkm.desktop.sync.outgoing_card import OutgoingCard, RejectedCard
from fieldkm.desktop.sync.view import SyncScreen
from fieldkm.errors import SignedOut, Unavailable
from fieldkm.sync.synchronisation import SyncProgress
from tests.support.fake_sync import SIGNED_IN, SIGNED_OUT, FakeConflicts, FakeSync
from tests.support.window import Desk, a_desk, a_home

LEFT = Qt.MouseButton.LeftButton


class Bench:
    """A window whose sync does what the test says."""

    def __init__(self, desk: Desk, sync: FakeSync) -> None:
        self.desk, self.sync, self.conflicts = desk, sync, FakeConflicts()
        vars(desk.workplace).update(sync=sync, conflicts=self.conflicts)
        desk.window.journey.show_screen("sync")
        screen = desk.window.stage.made("sync")
        assert isinstance(screen, SyncScreen)
        self.screen = screen

    @property
    def strip(self) -> str:
        return self.desk.window.strip.sync.text()

    def words(self) -> str:
        labels = self.screen.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if not label.isHidden())


@pytest.fixture
def lone_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = a_desk(qapp, a_home(tmp_path / "home", with_manual=False))
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.window.begin()
    yield desk
    desk.window.wind_down()


@pytest.fixture
def busy(lone_desk: Desk) -> Bench:
    """Somebody is signed in; one entry was rejected, two wait, one field is in conflict."""
    return Bench(lone_desk, FakeSync(waits=tuple(PicturedSync().outgoing())))


def test_somebody_signs_in_by_keyboard(qtbot: QtBot, lone_desk: Desk) -> None:
    bench = Bench(lone_desk, FakeSync(SIGNED_OUT))
    form = bench.screen.account
    assert bench.strip == "Signed out"
    for box, words in ((form.server, "https://s"), (form.user, "anna"), (form.password, "secret")):
        qtbot.keyClicks(box, words)
    qtbot.keyClick(form.password, Qt.Key.Key_Return)
    assert bench.sync.runs == [False]
    assert "Anna Berg" in bench.words()
    assert form.password.text() == ""


def test_an_address_that_is_not_encrypted_is_said_while_it_is_typed(lone_desk: Desk) -> None:
    bench = Bench(lone_desk, FakeSync(SIGNED_OUT))
    form = bench.screen.account
    form.server.setText("http://server.example.com")
    assert "Not encrypted" in bench.words()
    form.server.setText("https://server.example.com")
    assert "Not encrypted" not in bench.words()


def test_what_is_missing_or_wrong_stands_beside_the_form(qtbot: QtBot, lone_desk: Desk) -> None:
    error = SignedOut("wrong-password", "The name or the password is not right.", "Type both.")
    bench = Bench(lone_desk, FakeSync(SIGNED_OUT, error=error))
    form = bench.screen.account
    qtbot.mouseClick(form.sign_in, LEFT)
    assert [field.problem for field in form.fields] == ["Fill this in."] * 3
    for box in (form.server, form.user, form.password):
        box.setText("x")
    qtbot.mouseClick(form.sign_in, LEFT)
    assert form.problem.text == "The name or the password is not right. Type both."


def test_a_sync_is_started_stopped_and_told(qtbot: QtBot, busy: Bench) -> None:
    qtbot.mouseClick(busy.screen.run.sync, LEFT)
    assert busy.sync.runs == [False]
    running = SyncStatus(
        busy.desk.window.synchroniser.status.overview,
        is_running=True,
        step=SyncStep(SyncProgress(pushed=1, pulled=20, records_left=79)),
    )
    busy.screen.run.render_state(replace(busy.screen.model.state, status=running))
    busy.desk.window.strip.render_sync(running)
    assert busy.strip == "Syncing 21 of 100"
    assert "1 entry sent · 20 records received · 79 records left" in busy.screen.run.bar.words
    qtbot.mouseClick(busy.screen.run.bar.stop, LEFT)
    assert "Stopped." in busy.screen.run.words


def test_a_rejected_entry_is_mended_and_sent_again(qtbot: QtBot, busy: Bench) -> None:
    card = busy.screen.findChild(RejectedCard)
    assert card is not None
    assert "Your role does not permit this." in busy.words()
    qtbot.mouseClick(card.edit, LEFT)
    (box,) = card.editor.boxes.values()
    assert isinstance(box, QLineEdit)
    box.setText("Harbour Road 9")
    qtbot.mouseClick(card.send, LEFT)
    assert busy.sync.mended == [("1", {("fields", 0, "value"): "Harbour Road 9"})]


def test_discarding_asks_once(qtbot: QtBot, busy: Bench) -> None:
    card = busy.screen.findChild(RejectedCard)
    assert card is not None
    qtbot.mouseClick(card.discard, LEFT)
    assert busy.sync.discarded == []
    qtbot.mouseClick(card.confirm, LEFT)
    assert busy.sync.discarded == ["1"]


def test_a_conflict_shows_both_texts_and_is_settled(qtbot: QtBot, busy: Bench) -> None:
    card = busy.screen.findChild(ConflictCard)
    assert card is not None
    assert "Site Harbour office: Access" in busy.words()
    qtbot.mouseClick(card.other.copy, LEFT)
    assert QGuiApplication.clipboard().text().startswith("Badge needed")
    qtbot.mouseClick(card.take, LEFT)
    assert busy.conflicts.settled == ["take c-1"]


def test_offline_is_told_in_the_strip_and_never_in_a_dialog(lone_desk: Desk) -> None:
    waits = tuple(PicturedSync().outgoing())[1:]
    offline = Unavailable("offline", "The server could not be reached.", "Nothing is lost.")
    bench = Bench(lone_desk, FakeSync(waits=waits, error=offline))
    bench.conflicts.open = ()
    bench.desk.window.synchroniser.sync_now()
    assert bench.strip == "Offline: 1 note, 1 fix and 3 photos wait"
    assert "Nothing is lost." in bench.screen.run.words
    assert QApplication.activeModalWidget() is None


def test_the_strip_leads_to_the_screen(qtbot: QtBot, busy: Bench) -> None:
    busy.desk.window.journey.show_screen("home")
    qtbot.mouseClick(busy.desk.window.strip.sync, LEFT)
    current = busy.desk.window.stage.current
    assert current is busy.screen


def test_locked_customers_data_is_said(lone_desk: Desk) -> None:
    bench = Bench(lone_desk, FakeSync(replace(SIGNED_IN, locked=True)))
    assert "Customers' data is locked: the last sync was on" in bench.words()


def test_the_connection_is_kept_as_it_is_set(qtbot: QtBot, busy: Bench) -> None:
    line = busy.screen.line
    qtbot.mouseClick(line.metered, LEFT)
    line.proxy.setText("http://proxy:3128")
    line.proxy.editingFinished.emit()
    settings = busy.desk.workplace.settings
    assert (settings.metered, settings.proxy) == (True, "http://proxy:3128")
    assert not busy.screen.run.everything.isHidden()
    qtbot.mouseClick(busy.screen.run.everything, LEFT)
    assert busy.sync.runs == [True]


def test_everything_can_be_touched_and_has_a_name(busy: Bench) -> None:
    buttons = [b for b in busy.screen.findChildren(QAbstractButton) if b.isVisible()]
    assert buttons
    for button in buttons:
        assert button.height() >= 40, button
        assert button.accessibleName() or button.text(), button
    for box in busy.screen.findChildren(QLineEdit):
        assert box.accessibleName()


@pytest.mark.parametrize(
    ("kind", "verb", "fix", "title"),
    [
        ("fix", "submit", "K7-12", "Fix K7-12 submitted"),
        ("fix", "return", "F-1001", "Fix F-1001 sent back"),
        ("fix", "submit", "", "Fix submitted"),
        ("outcome", "create", "F-1001", "Outcome on F-1001"),
        ("flag", "create", "", "Reported error: new"),
    ],
)
def test_what_waits_of_a_fix_is_named_by_its_number(
    qtbot: QtBot, kind: str, verb: str, fix: str, title: str
) -> None:
    item = Outgoing("o-1", kind, verb, "Shim", datetime.now(UTC), OutgoingState.PENDING, fix=fix)
    card = OutgoingCard(item, SyncWords())
    qtbot.addWidget(card)
    assert title in [label.text() for label in card.findChildren(QLabel)]
