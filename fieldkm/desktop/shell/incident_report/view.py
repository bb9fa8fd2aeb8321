"""The panel for an incident: four fields, the first filled in where that is possible."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.buttons import GhostButton, LinkButton, PrimaryButton
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.days import moment_format, reading_locale
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.labels import ErrorLabel, Heading, MutedLabel, ScreenTitle
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.incident_report.view_model import IncidentReport, State
from fieldkm.domain.customers import Subject

_TYPING_MS = 150
_KEEPING_MS = 400
_BACKGROUND_HIGH = 110


class IncidentReportDialog(QDialog):
    """Writes an incident down; `wrote` is told its id when it is saved."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        theme: Theme,
        wrote: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wrote = wrote
        self.place = PlaceField(theme)
        self.title, self.background, self.when = QLineEdit(), QPlainTextEdit(), QDateTimeEdit()
        self._title = Field(self.title)
        self._background = Field(self.background)
        self._when = Field(self.when)
        self.problem = ErrorLabel()
        self.save = PrimaryButton(self.tr("Write it down"), theme, "check")
        self.cancel = GhostButton(self.tr("Cancel"), theme)
        self._place_shown: Subject | None = None
        self._opened = QDateTime.currentDateTime()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_KEEPING_MS)
        self._lay_out()
        self._name_all()
        self.model = IncidentReport(workplace, tasks, self._render)
        self._connect()

    def begin(self, subject: Subject | None) -> None:
        """Show the panel, at a place where one is at hand."""
        self._render(self.model.state)
        self.model.begin(subject)
        (self.title if self.model.state.subject else self.place.box).setFocus()
        self.open()

    def _lay_out(self) -> None:
        theme = self._theme
        self.setWindowTitle(self.tr("Write an incident"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(560), theme.px(560))
        self.background.setTabChangesFocus(True)
        self.background.setMinimumHeight(theme.px(_BACKGROUND_HIGH))
        self.when.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)  # the style sheet's are not kept
        self.when.setDisplayFormat(moment_format())
        self.when.setLocale(reading_locale())
        self.when.setDateTime(self._opened)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(ScreenTitle(self.tr("Write an incident")))
        column.addWidget(
            MutedLabel(
                self.tr(
                    "What was unpleasant for the customer or for you. Your supervisor answers it;"
                    " colleagues are told only how it stands."
                )
            )
        )
        for field in (self.place, self._title):
            column.addWidget(field)
        column.addWidget(self._background, 1)
        column.addWidget(self._when)
        column.addWidget(self.problem)
        column.addLayout(buttons)

    def _name_all(self) -> None:
        self._title.entitle(self.tr("What happened"))
        self._background.entitle(self.tr("Background"))
        self._when.entitle(self.tr("When"))
        self.title.setPlaceholderText(self.tr("In one line"))
        self.background.setPlaceholderText(
            self.tr("How it came to it, who was there, what was promised. Facts, no judgement.")
        )
        self.save.setToolTip("Ctrl+Enter")

    def _connect(self) -> None:
        self.place.looked_for.timeout.connect(self._look_for)
        self.place.another.clicked.connect(self._take_another)
        self.when.dateTimeChanged.connect(lambda: self.model.say_when(self._moment()))
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self._cancel)
        self.title.textEdited.connect(self._wait_for_pause)
        self.background.textChanged.connect(self._wait_for_pause)
        self._typed.timeout.connect(self._keep)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save.click)

    def reject(self) -> None:
        if self._typed.isActive():
            self._typed.stop()
            self._keep()
        super().reject()

    def _look_for(self) -> None:
        self.model.look_for(self.place.box.text())

    def _take_another(self) -> None:
        self.model.leave_out()
        self.place.box.setFocus()

    def _take(self, subject: Subject) -> None:
        self.model.take(subject)
        self.title.setFocus()

    def _wait_for_pause(self) -> None:
        self._typed.start()

    def _keep(self) -> None:
        self.model.keep(self.title.text(), self.background.toPlainText())

    def _cancel(self) -> None:
        """What was typed is not wanted; the key Esc keeps it for the next time."""
        self._typed.stop()
        self.model.keep("", "")
        self.reject()

    def _save(self) -> None:
        self._typed.stop()
        is_moved = self.when.dateTime() != self._opened
        happened = self._moment() if is_moved else None
        self.model.save(self.title.text(), self.background.toPlainText(), happened)

    def _moment(self) -> datetime:
        return datetime.fromtimestamp(self.when.dateTime().toSecsSinceEpoch(), UTC)

    def _render(self, state: State) -> None:
        if state.saved:
            self._wrote(state.saved)
            self.accept()
            return
        is_other, self._place_shown = state.subject != self._place_shown, state.subject
        if is_other and not (self.title.text() or self.background.toPlainText()):
            self.title.setText(state.title)
            self.background.setPlainText(state.background)
        self.place.render_state(state, self._take)
        self._when.complain(str(error_text(state.doubt)) if state.doubt else "")
        self.problem.say(str(error_text(state.error)) if state.error else "")


class PlaceField(QWidget):
    """Where it happened: the place that is chosen, or a box to look for one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Customer or serial number (may stay empty)"))
        self.another = LinkButton(self.tr("Another place"), theme)
        self._field = Field(self.box)
        self._field.entitle(self.tr("Where"))
        self._chosen = Heading()
        self._choices = QVBoxLayout()
        self._choices.setSpacing(6)
        self.looked_for = QTimer(self)
        self.looked_for.setSingleShot(True)
        self.looked_for.setInterval(_TYPING_MS)
        self.box.textEdited.connect(self._wait_for_pause)
        self._chosen_row = QWidget()
        row = QHBoxLayout(self._chosen_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._chosen, 1)
        row.addWidget(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._field)
        column.addWidget(self._chosen_row)
        column.addLayout(self._choices)

    def _wait_for_pause(self) -> None:
        self.looked_for.start()

    def cards(self) -> list[Card]:
        """Return the places that can be chosen."""
        return self.findChildren(Card)

    def render_state(self, state: State, take: Callable[[Subject], None]) -> None:
        """Show the place, or what can be meant."""
        is_chosen = state.subject is not None
        self._chosen.setText(state.where)
        self._chosen_row.setVisible(is_chosen)
        self._field.setVisible(not is_chosen)
        self._field.say(
            self.tr("Nothing found: leave it empty and name the place in the background.")
            if state.is_unknown
            else ""
        )
        for card in self.cards():
            self._choices.removeWidget(card)
            card.setParent(None)
        for subject, names in () if is_chosen else state.choices:
            detail = " · ".join(filter(None, (names.site, names.machine)))
            card = Card(names.customer or names.machine, detail)
            card.clicked.connect(lambda _=False, subject=subject: take(subject))
            self._choices.addWidget(card)
