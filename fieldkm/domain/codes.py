"""Fault codes and part numbers as people write them: `604 1234`, `6041234`, `-1234`, `E2104`."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s\-_./\u2010-\u2015\u2212]+")
MAX_CODE_LENGTH = 64


def folded(code: str) -> str:
    """Return `code` in compatibility form and lower case, inner white space and dashes as one
    hyphen.
    """
    text = unicodedata.normalize("NFKC", code).strip().lower()
    return _SEPARATORS.sub("-", text).strip("-")


def compact(code: str) -> str:
    """Return `code` folded and without any separator: the form in which two spellings are
    compared.
    """
    return folded(code).replace("-", "")


def same_code(one: str, other: str) -> bool:
    """Tell whether two spellings mean one code."""
    return compact(one) == compact(other) != ""


def variants(code: str) -> frozenset[str]:
    """Return every spelling under which `code` is found.

    The whole with hyphens, without any, its segments, and its tails from each hyphen on, so that
    `604-1234` is found by `604-1234`, `6041234`, `1234` and `604`. Folded; at most
    `MAX_CODE_LENGTH` characters are looked at.
    """
    whole = folded(code[:MAX_CODE_LENGTH])
    segments = [part for part in whole.split("-") if part]
    if not segments:
        return frozenset()
    tails = {"-".join(segments[start:]) for start in range(len(segments))}
    joined_tails = {"".join(segments[start:]) for start in range(len(segments))}
    return frozenset({whole, *segments, *tails, *joined_tails})


def looks_like_code(word: str) -> bool:
    """Tell whether `word` could be a fault code or a part number: it has a digit and is not
    prose.
    """
    text = folded(word)
    return any(c.isdigit() for c in text) and all(c.isalnum() or c == "-" for c in text)


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key by which `E9` stands before `E10`."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFKC", text).lower())
    return tuple(
        (0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part != ""
    )


def version_key(version: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key for versions, compared number by number: `2026.9` is older than
    `2026.11`.
    """
    return natural_key(version.strip())
