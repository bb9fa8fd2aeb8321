"""An administrator brings in documentation and publishes it; then a technician finds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from fieldkm.app.places import ForeignPlace
from fieldkm.desktop.importing.view import ImportingScreen
from fieldkm.desktop.importing.view_model import Step
from fieldkm.desktop.publishing.view import PublishPanel
from fieldkm.desktop.shell.indexing import Phase
from tests.support.source_trees import written_tree
from tests.support.technician import Technician

LEFT = Qt.MouseButton.LeftButton
DOCS = {
    "docs/Bed_Level.md": """# Bed leveling

Level the bed with a [paper](Paper_Test.md), or [print a square](prints/square.stl).

1. Move the nozzle to the zybrilla screw.
2. Turn the screw until the paper sticks.
""",
    "docs/Paper_Test.md": "# The paper test\n\nSlide the paper. See [old notes](Old.md).\n",
    "COPYING": "Do as you please.\n",
}


def test_documentation_is_imported_published_and_found(
    technician: Technician, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = import_it(technician, written_tree(tmp_path / "printer docs", DOCS))
    look_through(screen)
    technician.hands.mouseClick(screen.report.go_on, LEFT)
    key = tmp_path / "office.key"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(key), ""))
    publish_it(technician, screen.publish)

    technician.hands.mouseClick(screen.publish.result.open, LEFT)
    technician.wait_until(lambda: technician.location.screen == "manual")
    indexing = technician.window.indexing
    technician.wait_until(lambda: indexing.state.phase is Phase.READY)
    technician.type_into_search("zybrilla")
    technician.enter_first_hit()
    technician.wait_until(lambda: "zybrilla screw" in technician.page.toPlainText())
    (installed,) = [m for m in technician.workplace.manuals.installed() if m.id == "printer-docs"]
    assert installed.signed


def import_it(technician: Technician, source: Path) -> ImportingScreen:
    """By its key to the screen, and through the import."""
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    technician.press(Qt.Key.Key_I, control | shift)
    technician.wait_until(lambda: technician.location.screen == "importing")
    screen = technician.window.stage.current
    assert isinstance(screen, ImportingScreen)
    technician.window.journey.go(ForeignPlace(source))
    technician.wait_until(lambda: screen.model.state.is_ready)
    technician.hands.keyClicks(screen.source.form.title_box, "Printer manual")
    technician.hands.mouseClick(screen.source.form.run, LEFT)
    technician.wait_until(lambda: screen.model.state.step is Step.REPORT)
    return screen


def look_through(screen: ImportingScreen) -> None:
    """Mark a line of the report; the page that it is about is shown."""
    tree = screen.report.report
    dead = tree.topLevelItem(0)
    assert dead is not None
    assert dead.text(0) == "Links that lead nowhere (2)"
    dead.setExpanded(True)
    tree.setCurrentItem(dead.child(1))
    assert "Slide the paper." in screen.report.preview.page.toPlainText()


def publish_it(technician: Technician, panel: PublishPanel) -> None:
    """Make a key, build, sign, install."""
    technician.wait_until(lambda: panel.version_box.text() == "1")
    technician.hands.mouseClick(panel.make_key, LEFT)
    technician.wait_until(panel.publish.isEnabled)
    technician.hands.mouseClick(panel.publish, LEFT)
    technician.wait_until(panel.result.isVisible)
