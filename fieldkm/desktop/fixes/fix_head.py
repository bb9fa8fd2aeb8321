"""The head of a fix: what it is called, how it stands, and what must be known before using it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.desktop.fixes.view_model import Opened
from fieldkm.desktop.history.warnings_panel import Banner
from fieldkm.desktop.kit.buttons import GhostButton, LinkButton
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel, Pill, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fixes import FixState


class FixHead(QWidget):
    """Shows it; `fix_opened` carries the id of the fix that a merged one leads to, `improve_wished`
    asks for what was sent back to be written anew.
    """

    fix_opened = Signal(str)
    improve_wished = Signal()

    def __init__(self, theme: Theme, words: FixWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._opened: Opened | None = None
        self._marks = Group()
        self._title = ScreenTitle()
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = MutedLabel()
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.banners = Group()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._marks, self._title, self._about, self.banners):
            column.addWidget(widget)

    def show_opened(self, opened: Opened) -> None:
        """Show another fix, or what has changed of it."""
        self._opened = opened
        self._render()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._render()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._render()

    def _render(self) -> None:
        opened = self._opened
        if opened is None:
            return
        line = opened.read.line
        mark, tone = self._words.mark(line)
        pills: list[QWidget] = [Pill(line.number), Pill(mark, tone)]
        if line.safety:
            pills.append(Pill(self.tr("Touches safety"), "danger"))
        counts = self._words.counts(line.counts) or self.tr("not used yet")
        pills.append(MutedLabel(counts, wrap=False))
        self._marks.fill(FoldingRow(*pills))
        self._title.setText(line.title)
        self._about.setText(self._told(opened))
        banners = list(self._banners(opened))
        self.banners.fill(*banners)
        self.banners.setVisible(bool(banners))

    def _told(self, opened: Opened) -> str:
        """Say whose it is, who improved it, who approved it."""
        read = opened.read
        told = []
        if read.line.author_name:
            told.append(self.tr("By {name}").replace("{name}", read.line.author_name))
        if read.writer and read.writer != read.line.author_name:
            told.append(self.tr("improved by {name}").replace("{name}", read.writer))
        if read.line.is_approved and read.reviewer:
            words = self.tr("approved by {name}, {age}").replace("{name}", read.reviewer)
            told.append(words.replace("{age}", self._words.age(read.fix.reviewed)))
        else:
            told.append(self._words.since(read.line))
        if not read.line.is_sent:
            told.append(self.tr("not sent yet"))
        return " · ".join(filter(None, told))

    def _banners(self, opened: Opened) -> Iterator[QWidget]:
        line = opened.read.line
        if line.is_retired:
            yield self._retired(opened)
        elif line.state is FixState.RETURNED and (line.came_back or not line.is_approved):
            yield self._sent_back(opened)
        elif line.is_unproven:
            yield self._banner(
                "warning",
                "alert",
                self.tr("Not yet approved"),
                self.tr("No supervisor has checked this fix yet. Think before you follow it."),
            )
        elif line.review_cause is not None:
            yield self._banner(
                "warning",
                "alert",
                self.tr("It is looked at again"),
                self._words.cause(line.review_cause),
            )
        if opened.read.shown is None:
            yield self._banner(
                "note", "info", self.tr("Its text has not come yet"), self.tr("Sync to read it.")
            )

    def _retired(self, opened: Opened) -> Banner:
        read = opened.read
        mark, _ = self._words.mark(read.line)
        reason = read.fix.reason or self.tr("It stays here for those who knew it.")
        banner = self._banner("note", "info", mark, reason)
        if read.leads_to is not None:
            leads_to = read.leads_to
            title = " · ".join(filter(None, (leads_to.number, leads_to.title)))
            button = LinkButton(title.replace("&", "&&"), self._theme, "go")
            button.clicked.connect(lambda: self.fix_opened.emit(leads_to.id))
            banner.lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        elif read.fix.promoted_to:
            banner.add(
                self.tr("It is the page {page} now.").replace("{page}", read.fix.promoted_to)
            )
        return banner

    def _sent_back(self, opened: Opened) -> Banner:
        reason = opened.read.fix.reason
        if not opened.read.line.came_back:
            title = self.tr("Sent back to its author, not approved")
            return self._banner("danger", "back", title, reason)
        banner = self._banner("danger", "back", self.tr("Sent back to you"), reason)
        mend = GhostButton(self.tr("Mend it and submit it again"), self._theme, "edit")
        mend.clicked.connect(self.improve_wished)
        banner.lines.addSpacing(self._theme.px(6))
        banner.lines.addWidget(mend, 0, Qt.AlignmentFlag.AlignLeft)
        return banner

    def _banner(self, tone: str, sign: str, title: str, text: str) -> Banner:
        banner = Banner(tone, sign, title, self._theme)
        banner.add(text)
        return banner
