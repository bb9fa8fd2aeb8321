"""Plain text as Markdown: whatever marks stand in it, a reader sees the same words."""

from __future__ import annotations

import re

BREAK = "\x02"
"""Stands for the end of a line within a paragraph, in text that is on its way to Markdown."""

_SPECIAL = re.compile(r"[\\`*\[\]{}]|(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=[#\w]|$)")  # HTML reads some of them without their semicolon
_TAG = re.compile(r"<(?! )")
_LINE_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([-+:>#|]|!!!|\?\?\?|===|=+$|~~~)")
_CLOSING_HASHES = re.compile(r"#+$")
_NO_PLAIN_CODE = re.compile(r"&[#\w]|<\S|\|")
"""What is not left alone between backticks."""


def escaped(text: str) -> str:
    """Return plain text as Markdown that says the same within a line."""
    text = text.replace(BREAK, " ").replace("\x03", "")
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))


def at_line_start(line: str) -> str:
    """Return a line whose beginning is not taken for a list, heading, quotation or admonition."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    if match[1]:
        return f"{match[1]}\\{line[len(match[1]) :]}"
    if match[3][0] in ":|?=~":
        return f"&#{ord(line[0])};{line[1:]}"
    return "\\" + line


def at_heading_end(line: str) -> str:
    """Return a heading's words of which the last are not taken for its closing hashes."""
    return _CLOSING_HASHES.sub(lambda hashes: "\\#" * len(hashes[0]), line)


def code(text: str) -> str:
    """Return text as code within a line."""
    words = " ".join(text.split())
    if not words:
        return ""
    if _NO_PLAIN_CODE.search(words):
        return f"<code>{escaped(words)}</code>"
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    gap = " " if words[0] == "`" or words[-1] == "`" else ""
    return f"{fence}{gap}{words}{gap}{fence}"
