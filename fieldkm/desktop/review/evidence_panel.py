"""Beside the case: what came of the fix, what says the same, what it touches, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from fieldkm.app.places import FixPlace, FlagPlace
from fieldkm.desktop.flags.flag_panel import FlagCard
from fieldkm.desktop.kit.cards import Card, Panel
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.days import day_text, local_time
from fieldkm.desktop.kit.labels import Heading, MutedLabel, Pill, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.desktop.review.view_model import State
from fieldkm.domain.fix_lines import LikelyFix
from fieldkm.domain.word_difference import Change

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.flags import KnownFlag
    from fieldkm.app.read_fix import ReadUse, Remark, Step
    from fieldkm.app.review_case import Case, Touched

_MOST_USES = 4
_MOST_REMARKS = 6


class EvidencePanel(QWidget):
    """`opened` carries the place of what was clicked."""

    opened = Signal(object)

    def __init__(self, theme: Theme, words: FixWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._shown: tuple[object, object] = (None, None)
        self.likely, self.uses, self.touched = Group(), Group(), Group()
        self.said, self.steps = Group(), Group()
        self._groups = (self.uses, self.likely, self.touched, self.said, self.steps)
        # Never wider than its column, whatever stands on the cards.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for group in self._groups:
            column.addWidget(group)
        column.addStretch(1)
        self.retranslate()

    def render_state(self, state: State) -> None:
        """Show what belongs to the case on the desk."""
        if (state.case, state.likely) == self._shown:
            return
        self._shown = (state.case, state.likely)
        self.setVisible(state.case is not None)
        if state.case is not None:
            self._fill(state.case)
            self._fill_likely(state.likely)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._shown = (None, None)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.likely.entitle(self.tr("Perhaps the same"))
        self.uses.entitle(self.tr("Evidence"))
        self.touched.entitle(self.tr("Pages and parts"))
        self.said.entitle(self.tr("Remarks"))
        self.steps.entitle(self.tr("What was done"))
        self._shown = (None, None)

    def _fill(self, case: Case) -> None:
        evidence = case.evidence
        counts = self._words.counts(evidence.counts)
        told = counts[:1].upper() + counts[1:] or self.tr("Nobody has said yet whether it works.")
        uses = [self._use(use) for use in evidence.uses[:_MOST_USES]]
        self.uses.fill(PlainLabel(told), *uses, *self._more(len(evidence.uses) - _MOST_USES))
        self._show(self.touched, [self._thing(one) for one in case.touched])
        remarks: list[QWidget] = [self._flag_card(flag) for flag in evidence.flags]
        remarks += [self._remark(one) for one in evidence.comments[:_MOST_REMARKS]]
        remarks += self._more(len(evidence.comments) - _MOST_REMARKS)
        self._show(self.said, remarks)
        self._show(self.steps, [self._step(step) for step in evidence.steps])

    def _fill_likely(self, likely: tuple[LikelyFix, ...] | None) -> None:
        if likely is None:
            self.likely.fill(MutedLabel(self.tr("Looking…")))
        elif not likely:
            self.likely.fill(MutedLabel(self.tr("Nothing like it is known.")))
        else:
            self.likely.fill(*(self._likely_card(one) for one in likely))

    def _likely_card(self, one: LikelyFix) -> QWidget:
        card = FixCard(one.line)
        shared = ", ".join(why.rpartition(": ")[2] for why in one.why)  # `code: E21-04`
        if shared:
            card.add(MutedLabel(self.tr("Both: {words}").replace("{words}", shared)))
        card.clicked.connect(lambda: self.opened.emit(FixPlace(one.line.id)))
        return card

    def _use(self, use: ReadUse) -> QWidget:
        panel = Panel()
        panel.content.setContentsMargins(12, 8, 12, 8)
        panel.content.addWidget(Pill(self._words.result(use.result), self._words.tone(use.result)))
        if use.text:
            panel.content.addWidget(PlainLabel(use.text))
        told = (use.author, use.model, day_text(local_time(use.at)))
        panel.content.addWidget(MutedLabel(" · ".join(filter(None, told))))
        return panel

    def _thing(self, thing: Touched) -> QWidget:
        card = Card(thing.title)
        card.setToolTip(thing.name)
        card.setEnabled(thing.is_here)
        card.clicked.connect(lambda: self.opened.emit(thing.place))
        marks = [
            (thing.has_changed, Pill(self.tr("Changed in the new manual"), "warning")),
            (thing.change is Change.NEW, Pill(self.tr("New"), "ok")),
            (thing.change is Change.GONE, Pill(self.tr("Left out"), "danger")),
            (not thing.is_here, Pill(self.tr("Not in the manuals here"), "plain")),
        ]
        for is_so, pill in marks:
            if is_so:
                card.add_row(pill)
        return card

    def _flag_card(self, known: KnownFlag) -> QWidget:
        card = FlagCard(known)
        card.clicked.connect(lambda: self.opened.emit(FlagPlace(known.id)))
        return card

    def _remark(self, remark: Remark) -> QWidget:
        panel = Panel()
        panel.content.setContentsMargins(12, 8, 12, 8)
        panel.content.addWidget(PlainLabel(remark.text))
        told = f"{remark.author} · {day_text(local_time(remark.at))}"
        panel.content.addWidget(MutedLabel(told))
        return panel

    def _step(self, step: Step) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(1)
        column.addWidget(Heading(self._words.verb(step.verb)))
        if step.reason:
            column.addWidget(PlainLabel(step.reason))
        told = (step.by, day_text(local_time(step.at)))
        column.addWidget(MutedLabel(" · ".join(filter(None, told))))
        return box

    def _more(self, more: int) -> list[QWidget]:
        return [MutedLabel(self.tr("and %n more", "", more))] if more > 0 else []

    def _show(self, group: Group, widgets: list[QWidget]) -> None:
        group.fill(*widgets)
        group.setVisible(bool(widgets))
