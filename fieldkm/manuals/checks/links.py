"""Links and anchors of pages: does each lead to something?"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from fieldkm.domain.checking import Finding, error
from fieldkm.manuals.checks.subject import LineFinder, Subject, elements_with_lines
from fieldkm.manuals.linking.autolinks import Autolinks
from fieldkm.manuals.linking.links import Link
from fieldkm.manuals.linking.targets import Targets
from fieldkm.manuals.markup.tree import Element
from fieldkm.manuals.sources.pages import SourcePage

_SILENT = frozenset({"a", "code", "pre", "kbd", "samp", "tt"})


def check_links(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the links of every page."""
    for page in subject.source.all_pages():
        yield from _PageLinks(subject, page).findings()


def hrefs_of(page: SourcePage, targets: Targets) -> Iterator[Link]:
    """Yield where every link of a page leads."""
    for element in page.document.body.walk():
        if element.tag == "a" and element.get("href"):
            yield targets.resolve(element.get("href"), page)


class _PageLinks:
    def __init__(self, subject: Subject, page: SourcePage) -> None:
        self._page = page
        self._targets = subject.targets[page.head.language]
        self._finder = LineFinder(page.text)
        self._references = Autolinks((), ())
        # In a folder of plain Markdown, `part:` and `fault:` are words like any others.
        self._reads_references = not subject.source.is_plain

    def findings(self) -> Iterator[Finding]:
        quiet: set[int] = set()
        for element, line in elements_with_lines(self._page.document):
            if element.tag in _SILENT or id(element) in quiet:
                quiet.update(id(child) for child in element.elements())
            elif self._reads_references:
                yield from self._bare_references(element, line)
            if element.tag == "a":
                yield from self._link(element, line)

    def _link(self, element: Element, line: int) -> Iterator[Finding]:
        href = element.get("href")
        if not href:
            if not (element.get("id") or element.get("name")):
                at = self._finder.line((element.words(),), line)
                yield error(
                    self._page.file,
                    at,
                    "forbidden-link",
                    "The address of the link “{words}” is not allowed.",
                    words=element.words(),
                )
            return
        link = self._targets.resolve(href, self._page)
        if link.problem:
            target = href.removeprefix("page:")
            at = self._finder.line((f"[[{target}", f"({href}", target, unquote(href)), line)
            yield link.problem.at(self._page.file, at)

    def _bare_references(self, element: Element, line: int) -> Iterator[Finding]:
        for text in element.children:
            if not isinstance(text, str) or ":" not in text:
                continue
            for words, href in self._references.parts_of(text):
                link = self._targets.resolve(href, self._page) if href else Link()
                if link.problem:
                    at = self._finder.line((words,), line)
                    yield link.problem.at(self._page.file, at)
