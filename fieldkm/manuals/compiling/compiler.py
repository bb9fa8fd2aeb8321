"""A manual's source made into what a pack carries. Works on whatever could be read: what is wrong
with a source is the checker's to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from fieldkm.domain.manuals import Page, PageHead, PageKind
from fieldkm.manuals.compiled import Catalogue, CompiledManual
from fieldkm.manuals.compiling.contents import contents
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
    builder = CatalogueBuilder(source)
    total = sum(1 for _ in source.all_pages())
    report = progress or (lambda done, total: None)
    done = 0
    pages: dict[str, dict[str, Page]] = {}
    tables, entries = {}, {}
    for language in source.info.languages:
        catalogue = builder.catalogue(language)
        compilation = _Compilation(source, language, catalogue, builder)
        pages[language] = {}
        for page in compilation.pages():
            pages[language][page.head.id] = page
            done += 1
            report(min(done, total), total)
        heads = [page.head for page in pages[language].values()]
        authored = source.pages_in(source.info.languages[0])
        made = [head for head in heads if head.id not in authored]
        tables[language] = catalogue
        entries[language] = contents(source, compilation.targets, language, made)
    return CompiledManual(source.info, pages, entries, tables, dict(source.files))


def compile_markdown(text: str, language: str = "en") -> Page:
    """Return one stand-alone text (a note, a fix) under the rules of manuals: sanitised, with
    sections.

    Links by meaning are kept as they are written; there is no manual to look them up in.
    """
    head = PageHead("text", "", PageKind.GUIDE, language, "")
    document = read_document(text, Dialect())
    page = SourcePage(head, "text.md", FrontMatter(), document, text)
    return written(page, LooseTargets(), Autolinks((), ()))


class _Compilation:
    """One language of a manual."""

    def __init__(
        self,
        source: ManualSource,
        language: str,
        catalogue: Catalogue,
        builder: CatalogueBuilder,
    ) -> None:
        self._source = source
        self._language = language
        self.targets = Targets(source, language, catalogue, builder)
        self._faults = FaultPages(catalogue, language)
        self._autolinks = Autolinks(
            (part.number for part in catalogue.parts),
            (code.code for code in catalogue.codes),
        )

    def pages(self) -> Iterator[Page]:
        """Yield every page of the language: the author's, then those made from the fault tables."""
        own = self._source.pages_in(self._language)
        for page in own.values():
            yield self._written(page)
        authored = self._source.pages_in(self._source.info.languages[0])
        for page in self._faults.made(authored):
            yield self._written(page)

    def _written(self, page: SourcePage) -> Page:
        document = self._faults.appended(page.document, page.head.id)
        complete = replace(page, document=document) if page.text else page
        return written(complete, self.targets, self._autolinks)


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
