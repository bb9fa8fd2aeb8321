"""What the Write a fix screen does, without Qt.

What is typed is on the disk a moment later; what it looks like is found elsewhere meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.fix_writing.looking import Seen, seen_in
from fieldkm.desktop.fix_writing.state import State
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.domain.fix_drafts import (
    FixDraft,
    with_names,
    with_photos,
    with_text,
    without_customers,
)
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import Fix, Picture
from fieldkm.domain.outcomes import Result
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_terms import FixTerm, TermKind
    from fieldkm.app.personal_words_near import ToldWord

_LOOKING = "fix-writing"  # the group of tasks: only the last look is wanted


class Changes(TypedDict, total=False):
    """What of a draft is chosen, not typed."""

    safety: bool | None
    photos: tuple[Picture, ...]


class FixWritingViewModel(ViewModel[State]):
    """One draft at a time."""

    def __init__(self, workplace: Workplace, tasks: Tasks, wrote: Callable[[], None]) -> None:
        super().__init__(State())
        self._workplace = workplace
        self._tasks = tasks
        self._wrote = wrote
        self._language = "en"
        self._kept: FixDraft | None = None
        self._looked_at: FixDraft | None = None

    @property
    def draft(self) -> str:
        """The id of the draft in view; empty where there is none."""
        return self.state.draft.id if self.state.draft else ""

    # ------------------------------------------------------------ opening

    def load(self, draft: str, language: str) -> None:
        """Show a draft; raises `BadInput` where there is none of this id."""
        self.save()
        self._open(self._workplace.fix_drafts.of(draft), language)

    def begin(self, language: str) -> None:
        """Begin a fix from scratch."""
        self.save()
        self._open(self._workplace.fix_drafts.begin(), language)

    def choose(self, language: str) -> None:
        """Show the drafts that there are, none of them open."""
        self.save()
        self._language = language
        self._kept = None
        self._show(State(drafts=tuple(self._workplace.fix_drafts.all())))

    def _open(self, draft: FixDraft, language: str) -> None:
        self._language = language
        self._kept = draft
        drafts = self._workplace.fix_drafts
        line = self._workplace.fixes.line(draft.fix) if draft.improves else None
        self._show(
            State(
                draft,
                number=line.number if line else "",
                sent_back=drafts.sent_back(draft),
                terms=self._terms(draft),
                lacking=drafts.lacking(draft),
            )
        )
        self.look()

    # ------------------------------------------------------------ what is written

    def type(self, field: str, text: str) -> None:
        """Take over what stands in a field."""
        draft = self.state.draft
        if draft and with_text(draft, field, text) != draft:
            self._put(with_text(draft, field, text))

    def change(self, **changes: Unpack[Changes]) -> None:
        """Take over what was chosen."""
        draft = self.state.draft
        if draft and replace(draft, **changes) != draft:
            self._put(replace(draft, **changes))

    def name(self, kind: TermKind, text: str) -> bool:
        """Name a model, code, part or page as it was typed; tells whether there is such a one."""
        draft = self.state.draft
        if draft is None or not text.strip():
            return False
        try:
            term = self._workplace.fix_terms.typed(kind, text, draft.models, self._language)
        except LookupError:
            return False
        self.take(term)
        return True

    def take(self, term: FixTerm) -> None:
        """Name something that was found."""
        draft = self.state.draft
        if draft is None:
            return
        if term.place:
            pages = {(page.manual, page.page): page for page in (*draft.pages, term.place)}
            self._put(replace(draft, pages=tuple(pages.values())))
        else:
            names: tuple[str, ...] = getattr(draft, term.kind)
            self._put(with_names(draft, term.kind, tuple(dict.fromkeys((*names, term.key)))))
        left = tuple(one for one in self.state.suggested if one != term)
        self._show(replace(self.state, suggested=left))

    def leave_out(self, term: FixTerm) -> None:
        """Name something no longer."""
        draft = self.state.draft
        if draft is None:
            return
        if term.place:
            pages = tuple(page for page in draft.pages if page != term.place)
            self._put(replace(draft, pages=pages))
        else:
            names: tuple[str, ...] = getattr(draft, term.kind)
            left = tuple(name for name in names if name != term.key)
            self._put(with_names(draft, term.kind, left))

    def suggestions(self, kind: TermKind) -> Sequence[FixTerm]:
        """Return what can be named, to be offered while one types."""
        models = self.state.draft.models if self.state.draft else ()
        return self._workplace.fix_terms.all(kind, models, self._language)

    def save(self) -> None:
        """Write to the disk what was typed since the last time; where that cannot be done, it is
        said, and tried again with the next word.
        """
        draft = self.state.draft
        if draft is None or draft == self._kept:
            return
        try:
            self._workplace.fix_drafts.keep(draft, self._kept)
        except FieldkmError as error:
            self._fail(error)
        else:
            self._kept = draft
            self._show(replace(self.state, is_kept=True, problem=None))

    # ------------------------------------------------------------ photos

    def add_photo(self, picture: Path | bytes) -> None:
        """Add a photo; it is made smaller, which takes a moment."""
        owner, drafts = self.draft, self._workplace.fix_drafts
        self._show(replace(self.state, adding=self.state.adding + 1, problem=None))
        self._tasks.run(
            lambda: drafts.picture(picture),
            lambda made: self._added(owner, made),
            self._not_added,
        )

    def redraw(self, photo: Picture, drawn: bytes) -> None:
        """Put a picture on which something was drawn in the place of the plain one."""
        owner, drafts = self.draft, self._workplace.fix_drafts
        self._show(replace(self.state, adding=self.state.adding + 1, problem=None))
        self._tasks.run(
            lambda: drafts.picture(drawn, photo.caption),
            lambda made: self._added(owner, made, photo),
            self._not_added,
        )

    def remove_photo(self, photo: Picture) -> Callable[[], None]:
        """Remove a photo; returns what brings it back."""
        before = self.state.draft.photos if self.state.draft else ()
        self.change(photos=tuple(one for one in before if one != photo))
        self.save()

        def restore() -> None:
            self.change(photos=before)
            self.save()

        return restore

    def caption(self, photo: Picture, caption: str) -> None:
        """Say what a photo shows."""
        photos = self.state.draft.photos if self.state.draft else ()
        self.change(
            photos=tuple(
                replace(one, caption=caption) if one.sha256 == photo.sha256 else one
                for one in photos
            )
        )

    def photo_file(self, photo: Picture) -> Path | None:
        """Return where a photo's bytes lie; None while they have not come."""
        return self._workplace.fix_drafts.photo_file(photo)

    def _added(self, owner: str, made: Picture, instead_of: Picture | None = None) -> None:
        self._show(replace(self.state, adding=self.state.adding - 1))
        if self.draft != owner or self.state.draft is None:
            return
        there = self.state.draft.photos
        photos = [made if one == instead_of else one for one in there]
        try:
            self._put(with_photos(self.state.draft, photos if instead_of else [*there, made]))
        except FieldkmError as error:
            self._fail(error)
        else:
            self.save()

    def _not_added(self, error: Exception) -> None:
        self._show(replace(self.state, adding=self.state.adding - 1, problem=error))

    # ------------------------------------------------------------ what it looks like

    def look(self) -> None:
        """Find what the draft speaks of, whom it would tell of, and what says the same already."""
        draft = self.state.draft
        if draft is None:
            return
        written, language, workplace = draft, self._language, self._workplace

        def show(found: Seen) -> None:
            if self.draft == written.id:
                self._looked_at = written
                self._show(
                    replace(
                        self.state,
                        suggested=found.suggested,
                        likely=found.likely,
                        told=found.told,
                        asks_about=found.told if self.state.asks_about else (),
                        lacking=workplace.fix_drafts.lacking(self.state.draft or written),
                    )
                )

        self._tasks.run(
            lambda: seen_in(workplace, written, language), show, lambda _: None, group=_LOOKING
        )

    def take_out(self) -> None:
        """Put an ellipsis in place of the customers' words that stand in the draft."""
        draft = self.state.draft
        if draft is None:
            return
        known = self._workplace.personal_words.known(draft)
        self._put(without_customers(draft, known))
        self._looked_at = None
        self.save()
        self._show(replace(self.state, told=(), asks_about=()))

    # ------------------------------------------------------------ the end

    def submit(self, anyway: bool = False) -> Fix | None:
        """Submit the draft; None while something stands against it, which is then shown."""
        self.save()
        draft = self.state.draft
        if draft is None or draft != self._kept:
            return None
        drafts = self._workplace.fix_drafts
        told = () if anyway else self._told(draft)
        lacking = drafts.lacking(draft)
        self._show(
            replace(self.state, lacking=lacking, is_tried=True, asks_about=told, problem=None)
        )
        if lacking or told:
            return None
        try:
            fix = drafts.submit(draft.id)
        except FieldkmError as error:
            self._fail(error)
            return None
        self._kept = None
        self._show(State())
        self._wrote()
        return fix

    def _told(self, draft: FixDraft) -> Sequence[ToldWord]:
        """Return the customers' words in a draft, as they were seen if nothing was typed since."""
        is_seen = draft == self._looked_at
        return self.state.told if is_seen else self._workplace.personal_words.told(draft)

    def is_gone(self) -> bool:
        """Tell whether what is improved cannot be any more, so that only a new fix is left."""
        error = self.state.problem
        return isinstance(error, FieldkmError) and error.code in ("fix-gone", "fix-retired")

    def make_new(self) -> None:
        """Let an improvement become a fix of its own."""
        draft = self.state.draft
        if draft:
            new = self._workplace.fix_drafts.as_new(draft)
            self._open(new, self._language)

    def worked_again(self, line: FixLine) -> Callable[[], None] | None:
        """Count that a fix that says the same has worked again, and throw the draft away; returns
        what brings the draft back.
        """
        draft = self.state.draft
        if draft is None:
            return None
        self.save()
        try:
            self._workplace.fixes.outcome(line.id, Result.WORKED, visit=draft.visit)
        except FieldkmError as error:
            self._fail(error)
            return None
        undo = self.forget()
        self._wrote()
        return undo

    def forget(self) -> Callable[[], None]:
        """Throw the draft away; returns what brings it back."""
        self.save()
        name, drafts = self.draft, self._workplace.fix_drafts
        drafts.forget(name)
        self._kept = None
        self._show(State(drafts=tuple(drafts.all())))

        def restore() -> None:
            self._open(drafts.bring_back(name), self._language)

        return restore

    # ------------------------------------------------------------ parts of these

    def _put(self, draft: FixDraft) -> None:
        """Show the draft as it is now; it is kept a moment later."""
        terms = self.state.terms
        before = self.state.draft
        if before is None or _named(before) != _named(draft):
            terms = self._terms(draft)
        self._show(replace(self.state, draft=draft, terms=terms, is_kept=draft == self._kept))

    def _terms(self, draft: FixDraft) -> Mapping[TermKind, Sequence[FixTerm]]:
        """Return what a draft names, in words."""
        from fieldkm.app.fix_terms import TermKind

        terms = self._workplace.fix_terms
        found: dict[TermKind, Sequence[FixTerm]] = {
            kind: [terms.named(kind, key, self._language) for key in getattr(draft, kind)]
            for kind in (TermKind.MODEL, TermKind.CODE, TermKind.PART)
        }
        found[TermKind.PAGE] = [
            replace(terms.named(TermKind.PAGE, f"{page.manual}/{page.page}", self._language),
                    place=page)
            for page in draft.pages
        ]  # fmt: skip
        return found

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, problem=error))


def _named(draft: FixDraft) -> tuple[object, ...]:
    return draft.models, draft.fault_codes, draft.parts, draft.pages
