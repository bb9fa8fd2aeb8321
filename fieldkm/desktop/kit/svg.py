"""Drawings out of packs, made harmless before Qt sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QXmlStreamReader

MOST_SVG_BYTES = 8_000_000
MOST_COPIES = 20_000
_FEW_COPIES = 4
_MOST_DEEP = 100  # copies within one another
_WHOLE = ""

_FOREIGN_ADDRESS = re.compile(
    rb"""(href\s*=\s*)(?:"(?!#|data:)[^"]*"|'(?!#|data:)[^']*')""", re.IGNORECASE
)


def harmless_svg(data: bytes) -> bytes | None:
    """Return an SVG that cannot make Qt open another file, or None where that is not certain.

    Qt's renderer reads the files that `<image href>` names. Addresses outside the drawing are
    emptied; entities and other encodings, which could hide an address, are not accepted; neither
    are copies of copies that would take for ever to draw.
    """
    if len(data) > MOST_SVG_BYTES or b"\0" in data or b"<!ENTITY" in data.upper():
        return None
    if data.count(b"<use") > _FEW_COPIES and _copies(data) > MOST_COPIES:
        return None
    return _FOREIGN_ADDRESS.sub(rb'\1""', data)


def _copies(svg: bytes) -> int:
    """Return how many elements `<use>` draws, with the copies inside copies."""
    used_in = _used_in(svg)
    counted: dict[str, int] = {}

    def count(name: str, depth: int) -> int:
        if depth > _MOST_DEEP:
            return MOST_COPIES + 1
        if name not in counted:
            counted[name] = MOST_COPIES + 1  # until it is counted: a circle never ends
            counted[name] = 1 + sum(count(inner, depth + 1) for inner in used_in.get(name, ()))
        return counted[name]

    return sum(count(name, 0) for name in used_in[_WHOLE])


def _used_in(svg: bytes) -> Mapping[str, Sequence[str]]:
    """Return what is copied inside each element that has an id, and in the whole drawing."""
    reader = QXmlStreamReader(svg.decode(errors="replace"))
    reader.setNamespaceProcessing(False)  # as Qt's renderer reads it
    found: dict[str, list[str]] = {_WHOLE: []}
    open_ids: list[str] = []
    while not reader.atEnd():
        kind = reader.readNext()
        if kind is QXmlStreamReader.TokenType.StartElement:
            attributes = reader.attributes()
            open_ids.append(attributes.value("id"))
            if reader.name() == "use":
                address = attributes.value("href") or attributes.value("xlink:href")
                for name in {_WHOLE, *open_ids}:
                    found.setdefault(name, []).append(address.removeprefix("#"))
        elif kind is QXmlStreamReader.TokenType.EndElement:
            open_ids.pop()
    return found
