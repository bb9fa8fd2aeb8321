"""A Write a manual screen over a small source, whose slow work is done at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from fieldkm.app.places import Place, SourcePlace
from fieldkm.desktop.kit.lines import LINE
from fieldkm.desktop.kit.style_sheet import style_sheet
from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.desktop.writing.finding_rows import Heading
from fieldkm.desktop.writing.view import WritingScreen
from tests.support.window import a_desk, a_home
from tests.support.written_manual import FILES, write_source

REPLACE, OFF = "pages/replace.md", "pages/off.md"
BROKEN = FILES[OFF] + "\nFirst read [[nowhere]] with care.\n"
LONG = FILES[OFF] + "".join(f"\n## Part {n}\n\n{'Words of it. ' * 60}\n" for n in range(20))


@dataclass
class WritingDesk:
    """A screen over a folder, and where it wanted to lead."""

    folder: Path
    gone: list[Place] = field(default_factory=list)
    screens: list[str] = field(default_factory=list)
    screen: WritingScreen = field(init=False)

    @property
    def page(self) -> str:
        page = self.screen.model.state.page
        return page.head.id if page else ""

    @property
    def words(self) -> str:
        return self.screen.pane.view.toPlainText()

    def go(self, place: Place) -> None:
        if isinstance(place, SourcePlace):
            self.screen.show_place(place)
        else:
            self.gone.append(place)

    def open(self, file: str = "") -> None:
        self.screen.show_place(SourcePlace(self.folder, file))
        self.screen.model.check()

    def look(self) -> None:
        self.screen.model.look()
        self.screen.model.check()

    def texts(self) -> list[str]:
        shown = (label for label in self.screen.findChildren(QLabel) if label.isVisible())
        return [label.text() for label in shown]

    def rows(self) -> list[str]:
        rows = self.screen.findings.list.model()
        found = [rows.index(row, 0).data(LINE) for row in range(rows.rowCount())]
        return [row.words if isinstance(row, Heading) else row.message for row in found]


@contextmanager
def a_writing_desk(application: QApplication, folder: Path) -> Iterator[WritingDesk]:
    """A screen that is not shown yet, and the source `pump`; both in `folder`."""
    around = a_desk(application, a_home(folder / "home", with_manual=False))
    desk = WritingDesk(write_source(folder / "pump"))
    shell = replace(around.window.stage.services(), go=desk.go, show_screen=desk.screens.append)
    application.setStyleSheet(style_sheet(LIGHT))
    desk.screen = WritingScreen(shell)
    desk.screen.resize(1440, 860)
    yield desk
    around.window.wind_down()
    around.window.deleteLater()
    application.setStyleSheet("")
