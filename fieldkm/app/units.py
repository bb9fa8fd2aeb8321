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

logger = logging.getLogger(__name__)

# Raised when units are made in another way, so that every index is built again.
RECIPE = "2"

_KINDS = {PageKind.PROCEDURE: Kind.PROCEDURE, PageKind.FAULT: Kind.FAULT}


def generation_of(revision: str) -> str:
    """Return the mark of an index that agrees with the library's `revision`."""
    return f"{RECIPE}.{revision}"


def units_of(reader: PackReader) -> Iterator[Unit]:
    """Yield the units of a manual: pages in every language that they exist in, then the parts."""
    manual = reader.info.id
    for language in reader.info.languages:
        catalogue = reader.catalogue(language)
        surroundings = _Surroundings(
            dict(_chapters(reader.contents(language))), _fault_words(catalogue)
        )
        for page_id, head in reader.heads(language).items():
            page = _page_of(reader, page_id, language) if head.language == language else None
            if page is not None:
                digest = reader.digest(language, page_id)
                yield from _page_units(manual, page, surroundings, digest)
        for part in catalogue.parts:
            yield _part_unit(manual, language, part)


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


def _page_of(reader: PackReader, page_id: str, language: str) -> Page | None:
    """Return a page; one that is damaged on the disk must not keep all others from being found."""
    try:
        return reader.page(page_id, language)
    except FieldkmError as error:
        logger.warning("%s/%s cannot be searched: %s", reader.id, page_id, error.code)
        return None


def _page_units(
    manual: str, page: Page, surroundings: _Surroundings, digest: str
) -> Iterator[Unit]:
    head = page.head
    chapter = surroundings.chapters.get(head.id, "")
    mark = f"{digest}.{surroundings.digest(head.id)}"
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
            version=f"{RECIPE}.{mark}.{ordinal}",
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
    """Return how many things (pages and parts, in each language) `units_of` will yield units
    for.
    """
    return sum(
        len(reader.catalogue(language).parts)
        + sum(head.language == language for head in reader.heads(language).values())
        for language in reader.info.languages
    )
