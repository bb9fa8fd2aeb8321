"""One state of an index with all that is derived from it, and how a query is put to it."""

from __future__ import annotations

from collections.abc import Mapping

from fieldkm.domain.finding import Answer, Kind, Query
from fieldkm.search.answering import Answering
from fieldkm.search.code_lookup import find_codes
from fieldkm.search.findings import Findings, ranked
from fieldkm.search.folder import Pointer
from fieldkm.search.narrowing import allowed_units, with_phrases, without_unwanted
from fieldkm.search.ranking import Ranking, grouped
from fieldkm.search.snapshot import Snapshot
from fieldkm.search.snippets import Marker
from fieldkm.search.spelling import Spelling, added_up
from fieldkm.search.synonyms import Synonyms
from fieldkm.search.typed import parse_typed, words_of
from fieldkm.search.wanted import Wanted, wanted_terms

# A part's few words fit a question too well: the procedure that handles the part is what is meant.
_SHARES: Mapping[str, float] = {Kind.PART.value: 0.8}


class OpenedIndex:
    """Answers queries from one state of the index; another state is another object."""

    def __init__(self, pointer: Pointer, snapshot: Snapshot) -> None:
        self.pointer = pointer
        self.snapshot = snapshot
        shares = {n: _SHARES[name] for n, name in enumerate(snapshot.names) if name in _SHARES}
        self.groups = grouped(snapshot.names_of, snapshot.live, shares)
        self.ranking = Ranking(self.groups, snapshot.lengths, snapshot.postings)
        self._spelling: Spelling | None = None

    def answer(self, query: Query, synonyms: Synonyms) -> Answer:
        """Return the hits of a query."""
        wanted, findings = self.find(query, synonyms)
        marker = Marker(wanted.terms)
        answering = Answering(self.snapshot, self.groups, findings, query, marker, wanted.reasons)
        hits = tuple(answering.hit(thing) for thing in findings.things)
        return Answer(hits, wanted.suggestion, findings.total)

    def find(self, query: Query, synonyms: Synonyms) -> tuple[Wanted, Findings]:
        """Return what is searched for and the things found, in their order; no text is read yet."""
        typed = parse_typed(query.words)
        codes = find_codes(typed.pieces, self.snapshot.codes)
        words = words_of(codes.rest, typed.phrases)
        wanted = wanted_terms(words, codes.keys, synonyms, self.ranking.is_known, self._correction)
        scores = self.ranking.scores(wanted.terms)
        allowed = allowed_units(self.snapshot, query)
        if typed.unwanted:
            allowed = without_unwanted(allowed, self.ranking, typed.unwanted)
        if typed.phrases:
            allowed = with_phrases(allowed, self.snapshot, self.ranking, typed.phrases, scores[0])
        return wanted, ranked(self.groups, scores, allowed, codes.of_unit, query.limit)

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
