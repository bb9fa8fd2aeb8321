"""Beside the page: its sections, known fixes, fault codes, the reader's notes, reported errors,
parts, what leads here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fieldkm.app.faults import FaultLine
from fieldkm.app.library import Mention
from fieldkm.app.notebook import PlacedNote
from fieldkm.app.places import FixPlace, FlagPlace, PartPlace, Place
from fieldkm.desktop.flags.flag_editor import FlagEditor
from fieldkm.desktop.flags.flag_panel import FlagCard
from fieldkm.desktop.kit.buttons import GhostButton, LinkButton
from fieldkm.desktop.kit.canvas import show_canvas
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.labels import SectionLabel
from fieldkm.desktop.kit.remark_editor import RemarkEditor
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.desktop.manual.note_card import NoteCard, NoteEditor
from fieldkm.desktop.manual.surroundings import bare
from fieldkm.desktop.manual.view_model import ManualViewModel, State
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.manuals import PageRef, Section
from fieldkm.domain.parts import Part
from fieldkm.domain.reading import Note

if TYPE_CHECKING:  # brings the database along
    from fieldkm.app.flags import KnownFlag

WIDTH = 304
_LINK_MARGIN = 10  # pixels, as in the style sheet
_MOST = 10  # of each kind, before "show all"


class RelatedPanel(QScrollArea):
    """Emits where a card leads; notes and reports are written here and kept by the `model`."""

    place_chosen = Signal(object)
    note_removed = Signal(object)
    editing_ended = Signal()

    def __init__(self, model: ManualViewModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._state = State()
        self._shows_all: set[str] = set()
        self._unsent: dict[PageRef, str] = {}  # reports that were begun
        self.editor: RemarkEditor | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retheme(theme)

    def show_state(self, state: State) -> None:
        """Show what belongs to the open page."""
        if state.open is not self._state.open:
            self._shows_all.clear()
            self.finish_report()
            self.editor = None
        shown = (self._state.open, self._state.around)
        self._state = state
        if shown != (state.open, state.around) and self.editor is None:
            self._fill()

    def write_note(self, anchor: str, quote: str) -> None:
        """Open a box for a new note about a section, perhaps about a quoted text."""
        write = self._model.write_note
        self._edit(NoteEditor(quote, "", lambda text: write(anchor, quote, text), self._theme))

    def report(self, anchor: str, quote: str) -> None:
        """Open a box for a report about a section, perhaps about a quoted text."""
        page = self._state.open
        if page is not None:
            report, begun = self._model.report, self._unsent.pop(bare(page.ref), "")
            self._edit(
                FlagEditor(lambda text: report(anchor, quote, text), self._theme, quote, begun)
            )

    def finish_editing(self) -> bool:
        """Keep the note that is being written, since the reader goes on; tells whether there was
        one. A report is not sent by that: what was begun of it waits at its page.
        """
        editor = self.editor
        self.finish_report()
        is_kept = isinstance(editor, NoteEditor) and editor.is_changed and editor.save()
        self.editor = None
        return is_kept

    def finish_report(self) -> None:
        """Set aside what was begun of a report, until its page is reported again."""
        page, editor = self._state.open, self.editor
        if page is not None and isinstance(editor, FlagEditor) and editor.box.toPlainText():
            self._unsent[bare(page.ref)] = editor.box.toPlainText()

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self._theme = theme
        self.setFixedWidth(theme.px(WIDTH))
        self._fill()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setAccessibleName(self.tr("What belongs to this page"))
        self._fill()

    def _edit(self, editor: RemarkEditor) -> None:
        self.finish_report()
        self.editor = editor
        editor.finished.connect(self._stop_editing)
        self._fill()
        editor.box.setFocus()
        self.ensureWidgetVisible(editor)

    def _stop_editing(self) -> None:
        self.editor = None
        self._fill()
        self.editing_ended.emit()

    def _fill(self) -> None:
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        page, around = self._state.open, self._state.around
        if page is None or not around.is_read:
            self.editor = None  # it stood on the canvas that goes now
        else:
            here = page.ref
            groups: tuple[tuple[str, Sequence[QWidget]], ...] = (
                (self.tr("On this page"), self._sections(page.page.sections, here)),
                (self.tr("Known fixes"), [self._fix(line) for line in around.fixes]),
                (self.tr("Fault codes"), [self._fault(line) for line in around.faults]),
                (self.tr("Your notes"), self._notes(around.notes)),
                (self.tr("Reported errors"), self._flags(around.flags)),
                (self.tr("Parts on this page"), [self._part(part) for part in around.parts]),
                (self.tr("Used by"), [self._mention(mention) for mention in around.used_by]),
            )
            for title, cards in groups:
                self._add_group(column, title, cards)
        column.addStretch(1)
        show_canvas(self, canvas)

    def _add_group(self, column: QVBoxLayout, title: str, cards: Sequence[QWidget]) -> None:
        if not cards:
            return
        column.addWidget(SectionLabel(title.upper()))
        most = len(cards) if title in self._shows_all else _MOST
        rows = QVBoxLayout()
        rows.setSpacing(0 if isinstance(cards[0], _PanelLink) else 8)
        for card in cards[:most]:
            rows.addWidget(card)
        column.addLayout(rows)
        if len(cards) > most:
            more = GhostButton(self.tr("Show all %n", "", len(cards)), self._theme)
            more.clicked.connect(lambda: self._show_all(title))
            column.addWidget(more)
        column.addSpacing(8)

    def _show_all(self, title: str) -> None:
        self._shows_all.add(title)
        self._fill()

    def _sections(self, sections: Sequence[Section], here: PageRef) -> list[QWidget]:
        named = [section for section in sections if section.anchor]
        least = min((section.level for section in named), default=0)
        return [
            self._link(section.heading, PageRef(here.manual, here.page, section.anchor))
            for section in named
            if section.level == least
        ]

    def _fix(self, line: FixLine) -> QWidget:
        card = FixCard(line)
        card.clicked.connect(lambda: self.place_chosen.emit(FixPlace(line.id)))
        return card

    def _flags(self, flags: Sequence[KnownFlag]) -> list[QWidget]:
        cards: list[QWidget] = [self.editor] if isinstance(self.editor, FlagEditor) else []
        return [*cards, *map(self._flag, flags)]

    def _flag(self, known: KnownFlag) -> QWidget:
        card = FlagCard(known)
        card.clicked.connect(lambda: self.place_chosen.emit(FlagPlace(known.id)))
        return card

    def _fault(self, line: FaultLine) -> QWidget:
        card = Card(f"{line.code}  {line.title}", self._causes(line))
        card.clicked.connect(lambda: self.place_chosen.emit(line.ref))
        return card

    def _causes(self, line: FaultLine) -> str:
        if not line.causes:
            return ""
        return self.tr("Likely causes: {causes}").format(causes=", ".join(line.causes))

    def _notes(self, notes: Sequence[PlacedNote]) -> list[QWidget]:
        cards: list[QWidget] = [self._note(placed) for placed in notes]
        if isinstance(self.editor, NoteEditor):
            return [self.editor, *cards]
        if self._state.open is not None:
            add = GhostButton(self.tr("Add a note"), self._theme, "plus")
            add.clicked.connect(lambda: self.write_note("", ""))
            cards.append(add)
        return cards

    def _note(self, placed: PlacedNote) -> QWidget:
        card = NoteCard(placed, self._theme)
        card.edit_wished.connect(lambda: self._change_note(placed.note))
        card.remove_wished.connect(lambda: self.note_removed.emit(placed.note))
        return card

    def _change_note(self, note: Note) -> None:
        save = self._model.change_note
        self._edit(
            NoteEditor(note.place.quote, note.text, lambda text: save(note, text), self._theme)
        )

    def _part(self, part: Part) -> QWidget:
        card = Card(f"{part.number}  {part.name}", self._callout(part))
        card.clicked.connect(lambda: self.place_chosen.emit(PartPlace(part.number, part.manual)))
        return card

    def _callout(self, part: Part) -> str:
        if part.replaced_by:
            return self.tr("Replaced by {number}").format(number=part.replaced_by)
        use = part.drawn_use
        if use is None or use.callout is None:
            return ""
        text = self.tr("{assembly}, callout {number}")
        return text.format(assembly=use.assembly, number=use.callout.number)

    def _mention(self, mention: Mention) -> QWidget:
        return self._link(mention.title, mention.ref)

    def _link(self, title: str, place: Place) -> QWidget:
        button = _PanelLink(title, self._theme)
        button.clicked.connect(lambda: self.place_chosen.emit(place))
        return button


class _PanelLink(LinkButton):
    """A link that ends in an ellipsis where the panel is too narrow for it."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__(title, theme)
        self._title = title
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * _LINK_MARGIN
        shown = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
