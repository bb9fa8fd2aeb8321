"""A light look at Markdown: where the links are, what is a heading, what is code.

Lines and columns are those of the source, so that a report can name them and a link can be
replaced.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^[ >]*(?:(?:[-*+]|\d+[.)])[ ]+)*(`{3,}|~{3,})[ ]*(.*)$")
_ITEM = re.compile(r"^ *(?:[-*+]|\d+[.)]) ")
_TICKS = re.compile(r"`+")
_BLANK = re.compile(r"\n[ \t]*\n")
_URL = r"[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*"
_GAP = r"\s{0,99}"  # bounded, as below: a page of a million blanks must not take hours
_TITLE = r"\s{1,99}(?:\"[^\"]{0,999}\"|'[^']{0,999}')"
_INLINE = re.compile(rf"\]\({_GAP}(?:<([^<>\n]*)>|({_URL}))(?:{_TITLE})?{_GAP}\)")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:\s*(?:<([^<>\n]+)>|([^\s<>]+))", re.MULTILINE)
_ATTRIBUTE = re.compile(
    r"<(?:a|img)\b[^<>]*?\b(?:href|src)\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE
)
_LOOSE = re.compile(
    r"\]\(\s*((?:[^()<>\n\"]|\([^()\n]{0,99}\)){1,400}?\.(?:png|jpe?g|jfif|gif|svg|webp|avif|bmp|tiff?"
    r"|jp2|heic|[ew]mf|md)"
    r"(?:#[^()\s]*)?)(?:\s+\"[^\"\n]*\")?\s*\)"
    r"|\]\(([^()<>\n\"]{0,200}#[^()<>\n\"]{1,200}[ ][^()<>\n\"]{1,200})\)",
    re.IGNORECASE,
)  # as written by people who do not know that a space ends an address
_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)[ \t]*$")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture: `target` as written, and where it stands in the text."""

    target: str
    start: int
    end: int
    line: int
    is_picture: bool


def links_in(text: str) -> list[Link]:
    """Return the links and pictures of a page in reading order; code is passed over."""
    prose = without_code(text)
    line_ends = [match.start() for match in re.finditer("\n", text)]

    def link(match: re.Match[str], group: int, picture: bool) -> Link:
        start, end = match.span(group)
        return Link(text[start:end], start, end, bisect_left(line_ends, start) + 1, picture)

    found: list[Link] = []
    for match in _INLINE.finditer(prose):
        group = 1 if match[1] is not None else 2
        found.append(link(match, group, _is_picture(prose, match.start())))
    known = {item.start for item in found}
    found += [
        link(match, match.lastindex or 1, _is_picture(prose, match.start()))
        for match in _LOOSE.finditer(prose)
        if match.start(match.lastindex or 1) not in known
        and " " in match[match.lastindex or 1].strip()
    ]
    found += [link(match, match.lastindex or 1, False) for match in _REFERENCE.finditer(prose)]
    for match in _ATTRIBUTE.finditer(prose):
        found.append(link(match, 1, match[0][:4].lower() == "<img"))
    return sorted(found, key=lambda item: item.start)


def headings_in(text: str) -> Iterator[str]:
    """Return the headings of a page as plain words."""
    lines = without_code(text, inline=False).split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        match = _ATX.match(line)
        if match:
            yield _plain(match[2])
        elif line.strip() and _UNDERLINE.match(following) and not _is_no_heading(line):
            yield _plain(line)


def without_code(text: str, *, inline: bool = True) -> str:
    """Return `text` with code and comments blanked out, every character in its place."""
    lines = text.split("\n")
    for number in code_lines(lines):
        lines[number] = " " * len(lines[number])
    prose = _without(_comments("\n".join(lines)), "\n".join(lines))
    return _without(_inline_code(prose), prose) if inline else prose


def line_without_code(text: str) -> str:
    """Return one line of words with the code in it blanked out; that it is indented makes it no
    code, for it may stand in a list."""
    words = text.lstrip()
    return text[: len(text) - len(words)] + without_code(words)


def code_lines(lines: list[str]) -> set[int]:
    """Return the places of the lines that are code: fenced, or indented below a blank line."""
    code: set[int] = set()
    fence, in_list, after_blank = "", False, True
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence:
            code.add(number)
            if match and match[1].startswith(fence) and not match[2]:
                fence = ""
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
            code.add(number)
        elif (
            line.startswith(("    ", "\t")) and not in_list and (after_blank or number - 1 in code)
        ):
            code.add(number)
        elif _ITEM.match(line) or line.startswith(":   "):
            in_list = True
        elif line.strip() and not line.startswith(" ") and after_blank:
            in_list = line.startswith(("!!!", "???", "===", "[^", ":"))
        after_blank = not line.strip()
    return code


def _is_picture(prose: str, bracket: int) -> bool:
    """Tell whether the link text that ends at `bracket` begins with an exclamation mark."""
    depth = 0
    for at in range(bracket, max(-1, bracket - 2000), -1):
        depth += (prose[at] == "]") - (prose[at] == "[")
        if depth == 0:
            return at > 0 and prose[at - 1] == "!"
    return False


def _is_no_heading(line: str) -> bool:
    return line.lstrip().startswith(("|", ">", "-", "*", "+", "#", "{", "<")) or line.startswith(
        "    "
    )


def _plain(heading: str) -> str:
    text = re.sub(r"\{:?[^{}]*\}\s*$", "", heading)
    text = re.sub(r"!\[[^\]]{0,300}\]\([^)]{0,999}\)", "", text)
    text = re.sub(r"\[([^\]]{0,300})\]\([^)]{0,999}\)", r"\1", text)
    text = re.sub(r"<[^<>]+>", "", text)
    text = re.sub(r"(?<!\w)_+([^_]+)_+(?!\w)", r"\1", text)
    return html.unescape(re.sub(r"[`*\\]", "", text)).strip()


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where comments begin and end; what is never closed is none."""
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + 4)) >= 0:
        end = close + 3
        yield start, end


def _inline_code(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code between runs of backticks begins and ends; both runs are of one length and
    in one paragraph."""
    runs = [(match.start(), match.end() - match.start()) for match in _TICKS.finditer(text)]
    places: dict[int, list[int]] = {}
    for start, length in runs:
        places.setdefault(length, []).append(start)
    breaks = [match.start() for match in _BLANK.finditer(text)]
    end = 0
    for start, length in runs:
        if start < end or (start and text[start - 1] == "\\"):
            continue
        same = places[length]
        following = bisect_right(same, start)
        stop = bisect_right(breaks, start)
        limit = breaks[stop] if stop < len(breaks) else len(text)
        if following < len(same) and same[following] < limit:
            end = same[following] + length
            yield start, end


def _without(spans: Iterable[tuple[int, int]], text: str) -> str:
    """Return `text` with the spans blanked out, their ends of line kept."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join(pieces) + text[at:]
