"""A quoted phrase: an AND of its terms, whose candidates are checked in their text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from fieldkm.domain.finding import Unit
from fieldkm.search.counting import part_texts
from fieldkm.search.words import has_cjk


def phrase_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of words that follow one another with nothing but signs between them."""
    between = r"[\W_]+".join(re.escape(word) for word in words)
    start = "" if has_cjk(words[0][0]) else r"(?<!\w)"
    end = "" if has_cjk(words[-1][-1]) else r"(?!\w)"
    return re.compile(start + between + end, re.IGNORECASE)


def has_phrases(unit: Unit, patterns: Iterable[re.Pattern[str]]) -> bool:
    """Tell whether every pattern is met in some part of the unit."""
    texts = [unicodedata.normalize("NFKC", text) for text in part_texts(unit)]
    return all(any(pattern.search(text) for text in texts) for pattern in patterns)
