"""A light look at Markdown: where the links are, which anchors a page offers, what is code.

Lines and columns are those of the source, so that a report can name them and a link can be
replaced.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fieldkm.manuals.markup.document import github_slug, toc_slug

_FENCE = re.compile(r"^[ >]*(?:(?:[-*+]|\d+[.)])[ ]+)*(`{3,}|~{3,})[ ]*(.*)$")
_ITEM = re.compile(r"^ *(?:[-*+]|\d+[.)]) ")
_TICKS = re.compile(r"`+")
_URL = r"[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*"
_GAP = r"\s{0,99}"  # bounded, as below: a page of a million blanks must not take hours
_TITLE = r"\s{1,99}(?:\"[^\"]{0,999}\"|'[^']{0,999}')"
_INLINE = re.compile(rf"\]\({_GAP}(?:<([^<>\n]*)>|({_URL}))(?:{_TITLE})?{_GAP}\)")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?([^\s<>]+)>?", re.MULTILINE)
_ATTRIBUTE = re.compile(
    r"<(?:a|img)\b[^<>]*?\b(?:href|src)\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE
)
_ID = re.compile(
    r"<[^<>]+?\b(?:id|name)\s*=\s*[\"']([^\"']+)[\"']|\{:?[^{}\n]*?#([\w:.-]+)[^{}\n]*\}"
)
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
    found += [link(match, 1, False) for match in _REFERENCE.finditer(prose)]
    for match in _ATTRIBUTE.finditer(prose):
        found.append(link(match, 1, match[0][:4].lower() == "<img"))
    return sorted(found, key=lambda item: item.start)


def anchors_in(text: str) -> frozenset[str]:
    """Return every spelling of the anchors that a page offers."""
    anchors = {
        name for match in _ID.finditer(without_code(text)) for name in match.groups() if name
    }
    seen: dict[str, int] = {}
    for heading in headings_in(text):
        for slug in {toc_slug(heading), github_slug(heading)}:
            count = seen.get(slug, 0)
            seen[slug] = count + 1
            anchors |= {f"{slug}-{count}", f"{slug}_{count}"} if count else {slug}
    return frozenset(anchors)


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
        elif _ITEM.match(line):
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
    """Yield where code between runs of backticks begins and ends; both runs are of one length."""
    runs = [(match.start(), match.end() - match.start()) for match in _TICKS.finditer(text)]
    places: dict[int, list[int]] = {}
    for start, length in runs:
        places.setdefault(length, []).append(start)
    end = 0
    for start, length in runs:
        if start < end or (start and text[start - 1] == "\\"):
            continue
        same = places[length]
        following = bisect_right(same, start)
        if following < len(same):
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
