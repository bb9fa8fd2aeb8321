"""One state of an index with all that is derived from it, and how a query is put to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fieldkm.domain.finding import Answer, Kind, Query
from fieldkm.search.alike import Likeness
from fieldkm.search.answering import Answering
from fieldkm.search.code_lookup import find_codes
from fieldkm.search.findings import Findings, ranked
from fieldkm.search.folder import Pointer
from fieldkm.search.like_words import LikeWords
from fieldkm.search.narrowing import allowed_units, with_phrases, without_unwanted
from fieldkm.search.ranking import Ranking, grouped
from fieldkm.search.snapshot import Snapshot
from fieldkm.search.snippets import Marker
from fieldkm.search.spelling import Spelling, added_up
from fieldkm.search.synonyms import Synonyms
from fieldkm.search.typed import parse_typed, words_of
from fieldkm.search.wanted import Wanted, wanted_terms
from fieldkm.search.words import terms_of

# A part's few words fit a question too well: the procedure that handles the part is what is meant.
# A machine bears its customer's name, and a visit both: the customer itself comes first.
_SHARES: Mapping[str, float] = {
    Kind.PART.value: 0.8,
    Kind.MACHINE.value: 0.9,
    Kind.VISIT.value: 0.8,
}

IsKnown = Callable[[str], bool]


def never(_word: str) -> bool:
    """Know no word."""
    return False


class OpenedIndex:
    """Answers queries from one state of the index; another state is another object."""

    def __init__(self, pointer: Pointer, snapshot: Snapshot) -> None:
        self.pointer = pointer
        self.snapshot = snapshot
        shares = {n: _SHARES[name] for n, name in enumerate(snapshot.names) if name in _SHARES}
        self.groups = grouped(snapshot.names_of, snapshot.live, shares)
        self.ranking = Ranking(self.groups, snapshot.lengths, snapshot.postings)
        self._spelling: Spelling | None = None
        self._likeness: Likeness | None = None
        self._compared_with: tuple[LikeWords, Synonyms] | None = None

    def answer(self, query: Query, synonyms: Synonyms, is_right: IsKnown = never) -> Answer:
        """Return the hits of a query; words that are `is_right` are not taken for misspelt."""
        wanted, findings = self.find(query, synonyms, is_right)
        marker = Marker(wanted.terms)
        answering = Answering(self.snapshot, self.groups, findings, query, marker, wanted.reasons)
        hits = tuple(answering.hit(thing) for thing in findings.things)
        return Answer(hits, wanted.suggestion, findings.total, self._covered(wanted, findings))

    def is_known(self, word: str) -> bool:
        """Tell whether the index has every term of a word."""
        return all(self.ranking.is_known(term) for term in terms_of(word))

    def _covered(self, wanted: Wanted, findings: Findings) -> float:
        """Return how much of what was typed the best thing has; a code it has in any spelling."""
        typed = sum(weight for term, weight in wanted.terms.items() if term not in wanted.reasons)
        if not findings.things or not typed:
            return 0.0
        groups = self.groups.of_thing(findings.things[0])
        best = max(groups, key=lambda group: float(findings.of_groups[group]))
        met = sum(
            weight
            for term, weight in wanted.terms.items()
            if best in self.ranking.term(term).groups
            or (best in findings.codes and term in wanted.codes)
        )
        return min(met / typed, 1.0)

    def find(
        self, query: Query, synonyms: Synonyms, is_right: IsKnown = never
    ) -> tuple[Wanted, Findings]:
        """Return what is searched for and the things found, in their order; no text is read yet."""
        typed = parse_typed(query.words)
        codes = find_codes(typed.pieces, self.snapshot.codes)
        words = words_of(codes.rest, typed.phrases)

        def correction(word: str) -> str:
            return "" if is_right(word) else self._correction(word)

        wanted = wanted_terms(words, codes.keys, synonyms, self.ranking.is_known, correction)
        scores = self.ranking.scores(wanted.terms)
        allowed = allowed_units(self.snapshot, query)
        if typed.unwanted:
            allowed = without_unwanted(allowed, self.ranking, typed.unwanted)
        if typed.phrases:
            allowed = with_phrases(allowed, self.snapshot, self.ranking, typed.phrases, scores[0])
        return wanted, ranked(self.groups, scores, allowed, codes.of_unit, query.limit)

    def likeness(self, like_words: LikeWords, synonyms: Synonyms) -> Likeness:
        """Return what compares things with what somebody describes; kept, as long as the tables
        are the same.
        """
        tables = (like_words, synonyms)
        if self._likeness is None or self._compared_with != tables:
            self._likeness = Likeness(self.snapshot, *tables, self._correction)
            self._compared_with = tables
        return self._likeness

    def better_spelling(self, text: str) -> str:
        """Return `text` with its unknown words spelt as they are known, or an empty string."""
        typed = parse_typed(text)
        codes = find_codes(typed.pieces, self.snapshot.codes)
        words = words_of(codes.rest, typed.phrases)
        known = self.ranking.is_known
        return wanted_terms(words, (), Synonyms(), known, self._correction).suggestion

    def _correction(self, word: str) -> str:
        if self._spelling is None:
            lists = self.snapshot.words
            pairs = (zip(words.keys, words.values.tolist(), strict=True) for _, words in lists)
            self._spelling = Spelling(added_up(pairs))
        return self._spelling.correction(word)
