"""Reading a manual: pages, contents and tables of an installed pack, or of a pack file.

Opening parses the manifest and nothing else; everything is read when it is asked for. Nothing is
opened but what the manifest names. Signatures were checked when the pack was installed; hashes are
checked here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Protocol

from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import ContentsEntry, ManualInfo, Page, PageHead, Section
from fieldkm.errors import BadInput
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.packs.pack_format import (
    LINKS,
    Backlinks,
    Contents,
    Heads,
    Manifest,
    catalogue_path,
    contents_path,
    heads_path,
    page_path,
)
from fieldkm.manuals.packs.records import read_record

_PAGES_KEPT = 64


class BlobSource(Protocol):
    """Where contents come from: the shelf's folder or a pack file."""

    def read(self, sha256: str) -> bytes:
        """Return a content whose hash was checked."""


class PackReader:
    """One version of one manual. Languages that it does not have are answered in its first
    language.

    `withdrawn` is the publisher's reason why this version must not be used, else empty. Safe to be
    used from several threads.
    """

    def __init__(
        self,
        manifest: Manifest,
        blobs: BlobSource,
        *,
        signed: bool,
        withdrawn: str = "",
        close: Callable[[], None] | None = None,
    ) -> None:
        self.signed = signed
        self.withdrawn = withdrawn
        self._manifest = manifest
        self._blobs = blobs
        self._close = close
        self._heads = cache(self._read_heads)
        self._contents = cache(self._read_contents)
        self._catalogue = cache(self._read_catalogue)
        self._backlinks = cache(self._read_backlinks)
        self._aliases = cache(self._read_aliases)
        self._page = lru_cache(_PAGES_KEPT)(self._read_page)

    @property
    def info(self) -> ManualInfo:
        """Return what the manual is."""
        return self._manifest.info

    @property
    def id(self) -> str:
        """Return the manual's id."""
        return self.info.id

    @property
    def version(self) -> str:
        """Return the manual's version."""
        return self.info.version

    def close(self) -> None:
        """Close the pack file; an installed manual holds nothing open."""
        if self._close:
            self._close()

    def page_ids(self) -> tuple[str, ...]:
        """Return the ids of all pages in the order of the manual."""
        return tuple(self._heads(self.info.languages[0]))

    def heads(self, language: str) -> dict[str, PageHead]:
        """Return the head of every page by id, each in `language` where it is translated."""
        return self._heads(self.info.language_for(language))

    def resolve(self, page_id: str) -> str | None:
        """Return the present id of a page that is or once was called `page_id`."""
        if page_id in self._heads(self.info.languages[0]):
            return page_id
        return self._aliases().get(page_id)

    def page(self, page_id: str, language: str) -> Page:
        """Return a page, in `language` where it is translated; `page_id` may be an alias."""
        present = self.resolve(page_id)
        if present is None:
            raise BadInput(
                "unknown-page",
                "The manual {manual} has no page “{page}”.",
                "An update may have removed it. Look in the contents or search for its words.",
                manual=self.id,
                page=page_id,
            )
        return self._page(present, self._language_of(present, language))

    def section(self, page: Page, anchor: str) -> Section | None:
        """Return the section at `anchor`, which may be that of another language; empty is the
        page's start."""
        wanted = page.anchor_aliases.get(anchor, anchor)
        return next((section for section in page.sections if section.anchor == wanted), None)

    def contents(self, language: str) -> tuple[ContentsEntry, ...]:
        """Return the contents."""
        return self._contents(self.info.language_for(language))

    def catalogue(self, language: str) -> Catalogue:
        """Return the tables: parts, drawings, fault codes, symptoms, causes, tests."""
        return self._catalogue(self.info.language_for(language))

    def used_by(self, page_id: str) -> tuple[str, ...]:
        """Return the pages that link to a page."""
        return self._backlinks().pages.get(page_id, ())

    def mentions_of_part(self, number: str) -> tuple[str, ...]:
        """Return the pages that name a part, however its number is written."""
        return self._backlinks().parts.get(compact(number), ())

    def mentions_of_code(self, code: str) -> tuple[str, ...]:
        """Return the pages that treat or name a fault code, however it is written."""
        return self._backlinks().codes.get(compact(code), ())

    def has_file(self, path: str) -> bool:
        """Tell whether the manual has a file of this path."""
        return path in self._manifest.files

    def file(self, path: str) -> bytes:
        """Return a picture or a drawing by its path in the manual."""
        record = self._manifest.files.get(path)
        if record is None:
            raise BadInput(
                "unknown-file",
                "The manual {manual} has no file “{path}”.",
                "Ask the publisher of the manual for a new pack.",
                manual=self.id,
                path=path,
            )
        return self._blobs.read(record.sha256)

    def files(self) -> tuple[str, ...]:
        """Return the paths of everything in the manual."""
        return tuple(self._manifest.files)

    def digest(self, language: str, page_id: str) -> str:
        """Return a hash that changes whenever the page does, in this language; "" where it is not
        there."""
        record = self._manifest.files.get(page_path(self._language_of(page_id, language), page_id))
        return record.sha256 if record else ""

    def _language_of(self, page_id: str, wanted: str) -> str:
        """Return the language in which the page is shown to a reader of `wanted`."""
        for language in (wanted, *self.info.languages):
            if page_path(language, page_id) in self._manifest.files:
                return language
        return wanted

    def _read_heads(self, language: str) -> dict[str, PageHead]:
        path = heads_path(language)
        heads = read_record(Heads, self.file(path), path).heads
        return {head.id: head for head in heads}

    def _read_aliases(self) -> dict[str, str]:
        aliases: dict[str, str] = {}
        for language in self.info.languages:
            for head in self._heads(language).values():
                for alias in head.aliases:
                    aliases.setdefault(alias, head.id)
        return aliases

    def _read_page(self, page_id: str, language: str) -> Page:
        path = page_path(language, page_id)
        page = read_record(Page, self.file(path), path)
        if (page.head.id, page.head.language) != (page_id, language):
            raise BadInput(
                "page-swapped",
                "The page “{page}” of the manual {manual} holds another page.",
                "Ask the publisher of the manual for a new pack.",
                page=page_id,
                manual=self.id,
            )
        return page

    def _read_contents(self, language: str) -> tuple[ContentsEntry, ...]:
        path = contents_path(language)
        return read_record(Contents, self.file(path), path).entries

    def _read_catalogue(self, language: str) -> Catalogue:
        path = catalogue_path(language)
        if not self.has_file(path):
            return Catalogue()
        return read_record(Catalogue, self.file(path), path)

    def _read_backlinks(self) -> Backlinks:
        return read_record(Backlinks, self.file(LINKS), LINKS)
