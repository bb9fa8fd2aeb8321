"""What the manuals and the van know of the words that a visit is written in: fault codes, symptoms,
causes, tests and parts of the machine's model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fieldkm.app.library import Library
from fieldkm.app.van import Van
from fieldkm.domain.codes import compact, looks_like_code
from fieldkm.domain.faults import normalised
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, VanStock, VisitEntry
from fieldkm.manuals.compiled import Catalogue

_SIGNS = (EntryKind.CODE, EntryKind.SYMPTOM)


@dataclass(frozen=True, slots=True)
class Term:
    """Something that the manual has: `ref` as an entry holds it, `title` in words. `in_van` is how
    many of a part are in the van; None where the van carries none.
    """

    kind: EntryKind
    ref: str
    title: str
    in_van: int | None = None


class VisitTerms:
    """The terms of the models that the installed manuals cover."""

    def __init__(self, library: Library, van: Van) -> None:
        self._library = library
        self._van = van

    def recognised(self, text: str, model: str, language: str) -> Term | None:
        """Return the fault code or the part that `text` names as a whole, in any spelling."""
        typed = compact(text)
        if not typed or not looks_like_code(text):
            return None
        catalogues = list(self._catalogues(model, language))
        for _, catalogue in catalogues:
            for code in catalogue.codes:
                if compact(code.code) == typed:
                    return Term(EntryKind.CODE, code.code, code.title)
        for _, catalogue in catalogues:
            for part in catalogue.parts:
                if compact(part.number) == typed:
                    return self._part(part.number, part.name)
        item = self._van.item(text)
        return _of_van(item) if item else None

    def symptoms(self, model: str, language: str) -> list[Term]:
        """Return the symptoms of a model, by their titles."""
        found = [
            Term(EntryKind.SYMPTOM, f"{manual}/{symptom.id}", symptom.title)
            for manual, catalogue in self._catalogues(model, language)
            for symptom in catalogue.symptoms
        ]
        return sorted(found, key=lambda term: term.title.casefold())

    def parts(self, model: str, language: str) -> list[Term]:
        """Return the parts in the van, then those of a model."""
        carried = [_of_van(item) for item in self._van.stock()]
        known = {compact(term.ref) for term in carried}
        listed = {
            part.number: Term(EntryKind.PART, part.number, part.name)
            for _, catalogue in self._catalogues(model, language)
            for part in catalogue.parts
            if compact(part.number) not in known
        }
        return [*carried, *listed.values()]

    def causes(self, state: VisitState, language: str) -> list[Term]:
        """Return the causes of the visit's model: those of its codes and symptoms, the likeliest
        first, then all others by their titles.
        """
        likely: dict[str, Term] = {}
        others: list[Term] = []
        for manual, catalogue in self._catalogues(state.visit.model, language):
            titles = {cause.id: cause.title for cause in catalogue.causes}
            for cause in _likely(catalogue, state.of(*_SIGNS)):
                if cause in titles:
                    likely[cause] = Term(EntryKind.CAUSE, f"{manual}/{cause}", titles[cause])
            others += [
                Term(EntryKind.CAUSE, f"{manual}/{cause}", title)
                for cause, title in titles.items()
                if cause not in likely
            ]
        return [*likely.values(), *sorted(others, key=lambda term: term.title.casefold())]

    def likely_causes(self, state: VisitState, language: str) -> int:
        """Return how many of `causes` belong to the visit's codes and symptoms."""
        signs = state.of(*_SIGNS)
        return sum(
            len({cause.id for cause in catalogue.causes} & set(_likely(catalogue, signs)))
            for _, catalogue in self._catalogues(state.visit.model, language)
        )

    def tests(self, state: VisitState, language: str) -> list[Term]:
        """Return the tests that tell the causes of the visit's codes and symptoms apart, the
        quickest first.
        """
        found: list[tuple[float, Term]] = []
        for manual, catalogue in self._catalogues(state.visit.model, language):
            causes = set(_likely(catalogue, state.of(*_SIGNS)))
            found += [
                (test.minutes, Term(EntryKind.TEST, f"{manual}/{test.id}", test.question))
                for test in catalogue.tests
                if causes & test.p_yes.keys()
            ]
        return [term for _, term in sorted(found, key=lambda pair: (pair[0], pair[1].title))]

    def titles_of(self, state: VisitState, language: str) -> dict[str, str]:
        """Return what the manuals call the code, symptom, cause, test or part of each entry, by the
        entry's id; what they do not know is left out.
        """
        kinds = {entry.kind for entry in state.entries if entry.ref}
        known: dict[tuple[EntryKind, str], str] = {}
        for manual, catalogue in self._catalogues(state.visit.model, language) if kinds else ():
            for kind in kinds:
                for ref, title in _titles(manual, catalogue, kind):
                    known.setdefault((kind, compact(ref)), title)
        found = {item.id: known.get((item.kind, compact(item.ref)), "") for item in state.entries}
        return {entry: title for entry, title in found.items() if title}

    def _part(self, number: str, name: str) -> Term:
        item = self._van.item(number)
        return Term(EntryKind.PART, number, name, item.quantity if item else None)

    def _catalogues(self, model: str, language: str) -> Iterator[tuple[str, Catalogue]]:
        """Yield the tables of the manuals that cover a model; all manuals' where it is unknown."""
        found = self._library.catalogues(language)
        covering = [
            (reader.info.id, catalogue)
            for reader, catalogue in found
            if not model or model in {one.id for one in reader.info.models}
        ]
        yield from covering or ((reader.info.id, catalogue) for reader, catalogue in found)


def _of_van(item: VanStock) -> Term:
    return Term(EntryKind.PART, item.part, item.name, item.quantity)


def _likely(catalogue: Catalogue, signs: Sequence[VisitEntry]) -> list[str]:
    """Return the causes of codes and symptoms, the likeliest first."""
    refs = {compact(sign.ref.rpartition("/")[2]) for sign in signs if sign.ref}
    titles = {sign.text.casefold() for sign in signs if not sign.ref and sign.text}
    named = {
        compact(symptom.id) for symptom in catalogue.symptoms if symptom.title.casefold() in titles
    }
    wanted: Collection[str] = refs | named
    return [
        cause for cause, _ in normalised(i for i in catalogue.likely if compact(i.of) in wanted)
    ]


def _titles(manual: str, catalogue: Catalogue, kind: EntryKind) -> Iterator[tuple[str, str]]:
    """Yield the refs of a kind, as entries hold them, with their titles."""
    match kind:
        case EntryKind.CODE:
            yield from ((code.code, code.title) for code in catalogue.codes)
        case EntryKind.SYMPTOM:
            yield from ((f"{manual}/{item.id}", item.title) for item in catalogue.symptoms)
        case EntryKind.CAUSE:
            yield from ((f"{manual}/{item.id}", item.title) for item in catalogue.causes)
        case EntryKind.TEST:
            yield from ((f"{manual}/{item.id}", item.question) for item in catalogue.tests)
        case EntryKind.PART:
            yield from ((part.number, part.name) for part in catalogue.parts)
