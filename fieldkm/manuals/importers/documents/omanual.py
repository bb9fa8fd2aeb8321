"""oManual: bundles (`.omanual`, ZIP), folders or single files of XML with guides and a category."""

from __future__ import annotations

import posixpath
from pathlib import Path

from fieldkm.domain.manuals import slug
from fieldkm.errors import BadInput
from fieldkm.manuals.importers.documents.csv_tables import csv_table
from fieldkm.manuals.importers.documents.draft_writing import written_draft
from fieldkm.manuals.importers.documents.foreign_document import (
    ForeignDocument,
    ForeignPart,
    Picture,
)
from fieldkm.manuals.importers.documents.guide import (
    Guide,
    GuideLine,
    GuideStep,
    NamedThing,
    Nodes,
    guide_part,
    part_rows,
)
from fieldkm.manuals.importers.documents.html_content import picture_at
from fieldkm.manuals.importers.documents.source_html import read_html
from fieldkm.manuals.importers.documents.source_tree import SourceTree, by_stem, opened_tree
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at, xml_tree
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.markup.tree import Element
from fieldkm.manuals.sources.folder import open_folder
from fieldkm.manuals.sources.tables import PARTS

ARCHIVES = (".omanual", ".oman", ".zip")
_SIZES = ("large", "medium", "standard", "thumbnail")
_ROOTS = ("guide", "procedure")
_GONE = frozenset({"script", "style", "iframe", "object", "embed"})
_LOOK = 2000
_MAX_FILES_TO_ASK = 3


