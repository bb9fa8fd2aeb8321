"""Phone numbers as people write them: `+49 (0)30 123 45 67`, `030/1234567`, `0049301234567`."""

from __future__ import annotations

import re
import unicodedata

# Country and area come with and without, in many ways; that much of the end all spellings share.
TAIL = 7

_LIKE_A_NUMBER = re.compile(r"[\d\s+()/.\u2010-\u2015-]+")


def phone_digits(text: str) -> str:
    """Return the digits of a phone number as it is written."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isdecimal())


def phone_tail(text: str) -> str:
    """Return the digits in which all spellings of a phone number end alike; an empty string for
    what is none, or too short to be one.
    """
    folded = unicodedata.normalize("NFKC", text)
    digits = phone_digits(folded)
    return digits[-TAIL:] if _LIKE_A_NUMBER.fullmatch(folded) and len(digits) >= TAIL else ""
