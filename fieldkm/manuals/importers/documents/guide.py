"""A guide as oManual and iFixit have it - steps of lines with bullets, tools, parts, flags - as a
page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fieldkm.domain.manuals import Signal
from fieldkm.manuals.importers.documents.alarm_marks import alarm
from fieldkm.manuals.importers.documents.csv_tables import Cells
from fieldkm.manuals.importers.documents.foreign_document import ForeignDocument, ForeignPart
from fieldkm.manuals.importers.draft import FrontValues
from fieldkm.manuals.markup.tree import Element

Nodes = list[Element | str]

_SIGNALS = {
    "icon_caution": Signal.CAUTION, "icon_note": Signal.NOTE, "icon_reminder": Signal.NOTE,
}  # fmt: skip
_PLAIN_BULLETS = frozenset({"", "black"})
_PART_NUMBER = re.compile(r"([A-Z]{2}\d{3}-\d{3}(?:-\d+)*)\b")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "half": 0.5, "an": 1}
_TIME = re.compile(
    r"(\d+(?:\.\d+)?|[a-z]+)\s*(hour|hr|h|minute|min|m|day|second|sec)", re.IGNORECASE
)
_MINUTES = {"h": 60.0, "m": 1.0, "d": 480.0, "s": 1 / 60}


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A line of a step; `level` indents it, `bullet` is a colour or an icon."""

    content: Nodes
    bullet: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A step with its lines and the sources of its pictures."""

    title: str
    lines: list[GuideLine]
    pictures: list[str]


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A tool or a part, as it stands in a guide's list."""

    name: str
    notes: str = ""
    quantity: str = ""
    url: str = ""

    @property
    def number(self) -> str:
        """Return the part's number, which only its address has."""
        found = _PART_NUMBER.search(self.url)
        return found[1] if found else ""

    @property
    def words(self) -> str:
        """Return the name with quantity and notes."""
        count = f" × {self.quantity}" if self.quantity not in ("", "0", "1") else ""
        return f"{self.name}{count} {self.notes}".strip()


@dataclass(slots=True)
class Guide:
    """A guide as its source has it."""

    key: str
    file: str
    title: str
    steps: list[GuideStep]
    introduction: Nodes = field(default_factory=list)
    conclusion: Nodes = field(default_factory=list)
    picture: str = ""
    tools: list[NamedThing] = field(default_factory=list)
    parts: list[NamedThing] = field(default_factory=list)
    flags: list[tuple[str, str]] = field(default_factory=list)
    prerequisites: list[str] = field(default_factory=list)
    difficulty: str = ""
    time: str = ""
    chapter: str = ""


def guide_part(guide: Guide, document: ForeignDocument) -> ForeignPart:
    """Return a guide as a part of `document`, which is told what is lost or guessed."""
    blocks: Nodes = [
        alarm(Signal.NOTE, [Element("p", {}, [text or title])], title if text else "")
        for title, text in guide.flags
    ]
    blocks += guide.introduction
    blocks += [_picture(guide.picture)] if guide.picture else []
    nameless = [part for part in guide.parts if not part.number]
    if nameless:
        document.tell(guide.file, 0, "part-without-number", "Parts without a number stand as text.")
        items: Nodes = [Element("li", {}, [part.words]) for part in nameless]
        blocks += [Element("h2", {}, ["Parts"]), Element("ul", {}, items)]
    if guide.conclusion or blocks:
        blocks.append(Element("h2", {}, ["Steps"]))
    blocks.append(Element("ol", {}, [_step(step) for step in guide.steps]))
    if guide.conclusion:
        blocks += [Element("h2", {}, ["Conclusion"]), *guide.conclusion]
    body = Element("div", {}, blocks)
    front = _front(guide, document)
    return ForeignPart(
        guide.key, guide.file, body, guide.title, guide.chapter, front, is_whole=True
    )


def part_rows(guides: list[Guide]) -> list[Cells]:
    """Return rows for `parts.csv`: the parts that have a number."""
    return [
        {"number": part.number, "name": part.name, "quantity": part.quantity, "note": part.notes}
        for guide in guides
        for part in guide.parts
        if part.number
    ]


def minutes_in(text: str) -> int:
    """Return how long a time in words is, the longest of a range; 0 where it is not understood."""
    found = []
    normal = re.sub(r"(?<=\d),(?=\d)", ".", text.lower())
    normal = re.sub(r"(\d+)\s*(?:-|–|to)\s*(\d+)", r"\2", normal)
    for number, unit in _TIME.findall(normal):
        value = float(number) if number[0].isdigit() else float(_NUMBERS.get(number, 0))
        found.append(value * _MINUTES[unit[0].lower()])
    return round(min(sum(found), 100_000))


def _front(guide: Guide, document: ForeignDocument) -> FrontValues:
    front: FrontValues = {"kind": "procedure"}
    numbers = tuple(dict.fromkeys(part.number for part in guide.parts if part.number))
    if numbers:
        front["parts"] = numbers
    if guide.tools:
        front["tools"] = tuple(dict.fromkeys(tool.words for tool in guide.tools if tool.name))
    minutes = minutes_in(guide.time)
    if minutes:
        front["time"] = str(minutes)
    if guide.time and not guide.time.isdigit():
        taken = f"{minutes} minutes" if minutes else "nothing"
        document.tell(
            guide.file, 0, "time-guessed", f"The time “{guide.time}” is taken as {taken}."
        )
    if guide.difficulty:
        front["level"] = guide.difficulty
    if guide.prerequisites:
        front["prerequisites"] = tuple(dict.fromkeys(guide.prerequisites))
    return front


def _step(step: GuideStep) -> Element:
    """Return a step; its cautions stand before it, its notes where they are."""
    guards: Nodes = []
    blocks: Nodes = [Element("p", {}, [Element("strong", {}, [step.title])])] if step.title else []
    for line in step.lines:
        signal = _SIGNALS.get(line.bullet)
        if signal is Signal.CAUTION:
            guards.append(alarm(signal, [Element("p", {}, line.content)]))
        elif signal is not None:
            blocks.append(alarm(signal, [Element("p", {}, line.content)]))
        else:
            _add_line(blocks, line)
    blocks += [_picture(source) for source in step.pictures]
    return Element("li", {}, [*guards, *blocks])


def _add_line(blocks: Nodes, line: GuideLine) -> None:
    """Add a line: a paragraph, or an item of the list below the paragraph before."""
    content = list(line.content)
    if line.bullet not in _PLAIN_BULLETS:
        content.insert(0, Element("em", {}, [f"{line.bullet.replace('_', ' ')}: "]))
    if line.level <= 0:
        blocks.append(Element("p", {}, content))
        return
    last = blocks[-1] if blocks else None
    if not isinstance(last, Element) or last.tag != "ul":
        last = Element("ul")
        blocks.append(last)
    last.children.append(Element("li", {}, content))


def _picture(source: str) -> Element:
    return Element("p", {}, [Element("img", {"src": source})])
