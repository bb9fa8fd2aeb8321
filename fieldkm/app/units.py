"""What of a manual can be found: its sections, parts, fault codes and symptoms as units for the
index.
"""

from __future__ import annotations

import hashlib
import logging
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from fieldkm.domain.applicability import Applicability
from fieldkm.domain.finding import Kind, Unit
from fieldkm.domain.manuals import ContentsEntry, Page, PageHead, PageKind, Section
from fieldkm.domain.parts import Part
from fieldkm.errors import FieldkmError
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.packs.reader import PackReader
from fieldkm.search.building import UnreadUnits

logger = logging.getLogger(__name__)

# Raised when units are made in another way, so that every index is built again.
RECIPE = "3"

_KINDS = {PageKind.PROCEDURE: Kind.PROCEDURE, PageKind.FAULT: Kind.FAULT}


def generation_of(revision: str) -> str:
    """Return the mark of an index that agrees with the library's `revision`."""
    return f"{RECIPE}.{revision}"


def units_of(reader: PackReader) -> Iterator[Unit]:
    """Yield the units of a manual: pages in every language that they exist in, then the parts."""
    for thing in things_of(reader):
        yield from (thing,) if isinstance(thing, Unit) else thing.read()


def things_of(reader: PackReader, first: str = "") -> Iterator[Unit | UnreadUnits]:
    """Yield what `units_of` does with no page read yet, beginning with the page `first`."""
    for language in reader.info.languages:
        catalogue = reader.catalogue(language)
        surroundings = _Surroundings(
            dict(_chapters(reader.contents(language))), _fault_words(catalogue)
        )
        heads = reader.heads(language)
        for page_id in _from(first, list(heads)):
            if heads[page_id].language == language:
                yield _unread_page(reader, page_id, language, surroundings)
        for part in catalogue.parts:
            yield _part_unit(reader.id, language, part)


def _from(first: str, pages: list[str]) -> list[str]:
    """Return the pages from one of them on, those before it at the end."""
    place = pages.index(first) if first in pages else 0
    return pages[place:] + pages[:place]


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What belongs to a page and does not stand on it, by the page's id: the titles of the chapters
    that it is in, and the words that technicians use for it.
    """

    chapters: dict[str, str]
    words: dict[str, str]

    def digest(self, page: str) -> str:
        """Return a mark of what is said here of a page."""
        return f"{zlib.crc32(repr((self.chapters.get(page), self.words.get(page))).encode()):08x}"


def _unread_page(
    reader: PackReader, page_id: str, language: str, surroundings: _Surroundings
) -> UnreadUnits:
    version = f"{RECIPE}.{reader.digest(language, page_id)}.{surroundings.digest(page_id)}"

    def read() -> Iterator[Unit]:
        page = _page_of(reader, page_id, language)
        return _page_units(reader.id, page, surroundings, version) if page else iter(())

    return UnreadUnits(f"{reader.id}/{page_id}", language, version, read)


def _page_of(reader: PackReader, page_id: str, language: str) -> Page | None:
    """Return a page; one that is damaged on the disk must not keep all others from being found."""
    try:
        return reader.page(page_id, language)
    except FieldkmError as error:
        logger.warning("%s/%s cannot be searched: %s", reader.id, page_id, error.code)
        return None


def _page_units(
    manual: str, page: Page, surroundings: _Surroundings, version: str
) -> Iterator[Unit]:
    head = page.head
    chapter = surroundings.chapters.get(head.id, "")
    for ordinal, section in enumerate(page.sections):
        extra = surroundings.words.get(head.id, "") if ordinal == 0 else ""
        yield Unit(
            kind=_KINDS.get(head.kind, Kind.PAGE),
            thing=f"{manual}/{head.id}",
            manual=manual,
            language=head.language,
            ordinal=ordinal,
            title=head.title,
            heading=section.heading,
            path=" ".join(filter(None, (chapter, *section.path))),
            file_name=_file_words(head),
            body=f"{section.text} {extra}".strip(),
            anchor=section.anchor,
            source=head.source,
            codes=head.codes if ordinal == 0 else (),
            applies_to=str(_narrower(head, section)),
            version=version,
        )


def _part_unit(manual: str, language: str, part: Part) -> Unit:
    assemblies = ", ".join(dict.fromkeys(use.assembly for use in part.uses))
    notes = " ".join(use.note for use in part.uses if use.note)
    numbers = (part.number, *((part.replaced_by,) if part.replaced_by else ()))
    conditions = {str(use.applies_to) for use in part.uses}
    unit = Unit(
        kind=Kind.PART,
        thing=f"{manual}/part:{part.number}",
        manual=manual,
        language=language,
        ordinal=0,
        title=f"{part.number} {part.name}",
        heading=part.name,
        path=assemblies,
        file_name="",
        body=f"{assemblies} {notes}".strip(),
        source="parts.csv",
        codes=numbers,
        applies_to=conditions.pop() if len(conditions) == 1 else "",
    )
    digest = hashlib.sha256(repr(unit).encode()).hexdigest()[:16]
    return replace(unit, version=f"{RECIPE}.{digest}")


def _chapters(
    entries: tuple[ContentsEntry, ...], above: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Yield the id of each page of the contents, and the titles of the chapters around it."""
    for entry in entries:
        if entry.page:
            yield entry.page, " ".join(above)
        yield from _chapters(entry.children, (*above, entry.title))


def _fault_words(catalogue: Catalogue) -> dict[str, str]:
    """A symptom's page is found by the words that technicians use for it."""
    return {f"symptom-{s.id}": " ".join(s.words) for s in catalogue.symptoms}


def _file_words(head: PageHead) -> str:
    return PurePosixPath(head.source).stem.replace("-", " ").replace("_", " ")


def _narrower(head: PageHead, section: Section) -> Applicability:
    return head.applies_to if section.applies_to.is_everything else section.applies_to


def size_of(reader: PackReader) -> int:
    """Return how many things (pages and parts, in each language) `things_of` will yield."""
    return sum(
        len(reader.catalogue(language).parts)
        + sum(head.language == language for head in reader.heads(language).values())
        for language in reader.info.languages
    )
