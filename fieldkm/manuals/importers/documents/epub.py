"""EPUB: the files of its spine in reading order, with the titles that its contents give them."""

from __future__ import annotations

from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.documents.draft_writing import written_draft
from fieldkm.manuals.importers.documents.foreign_document import (
    ForeignDocument,
    ForeignPart,
    Picture,
)
from fieldkm.manuals.importers.documents.html_content import picture_at
from fieldkm.manuals.importers.documents.source_archive import SourceArchive, joined
from fieldkm.manuals.importers.documents.source_file import (
    ReadingBudget,
    broken,
    decoded,
)
from fieldkm.manuals.importers.documents.source_html import read_html
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at, xml_tree
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.markup.tree import Element

_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


def recognises(source: Path) -> bool:
    """Tell whether `source` is an EPUB."""
    return source.is_file() and source.suffix.lower() == ".epub"


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Read the EPUB at `source` as a manual."""
    with SourceArchive(source) as archive:
        document = _EpubReader(archive, source).read()
        return finished(written_draft(document, options.progress), options)


class _EpubReader:
    """Reads one EPUB."""

    def __init__(self, archive: SourceArchive, source: Path) -> None:
        self._archive = archive
        self._budget = ReadingBudget(archive.name)
        self._package_path = self._package_name()
        self._package = self._tree(self._package_path)
        metadata = first(self._package, "metadata") or Element("metadata")
        self._document = ForeignDocument(
            words_at(metadata, "title") or name_of(source),
            picture=self._picture,
            others=frozenset(archive.names),
            language=words_at(metadata, "language").partition("-")[0].lower(),
            publisher=words_at(metadata, "publisher") or words_at(metadata, "creator"),
        )

    def read(self) -> ForeignDocument:
        """Return the book as a document."""
        if "META-INF/encryption.xml" in self._archive.names:
            message = "Parts of the book are protected; what cannot be read is left out."
            self._document.tell("META-INF/encryption.xml", 0, "protected", message)
        titles = self._titles()
        for path in self._spine():
            data = self._archive.read(path)
            if data is None:
                self._document.tell(
                    path, 0, "missing-page", "The book names this page, but has not got it."
                )
                continue
            self._budget.take_bytes(len(data))
            self._read_page(path, data, titles.get(path, ""))
        return self._document

    def _read_page(self, path: str, data: bytes, title: str) -> None:
        text, is_whole = decoded(data)
        if not is_whole:
            self._document.tell(path, 0, "encoding", "Some characters could not be read.")
        try:
            page = read_html(text, path)
        except BadInput as problem:
            self._document.tell(path, 0, problem.code, problem.title)
            return
        self._budget.take_elements(page.elements)
        for tag in page.lost:
            self._document.tell(path, 0, "embedded", f"What stands in <{tag}> is lost.")
        has_content = page.body.words() or any(e.tag == "img" for e in page.body.walk())
        if not has_content:
            return
        part = ForeignPart(path, path, page.body, title or page.title)
        self._document.parts.append(part)

    def _package_name(self) -> str:
        container = self._tree(_CONTAINER)
        for root in below(container, "rootfile"):
            if root.get("full-path"):
                return root.get("full-path")
        raise broken(self._archive.name, "it does not say where its contents are")

    def _tree(self, path: str) -> Element:
        data = self._archive.read(path)
        if data is None:
            raise broken(self._archive.name, f"it has no {path}")
        return xml_tree(data, f"{self._archive.name}/{path}")

    def _manifest(self) -> dict[str, Element]:
        manifest = first(self._package, "manifest")
        return {item.get("id"): item for item in manifest.elements()} if manifest else {}

    def _spine(self) -> list[str]:
        manifest, spine = self._manifest(), first(self._package, "spine")
        items = [manifest.get(ref.get("idref")) for ref in spine.elements()] if spine else []
        paths = []
        for item in items:
            if item is None or "nav" in item.get("properties").split():
                continue
            path = joined(self._package_path, item.get("href"))
            if item.get("media-type") in _PAGES:
                paths.append(path)
            else:
                self._document.tell(path, 0, "file-left-out", "This is no page that can be read.")
        return list(dict.fromkeys(paths))

    def _titles(self) -> dict[str, str]:
        """Return the titles that the table of contents gives to whole files."""
        titles: dict[str, str] = {}
        for item in self._manifest().values():
            is_contents = item.get("media-type") == "application/x-dtbncx+xml"
            if not is_contents and "nav" not in item.get("properties").split():
                continue
            path = joined(self._package_path, item.get("href"))
            try:
                entries = _entries(self._tree(path))
            except BadInput as problem:
                self._document.tell(path, 0, problem.code, problem.title)
                continue
            for href, title in entries:
                titles.setdefault(joined(path, href), title)
        return titles

    def _picture(self, part: str, source: str) -> Picture | None:
        return picture_at(part, source, self._archive.read)


def _entries(contents: Element) -> list[tuple[str, str]]:
    """Return the links of a table of contents, EPUB 3's `nav` or EPUB 2's NCX, with their words."""
    entries = [(a.get("href"), a.words()) for a in below(contents, "a") if a.get("href")]
    for point in below(contents, "navPoint"):
        target = first(point, "content")
        if target is not None:
            entries.append((target.get("src"), words_at(point, "navLabel")))
    return entries
