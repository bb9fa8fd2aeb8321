"""The card of the selected part: what to order, how to replace it, and where else it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fieldkm.app.library import Mention
from fieldkm.app.parts import PartCard
from fieldkm.app.places import FixPlace
from fieldkm.desktop.kit.buttons import GhostButton, IconButton, LinkButton, PrimaryButton
from fieldkm.desktop.kit.canvas import show_canvas
from fieldkm.desktop.kit.labels import Heading, MutedLabel, PlainLabel, SectionLabel
from fieldkm.desktop.kit.notices import notify
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.desktop.parts.assemblies import Row
from fieldkm.desktop.parts.conditions import condition_words, verdict_words
from fieldkm.desktop.parts.tips import plain_tip
from fieldkm.desktop.parts.view_model import Chosen
from fieldkm.domain.applicability import Verdict
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.parts import Part

_LINK_PADDING = 10  # pixels at each side, with the border
_MOST = 8  # links of a kind, before "show all"


class PartCardView(QScrollArea):
    """Emits where a link leads (`place_chosen`), and the number of a part that is to be shown as it
    is listed (`number_chosen`).
    """

    place_chosen = Signal(object)
    number_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen: Chosen | None = None
        self._fixes: tuple[FixLine, ...] = ()
        self._shows_all: set[str] = set()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()

    def show_part(self, chosen: Chosen | None) -> None:
        """Show the selected part; None while there is none."""
        if chosen != self._chosen:
            self._chosen = chosen
            self._fixes = ()  # they are read for the other part
            self._shows_all.clear()
            self._fill()

    def show_fixes(self, fixes: tuple[FixLine, ...]) -> None:
        """Show the fixes that are known for the selected part."""
        self._fixes = fixes
        self._fill()

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self._theme = theme
        self._fill()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setAccessibleName(self.tr("The selected part"))
        self._fill()

    # ------------------------------------------------------------ putting together

    def _fill(self) -> None:
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        if self._chosen is None:
            hint = MutedLabel(self.tr("Select a part in the drawing or in the list."))
            column.addWidget(hint)
        else:
            self._add_head(column, self._chosen)
            self._add_order(column, self._chosen)
            self._add_procedures(column, self._chosen.card.procedures)
            self._add_facts(column, self._chosen.row)
            self._add_group(column, self.tr("Known fixes"), list(map(self._fix, self._fixes)))
            self._add_links(column, self._chosen)
        column.addStretch(1)
        show_canvas(self, canvas)

    def _add_head(self, column: QVBoxLayout, chosen: Chosen) -> None:
        part, use = chosen.row.part, chosen.row.line.use
        number = Heading(part.number)
        number.setStyleSheet(f"font-size: {self._theme.px(17)}px")
        copy = IconButton("copy", self.tr("Copy the part number"), self._theme)
        copy.clicked.connect(lambda: self._copy(part.number))
        row = QHBoxLayout()
        row.addWidget(number, 1)
        row.addWidget(copy)
        column.addLayout(row)
        column.addWidget(PlainLabel(part.name))
        facts = [self.tr("Quantity {number}").replace("{number}", str(use.quantity))]
        if chosen.row.callout:
            facts.insert(0, self.tr("Callout {number}").replace("{number}", chosen.row.callout))
        column.addWidget(MutedLabel(" · ".join((use.assembly, *facts) if use.assembly else facts)))

    def _add_order(self, column: QVBoxLayout, chosen: Chosen) -> None:
        """Say which number is to be ordered, where it is not plain, and for which machine."""
        card = chosen.card
        if chosen.row.verdict is not Verdict.APPLIES:
            column.addWidget(Remark(verdict_words(chosen.row)))
        if chosen.asked:
            text = self.tr("{number} is superseded by this part. Order this one.")
            column.addWidget(Remark(text.replace("{number}", chosen.asked)))
        if card.supersession.is_loop:
            column.addWidget(
                Remark(
                    self.tr("The manual's supersession runs in a circle: {numbers}").replace(
                        "{numbers}", " → ".join(card.supersession.chain)
                    )
                )
            )
        elif len(card.supersession.chain) > 1:
            self._add_supersession(column, card)

    def _add_supersession(self, column: QVBoxLayout, card: PartCard) -> None:
        chain, current = card.supersession.chain, card.supersession.current
        text = self.tr("Superseded by {number}: order this").replace("{number}", current)
        if not card.is_superseded:
            column.addWidget(Remark(text))
            return
        button = GhostButton(text, self._theme, "go")
        button.clicked.connect(lambda: self.number_chosen.emit(current))
        column.addWidget(button)
        if len(chain) > 2:
            column.addWidget(MutedLabel(" → ".join(chain)))

    def _add_procedures(self, column: QVBoxLayout, procedures: Sequence[Mention]) -> None:
        for number, procedure in enumerate(procedures):
            if number == 0:
                button = PrimaryButton(self.tr("Replacement procedure"), self._theme, "procedure")
                button.setObjectName("procedure")
                button.setAccessibleDescription(procedure.title)
            else:
                button = PrimaryButton(procedure.title, self._theme, "procedure")
            button.setToolTip(plain_tip(procedure.title))
            button.clicked.connect(self._leading_to(procedure.ref))
            column.addWidget(button)

    def _add_facts(self, column: QVBoxLayout, row: Row) -> None:
        if row.line.use.note:
            column.addWidget(PlainLabel(row.line.use.note))
        condition = condition_words(row.line.use.applies_to)
        if condition and row.verdict is Verdict.APPLIES:
            text = self.tr("Only for: {condition}")
            column.addWidget(MutedLabel(text.replace("{condition}", condition)))

    def _add_links(self, column: QVBoxLayout, chosen: Chosen) -> None:
        groups: tuple[tuple[str, Iterable[QWidget]], ...] = (
            (self.tr("Replaces"), map(self._part, chosen.replaces)),
            (self.tr("Alternates"), map(self._part, chosen.alternates)),
            (self.tr("Where used"), map(self._use, chosen.elsewhere)),
            (self.tr("Mentioned in"), map(self._mention, chosen.card.mentioned_in)),
        )
        for title, links in groups:
            self._add_group(column, title, list(links))

    def _add_group(self, column: QVBoxLayout, title: str, links: Sequence[QWidget]) -> None:
        if not links:
            return
        column.addSpacing(4)
        column.addWidget(SectionLabel(title.upper()))
        most = len(links) if title in self._shows_all else _MOST
        for link in links[:most]:
            column.addWidget(link)
        if len(links) > most:
            more = GhostButton(self.tr("Show all %n", "", len(links)), self._theme)
            more.clicked.connect(lambda: self._show_all(title))
            column.addWidget(more)

    def _show_all(self, title: str) -> None:
        self._shows_all.add(title)
        self._fill()

    # ------------------------------------------------------------ links

    def _fix(self, line: FixLine) -> QWidget:
        card = FixCard(line)
        card.clicked.connect(self._leading_to(FixPlace(line.id)))
        return card

    def _part(self, part: Part) -> QWidget:
        if not part.manual:  # named by the manual, listed by none
            return PlainLabel(part.number)
        return self._link(
            f"{part.number} · {part.name}", lambda: self.number_chosen.emit(part.number)
        )

    def _use(self, row: Row) -> QWidget:
        text = row.line.use.assembly
        if row.callout:
            callout = self.tr("callout {number}").replace("{number}", row.callout)
            text = f"{text}, {callout}"
        return self._link(text, self._leading_to(row.place))

    def _mention(self, mention: Mention) -> QWidget:
        return self._link(mention.title, self._leading_to(mention.ref))

    def _link(self, text: str, follow: Callable[[], None]) -> QWidget:
        button = CardLink(text, self._theme)
        button.clicked.connect(follow)
        return button

    def _leading_to(self, place: object) -> Callable[[], None]:
        return lambda: self.place_chosen.emit(place)

    def _copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        notify(self, self.tr("{number} is copied.").replace("{number}", number))


class Remark(PlainLabel):
    """What must be read before a part is ordered."""


class CardLink(LinkButton):
    """A link on one line; it ends in an ellipsis where the card is too narrow."""

    def __init__(self, text: str, theme: Theme) -> None:
        self._whole = " ".join(text.split())
        super().__init__(self._whole, theme)
        self.setAccessibleName(self._whole)
        self.setToolTip(plain_tip(self._whole))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * _LINK_PADDING
        ellipsis = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, ellipsis, room))
