"""A pack file read as a reader would see it, before anybody has installed it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fieldkm.app.library import flattened
from fieldkm.domain.manuals import ContentsEntry, ManualInfo, Page, PageHead
from fieldkm.manuals.packs.pack_file import open_pack_file


class Preview:
    """The pages of a pack in its first language; `close` it before the file is written anew."""

    def __init__(self, pack: Path) -> None:
        self._reader = open_pack_file(pack)
        self._language = self._reader.info.languages[0]
        self._by_file = {head.source: head.id for head in self.heads.values()}

    @property
    def info(self) -> ManualInfo:
        """What the manual is."""
        return self._reader.info

    @property
    def heads(self) -> Mapping[str, PageHead]:
        """What is known of each page, by id."""
        return self._reader.heads(self._language)

    @property
    def contents(self) -> tuple[ContentsEntry, ...]:
        """The contents."""
        return self._reader.contents(self._language)

    def pages(self) -> tuple[str, ...]:
        """Return the ids of all pages as the contents have them, then the others."""
        listed = [entry.page for entry in flattened(self.contents) if entry.page]
        return tuple(dict.fromkeys([*listed, *self._reader.page_ids()]))

    def title(self, page: str) -> str:
        """Return a page's title, empty for one that is not there."""
        head = self.heads.get(page)
        return head.title if head else ""

    def page(self, page: str) -> Page:
        """Return a page; raises `BadInput` for one that is not there."""
        return self._reader.page(page, self._language)

    def page_from(self, file: str) -> str:
        """Return the id of the page that is written in a file of the manual, or nothing."""
        return self._by_file.get(file, "")

    def file(self, path: str) -> bytes:
        """Return a picture; raises `FieldkmError`."""
        return self._reader.file(path)

    def close(self) -> None:
        """Close the file."""
        self._reader.close()