def recognises(source: Path) -> bool:
    """Tell whether `source` is a bundle, a guide, or a folder with guides in it."""
    if source.is_file() and source.suffix.lower() == ".xml":
        return _is_guide(source)
    if source.is_file() and source.suffix.lower() == ".zip":
        try:
            with opened_tree(source, ARCHIVES) as tree:
                return any(posixpath.basename(name) == "guide.xml" for name in tree.names)
        except BadInput:
            return False
    if source.is_dir():
        files = open_folder(source).files
        named = [files[name] for name in files if posixpath.basename(name) == "guide.xml"]
        return any(_is_guide(file) for file in named[:_MAX_FILES_TO_ASK])
    return source.suffix.lower() in ARCHIVES


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Read `source` as a manual."""
    with opened_tree(source, ARCHIVES) as tree:
        document = _OManualReader(tree, source).read()
        return finished(written_draft(document, options.progress), options)


def _is_guide(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        head = stream.read(_LOOK)
    return b"<guide" in head or (b"<procedure" in head and b"omanual" in head)


class _OManualReader:
    """Reads the files of one bundle."""

    def __init__(self, tree: SourceTree, source: Path) -> None:
        self._tree = tree
        self._stems = by_stem(tree)
        self._source = source
        self._document = ForeignDocument(name_of(source), picture=self._picture)
        self._document.others = frozenset(tree.names)
        self._guides: list[Guide] = []

    def read(self) -> ForeignDocument:
        """Return the bundle as a document: its category, then its guides."""
        for name in self._tree.names:
            if name.lower().endswith(".xml"):
                self._read_file(name)
        known = {guide.title: slug(guide.title)[:60].strip("-") for guide in self._guides}
        for guide in self._guides:
            guide.prerequisites = [known.get(title, title) for title in guide.prerequisites]
            self._document.parts.append(guide_part(guide, self._document))
        rows = part_rows(self._guides)
        if rows:
            self._document.files[PARTS] = csv_table(PARTS, rows)
        return self._document

    def _read_file(self, name: str) -> None:
        data = self._tree.read(name)
        try:
            root = xml_tree(data or b"", name)
        except BadInput as problem:
            self._document.tell(name, 0, problem.code, problem.title)
            return
        self._document.language = self._document.language or root.get("locale")[:2].lower()
        if root.tag in _ROOTS:
            self._guides.append(self._guide(name, root))
        elif root.tag in ("category", "topic"):
            self._category(name, root)
        elif root.tag == "manifest":
            self._document.title = words_at(root, "title") or self._document.title

    def _category(self, name: str, root: Element) -> None:
        title = words_at(root, "title") or words_at(root, "category_info")
        info = first(root, "category_info")
        self._document.publisher = info.get("manufacturer") if info else ""
        self._document.title = title or self._document.title
        blocks: Nodes = [Element("p", {}, [words_at(root, "description")])]
        image = first(root, "image")
        blocks += [Element("img", {"src": _source_of(image)})] if image is not None else []
        contents = first(root, "contents")
        blocks += rich_text(contents, name) if contents is not None else []
        body = Element("div", {}, blocks)
        self._document.parts.append(ForeignPart(name, name, body, title, is_whole=True))

    def _guide(self, name: str, root: Element) -> Guide:
        for document in below(root, "document"):
            message = f"The document {document.words()[:80]} is not carried over."
            self._document.tell(name, 0, "file-left-out", message)
        introduction, conclusion = first(root, "introduction"), first(root, "conclusion")
        image = first(root, "image")
        summary: Nodes = [Element("p", {}, [words_at(root, "summary")])]
        return Guide(
            key=name,
            file=name,
            title=words_at(root, "title") or posixpath.dirname(name) or name_of(self._source),
            steps=[self._step(name, step) for step in below(root, "step")],
            introduction=(summary if words_at(root, "summary") else [])
            + (rich_text(introduction, name) if introduction is not None else []),
            conclusion=rich_text(conclusion, name) if conclusion is not None else [],
            picture=_source_of(image) if image is not None else "",
            tools=_things(root, "tools", "tool"),
            parts=_things(root, "parts", "part"),
            flags=[(flag.get("title"), flag.words()) for flag in below(root, "flag")],
            prerequisites=[_prerequisite(p) for p in below(root, "prerequisite")],
            difficulty=words_at(root, "difficulty"),
            time=words_at(root, "time_required"),
            chapter=words_at(root, "category"),
        )

    def _step(self, name: str, step: Element) -> GuideStep:
        lines = [
            GuideLine(rich_text(line, name), line.get("bullet"), _level(line.get("level")))
            for line in below(step, "line")
        ]
        media = first(step, "media")
        pictures = [_source_of(image) for image in below(media, "image")] if media else []
        if media is not None and media.get("type") not in ("", "image"):
            message = f"Step {step.get('number')}: a {media.get('type')} is not carried over."
            self._document.tell(name, 0, "media", message)
        return GuideStep(step.get("title"), lines, pictures)

    def _picture(self, part: str, source: str) -> Picture | None:
        """Return a picture; one that is named by its address may lie in the bundle under its
        name."""
        found = picture_at(part, source, self._tree.read)
        stem = posixpath.basename(source).partition(".")[0].lower()
        if found is None and stem in self._stems:
            name = self._stems[stem]
            data = self._tree.read(name)
            return Picture(data, name) if data else None
        return found


def rich_text(element: Element, name: str) -> Nodes:
    """Return a field in simple HTML, which is written as XML or as escaped text."""
    text = "".join(element.texts())
    if not any(element.elements()) and "<" in text:
        return list(read_html(text, name).body.children)
    return list(_without_programs(element).children)


def _without_programs(element: Element) -> Element:
    kept = [
        child if isinstance(child, str) else _without_programs(child)
        for child in element.children
        if isinstance(child, str) or child.tag not in _GONE
    ]
    return Element(element.tag, element.attributes, kept)


def _source_of(image: Element) -> str:
    """Return where the largest of a picture's sizes is."""
    own = image.words()
    return own or next((image.get(size) for size in _SIZES if image.get(size)), "")


def _things(root: Element, holder: str, name: str) -> list[NamedThing]:
    found = first(root, holder)
    return [
        NamedThing(
            thing.get("name") or thing.words(),
            thing.get("notes"),
            thing.get("quantity"),
            thing.get("url"),
        )
        for thing in (below(found, name) if found else ())
    ]


def _prerequisite(element: Element) -> str:
    return words_at(element, "title") or element.get("subject") or element.words()


def _level(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
