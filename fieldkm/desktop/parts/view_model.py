"""What the Parts screen shows: an assembly, its parts list as filtered, and the selected part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice

from fieldkm.app.parts import PartCard
from fieldkm.app.places import DrawingPlace, PartPlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.desktop.parts.assemblies import (
    Assembly,
    Chapter,
    Row,
    best_row,
    chapters,
    rows_of,
)
from fieldkm.desktop.parts.part_filter import fitting
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.parts import Part
from fieldkm.errors import BadInput, FieldkmError

_MOST_ELSEWHERE = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selected row and what is known of its part.

    `asked` is the superseded number that led here, if one did. `elsewhere` are its other rows,
    `alternates` and `replaces` parts as far as they are listed.
    """

    row: Row
    card: PartCard
    asked: str = ""
    elsewhere: tuple[Row, ...] = ()
    alternates: tuple[Part, ...] = ()
    replaces: tuple[Part, ...] = ()
    callouts: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the part, with those that it replaces and those that replace it."""
        chain = self.card.supersession.chain
        return tuple(dict.fromkeys((self.row.part.number, *chain, *self.card.replaces)))

    @property
    def procedure(self) -> PageRef | None:
        """The page that tells how to replace the part."""
        return self.card.procedures[0].ref if self.card.procedures else None


@dataclass(frozen=True, slots=True)
class State:
    """All that the screen shows. `rows` is the parts list as filtered by `words`: first the rows of
    the open assembly, then those of others that fit. `manuals` counts what is installed.
    """

    manuals: int = 0
    chapters: tuple[Chapter, ...] = ()
    open: Assembly | None = None
    machine: MachineAtHand | None = None
    listed: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    words: str = ""
    chosen: Chosen | None = None

    def is_here(self, row: Row) -> bool:
        """Tell whether a row stands in the list of the open assembly."""
        place = row.place
        return self.open is not None and (self.open.manual, self.open.key) == (
            place.manual,
            place.drawing,
        )

    @property
    def callouts(self) -> tuple[str, ...]:
        """The callouts of the selected part on the open drawing, that of the selected row first."""
        return self.chosen.callouts if self.chosen else ()


class PartsViewModel(ViewModel[State]):
    """Finds drawings and parts and follows what the reader selects."""

    def __init__(self, workplace: Workplace, on_change: Callable[[State], None]) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._language = "en"
        self._is_read = False

    # ------------------------------------------------------------ places

    def start(self, language: str) -> None:
        """Show the first assembly, unless one is open."""
        state = self._read(language)
        if state.open is None and state.chapters:
            state = self._opened(state, state.chapters[0].assemblies[0])
        self._show(state)

    def show_part(self, place: PartPlace, language: str) -> None:
        """Select a part, or the one that supersedes it; raises `BadInput` for one that is not
        listed.
        """
        card = self._workplace.parts.card(place.number, language, place.manual)
        state = self._read(language)
        asked = card.asked.number if card.is_superseded else ""
        row = best_row(_rows_of_part(state, card.part))
        if row is not None:
            state = self._opened_at(state, row.place)
            self._show(self._selected(state, row.part.number, row.callout, asked))

    def show_drawing(self, place: DrawingPlace, language: str) -> None:
        """Open an assembly, perhaps at a callout; raises `BadInput` for one that is not there."""
        state = self._opened_at(self._read(language), place)
        self._show(self._selected(state, "", place.callout) if place.callout else state)

    def forget(self) -> None:
        """What was read is out of date; it is read again when the screen is next shown."""
        self._is_read = False

    def reread(self, language: str) -> None:
        """Show the same again after language, machine or manuals have changed."""
        before = self.state
        self.forget()
        state = self._read(language)
        if before.open is not None:
            state = self._reopened(state, before)
        if state.open is None and state.chapters:
            state = self._opened(state, state.chapters[0].assemblies[0])
        self._show(state)

    # ------------------------------------------------------------ what the reader does

    def filter(self, words: str) -> None:
        """Show only the rows that fit, those of other assemblies after those of this one."""
        self._show(self._filtered(self.state, words))

    def select_row(self, position: int) -> None:
        """Select a row of the list as it is filtered."""
        rows = self.state.rows
        if 0 <= position < len(rows):
            self._show(replace(self.state, chosen=self._chosen(self.state, rows[position])))

    def select_callout(self, callout: str) -> None:
        """Select what a callout points to; of several parts the one that is to be ordered."""
        self._show(self._selected(self.state, "", callout))

    def select_number(self, number: str, callout: str = "", asked: str = "") -> None:
        """Select a part of the open assembly just as it is listed, superseded or not."""
        self._show(self._selected(self.state, number, callout, asked))

    def place_of(self, number: str) -> DrawingPlace | None:
        """Return where a part of the manual that is shown stands, superseded or not."""
        part = self._part(self.state, number)
        row = best_row(_rows_of_part(self.state, part)) if part else None
        return row.place if row else None

    def picture(self) -> bytes:
        """Return the file of the open drawing; raises `FieldkmError` where it cannot be read."""
        assembly = self.state.open
        if assembly is None or assembly.drawing is None:
            return b""
        return self._workplace.library.file(assembly.manual, assembly.drawing.file)

    def file(self, manual: str, path: str) -> bytes:
        """Return a file out of a manual's pack."""
        return self._workplace.library.file(manual, path)

    # ------------------------------------------------------------ steps from state to state

    def _read(self, language: str) -> State:
        """Return the state with the assemblies in `language`, read when they were not."""
        if self._is_read and language == self._language:
            return self.state
        self._language, self._is_read = language, True
        return State(
            manuals=len(self._workplace.library.installed()),
            chapters=chapters(self._workplace, language),
            machine=self._workplace.machine_at_hand,
        )

    def _opened_at(self, state: State, place: DrawingPlace) -> State:
        for chapter in state.chapters:
            for assembly in chapter.assemblies:
                if (assembly.manual, assembly.key) == (place.manual, place.drawing):
                    return self._opened(state, assembly)
        raise BadInput(
            "no-such-drawing",
            "There is no drawing “{drawing}” in {manual}.",
            "",
            drawing=place.drawing,
            manual=place.manual,
        )

    def _opened(self, state: State, assembly: Assembly) -> State:
        chapter = next(c for c in state.chapters if c.manual == assembly.manual)
        parts = self._workplace.parts
        listed = rows_of(assembly, chapter, parts, self._language, state.machine)
        return replace(state, open=assembly, listed=listed, rows=listed, words="", chosen=None)

    def _reopened(self, state: State, before: State) -> State:
        """Open again what was open, by its key or by the part that was selected."""
        chosen = before.chosen
        places = [DrawingPlace(before.open.manual, before.open.key)] if before.open else []
        if chosen:
            places += [row.place for row in _rows_of_part(state, chosen.row.part)]
        for place in places:
            try:
                state = self._opened_at(state, place)
            except FieldkmError:
                continue
            break
        if chosen and state.open:
            state = self._selected(state, chosen.row.part.number, chosen.row.callout, chosen.asked)
        return self._filtered(state, before.words)

    def _filtered(self, state: State, words: str) -> State:
        if not words.strip():
            return replace(state, rows=state.listed, words=words)
        others = (r for c in state.chapters for r in c.rows if not state.is_here(r))
        found = fitting((*state.listed, *others), words)
        here = (row for row in found if state.is_here(row))
        elsewhere = islice((row for row in found if not state.is_here(row)), _MOST_ELSEWHERE)
        return replace(state, rows=(*here, *elsewhere), words=words)

    def _selected(self, state: State, number: str, callout: str, asked: str = "") -> State:
        """Select by number, by callout or by both; the filter is taken away where it hides the
        row.
        """
        fits = [
            row
            for row in state.listed
            if (not number or compact(row.part.number) == compact(number))
            and (not callout or row.callout == callout)
        ]
        row = best_row(fits)
        if row is None:
            return replace(state, chosen=None)
        if row not in state.rows:
            state = self._filtered(state, "")
        return replace(state, chosen=self._chosen(state, row, asked))

    def _chosen(self, state: State, row: Row, asked: str = "") -> Chosen:
        card = self._workplace.parts.card(row.part.number, self._language, row.place.manual)
        own = (r.callout for r in state.listed if r.part == row.part and r.callout)
        first = (row.callout,) if row.callout and state.is_here(row) else ()
        return Chosen(
            row=row,
            card=card,
            asked=asked,
            elsewhere=tuple(r for r in _rows_of_part(state, row.part) if r != row),
            alternates=self._listed_parts(state, row.part.alternates),
            replaces=self._listed_parts(
                state, self._workplace.parts.replaced_by(row.part, self._language)
            ),
            callouts=tuple(dict.fromkeys((*first, *own))),
        )

    def _listed_parts(self, state: State, numbers: Iterable[str]) -> tuple[Part, ...]:
        """Return the parts with these numbers; one that is not listed has its number alone."""
        return tuple(self._part(state, number) or Part(number, "", "") for number in numbers)

    def _part(self, state: State, number: str) -> Part | None:
        manual = state.open.manual if state.open else ""
        manuals = sorted((c.manual for c in state.chapters), key=lambda other: other != manual)
        parts = self._workplace.parts
        entries = (parts.entry(number, self._language, other) for other in manuals)
        return next((entry for entry in entries if entry is not None), None)


def _rows_of_part(state: State, part: Part) -> list[Row]:
    """Return the rows of a part in its manual, in whatever assembly they stand."""
    return [
        row
        for chapter in state.chapters
        if chapter.manual == part.manual
        for row in chapter.rows
        if row.part.number == part.number
    ]
