"""The form of a fix: what was seen, what it was, what fixes it, whether it touches safety, what it
is about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from fieldkm.desktop.fix_writing.photos_panel import PhotosPanel
from fieldkm.desktop.fix_writing.state import State
from fieldkm.desktop.fix_writing.term_field import Chip, TermField
from fieldkm.desktop.fix_writing.text_editor import TextEditor
from fieldkm.desktop.fix_writing.words import WritingWords
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.flow_row import FlowRow
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.fix_drafts import Lack
from fieldkm.domain.fix_text import MOST_TITLE

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_terms import FixTerm, TermKind

_TEXTS = ("symptom", "cause", "remedy", "reason")
_NAMED = ("models", "fault_codes", "parts", "pages")
_SAFETY = (False, True)
_LACK_OF = {
    "title": Lack.TITLE, "symptom": Lack.SYMPTOM, "remedy": Lack.REMEDY, "safety": Lack.SAFETY,
}  # fmt: skip

Offered = Callable[["TermKind"], "Sequence[FixTerm]"]


class FixForm(QWidget):
    """`typed` carries a field's name and its text; `chosen` whether it touches safety; `named` a
    kind of term and what was typed for it; `taken` and `left_out` a term.
    """

    typed = Signal(str, str)
    chosen = Signal(bool)
    named = Signal(object, str)
    taken = Signal(object)
    left_out = Signal(object)
    pictured = Signal(object)

    def __init__(
        self, theme: Theme, words: WritingWords, offered: Offered, photos: PhotosPanel
    ) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._offered = offered
        self._photos = photos
        self._suggested: tuple[object, ...] = ()
        self._is_filling = False
        self.title = QLineEdit()
        self.title.setMaxLength(MOST_TITLE)
        self.texts = {name: TextEditor(theme) for name in _TEXTS}
        self.safety = Segments(len(_SAFETY))
        self.terms = {name: self._term_field(name) for name in _NAMED}
        self.suggestions = FlowRow()
        self._spoken_of = MutedLabel()
        boxes: dict[str, QWidget] = {"title": self.title, **self.texts, "safety": self.safety}
        self.fields = {name: Field(box) for name, box in boxes.items()}
        self._lay_out()
        self._connect()

    def render_state(self, state: State) -> None:
        """Show a draft; the cursor stays where it is."""
        draft = state.draft
        if draft is None:
            return
        self._is_filling = True
        if self.title.text() != draft.title:
            self.title.setText(draft.title)
        for name, box in self.texts.items():
            box.show_text(getattr(draft, name))
        self.safety.show_choice(-1 if draft.safety is None else _SAFETY.index(draft.safety))
        self._is_filling = False
        self.fields["reason"].setVisible(draft.improves)
        by_name = {kind.value: terms for kind, terms in state.terms.items()}
        for name, field in self.terms.items():
            field.show_terms(by_name.get(name, ()))
        self._complain(state)
        self._suggest(tuple(state.suggested))

    def focus_lack(self, state: State) -> None:
        """Put the cursor where something is still to be written."""
        boxes = (
            (Lack.TITLE, self.title),
            (Lack.SYMPTOM, self.texts["symptom"]),
            (Lack.REMEDY, self.texts["remedy"]),
            (Lack.SAFETY, self.safety.button(0)),
            (Lack.MODELS, self.terms["models"].box),
        )
        for lack, box in boxes:
            if lack in state.lacking:
                box.setFocus()
                return

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for box in self.texts.values():
            box.retheme(theme)
        for field in self.terms.values():
            field.retheme(theme)
        for at in range(len(_SAFETY)):
            self.safety.button(at).setMinimumHeight(theme.target)
        self._suggested = ()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        for name, field in self.fields.items():
            field.entitle(self._words.field(name))
        self.title.setPlaceholderText(self.tr("In one line, as a colleague would look for it"))
        hints = {
            "symptom": self.tr("What the machine shows, does, sounds or smells like; when"),
            "cause": self.tr("What had failed, and how you found out"),
            "remedy": self.tr("Step by step. - makes a list, 1. makes steps, **bold** is bold"),
            "reason": self.tr("In a sentence, for the reviewer"),
        }
        for name, box in self.texts.items():
            box.setPlaceholderText(hints[name])
        self.safety.name_all([self.tr("No"), self.tr("Yes, it touches safety")])
        for at in range(len(_SAFETY)):
            button = self.safety.button(at)
            button.setAccessibleName(f"{self._words.field('safety')} {button.text()}")
        self.fields["safety"].say(self.tr("With yes, colleagues see it once it is approved."))
        finds = {
            "models": self.tr("Add a model"),
            "fault_codes": self.tr("Add a fault code"),
            "parts": self.tr("Add a part: number or name"),
            "pages": self.tr("Add a page: words of its title"),
        }
        for name, picker in self.terms.items():
            picker.entitle(self._words.field(name), finds[name])
        self._spoken_of.setText(self.tr("Your text speaks of these; a press adds them:"))

    # ------------------------------------------------------------ inside

    def _complain(self, state: State) -> None:
        complaints = state.complaints
        for name, lack in _LACK_OF.items():
            said = self._words.complaint(lack) if lack in complaints else ""
            self.fields[name].complain(said)
        lacks_models = Lack.MODELS in complaints
        said = self._words.complaint(Lack.MODELS) if lacks_models else ""
        self.terms["models"].complain(said)

    def _suggest(self, terms: tuple[FixTerm, ...]) -> None:
        if terms == self._suggested:
            return
        self._suggested = terms
        chips = [self._chip(term) for term in terms]
        self.suggestions.show_widgets(chips, self._photos.last_control)
        self._spoken_of.setVisible(bool(terms))

    def _chip(self, term: FixTerm) -> Chip:
        words = " ".join(filter(None, (term.key, term.title)))
        if term.place:
            words = self.tr("Page “{title}”").replace("{title}", term.title)
        tip = self.tr("Add {what}").replace("{what}", f"{term.key} {term.title}".strip())
        chip = Chip(words, tip, "plus", self._theme)
        chip.clicked.connect(lambda: self.taken.emit(term))
        return chip

    def _term_field(self, name: str) -> TermField:
        from fieldkm.app.fix_terms import TermKind

        kind = TermKind(name)
        field = TermField(self._theme, lambda: self._offered(kind))
        field.typed.connect(lambda text: self.named.emit(kind, text))
        field.left_out.connect(self.left_out)
        return field

    def _connect(self) -> None:
        self.title.textChanged.connect(lambda text: self._tell("title", text))
        for name, box in self.texts.items():
            box.textChanged.connect(lambda name=name, box=box: self._tell(name, box.toPlainText()))
            box.pictured.connect(self.pictured)
        self.safety.chosen.connect(lambda at: self.chosen.emit(_SAFETY[at]))

    def _tell(self, name: str, text: str) -> None:
        if not self._is_filling:
            self.typed.emit(name, text)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for name in ("title", "symptom", "cause", "remedy", "reason", "safety"):
            column.addWidget(self.fields[name])
        self._spoken_of.hide()
        column.addWidget(self._photos)
        column.addWidget(self._spoken_of)
        column.addWidget(self.suggestions)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(14)
        for at, name in enumerate(_NAMED):
            grid.addWidget(self.terms[name], at // 2, at % 2)
        for side in range(2):
            grid.setColumnStretch(side, 1)
        column.addLayout(grid)
