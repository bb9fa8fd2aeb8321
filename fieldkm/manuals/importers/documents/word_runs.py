"""The runs of a Word paragraph - texts, emphasis, links, fields, pictures - as a tree of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fieldkm.manuals.importers.documents.foreign_document import ForeignDocument
from fieldkm.manuals.importers.documents.source_xml import below, first, line_of
from fieldkm.manuals.importers.documents.word_package import Relation, WordPackage
from fieldkm.manuals.markup.tree import Element

_FIELD_LINK = re.compile(r'\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"(?:\s+\\l\s+"([^"]*)")?', re.IGNORECASE)
_FIELD_REFERENCE = re.compile(r"\s*(?:PAGEREF|REF)\s+([\w.-]+)", re.IGNORECASE)
_DROPPED_FIELDS = re.compile(r"\s*(?:TOC|INDEX|TOA|XE|TC|PAGEREF|PAGE|NUMPAGES)\b", re.IGNORECASE)
_PICTURES = ("blip", "imagedata")
_METAFILES = (".emf", ".wmf", ".emz", ".wmz", ".wdp")  # which nothing but Windows draws
_DRAWN = ("chart", "relIds", "wgp", "wpc", "lockedCanvas", "group")  # charts, SmartArt, groups
_SPACES = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off", "none")
_INNER = frozenset({"ins", "smartTag", "moveTo", "sdtContent", "customXml", "dir", "bdo"})
_SYMBOLS = {
    "f0b0": "°", "f0b1": "±", "f0b4": "×", "f0b7": "•", "f0d7": "·", "f0ae": "→", "f0ac": "←",
    "f0ad": "↑", "f0af": "↓", "f057": "Ω", "f06d": "µ", "f0e0": "→", "f0df": "←", "f0e8": "→",
    "f0fc": "✓", "f0fb": "✗", "f0a3": "≤", "f0b3": "≥", "f0b9": "≠", "f0a7": "▪", "f046": "☞",
    "f0fe": "☑", "f0a8": "☐", "f06f": "□", "f0d8": "➢", "f061": "\u03b1", "f062": "β", "f044": "Δ",
}  # fmt: skip


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and what its result is put into."""

    instruction: str = ""
    is_result: bool = False
    into: list[Element | str] = field(default_factory=list)


