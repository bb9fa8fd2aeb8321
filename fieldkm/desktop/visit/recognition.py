"""What is typed, seen as what it may mean: a code, a part or a symptom of the manual; and what is
strange about it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.visit.form import CHANGED_BY_TYPING, LINE, details_of
from fieldkm.desktop.visit.state import State
from fieldkm.domain.visits import EntryKind
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.visit_terms import Term

_NAMED = frozenset({EntryKind.SYMPTOM, EntryKind.CAUSE, EntryKind.TEST})

_DOUBTFUL = frozenset({EntryKind.METER, EntryKind.PART})


class Recognition:
    """Asks the manuals and the van of a home."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def looked(self, state: State, language: str) -> State:
        """Return the state with the kind that the line is, what it is recognised as, and doubts."""
        if state.sheet is None:
            return state
        line = state.typed.get(LINE, "")
        term = self._recognised(state.sheet.model, line, language)
        kind = state.kind
        may_change = state.amending is None and kind in CHANGED_BY_TYPING
        if term and term.kind is not kind:
            kind, term = (term.kind, term) if may_change else (kind, None)
        if line and term is None and kind in _NAMED:
            term = self._named(state, kind, line, language)
        seen = replace(state, kind=kind, term=term, problem=None)
        return replace(seen, doubts=self._doubts(seen))

    def suggestions(self, state: State, kind: EntryKind, language: str) -> list[Term]:
        """Return what the manuals and the van know of a kind."""
        sheet, terms = state.sheet, self._workplace.visit_terms
        if sheet is None:
            return []
        match kind:
            case EntryKind.SYMPTOM:
                return terms.symptoms(sheet.model, language)
            case EntryKind.PART:
                return terms.parts(sheet.model, language)
            case EntryKind.CAUSE:
                return list(state.causes)
            case EntryKind.TEST:
                return [test.term for test in state.tests]
        return []

    def _recognised(self, model: str, line: str, language: str) -> Term | None:
        return self._workplace.visit_terms.recognised(line, model, language) if line else None

    def _named(self, state: State, kind: EntryKind, line: str, language: str) -> Term | None:
        """Return the symptom, cause or test that is called so in the manual."""
        wanted = " ".join(line.casefold().split())
        offered = self.suggestions(state, kind, language)
        return next((term for term in offered if term.title.casefold() == wanted), None)

    def _doubts(self, state: State) -> tuple[FieldkmError, ...]:
        if state.sheet is None or state.kind not in _DOUBTFUL:
            return ()
        try:
            details = details_of(state.kind, state.typed, state.term)
        except FieldkmError:
            return ()  # it is not whole yet
        visits = self._workplace.visits
        entry = visits.entry(state.sheet.state.visit.id, state.kind, **details)
        if state.amending:
            entry = replace(entry, amends=state.amending.id)
        return tuple(visits.doubts(state.sheet.state, entry))
