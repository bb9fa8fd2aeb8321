"""Parts over all manuals: found in any spelling, with their drawing, procedure and what replaces
them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldkm.app.library import Library, Mention
from fieldkm.domain.codes import compact, folded, variants
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.parts import Part, PartUse, Supersession, replacements, supersession
from fieldkm.errors import BadInput
from fieldkm.manuals.compiled import Catalogue


@dataclass(frozen=True, slots=True)
class PartCard:
    """All that is known of a part. `supersession.current` is the number to order; `part` is its
    entry, `asked` the entry of the number that was asked for.
    """

    part: Part
    asked: Part
    supersession: Supersession
    replaces: tuple[str, ...]
    procedures: tuple[Mention, ...]
    mentioned_in: tuple[Mention, ...]

    @property
    def is_superseded(self) -> bool:
        """Tell whether another number must be ordered than the one asked for."""
        return compact(self.part.number) != compact(self.asked.number)


@dataclass(frozen=True, slots=True)
class PartLine:
    """A line of the parts list beside a drawing."""

    part: Part
    use: PartUse

    @property
    def callout(self) -> str:
        """The item number on the drawing, or an empty string."""
        return self.use.callout.number if self.use.callout else ""


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A catalogue by part numbers in compact form: itself, its parts, what replaces a number (as
    printed), and what a number replaces. A number that is listed twice means its first entry.
    """

    catalogue: Catalogue
    parts: Mapping[str, Part]
    replaced_by: Mapping[str, str]
    replaces: Mapping[str, Sequence[str]]


class Parts:
    """The parts of all installed manuals."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._numbers: dict[tuple[str, str], _Numbers] = {}

    def card(self, number: str, language: str, manual: str = "") -> PartCard:
        """Return a part's card; any spelling of its number; `manual` is looked into first.

        Raises `BadInput` where no manual lists the part.
        """
        asked = self._find(number, language, manual)
        numbers = self._numbers_of(asked.manual, language)
        way = supersession(asked.number, numbers.replaced_by)
        part = numbers.parts.get(compact(way.current), asked)
        return PartCard(
            part=part,
            asked=asked,
            supersession=way,
            replaces=tuple(self.replaced_by(part, language)),
            procedures=self._procedures(part, asked, language),
            mentioned_in=self._mentions(part, asked, language),
        )

    def entry(self, number: str, language: str, manual: str) -> Part | None:
        """Return a part as a manual lists it, superseded or not; any spelling of its number."""
        return self._numbers_of(manual, language).parts.get(compact(number))

    def replaced_by(self, part: Part, language: str) -> Sequence[str]:
        """Return the numbers that this very part replaces in its manual."""
        return self._numbers_of(part.manual, language).replaces.get(compact(part.number), ())

    def on_drawing(self, manual: str, drawing: str, language: str) -> list[PartLine]:
        """Return the lines of a drawing's parts list, in the order of callouts; those without one
        last.
        """
        catalogue = self._library.catalogue(manual, language)
        titles = {d.id: d.title for d in catalogue.drawings}
        assembly = titles.get(drawing, "")
        order = {d.id: {c: n for n, c in enumerate(d.callouts)} for d in catalogue.drawings}
        lines = [
            PartLine(part, use)
            for part in catalogue.parts
            for use in part.uses
            if (use.callout.drawing == drawing if use.callout else use.assembly == assembly)
        ]
        places = order.get(drawing, {})
        return sorted(
            lines, key=lambda line: (places.get(line.callout, len(places)), line.part.number)
        )

    def on_page(self, ref: PageRef, language: str) -> list[Part]:
        """Return the parts that a page names or links to, in its order."""
        page = self._library.open(ref, language).page
        named = [*page.head.parts, *(link[5:] for link in page.links if link.startswith("part:"))]
        listed = self._numbers_of(ref.manual, language).parts
        wanted = dict.fromkeys(compact(number) for number in named)
        return [listed[number] for number in wanted if number in listed]

    def _find(self, number: str, language: str, manual: str) -> Part:
        found = self._library.catalogues(language)
        wanted = sorted(found, key=lambda pair: pair[0].id != manual)
        for reader, _ in wanted:
            if part := self.entry(number, language, reader.id):
                return part
        for _, catalogue in wanted:
            for part in catalogue.parts:
                if folded(number) in variants(part.number):
                    return part
        for problem in self._library.problems().values():
            raise problem  # the part may be in what cannot be read
        raise BadInput(
            "no-such-part",
            "No installed manual lists the part “{number}”.",
            "Check the number, or search for the part's name.",
            number=number,
        )

    def _numbers_of(self, manual: str, language: str) -> _Numbers:
        """Return a manual's parts by number; made again when another release was read."""
        catalogue = self._library.catalogue(manual, language)
        kept = self._numbers.get((manual, language))
        if kept is None or kept.catalogue is not catalogue:
            kept = self._numbers[manual, language] = _by_number(catalogue)
        return kept

    def _procedures(self, part: Part, asked: Part, language: str) -> tuple[Mention, ...]:
        pages = [page for page in dict.fromkeys((part.procedure, asked.procedure)) if page]
        resolved = [self._library.reader(part.manual).resolve(page) for page in pages]
        return tuple(
            self._library.mentions(part.manual, [p for p in resolved if p is not None], language)
        )

    def _mentions(self, part: Part, asked: Part, language: str) -> tuple[Mention, ...]:
        reader = self._library.reader(part.manual)
        numbers = dict.fromkeys((part.number, asked.number))
        pages = dict.fromkeys(
            page for number in numbers for page in reader.mentions_of_part(number)
        )
        return tuple(self._library.mentions(part.manual, list(pages), language))


def _by_number(catalogue: Catalogue) -> _Numbers:
    listed: dict[str, Part] = {}
    replaces: dict[str, list[str]] = {}
    for part in catalogue.parts:
        if number := compact(part.number):
            listed.setdefault(number, part)
        if part.replaced_by:
            replaces.setdefault(compact(part.replaced_by), []).append(part.number)
    return _Numbers(catalogue, listed, replacements(catalogue.parts), replaces)
