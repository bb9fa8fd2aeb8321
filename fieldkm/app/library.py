"""The manuals on this laptop as a reader sees them: contents, pages, links, drawings."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import ContentsEntry, ManualInfo, Page, PageHead, PageRef, Section
from fieldkm.domain.parts import Drawing
from fieldkm.errors import BadInput, FieldkmError
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.packs.reader import PackReader
from fieldkm.manuals.packs.register import InstalledManual
from fieldkm.manuals.packs.shelf import Shelf

logger = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page to be shown. `withdrawn` is why its release must not be used (empty: it may)."""

    ref: PageRef
    page: Page
    manual_title: str
    chapter: str
    version: str
    signed: bool
    withdrawn: str

    @property
    def title(self) -> str:
        """The page's title."""
        return self.page.head.title

    @property
    def language(self) -> str:
        """The language in which the page is shown; not always the one that was wished for."""
        return self.page.head.language


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that links to something, by its title."""

    ref: PageRef
    title: str


class Library:
    """All installed manuals. Readers are opened when first needed and follow the shelf's
    switches.

    A manual that is damaged on the disk is left out of what is said of all manuals, so that the
    others can be read; asked for by its id, it raises.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._readers: dict[str, PackReader] = {}
        self._releases: dict[str, InstalledManual] = {}
        self._problems: dict[str, FieldkmError] = {}
        self._revision = ""

    def installed(self) -> Sequence[InstalledManual]:
        """Return what is installed, in the order of titles."""
        return sorted(self._shelf.installed(), key=lambda manual: manual.title)

    def revision(self) -> str:
        """Return a text that changes whenever another set of releases is installed."""
        return self._shelf.revision()

    def readers(self) -> list[PackReader]:
        """Return a reader for each installed manual that can be opened."""
        ids = [manual.id for manual in self.installed()]
        found = [self._sound(manual, partial(self.reader, manual)) for manual in ids]
        return [reader for reader in found if reader is not None]

    def catalogues(self, language: str) -> list[tuple[PackReader, Catalogue]]:
        """Return each manual with its tables, where they can be read."""
        found = []
        for reader in self.readers():
            catalogue = self._sound(reader.id, partial(self.catalogue, reader.id, language))
            if catalogue is not None:
                found.append((reader, catalogue))
        return found

    def problems(self) -> dict[str, FieldkmError]:
        """Return why manuals were left out lately, by their ids."""
        return dict(self._problems)

    def reader(self, manual: str) -> PackReader:
        """Return the reader of a manual; raises `BadInput` when it is not installed."""
        revision = self._shelf.revision()
        if revision != self._revision:
            self._forget_changed()
            self._revision = revision
        if manual not in self._readers:
            self._readers[manual] = self._shelf.open(manual)
        return self._readers[manual]

    def _forget_changed(self) -> None:
        """Let go of the readers of releases that are not installed any more, and of no other."""
        releases = {release.id: release for release in self._shelf.installed()}
        self._readers = {
            manual: reader
            for manual, reader in self._readers.items()
            if manual in releases and releases[manual] == self._releases.get(manual)
        }
        self._releases = releases
        self._problems.clear()

    def prepare(self, manual: str) -> None:
        """Read the lists of a manual that was just installed, so that its pages open at once."""
        self._sound(manual, partial(self._read_lists, manual))

    def _read_lists(self, manual: str) -> None:
        reader = self.reader(manual)
        for language in reader.info.languages:
            reader.heads(language)
            reader.contents(language)

    def info(self, manual: str) -> ManualInfo:
        """Return what a manual is."""
        return self.reader(manual).info

    def contents(self, manual: str, language: str) -> tuple[ContentsEntry, ...]:
        """Return the contents of a manual."""
        reader = self.reader(manual)
        return reader.contents(reader.info.language_for(language))

    def catalogue(self, manual: str, language: str) -> Catalogue:
        """Return parts, drawings, faults and causes of a manual."""
        reader = self.reader(manual)
        return reader.catalogue(reader.info.language_for(language))

    def heads(self, manual: str, language: str) -> Mapping[str, PageHead]:
        """Return what is known of each page of a manual, by id."""
        reader = self.reader(manual)
        return reader.heads(reader.info.language_for(language))

    def open(self, ref: PageRef, language: str) -> OpenPage:
        """Open a page, in `language` where it is there; old ids work; raises `BadInput`."""
        reader = self.reader(ref.manual)
        page_id = reader.resolve(ref.page)
        if page_id is None:
            raise BadInput(
                "no-such-page",
                "There is no page “{page}” in {manual}.",
                "It may have been removed in a newer version: search for its words.",
                page=ref.page,
                manual=reader.info.id,
            )
        page = reader.page(page_id, language)
        anchor = page.anchor_aliases.get(ref.anchor, ref.anchor)
        return OpenPage(
            ref=PageRef(ref.manual, page_id, anchor),
            page=page,
            manual_title=reader.info.title(language),
            chapter=chapter_of(self.contents(ref.manual, language), page_id),
            version=reader.info.version,
            signed=reader.signed,
            withdrawn=reader.withdrawn,
        )

    def first_page(self, manual: str, language: str) -> PageRef:
        """Return the page with which a manual begins."""
        for entry in flattened(self.contents(manual, language)):
            if entry.page:
                return PageRef(manual, entry.page)
        return PageRef(manual, min(self.reader(manual).page_ids()))

    def find_page(self, text: str) -> PageRef:
        """Return the page that `text` names: `manual/page#anchor`, or a page id that one manual
        has.
        """
        manual, slash, rest = text.partition("/")
        if slash:
            page, _, anchor = rest.partition("#")
            return PageRef(manual, page, anchor)
        page, _, anchor = text.partition("#")
        for reader in self.readers():
            if self._sound(reader.id, partial(reader.resolve, page)) is not None:
                return PageRef(reader.info.id, page, anchor)
        raise BadInput(
            "no-such-page",
            "No installed manual has a page “{page}”.",
            "Write it as manual/page, or search for its words.",
            page=page,
        )

    def fault_page(self, manual: str, code: str, language: str) -> PageRef | None:
        """Return the page of a fault code (any spelling) or a symptom's id."""
        return page_of_fault(self.catalogue(manual, language), manual, code)

    def used_by(self, ref: PageRef, language: str) -> list[Mention]:
        """Return the pages that link to a page."""
        return self.mentions(ref.manual, self.reader(ref.manual).used_by(ref.page), language)

    def mentions(self, manual: str, pages: Sequence[str], language: str) -> list[Mention]:
        """Return pages of a manual with their titles; ids that are gone are left out."""
        heads = self.heads(manual, language)
        return [
            Mention(PageRef(manual, page), heads[page].title) for page in pages if page in heads
        ]

    def sections(self, ref: PageRef, language: str) -> tuple[Section, ...]:
        """Return the sections of a page."""
        return self.reader(ref.manual).page(ref.page, language).sections

    def drawing(self, manual: str, drawing: str, language: str) -> Drawing:
        """Return a drawing; raises `BadInput` for one that is not there."""
        for candidate in self.catalogue(manual, language).drawings:
            if candidate.id == drawing:
                return candidate
        raise BadInput(
            "no-such-drawing",
            "There is no drawing “{drawing}” in {manual}.",
            "",
            drawing=drawing,
            manual=manual,
        )

    def file(self, manual: str, path: str) -> bytes:
        """Return a picture or drawing out of a manual's pack; nothing outside the pack is ever
        opened.
        """
        return self.reader(manual).file(path)

    def _sound(self, manual: str, read: Callable[[], T]) -> T | None:
        """Return what `read` gives; None where the manual is damaged, which is kept in mind."""
        try:
            return read()
        except FieldkmError as error:
            if manual not in self._problems:
                logger.warning("the manual %s is left out: %s", manual, error.code)
            self._problems[manual] = error
            return None


def page_of_fault(catalogue: Catalogue, manual: str, code: str) -> PageRef | None:
    """Return the page of a manual with these tables that treats a fault code or a symptom."""
    for fault in catalogue.codes:
        if compact(fault.code) == compact(code):
            return PageRef(manual, fault.page, f"fault-{compact_slug(fault.code)}")
    for symptom in catalogue.symptoms:
        if symptom.id == code:
            return PageRef(manual, f"symptom-{symptom.id}")
    return None


def compact_slug(code: str) -> str:
    """Return a fault code as it stands in anchors: `e21-04`."""
    return "-".join(code.lower().split())


def flattened(entries: Sequence[ContentsEntry]) -> list[ContentsEntry]:
    """Return contents as one list, chapters before their pages."""
    found: list[ContentsEntry] = []
    for entry in entries:
        found += [entry, *flattened(entry.children)]
    return found


def chapter_of(entries: Sequence[ContentsEntry], page: str) -> str:
    """Return the title of the chapter in which a page stands, or an empty string."""
    for entry in entries:
        if any(child.page == page for child in flattened(entry.children)):
            return entry.title
    return ""
