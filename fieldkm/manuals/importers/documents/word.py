"""Word (`.docx`, `.docm`): headings, steps with what belongs to them, tables, pictures, links.

Read here rather than through a converter because the steps of a procedure are told apart by the
numbering's ids, which converters to HTML drop. Macros are never looked at.
"""

from __future__ import annotations

from pathlib import Path

from fieldkm.manuals.importers.documents.alarm_marks import gather_marked_alarms, signal_of
from fieldkm.manuals.importers.documents.draft_writing import written_draft
from fieldkm.manuals.importers.documents.foreign_document import (
    ForeignDocument,
    ForeignPart,
    Picture,
)
from fieldkm.manuals.importers.documents.source_archive import SourceArchive, joined
from fieldkm.manuals.importers.documents.source_xml import below, first
from fieldkm.manuals.importers.documents.word_lists import ListBuilder
from fieldkm.manuals.importers.documents.word_package import (
    ListLevel,
    Style,
    WordPackage,
    heading_level,
    number,
    read_package,
)
from fieldkm.manuals.importers.documents.word_runs import RunReader
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.markup.tree import Element

ENDINGS = (".docx", ".docm", ".dotx")
_MAX_TABLE_DEPTH = 4
_HOLDERS = frozenset({"ins", "sdtContent", "customXml", "smartTag", "moveTo"})


