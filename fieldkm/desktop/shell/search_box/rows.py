"""The lines of the search popup, without Qt: hits in groups, completions, recent words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.finding import Answer, Hit, Kind, Query, Suggestion
from fieldkm.domain.fix_lines import FixLine

MOST_COMPLETIONS = 3
CODE = "code"
NO_FIXES: Mapping[str, FixLine] = MappingProxyType({})
_BEFORE_MARK = 24
_CLEARLY = 0.2  # of a score, of which the best of an index has 1


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The heading over the hits of one kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class HitRow:
    """Something that was found, with its manual's title; `is_foreign` when in another language.
    Records have neither manual nor language; `fix` tells how a fix stands.
    """

    hit: Hit
    manual_title: str
    is_foreign: bool = False
    fix: FixLine | None = None


@dataclass(frozen=True, slots=True)
class MachineRow:
    """A machine whose serial number was typed, or, unless `is_exact`, begins so."""

    machine: MachineAtHand
    whereabouts: str = ""
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class CompletionRow:
    """Words that begin as what was typed."""

    words: str


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A better spelling of what was typed."""

    words: str


@dataclass(frozen=True, slots=True)
class RecentRow:
    """Words that were searched before."""

    words: str


@dataclass(frozen=True, slots=True)
class NothingRow:
    """Nothing was found for these words."""

    words: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """The search is not possible now."""

    error: Exception


Row = (
    GroupRow
    | HitRow
    | MachineRow
    | CompletionRow
    | CorrectionRow
    | RecentRow
    | NothingRow
    | ProblemRow
)


def is_choosable(row: Row) -> bool:
    """Tell whether a row can be chosen by arrow keys and mouse."""
    return isinstance(row, HitRow | MachineRow | CompletionRow | CorrectionRow | RecentRow)


def listed(
    query: Query,
    answer: Answer,
    suggestions: Sequence[Suggestion],
    titles: Mapping[str, str],
    fixes: Mapping[str, FixLine] = NO_FIXES,
) -> tuple[Row, ...]:
    """Return the rows for an answer: correction, completions, then the hits group by group.

    `titles` are those of manuals, by id; `fixes` are by the things that their hits open.
    """
    rows: list[Row] = []
    if answer.suggestion:
        rows.append(CorrectionRow(answer.suggestion))
    rows += [CompletionRow(words) for words in completions(query, answer, suggestions)]
    for kind, hits in grouped(answer.hits):
        rows.append(GroupRow(kind))
        rows += [
            HitRow(hit, titles.get(hit.manual, ""), _is_foreign(hit, query), fixes.get(hit.thing))
            for hit in hits
        ]
    if not answer.hits:
        rows.append(NothingRow(query.words))
    return tuple(rows)


def completions(query: Query, answer: Answer, suggestions: Sequence[Suggestion]) -> list[str]:
    """Return what the typing may become, without what stands among the hits anyway."""
    listed_things = {hit.thing for hit in answer.hits}
    fresh = (s.text for s in suggestions if s.thing not in listed_things)
    typed = query.words.casefold()
    found = dict.fromkeys(text for text in fresh if text.casefold() != typed)
    return list(found)[:MOST_COMPLETIONS]


def grouped(hits: Sequence[Hit]) -> list[tuple[Kind, list[Hit]]]:
    """Return hits by kind: the group with an exact code first, then by the best score in it. Visits
    tell what was once: what tells what to do comes before them unless they fit clearly better.
    """
    groups: dict[Kind, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.kind, []).append(hit)
    return sorted(groups.items(), key=lambda item: _rank(item[1]))


def _rank(hits: Sequence[Hit]) -> tuple[bool, float]:
    least = _CLEARLY if hits[0].kind is Kind.VISIT else 0.0
    return (not any(is_exact(hit) for hit in hits), least - max(hit.score for hit in hits))


def _is_foreign(hit: Hit, query: Query) -> bool:
    return hit.language not in {"", query.language}


def is_exact(hit: Hit) -> bool:
    """Tell whether the hit is the very code or part number that was typed."""
    return CODE in hit.why


def excerpt(hit: Hit) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the snippet on one line, cut so that its first mark is in view, and its marks."""
    text = hit.snippet.replace("\n", " ")
    first = hit.marks[0][0] if hit.marks else 0
    if first <= _BEFORE_MARK:
        return text, hit.marks
    start = text.rfind(" ", 0, first - _BEFORE_MARK // 2) + 1 or first - _BEFORE_MARK // 2
    shift = start - 1  # the ellipsis takes the place of what was cut
    return "…" + text[start:], tuple((a - shift, b - shift) for a, b in hit.marks if a >= start)
