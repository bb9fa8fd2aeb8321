"""From text to the terms of the index: English stems, Chinese characters and pairs, codes.

The index, the query and the snippet all read text through `terms_of`, so that they cannot disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from whoosh.lang import porter2

from fieldkm.search.word_spellings import one_spelling

# Whoosh's first `porter` has a mistake: "calibrating" becomes "calibrat", "calibrate" "calibr".
stem: Callable[[str], str] = porter2.stem

MAX_TERM_LENGTH = 64
_LONGEST_WORD = 4 * MAX_TERM_LENGTH

# Such a sign inside a word belongs to it: `don't`, `printer.cfg`, `E21-04`, `N·m`.
WORD = re.compile("\\w+(?:['\u2019.\u00b7\u22c5\u2010\u2011-]\\w+)*")

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
_ONE_SCRIPT = re.compile(f"[{_CJK}]+|[^{_CJK}]+")
_HAS_CJK = re.compile(f"[{_CJK}]")
_APOSTROPHES = str.maketrans("", "", "'\u2019")
_PARTS_OF_COMPOUND = 2
_FLAT = {
    code: flat
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00), *range(0xFF01, 0xFF5F))
    if (flat := unicodedata.normalize("NFKD", chr(code))[0]) != chr(code)
}
_PARTS = re.compile("[_.\u00b7\u22c5\u2010\u2011-]+")
_HYPHENS = re.compile("[\u2010\u2011-]")
_DOTS = re.compile("[\u00b7\u22c5]")
# `50Ω`, `24V`, `0.8Nm`: the number and its unit are two words that were written as one.
_MEASURE = re.compile(
    "(\\d+(?:\\.\\d+)?)"
    "([kmµμ]?[vaωwgm]|k?wh|[km]?hz|ghz|nm|cm|n|ms|s|min|h|l|ml|bar|mbar|k?pa|psi|rpm|dpi|vdc|vac)"
)

# Indexed, but neither counted in a text's length nor searched for beside other words.
STOP_TERMS = frozenset(
    "a an and are as at be by can for from have if in is it may not of on or that the this to us we"
    " when will with yet you your".split()
)

# What questions are made of. They tell a little of what is meant (`after`, `how`), and a manual has
# them so seldom that their rarity would count for more than the words that matter.
QUESTION_TERMS = frozenset(
    stem(word)
    for word in (
        "how why what which where who whose do does did done was were been being am i me my mine he"
        " she they them their there here these those some any each every all both own too very so"
        " than then but because while after before again into out up off over under down through"
        " about between during without only just also still ever never always one get gets got"
        " getting go goes going come comes came make makes made keep keeps kept put puts no nor"
        " same other another such much many more most like really now until since should would"
        " could must shall need needs want wants let lets please help try trying"
    ).split()
)


def has_cjk(text: str) -> bool:
    """Tell whether `text` has a Chinese, Japanese or Korean character."""
    return _HAS_CJK.search(text) is not None


def folded_word(word: str) -> str:
    """Return `word` in compatibility form, in lower case, without accents and apostrophes."""
    text = word.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).lower()
        if not has_cjk(text):
            marked = unicodedata.normalize("NFKD", text)
            text = "".join(c for c in marked if not unicodedata.combining(c))
    return text.translate(_APOSTROPHES)


def terms_of(word: str) -> tuple[str, ...]:
    """Return the terms of one match of `WORD`, in order; the same term may come twice."""
    if word.isascii() or not has_cjk(word):
        return terms_of_latin(word)
    terms: list[str] = []
    for part in _ONE_SCRIPT.findall(folded_word(word)):
        terms += _cjk_terms(part) if has_cjk(part) else terms_of_latin(part)
    return tuple(terms)


@lru_cache(maxsize=1 << 16)
def terms_of_latin(word: str) -> tuple[str, ...]:
    """Return the terms of a match of `WORD` without Chinese characters.

    They are the stems of its parts and, of a code, a name or a compound, the whole: `e2104`,
    `printer.cfg`, `pickup` of `pick-up`.
    """
    word = folded_word(word[:_LONGEST_WORD])
    if measure := _MEASURE.fullmatch(_DOTS.sub("", word)):
        number, unit = measure.groups()
        return (*terms_of_latin(number), unit)
    parts = [part for part in _PARTS.split(word) if part]
    stems = [stem(one_spelling(part))[:MAX_TERM_LENGTH] for part in parts]
    if len(parts) > 1 and (whole := _whole(word, parts)):
        stems.append(whole[:MAX_TERM_LENGTH])
    return tuple(stems)


def _whole(word: str, parts: list[str]) -> str:
    """Return the term of a word that has parts as one, or an empty string where it has none."""
    joined = "".join(parts)
    if _DOTS.search(word):
        return joined
    if _HYPHENS.search(word):
        if any(c.isdigit() for c in word):
            return joined
        return stem(one_spelling(joined)) if _is_compound(parts) else ""
    return word


@lru_cache(maxsize=1 << 16)
def terms_of_piece(piece: str) -> frozenset[str]:
    """Return the terms, Chinese ones left out, of all words between two spaces."""
    words = WORD.findall(without_cjk(piece))
    return frozenset(term for word in words for term in terms_of_latin(word))


def _is_compound(parts: list[str]) -> bool:
    """Tell whether the parts of a hyphenated word may be written as one: not `x-axis`."""
    return len(parts) == _PARTS_OF_COMPOUND and min(map(len, parts)) > 1


def beginnings(term: str) -> tuple[str, ...]:
    """Return how flattened words with `term` may begin: a stem lacks only the end of its word."""
    if any(character.isdigit() for character in term):
        return (term[:2], f"{term[0]}-")
    if len(term) > 3:
        return (term[:3], f"{term[:2]}-", f"{term[0]}-")  # `reuse` of `re-use`
    return (term.rstrip("ei") or term,)  # `tie` of `tying`


def flattened(text: str) -> str:
    """Return `text` in lower case and without accents, every character where it was."""
    lower = text.lower()
    if text.isascii() or len(lower) != len(text):
        return lower
    return lower.translate(_FLAT)


def without_cjk(text: str) -> str:
    """Return `text` with a space for each Chinese character, so that places stay what they are."""
    return _HAS_CJK.sub(" ", text)


def counted_length(counts: Mapping[str, int]) -> int:
    """Return the length of a text with these counts of terms: all but the stop words."""
    return sum(counts.values()) - sum(counts.get(term, 0) for term in STOP_TERMS)


def _cjk_terms(run: str) -> list[str]:
    return [*run, *(run[start : start + 2] for start in range(len(run) - 1))]
