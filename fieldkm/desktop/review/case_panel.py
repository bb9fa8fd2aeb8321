"""The case on the desk: its head, then its revision, or several side by side."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from fieldkm.app.review_case import Case
from fieldkm.desktop.history.warnings_panel import Banner
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.flow_row import FlowRow
from fieldkm.desktop.kit.labels import MutedLabel, Pill, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.desktop.review.revision_panel import RevisionPanel
from fieldkm.desktop.review.view_model import State
from fieldkm.desktop.review.words import ReviewWords

_SIDE_BY_SIDE = 560


class CasePanel(QWidget):
    """`picked` carries the place of a revision, `link_opened` a link with its revision,
    `photo_opened` a file; `fix_opened` asks for the fix as everybody reads it, `view_toggled` for
    the other view.
    """

    picked = Signal(int)
    link_opened = Signal(str, object)
    photo_opened = Signal(object)
    fix_opened = Signal(str)
    view_toggled = Signal()

    def __init__(self, theme: Theme, words: ReviewWords, fix_words: FixWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._fix_words = fix_words
        self._shown: tuple[object, ...] = ()
        self.case_shown: Case | None = None
        self.is_as_read = False
        self.panels: list[RevisionPanel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._canvas: QFrame | None = None
        self._sides: QBoxLayout | None = None

    def render_state(self, state: State, now: datetime) -> None:
        """Show the case, or nothing."""
        shown = (state.case, state.chosen, self.is_as_read)
        if shown == self._shown:
            return
        self._shown = shown
        self.case_shown = state.case
        self._empty()
        if state.case is not None:
            self._fill(state.case, state.chosen, now)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._shown = ()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._shown = ()

    @property
    def text(self) -> str:
        """What is marked in the revisions, as one reads it on paper."""
        return "\n".join(panel.text for panel in self.panels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fill(self, case: Case, chosen: str, now: datetime) -> None:
        self._canvas = QFrame()
        column = QVBoxLayout(self._canvas)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._add_head(column, case, now)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(14)
        for place, revision in enumerate(case.revisions):
            as_read = self.is_as_read or revision.before is None
            panel = RevisionPanel(revision, case.touched, self._words, self._theme, as_read=as_read)
            if len(case.revisions) > 1:
                panel.mark(place, is_chosen=revision.id == chosen)
            self._connect(panel, place)
            self.panels.append(panel)
            self._sides.addWidget(panel, 1)
        if not case.revisions:
            column.addWidget(
                MutedLabel(self.tr("What it says has not come yet: it comes with the next sync."))
            )
        column.addLayout(self._sides)
        self._column.addWidget(self._canvas)
        self._fold()

    def _connect(self, panel: RevisionPanel, place: int) -> None:
        revision = panel.shown.revision
        panel.picked.connect(lambda: self.picked.emit(place))
        panel.photo_opened.connect(self.photo_opened)
        panel.link_opened.connect(lambda link: self.link_opened.emit(link, revision))

    def _add_head(self, column: QVBoxLayout, case: Case, now: datetime) -> None:
        fix, line = case.fix, case.waiting
        column.addWidget(ScreenTitle(fix.title))
        waits = self._words.waits(fix.submitted, now) if line_waits(case) else ""
        told = (fix.shown_number, line.author, waits, self._words.demand(line))
        about: list[QWidget] = [MutedLabel(" · ".join(filter(None, told)), wrap=False)]
        about += [Pill(words, tone) for words, tone in self._words.marks(line)]
        if not fix.approved_revision:
            about.append(Pill(self.tr("Not yet approved"), "warning"))
        for widgets in (about, self._buttons(case)):
            row = FlowRow()
            column.addWidget(row)  # first: shown without a parent it would be a window
            row.show_widgets(widgets)
        if fix.review_cause is not None:
            banner = Banner(
                "warning", "alert", self._fix_words.cause(fix.review_cause), self._theme
            )
            for one in case.touched:
                banner.add(one.title if one.has_changed else "")
            column.addWidget(banner)

    def _buttons(self, case: Case) -> list[QWidget]:
        whole = GhostButton(self.tr("Open the fix  O"), self._theme)
        whole.clicked.connect(lambda: self.fix_opened.emit(case.fix.id))
        if all(one.before is None for one in case.revisions):
            return [whole]
        as_read, marked = self.tr("Mark what has changed  V"), self.tr("Show it as it is read  V")
        view = GhostButton(as_read if self.is_as_read else marked, self._theme)
        view.clicked.connect(self.view_toggled)
        return [view, whole]

    def _empty(self) -> None:
        self.panels, self._sides = [], None
        if self._canvas is not None:
            self._canvas.hide()
            self._canvas.setParent(None)
            self._canvas.deleteLater()
            self._canvas = None

    def _fold(self) -> None:
        if self._sides is not None:
            has_room = self.width() >= self._theme.px(_SIDE_BY_SIDE)
            sideways, downwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._sides.setDirection(sideways if has_room else downwards)


def line_waits(case: Case) -> bool:
    """Tell whether the case waits at all: an approved fix may be looked at, too."""
    return bool(case.fix.waiting) or case.fix.review_cause is not None
