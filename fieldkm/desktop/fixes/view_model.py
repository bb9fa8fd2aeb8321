"""What the Fixes screen shows and does, without Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.domain.codes import compact
from fieldkm.domain.fix_lines import FixFilter, FixLine, Shelf
from fieldkm.domain.fixes import FixState
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import Visit
from fieldkm.errors import Unavailable

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_texts import RevisionTexts
    from fieldkm.app.flags import KnownFlag
    from fieldkm.app.places import Place
    from fieldkm.app.read_fix import Helped, ReadFix

MOST_LISTED = 500


class Whose(StrEnum):
    """Whose fixes are listed."""

    ALL = "all"
    MINE = "mine"
    DRAFTS = "drafts"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is asked for; `model` is that of the machine at hand, or empty for all."""

    whose: Whose = Whose.ALL
    shelf: Shelf = Shelf.ALL
    words: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The fix that is read. `texts` are those of what it says, `newer` those of an improvement that
    is not approved; `visit` is the user's open one, where the fix fits its machine; `me` is the
    user's id.
    """

    read: ReadFix
    texts: RevisionTexts | None
    newer: RevisionTexts | None = None
    photos: Mapping[str, Path] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[KnownFlag, ...] = ()
    visit: Visit | None = None
    me: str = ""

    @property
    def may_thank(self) -> bool:
        """Tell whether the author is somebody else whom this user has not thanked."""
        return self.read.fix.author != self.me and not self.read.is_thanked

    @property
    def may_withdraw(self) -> bool:
        """Tell whether this user can take back what they wrote: it is not approved yet. The first
        author takes back all of a fix, whoever improved it.
        """
        fix, newest = self.read.fix, self.read.current or self.read.shown
        if fix.state not in (FixState.SUBMITTED, FixState.RETURNED) or newest is None:
            return False
        return self.me == (newest.author if fix.approved_revision else fix.author)


class Writing(StrEnum):
    """What is written about a fix."""

    OUTCOME = "outcome"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Start:
    """What stands at the right while no fix is open: what came back to this user, and where their
    fixes helped.
    """

    returned: tuple[FixLine, ...] = ()
    helped: tuple[Helped, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """`lines` fit `wanted`; `counts` are those of the shelves. `error` is why something cannot be
    shown, `problem` why the last thing was not written; `written` counts what was, by its kind.
    """

    wanted: Wanted = Wanted()
    lines: tuple[FixLine, ...] = ()
    counts: Mapping[Shelf, int] = field(default_factory=dict)
    opened: Opened | None = None
    start: Start = Start()
    is_read: bool = False
    written: Mapping[Writing, int] = field(default_factory=dict)
    error: Exception | None = None
    problem: Exception | None = None


class FixesViewModel(ViewModel[State]):
    """Reads fixes and writes what readers make of them, off the interface's thread."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        wrote: Callable[[], None],
        on_change: Callable[[State], None],
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks
        self._wrote = wrote
        self.language = "en"  # in which pages of manuals are named
        self.shown = ""  # the id of the fix that is open, or is being read; empty for none

    # ------------------------------------------------------------ reading

    def load(self) -> None:
        """Read the list, and the fix that is open, anew."""
        self.find(self.state.wanted)
        self.show(self.shown, is_again=True)

    def find(self, wanted: Wanted) -> None:
        """List other fixes."""
        self._show(replace(self.state, wanted=wanted))
        self._tasks.run(lambda: self._listed(wanted), self._take_list, self._fail, group="fixes")

    def show(self, fix: str, *, is_again: bool = False) -> None:
        """Open a fix; an empty id shows what concerns this user. A fix that is merely shown again
        does not count as opened.
        """
        self.shown = fix
        if not fix:
            self._tasks.run(self._read_start, self._take_start, self._fail, group="fix")
            return
        self._tasks.run(
            lambda: self._read(fix, is_again=is_again), self._take, self._fail, group="fix"
        )

    # ------------------------------------------------------------ writing

    def use(self, result: Result, text: str) -> None:
        """Say how the fix that is open went, in the open visit where it fits there."""
        opened = self.state.opened
        if opened is None:
            return
        fix, visit = opened.read.fix.id, opened.visit.id if opened.visit else ""
        model = "" if visit else _fitting_model(self._workplace, opened.read)
        fixes = self._workplace.fixes
        self._write(
            lambda: fixes.outcome(fix, result, text, visit=visit, model=model), Writing.OUTCOME
        )

    def comment(self, text: str) -> None:
        """Write a remark on the fix that is open."""
        fix = self.shown
        self._write(lambda: self._workplace.fixes.comment(fix, text))

    def thank(self, text: str) -> None:
        """Thank its author."""
        fix = self.shown
        self._write(lambda: self._workplace.fixes.thank(fix, text))

    def report(self, text: str) -> None:
        """Report that it is wrong."""
        fix = self.shown
        self._write(lambda: self._workplace.flags.report_fix(fix, text))

    def withdraw(self, reason: str) -> None:
        """Take back what this user wrote of it."""
        fix = self.shown
        self._write(lambda: self._workplace.fix_drafts.withdraw(fix, reason))

    def improve(self, begun: Callable[[str], None]) -> None:
        """Begin an improvement of it, or go on with one; `begun` is given the draft's id."""
        fix = self.shown
        self._tasks.run(
            lambda: self._workplace.fix_drafts.improve(fix).id, begun, self._refuse, group="improve"
        )

    def place(self, link: str) -> Place | None:
        """Return where a link in the fix that is open leads."""
        shown = self.state.opened.read.shown if self.state.opened else None
        if shown is None:
            return None
        return self._workplace.fix_links.place(link, shown, self.language)

    # ------------------------------------------------------------ inside; off the thread

    def _listed(self, wanted: Wanted) -> State:
        fixes = self._workplace.fixes
        mine = wanted.whose is Whose.MINE
        counts = fixes.shelves(mine=mine)
        if wanted.whose is Whose.DRAFTS:
            return State(wanted, tuple(self._drafts(wanted.words)), counts)
        asked = FixFilter(wanted.shelf, mine, wanted.model, wanted.words, MOST_LISTED)
        return State(wanted, tuple(fixes.listed(asked)), counts)

    def _drafts(self, words: str) -> list[FixLine]:
        me = self._workplace.recorder.me
        lines = [
            FixLine(
                draft.id,
                number="",
                title=draft.title,
                state=FixState.DRAFT,
                moment=draft.begun,
                symptom=" ".join(draft.symptom.split()),
                author=me,
                is_mine=True,
                is_sent=False,
            )
            for draft in self._workplace.fix_drafts.all()
            if not draft.is_blank
        ]
        typed = words.casefold().split()
        return [
            line
            for line in lines
            if all(word in f"{line.title} {line.symptom}".casefold() for word in typed)
        ]

    def _read(self, fix: str, *, is_again: bool) -> Opened:
        workplace = self._workplace
        read = workplace.fixes.read(fix)
        if not is_again:
            workplace.fixes.note_opened(read.fix.id)
        shown, current = read.shown, read.current
        named = [photo.sha256 for one in (shown, current) if one for photo in one.photos]
        pages = [page for one in (shown, current) if one for page in one.pages]
        paths = {name: workplace.photos.path(name) for name in named}
        return Opened(
            read,
            workplace.fix_texts.of(shown) if shown else None,
            workplace.fix_texts.of(current) if current else None,
            {name: path for name, path in paths.items() if path},
            workplace.fix_links.titles(pages, self.language),
            workplace.flags.of_fix(read.fix.id, self.language),
            self._fitting_visit(read),
            workplace.recorder.me,
        )

    def _fitting_visit(self, read: ReadFix) -> Visit | None:
        with suppress(Unavailable):  # customers' data may be locked
            state = self._workplace.visits.open_visit()
            if state and _fits(read, state.visit.model):
                return state.visit
        return None

    def _read_start(self) -> Start:
        fixes = self._workplace.fixes
        returned = fixes.listed(FixFilter(Shelf.RETURNED, mine=True))
        return Start(tuple(returned), tuple(fixes.helped()))

    # ------------------------------------------------------------ inside; on the thread

    def _take_list(self, found: State) -> None:
        if found.wanted != self.state.wanted:
            return  # something else has been typed meanwhile
        # Why a fix could not be opened is said until another one is.
        error = None if self.shown else self.state.error
        self._show(
            replace(self.state, lines=found.lines, counts=found.counts, is_read=True, error=error)
        )

    def _take(self, opened: Opened) -> None:
        before = self.state.opened
        is_same = before is not None and before.read.fix.id == opened.read.fix.id
        self.shown = opened.read.fix.id
        problem = self.state.problem if is_same else None
        self._show(replace(self.state, opened=opened, error=None, problem=problem))

    def _take_start(self, start: Start) -> None:
        self._show(replace(self.state, opened=None, start=start, error=None, problem=None))

    def _write(self, write: Callable[[], object], kind: Writing = Writing.REMARK) -> None:
        self._tasks.run(write, lambda _: self._written(kind), self._refuse)

    def _written(self, kind: Writing) -> None:
        written = {**self.state.written, kind: self.state.written.get(kind, 0) + 1}
        self._show(replace(self.state, written=written, problem=None))
        self._wrote()
        self.load()

    def _refuse(self, error: Exception) -> None:
        self._show(replace(self.state, problem=error))

    def _fail(self, error: Exception) -> None:
        self.shown = ""
        self._show(replace(self.state, is_read=True, opened=None, error=error))


def _fits(read: ReadFix, model: str) -> bool:
    models = read.shown.models if read.shown else ()
    return not models or compact(model) in map(compact, models)


def _fitting_model(workplace: Workplace, read: ReadFix) -> str:
    machine = workplace.machine_at_hand
    return machine.model if machine and machine.model and _fits(read, machine.model) else ""