class RunReader:
    """Reads runs; fields may go on from one paragraph to the next. `boxes` gathers the paragraphs
    of text boxes; `lost` has the sources of pictures that are not in the file, with the reasons."""

    def __init__(self, package: WordPackage, document: ForeignDocument, file: str) -> None:
        self._package = package
        self._document = document
        self._file = file
        self._fields: list[_Field] = []
        self.boxes: list[Element] = []
        self.lost: dict[str, str] = {}

    @property
    def is_in_contents(self) -> bool:
        """Tell whether a table of contents or an index is open, whose text is made anew."""
        return any(
            f.is_result and re.match(r"\s*(?:TOC|INDEX|TOA)\b", f.instruction) for f in self._fields
        )

    def read(self, paragraph: Element) -> list[Element | str]:
        """Return what stands in a paragraph."""
        out: list[Element | str] = []
        for child in paragraph.elements():
            self._child(child, out)
        return out

    def _child(self, child: Element, out: list[Element | str]) -> None:
        readers = {"r": self._run, "hyperlink": self._link, "fldSimple": self._simple_field}
        tag = child.tag
        if tag in readers:
            readers[tag](child, out)
        elif tag == "bookmarkStart":
            out.append(Element("a", {"id": child.get("name")}))
        elif tag in ("del", "moveFrom"):
            self._tell(child, "tracked-change", "Text that was deleted under tracking is left out.")
        elif tag in ("oMath", "oMathPara"):
            self._tell(child, "formula", f"A formula became plain text: {child.words()[:60]}")
            out.append(child.words())
        elif tag == "sdt" or tag in _INNER:
            out += self.read(first(child, "sdtContent") or child)

    def _link(self, link: Element, out: list[Element | str]) -> None:
        relation = self._package.relations.get(link.get("id"))
        anchor = f"#{link.get('anchor')}" if link.get("anchor") else ""
        href = (relation.target if relation else "") + anchor
        out.append(Element("a", {"href": href}, self.read(link)))

    def _simple_field(self, element: Element, out: list[Element | str]) -> None:
        instruction = element.get("instr")
        if not _DROPPED_FIELDS.match(instruction):
            out.append(_field_result(instruction, self.read(element)))

    def _run(self, run: Element, out: list[Element | str]) -> None:
        properties = first(run, "rPr")
        if properties is not None and _is_on(properties, "vanish"):
            return
        content: list[Element | str] = []
        for child in run.elements():
            if child.tag == "fldChar":
                self._put(_styled(content, properties), out)
                content = []
                self._field_mark(child, out)
            elif child.tag == "instrText":
                if self._fields and not self._fields[-1].is_result:
                    self._fields[-1].instruction += "".join(child.texts())
            else:
                self._in_run(child, content)
        self._put(_styled(content, properties), out)

    def _put(self, content: list[Element | str], out: list[Element | str]) -> None:
        if not self._fields:
            out += content
        elif self._fields[-1].is_result:
            self._fields[-1].into += content

    def _field_mark(self, mark: Element, out: list[Element | str]) -> None:
        kind = mark.get("fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_result = True
        elif kind == "end" and self._fields:
            done = self._fields.pop()
            if not _DROPPED_FIELDS.match(done.instruction):
                self._put([_field_result(done.instruction, done.into)], out)

    def end_of_paragraph(self, out: list[Element | str]) -> None:
        """Hand over what a field that goes on in the next paragraph has gathered."""
        for open_field in self._fields:
            if not _DROPPED_FIELDS.match(open_field.instruction):
                out += open_field.into
            open_field.into = []

    def _in_run(self, child: Element, out: list[Element | str]) -> None:
        tag = child.tag
        if tag in _SPACES:
            out.append(_SPACES[tag])
        elif tag == "t":
            out.append("".join(child.texts()))
        elif tag in ("br", "cr"):
            out += [] if child.get("type") in ("page", "column") else [Element("br")]
        elif tag == "sym":
            out.append(self._symbol(child))
        elif tag in ("drawing", "pict", "object", "AlternateContent"):
            self._drawing(child, out)
        elif tag in ("footnoteReference", "endnoteReference"):
            self._note(child, tag.removesuffix("Reference"), out)
        elif tag == "commentReference":
            self._tell(child, "comment", "A comment beside the text is left out.")

    def _note(self, reference: Element, kind: str, out: list[Element | str]) -> None:
        """Put a footnote where it is referred to: wherever its page ends, it stays with its
        words."""
        note = self._package.notes.get((kind, reference.get("id")))
        if note is not None and note.words():
            out.append(f" ({note.words()})")
            self._tell(reference, "footnote", "A footnote stands in the text, in parentheses.")

    def _symbol(self, element: Element) -> str:
        code = element.get("char").lower()
        code = code if code.startswith("f") else f"f0{code[-2:]}"
        if code not in _SYMBOLS:
            self._tell(element, "symbol", f"A sign of the font {element.get('font')} is lost.")
        return _SYMBOLS.get(code, "�")

    def _drawing(self, element: Element, out: list[Element | str]) -> None:
        if element.tag == "AlternateContent":
            for child in self._alternative(element).elements():
                self._drawing(child, out)
            return
        boxes = list(below(element, "txbxContent"))
        self.boxes += boxes[:1] if element.tag == "pict" else boxes
        pictures = list(below(element, *_PICTURES))
        named = below(element, "docPr", "shape")
        described = (e.get("descr") or e.get("title") or e.get("alt") for e in named)
        words = next(filter(None, described), "")
        for picture in pictures:
            self._picture(picture, words, out)
        if element.tag == "object":
            self._tell(element, "embedded", "An embedded object is lost but for its picture.")
        elif not (pictures or boxes):
            self._without_picture(element, words, out)

    def _without_picture(self, element: Element, words: str, out: list[Element | str]) -> None:
        """Let the page say where a chart or a drawing stood; of a line the report says it."""
        if any(below(element, *_DRAWN)):
            source = f"drawing-{len(self.lost) + 1}"
            self.lost[source] = "Word draws it itself: save it there as a picture"
            out.append(Element("img", {"src": source, "alt": words}))
        elif not any(shape.get("hr") for shape in below(element, "rect")):
            self._tell(element, "drawing-lost", "A line, an arrow or a shape is lost.")

    def _picture(self, picture: Element, words: str, out: list[Element | str]) -> None:
        relation = self._relation(picture)
        source = relation.target if relation else picture.get("link") or "picture"
        if relation is None or relation.is_external:
            self.lost[source] = "it lies outside of the file and is never fetched"
        out.append(Element("img", {"src": source, "alt": words}))

    def _relation(self, picture: Element) -> Relation | None:
        named = picture.get("embed") or picture.get("id") or picture.get("link")
        return self._package.relations.get(named)

    def _alternative(self, element: Element) -> Element:
        """Return the version of a drawing to take: the first, which is the best, unless only
        another one has a picture that can be shown."""
        versions = [e for e in element.elements() if e.tag in ("Choice", "Fallback")]
        if not versions or any(below(versions[0], "txbxContent")):
            return versions[0] if versions else element
        return next((e for e in versions if self._can_be_shown(e)), versions[0])

    def _can_be_shown(self, version: Element) -> bool:
        relations = [self._relation(picture) for picture in below(version, *_PICTURES)]
        return bool(relations) and all(
            relation is not None and not relation.target.lower().endswith(_METAFILES)
            for relation in relations
        )

    def _tell(self, element: Element, kind: str, message: str) -> None:
        line = line_of(element)
        self._document.tell(self._file, 0, kind, f"{message} (line {line} of its text in XML)")


def _styled(content: list[Element | str], properties: Element | None) -> list[Element | str]:
    """Return a run's content in its emphasis."""
    if not content or properties is None:
        return content
    raised = first(properties, "vertAlign")
    style = first(properties, "rStyle")
    raised_tags = {"superscript": "sup", "subscript": "sub"}
    tags = [raised_tags.get(raised.get("val"), "")] if raised else []
    is_strong = style is not None and style.get("val").lower() in ("strong", "fett", "bold")
    tags += ["strong"] if _is_on(properties, "b") or is_strong else []
    tags += ["em"] if _is_on(properties, "i") else []
    tags += ["s"] if _is_on(properties, "strike") else []
    for tag in filter(None, tags):
        content = [Element(tag, {}, content)]
    return content


def _is_on(properties: Element, name: str) -> bool:
    switch = first(properties, name)
    return switch is not None and switch.get("val").lower() not in _OFF


def _field_result(instruction: str, content: list[Element | str]) -> Element:
    """Return what a field shows, as a link where it is one."""
    link = _FIELD_LINK.match(instruction)
    reference = _FIELD_REFERENCE.match(instruction)
    href = ""
    if link:
        inner = link[2] if link[1] else link[3]
        href = f"#{inner}" if link[1] else link[2] + (f"#{inner}" if inner else "")
    elif reference:
        href = f"#{reference[1]}"
    return Element("a", {"href": href} if href else {}, content)
