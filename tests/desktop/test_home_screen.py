"""Home shows what a technician needs first, and how to install the first manual."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldkm.desktop.home.view import HomeScreen
from fieldkm.desktop.home.words import HomeWords
from fieldkm.desktop.kit.buttons import LinkButton
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.shell.incident_report.view import IncidentReportDialog
from fieldkm.desktop.shell.indexing import Phase
from fieldkm.domain.customers import Customer, Site, Subject, SubjectKind, Task
from fieldkm.domain.incidents import Incident, IncidentStatus
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.readiness import Check, CheckName, Lack
from fieldkm.domain.visits import PlannedVisit
from fieldkm.host.paths import Home
from tests.support.packs import a_pack
from tests.support.territory import ANNA, a_workplace
from tests.support.window import Desk, a_desk


def home_of(desk: Desk) -> HomeScreen:
    screen = desk.window.stage.made("home")
    assert isinstance(screen, HomeScreen)
    return screen


def words_on(desk: Desk) -> str:
    labels = home_of(desk).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def card(desk: Desk, title: str):
    return next(card for card in home_of(desk).cards() if card.accessibleName() == title)


def test_an_installed_manual_is_shown_with_its_version_and_signature(desk: Desk) -> None:
    words = words_on(desk)
    assert "MX-420 service manual" in words
    assert "Version 2026.1 · English, Chinese" in words
    assert "Signed" in words


def test_a_manual_opens_at_its_first_page(qtbot: QtBot, desk: Desk) -> None:
    qtbot.mouseClick(card(desk, "MX-420 service manual"), Qt.MouseButton.LeftButton)
    assert desk.screen("manual").place == PageRef("mx420", "fuser-replace")


def test_pages_that_were_read_marked_or_written_on_lead_back_to_them(
    qtbot: QtBot, desk: Desk
) -> None:
    page = desk.workplace.library.open(PageRef("mx420", "power-off"), "en")
    desk.workplace.notebook.opened(page)
    desk.workplace.notebook.mark(page)
    desk.workplace.notebook.write_note(page, "", "", "The breaker is behind the copier.")
    desk.window.journey.show_screen("home")
    titles = [c.accessibleName() for c in home_of(desk).cards()]
    assert titles.count("Power off") == 2
    qtbot.mouseClick(card(desk, "The breaker is behind the copier."), Qt.MouseButton.LeftButton)
    assert desk.screen("manual").place == PageRef("mx420", "power-off")


def test_a_note_whose_manual_was_removed_says_that_it_lost_its_place(desk: Desk) -> None:
    page = desk.workplace.library.open(PageRef("mx420", "power-off"), "en")
    desk.workplace.notebook.write_note(page, "", "", "The breaker is behind the copier.")
    desk.window.installation.remove("mx420")
    assert "Lost its place" in words_on(desk)


def test_without_a_manual_it_says_how_to_install_one(empty_desk: Desk) -> None:
    assert "No manual is installed yet" in words_on(empty_desk)
    assert empty_desk.window.indexing.state.phase is Phase.EMPTY


def test_a_pack_dropped_onto_the_window_is_installed(empty_desk: Desk, tmp_path: Path) -> None:
    drop(empty_desk, a_pack(tmp_path / "stick"))
    assert "MX-420 service manual" in words_on(empty_desk)
    assert empty_desk.window.indexing.state.phase is Phase.READY


def test_the_manual_that_was_installed_is_named_in_the_readers_language(
    desk: Desk, tmp_path: Path
) -> None:
    services = desk.window.stage.services()
    services.change_settings(replace(desk.workplace.settings, language="zh"))
    drop(desk, a_pack(tmp_path / "stick", "2026.2"))
    assert home_of(desk).install.progress == "MX-420 维修手册 已安装。"
    services.change_settings(replace(desk.workplace.settings, language="en"))
    assert home_of(desk).install.progress == "MX-420 service manual is installed."


def test_without_a_manual_documentation_can_be_imported(qtbot: QtBot, empty_desk: Desk) -> None:
    qtbot.mouseClick(home_of(empty_desk).first_run.importing, Qt.MouseButton.LeftButton)
    screen = empty_desk.window.stage.current
    assert screen is not None
    assert screen.name == "importing"


def test_an_unsigned_pack_is_installed_only_after_the_question(
    qtbot: QtBot, empty_desk: Desk, tmp_path: Path
) -> None:
    drop(empty_desk, a_pack(tmp_path / "stick", key=None))
    assert "nobody vouches for what it says" in words_on(empty_desk)
    assert not empty_desk.workplace.library.installed()
    panel = home_of(empty_desk).first_run.install
    qtbot.mouseClick(panel.permit, Qt.MouseButton.LeftButton)
    assert "Not signed" in words_on(empty_desk)


def test_a_file_that_is_no_pack_is_said_to_be_none(empty_desk: Desk, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"not a pack")
    drop(empty_desk, photo)
    assert home_of(empty_desk).first_run.install.problem.text
    assert "photo.jpg" in words_on(empty_desk)


def test_the_machine_at_hand_leads_to_its_fault_codes(qtbot: QtBot, desk: Desk) -> None:
    assert "No machine at hand" in words_on(desk)
    qtbot.mouseClick(home_of(desk).machine.faults, Qt.MouseButton.LeftButton)
    screen = desk.window.stage.current
    assert screen is not None
    assert screen.name == "faults"


def drop(desk: Desk, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(300, 300).toPoint(), copy, data, left, none)
    desk.window.dragEnterEvent(entering)
    assert entering.isAccepted()
    desk.window.dropEvent(QDropEvent(QPointF(300, 300), copy, data, left, none))


# ---------------------------------------------------------------- the day


def day_home(folder: Path, source: Home) -> Home:
    """A home with the manual mx420, signed in as Anna, with two visits planned for today."""
    shutil.copytree(source.folder, folder)
    now = datetime.now().astimezone()
    began = now - timedelta(days=3)
    planned = PlannedVisit("p-1", "m-1", "s-1", "c-1", ANNA.id, now, due=now - timedelta(hours=1))
    a_workplace(
        folder,
        Customer("c-1", "Harbour office"),
        Site("s-1", "c-1", "Quay 4"),
        Machine("m-1", "MX-420", "A-100", "s-1"),
        replace(planned, reason="Paper jams", response_class="4 hours"),
        Task("t-1", Subject(SubjectKind.CUSTOMER, "c-1"), "Bring the offer", assignee=ANNA.id),
        Incident("i-1", began, "Shouting", machine="m-1"),
        IncidentStatus("i-1", began, began, machine="m-1", owner=ANNA.id, answer_by=began),
    ).close()
    return Home(folder)


@pytest.fixture
def day(qtbot: QtBot, qapp: QApplication, filled_home: Home, tmp_path: Path) -> Iterator[Desk]:
    """Anna's window in the morning."""
    desk = a_desk(qapp, day_home(tmp_path / "home", filled_home))
    qtbot.addWidget(desk.window)
    with qtbot.waitExposed(desk.window):
        desk.window.show()
    desk.window.begin()
    QApplication.processEvents()
    yield desk
    desk.window.wind_down()


