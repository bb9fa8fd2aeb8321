"""What must be seen before going in: hazards, open incidents, preferences, tasks. Nothing grave is
ever folded away; of the rest the first few are shown, and how many more there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.history.words import HistoryWords
from fieldkm.desktop.kit.buttons import GhostButton, IconButton, LinkButton
from fieldkm.desktop.kit.days import day_text, local_time
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import Heading, MutedLabel, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.manuals import Signal as Gravity

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.before_entry import OpenIncident, Remark, Warnings

_FIRST_SHOWN = 3
_NAME_LENGTH = 60


class Banner(QFrame):
    """A coloured strip with a sign, a word that says how grave it is, and the text. `tone` is that
    of a signal, or "plain".
    """

    def __init__(self, tone: str, sign: str, title: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("tone", tone)
        self._sign = QLabel()
        self._title = Heading(title)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        self.lines.addWidget(self._title)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 9, 12, 9)
        self.row.setSpacing(11)
        self.row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(self.lines, 1)
        ink = "muted" if tone == "plain" else f"{tone}-fg"
        self._sign.setPixmap(pixmap(sign, theme[ink], theme.px(20)))

    def add(self, text: str, is_small: bool = False) -> None:
        """Put a line of text below; none for an empty one."""
        if text:
            label = MutedLabel(text) if is_small else PlainLabel(text)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.lines.addWidget(label)


class WarningsPanel(QWidget):
    """Shows `Warnings`; hidden while there are none.

    `opened` carries the place of an incident, `task_done` the id of a task that was ticked off;
    where `is_editable`, `edit_wished` carries "hazard", "preference" or "task", and the remark.
    """

    opened = Signal(object)
    task_done = Signal(str)
    edit_wished = Signal(str, object)

    def __init__(self, theme: Theme, is_editable: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._is_editable = is_editable
        self._words = HistoryWords(self)
        self._shown: Warnings | None = None
        self._is_whole = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.setAccessibleName(self.tr("Before you go in"))
        self.hide()

    def show_warnings(self, warnings: Warnings) -> None:
        """Show these, whatever was shown before."""
        if warnings != self._shown:
            self._shown, self._is_whole = warnings, False
            self._fill()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._fill()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.setAccessibleName(self.tr("Before you go in"))
        self._fill()

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        warnings = self._shown
        banners = self._banners(warnings) if warnings is not None else []
        for banner in banners:
            self._column.addWidget(banner)
            banner.show()  # now: until then it has no height, and the page would jump
        self.setVisible(bool(banners))

    def _banners(self, warnings: Warnings) -> list[QWidget]:
        banners: list[QWidget] = [self._hazard(hazard) for hazard in warnings.hazards]
        banners += [self._incident(incident) for incident in warnings.incidents]
        if warnings.preferences:
            banners.append(self._preferences(warnings.preferences))
        if warnings.tasks:
            banners.append(self._tasks(warnings.tasks))
        return banners

    def _hazard(self, hazard: Remark) -> QWidget:
        gravity = hazard.severity or Gravity.WARNING
        title = self._words.signal(gravity)
        if hazard.about:
            title = f"{title} · {hazard.about}"
        banner = Banner(gravity.value, "alert", title, self._theme)
        banner.add(hazard.text)
        if self._is_editable:
            pencil = self._pencil("hazard", hazard)
            banner.row.addWidget(pencil, 0, Qt.AlignmentFlag.AlignTop)
        return banner

    def _incident(self, incident: OpenIncident) -> QWidget:
        title = self.tr("Open incident")
        if incident.about:
            title = f"{title} · {incident.about}"
        banner = Banner("warning", "incident", title, self._theme)
        banner.add(incident.told or self.tr("Nothing is told yet about how it stands."))
        if incident.next_step:
            banner.add(self.tr("Next: {step}").replace("{step}", incident.next_step))
        banner.add(self._standing(incident), is_small=True)
        if incident.place is not None:
            show = LinkButton(self.tr("Show"), self._theme)
            show.setAccessibleName(self.tr("Show this incident"))
            show.clicked.connect(lambda: self.opened.emit(incident.place))
            banner.row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return banner

    def _standing(self, incident: OpenIncident) -> str:
        day = day_text(local_time(incident.reported))
        told = [self.tr("Reported on {day}").replace("{day}", day)]
        if not incident.is_sent:
            return " · ".join([*told, self.tr("not sent yet")])
        if incident.owner:
            told.append(self.tr("{name} sees to it").replace("{name}", incident.owner))
        told.append(self.tr("answered") if incident.is_answered else self.tr("not answered yet"))
        if incident.is_late:
            told.append(self.tr("late"))
        return " · ".join(told)

    def _preferences(self, wishes: Sequence[Remark]) -> QWidget:
        title = self.tr("Preferences")
        banner = Banner("note", "heart", title, self._theme)
        for wish in self._first(wishes):
            banner.lines.addWidget(self._wish(wish))
        self._add_rest(banner, wishes)
        return banner

    def _wish(self, wish: Remark) -> QWidget:
        text = self.tr("{about}: {text}").replace("{about}", wish.about)
        label = PlainLabel(text.replace("{text}", wish.text) if wish.about else wish.text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self._row(label, self._pencil("preference", wish)) if self._is_editable else label

    def _tasks(self, tasks: Sequence[Remark]) -> QWidget:
        banner = Banner("plain", "task", self.tr("To be done"), self._theme)
        for task in self._first(tasks):
            banner.lines.addWidget(self._task(task))
        self._add_rest(banner, tasks)
        return banner

    def _task(self, task: Remark) -> QWidget:
        words = [task.about, task.text]
        if task.due:
            words.append(self.tr("by {day}").replace("{day}", day_text(task.due)))
        if task.assignee:
            words.append(task.assignee)
        done = GhostButton(self.tr("Done"), self._theme, "check")
        done.setAccessibleName(self.tr("Done: {task}").replace("{task}", task.text))
        done.clicked.connect(lambda: self.task_done.emit(task.id))
        label = PlainLabel(" · ".join(word for word in words if word))
        buttons: list[QWidget] = [self._pencil("task", task)] if self._is_editable else []
        return self._row(label, *buttons, done)

    def _row(self, label: QWidget, *buttons: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label, 1)
        for button in buttons:
            line.addWidget(button)
        return row

    def _pencil(self, kind: str, remark: Remark) -> IconButton:
        name = self.tr("Change: {text}").replace("{text}", remark.text[:_NAME_LENGTH])
        button = IconButton("edit", name, self._theme)
        button.clicked.connect(lambda: self.edit_wished.emit(kind, remark))
        return button

    def _first(self, remarks: Sequence[Remark]) -> Sequence[Remark]:
        return remarks if self._is_whole else remarks[:_FIRST_SHOWN]

    def _add_rest(self, banner: Banner, remarks: Sequence[Remark]) -> None:
        rest = len(remarks) - len(self._first(remarks))
        if rest:
            more = LinkButton(self.tr("%n more", "", rest), self._theme, "down")
            more.clicked.connect(self._show_whole)
            banner.lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_whole(self) -> None:
        self._is_whole = True
        self._fill()
