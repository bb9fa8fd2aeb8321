"""SVG without what could act: scripts, addresses outside of the file, foreign content.

A file that holds none of this keeps its bytes; of any other a new one is written, in UTF-8, so that
nothing can hide in an encoding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from fieldkm.manuals.pictures.kinds import UnusablePicture
from fieldkm.manuals.pictures.svg_copies import CopyCounter
from fieldkm.manuals.sources.drawing_files import MAX_SVG_BYTES

MOST_COPIES = 20_000

_GONE = frozenset(
    "script foreignObject iframe object embed audio video handler listener".split()
)  # fmt: skip
_INSIDE = ("#", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")
_WEB = ("http:", "https:", "mailto:")
_OUTSIDE_URL = re.compile(r"url\(\s*(?!['\"]?\s*(?:#|data:image/))[^)]*\)", re.IGNORECASE)
_IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)


def clean_svg(data: bytes) -> bytes:
    """Return an SVG in which nothing can act; raises `UnusablePicture` for what is no SVG, declares
    entities or would take for ever to draw."""
    if len(data) > MAX_SVG_BYTES:
        raise UnusablePicture(f"it is larger than {MAX_SVG_BYTES // 1_000_000} MB: simplify it")
    cleaner = _Cleaner()
    try:
        cleaner.parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = f"it is no XML (line {error.lineno}: {expat.ErrorString(error.code)})"
        raise UnusablePicture(reason) from None
    except (ValueError, LookupError):
        raise UnusablePicture("its encoding is not known: save it as UTF-8") from None
    if cleaner.copies.drawn(MOST_COPIES) > MOST_COPIES:
        raise UnusablePicture("it copies its elements too often (<use>): simplify it")
    return "".join(cleaner.out).encode() if cleaner.is_changed else data


@dataclass(slots=True)
class _Cleaner:
    """Writes a parser's events down again, but for what could act."""

    out: list[str] = field(default_factory=lambda: ['<?xml version="1.0" encoding="UTF-8"?>\n'])
    is_changed: bool = False
    copies: CopyCounter = field(default_factory=CopyCounter)
    parser: expat.XMLParserType = field(init=False)
    _open: list[str] = field(default_factory=list)
    _gone_since: int = 0

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.EntityDeclHandler = self._entity
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.ProcessingInstructionHandler = self._instruction

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        self.is_changed |= (encoding or "utf-8").lower() not in ("utf-8", "us-ascii")

    def _entity(self, *declared: object) -> None:
        raise UnusablePicture("it declares entities, which are not read: save it without them")

    def _instruction(self, target: str, data: str) -> None:
        self.is_changed = True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if not self._open and local != "svg":
            raise UnusablePicture("its outermost element is not <svg>")
        self._open.append(name)
        if self._gone_since:
            return
        if local in _GONE or _changes_an_address(local, attributes):
            self._gone_since = len(self._open)
            self.is_changed = True
            return
        self.copies.start(local, attributes)
        kept = {key: self._value(local, key, value) for key, value in attributes.items()}
        written = (f" {key}={quoteattr(value)}" for key, value in kept.items() if value is not None)
        self.out.append(f"<{name}{''.join(written)}>")

    def _end(self, name: str) -> None:
        depth = len(self._open)
        self._open.pop()
        if self._gone_since:
            self._gone_since = 0 if depth == self._gone_since else self._gone_since
            return
        self.copies.end()
        self.out.append(f"</{name}>")

    def _text(self, data: str) -> None:
        if self._gone_since:
            return
        kept = data
        if self._open and _local(self._open[-1]) == "style":
            kept = _OUTSIDE_URL.sub("none", _IMPORT.sub("", data))
            self.is_changed |= kept != data
        self.out.append(escape(kept))

    def _value(self, element: str, name: str, value: str) -> str | None:
        """Return what may stay of an attribute; None where it goes."""
        local = _local(name).lower()
        goes = local.startswith("on") or (local == "href" and not _may_lead_to(element, value))
        kept = None if goes else _OUTSIDE_URL.sub("none", value)
        self.is_changed |= kept != value
        return kept


def _may_lead_to(element: str, address: str) -> bool:
    wanted = address.strip().lower()
    return wanted.startswith(_INSIDE) or (element == "a" and wanted.startswith(_WEB))


def _changes_an_address(element: str, attributes: dict[str, str]) -> bool:
    """Tell whether an animation would put an address where none may be."""
    is_animation = element == "set" or element.startswith("animate")
    return is_animation and _local(attributes.get("attributeName", "")).lower() == "href"


def _local(name: str) -> str:
    return name.rpartition(":")[2]
