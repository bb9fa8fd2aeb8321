"""A tree of Markdown files, with or without an MkDocs configuration, as the files of a manual.

Pages keep their paths below `pages/` and pictures stand where they stood, so that links between
them hold.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from fieldkm.domain.manuals import PageKind, slug
from fieldkm.manuals.importers.manual_toml import NewManual, front_matter, manual_toml, name_of
from fieldkm.manuals.importers.markdown_scan import headings_in
from fieldkm.manuals.importers.mkdocs import Navigation, Site, read_navigation
from fieldkm.manuals.importers.relinking import LinkTable
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.importers.site_syntax import SitePage
from fieldkm.manuals.importers.target_folder import Content
from fieldkm.manuals.packs.pack_format import is_good_path
from fieldkm.manuals.sources.folder import (
    MAX_PAGE_BYTES,
    MAX_PICTURE_BYTES,
    SourceFolder,
    open_folder,
)
from fieldkm.manuals.sources.front_matter import FrontMatter, split_page
from fieldkm.manuals.sources.pages import default_id, readable
from fieldkm.manuals.sources.source import PAGE_ENDINGS, PICTURE_ENDINGS

_KEPT_KEYS = (
    "title", "kind", "codes", "applies_to", "parts", "tools", "time", "level", "prerequisites",
)  # fmt: skip
_CONFIGURATION = frozenset({"mkdocs.yml", "mkdocs.yaml"})


@dataclass(slots=True)
class CarriedOver:
    """The files of the manual to write (path -> what gives the bytes), and what there is to
    tell."""

    contents: dict[str, Content] = field(default_factory=dict)
    items: list[ReportItem] = field(default_factory=list)
    pages: int = 0
    images: int = 0
    links: int = 0


def carry_over_tree(source: Path, site: Site | None) -> CarriedOver:
    """Return `source` as a manual; a site's configuration gives order and titles."""
    folder = open_folder(site.docs if site else source)
    reader = _TreeReader(folder, site or Site(source), source)
    return reader.read()


