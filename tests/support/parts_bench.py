"""The Parts screen as a test handles it: callouts and rows are clicked where they are painted."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldkm.app.places import DrawingPlace, PartPlace, Place
from fieldkm.app.publishing import build_manual
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.desktop.parts.parts_model import Column
from fieldkm.desktop.parts.view import PartsScreen
from fieldkm.host.paths import Home
from tests.support.tasks import ImmediateTasks

FUSER = DrawingPlace("mx420", "fuser")
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Bench:
    """The screen, and where it led; drawings and parts are shown by the screen itself."""

    qtbot: QtBot
    workplace: Workplace
    led: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.screen = PartsScreen(self.workplace, ImmediateTasks(), self.go, LIGHT)
        self.qtbot.addWidget(self.screen)
        self.screen.resize(1348, 802)
        self.screen.show()

    def go(self, place: Place) -> None:
        self.led.append(place)
        if isinstance(place, PartPlace | DrawingPlace):
            self.screen.show_place(place)

    @property
    def number(self) -> str:
        """The selected part's number, as the list has it."""
        index = self.screen.list.table.currentIndex()
        return str(index.siblingAtColumn(Column.NUMBER).data()) if index.isValid() else ""

    def click_callout(self, callout: str) -> None:
        point = self.screen.drawing.target(callout).center()
        self.qtbot.mouseClick(self.screen.drawing.viewport(), LEFT, pos=point)

    def row_point(self, number: str) -> QPoint:
        table = self.screen.list.table
        model = self.screen.list.model
        for row in range(model.rowCount()):
            index = model.index(row, Column.NUMBER)
            if index.data() == number:
                table.scrollTo(index)
                return table.visualRect(index).center()
        raise AssertionError(f"{number} is not listed")

    def click_row(self, number: str) -> None:
        point = self.row_point(number)
        self.qtbot.mouseClick(self.screen.list.table.viewport(), LEFT, pos=point)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.screen.list.box, text)

    def card_texts(self) -> str:
        labels = self.screen.card.widget().findChildren(QLabel)
        buttons = self.screen.card.widget().findChildren(QAbstractButton)
        return "\n".join(
            [w.text() for w in labels] + [b.accessibleName() or b.text() for b in buttons]
        )

    def card_button(self, words: str) -> QAbstractButton:
        buttons = self.screen.card.widget().findChildren(QAbstractButton)
        return next(b for b in buttons if words in (b.accessibleName() or b.text()))


def hover(widget: QWidget, point: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    there = QPointF(widget.mapToGlobal(point))
    kind, keys = QMouseEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(point), there, none, none, keys))


def a_pump(tmp_path: Path, parts: str, svg: str) -> Workplace:
    """A home with a manual of one drawing, built from these files."""
    source = tmp_path / "pump"
    (source / "pages").mkdir(parents=True)
    (source / "drawings").mkdir()
    (source / "pages" / "start.md").write_text("# Start\n\nSome words.\n", encoding="utf-8")
    (source / "manual.toml").write_text('id = "pump"\ntitle = "Pump"\nversion = "1"\n', "utf-8")
    (source / "parts.csv").write_text(parts, encoding="utf-8")
    (source / "drawings" / "body.svg").write_text(svg, encoding="utf-8")
    build_manual(source, tmp_path / "pump.pack")
    workplace = Workplace(Home(tmp_path / "home"))
    workplace.manuals.install(tmp_path / "pump.pack", unsigned=True)
    return workplace
