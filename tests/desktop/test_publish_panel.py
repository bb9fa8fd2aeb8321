"""The panel that publishes a folder: its dialogs, what it says, and how narrow it may be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from fieldkm.desktop.publishing.view import PublishPanel
from fieldkm.domain.checking import error
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import Refused, Unavailable
from fieldkm.host.settings import Settings
from tests.support.releases import KEY, FakeReleases
from tests.support.tasks import HeldTasks
from tests.support.window import Desk

FOLDER = Path("/pump")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def releases(desk: Desk) -> FakeReleases:
    releases = FakeReleases()
    vars(desk.workplace)["releases"] = releases
    desk.workplace.change_settings(replace(Settings(), language="en", signing_key=str(KEY)))
    return releases


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, releases: FakeReleases) -> PublishPanel:
    panel = PublishPanel(desk.window.stage.services())
    qtbot.addWidget(panel)
    panel.show_folder(FOLDER)
    panel.show()
    return panel


def test_a_key_is_chosen_and_one_that_is_none_is_told(
    qtbot: QtBot, panel: PublishPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    for chosen, problem in (("/letter.txt", "is no key"), ("", "is no key"), (str(KEY), "")):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, file=chosen: (file, ""))
        qtbot.mouseClick(panel.choose_key, LEFT)
        assert problem in panel.key_field.problem
    assert panel.key_box.text() == str(KEY)


def test_a_key_is_made_where_one_says(
    qtbot: QtBot, panel: PublishPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeReleases, "usual_key", KEY, raising=False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/new.key", ""))
    qtbot.mouseClick(panel.make_key, LEFT)
    assert panel.key_box.text() == "Pump AB · /new.key"


def test_a_version_that_is_not_newer_is_told_as_it_is_typed(
    qtbot: QtBot, panel: PublishPanel, releases: FakeReleases
) -> None:
    releases.installed = "3"
    panel.show_folder(None)
    panel.show_folder(FOLDER)
    assert panel.version_box.text() == "4"
    panel.version_box.clear()
    qtbot.keyClicks(panel.version_box, "2")
    assert "is not newer" in panel.version_field.problem
    assert not panel.publish.isEnabled()
    qtbot.keyClicks(panel.version_box, "026")
    qtbot.keyClick(panel.version_box, Qt.Key.Key_Return)
    assert releases.published == [("2026", KEY)]


def test_what_was_published_is_opened_and_saved(
    qtbot: QtBot, desk: Desk, panel: PublishPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.mouseClick(panel.publish, LEFT)
    assert not panel.publish.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/stick/pump.pack", ""))
    qtbot.mouseClick(panel.result.save, LEFT)
    assert panel.model.state.copy == Path("/stick/pump.pack")
    published = panel.model.state.published
    assert published is not None
    published.manual.id = "mx420"
    qtbot.mouseClick(panel.result.open, LEFT)
    assert desk.screen("manual").place == PageRef("mx420", "fuser-replace")


def test_errors_of_the_check_are_counted_and_listed(
    panel: PublishPanel, releases: FakeReleases
) -> None:
    releases.error = Refused("manual-has-errors", "It has {count}.", count=2)
    releases.findings = tuple(error("pages/a.md", line, "broken-link", "Gone.") for line in (1, 2))
    panel.model.publish()
    assert "The manual has 2 errors" in panel.problem.text
    assert panel.findings.tree.topLevelItemCount() == 1
    panel.retranslate()
    assert "The manual has 2 errors" in panel.problem.text


def test_a_full_disk_is_told_with_what_to_do(panel: PublishPanel, releases: FakeReleases) -> None:
    releases.error = Unavailable("disk-full", "The disk is full.", "Free some space.")
    panel.model.publish()
    assert panel.problem.text == "The disk is full. Free some space."
    assert panel.publish.isEnabled()


def test_while_it_works_it_can_only_be_stopped(
    qtbot: QtBot, desk: Desk, releases: FakeReleases
) -> None:
    tasks = HeldTasks()
    panel = PublishPanel(replace(desk.window.stage.services(), tasks=tasks))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_folder(FOLDER)
    tasks.finish_all()
    panel.model.publish()
    assert panel.work.words == "Checking…"
    assert not panel.publish.isVisible()
    assert not panel.choose_key.isEnabled()
    qtbot.mouseClick(panel.work.stop, LEFT)
    assert panel.work.words == "Stopping…"
    releases.error = Refused("publishing-stopped", "This was stopped.")
    tasks.finish_all()
    assert not panel.problem.isVisible()
    assert panel.publish.isEnabled()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_stands_in_a_narrow_column(desk: Desk, panel: PublishPanel, language: str) -> None:
    services = desk.window.stage.services()
    services.change_settings(replace(desk.workplace.settings, language=language))
    panel.retranslate()
    panel.model.publish()
    panel.resize(320, 700)
    assert panel.width() == 320
    for button in panel.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
    services.change_settings(replace(desk.workplace.settings, language="en"))