class _TreeReader:
    """Reads one tree, step by step."""

    def __init__(self, folder: SourceFolder, site: Site, source: Path) -> None:
        self._folder = folder
        self._site = site
        self._source = source
        self._result = CarriedOver()

    def read(self) -> CarriedOver:
        pages, pictures = self._sorted_files()
        others = frozenset(self._folder.files.keys() - pages.keys())
        table = LinkTable(pages, frozenset(pictures), others)
        navigation = read_navigation(self._site, self._title(pages))
        chapters, titles = self._chapters(navigation, pages)
        ids = _ids(pages)
        for path in pages:
            data = self._page(path, pages, table, titles.get(path, ""), ids[path])
            self._result.contents[f"pages/{path}"] = partial(bytes, data)
        for path in pictures:
            self._result.contents[f"pages/{path}"] = self._folder.files[path].read_bytes
        toml = manual_toml(self._manual(pages, [(t, [ids[p] for p in ps]) for t, ps in chapters]))
        self._result.contents["manual.toml"] = toml.encode
        self._result.pages, self._result.images = len(pages), len(pictures)
        for finding in self._folder.findings:
            self._tell(finding.file, finding.line, finding.code, finding.message)
        return self._result

    def _sorted_files(self) -> tuple[dict[str, str], list[str]]:
        """Return the texts of the pages and the paths of the pictures; the rest is left out, with a
        word."""
        pages: dict[str, str] = {}
        pictures: list[str] = []
        for path, place in self._folder.files.items():
            ending = posixpath.splitext(path)[1].lower()
            limit = MAX_PAGE_BYTES if ending in PAGE_ENDINGS else MAX_PICTURE_BYTES
            if ending not in (*PAGE_ENDINGS, *PICTURE_ENDINGS):
                if place.name not in _CONFIGURATION:
                    self._tell(path, 0, "file-left-out", "This is neither a page nor a picture.")
            elif not is_good_path(f"pages/{path}"):
                self._tell(path, 0, "strange-name", "The name cannot be kept; rename the file.")
            elif place.stat().st_size > limit:
                self._tell(path, 0, "file-too-large", "The file is too large and is left out.")
            elif ending in PAGE_ENDINGS:
                pages[path] = self._folder.text(path)
            else:
                pictures.append(path)
        return pages, pictures

    def _chapters(
        self, navigation: Navigation, pages: Mapping[str, str]
    ) -> tuple[list[tuple[str, list[str]]], dict[str, str]]:
        """Return the chapters with paths of pages that are there, and the titles that the site
        gives."""
        self._result.items += navigation.items
        chapters: list[tuple[str, list[str]]] = []
        titles: dict[str, str] = {}
        listed: set[str] = set()
        for chapter in navigation.chapters:
            kept: list[str] = []
            for entry in chapter.entries:
                if entry.path not in pages:
                    message = f"The contents name “{entry.path}”, which is no page here."
                    self._tell(self._site.file, 0, "nav-missing", message)
                elif entry.path not in listed:
                    kept.append(entry.path)
                    listed.add(entry.path)
                    titles[entry.path] = entry.title
            if kept:
                chapters.append((chapter.title, kept))
        if chapters:
            for path in sorted(pages.keys() - listed):
                self._tell(path, 0, "not-in-nav", "The site's contents do not name this page.")
        return chapters, titles

    def _page(
        self, path: str, pages: Mapping[str, str], table: LinkTable, title: str, page_id: str
    ) -> bytes:
        relinked = table.relinked(path)
        self._result.links += relinked.links
        self._result.items += relinked.items
        split = split_page(path, relinked.text)
        for finding in split.findings:
            self._tell(path, finding.line, finding.code, finding.message)

        def title_of(target: str) -> str:
            found = table.page_for(path, target) or table.page_for(path, f"{target}.md")
            return _title_of(pages, found) if found else ""

        page = SitePage(path, split.body_line, title_of)
        body = page.converted(split.body)
        self._result.items += page.items
        front = self._front_matter(path, split.front, title)
        if page_id != default_id(path):
            front = {"id": page_id, **front}
        return (front_matter(front) + body).encode()

    def _front_matter(
        self, path: str, front: FrontMatter, title: str
    ) -> dict[str, str | tuple[str, ...]]:
        kept = {key: front.values[key] for key in _KEPT_KEYS if key in front.values}
        if kept.get("kind", "guide") not in list(PageKind):
            kept.pop("kind")
        lost = sorted(front.values.keys() - kept.keys())
        if lost:
            message = "Left out of the front matter: " + ", ".join(lost)
            self._tell(path, front.line(lost[0]), "front-matter", message)
        return {**kept, "title": title} if title else kept

    def _manual(
        self, pages: Mapping[str, str], chapters: Iterable[tuple[str, list[str]]]
    ) -> NewManual:
        title = self._title(pages)
        return NewManual(
            id=slug(title)[:60].strip("-") or "manual",
            title=title,
            language=self._site.language,
            publisher=self._site.author,
            chapters=tuple((name, tuple(ids)) for name, ids in chapters),
        )

    def _title(self, pages: Mapping[str, str]) -> str:
        if self._site.name:
            return self._site.name
        for index in ("index.md", "README.md", "readme.md"):
            title = next(headings_in(pages.get(index, "")), "")
            if title:
                return title
        return name_of(self._source)

    def _tell(self, file: str, line: int, kind: str, message: str) -> None:
        self._result.items.append(ReportItem(file, line, kind, message))


def _ids(pages: Iterable[str]) -> dict[str, str]:
    """Return an id for each page: its path as a slug, with a number where two paths give one
    slug."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for path in pages:
        wanted = free = default_id(path)
        number = 2
        while free in taken:
            free, number = f"{wanted}-{number}", number + 1
        taken.add(free)
        ids[path] = free
    return ids


def _title_of(pages: Mapping[str, str], path: str) -> str:
    split = split_page(path, pages[path])
    heading = next(headings_in(split.body), "")
    return split.front.text("title") or heading or readable(posixpath.splitext(path)[0])
