"""Fixes in a visit: those that were used, what became of them, and those that may help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldkm.app.fixes import Fixes
from fieldkm.app.library import Library
from fieldkm.app.visit_entries import Used
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind
from fieldkm.errors import FieldkmError

_MOST_KNOWN = 5


@dataclass(frozen=True, slots=True)
class FixUsed:
    """A fix that was used in a visit. `line` is None for one that is not here any more; `title` is
    what it was called then. `result` is how it ended, as far as that was said.
    """

    ref: str
    title: str
    line: FixLine | None = None
    result: Result | None = None
    text: str = ""

    @property
    def is_asked(self) -> bool:
        """Tell whether it is still to be said how it went."""
        return self.result is None and self.line is not None

    @property
    def name(self) -> str:
        """Return its number and its title as they are now, else as it was called."""
        return f"{self.line.number}  {self.line.title}" if self.line else self.title


class VisitFixes:
    """Looks up the fixes of a visit."""

    def __init__(self, fixes: Fixes, library: Library) -> None:
        self._fixes = fixes
        self._library = library

    def used(self, state: VisitState, outcomes: Iterable[Outcome]) -> tuple[FixUsed, ...]:
        """Return the fixes that were used in a visit, each once, with the outcomes that were
        written down in it.
        """
        ended = {outcome.fix: outcome for outcome in outcomes if outcome.fix}
        titles = {entry.ref: entry.text for entry in state.of(EntryKind.FIX) if entry.ref}
        lines = self._fixes.lines({*titles, *ended})
        led_on = {line.merged_into for line in lines.values() if line.id in titles}
        names = [*titles, *(fix for fix in ended if fix not in titles and fix not in led_on)]
        return tuple(_used(name, titles.get(name, ""), lines.get(name), ended) for name in names)

    def known(self, state: VisitState, model: str, language: str) -> tuple[FixLine, ...]:
        """Return the fixes for what was seen and done in a visit, those of its model, that were not
        used in it.
        """
        used = {entry.ref for entry in state.of(EntryKind.FIX)}
        pages = [entry.ref for entry in state.of(EntryKind.PROCEDURE)]
        pages += self._symptom_pages(state, language)
        codes = [entry.ref or entry.text for entry in state.of(EntryKind.CODE)]
        parts = [entry.ref for entry in state.of(EntryKind.PART)]
        if not (pages or codes or parts):
            return ()  # nothing was seen yet: all fixes of the model are no help
        found = self._fixes.beside(
            pages=pages,
            codes=codes,
            parts=parts,
            models=[model] if model else [],
            limit=_MOST_KNOWN + len(used),
        )
        return tuple([line for line in found if line.id not in used][:_MOST_KNOWN])

    def outcome(self, ref: str, result: Result, text: str = "", visit: str = "") -> Used:
        """Return how a fix ended, as the close of a visit takes it: of the revision that is read
        now, and of the fix that a merged one leads to. Raises `BadInput` where it is not here.
        """
        made = self._fixes.outcome_of(ref, result, text, visit=visit)
        return Used(made.result, fix=made.fix, revision=made.revision, text=made.text)

    def _symptom_pages(self, state: VisitState, language: str) -> Sequence[str]:
        """Return the pages that treat the visit's symptoms, as far as the manuals have them."""
        found = []
        for entry in state.of(EntryKind.SYMPTOM):
            manual, _, symptom = entry.ref.partition("/")
            try:
                page = self._library.fault_page(manual, symptom, language) if symptom else None
            except FieldkmError:
                continue  # the manual is not here any more
            if page is not None:
                found.append(page.world_id)
        return found


def _used(name: str, title: str, line: FixLine | None, ended: dict[str, Outcome]) -> FixUsed:
    outcome = ended.get(name) or (ended.get(line.merged_into) if line else None)
    if outcome is None:
        return FixUsed(name, title, line)
    return FixUsed(name, title, line, outcome.result, outcome.text)
