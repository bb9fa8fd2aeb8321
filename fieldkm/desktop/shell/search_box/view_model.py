"""What the search box does with what is typed, without Qt: searches, lists, opens."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fieldkm.app.places import FixPlace, MachinePlace, Place, SerialPlace, parse_thing
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.desktop.shell.search_box.rows import (
    CompletionRow,
    CorrectionRow,
    HitRow,
    MachineRow,
    ProblemRow,
    RecentRow,
    Row,
    is_choosable,
    is_exact,
    listed,
)
from fieldkm.desktop.shell.search_box.serials import machine_rows
from fieldkm.domain.codes import looks_like_code
from fieldkm.domain.finding import Answer, Kind, Query
from fieldkm.domain.fix_lines import FixLine
from fieldkm.errors import FieldkmError

logger = logging.getLogger(__name__)

_MOST_HITS = 24
_MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class State:
    """`rows` answer the words searched last; `is_pending` while newer ones are not answered.

    `selected` is the row that Enter opens, -1 for none.
    """

    words: str = ""
    rows: tuple[Row, ...] = ()
    selected: int = -1
    is_pending: bool = False
    is_shown: bool = False


class SearchBox(ViewModel[State]):
    """The state behind the box. `type` for each letter, then `search` once the typing rests."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        on_change: Callable[[State], None],
        on_open: Callable[[Place], None],
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks
        self._on_open = on_open
        self._recent: tuple[str, ...] = ()
        self._counted = ""  # the words whose hits were counted
        self._opens_code = False
        self._language = "en"

    def type(self, text: str) -> None:
        """Take over what stands in the box; what was found stays until there is an answer."""
        words = text.strip()
        self._opens_code = False
        if not words:
            self.offer_recent()
        elif words != self.state.words:
            self._show(replace(self.state, words=words, is_pending=True))

    def search(self, language: str) -> None:
        """Search for what was typed."""
        self._language = language
        words = self.state.words
        if words:
            query = Query(
                words, language, machine=self._workplace.machine_at_hand, limit=_MOST_HITS
            )
            self._show(replace(self.state, is_pending=True))
            self._tasks.run(
                lambda: self._rows(query),
                lambda rows: self._take(words, rows),
                lambda error: self._take(words, (ProblemRow(error),)),
                group="search",
            )

    def offer_recent(self) -> None:
        """Show what was searched before, as long as nothing is typed."""
        rows = tuple(RecentRow(words) for words in self._recent)
        self._show(State(rows=rows, is_shown=bool(rows)))

    def reopen(self) -> None:
        """Show the list again that was closed."""
        if not self.state.words:
            self.offer_recent()
        elif self.state.rows:
            self._show(replace(self.state, is_shown=True))

    def move(self, by: int) -> None:
        """Select the next or the previous row that can be chosen, round and round."""
        rows = self.state.rows
        places = [n for n, row in enumerate(rows) if is_choosable(row)]
        if not places:
            return
        if self.state.selected in places:
            at = (places.index(self.state.selected) + by) % len(places)
        else:
            at = 0 if by > 0 else -1
        self.select(places[at])

    def select(self, row: int) -> None:
        """Select a row, as the mouse does when it stands over one."""
        if is_choosable(self.state.rows[row]):
            self._show(replace(self.state, selected=row, is_shown=True))

    def enter(self) -> None:
        """Open the selected row; a code not answered yet opens when its answer has come."""
        if self.state.is_pending:
            self._opens_code = looks_like_code(self.state.words)
        elif self.state.selected >= 0:
            self.choose(self.state.selected)

    def choose(self, row: int, keep_open: bool = False) -> None:
        """Open a hit, or search for the words of a row; `keep_open` leaves the list standing."""
        chosen = self.state.rows[row]
        self._note_found()
        if isinstance(chosen, HitRow):
            self._remember(self.state.words)
            self._show(replace(self.state, selected=row, is_shown=keep_open))
            self._on_open(parse_thing(chosen.hit.thing, chosen.hit.anchor))
        elif isinstance(chosen, MachineRow):
            self._show(replace(self.state, selected=row, is_shown=keep_open))
            self._on_open(_place_of(chosen))
        elif isinstance(chosen, CompletionRow | CorrectionRow | RecentRow):
            self._show(replace(self.state, words=chosen.words))
            self.search(self._language)

    def close(self) -> None:
        """Hide the list; the words stay."""
        self._opens_code = False
        if self.state.is_shown:
            self._note_found()
            self._show(replace(self.state, is_shown=False))

    def _rows(self, query: Query) -> tuple[Row, ...]:
        """Runs off the interface's thread."""
        machines = machine_rows(self._workplace, query.words)
        try:
            return (*machines, *self._found(query, machines))
        except FieldkmError as error:
            if not machines:
                raise
            return (*machines, ProblemRow(error))

    def _found(self, query: Query, machines: Sequence[MachineRow]) -> tuple[Row, ...]:
        """Return the rows of what is found beside the machines of the serial that was typed."""
        search, library = self._workplace.search, self._workplace.library
        answer = search.find(query)
        shown = {_place_of(row) for row in machines}
        fixes = self._fixes(answer)
        hits = tuple(
            hit
            for hit in answer.hits
            if parse_thing(hit.thing) not in shown
            and (hit.kind is not Kind.FIX or hit.thing in fixes)  # else it has just left us
        )
        if answer.hits and not hits:
            return ()
        answer = replace(answer, hits=hits)
        suggestions = search.suggest(query.words, query.language)
        manuals = {hit.manual for hit in answer.hits if hit.manual}
        titles = {manual: library.info(manual).title(query.language) for manual in manuals}
        return listed(query, answer, suggestions, titles, fixes)

    def _fixes(self, answer: Answer) -> dict[str, FixLine]:
        """Return how the fixes among the hits stand, by the things that open them."""
        things = {
            hit.thing: place.fix
            for hit in answer.hits
            if hit.kind is Kind.FIX and isinstance(place := parse_thing(hit.thing), FixPlace)
        }
        lines = self._workplace.fixes.lines(things.values()) if things else {}
        return {thing: lines[fix] for thing, fix in things.items() if fix in lines}

    def _note_found(self) -> None:
        """Count the fixes that are listed, once for the words that one has come to: not for each
        letter on the way there.
        """
        rows, words = self.state.rows, self.state.words
        found = [row.fix.id for row in rows if isinstance(row, HitRow) and row.fix is not None]
        if found and words != self._counted:
            self._counted = words
            self._tasks.run(lambda: self._workplace.fixes.note_found(found), lambda _: None, _forgo)

    def _take(self, words: str, rows: tuple[Row, ...]) -> None:
        if words != self.state.words:
            return
        first = next((n for n, row in enumerate(rows) if isinstance(row, HitRow | MachineRow)), -1)
        self._show(State(words, rows, first, is_shown=True))
        if self._opens_code:
            self._opens_code = False
            self._open_code(first)

    def _open_code(self, row: int) -> None:
        chosen = self.state.rows[row] if row >= 0 else None
        twins = [r for r in self.state.rows if isinstance(r, MachineRow) and r.is_exact]
        if len(twins) > 1:
            self._show(replace(self.state, is_shown=False))
            self._on_open(SerialPlace(self.state.words))  # scanned: it can be several machines
        elif twins or (isinstance(chosen, HitRow) and is_exact(chosen.hit)):
            self.choose(row)

    def _remember(self, words: str) -> None:
        others = (other for other in self._recent if other.casefold() != words.casefold())
        self._recent = (words, *others)[:_MOST_RECENT]


def _forgo(error: Exception) -> None:
    """It only counts; where that cannot be kept, the search goes on."""
    logger.warning("what was found cannot be counted: %s", error)


def _place_of(row: MachineRow) -> Place:
    machine = row.machine
    return MachinePlace(machine.record) if machine.record else SerialPlace(machine.serial)
