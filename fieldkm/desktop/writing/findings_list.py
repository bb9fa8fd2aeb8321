"""The list of findings; choosing one tells which."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from fieldkm.desktop.kit.lines import LINE
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.writing.finding_delegate import FindingDelegate
from fieldkm.desktop.writing.finding_order import OrderedFindings
from fieldkm.desktop.writing.finding_rows import MOST_LISTED, FindingRows, Heading, Row
from fieldkm.domain.checking import Finding


class FindingsList(QListView):
    """Emits `finding_chosen` with a finding that was clicked or entered."""

    finding_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = FindingRows()
        self._shown = OrderedFindings()
        self.setModel(self._rows)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._choose)
        self.retheme(theme)

    def show_findings(self, findings: OrderedFindings) -> None:
        """Show findings; the list stays scrolled as it was."""
        if findings != self._shown:
            self._shown = findings
            self._fill()

    def pick(self, finding: Finding | None) -> None:
        """Mark a finding, and bring it into sight."""
        index = self._rows.row_of(finding)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self.setItemDelegate(FindingDelegate(theme, self))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setAccessibleName(self.tr("Findings"))
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # words wrap anew

    def _fill(self) -> None:
        scroll = self.verticalScrollBar().value()
        rows: list[Row] = []
        for words, findings in (
            (self.tr("On this page"), self._shown.here),
            (self.tr("In other files"), self._shown.elsewhere),
        ):
            rows += self._group(words, findings)
        self._rows.show_lines(rows)
        self.verticalScrollBar().setValue(scroll)

    def _group(self, words: str, findings: Sequence[Finding]) -> list[Row]:
        if not findings:
            return []
        more = len(findings) - MOST_LISTED
        end = [Heading(self.tr("and %n more", "", more))] if more > 0 else []
        return [Heading(f"{words}  ({len(findings)})"), *findings[:MOST_LISTED], *end]

    def _choose(self, index: QModelIndex) -> None:
        finding = index.data(LINE)
        if isinstance(finding, Finding):
            self.finding_chosen.emit(finding)
