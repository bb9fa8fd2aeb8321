"""From a line of a page's source to where it stands on the page, without Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fieldkm.domain.manuals import Section

_MARKUP = re.compile(
    r"\{[:#.][^}]*\}"  # attributes
    r"|!?\[\[?|\]\]?(?:\([^)]*\))?"  # links and pictures
    r"|^\s*(?:#+|!!!\s*\w+|[-*+]|\d+[.)]|>)\s+"  # what begins a block
    r"|[*_`|<>\"]+"
    r"|\b(?:part|fault|symptom|drawing):\S+"
)
_LEAST = 4
MOST_RUNS = 6


def runs(line: str) -> list[str]:
    """Return the stretches of a line that are the same on the page, the longest first."""
    pieces = (piece.strip(" \t.,:;") for piece in _MARKUP.split(line))
    found = dict.fromkeys(piece for piece in pieces if len(piece) >= _LEAST)
    return sorted(found, key=len, reverse=True)[:MOST_RUNS]


def section_at(sections: Iterable[Section], line: int) -> Section | None:
    """Return the section of a page in which a line of its source stands."""
    above = [section for section in sections if section.line <= line]
    return max(above, key=lambda section: section.line, default=None)


def line_of(text: str, number: int) -> str:
    """Return a line of a text, counted from 1; empty where there is none."""
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""
