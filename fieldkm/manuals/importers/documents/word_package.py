"""What a Word file says beside its text: relationships, styles, numbering, footnotes, title."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.documents.foreign_document import ForeignDocument
from fieldkm.manuals.importers.documents.source_archive import SourceArchive
from fieldkm.manuals.importers.documents.source_file import broken
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at, xml_tree
from fieldkm.manuals.markup.tree import Element

_MAIN = "word/document.xml"
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|标题)\s*([1-9])", re.IGNORECASE)
_MAX_BASED_ON = 20


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads; `is_external` is an address outside of the file."""

    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's style: its name in lower case, its heading's level (0: none), its list."""

    name: str = ""
    level: int = 0
    list_id: str = ""
    list_level: int = 0


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list. `counter` is shared by lists that go on counting; `is_ordered` is None for
    a level without a mark."""

    counter: str
    is_ordered: bool | None
    start: int = 1


@dataclass(slots=True)
class WordPackage:
    """A Word file's parts; `body` is the text itself."""

    body: Element
    base: str
    relations: dict[str, Relation] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    lists: dict[tuple[str, int], ListLevel] = field(default_factory=dict)
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)
    title: str = ""
    language: str = ""


def read_package(archive: SourceArchive, document: ForeignDocument) -> WordPackage:
    """Read what stands beside the text; raises `BadInput` where there is no text."""
    main = _main_part(archive)
    tree = _part(archive, main, document)
    body = first(tree, "body") if tree else None
    if body is None:
        raise broken(archive.name, "it holds no text of Word")
    package = WordPackage(body, main)
    package.relations = _relations(_part(archive, _beside(main, "_rels/{}.rels"), document))
    folder = posixpath.dirname(main)
    styles = _part(archive, f"{folder}/styles.xml", document)
    package.styles = _styles(styles)
    package.lists = _lists(_part(archive, f"{folder}/numbering.xml", document))
    for kind in ("footnote", "endnote"):
        notes = _part(archive, f"{folder}/{kind}s.xml", document)
        for note in below(notes, kind) if notes else ():
            package.notes[kind, note.get("id")] = note
    core = _part(archive, "docProps/core.xml", document)
    package.title = words_at(core, "title") if core else ""
    language = next(below(styles, "lang"), None) if styles else None
    package.language = language.get("val").partition("-")[0].lower() if language else ""
    return package


def _main_part(archive: SourceArchive) -> str:
    if _MAIN in archive.names:
        return _MAIN
    data = archive.read("_rels/.rels")
    for relation in xml_tree(data, archive.name).elements() if data else ():
        if relation.get("Type").endswith("/officeDocument"):
            return relation.get("Target").lstrip("/")
    raise broken(archive.name, "it is no file of Word, or it is protected by a password")


def _part(archive: SourceArchive, name: str, document: ForeignDocument) -> Element | None:
    """Return a part as a tree; one that is broken is told of, but for the text itself."""
    data = archive.read(name)
    if data is None:
        return None
    try:
        return xml_tree(data, f"{archive.name}/{name}")
    except BadInput as problem:
        if name.endswith("document.xml"):
            raise
        document.tell(archive.name, 0, problem.code, problem.title)
        return None


def _beside(path: str, pattern: str) -> str:
    return posixpath.join(posixpath.dirname(path), pattern.format(posixpath.basename(path)))


def _relations(tree: Element | None) -> dict[str, Relation]:
    elements = tree.elements() if tree else ()
    return {
        e.get("Id"): Relation(e.get("Target"), e.get("TargetMode").lower() == "external")
        for e in elements
    }


def _styles(tree: Element | None) -> dict[str, Style]:
    found = {e.get("styleId"): e for e in tree.elements() if e.tag == "style"} if tree else {}
    return {name: _style(name, found) for name in found}


def _style(name: str, found: dict[str, Element]) -> Style:
    """Return a style with what it takes over from those that it is based on."""
    own_name = _value(found[name], "name").lower()
    level, list_id, list_level = 0, "", 0
    current = name
    for _ in range(_MAX_BASED_ON):
        element = found.get(current)
        if element is None:
            break
        level = level or heading_level(element, _value(element, "name"))
        if not list_id:
            list_id = _value(element, "pPr", "numPr", "numId")
            list_level = number(_value(element, "pPr", "numPr", "ilvl"))
        current = _value(element, "basedOn")
    return Style(own_name, level, list_id, list_level)


def heading_level(element: Element, name: str) -> int:
    """Return the level that a style or paragraph has as a heading, 0 where it is none."""
    named = _HEADING.match(name)
    if named:
        return int(named[1])
    outline = _value(element, "pPr", "outlineLvl") or _value(element, "outlineLvl")
    return number(outline) + 1 if outline and number(outline) < 9 else 0


def _lists(tree: Element | None) -> dict[tuple[str, int], ListLevel]:
    if tree is None:
        return {}
    patterns = {e.get("abstractNumId"): e for e in tree.elements() if e.tag == "abstractNum"}
    lists: dict[tuple[str, int], ListLevel] = {}
    for num in (e for e in tree.elements() if e.tag == "num"):
        list_id, pattern = num.get("numId"), _value(num, "abstractNumId")
        overrides = {e.get("ilvl"): e for e in num.elements() if e.tag == "lvlOverride"}
        for level in patterns[pattern].elements() if pattern in patterns else ():
            if level.tag == "lvl":
                place = level.get("ilvl")
                own = overrides.get(place)
                start = _value(own, "startOverride") if own else ""
                counter = f"num {list_id}" if start else f"pattern {pattern}"
                lists[list_id, number(place)] = _list_level(level, own, counter, start)
    return lists


def _list_level(level: Element, own: Element | None, counter: str, start: str) -> ListLevel:
    replaced = first(own, "lvl") if own else None
    level = replaced or level
    kind = _value(level, "numFmt") or "decimal"
    is_ordered = None if kind == "none" else kind != "bullet"
    return ListLevel(counter, is_ordered, number(start or _value(level, "start") or "1"))


def _value(element: Element, *path: str) -> str:
    found = first(element, *path)
    return found.get("val") if found else ""


def number(text: str) -> int:
    """Return a number written in an attribute, 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
