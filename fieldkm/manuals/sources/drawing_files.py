"""What a drawing's file says: its callouts, its title, and what in it the page view cannot draw.

SVG is looked through as text by an expat parser that refuses entities; no picture is decoded here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from fieldkm.domain.codes import natural_key

MAX_SVG_BYTES = 16 * 1024 * 1024
MAX_PROBLEMS = 50

_CALLOUT = re.compile(r"callout-(.+)")
_UNKNOWN_ELEMENTS = frozenset(
    {"clipPath", "mask", "filter", "textPath", "foreignObject", "script", "animate", "set"}
)
_WITH_ALPHA = re.compile(r"(?<![\w/&])#(?:[0-9a-f]{8}|[0-9a-f]{4})\b(?!-)", re.IGNORECASE)
_UNKNOWN_VALUES = (
    (re.compile(r"\brgba\s*\(", re.IGNORECASE), "rgba() colours"),
    (_WITH_ALPHA, "#rrggbbaa colours"),
    (re.compile(r"\bvar\s*\("), "var()"),
)
_COLOUR_ATTRIBUTES = frozenset({"fill", "stroke", "style", "stop-color", "color", "flood-color"})


@dataclass(frozen=True, slots=True)
class DrawingProblem:
    """Something in an SVG file, with its line and a stable English code."""

    line: int
    code: str
    message: str


@dataclass(slots=True)
class SvgFile:
    """What was found in an SVG file; the callouts stand in natural order."""

    title: str = ""
    callouts: tuple[str, ...] = ()
    problems: list[DrawingProblem] = field(default_factory=list)


class _Refused(Exception):
    """Stops the parser at an entity."""


@dataclass(slots=True)
class _SvgReader:
    """Follows the parser's events; `path` holds the names of the open elements."""

    found: SvgFile
    parser: expat.XMLParserType
    path: list[str] = field(default_factory=list)
    callouts: set[str] = field(default_factory=set)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        for what in self._cannot_draw(local, attributes):
            self._report("svg-not-drawable", f"The page view cannot draw {what}.")
        callout = _CALLOUT.fullmatch(attributes.get("id", ""))
        if callout:
            if callout[1] in self.callouts:
                message = f"The callout “{callout[1]}” stands on the drawing twice."
                self._report("duplicate-callout", message)
            self.callouts.add(callout[1])
        self.path.append(local)

    def end(self, name: str) -> None:
        self.path.pop()

    def text(self, data: str) -> None:
        if self.path == ["svg", "title"]:
            self.found.title += data
        elif self.path[-1:] == ["style"]:
            for what in _unknown_values(data):
                self._report("svg-not-drawable", f"The page view cannot draw {what}.")

    def entity(self, *declared: object) -> None:
        raise _Refused(*declared)

    def _cannot_draw(self, local: str, attributes: dict[str, str]) -> Iterator[str]:
        if local in _UNKNOWN_ELEMENTS:
            yield f"<{local}>"
        if not self.path and local != "svg":
            yield f"<{local}> as the outermost element"
        if self.path and local == "svg":
            yield "an <svg> inside another"
        for name, value in attributes.items():
            yield from _unknown_attribute(local, name.rpartition(":")[2], value)

    def _report(self, code: str, message: str) -> None:
        if len(self.found.problems) < MAX_PROBLEMS:
            problem = DrawingProblem(self.parser.CurrentLineNumber, code, message)
            if problem not in self.found.problems:
                self.found.problems.append(problem)


def _unknown_attribute(element: str, name: str, value: str) -> Iterator[str]:
    if name in ("clip-path", "mask", "filter") and value.strip() != "none":
        yield f"the attribute {name}"
    elif name.startswith("on"):
        yield f"the script in {name}"
    elif name == "href" and element != "a" and not value.startswith(("#", "data:image/")):
        yield f"“{value[:60]}”, which lies outside the file"
    elif name in _COLOUR_ATTRIBUTES:
        yield from _unknown_values(value)


def _unknown_values(text: str) -> Iterator[str]:
    for pattern, what in _UNKNOWN_VALUES:
        if pattern.search(text):
            yield what
    for target in re.findall(r"url\(\s*['\"]?([^)'\"]*)", text):
        if not target.startswith(("#", "data:")):
            yield f"“{target[:60]}”, which lies outside the file"
    if "@import" in text:
        yield "@import"


def read_svg(place: Path) -> SvgFile:
    """Look through the SVG file at `place`; whatever is wrong with it stands in `problems`."""
    found = SvgFile()
    try:
        data = place.read_bytes()[: MAX_SVG_BYTES + 1]
    except OSError as reason:
        found.problems.append(DrawingProblem(0, "file-unreadable", f"{reason.strerror}."))
        return found
    if len(data) > MAX_SVG_BYTES:
        found.problems.append(DrawingProblem(0, "file-too-large", "The drawing is too large."))
        return found
    parser = expat.ParserCreate()
    reader = _SvgReader(found, parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as reason:
        message = f"The drawing is no XML: {expat.ErrorString(reason.code)}."
        found.problems.append(DrawingProblem(reason.lineno, "svg-broken", message))
    except (_Refused, ValueError, LookupError):
        message = "The drawing declares entities or an unknown encoding, which is not read."
        found.problems.append(DrawingProblem(parser.CurrentLineNumber, "svg-entities", message))
    found.title = " ".join(found.title.split())
    found.callouts = tuple(sorted(reader.callouts, key=natural_key))
    return found
