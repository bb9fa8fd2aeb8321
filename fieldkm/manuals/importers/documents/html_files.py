"""HTML: one file, or a tree of files as help systems and web sites have it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.documents.draft_writing import written_draft
from fieldkm.manuals.importers.documents.foreign_document import (
    ForeignDocument,
    ForeignPart,
    Picture,
)
from fieldkm.manuals.importers.documents.html_content import content_of, picture_at
from fieldkm.manuals.importers.documents.source_archive import joined
from fieldkm.manuals.importers.documents.source_file import (
    ReadingBudget,
    decoded,
    read_bytes,
)
from fieldkm.manuals.importers.documents.source_html import HtmlSource, read_html
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.sources.folder import MAX_PICTURE_BYTES, open_folder
from fieldkm.manuals.sources.pages import readable

ENDINGS = (".html", ".htm", ".xhtml")
_SEPARATOR = re.compile(r"\s+[—–|·:-]\s+|\s*\|\s*")
_MOST_TITLES = 0.6
_INDEXES = ("index", "default", "contents", "toc", "start", "home")
_PAGES_ELSEWHERE = (".md", ".markdown", ".rst", ".adoc")
_SOURCES_BESIDE = "_sources/"  # where Sphinx puts what it made a site of


def recognises(source: Path) -> bool:
    """Tell whether `source` is a file of HTML, or a folder of it and no pages of other kinds."""
    if source.is_file():
        return source.suffix.lower() in ENDINGS
    paths = (path for path in open_folder(source).files if not path.startswith(_SOURCES_BESIDE))
    endings = {posixpath.splitext(path)[1].lower() for path in paths}
    return bool(endings & set(ENDINGS)) and not endings & set(_PAGES_ELSEWHERE)


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Read `source` as a manual."""
    return finished(written_draft(_HtmlReader(source).read(), options.progress), options)


class _HtmlReader:
    """Reads one file or tree."""

    def __init__(self, source: Path) -> None:
        self._source = source
        folder = open_folder(source if source.is_dir() else source.parent)
        self._files = folder.files
        self._folded = {path.casefold(): place for path, place in self._files.items()}
        names = [p for p in self._files if posixpath.splitext(p)[1].lower() in ENDINGS]
        self._names = names if source.is_dir() else [source.name]
        self._document = ForeignDocument(name_of(source), picture=self._picture)
        if source.is_dir():
            self._document.others = frozenset(self._files.keys() - set(names))
            for finding in folder.findings:
                self._document.tell(finding.file, finding.line, finding.code, finding.message)

    def read(self) -> ForeignDocument:
        """Return the document, its pages in the order in which the index names them."""
        sources = dict(self._sources())
        site = _site_title([page.title for page in sources.values()])
        for page in sources.values():
            page.title = page.title.removesuffix(site)
        order = _reading_order(sources)
        for name in order:
            self._document.parts.append(self._part(name, sources[name]))
        if site:
            self._document.title = _SEPARATOR.sub("", site)
        elif order and len(order) > 1 and _is_index(order[0]) and sources[order[0]].title:
            self._document.title = sources[order[0]].title
        elif len(order) == 1:
            self._document.title = sources[order[0]].title or self._document.title
        languages = [page.language for page in sources.values() if page.language]
        self._document.language = max(set(languages), key=languages.count, default="")
        return self._document

    def _sources(self) -> Iterator[tuple[str, HtmlSource]]:
        budget = ReadingBudget(self._source.name)
        for name in self._names:
            place = self._files.get(name, self._source)
            try:
                data = read_bytes(place)
                text, is_whole = decoded(data)
                page = read_html(text, name)
            except BadInput as problem:
                if len(self._names) == 1:
                    raise
                self._document.tell(name, 0, problem.code, problem.title)
                continue
            budget.take_bytes(len(data))
            budget.take_elements(page.elements)
            if not is_whole:
                message = "Some characters could not be read and are shown as �."
                self._document.tell(name, 0, "encoding", message)
            for tag in page.lost:
                self._document.tell(name, 0, "embedded", f"What stands in <{tag}> is lost.")
            yield name, page

    def _part(self, name: str, page: HtmlSource) -> ForeignPart:
        body, is_cut = content_of(page.body)
        if is_cut:
            message = "The site's navigation, header and footer are left out."
            self._document.tell(name, 0, "site-navigation", message)
        folder = posixpath.dirname(name)
        return ForeignPart(
            key=name,
            file=name,
            body=body,
            title=page.title or readable(posixpath.splitext(posixpath.basename(name))[0]),
            chapter=": ".join(readable(part) for part in folder.split("/")) if folder else "",
        )

    def _picture(self, part: str, source: str) -> Picture | None:
        return picture_at(part, source, self._read)

    def _read(self, path: str) -> bytes | None:
        place = self._files.get(path) or self._folded.get(path.casefold())
        try:
            return read_bytes(place, MAX_PICTURE_BYTES) if place else None
        except BadInput:
            return None


def _site_title(titles: Sequence[str]) -> str:
    """Return what most titles of a site end with, its name with what parts it from the page's."""
    ends = Counter(
        title[parted[-1].start() :]
        for title in titles
        if (parted := list(_SEPARATOR.finditer(title))) and parted[-1].start() > 0
    )
    end, count = ends.most_common(1)[0] if ends else ("", 0)
    return end if count > 2 and count > _MOST_TITLES * len(titles) else ""


def _is_index(name: str) -> bool:
    return posixpath.splitext(posixpath.basename(name))[0].lower() in _INDEXES


def _reading_order(sources: dict[str, HtmlSource]) -> list[str]:
    """Return the pages as the index leads to them, folder by folder, then those that it does not
    name."""
    index = next((name for name in sorted(sources, key=_depth) if _is_index(name)), None)
    order = dict.fromkeys([index] if index else [])
    waiting = list(order)
    while waiting:
        name = waiting.pop(0)
        for link in sources[name].body.walk():
            target = joined(name, link.get("href")) if link.tag == "a" and link.get("href") else ""
            if target in sources and target not in order:
                order[target] = None
                waiting.append(target)
    order |= dict.fromkeys(sources)
    folders = list(dict.fromkeys(posixpath.dirname(name) for name in order))
    return sorted(order, key=lambda name: folders.index(posixpath.dirname(name)))


def _depth(name: str) -> tuple[int, str]:
    return name.count("/"), name
