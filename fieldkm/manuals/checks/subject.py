"""What the checks look at: a source with its tables and targets worked out, and places found in its
texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fieldkm.domain.applicability import Applicability, parse_applicability
from fieldkm.domain.checking import Problem, problem, problem_of
from fieldkm.domain.codes import compact
from fieldkm.domain.parts import replacements
from fieldkm.errors import BadInput
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.linking.targets import Targets
from fieldkm.manuals.markup.document import Document
from fieldkm.manuals.markup.tree import Element
from fieldkm.manuals.sources.catalogues import CatalogueBuilder
from fieldkm.manuals.sources.pages import SourcePage
from fieldkm.manuals.sources.source import ManualSource


@dataclass(frozen=True, slots=True)
class Subject:
    """A source under check. `catalogue` is that of the first language, `targets` by
    language; `replaced_by` maps a compact part number to the number that replaces it."""

    source: ManualSource
    builder: CatalogueBuilder
    catalogue: Catalogue
    targets: dict[str, Targets]
    replaced_by: dict[str, str]

    @property
    def own_targets(self) -> Targets:
        """Return the targets in the manual's first language."""
        return self.targets[self.source.info.languages[0]]


def subject_of(source: ManualSource) -> Subject:
    """Return a source with all that several checks need."""
    builder = CatalogueBuilder(source)
    catalogue = builder.catalogue(source.info.languages[0])
    targets = {
        language: Targets(source, language, catalogue, builder)
        for language in source.info.languages
    }
    return Subject(source, builder, catalogue, targets, replacements(catalogue.parts))


@dataclass(slots=True)
class LineFinder:
    """Finds the lines of a page's text: the tree does not know them, but its words stand in the
    text."""

    text: str
    _found: dict[str, int] = field(default_factory=dict)

    def line(self, needles: tuple[str, ...], from_line: int) -> int:
        """Return the next line with one of `needles` from `from_line` on, else `from_line`."""
        start = self._offset(from_line)
        for needle in filter(None, needles):
            at = self.text.find(needle, max(start, self._found.get(needle, 0)))
            if at < 0:
                at = self.text.find(needle)
            if at >= 0:
                self._found[needle] = at + len(needle)
                return self.text.count("\n", 0, at) + 1
        return from_line

    def _offset(self, line: int) -> int:
        at = 0
        for _ in range(line - 1):
            at = self.text.find("\n", at) + 1
            if not at:
                return 0
        return at


def elements_with_lines(document: Document) -> Iterator[tuple[Element, int]]:
    """Yield every element of a page with the line of the heading that it stands under."""
    lines = {id(heading.element): heading.line for heading in document.headings}
    line = 1
    for element in document.body.walk():
        line = lines.get(id(element), line)
        yield element, line


def section_lines(page: SourcePage) -> dict[int, int]:
    """Return the line of the section of each element, by the element's identity."""
    return {id(element): line for element, line in elements_with_lines(page.document)}


def condition_problems(source: ManualSource, text: str, outer: Applicability) -> Iterator[Problem]:
    """Yield what is wrong with a condition that stands inside `outer`."""
    if not text:  # most elements have none, and there are many elements
        return
    try:
        conditions = parse_applicability(text)
    except BadInput as reason:
        yield problem_of(reason, "bad-applicability")
        return
    known = {compact(model.id) for model in source.info.models}
    for model in conditions.models:
        if known and compact(model) not in known:
            yield problem("unknown-model", "The manual covers no model “{model}”.", model=model)
    reason_against = conditions.contradiction(outer)
    if reason_against:
        yield problem(
            "contradictory-applicability",
            "“{text}” holds for no machine: {reason}.",
            text=text,
            reason=reason_against,
        )
