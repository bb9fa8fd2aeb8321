"""The Review screen: at the left what waits, in the middle one fix with the decisions below it, at
the right its evidence. Every decision has a key, and nothing is decided on but what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkm.app.places import FixPlace, Place, ReviewPlace
from fieldkm.app.sync_schedule import AFTER_DECIDING_SECONDS
from fieldkm.desktop.kit.buttons import PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.columns import Column
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.keys import key_within
from fieldkm.desktop.kit.labels import ErrorLabel, MutedLabel, Pill, ScreenTitle
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notify
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.desktop.review.case_panel import CasePanel
from fieldkm.desktop.review.decision_bar import KEYS, UNDO, DecisionBar
from fieldkm.desktop.review.decision_form import DecisionForm
from fieldkm.desktop.review.evidence_panel import EvidencePanel
from fieldkm.desktop.review.queue_list import QueueList
from fieldkm.desktop.review.refused_panel import RefusedPanel
from fieldkm.desktop.review.view_model import ReviewViewModel, State
from fieldkm.desktop.review.words import ReviewWords
from fieldkm.desktop.shell.routes import REVIEW
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.domain.fixes import FixRevision
from fieldkm.domain.review_queue import QueueOrder

_QUEUE_WIDE = 330
_EVIDENCE_WIDE = 330
_ALL_BESIDE = 1108  # a window of 1,200 without its rail
_TEXT_WIDE = 900
_ORDERS = tuple(QueueOrder)


class ReviewScreen(QWidget):
    """In a narrow window the evidence stands below the case."""

    name = REVIEW

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._shell = shell
        self._theme = shell.theme
        self.words, fix_words = ReviewWords(), FixWords(shell.workplace.clock.now)
        self._title, self._count = ScreenTitle(), MutedLabel()
        self._risen = Pill("", "danger")
        self.orders = Segments(len(_ORDERS))
        self.queue = QueueList(self.words, shell.theme)
        self.nothing = MutedLabel()
        self.problem = ProblemPanel()
        self.refused = RefusedPanel(shell.theme, self.words)
        self.stale = ProblemPanel()
        self.look_again = PrimaryButton("", shell.theme, "go")
        self.case = CasePanel(shell.theme, self.words, fix_words)
        self.evidence = EvidencePanel(shell.theme, fix_words)
        self.against = ErrorLabel()
        self.bar = DecisionBar(shell.theme, self.words)
        self.form = DecisionForm(shell.theme, self.words)
        self._told = 0
        self._deciding: list[QShortcut] = []
        self._middle, self._side = Column(), Column()
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.content.setContentsMargins(4, 20, 18, 20)
        self.model = ReviewViewModel(
            shell.workplace, shell.tasks, current_language, self._wrote, self._render
        )
        self._lay_out()
        self._connect()
        self._add_keys()
        self.retheme(shell.theme)
        self.retranslate()

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Put a fix on the desk, or go on with the one that lies there."""
        self.model.show(place.fix if isinstance(place, ReviewPlace) else "")

    def location(self) -> Location:
        """Return where the reader is."""
        place = ReviewPlace(self.model.wanted)
        return Location(REVIEW, place, self._middle.verticalScrollBar().value())

    def restore(self, location: Location) -> None:
        """Come back to a fix."""
        self.show_place(location.place)
        self._middle.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """Nothing here depends on the machine."""

    def on_library_changed(self) -> None:
        """The titles of pages may be others now."""
        if self.isVisible():
            self.model.refresh()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for part in (self.queue, self.case, self.evidence, self.form, self.refused):
            part.retheme(theme)
        retheme_buttons(self, theme)
        for at in range(len(_ORDERS)):
            self.orders.button(at).setMinimumHeight(theme.target)
        self._fold()
        self._render(self.model.state)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Review"))
        self.orders.name_all([self.words.order(order) for order in _ORDERS])
        self.orders.setToolTip(self.tr("Order of the queue  (S)"))
        self.nothing.setText(self.tr("Nothing waits for you. Well done."))
        self.look_again.setText(self.tr("Show what is new  N"))
        self.queue.setAccessibleName(self.tr("What waits for a decision"))
        for part in (self.case, self.evidence, self.bar, self.form):
            part.retranslate()
        self.refused.render_again()
        self._render(self.model.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # ------------------------------------------------------------ what is shown

    def _render(self, state: State) -> None:
        now = self._shell.workplace.clock.now()
        self.problem.show_error(state.error)
        self._count.setText(self.tr("%n wait(s)", "", len(state.queue)))
        self._risen.setText(self.tr("%n overdue", "", state.risen))
        self._risen.setVisible(state.risen > 0)
        self.orders.show_choice(_ORDERS.index(state.order))
        self.queue.show_queue(state.queue, now, state.place)
        self.nothing.setVisible(state.is_read and not state.queue and state.error is None)
        self.refused.show_refused(state.refused)
        is_other = self.case.case_shown is not state.case
        self.case.render_state(state, now)
        self.evidence.render_state(state)
        self._say_stale(state)
        self.bar.render_state(state)
        self.form.render_state(state)
        self._render_foot(state)
        if is_other and state.case is not None and not state.is_stale:
            QTimer.singleShot(0, partial(self._middle.verticalScrollBar().setValue, 0))
        self._tell(state)

    def _render_foot(self, state: State) -> None:
        is_told = state.problem is not None or state.last is not None
        self._foot.setVisible(is_told or (state.decides and state.case is not None))
        self.against.say(str(error_text(state.problem)) if state.problem else "")
        self.bar.setVisible(state.asked is None)
        for shortcut in self._deciding:
            shortcut.setEnabled(state.asked is None)

    def _say_stale(self, state: State) -> None:
        title = self.tr("This fix has changed while it lay here.") if state.is_stale else ""
        self._above.setContentsMargins(24, 12 if state.is_stale else 0, 24, 0)
        self.stale.say(title, self.tr("What you see is how it was. Nothing can be decided on it."))

    def _tell(self, state: State) -> None:
        """Say once what was decided."""
        if state.decided != self._told:
            self._told = state.decided
            self.queue.setFocus()
            if state.last is not None:
                notify(self, self.words.decided(state.last), self.tr("Undo"), self.model.undo)

    def _toggle_view(self) -> None:
        self.case.is_as_read = not self.case.is_as_read
        self._render(self.model.state)

    def _open_link(self, link: str, revision: object) -> None:
        if isinstance(revision, FixRevision):
            links = self._shell.workplace.fix_links
            place = links.place(link, revision, current_language())
            if place is not None:
                self._shell.go(place)

    def _wrote(self) -> None:
        """Let it be sent, but not before it could be taken back."""
        self._shell.synchroniser.wrote(AFTER_DECIDING_SECONDS)

    def _refresh(self) -> None:
        if self.isVisible():
            self.model.refresh()

    # ------------------------------------------------------------ keys

    def _add_keys(self) -> None:
        """Letters decide only while no decision is being filled in: there they are typed."""
        deciding: list[tuple[str, Callable[[], object]]] = [
            (key, partial(self.model.ask, verb)) for verb, key in KEYS.items()
        ]
        deciding += [
            ("J", lambda: self.model.step(1)),
            ("K", lambda: self.model.step(-1)),
            ("V", self._toggle_view),
            ("O", self._open_fix),
            ("N", self._look_again),
            ("S", self._next_order),
            (UNDO, self.model.undo),
            ("Space", lambda: self._scroll(1)),
            ("Shift+Space", lambda: self._scroll(-1)),
        ]
        deciding += [(str(at + 1), partial(self.model.choose, at)) for at in range(4)]
        for keys, action in deciding:
            shortcut = key_within(self, keys, action)
            shortcut.setAutoRepeat(keys in ("J", "K", "Space", "Shift+Space"))
            self._deciding.append(shortcut)

    def _look_again(self) -> None:
        if self.model.state.is_stale:
            self.model.look_again()

    def _open_fix(self) -> None:
        if self.model.state.case is not None:
            self._shell.go(FixPlace(self.model.state.case.fix.id))

    def _next_order(self) -> None:
        at = _ORDERS.index(self.model.state.order)
        self.model.sort(_ORDERS[(at + 1) % len(_ORDERS)])

    def _scroll(self, pages: int) -> None:
        bar = self._middle.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep() * 9 // 10)

    def _leave_form(self) -> None:
        self.model.leave()
        self.queue.setFocus()

    # ------------------------------------------------------------ putting together

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._queue_side())
        middle = QVBoxLayout()
        middle.setSpacing(0)
        self._above = QVBoxLayout()
        self._above.addWidget(self.stale)
        middle.addLayout(self._above)
        middle.addWidget(self._middle, 1)
        middle.addWidget(self._foot_bar())
        row.addLayout(middle, 1)
        row.addWidget(self._side)
        self.stale.answers.addWidget(self.look_again)
        self.stale.answers.addStretch(1)
        for part in (self.problem, self.case):
            self._middle.content.addWidget(part)
        self._middle.content.addStretch(1)
        self._middle.inner.setMaximumWidth(self._theme.px(_TEXT_WIDE))
        self.setFocusProxy(self.queue)

    def _queue_side(self) -> QFrame:
        self._left = QFrame()
        self._left.setObjectName("finder")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self._risen, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(10)
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.setSpacing(10)
        top.addLayout(head)
        top.addWidget(self.orders)
        top.addWidget(self.refused)
        top.addWidget(self.nothing)
        column.addLayout(top)
        column.addWidget(self.queue, 1)
        return self._left

    def _foot_bar(self) -> QFrame:
        self._foot = QFrame()
        self._foot.setObjectName("decisions")
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(24, 10, 24, 12)
        column.setSpacing(8)
        for part in (self.against, self.form, self.bar):
            column.addWidget(part)
        return self._foot

    def _connect(self) -> None:
        model = self.model
        self.queue.wished.connect(model.open)
        self.orders.chosen.connect(lambda at: model.sort(_ORDERS[at]))
        self.case.picked.connect(model.choose)
        self.case.link_opened.connect(self._open_link)
        self.case.photo_opened.connect(_open_file)
        self.case.fix_opened.connect(lambda fix: self._shell.go(FixPlace(fix)))
        self.evidence.opened.connect(self._shell.go)
        self.bar.asked.connect(model.ask)
        self.bar.undo_wished.connect(model.undo)
        self.case.view_toggled.connect(self._toggle_view)
        self.look_again.clicked.connect(model.look_again)
        self.form.answered.connect(model.decide)
        self.form.left.connect(self._leave_form)
        self.refused.opened.connect(model.open)
        self.refused.settled.connect(model.settle)
        self._shell.synchroniser.watch_records(self._refresh)

    def _fold(self) -> None:
        theme = self._theme
        is_beside = self.width() >= theme.px(_ALL_BESIDE)
        home = self._side if is_beside else self._middle
        if self.evidence.parent() is not home.inner:
            home.content.insertWidget(home.content.count() - 1, self.evidence)
            self.evidence.setVisible(self.model.state.case is not None)
        self._side.setVisible(is_beside)
        self._side.setFixedWidth(theme.px(_EVIDENCE_WIDE))
        self._left.setFixedWidth(theme.px(_QUEUE_WIDE if is_beside else _QUEUE_WIDE - 50))
        self._middle.inner.setMaximumWidth(theme.px(_TEXT_WIDE))


def _open_file(file: object) -> None:
    """Show a photo in the system's viewer."""
    if isinstance(file, Path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
