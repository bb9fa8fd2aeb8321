"""The numbered paragraphs of a Word document as lists: pictures and texts between two steps belong
to the step before, dangers to the step after."""

from __future__ import annotations

from dataclasses import dataclass, field

from fieldkm.manuals.importers.documents.alarm_marks import gather_marked_alarms
from fieldkm.manuals.importers.documents.word_package import ListLevel
from fieldkm.manuals.markup.tree import HEADINGS, Element

_MAX_LEVEL = 6


@dataclass(slots=True)
class _Open:
    level: int
    counter: str
    element: Element


@dataclass(slots=True)
class ListBuilder:
    """Gathers the blocks of one flow of text; `blocks` has them when `close` was called."""

    blocks: list[Element | str] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _between: list[Element] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def add(self, block: Element) -> None:
        """Add a block that is no item of a list."""
        if self._open and block.tag not in HEADINGS:
            self._between.append(block)
            return
        self.close()
        self.blocks.append(block)

    def add_item(self, item: Element, level: int, of: ListLevel) -> None:
        """Add an item of the list that `of` describes."""
        level = min(level, _MAX_LEVEL)
        if self._between and not self._goes_on(level, of):
            self.close()
        guards = self._settle_between()
        item.children = [*guards, *item.children]
        while self._open and self._open[-1].level > level:
            self._open.pop()
        tag = "ol" if of.is_ordered else "ul"
        last = self._open[-1] if self._open else None
        if last and last.level == level and (last.counter != of.counter or last.element.tag != tag):
            self._open.pop()
            last = self._open[-1] if self._open else None
        if last is None or last.level < level:
            last = self._new_list(tag, level, of)
        last.element.children.append(item)
        self._count(level, of)

    def close(self) -> None:
        """End the open lists."""
        self._open.clear()
        self.blocks += self._between
        self._between = []

    def _goes_on(self, level: int, of: ListLevel) -> bool:
        """Tell whether a list goes on counting after what stood between; bullets do not count."""
        if any(entry.counter == of.counter and entry.level == level for entry in self._open):
            return bool(of.is_ordered) or all(_is_small(block) for block in self._between)
        return level > 0 and bool(self._open) and len(self._between) == 1

    def _settle_between(self) -> list[Element]:
        """Put what stood between two items to the first; return the dangers right before the
        second."""
        holder = Element("div", {}, list(self._between))
        gather_marked_alarms(holder)
        self._between = list(holder.elements())
        guards: list[Element] = []
        while self._between and self._between[-1].tag == "alarm":
            guards.insert(0, self._between.pop())
        if self._between and self._open:
            items = [i for i in self._open[-1].element.elements() if i.tag == "li"]
            items[-1].children += self._between
        self._between = []
        return guards

    def _new_list(self, tag: str, level: int, of: ListLevel) -> _Open:
        element = Element(tag)
        if tag == "ol":
            count = self._counts.get(f"{of.counter}/{level}", 0)
            start = count + 1 if count else of.start
            element.attributes.update({"start": str(start)} if start != 1 else {})
        if self._open:
            list(self._open[-1].element.elements())[-1].children.append(element)
        else:
            self.blocks.append(element)
        self._open.append(_Open(level, of.counter, element))
        return self._open[-1]

    def _count(self, level: int, of: ListLevel) -> None:
        key = f"{of.counter}/{level}"
        self._counts[key] = self._counts.get(key, of.start - 1) + 1
        for deeper in range(level + 1, _MAX_LEVEL + 1):
            self._counts.pop(f"{of.counter}/{deeper}", None)


def _is_small(block: Element) -> bool:
    """Tell whether a block between two bullets is a picture or a danger."""
    return block.tag == "alarm" or not block.words()
