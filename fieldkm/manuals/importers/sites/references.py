"""Links by reference whose names our Markdown cannot take: with code in them (``[`fit`]``), or used
without a name of their own (`[fit][]`)."""

from __future__ import annotations

import re

from fieldkm.manuals.importers.draft import Line
from fieldkm.manuals.importers.markdown_scan import code_lines

_DEFINITION = re.compile(r"^( {0,3})\[(?!\^)([^\]\n]*`[^\]\n]*)\]:(?=\s*\S)")
_USE = re.compile(r"(?<![\]\\!])\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?(?![(:\]])")


def with_plain_references(lines: list[Line]) -> list[Line]:
    """Return the lines with such names written as others that hold everywhere."""
    code = code_lines([line.text for line in lines])
    found = [None if at in code else _DEFINITION.match(x.text) for at, x in enumerate(lines)]
    names = {_folded(label[2]): f"ref-{at}" for at, label in enumerate(found) if label}
    if not names:
        return lines
    out: list[Line] = []
    for at, (line, label) in enumerate(zip(lines, found, strict=True)):
        text = line.text
        if label:
            text = f"{label[1]}[{names[_folded(label[2])]}]:{text[label.end() :]}"
        elif at not in code and "`" in text:
            text = _USE.sub(lambda use: _written(use, names), text)
        out.append(Line(text, line.number))
    return out


def _written(use: re.Match[str], names: dict[str, str]) -> str:
    name = names.get(_folded(use[2] or use[1]))
    return f"[{use[1]}][{name}]" if name else use[0]


def _folded(label: str) -> str:
    return " ".join(label.lower().split())
