"""Marks that a text carries through Markdown, and the small changes to a line that need no context.

The marks are Unicode noncharacters, which no text may hold: an author cannot write them.
"""

from __future__ import annotations

import html
import re

from fieldkm.manuals.markup.sanitiser import GONE_WITH_CONTENT, TAGS, UNWRAPPED_TAGS

LINE_OPEN, LINE_CLOSE, PIPE, LESS_THAN = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
SHIELDED = "[]*_`!~:\\&{"
"""Characters that can be put aside: the noncharacters from U+FDD4 on stand for them."""
SHIELDS = {ord(mark): 0xFDD4 + place for place, mark in enumerate(SHIELDED)}
SHIELDS[ord("<")] = ord(LESS_THAN)
_UNSHIELDED = {0xFDD4 + place: html.escape(mark) for place, mark in enumerate(SHIELDED)}
_UNSHIELDED |= {ord(PIPE): "|", ord(LESS_THAN): "&lt;"}

_FOREIGN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_NO_TARGET = r"(?<!\]\()(?<!\]: )"  # `![](<images/open door.png>)` holds no tag
_TAG = re.compile(rf"{_NO_TARGET}<(?=(/?)([A-Za-z][\w:.-]*+)[^<>]*+>)")
_UNWRAPPED_NAMES = "|".join(sorted(UNWRAPPED_TAGS - {"summary"}))
_UNWRAPPED = re.compile(rf"{_NO_TARGET}</?(?:div|{_UNWRAPPED_NAMES})\b[^<>]*+>", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary[^<>]*+>(.{0,300}?)</summary>", re.IGNORECASE)
_WIKI_PIPE = re.compile(r"(\[\[[^\[\]|\n]+)\\?\|([^\[\]|\n]*\]\])")
_BARE_HASH = re.compile(r"#{1,6}[^#\s]|#{7,}")
_LINE_MARK = re.compile(f"{LINE_OPEN}(\\d+){LINE_CLOSE}")


def without_foreign_characters(text: str) -> str:
    """Return `text` without control characters and without the marks that this module uses."""
    return _FOREIGN.sub("", text)


def marked_heading(text: str, at: int, number: int) -> str:
    """Return a heading's line with its number in the source put in at `at`."""
    return f"{text[:at]}{LINE_OPEN}{number}{LINE_CLOSE}{text[at:]}"


def taken_line_mark(text: str) -> tuple[str, int]:
    """Return a heading's text without its mark, and the line that the mark held (0: none)."""
    mark = _LINE_MARK.search(text)
    return (_LINE_MARK.sub("", text), int(mark[1])) if mark else (text, 0)


def without_marks(text: str) -> str:
    """Return HTML in which the characters that were put aside stand for themselves again."""
    return text.translate(_UNSHIELDED)


def prepared(line: str) -> str:
    """Return a line of running text as the dialect reads it.

    Boxes without meaning (`<div>`, `<details>`) fall away so that what they hold is read as
    Markdown, tags that HTML does not know are shown as they are, a pipe in `[[page|text]]` parts no
    cells.
    """
    if "<" in line:
        line = _SUMMARY.sub(r"**\1**", line)
        line = _UNWRAPPED.sub("", line)
        line = _TAG.sub(_shown_if_unknown, line)
    if "[[" in line:
        line = _WIKI_PIPE.sub(rf"\1{PIPE}\2", line)
    if _BARE_HASH.match(line):
        line = "\\" + line
    return line


def _shown_if_unknown(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    return "<" if name in TAGS or name in GONE_WITH_CONTENT or ":" in name else LESS_THAN
