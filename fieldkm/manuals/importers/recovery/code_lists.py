"""Fault codes that stand in lists (`- **E01**: no paper`) or in headings (`### E01 No paper`),
below words that tell of errors; given as tables, row by row."""

from __future__ import annotations

import re

from fieldkm.manuals.importers.draft import Line
from fieldkm.manuals.importers.markdown_scan import code_lines
from fieldkm.manuals.importers.recovery.tables import FoundTable, plain_words

_HEADER = ("Code", "Meaning")
_TELLING = re.compile(
    r"\b(?:error|fault|alarm|trouble|failure|panic|diagnostic)s?\b|故障|错误|报警|告警|异常",
    re.IGNORECASE,
)
_CODE = r"[A-Z]{0,4}[- ]?\d{1,4}(?:[-.]\d{1,4})*[A-Z]?"
_ITEM = re.compile(
    rf"^\s*[-*+]\s+(?:\*\*|`|__)?({_CODE})(?:\*\*|`|__)?\s*(?:[(（][^()（）]*[)）])?\s*"
    r"(?:[:：–—=]|-(?=\s))\s*(\S.*)$"
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$")
_CODED = re.compile(rf"^(?:(?:error|fault|alarm|code|故障|错误|报警)(?:码|代码)?\s*)?({_CODE})"
                    r"\s*(?:[:：–—-]\s*|\s)(\D.*)$", re.IGNORECASE)  # fmt: skip
_LEAST = 3  # codes; fewer may be anything


def code_lists_in(lines: list[Line], title: str) -> list[FoundTable]:
    """Return the lists and the headings of a page that are codes with what they mean."""
    code = code_lines([line.text for line in lines])
    is_telling = bool(_TELLING.search(title))
    found: list[FoundTable] = []
    items: list[tuple[int, tuple[str, ...]]] = []
    headings: list[tuple[int, tuple[str, ...]]] = []
    about = is_telling
    for at, (text, number) in enumerate(lines):
        if at in code or not text.strip():
            continue
        heading, item = _HEADING.match(text), _ITEM.match(text)
        if item and about:
            items.append((number, (item[1], plain_words(item[2]))))
            continue
        if heading or text[:1] not in (" ", "\t"):
            found += _table(items)
            items = []
        if heading:
            coded = _CODED.match(plain_words(heading[1])) if is_telling else None
            headings += [(number, (coded[1], coded[2].strip()))] if coded else []
            about = is_telling or bool(_TELLING.search(heading[1]))
    return [*found, *_table(items), *_table(headings)]


def _table(rows: list[tuple[int, tuple[str, ...]]]) -> list[FoundTable]:
    return [FoundTable(_HEADER, tuple(rows))] if len(rows) >= _LEAST else []
