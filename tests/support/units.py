"""Units from text that looks like Markdown: `# Title`, then sections under `##`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fieldkm.domain.finding import Kind, Unit

_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$", re.MULTILINE)


def page_units(
    thing: str,
    text: str,
    *,
    language: str = "en",
    kind: Kind = Kind.PAGE,
    codes: tuple[str, ...] = (),
    applies_to: str = "",
) -> list[Unit]:
    """Return a page's units; `thing` is `manual/page`, the text before a heading is a unit too."""
    manual, _, page = thing.partition("/")
    sections = list(_sections(_without_fences(text)))
    title = sections[0][1] if sections and sections[0][0] == 1 else page
    above: list[str] = [title]
    units = []
    for ordinal, (level, heading, body) in enumerate(sections):
        above = [*above[: max(level - 1, 1)], heading]
        unit = Unit(
            kind=kind, thing=thing, manual=manual, language=language, ordinal=ordinal, title=title,
            heading=heading or title, path=" > ".join(dict.fromkeys(filter(None, (title, *above)))),
            file_name=page, body=body, anchor=re.sub(r"\W+", "-", heading.lower()).strip("-"),
            source=f"pages/{page}.md", codes=codes, applies_to=applies_to,
        )  # fmt: skip
        units.append(replace(unit, version=f"{hash_of(unit)}"))
    return units


def hash_of(unit: Unit) -> str:
    """Return a version for a unit."""
    return f"{unit.title}/{unit.heading}/{unit.body}/{unit.codes}"


def _without_fences(text: str) -> str:
    """A line of code that begins with a hash is no heading."""
    return _FENCED.sub(lambda match: match[0].replace("\n#", "\n "), text)


def _sections(text: str) -> Iterator[tuple[int, str, str]]:
    starts = list(_HEADING.finditer(text))
    before = text[: starts[0].start()] if starts else text
    if before.strip():
        yield 0, "", before.strip()
    for number, match in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        yield len(match[1]), match[2], text[match.end() : end].strip()
