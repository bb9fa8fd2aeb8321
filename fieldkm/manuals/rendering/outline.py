"""What stands where on a page: its sections, its steps with their numbers, its alarms."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fieldkm.domain.manuals import Alarm, PageKind, Section, Signal, Step
from fieldkm.manuals.markup.tree import HEADINGS, Element
from fieldkm.manuals.rendering.plain_text import Speaker, plain_text
from fieldkm.manuals.sources.catalogues import applicability
from fieldkm.manuals.sources.pages import SourcePage


@dataclass(frozen=True, slots=True)
class PlacedAlarm:
    """An alarm of a page: its element, its key, and whether it stands before all else."""

    alarm: Alarm
    key: str
    element: Element
    is_at_top: bool
    step_key: str = ""


@dataclass(slots=True)
class Outline:
    """Steps and alarms of a page by the identity of their elements, and in reading order."""

    steps: dict[int, Step] = field(default_factory=dict)
    alarms: dict[int, PlacedAlarm] = field(default_factory=dict)


def outline(page: SourcePage, speaker: Speaker | None = None) -> Outline:
    """Return the steps (of a procedure) and the alarms (of any page)."""
    return _Outliner(page, speaker).outline()


class _Outliner:
    def __init__(self, page: SourcePage, speaker: Speaker | None) -> None:
        self._page = page
        self._speaker = speaker
        self._language = page.head.language
        self._keys: Counter[str] = Counter()
        self._found = Outline()
        self._number = 0
        self._is_at_top = True

    def outline(self) -> Outline:
        is_procedure = self._page.head.kind is PageKind.PROCEDURE
        waiting: list[Element] = []
        for element in self._page.document.body.elements():
            if is_procedure and element.tag == "ol":
                self._steps(element, waiting)
                waiting = []
                continue
            if element.tag in HEADINGS:
                self._number, self._is_at_top = 0, False
            alarms = [inner for inner in element.walk() if inner.tag == "alarm"]
            if self._is_at_top:
                self._place(alarms, None)
            else:
                waiting += alarms
        self._place(waiting, None)
        self._is_at_top = False
        return self._found

    def _steps(self, ordered: Element, before: list[Element]) -> None:
        """Number the steps of a list; a list without its own start goes on where the last one
        ended."""
        self._is_at_top = False
        if ordered.get("start").isdecimal():
            self._number = int(ordered.get("start")[:6]) - 1
        for item in ordered.elements():
            self._number += 1
            words = [child for child in item.children if not _is_alarm(child)]
            # The key comes from the words as written: another title elsewhere changes no step.
            key = self._key(plain_text(words, self._language))
            step = Step(self._number, key, plain_text(words, self._language, self._speaker))
            self._found.steps[id(item)] = step
            self._place([*before, *(e for e in item.walk() if e.tag == "alarm")], step)
            before = []

    def _place(self, alarms: list[Element], step: Step | None) -> None:
        for element in alarms:
            written = plain_text(element.children, self._language)
            signal, title = Signal(element.get("signal")), element.get("title")
            key = self._key(f"{signal.value} {title} {written}")
            text = plain_text(element.children, self._language, self._speaker)
            number, step_key = (step.number, step.key) if step else (0, "")
            alarm = Alarm(signal, title, text, number, key, step_key)
            placed = PlacedAlarm(alarm, key, element, self._is_at_top, step_key)
            self._found.alarms[id(element)] = placed

    def _key(self, text: str) -> str:
        """Return a hash of the words; the same words a second time on the page get a number."""
        words = " ".join(text.split())
        key = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:12]
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key}-{self._keys[key]}"


def _is_alarm(item: Element | str) -> bool:
    return isinstance(item, Element) and item.tag == "alarm"


def sections(
    page: SourcePage, head_text: str = "", speaker: Speaker | None = None
) -> Iterator[Section]:
    """Yield the sections of a page; `head_text` is what the compiler put before the first."""
    document, language = page.document, page.head.language
    headings = {id(heading.element): heading for heading in document.headings}
    section = Section("", page.head.title, 1, (), "", page.head.applies_to, 1)
    above: list[tuple[int, str]] = []
    waiting: list[Element | str] = []
    for child in document.body.children:
        heading = headings.get(id(child))
        if heading is None:
            waiting.append(child)
            continue
        text = plain_text(waiting, language, speaker)
        yield replace(section, text="\n".join(filter(None, (head_text, text))))
        head_text, waiting = "", []
        above = [pair for pair in above if pair[0] < heading.level]
        path = (page.head.title, *(words for _, words in above))
        conditions = applicability(heading.element.get("applies"))
        section = Section(
            heading.anchor, heading.text, heading.level, path, "", conditions, heading.line
        )
        above.append((heading.level, heading.text))
    text = plain_text(waiting, language, speaker)
    yield replace(section, text="\n".join(filter(None, (head_text, text))))
