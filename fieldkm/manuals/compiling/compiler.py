"""A manual's source made into what a pack carries. Works on whatever could be read: what is wrong
with a source is the checker's to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from fieldkm.domain.manuals import ContentsEntry, Page, PageHead, PageKind
from fieldkm.manuals.compiled import CompiledManual
from fieldkm.manuals.compiling.contents import contents
from fieldkm.manuals.compiling.drawing_pages import drawing_page
from fieldkm.manuals.compiling.fault_pages import FaultPages
from fieldkm.manuals.linking.autolinks import Autolinks
from fieldkm.manuals.linking.links import LinkTargets, LooseTargets
from fieldkm.manuals.linking.targets import Targets
from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.markup.document import read_document
from fieldkm.manuals.rendering.blocks import BlockWriter
from fieldkm.manuals.rendering.inline import InlineWriter
from fieldkm.manuals.rendering.outline import outline, sections
from fieldkm.manuals.rendering.page_head import head_html, head_text
from fieldkm.manuals.sources.catalogues import CatalogueBuilder
from fieldkm.manuals.sources.front_matter import FrontMatter
from fieldkm.manuals.sources.pages import SourcePage
from fieldkm.manuals.sources.source import ManualSource


def compile_manual(
    source: ManualSource, progress: Callable[[int, int], None] | None = None
) -> CompiledManual:
    """Return the compiled manual; `progress` is told pages done and pages in all.

    Links that lead nowhere become plain text and missing pictures words.
    """
    total = sum(1 for _ in source.all_pages())
    report = progress or (lambda done, total: None)
    done = 0
    pages: dict[str, dict[str, Page]] = {}
    tables, entries = {}, {}
    for language in source.info.languages:
        compilation = Compilation(source, language)
        pages[language] = {}
        for page in compilation.pages():
            pages[language][page.head.id] = page
            done += 1
            report(min(done, total), total)
        tables[language] = compilation.catalogue
        entries[language] = compilation.contents()
    return CompiledManual(source.info, pages, entries, tables, _files(source))


def _files(source: ManualSource) -> dict[str, Path]:
    """Return the pictures that can be shown, as they go into a pack."""
    files = source.files | source.prepared
    return {path: place for path, place in files.items() if path not in source.unusable}


def compile_markdown(
    text: str,
    language: str = "en",
    targets: LinkTargets | None = None,
    autolinks: Autolinks | None = None,
) -> Page:
    """Return one stand-alone text (a note, a fix) under the rules of manuals: sanitised, with
    sections.

    Links by meaning are kept as they are written where there is no manual to look them up in.
    """
    head = PageHead("text", "", PageKind.GUIDE, language, "")
    document = read_document(text, Dialect())
    page = SourcePage(head, "text.md", FrontMatter(), document, text)
    return written(page, targets or LooseTargets(), autolinks or Autolinks((), ()))


class Compilation:
    """One language of a manual, page by page: those that exist in it, then those that its fault
    tables make."""

    def __init__(self, source: ManualSource, language: str) -> None:
        builder = CatalogueBuilder(source)
        self._source = source
        self._language = language
        self.catalogue = builder.catalogue(language)
        self._targets = Targets(source, language, self.catalogue, builder)
        self._faults = FaultPages(self.catalogue, language)
        self._autolinks = Autolinks(
            (part.number for part in self.catalogue.parts),
            (code.code for code in self.catalogue.codes),
        )
        authored = source.pages_in(source.info.languages[0])
        self._made = {page.head.id: page for page in self._faults.made(authored)}
        self._own = source.pages_in(language)

    def pages(self) -> Iterator[Page]:
        """Yield every page of this language."""
        for name in (*self._own, *self._made):
            page = self.page(name)
            if page is not None:
                yield page

    def page(self, name: str) -> Page | None:
        """Return a page of this language; None where it has none of this id."""
        own, made = self._own.get(name), self._made.get(name)
        if own is not None:
            document = self._faults.appended(own.document, name)
            complete = replace(own, document=document) if own.text else own
            return written(complete, self._targets, self._autolinks)
        return written(made.written(), self._targets, self._autolinks) if made else None

    def drawing(self, name: str) -> Page | None:
        """Return a drawing as a page; None where there is none of this id."""
        drawing = next((one for one in self.catalogue.drawings if one.id == name), None)
        if drawing is None:
            return None
        page = drawing_page(drawing, self.catalogue, self._language)
        return written(page, self._targets, self._autolinks)

    def contents(self) -> tuple[ContentsEntry, ...]:
        """Return the contents of the manual, with titles in this language."""
        made = [page.head for page in self._made.values()]
        return contents(self._source, self._targets, self._language, made)


def written(page: SourcePage, targets: LinkTargets, autolinks: Autolinks) -> Page:
    """Return a page as the view shows it and the search reads it."""
    inline = InlineWriter(page, targets, autolinks)
    found = outline(page, inline)
    head = head_html(inline, found)
    body = BlockWriter(inline, found).write(page.document.body.children)
    return Page(
        head=page.head,
        html=head + body,
        sections=tuple(sections(page, head_text(inline), inline)),
        steps=tuple(found.steps.values()),
        alarms=tuple(placed.alarm for placed in found.alarms.values()),
        links=tuple(inline.links),
        anchor_aliases=dict(page.document.aliases),
    )
