"""What a drawing's file says: its callouts, its title, and what in it the page view cannot draw.

SVG is looked through as text by an expat parser that refuses entities; no picture is decoded here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from fieldkm.domain.checking import Problem, problem
from fieldkm.domain.codes import natural_key

MAX_SVG_BYTES = 8_000_000
"""What the page view still draws."""
MAX_PROBLEMS = 50

_CALLOUT = re.compile(r"callout-(.+)")
_MOST_DEEP = 31  # elements within one another; what lies deeper is left out
_UNKNOWN_ELEMENTS = frozenset({"clipPath", "textPath", "foreignObject", "script", "animate", "set"})
_KNOWN_EFFECTS = frozenset(
    {
        "feMerge", "feMergeNode", "feFlood", "feOffset", "feGaussianBlur", "feComposite", "feBlend",
        "feColorMatrix",
    }
)  # fmt: skip
_WITH_ALPHA = re.compile(r"(?<![\w/&])#(?:[0-9a-f]{8}|[0-9a-f]{4})\b(?!-)", re.IGNORECASE)
_UNKNOWN_VALUES = (
    (re.compile(r"\brgba\s*\(", re.IGNORECASE), "rgba() colours"),
    (_WITH_ALPHA, "#rrggbbaa colours"),
    (re.compile(r"\bvar\s*\("), "var()"),
    (re.compile(r"\bhsla?\s*\(", re.IGNORECASE), "hsl() colours"),
    (re.compile(r"\blight-dark\s*\("), "light-dark() colours"),
)
_COLOUR_ATTRIBUTES = frozenset({"fill", "stroke", "style", "stop-color", "color", "flood-color"})


@dataclass(frozen=True, slots=True)
class DrawingProblem:
    """Something in an SVG file, with its line."""

    line: int
    problem: Problem


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
            self._report(_not_drawn(what))
        callout = _CALLOUT.fullmatch(attributes.get("id", ""))
        if callout:
            if callout[1] in self.callouts:
                template = "The callout “{callout}” stands on the drawing twice."
                self._report(problem("duplicate-callout", template, callout=callout[1]))
            self.callouts.add(callout[1])
        self.path.append(local)

    def end(self, name: str) -> None:
        self.path.pop()

    def text(self, data: str) -> None:
        if self.path == ["svg", "title"]:
            self.found.title += data
        elif self.path[-1:] == ["style"]:
            for what in _unknown_values(data):
                self._report(_not_drawn(what))

    def entity(self, *declared: object) -> None:
        raise _Refused(*declared)

    def _cannot_draw(self, local: str, attributes: dict[str, str]) -> Iterator[str]:
        # Inside of <switch> something that can be drawn stands beside it.
        is_unknown = local in _UNKNOWN_ELEMENTS and self.path[-1:] != ["switch"]
        if is_unknown or (local.startswith("fe") and local not in _KNOWN_EFFECTS):
            yield f"<{local}>"
        if len(self.path) == _MOST_DEEP + 1:
            yield f"what lies deeper than {_MOST_DEEP} elements"
        if not self.path and local != "svg":
            yield f"<{local}> as the outermost element"
        if self.path and local == "svg":
            yield "an <svg> inside another"
        for name, value in attributes.items():
            yield from _unknown_attribute(local, name.rpartition(":")[2], value)

    def _report(self, what: Problem) -> None:
        if len(self.found.problems) < MAX_PROBLEMS:
            here = DrawingProblem(self.parser.CurrentLineNumber, what)
            if here not in self.found.problems:
                self.found.problems.append(here)


def _not_drawn(what: str) -> Problem:
    return problem("svg-not-drawable", "The page view cannot draw {what}.", what=what)


def _unknown_attribute(element: str, name: str, value: str) -> Iterator[str]:
    if name == "clip-path" and value.strip() != "none":
        yield "the attribute clip-path"
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
        template = "The file cannot be read: {reason}."
        why = problem("file-unreadable", template, reason=str(reason.strerror))
        found.problems.append(DrawingProblem(0, why))
        return found
    if len(data) > MAX_SVG_BYTES:
        why = problem("file-too-large", "The drawing is too large.")
        found.problems.append(DrawingProblem(0, why))
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
        template = "The drawing is no XML: {reason}."
        why = problem("svg-broken", template, reason=expat.ErrorString(reason.code))
        found.problems.append(DrawingProblem(reason.lineno, why))
    except (_Refused, ValueError, LookupError):
        template = "The drawing declares entities or an unknown encoding, which is not read."
        why = problem("svg-entities", template)
        found.problems.append(DrawingProblem(parser.CurrentLineNumber, why))
    found.title = " ".join(found.title.split())
    found.callouts = tuple(sorted(reader.callouts, key=natural_key))
    return found
