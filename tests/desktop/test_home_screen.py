"""Home shows what a technician needs first, and how to install the first manual."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldkm.desktop.home.view import HomeScreen
from fieldkm.desktop.shell.indexing import Phase
from fieldkm.domain.manuals import PageRef
from tests.support.packs import a_pack
from tests.support.window import Desk


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
