"""What typing may become: titles, headings and codes, from sorted lists with halving."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fieldkm.domain.codes import compact, variants
from fieldkm.domain.finding import Suggestion, Unit
from fieldkm.search.code_lookup import FoundCode, find_codes
from fieldkm.search.columns import LANGUAGE
from fieldkm.search.listing import Listing
from fieldkm.search.snapshot import Snapshot
from fieldkm.search.title_forms import KEY_LENGTH, folded_title, is_of_heading
from fieldkm.search.words import WORD, folded_word, has_cjk

LONGEST_TYPED = 200
_OTHER_LANGUAGE = 1 << 14  # comes after everything in the reader's language
_SCATTERED = 1 << 15  # comes after what has the words as they were typed

Numbers = NDArray[np.int32]


def suggestions(snapshot: Snapshot, typed: str, limit: int, language: str) -> list[Suggestion]:
    """Return up to `limit` things that `typed` may become: codes, then titles, then headings."""
    typed = typed[:LONGEST_TYPED].strip()
    found: dict[tuple[str, str], Suggestion] = {}
    for suggestion in _each(snapshot, typed, limit, language):
        if len(found) >= limit:
            break
        found.setdefault((suggestion.thing, suggestion.text), suggestion)
    return list(found.values())


def _each(snapshot: Snapshot, typed: str, limit: int, language: str) -> Iterator[Suggestion]:
    if compact(typed):
        yield from _codes(snapshot, typed, limit)
    if folded := folded_title(typed):
        for value, number in _titles(snapshot, folded, 2 * limit, language):
            yield _title_suggestion(snapshot.unit(number), value, folded.split()[-1])


def _codes(snapshot: Snapshot, typed: str, limit: int) -> Iterator[Suggestion]:
    found = find_codes([typed], snapshot.codes).of_unit.values()
    live = [code for code in found if snapshot.live[code.unit]]
    for code in sorted(live, key=_code_order)[:limit]:
        unit = snapshot.unit(code.unit)
        text = next((c for c in unit.codes if _has_beginning(c, compact(typed))), unit.title)
        yield Suggestion(text, unit.kind, unit.thing, unit.language, unit.anchor, (0, len(text)))


def _code_order(code: FoundCode) -> tuple[float, int]:
    return -code.worth, code.unit


def _has_beginning(code: str, typed: str) -> bool:
    return any(compact(variant).startswith(typed) for variant in variants(code))


def _titles(snapshot: Snapshot, folded: str, limit: int, language: str) -> list[tuple[int, int]]:
    """Return (value, unit) of the titles and headings that fit, the best first."""
    found = [_fitting(listing, folded, first) for first, listing in snapshot.titles]
    if not found:
        return []
    values = np.concatenate([values for values, _ in found])
    units = np.concatenate([units for _, units in found])
    values, units = values[snapshot.live[units]], units[snapshot.live[units]]
    is_foreign = snapshot.names_of[units, LANGUAGE] != snapshot.numbers.get(language, -1)
    values = values + is_foreign * _OTHER_LANGUAGE
    best = np.argpartition(values, limit)[:limit] if len(values) > limit else slice(None)
    order = np.lexsort((units[best], values[best]))
    return list(zip(values[best][order].tolist(), units[best][order].tolist(), strict=True))


def _fitting(listing: Listing, folded: str, first: int) -> tuple[Numbers, Numbers]:
    """Return values and units of the keys that begin with what was typed or each of its words."""
    place = listing.starting_with(folded[:KEY_LENGTH])
    words = folded.split()
    if place.start < place.stop or len(words) == 1:
        return listing.values[place], listing.units[place] + np.int32(first)
    place = listing.starting_with(words[-1][:KEY_LENGTH])
    units = listing.units[place]
    fits = np.ones(len(units), np.bool_)
    for word in words[:-1]:
        fits &= np.isin(units, listing.units[listing.starting_with(word[:KEY_LENGTH])])
    return listing.values[place][fits] + _SCATTERED, units[fits] + np.int32(first)


def _title_suggestion(unit: Unit, value: int, word: str) -> Suggestion:
    of_heading = is_of_heading(value & (_OTHER_LANGUAGE - 1))
    text = unit.heading if of_heading else unit.title
    anchor = unit.anchor if of_heading else ""
    return Suggestion(text, unit.kind, unit.thing, unit.language, anchor, _mark(text, word))


def _mark(text: str, word: str) -> tuple[int, int]:
    """Return where `text` has the last word that was typed."""
    for match in WORD.finditer(text):
        folded = folded_word(match.group())
        place = folded.find(word) if has_cjk(word) else (0 if folded.startswith(word) else -1)
        if place >= 0:
            return match.start() + place, min(match.start() + place + len(word), match.end())
    return 0, 0
