"""Fixes that say the same as what somebody is writing: shown beside it, so that it is not written
twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldkm.app.fixes import Fixes
from fieldkm.app.places import FixPlace, parse_thing
from fieldkm.app.record_search import RecordSearch
from fieldkm.app.record_units import thing_of
from fieldkm.domain.finding import Kind
from fieldkm.domain.fix_drafts import FixDraft
from fieldkm.domain.fix_lines import LikelyFix
from fieldkm.domain.fixes import FixRevision
from fieldkm.errors import FieldkmError
from fieldkm.host.resources import resource
from fieldkm.search.alike import Described
from fieldkm.search.like_words import LikeWords


@dataclass(frozen=True, slots=True)
class FixWords:
    """What somebody has written so far; anything may be empty. Models, codes and parts as typed."""

    title: str = ""
    symptom: str = ""
    cause: str = ""
    remedy: str = ""
    models: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @classmethod
    def of(cls, written: FixDraft | FixRevision) -> FixWords:
        """Return what a draft or a revision says."""
        return cls(
            written.title, written.symptom, written.cause, written.remedy,
            written.models, written.fault_codes, written.parts,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likely:
    """A fix that may say the same, by its id. `score` is from 0 to 1; `why` names the codes, parts
    and models that both have (`code: E21-04`), and the words that tell most.
    """

    fix: str
    score: float
    why: tuple[str, ...] = ()


class FixDuplicates:
    """Finds likely duplicates. May be used from several threads."""

    def __init__(self, search: RecordSearch) -> None:
        self._search = search
        self._table: LikeWords | None = None

    def like(self, words: FixWords, besides: str = "", limit: int = 5) -> list[Likely]:
        """Return the fixes most like `words`, the likeliest first, but for the fix `besides`.

        Nothing while there is nothing to search in; what was just written is known after
        `take_in_records`.
        """
        index = self._search.searchable()
        if index is None:
            return []
        texts = (words.title, words.symptom, words.cause, words.remedy)
        described = Described(texts, words.models, words.codes, words.parts)
        try:
            found = index.alike(described, self._like_words(), thing_of(Kind.FIX, besides), limit)
        except FieldkmError:
            return []
        return [Likely(_fix(one.thing), one.score, one.why) for one in found]

    def _like_words(self) -> LikeWords:
        if self._table is None:
            self._table = LikeWords.read(resource("like_words.csv").read_text(encoding="utf-8"))
        return self._table


def _fix(thing: str) -> str:
    place = parse_thing(thing)
    return place.fix if isinstance(place, FixPlace) else ""


def likely_fixes(
    written: FixDraft | FixRevision, duplicates: FixDuplicates, fixes: Fixes, limit: int = 5
) -> tuple[LikelyFix, ...]:
    """Return the fixes that may say the same as a draft or a revision, the likeliest first."""
    found = duplicates.like(FixWords.of(written), besides=written.fix, limit=limit)
    lines = fixes.lines([one.fix for one in found])
    return tuple(LikelyFix(lines[one.fix], one.why) for one in found if one.fix in lines)
