"""A bound on what Markdown has to look at in one paragraph.

What it does with unclosed brackets and asterisks takes time with their number times the paragraph's
length. Beyond a budget that no written text comes near, marks become plain characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fieldkm.manuals.markup.line_marks import SHIELDS

MAX_MARKS = 300
MAX_WORK = 3_000_000

_MARKS = re.compile(r"[\[\]*_`<!~:\\&{]")
_ITEM = re.compile(r" *(?:[-*+]|\d+\.) ")
_TABLE_RULE = re.compile(r"[ |:]*-[ |:-]*$")


def within_budget(lines: list[str]) -> Iterator[str]:
    """Yield `lines` with the marks that are beyond a paragraph's budget as plain characters."""
    for paragraph in _paragraphs(lines):
        marks = sum(len(_MARKS.findall(line)) for line in paragraph)
        length = sum(map(len, paragraph))
        allowed = min(MAX_MARKS, MAX_WORK // max(length, 1))
        if marks <= allowed:
            yield from paragraph
        else:
            yield from _bounded(paragraph, allowed)


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines that Markdown reads as one; rows of tables and items of lists stand alone."""
    paragraph: list[str] = []
    in_table = False
    for line in lines:
        if not line.strip():
            in_table = False
        elif "|" in line and "-" in line and _TABLE_RULE.match(line):
            in_table = True
        if in_table or not line.strip() or _ITEM.match(line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _bounded(paragraph: list[str], allowed: int) -> Iterator[str]:
    for line in paragraph:
        marks = [mark.start() for mark in _MARKS.finditer(line)]
        at = marks[allowed] if allowed < len(marks) else len(line)
        allowed = max(0, allowed - len(marks))
        yield line[:at] + line[at:].translate(SHIELDS)