def recognises(source: Path) -> bool:
    """Tell whether `source` is a file of Word."""
    return source.is_file() and source.suffix.lower() in ENDINGS


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Read the Word file at `source` as a manual."""
    with SourceArchive(source) as archive:
        document = _WordReader(archive, source).read()
        return finished(written_draft(document, options.progress), options)


class _WordReader:
    """Reads one file."""

    def __init__(self, archive: SourceArchive, source: Path) -> None:
        self._archive = archive
        self._file = source.name
        self._document = ForeignDocument(name_of(source), picture=self._picture)
        self._package: WordPackage = read_package(archive, self._document)
        self._runs = RunReader(self._package, self._document, self._file)

    def read(self) -> ForeignDocument:
        """Return the text as one part."""
        if any(name.endswith("vbaProject.bin") for name in self._archive.names):
            self._document.tell(self._file, 0, "macros", "The macros in the file are left out.")
        blocks = self._flow(self._package.body, 0)
        body = Element("div", {}, blocks)
        title = next((e for e in body.elements() if e.get("class") == "title"), None)
        if title is not None:
            body.children.remove(title)
        self._document.title = (
            (title.words() if title else "") or self._package.title or self._document.title
        )
        self._document.language = self._package.language
        self._document.parts.append(ForeignPart("", self._file, body))
        return self._document

    def _flow(self, holder: Element, depth: int) -> list[Element | str]:
        """Return the blocks of the text, a cell or a text box."""
        lists = ListBuilder()
        for block in self._flattened(holder):
            if block.tag == "tbl":
                if depth < _MAX_TABLE_DEPTH:
                    lists.add(_marked(self._table(block, depth + 1)))
            elif block.tag == "p":
                self._paragraph(block, lists, depth)
        lists.close()
        return lists.blocks

    def _flattened(self, holder: Element) -> list[Element]:
        blocks: list[Element] = []
        for child in holder.elements():
            if child.tag == "sdt":
                gallery = next(below(child, "docPartGallery"), None)
                content = first(child, "sdtContent")
                is_contents = gallery is not None and "contents" in gallery.get("val").lower()
                blocks += self._flattened(content) if content and not is_contents else []
            elif child.tag in _HOLDERS:
                blocks += self._flattened(child)
            else:
                blocks.append(child)
        return blocks

    def _paragraph(self, paragraph: Element, lists: ListBuilder, depth: int) -> None:
        properties = first(paragraph, "pPr") or Element("pPr")
        named = first(properties, "pStyle")
        style = self._package.styles.get(named.get("val") if named else "", Style())
        was_in_contents = self._runs.is_in_contents
        content = self._runs.read(paragraph)
        self._runs.end_of_paragraph(content)
        boxes, self._runs.boxes = self._runs.boxes, []
        if not (was_in_contents or style.name.startswith(("toc ", "toc heading", "table of fig"))):
            self._place(content, properties, style, lists)
        for box in boxes:
            for block in self._flow(box, depth + 1) if depth < _MAX_TABLE_DEPTH else ():
                if isinstance(block, Element):
                    lists.add(block)

    def _place(
        self, content: list[Element | str], properties: Element, style: Style, lists: ListBuilder
    ) -> None:
        paragraph = Element("p", {}, content)
        has_pictures = any(e.tag == "img" for e in paragraph.walk())
        if not paragraph.words() and not has_pictures:
            lists.add(paragraph) if any(e.get("id") for e in paragraph.walk()) else None
            return
        level = heading_level(properties, "") or style.level
        found = self._list_level(properties, style)
        if 1 <= level <= 6 and paragraph.words():
            lists.add(Element(f"h{level}", {}, content))
        elif found and found[1].is_ordered is not None:
            lists.add_item(Element("li", {}, [paragraph]), *found)
        else:
            lists.add(_marked(_by_style(paragraph, style)))

    def _list_level(self, properties: Element, style: Style) -> tuple[int, ListLevel] | None:
        numbering = first(properties, "numPr")
        list_id, level = style.list_id, style.list_level
        if numbering is not None:
            own, own_level = first(numbering, "numId"), first(numbering, "ilvl")
            list_id = own.get("val") if own else list_id
            level = number(own_level.get("val")) if own_level else level
        found = self._package.lists.get((list_id, level))
        return (level, found) if found else None

    def _table(self, table: Element, depth: int) -> Element:
        rows: list[Element | str] = []
        above: dict[int, Element] = {}
        for row in (e for e in self._flattened(table) if e.tag == "tr"):
            properties = first(row, "trPr")
            is_head = properties is not None and first(properties, "tblHeader") is not None
            cells: list[Element | str] = []
            column = 0
            for cell in (e for e in self._flattened(row) if e.tag == "tc"):
                wide, merged = _merging(cell)
                if merged == "continue" and column in above:
                    over = above[column].attributes
                    over["rowspan"] = str(number(over.get("rowspan", "1")) + 1)
                else:
                    shown = Element("th" if is_head else "td", {}, self._flow(cell, depth))
                    shown.attributes.update({"colspan": str(wide)} if wide > 1 else {})
                    cells.append(shown)
                    above[column] = shown
                column += wide
            rows.append(Element("tr", {}, cells))
        return Element("table", {}, rows)

    def _picture(self, part: str, source: str) -> Picture | None:
        if source in self._runs.lost:
            return Picture(b"", source, self._runs.lost[source])
        path = source.lstrip("/") if source.startswith("/") else joined(self._package.base, source)
        data = self._archive.read(path)
        return Picture(data, path) if data else None


def _merging(cell: Element) -> tuple[int, str]:
    """Return how many columns a cell takes, and whether it begins or continues a cell of several
    rows."""
    properties = first(cell, "tcPr") or Element("tcPr")
    span, merge = first(properties, "gridSpan"), first(properties, "vMerge")
    wide = min(max(number(span.get("val")), 1), 60) if span else 1
    return wide, (merge.get("val") or "continue") if merge else ""


def _by_style(paragraph: Element, style: Style) -> Element:
    """Return a paragraph as what its style says that it is."""
    if style.name == "title":
        return Element("p", {"class": "title"}, paragraph.children)
    if style.name == "caption":
        return Element("figcaption", {}, paragraph.children)
    if style.name in ("html preformatted", "code", "source code", "preformatted text"):
        return Element("pre", {}, paragraph.children)
    if any(signal_of(word) for word in style.name.replace("-", " ").split()):
        return Element("p", {"class": style.name}, paragraph.children)
    return paragraph


def _marked(block: Element) -> Element:
    """Return a block as the alarm that it is, if it is one, so that lists can tell."""
    holder = Element("div", {}, [block])
    gather_marked_alarms(holder)
    return next(holder.elements(), block)
