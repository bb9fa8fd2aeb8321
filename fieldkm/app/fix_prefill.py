"""What a visit already knows of a fix: model, codes, symptoms, tests, cause, parts, procedures; and
nothing of the customer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fieldkm.app.fix_terms import FixTerms
from fieldkm.app.personal_words_near import PersonalWordsNear
from fieldkm.app.visit_terms import VisitTerms
from fieldkm.domain.fix_drafts import FixDraft
from fieldkm.domain.fix_text import MOST_TITLE
from fieldkm.domain.personal_words import without_tellings
from fieldkm.domain.reading import Place
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, Reply, VisitEntry

_ANSWERS: Mapping[str, Mapping[Reply, str]] = {
    "en": {Reply.YES: "yes", Reply.NO: "no", Reply.CANNOT_TELL: "cannot tell"},
    "zh": {Reply.YES: "是", Reply.NO: "否", Reply.CANNOT_TELL: "无法判断"},
}
_DONE = (EntryKind.ACTION, EntryKind.PART)


class FixPrefill:
    """Fills in a draft from a visit."""

    def __init__(
        self,
        fix_terms: FixTerms,
        terms: VisitTerms,
        personal: PersonalWordsNear,
    ) -> None:
        self._fix_terms = fix_terms
        self._terms = terms
        self._personal = personal

    def filled(self, draft: FixDraft, state: VisitState) -> FixDraft:
        """Return `draft` with what the visit knows, in the draft's language. What people wrote in
        it is taken over without the customer's names, phones and serial numbers.
        """
        titles = self._terms.titles_of(state, draft.language)
        customers = self._personal.of_visit(state.visit.id)

        def said(entry: VisitEntry) -> str:
            words = entry.text or titles.get(entry.id, "")
            return without_tellings(" ".join(words.split()), customers)

        codes = tuple(entry.ref for entry in state.of(EntryKind.CODE) if entry.ref)
        symptoms = _lines(said(entry) for entry in state.of(EntryKind.SYMPTOM))
        shown = _lines(titles.get(entry.id, "") for entry in state.of(EntryKind.CODE))
        cause = said(state.cause) if state.cause else ""
        tests = _lines(_test(said(one), one, draft.language) for one in state.of(EntryKind.TEST))
        done = _lines(_deed(said(entry), entry) for entry in state.of(*_DONE))
        return replace(
            draft,
            visit=state.visit.id,
            title=_title(codes, cause or next(iter(symptoms), "")),
            symptom="\n".join(symptoms or shown),
            cause="\n\n".join(filter(None, (cause, _listed(tests)))),
            remedy=done[0] if len(done) == 1 else _listed(done),
            models=tuple(filter(None, (state.visit.model,))),
            fault_codes=tuple(dict.fromkeys(codes)),
            parts=_lines(entry.ref for entry in state.of(EntryKind.PART)),
            pages=self._pages(state),
        )

    def _pages(self, state: VisitState) -> tuple[Place, ...]:
        """Return the procedures that were used, each once."""
        entries = state.of(EntryKind.PROCEDURE, EntryKind.STEP)
        refs = dict.fromkeys(entry.ref.partition("#")[0] for entry in entries if entry.ref)
        return tuple(self._fix_terms.place(ref) for ref in refs if "/" in ref)


def _title(codes: Sequence[str], words: str) -> str:
    first = words.partition("\n")[0]
    return ": ".join(filter(None, (next(iter(codes), ""), first)))[:MOST_TITLE]


def _test(question: str, entry: VisitEntry, language: str) -> str:
    """Return a test with what it showed."""
    answers = _ANSWERS.get(language, _ANSWERS["en"])
    return f"{question} {answers[entry.answer]}" if question and entry.answer else ""


def _deed(words: str, entry: VisitEntry) -> str:
    """Return what was done, or a part that was used with its number."""
    if entry.kind is EntryKind.PART:
        return " ".join(filter(None, (entry.ref, words if words != entry.ref else "")))
    return words


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that say something, each once."""
    return tuple(dict.fromkeys(filter(None, texts)))


def _listed(lines: Sequence[str]) -> str:
    """Return lines as a list in Markdown."""
    return "\n".join(f"- {line}" for line in lines)
