"""The pages of a source: front matter and Markdown read, with an id and a title for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from fieldkm.domain.applicability import EVERYTHING, Applicability, parse_applicability
from fieldkm.domain.checking import Finding, error, problem_of, warning
from fieldkm.domain.manuals import PageHead, PageKind, slug
from fieldkm.errors import BadInput
from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.markup.document import Document, Heading, read_document
from fieldkm.manuals.sources.front_matter import FrontMatter, split_page

INDEX_NAMES = ("readme", "index", "_index")


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as it stands in the source. `text` is the whole file; `place` its path below
    `pages/`."""

    head: PageHead
    place: str
    front: FrontMatter
    document: Document
    text: str

    @property
    def file(self) -> str:
        """Return the page's file, relative to the manual's folder."""
        return self.head.source


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page's text comes from: its file, its path below `pages/` and its language."""

    file: str
    place: str
    language: str


def read_page(
    source: PagePlace, text: str, dialect: Dialect, findings: list[Finding]
) -> SourcePage:
    """Read one page from its `text`; what is wrong with it is added to `findings`."""
    split = split_page(source.file, text)
    findings += split.findings
    document = read_document(split.body, dialect, split.body_line)
    findings += [
        error(source.file, line, "nested-too-deep", "This is nested deeper than is read.")
        for line in sorted(set(document.too_deep))
    ]
    head = PageHead(
        id=split.front.text("id") or default_id(source.place),
        title=split.front.text("title") or _title(document, source.place),
        kind=_kind(source.file, split.front, findings),
        language=source.language,
        source=source.file,
        aliases=split.front.items("aliases"),
        codes=split.front.items("codes"),
        applies_to=_applies_to(source.file, split.front, findings),
        parts=split.front.items("parts"),
        tools=split.front.items("tools"),
        minutes=_minutes(source.file, split.front, findings),
        level=split.front.text("level"),
        prerequisites=split.front.items("prerequisites"),
    )
    untitled = document.without_title(head.title)
    return SourcePage(head, source.place, split.front, untitled, text)


def default_id(place: str) -> str:
    """Return the id of a page without one: its path as a slug; an index page has its folder's
    name."""
    path = PurePosixPath(place)
    is_index = path.stem.lower() in INDEX_NAMES and path.parent != PurePosixPath(".")
    return slug(str(path.parent if is_index else path.with_suffix(""))) or "page"


def readable(name: str) -> str:
    """Return a file's or folder's name as words."""
    words = re.sub(r"[-_\s]+", " ", name).strip() or name
    return words[:1].upper() + words[1:]


def unique_pages(pages: Iterable[SourcePage], findings: list[Finding]) -> list[SourcePage]:
    """Return `pages` with an id each that no other has; the second of a clash gets a number."""
    taken: dict[str, str] = {}
    kept = []
    for page in pages:
        wanted = _clean_id(page, findings)
        number, free = 2, wanted
        while free in taken:
            free, number = f"{wanted}-{number}", number + 1
        if free != wanted:
            line = page.front.line("id")
            findings.append(
                error(
                    page.file,
                    line,
                    "duplicate-page-id",
                    "The id “{wanted}” is taken by {owner}; this page is “{free}”.",
                    wanted=wanted,
                    owner=taken[wanted],
                    free=free,
                )
            )
        taken[free] = page.file
        kept.append(replace(page, head=replace(page.head, id=free)))
    return kept


def in_language(page: SourcePage, language: str) -> SourcePage:
    """Return a page as one of `language`."""
    return replace(page, head=replace(page.head, language=language))


def translated(page: SourcePage, original: SourcePage) -> tuple[SourcePage, SourcePage]:
    """Return a translation with all that its front matter leaves to the first language's page; and
    that page, whose sections are now found by the names of the translation's as well."""
    stated, head, first = page.front.values, page.head, original.head
    complete = replace(
        head,
        id=first.id,
        aliases=first.aliases,
        kind=head.kind if "kind" in stated else first.kind,
        codes=head.codes if "codes" in stated else first.codes,
        applies_to=head.applies_to if "applies_to" in stated else first.applies_to,
        parts=head.parts if "parts" in stated else first.parts,
        tools=head.tools if "tools" in stated else first.tools,
        minutes=head.minutes if {"time", "minutes"} & stated.keys() else first.minutes,
        level=head.level if "level" in stated else first.level,
        prerequisites=head.prerequisites if "prerequisites" in stated else first.prerequisites,
    )
    document, first_document = _aligned(page.document, original.document)
    own = replace(page, head=complete, document=document)
    return own, replace(original, document=first_document)


def _aligned(document: Document, original: Document) -> tuple[Document, Document]:
    """Let a link to a section work in both languages where the headings stand in the same order."""
    for own in document.outlines():
        for first in original.outlines():
            if [heading.level for heading in own] == [heading.level for heading in first]:
                return _sharing_anchors(document, own, original, first)
    return document, original


def _sharing_anchors(
    document: Document, own: list[Heading], original: Document, first: list[Heading]
) -> tuple[Document, Document]:
    aliases: dict[str, str] = {}
    for translated_heading, heading in zip(own, first, strict=True):
        if original.anchor(translated_heading.anchor) is None:
            aliases.setdefault(translated_heading.anchor, heading.anchor)
    anchors = [heading.anchor for heading in first]
    return document.with_anchors(own, anchors), original.with_aliases(aliases)


def _clean_id(page: SourcePage, findings: list[Finding]) -> str:
    wanted = page.head.id
    clean = slug(wanted) or "page"
    if clean != wanted and "id" in page.front.values:
        findings.append(
            error(
                page.file,
                page.front.line("id"),
                "bad-page-id",
                "The id “{wanted}” may have small letters, digits and hyphens: “{clean}”.",
                wanted=wanted,
                clean=clean,
            )
        )
    return clean


def _title(document: Document, place: str) -> str:
    top = next((h.text for h in document.headings if h.level == 1 and h.text), "")
    first = next((h.text for h in document.headings if h.text), "")
    path = PurePosixPath(place)
    is_index = path.stem.lower() in INDEX_NAMES and path.parent.name
    return top or first or readable(path.parent.name if is_index else path.stem)


def _kind(file: str, front: FrontMatter, findings: list[Finding]) -> PageKind:
    word = front.text("kind").lower()
    if word in list(PageKind):
        return PageKind(word)
    if word:
        known = ", ".join(kind.value for kind in PageKind)
        findings.append(
            error(
                file,
                front.line("kind"),
                "unknown-kind",
                "The kind “{word}” is not one of {known}.",
                word=word,
                known=known,
            )
        )
    return PageKind.FAULT if front.items("codes") else PageKind.GUIDE


def _applies_to(file: str, front: FrontMatter, findings: list[Finding]) -> Applicability:
    try:
        return parse_applicability(front.text("applies_to"))
    except BadInput as reason:
        line = front.line("applies_to")
        findings.append(problem_of(reason, "bad-applicability").at(file, line))
        return EVERYTHING


def _minutes(file: str, front: FrontMatter, findings: list[Finding]) -> int:
    key = "time" if "time" in front.values else "minutes"
    text = front.text(key)
    match = re.fullmatch(r"(\d{1,5})(?:[.,]\d+)?\s*(?:min(?:utes?)?\.?|分钟|')?", text.strip())
    if text and not match:
        findings.append(
            warning(
                file,
                front.line(key),
                "not-a-number",
                "The time “{text}” is no number of minutes.",
                text=text,
            )
        )
    return int(match[1]) if match else 0