def card_of(desk: Desk, words: str) -> Card:
    return next(card for card in home_of(desk).cards() if words in card.accessibleName())


def test_today_is_shown_with_what_must_be_known_before_going_in(day: Desk) -> None:
    words = words_on(day)
    for told in ("Harbour office", "Paper jams", "4 hours", "Late", "1 incident"):
        assert told in words
    assert "Quay 4 · MX-420 A-100" in words


def test_a_visit_an_incident_and_a_task_lead_to_their_places(qtbot: QtBot, day: Desk) -> None:
    for words, screen in (("Harbour office", "machine"), ("Shouting", "incidents")):
        qtbot.mouseClick(card_of(day, words), Qt.MouseButton.LeftButton)
        assert day.window.stage.current is not None
        assert day.window.stage.current.name == screen
        day.window.journey.show_screen("home")
    assert card_of(day, "Bring the offer").isEnabled()


def test_what_is_lacking_before_leaving_is_said_with_what_to_do(qtbot: QtBot, day: Desk) -> None:
    ready = home_of(day).today.ready
    assert ready.title.text() == "Not ready to leave yet"
    assert "Sign in on the Sync screen." in words_on(day)
    qtbot.mouseClick(ready.details, Qt.MouseButton.LeftButton)
    assert day.window.stage.current is not None
    assert day.window.stage.current.name == "sync"


def test_with_everything_here_it_is_one_line(day: Desk) -> None:
    ready = home_of(day).today.ready
    ready.show_checks((Check(CheckName.SYNCED), Check(CheckName.DISK)), 2)
    assert ready.title.text() == "Ready to leave"
    assert "2 visits" in ready.detail.text()
    ready.show_checks((Check(CheckName.SYNCED, Lack.NOT_TODAY),), 2)
    assert not ready.sync.isHidden()


@pytest.mark.parametrize("lack", list(Lack))
def test_each_lack_has_its_words_and_its_advice(qapp: QApplication, lack: Lack) -> None:
    what, advice = HomeWords().lack(Check(CheckName.MANUALS, lack, 2, ("MX-420", "CP-300")))
    assert what
    assert advice.endswith(".")
    assert "%n" not in what


def test_a_manual_that_changed_shows_its_pages_until_it_was_seen(
    qtbot: QtBot, day: Desk, tmp_path: Path
) -> None:
    drop(day, a_pack(tmp_path / "stick", "2026.2", words="Pull the plug first."))
    QApplication.processEvents()
    words = words_on(day)
    assert "Version 2026.2 · 1 page changed" in words
    link = next(b for b in home_of(day).findChildren(LinkButton) if b.text() == "Fuser replace")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert day.screen("manual").place == PageRef("mx420", "fuser-replace")
    day.window.journey.show_screen("home")
    qtbot.mouseClick(home_of(day).today.looked, Qt.MouseButton.LeftButton)
    assert home_of(day).today.news.isHidden()


def test_an_incident_can_be_written_and_found_from_here(qtbot: QtBot, day: Desk) -> None:
    qtbot.mouseClick(home_of(day).today.report, Qt.MouseButton.LeftButton)
    (dialog,) = day.window.findChildren(IncidentReportDialog)
    dialog.reject()
    qtbot.mouseClick(home_of(day).today.incidents, Qt.MouseButton.LeftButton)
    assert day.window.stage.current is not None
    assert day.window.stage.current.name == "incidents"


def test_what_waits_on_the_sync_screen_is_counted(day: Desk) -> None:
    home_of(day)._model.take_needing(3)
    QApplication.processEvents()
    assert "3 things need you on the Sync screen" in words_on(day)


def test_the_day_is_read_again_after_a_sync(day: Desk) -> None:
    subject = Subject(SubjectKind.CUSTOMER, "c-1")
    day.workplace.recorder.write(Task("t-2", subject, "Call Ms Li", assignee=ANNA.id))
    day.window.synchroniser.wrote()
    QApplication.processEvents()
    assert "Call Ms Li" in words_on(day)


def test_without_a_sign_in_there_is_no_day(desk: Desk) -> None:
    assert home_of(desk).today.ready.isHidden()
    assert "Ready to leave" not in words_on(desk)
