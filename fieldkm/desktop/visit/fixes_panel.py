"""Beside the form: the fixes that were used, and those that are known for what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldkm.app.places import FixPlace
from fieldkm.desktop.kit.buttons import LinkButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.labels import Heading, Pill
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.desktop.visit.side_panels import SidePanel
from fieldkm.desktop.visit.state import State
from fieldkm.desktop.visit.words import TONES
from fieldkm.domain.fix_lines import FixLine

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.visit_fixes import FixUsed


class FixesPanel(SidePanel):
    """A click opens a fix; `used` carries the line of one that was used."""

    opened = Signal(object)
    used = Signal(object)

    def render_state(self, state: State) -> None:
        """Show those that were used, then those that may help."""
        sheet = state.sheet
        used, known = (sheet.fixes, sheet.known_fixes) if sheet else ((), ())
        if not self._differs(used, known):
            return
        for fix in used:
            self._column.addWidget(self._used(fix))
        for line in known:
            self._column.addWidget(self._card(line))
            mine = LinkButton(self.tr("I used this one"), self._theme, "check")
            mine.setAccessibleDescription(line.title)
            mine.clicked.connect(lambda _=False, line=line: self.used.emit(line))
            self._column.addWidget(mine)

    def _used(self, fix: FixUsed) -> QWidget:
        told = self._words.result(fix.result) if fix.result else self.tr("Used in this visit")
        pill = Pill(told, TONES[fix.result] if fix.result else "plain")
        if fix.line is None:  # it is not on this laptop any more
            panel = Panel()
            panel.content.addWidget(Heading(fix.title))
            panel.content.addWidget(pill)
            return panel
        return self._card(fix.line, pill)

    def _card(self, line: FixLine, *marks: Pill) -> FixCard:
        card = FixCard(line, *marks)
        card.clicked.connect(lambda: self.opened.emit(FixPlace(line.id)))
        return card
