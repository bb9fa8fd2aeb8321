"""A window on the Customers screen, over a laptop with one customer of which much is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from fieldkm.app.places import CustomerPlace
from fieldkm.app.recording import Identified
from fieldkm.desktop.customers.view import CustomersScreen
from fieldkm.desktop.shell.routes import CUSTOMERS
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
    Task,
)
from fieldkm.domain.incidents import IncidentStatus
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import Signal
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from tests.support.territory import ANNA
from tests.support.window import Desk

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
LONG = "A very long name of a customer " * 6
QUAY = Subject(SubjectKind.SITE, "s-1")
RECORDS: tuple[Identified, ...] = (
    Customer("c-1", "Harbour office", phone="040 555"),
    Site("s-1", "c-1", "Quay 4", town="Hamburg", zone="Europe/Berlin", access="Ring at the gate"),
    Contact("p-1", "c-1", "Mr Lund", site="s-1", function="caretaker"),
    Contact("p-2", "c-1", "Ms Ek"),
    *(Machine(f"m-{number}", "MX-420", f"A-{number}00", "s-1") for number in range(1, 10)),
    Hazard("h-1", QUAY, "Live parts", Signal.DANGER),
    Preference("w-1", Subject(SubjectKind.CUSTOMER, "c-1"), "Invoice by post", made=NOW),
    Task("t-1", Subject(SubjectKind.MACHINE, "m-1"), "Bring a lamp"),
    IncidentStatus("i-1", NOW, customer="c-1", for_visitor="Ask for Mr Lund"),
    Visit("v-1", NOW - timedelta(days=3), "m-1", "s-1", "c-1", ANNA.id),
    VisitEntry("e-1", "v-1", EntryKind.CODE, NOW, ref="E21"),
    VisitEntry("e-2", "v-1", EntryKind.CLOSED, NOW, result=Result.WORKED),
    Customer("c-2", "北京城市印务中心"),
    Customer("c-3", LONG.strip()),
)


def settle() -> None:
    """Let everything be laid out that was asked for."""
    for _ in range(6):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


class Office:
    """A window on the Customers screen, and what it was asked to go to."""

    def __init__(self, desk: Desk, bot: QtBot) -> None:
        self.desk = desk
        self.bot = bot
        self.desk.window.journey.show_screen(CUSTOMERS)

    @property
    def screen(self) -> CustomersScreen:
        screen = self.desk.window.stage.current
        assert isinstance(screen, CustomersScreen)
        return screen

    def open(self, customer: str) -> CustomersScreen:
        self.desk.window.journey.go(CustomerPlace(customer))
        return self.screen

    @property
    def words(self) -> str:
        """All that is shown on the page now."""
        settle()
        labels = self.screen.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def click(self, name: str, among: QWidget | None = None) -> None:
        """Click the visible button of that text or name."""
        settle()
        root = among or self.screen.page
        buttons = [*root.findChildren(QPushButton), *root.findChildren(QToolButton)]
        (button,) = [
            item for item in buttons
            if item.isVisible() and name in (item.text(), item.accessibleName())
        ]  # fmt: skip
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def fill_in(self, **values: str) -> None:
        """Fill the open form in, and save."""
        form = self.screen.writing.form
        assert form is not None
        for name, value in values.items():
            self._control(name.replace("_", " ")).setProperty("plainText", value)
            self._control(name.replace("_", " ")).setProperty("text", value)
        self.bot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    def _control(self, name: str) -> QWidget:
        form = self.screen.writing.form
        assert form is not None
        (control,) = [
            item for item in form.findChildren(QWidget) if item.accessibleName().lower() == name
        ]
        return control
