"""The part of a manual that its fault tables write: for each code and symptom its causes and its
tests.

They become trees like those of an author's pages, and go the same way from there: appended to the
page that treats the code, or as a page of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fieldkm.domain.codes import compact
from fieldkm.domain.faults import Cause, DiagnosticTest, FaultCode, Symptom, normalised
from fieldkm.domain.manuals import PageHead, PageKind
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.compiling.made_blocks import cell, paragraph, strong, table
from fieldkm.manuals.labels import label, titled
from fieldkm.manuals.markup.document import Document, Heading
from fieldkm.manuals.markup.tree import Element
from fieldkm.manuals.sources.catalogues import fault_page_id, symptom_page_id
from fieldkm.manuals.sources.front_matter import FrontMatter
from fieldkm.manuals.sources.pages import SourcePage

MAX_NAMED = 3
"""How many causes an answer of a test names at most."""


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page that the tables write; `blocks` writes its text, once it is wanted."""

    head: PageHead
    blocks: Callable[[], list[Element]]

    def written(self) -> SourcePage:
        """Return the page with its text, as if an author had written it."""
        body = Element("div", {}, list(self.blocks()))
        document = Document(body, places=frozenset({self.head.id}))
        return SourcePage(self.head, self.head.source, FrontMatter(), document, "")


class FaultPages:
    """Writes the sections and pages of one catalogue in one language."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self._catalogue = catalogue
        self._language = language
        self._causes = {cause.id: cause for cause in catalogue.causes}
        self._likely = defaultdict(list)
        for item in catalogue.likely:
            self._likely[compact(item.of)].append(item)
        self._tests: dict[str, list[DiagnosticTest]] = defaultdict(list)
        for test in catalogue.tests:
            for cause in test.p_yes:
                self._tests[cause].append(test)

    def appended(self, document: Document, page: str) -> Document:
        """Return a page's document with a section for each code that it treats."""
        codes = [code for code in self._catalogue.codes if code.page == page]
        body = Element("div", {}, list(document.body.children))
        headings = list(document.headings)
        for code in codes:
            heading = self._heading(code, headings)
            headings.append(heading)
            body.children += [heading.element, *self._code_blocks(code)]
        places = document.places | {fault_page_id(code.code) for code in codes}
        return Document(body, headings, document.aliases, places, document.too_deep)

    def made(self, authored: Iterable[str]) -> Iterator[MadePage]:
        """Yield a page for each code and each symptom that no authored page treats."""
        taken = set(authored)
        by_page: dict[str, list[FaultCode]] = defaultdict(list)
        for code in self._catalogue.codes:
            by_page[code.page].append(code)
        for page, codes in by_page.items():
            if page not in taken:
                taken.add(page)
                yield self._code_page(page, codes)
        for symptom in self._catalogue.symptoms:
            page = symptom_page_id(symptom.id)
            if page not in taken:
                taken.add(page)
                yield self._symptom_page(page, symptom)

    # ------------------------------------------------------------ pages and sections

    def _code_page(self, page: str, codes: list[FaultCode]) -> MadePage:
        title = titled(self._language, codes[0].code, codes[0].title)
        names = tuple(code.code for code in codes)
        head = PageHead(page, title, PageKind.FAULT, self._language, "codes.csv", codes=names)
        return MadePage(head, lambda: [b for code in codes for b in self._code_blocks(code)])

    def _symptom_page(self, page: str, symptom: Symptom) -> MadePage:
        head = PageHead(page, symptom.title, PageKind.FAULT, self._language, "symptoms.csv")
        return MadePage(head, lambda: list(self._symptom_blocks(page, symptom)))

    def _symptom_blocks(self, page: str, symptom: Symptom) -> Iterator[Element]:
        if symptom.words:
            words = label(self._language, "separator").join(symptom.words)
            yield paragraph(label(self._language, "words", words=words))
        yield from self._causes_of(symptom.id, page)

    def _heading(self, code: FaultCode, headings: list[Heading]) -> Heading:
        anchor = fault_page_id(code.code)
        text = label(self._language, "fault", code=titled(self._language, code.code, code.title))
        element = Element("h2", {"id": anchor}, [text])
        line = headings[-1].line if headings else 1
        return Heading(2, element.words(), anchor, line, element)

    def _code_blocks(self, code: FaultCode) -> Iterator[Element]:
        if code.text:
            text = paragraph(code.text)
            if not code.applies_to.is_everything:
                text.attributes["applies"] = str(code.applies_to)
            yield text
        yield from self._causes_of(code.code, code.page)

    # ------------------------------------------------------------ causes and tests

    def _causes_of(self, of: str, page: str) -> Iterator[Element]:
        shares = [
            (self._causes[cause], share)
            for cause, share in normalised(self._likely[compact(of)])
            if cause in self._causes
        ]
        if not shares:
            yield paragraph(label(self._language, "no-cause"))
            return
        yield strong(self._word("causes"))
        heads = [self._word(name) for name in ("cause", "remedy", "part", "time")]
        yield table(heads, [self._cause_row(cause, share, page) for cause, share in shares])
        tests = self._tests_between([cause for cause, _ in shares])
        if tests:
            yield strong(self._word("tests"))
            heads = [self._word(name) for name in ("question", "yes-means", "no-means", "time")]
            yield table(heads, tests)

    def _cause_row(self, cause: Cause, share: float, page: str) -> list[Element]:
        remedy: list[Element | str] = [cause.remedy] if cause.remedy else []
        if cause.procedure and cause.procedure != page:
            remedy.append(Element("a", {"href": f"page:{cause.procedure}"}))
        part = [Element("a", {"href": f"part:{cause.part}"}, [cause.part])] if cause.part else []
        covers = label(self._language, "separator").join(cause.access)
        effort = [self._minutes(cause.minutes)]
        if covers:
            effort.append(label(self._language, "covers", covers=covers))
        return [
            cell([cause.title, self._share(share)]),
            cell(remedy),
            cell(part),
            cell(filter(None, effort)),
        ]

    def _tests_between(self, causes: list[Cause]) -> list[list[Element]]:
        """Return a row for each test that makes one of these causes likelier than the others."""
        tests = {test.id: test for cause in causes for test in self._tests[cause.id]}
        rows = []
        for test in tests.values():
            chances = [(test.p_yes[c.id], c.title) for c in causes if c.id in test.p_yes]
            chances.sort(key=lambda chance: -chance[0])
            yes = [title for p, title in chances if p >= 0.5]
            no = [title for p, title in reversed(chances) if p < 0.5]
            if yes and (no or len(causes) == 1):
                cells = (test.question, self._named(yes), self._named(no))
                rows.append(
                    [*(cell([text]) for text in cells), cell([self._minutes(test.minutes)])]
                )
        return rows

    def _named(self, titles: list[str]) -> str:
        more = ["…"] if len(titles) > MAX_NAMED else []
        return label(self._language, "separator").join(titles[:MAX_NAMED] + more)

    def _share(self, share: float) -> str:
        count = round(share * 10)
        return self._word("seldom") if count < 1 else label(self._language, "of-ten", count=count)

    def _minutes(self, minutes: float) -> str:
        return label(self._language, "minutes", minutes=f"{minutes:g}") if minutes else ""

    def _word(self, name: str) -> str:
        return label(self._language, name)
