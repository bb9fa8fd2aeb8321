"""How lines of reStructuredText hang together: titles, paragraphs, what is indented below what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fieldkm.manuals.importers.draft import Line, Tell

Written = Callable[[str, str, list[Line], int], list[Line]]
"""Writes a directive whose body stands as it is: its name, its title, its lines, its number."""
Include = Callable[[str], list[Line] | None]

RULE = re.compile(r"([!-/:-@\[-`{-~])\1+\s*$")
FIELD = re.compile(r"^:((?:[^:\\\n]|\\.|:(?!\s|$|`))+):(?:\s+(.*))?$")


@dataclass(frozen=True, slots=True)
class RstSurroundings:
    """What a page can ask for: the words of directives, the lines of other files, the values that
    its site gives to `|names|`."""

    tell: Tell
    written: Written
    include: Include
    values: Mapping[str, str] = field(default_factory=dict)


def indented_end(lines: list[Line], start: int, indent: int) -> int:
    """Return the place behind what is indented deeper than `indent` from `start` on."""
    end = start
    for at in range(start, len(lines)):
        text = lines[at].text
        if text.strip() and len(text) - len(text.lstrip()) <= indent:
            break
        if text.strip():
            end = at + 1
    return end


def title_at(lines: list[Line], at: int) -> tuple[str, str, int] | None:
    """Return the style, the words and the count of lines of a section title that begins at `at`."""
    text, below, third = (text_at(lines, at + n) for n in range(3))
    rule = RULE.fullmatch(text)
    if rule and below.strip() and third.rstrip() == text.rstrip() and not RULE.fullmatch(below):
        return text[0] + text[0], below.strip(), 3
    under = RULE.fullmatch(below) if text and text[0] != " " and not rule else None
    if under and (len(below) >= 4 or len(below) >= len(text)) and not text.startswith(".. "):
        return below[0], text.strip(), 2
    return None


def text_at(lines: list[Line], at: int) -> str:
    """Return the text of a line, nothing behind the last one."""
    return lines[at].text if 0 <= at < len(lines) else ""


def indent_of(line: Line) -> int:
    """Return how many blanks a line begins with."""
    return len(line.text) - len(line.text.lstrip())


def paragraph_end(lines: list[Line], at: int) -> int:
    """Return the place behind the paragraph that begins at `at`."""
    end = at + 1
    while end < len(lines) and lines[end].text.strip() and not lines[end].text.startswith(".. "):
        if lines[end - 1].text.endswith("::") and lines[end].text[0] == " ":
            break
        end += 1
    return end


def item(mark: str, lead: str, body: list[Line]) -> list[Line]:
    """Return a list item, a definition or a footnote with its body indented below it."""
    full = [at for at, line in enumerate(body) if line.text.strip()]
    if not full:
        return [Line((mark + lead).rstrip())]
    body = body[full[0] : full[-1] + 1]
    opening = body[0].text
    is_term = len(body) > 1 and body[1].text.startswith(":   ")
    is_words = not is_term and not opening.startswith(("!!!", "```", "|", "- ", "1. "))
    first = [Line(mark + lead + opening, body[0].number)] if is_words else [Line(mark + lead)]
    rest = body[1:] if is_words else [Line("", body[0].number), *body]
    return [*first, *(Line("    " + x.text if x.text else "", x.number) for x in rest)]


def fenced(language: str, lines: list[Line], number: int) -> list[Line]:
    """Return lines of code between fences."""
    if not lines:
        return []
    fence = "````" if any("```" in line.text for line in lines) else "```"
    opening, closing = Line(fence + language, number), Line(fence, number)
    return [Line("", number), opening, *lines, closing, Line("", number)]


def dedented(lines: list[Line]) -> list[Line]:
    """Return lines without the blanks that all of them begin with."""
    least = min((indent_of(line) for line in lines if line.text.strip()), default=0)
    return [Line(line.text[least:], line.number) for line in lines]


def parted(body: list[Line]) -> tuple[dict[str, str], list[Line]]:
    """Return the options at the head of a directive, and the rest."""
    options: dict[str, str] = {}
    at = 0
    name = ""
    while at < len(body) and body[at].text.strip():
        found = FIELD.match(body[at].text)
        if not found and not (name and body[at].text[:1] == " "):
            break
        if found:
            name = found[1].lower()
            options[name] = found[2] or ""
        else:
            options[name] += " " + body[at].text.strip()
        at += 1
    return options, body[at:]
