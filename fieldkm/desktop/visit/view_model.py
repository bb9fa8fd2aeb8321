"""What the Visit screen shows and does, without Qt.

What is typed is a draft until it is entered: kept on this laptop word by word, and sent by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.desktop.visit.closing import CLOSING, closing_of
from fieldkm.desktop.visit.form import FIELDS, FROM_VAN, QUANTITY, UNIT, details_of, typed_of
from fieldkm.desktop.visit.recognition import Recognition
from fieldkm.desktop.visit.state import AskedTest, Line, State
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, Reply, VisitEntry, VisitPlace
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.visit_entries import Used
    from fieldkm.app.visit_sheet import TakenPhoto, VisitSheet
    from fieldkm.app.visit_terms import Term

KIND = "kind"

_UNLISTED = frozenset({EntryKind.STEP, EntryKind.MOVED, EntryKind.SIGNED})


class Changes(TypedDict, total=False):
    """What a thing that the user does changes in the form."""

    kind: EntryKind
    typed: Mapping[str, str]
    amending: VisitEntry | None


class VisitViewModel(ViewModel[State]):
    """One visit at a time."""

    def __init__(self, workplace: Workplace, tasks: Tasks, wrote: Callable[[], None]) -> None:
        super().__init__(State())
        self._workplace = workplace
        self._tasks = tasks
        self._wrote = wrote
        self._recognition = Recognition(workplace)
        self._language = ""
        self._unsaved: dict[str, str] = {}
        self.is_writing = False  # what is told of then is read anyway

    @property
    def visit(self) -> str:
        """The id of the visit in view; empty where there is none."""
        return self.state.sheet.state.visit.id if self.state.sheet else ""

    # ------------------------------------------------------------ reading

    def load(self, visit: str, language: str) -> None:
        """Show a visit, with what was being filled in; raises `BadInput` where it is not here."""
        self.save_draft()
        self._language = language
        sheet = self._sheet(visit)
        typed = self._workplace.drafts.of(visit)
        kind = EntryKind(typed.pop(KIND, EntryKind.CODE))
        self._show(self._read(sheet, State(kind=kind, typed=typed)))
        self._look()

    def load_open(self, language: str) -> bool:
        """Show the visit in view again, else the one at hand; tells whether there is one."""
        at_hand = None if self.visit else self._workplace.visits.open_visit()
        visit = at_hand.visit.id if at_hand else self.visit
        if visit:
            self.load(visit, language)
        return bool(visit)

    def reload(self) -> None:
        """Read the visit again; what is being filled in stays. One that has left this laptop is not
        shown any more.
        """
        if not self.visit:
            return
        try:
            state = self._read(self._sheet(self.visit), self.state)
        except FieldkmError as error:
            state = State(problem=error)
        self._show(state)

    def _sheet(self, visit: str) -> VisitSheet:
        state = self._workplace.visits.take_steps(visit)
        return self._workplace.visit_sheets.of(state, self._language)

    def _read(self, sheet: VisitSheet, before: State) -> State:
        terms, language = self._workplace.visit_terms, self._language
        state, place = sheet.state, sheet.state.place
        warnings = before.warnings
        if not before.sheet or before.sheet.state.place != place or not self.is_writing:
            warnings = self._workplace.before_entry.of(place.customer, place.site, place.machine)
        answered = {entry.ref: entry for entry in state.of(EntryKind.TEST) if entry.ref}
        asked = [AskedTest(term, answered.get(term.ref)) for term in terms.tests(state, language)]
        titles = terms.titles_of(state, language)
        names = {used.ref: used.name for used in sheet.fixes}
        titles |= {fix.id: names[fix.ref] for fix in state.of(EntryKind.FIX) if fix.ref in names}
        lines = [
            Line(entry, titles.get(entry.id, ""))
            for entry in state.entries
            if entry.kind not in _UNLISTED
        ]
        return replace(
            before,
            sheet=sheet,
            lines=tuple(lines),
            tests=tuple(asked),
            causes=tuple(terms.causes(state, language)),
            likely=terms.likely_causes(state, language),
            warnings=warnings,
        )

    # ------------------------------------------------------------ what is being filled in

    def choose(self, kind: EntryKind) -> None:
        """Write down another kind of thing; what is typed stays."""
        fields = {KIND: kind.value}
        reading = self.state.reading
        if kind is EntryKind.METER and reading and not self.state.typed.get(UNIT):
            fields[UNIT] = reading.unit
        self._unsaved.update(fields)
        self._look(kind=kind, amending=None, typed=self._typed(fields))

    def type(self, name: str, text: str) -> None:
        """Take over what stands in a field."""
        if self.state.typed.get(name, "") == text:
            return
        if self.state.amending is None:
            self._unsaved[name] = text
        self._look(typed=self._typed({name: text}))

    def save_draft(self) -> None:
        """Write to the disk what was typed since the last time; where that cannot be done, it is
        said, and tried again.
        """
        if not (self._unsaved and self.visit):
            return
        try:
            self._workplace.drafts.keep(self.visit, self._unsaved)
        except FieldkmError as error:
            self._fail(error)
        else:
            self._unsaved = {}

    def _typed(self, fields: Mapping[str, str]) -> Mapping[str, str]:
        """Return what is typed, with some fields changed."""
        typed = {name: text for name, text in self.state.typed.items() if name not in fields}
        return typed | {name: text for name, text in fields.items() if text and name != KIND}

    def suggestions(self, kind: EntryKind) -> list[Term]:
        """Return what the manuals and the van know of a kind, to be offered while one types."""
        return self._recognition.suggestions(self.state, kind, self._language)

    def _look(self, **changed: Unpack[Changes]) -> None:
        """Show the state with some changes, and what is typed in it as what it may mean."""
        state = replace(self.state, **changed)
        self._show(self._recognition.looked(state, self._language))

    # ------------------------------------------------------------ writing down

    def enter(self) -> bool:
        """Write down what was typed; tells whether that could be done."""
        state = self.state
        fields = FIELDS.get(state.kind, ())

        def write() -> None:
            visits, drafts = self._workplace.visits, self._workplace.drafts
            details = details_of(state.kind, state.typed, state.term)
            if state.amending:
                visits.amend(state.amending, **details)
                return
            done = drafts.done(self.visit, *fields)
            visits.write(visits.entry(self.visit, state.kind, **details), beside=[done])

        if not self._done(write):
            return False
        self._unsaved = {name: text for name, text in self._unsaved.items() if name not in fields}
        if state.amending:
            self.stop_amending()
        else:
            rest = {name: text for name, text in state.typed.items() if name not in fields}
            self._look(typed=rest)
        self._reload_own()
        return True

    def begin_amending(self, entry: VisitEntry) -> None:
        """Put an entry into the fields, to be changed."""
        self.save_draft()
        self._look(amending=entry, kind=entry.kind, typed=typed_of(entry))

    def stop_amending(self) -> None:
        """Leave the entry as it is, and go on with what was being written."""
        typed = self._workplace.drafts.of(self.visit)
        kind = EntryKind(typed.pop(KIND, EntryKind.CODE))
        self._look(amending=None, kind=kind, typed=typed)

    def withdraw(self, entry: VisitEntry) -> Callable[[], None] | None:
        """Take an entry back; returns what brings it back again."""
        visits = self._workplace.visits
        taken: list[VisitEntry] = []
        if not self._done(lambda: taken.append(visits.withdraw(entry))):
            return None
        self._reload_own()

        def restore() -> None:
            self._act(lambda: visits.restore(entry, taken[0]))

        return restore

    def answer(self, test: AskedTest, reply: Reply) -> None:
        """Write down what a test showed."""
        visits = self._workplace.visits
        if test.entry:
            before = test.entry
            self._act(lambda: visits.amend(before, answer=reply))
        else:
            said = {"ref": test.term.ref, "text": test.term.title}
            self._act(
                lambda: visits.add(
                    self.visit, EntryKind.TEST, ref=said["ref"], text=said["text"], answer=reply
                )
            )

    def change_quantity(self, step: int) -> None:
        """One more of a part, or one less."""
        text = self.state.typed.get(QUANTITY, "")
        now = int(text) if text.isascii() and text.isdigit() else 1
        self.type(QUANTITY, str(max(now + step, 1)))

    def take_from_van(self, is_taken: bool) -> None:
        """Say whether the part comes from the van."""
        self.type(FROM_VAN, "yes" if is_taken else "no")

    def use_fix(self, line: FixLine) -> None:
        """Write down that a fix was used; how it went is asked at the end."""
        visits = self._workplace.visits
        self._act(lambda: visits.add(self.visit, EntryKind.FIX, ref=line.id, text=line.title))

    def finish_task(self, task: str) -> None:
        """Tick off what was to be done."""
        if self._done(lambda: self._workplace.customer_book.finish(task)):
            self.reload()

    def add_photo(self, picture: Path | bytes, caption: str = "") -> None:
        """Add a photo; it is made smaller, which takes a moment."""
        visit = self.visit
        self._tasks.run(
            lambda: self._workplace.visits.photo(visit, picture, caption),
            lambda _: self._written(),
            self._fail,
        )

    def withdraw_photo(self, taken: TakenPhoto) -> None:
        """Take a photo back."""
        self._act(lambda: self._workplace.visits.withdraw_photo(taken.photo))

    def start_or_stop(self) -> None:
        """Start the clock, or stop it."""
        sheet, visits = self.state.sheet, self._workplace.visits
        if sheet:
            runs = sheet.state.running_since is not None
            self._act(lambda: (visits.stop if runs else visits.start)(self.visit))

    def move(self, place: VisitPlace, reason: str) -> None:
        """Move the visit to the machine or customer where it was made."""
        self._act(lambda: self._workplace.visits.move(self.visit, place, reason))

    # ------------------------------------------------------------ the end

    def begin_closing(self) -> None:
        """Ask how it ended."""
        self.type(CLOSING, "yes")

    def back_to_work(self) -> None:
        """Go on working; what was said about the end stays."""
        self.type(CLOSING, "")

    def close(self) -> bool:
        """Close the visit with what was said; tells whether that could be done."""
        forget = [self._workplace.drafts.done(self.visit)]

        def close() -> None:
            closing = closing_of(self.state.said, self.state.causes, self._ended)
            self._workplace.visits.close(self.visit, closing, forget)

        if not self._done(close):
            return False
        self._unsaved = {}
        self._show(replace(self.state, typed={}, amending=None))
        self._reload_own()
        return True

    def sign(self, signature: bytes, name: str) -> bool:
        """Keep the customer's signature."""
        return self._act(lambda: self._workplace.visits.sign(self.visit, signature, name))

    # ------------------------------------------------------------ parts of these

    def _ended(self, fix: str, result: Result, text: str) -> Used:
        return self._workplace.visit_fixes.outcome(fix, result, text, self.visit)

    def _act(self, work: Callable[[], object]) -> bool:
        if not self._done(work):
            return False
        self._reload_own()
        return True

    def _reload_own(self) -> None:
        """Read what was written here; what must be known of the place is as it was."""
        self.is_writing = True
        self.reload()
        self.is_writing = False

    def _done(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except FieldkmError as error:
            self._fail(error)
            return False
        self.is_writing = True
        self._wrote()
        self.is_writing = False
        self._show(replace(self.state, problem=None))
        return True

    def _written(self) -> None:
        self._act(lambda: None)

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, problem=error))
