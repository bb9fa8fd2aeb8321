"""Documentation is chosen, imported, looked through, and published, on one screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldkm.app.places import ForeignPlace, SourcePlace
from fieldkm.desktop.importing.view import ImportingScreen
from fieldkm.desktop.importing.view_model import Step
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.shell.routes import IMPORTING, WRITING
from fieldkm.domain.checking import warning
from fieldkm.errors import BadInput, Refused
from tests.support.importing import FakeImporting
from tests.support.releases import KEY, FakeReleases
from tests.support.source_trees import PLAIN, written_tree
from tests.support.window import Desk

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Workshop:
    """The screen, and the hands on it."""

    def __init__(self, qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.importing = FakeImporting(tmp_path)
        self.releases = FakeReleases()
        vars(desk.workplace).update(importing=self.importing, releases=self.releases)
        self.source = written_tree(tmp_path / "docs", PLAIN)
        desk.window.journey.show_screen(IMPORTING)
        screen = desk.window.stage.current
        assert isinstance(screen, ImportingScreen)
        self.screen = screen

    def import_it(self) -> None:
        self.desk.window.journey.go(ForeignPlace(self.source))
        self.click(self.screen.source.form.run)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, LEFT)

    def words(self) -> str:
        """All that can be read now."""
        seen = [*self.screen.findChildren(QLabel), *self.screen.findChildren(QAbstractButton)]
        return "\n".join(child.text() for child in seen if child.isVisible())

    def choose_line(self, group: int, row: int) -> None:
        """Open a group of the report with the keys and go down to one of its lines."""
        tree = self.screen.report.report
        top = tree.topLevelItem(group)
        assert top is not None
        tree.setCurrentItem(top)
        tree.setFocus()
        self.qtbot.keyClick(tree, Qt.Key.Key_Right)
        for _ in range(row + 1):
            self.qtbot.keyClick(tree, Qt.Key.Key_Down)


@pytest.fixture
def workshop(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Workshop:
    return Workshop(qtbot, desk, tmp_path)


def test_a_key_leads_there_and_no_button_of_the_rail_is_marked(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_I, CONTROL | SHIFT)
    screen = desk.window.stage.current
    assert isinstance(screen, ImportingScreen)
    assert not any(desk.window.rail.button(name).isChecked() for name in ("home", "settings"))
    desk.window.journey.back()
    assert desk.window.rail.button("home").isChecked()


def test_a_folder_is_chosen_and_its_kind_is_told(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = str(workshop.source)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: source)
    workshop.click(workshop.screen.source.folder)
    form = workshop.screen.source.form
    assert form.dialect.currentText() == "Folder of Markdown"
    assert form.target_box.text().endswith("target")
    assert not workshop.screen.steps.button(Step.REPORT).isEnabled()


def test_a_file_that_is_no_documentation_is_told_on_the_spot(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.bin"
    photo.write_bytes(b"\0\1")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(photo), ""))
    workshop.click(workshop.screen.source.file)
    assert "photo.bin is no documentation" in workshop.screen.source.problem.text
    assert not workshop.screen.source.form.isVisible()


def test_documentation_is_dropped_onto_the_window(workshop: Workshop) -> None:
    workshop.desk.window.journey.show_screen("home")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workshop.source))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    workshop.desk.window.dropEvent(QDropEvent(QPointF(300, 300), copy, data, LEFT, none))
    assert workshop.desk.window.stage.current is workshop.screen
    assert workshop.screen.source.form.isVisible()


def test_a_manual_is_led_to_where_it_is_written(workshop: Workshop, tmp_path: Path) -> None:
    manual = written_tree(tmp_path / "manual", {"manual.toml": 'id = "a"\n'})
    workshop.screen.show_place(ForeignPlace(manual))
    assert "is a manual already" in workshop.words()
    workshop.click(workshop.screen.source.write)
    assert workshop.desk.screen(WRITING).place == SourcePlace(manual)


def test_names_that_are_typed_are_those_of_the_manual(workshop: Workshop) -> None:
    workshop.screen.show_place(ForeignPlace(workshop.source))
    form = workshop.screen.source.form
    workshop.qtbot.keyClicks(form.title_box, "The copier")
    workshop.qtbot.keyClicks(form.id_box, "the copier")
    assert "hyphens" in form.id_field.problem
    assert not form.run.isEnabled()
    form.id_box.clear()
    workshop.qtbot.keyClicks(form.id_box, "copier")
    form.language.setCurrentIndex(form.language.findData("zh"))
    form.language.activated.emit(form.language.currentIndex())
    workshop.qtbot.keyClick(form.id_box, Qt.Key.Key_Return)
    (naming,) = workshop.importing.names
    assert (naming.id, naming.title, naming.language) == ("copier", "The copier", "zh")


def test_the_report_stands_kind_by_kind_the_losses_first(workshop: Workshop) -> None:
    workshop.import_it()
    tree = workshop.screen.report.report
    titles = [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]
    assert titles == [
        "Links that lead nowhere (2)",
        "Files that were left out (1)",
        "Titles that were guessed (1)",
    ]
    assert "2 pages" in workshop.words()
    kinds = workshop.screen.report.kinds
    kinds.setCurrentIndex(kinds.findData("dead-link"))
    kinds.activated.emit(kinds.currentIndex())
    assert tree.topLevelItemCount() == 1


def test_a_line_opens_the_page_that_it_is_about(workshop: Workshop) -> None:
    workshop.import_it()
    preview = workshop.screen.report.preview
    assert "Fuser replace" in preview.page.toPlainText()
    workshop.choose_line(2, 0)
    assert "Power off" in preview.page.toPlainText()
    assert "The title is taken from the name." in workshop.words()
    workshop.choose_line(1, 0)
    assert "This line belongs to no page" in workshop.words()
    workshop.click(workshop.screen.report.sides.button(1))
    workshop.screen.report.contents.page_chosen.emit("fuser-replace")
    assert "Fuser replace" in preview.page.toPlainText()
    workshop.click(preview.edit)
    assert workshop.desk.screen(WRITING).place == SourcePlace(
        workshop.importing.folder / "target", "pages/fuser-replace.md"
    )


def test_links_lead_on_within_the_preview_and_nowhere_else(workshop: Workshop) -> None:
    workshop.import_it()
    preview = workshop.screen.report.preview
    preview.page.link_opened.emit("page:power-off#check")
    assert "Power off" in preview.page.toPlainText()
    preview.page.link_opened.emit("part:604-1234")
    assert "once the manual is installed" in notice_of(workshop.screen).text
    assert workshop.desk.window.stage.current is workshop.screen


def test_without_a_remark_the_pages_are_shown(workshop: Workshop) -> None:
    workshop.importing.lines = ()
    workshop.import_it()
    assert workshop.screen.report.contents.isVisible()
    workshop.click(workshop.screen.report.sides.button(0))
    assert "Nothing was lost" in workshop.words()


def test_a_failed_import_says_why_beside_the_form(workshop: Workshop) -> None:
    workshop.importing.error = BadInput("nothing-to-import", "Nothing.", "Name a folder.")
    workshop.import_it()
    assert workshop.screen.source.problem.text == "Nothing. Name a folder."
    assert workshop.screen.source.form.run.isVisible()
    workshop.importing.error = Refused("import-stopped", "The import was stopped.")
    workshop.click(workshop.screen.source.form.run)
    assert not workshop.screen.source.problem.isVisible()
    assert "The import was stopped." in workshop.words()


def test_an_earlier_import_is_opened_from_its_card(workshop: Workshop) -> None:
    workshop.import_it()
    workshop.qtbot.keyClick(workshop.screen, Qt.Key.Key_1, ALT)
    (card,) = [c for c in workshop.screen.source.findChildren(Card) if c.isVisible()]
    assert card.accessibleName() == "MX-420 service manual"
    workshop.click(card)
    assert workshop.screen.model.state.step is Step.REPORT


def test_it_is_built_signed_and_installed_and_then_opened(workshop: Workshop) -> None:
    findings = (warning("pages/a.md", 2, "broken-link", "It leads nowhere."),)
    workshop.releases.findings = findings
    workshop.import_it()
    workshop.click(workshop.screen.report.go_on)
    panel = workshop.screen.publish
    assert not panel.publish.isEnabled()
    panel.model.choose_key(KEY)
    workshop.click(panel.publish)
    assert workshop.releases.published == [("1", KEY)]
    assert "Pump 1 is installed." in workshop.words()
    tree = panel.findings.tree
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0))
    workshop.qtbot.keyClick(tree, Qt.Key.Key_Down)
    workshop.qtbot.keyClick(tree, Qt.Key.Key_Return)
    folder = workshop.importing.folder / "target"
    assert workshop.desk.screen(WRITING).place == SourcePlace(folder, "pages/a.md", 2)


def test_the_keys_go_on_to_what_comes_next(workshop: Workshop) -> None:
    def focused() -> QWidget | None:
        return workshop.desk.window.focusWidget()

    assert focused() is workshop.screen.source.folder
    workshop.desk.window.journey.go(ForeignPlace(workshop.source))
    assert focused() is workshop.screen.source.form.run
    workshop.qtbot.keyClick(workshop.screen.source.form.run, Qt.Key.Key_Space)
    assert focused() is workshop.screen.report.report
    workshop.qtbot.keyClick(workshop.screen, Qt.Key.Key_3, ALT)
    assert focused() is workshop.screen.publish.version_box
    workshop.desk.window.field.setFocus()
    workshop.screen.model.go_to(Step.REPORT)
    assert focused() is workshop.desk.window.field


def test_back_brings_the_part_that_was_left(workshop: Workshop) -> None:
    workshop.import_it()
    journey = workshop.desk.window.journey
    journey.show_screen("settings")
    workshop.screen.model.go_to(Step.SOURCE)
    journey.back()
    assert workshop.screen.model.state.step is Step.REPORT


@pytest.mark.parametrize("step", list(Step))
def test_look_and_language_change_at_once_in_every_part(workshop: Workshop, step: Step) -> None:
    workshop.import_it()
    workshop.screen.model.show_item(1)
    workshop.screen.model.go_to(step)
    services = workshop.desk.window.stage.services()
    settings = workshop.desk.workplace.settings
    dressed = replace(settings, theme="dark", language="zh", zoom=150, glove_mode=True)
    services.change_settings(dressed)
    assert "生成、签名、安装" in workshop.words()
    check_targets(workshop.screen, 72)
    services.change_settings(settings)
    assert "Make manuals" in workshop.words()


def test_everything_has_a_name_and_is_large_enough(workshop: Workshop) -> None:
    workshop.import_it()
    for step in Step:
        workshop.screen.model.go_to(step)
        QCoreApplication.processEvents()
        check_targets(workshop.screen, 40)
        for child in workshop.screen.findChildren(QWidget):
            if child.isVisible() and child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                text = getattr(child, "text", str)()
                assert child.accessibleName() or text or child.focusProxy(), child


@pytest.mark.parametrize(("width", "zoom"), [(640, 100), (900, 100), (1440, 150)])
def test_nothing_is_cut_off_in_a_small_window(workshop: Workshop, width: int, zoom: int) -> None:
    workshop.import_it()
    services = workshop.desk.window.stage.services()
    services.change_settings(replace(workshop.desk.workplace.settings, zoom=zoom))
    workshop.desk.window.resize(width, 650)
    for step in Step:
        workshop.screen.model.go_to(step)
        QCoreApplication.processEvents()
        assert workshop.desk.window.width() == width
        for button in workshop.screen.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())


def check_targets(screen: QWidget, least: int) -> None:
    QApplication.processEvents()
    for button in screen.findChildren(QAbstractButton):
        if button.isVisible() and not button.objectName().startswith("qt_"):
            assert min(button.width(), button.height()) >= least, (button.text(), button.size())
