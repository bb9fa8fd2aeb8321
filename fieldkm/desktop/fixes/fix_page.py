"""The right side: one fix, whole, and what its reader can do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.desktop.fixes.fix_body import FixBody
from fieldkm.desktop.fixes.fix_head import FixHead
from fieldkm.desktop.fixes.outcome_bar import OutcomeBar
from fieldkm.desktop.fixes.remark_form import RemarkForm, RemarkKind
from fieldkm.desktop.fixes.story_panel import StoryPanel
from fieldkm.desktop.fixes.view_model import Opened, State, Writing
from fieldkm.desktop.kit.buttons import GhostButton, LinkButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel, ProblemPanel
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.flow_row import FlowRow
from fieldkm.desktop.kit.labels import PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fixes import FixState


class FixPage(QWidget):
    """Shows what is `Opened`. The signals carry what its reader wants: links as the text has them,
    ids of fixes and reports.
    """

    link_opened = Signal(str)
    photo_opened = Signal(str)
    fix_opened = Signal(str)
    flag_opened = Signal(str)
    improve_wished = Signal()
    used = Signal(object, str)
    remarked = Signal(object, str)

    def __init__(self, theme: Theme, words: FixWords) -> None:
        super().__init__()
        self._opened: Opened | None = None
        self._written: Mapping[Writing, int] = {}
        self._shows_newer = False
        self.head = FixHead(theme, words)
        self.body = FixBody(theme)
        self._newer_about = PlainLabel()
        self.newer_button = LinkButton("", theme, "down")
        self.newer = FixBody(theme)
        self._newer_panel = Panel()
        self.improve = GhostButton("", theme, "edit")
        self.comment = GhostButton("", theme, "note")
        self.thank = GhostButton("", theme, "heart")
        self.report = GhostButton("", theme, "flag")
        self.withdraw = GhostButton("", theme, "back")
        self._buttons = FlowRow()
        self.outcome = OutcomeBar(theme, words)
        self.form = RemarkForm(theme)
        self.problem = ProblemPanel()
        self.story = StoryPanel(theme, words)
        self._lay_out()
        self._connect()

    def render_state(self, state: State) -> None:
        """Show the fix that is open; nothing happens where none is."""
        opened, before = state.opened, self._opened
        if opened is None:
            self._opened = None
            return
        if before is None or before.read.fix.id != opened.read.fix.id:
            self._begin(opened)
        else:
            self._empty(state.written, opened)
        self._written = state.written
        self._say_problem(state.problem)
        if opened != before:
            self._opened = opened
            self._render(opened)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        for part in (self.head, self.body, self.newer, self.outcome, self.form, self.story):
            part.retheme(theme)
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.improve.setText(self.tr("Improve"))
        self.comment.setText(self.tr("Comment"))
        self.thank.setText(self.tr("Thank the author"))
        self.report.setText(self.tr("Report an error"))
        self.withdraw.setText(self.tr("Withdraw"))
        self.body.setAccessibleName(self.tr("What the fix says"))
        self.newer.setAccessibleName(self.tr("What the improvement says"))
        for part in (self.head, self.outcome, self.form, self.story):
            part.retranslate()
        if self._opened is not None:
            self._render(self._opened)

    # ------------------------------------------------------------ inside

    def _begin(self, opened: Opened) -> None:
        """Another fix: nothing of what was typed about the one before belongs to it."""
        self._shows_newer = False
        self.form.show_fix(opened.read.fix.id)
        self.outcome.begin(opened.visit)

    def _empty(self, written: Mapping[Writing, int], opened: Opened) -> None:
        """Empty what was kept."""
        before = self._written
        if written.get(Writing.OUTCOME) != before.get(Writing.OUTCOME):
            self.outcome.begin(opened.visit)
        if written.get(Writing.REMARK) != before.get(Writing.REMARK):
            self.form.leave()

    def _render(self, opened: Opened) -> None:
        read = opened.read
        self.head.show_opened(opened)
        if read.shown is not None and opened.texts is not None:
            self.body.show_revision(read.shown, opened.texts, opened.photos, opened.titles)
        self.body.setVisible(read.shown is not None)
        self._render_newer(opened)
        self.outcome.show_visit(opened.visit)
        for widget in (self.outcome, self.comment, self.report):
            widget.setVisible(read.may_be_used)
        self.improve.setVisible(read.may_be_used and not read.line.came_back)  # the head offers it
        self.thank.setVisible(opened.may_thank and read.may_be_used)
        self.withdraw.setVisible(opened.may_withdraw)
        self._buttons.arrange()
        self.story.show_story(read, opened.flags)

    def _render_newer(self, opened: Opened) -> None:
        read = opened.read
        has_newer = read.current is not None and opened.newer is not None
        self._newer_panel.setVisible(has_newer)
        if read.current is None or opened.newer is None:
            return
        words = (
            self.tr("An improvement by {name} was sent back: {reason}")
            if read.fix.state is FixState.RETURNED
            else self.tr("An improvement by {name} waits for approval.")
        )
        told = words.replace("{name}", read.improver or "?")
        self._newer_about.setText(told.replace("{reason}", read.fix.reason))
        self.newer_button.setText(
            self.tr("Hide it") if self._shows_newer else self.tr("Show it (not yet approved)")
        )
        self.newer.setVisible(self._shows_newer)
        if self._shows_newer:
            self.newer.show_revision(read.current, opened.newer, opened.photos, opened.titles)

    def _toggle_newer(self) -> None:
        self._shows_newer = not self._shows_newer
        if self._opened is not None:
            self._render_newer(self._opened)

    def _say_problem(self, problem: Exception | None) -> None:
        if self.form.isVisible():
            self.form.complain(str(error_text(problem)) if problem else "")
            problem = None
        self.problem.show_error(problem)

    def _lay_out(self) -> None:
        text = Panel()
        text.content.setContentsMargins(20, 12, 20, 18)
        text.content.addWidget(self.body)
        newer = self._newer_panel.content
        newer.addWidget(self._newer_about)
        newer.addWidget(self.newer_button)
        newer.addWidget(self.newer)
        buttons = (self.improve, self.comment, self.thank, self.report, self.withdraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        parts = (
            self.head, text, self._newer_panel, self.outcome, self._buttons, self.form,
            self.problem, self.story,
        )  # fmt: skip
        for part in parts:
            column.addWidget(part)
        self._buttons.show_widgets(buttons)

    def _connect(self) -> None:
        for body in (self.body, self.newer):
            body.link_opened.connect(self.link_opened)
            body.photo_opened.connect(self.photo_opened)
        self.head.fix_opened.connect(self.fix_opened)
        self.head.improve_wished.connect(self.improve_wished)
        self.story.flag_opened.connect(self.flag_opened)
        self.newer_button.clicked.connect(self._toggle_newer)
        self.improve.clicked.connect(self.improve_wished)
        self.outcome.told.connect(self.used)
        for button, key in (
            (self.improve, "Ctrl+E"),
            (self.comment, "Ctrl+Shift+C"),
            (self.thank, "Ctrl+Shift+T"),
            (self.report, "Ctrl+Shift+G"),
        ):
            # Not the button's own shortcut, which clicks a moment later.
            QShortcut(QKeySequence(key), button).activated.connect(button.click)
            button.setToolTip(key)
        self.form.sent.connect(self.remarked)
        for button, kind in (
            (self.comment, RemarkKind.COMMENT),
            (self.thank, RemarkKind.THANKS),
            (self.report, RemarkKind.REPORT),
            (self.withdraw, RemarkKind.WITHDRAWAL),
        ):
            button.clicked.connect(lambda *_, kind=kind: self.form.begin(kind))
