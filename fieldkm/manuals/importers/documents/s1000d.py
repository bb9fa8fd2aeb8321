"""S1000D (from issue 4): data modules of procedures, descriptions, fault isolation, fault reports
and parts."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from fieldkm.domain.manuals import slug
from fieldkm.errors import BadInput
from fieldkm.manuals.importers.documents.csv_tables import Cells, csv_table
from fieldkm.manuals.importers.documents.draft_writing import written_draft
from fieldkm.manuals.importers.documents.foreign_document import (
    ForeignDocument,
    ForeignPart,
    Picture,
)
from fieldkm.manuals.importers.documents.s1000d_procedures import ProcedureReader
from fieldkm.manuals.importers.documents.s1000d_tables import FaultRows, part_rows, parts_table
from fieldkm.manuals.importers.documents.s1000d_text import (
    ModuleText,
    Nodes,
    code_of,
    labels_in,
    title_of,
)
from fieldkm.manuals.importers.documents.source_file import ReadingBudget
from fieldkm.manuals.importers.documents.source_tree import SourceTree, by_stem, opened_tree
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at, xml_tree
from fieldkm.manuals.importers.draft import CarriedOver, FrontValues, ImportOptions
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.markup.tree import HEADINGS, Element
from fieldkm.manuals.sources.tables import CAUSES, CODES, FAULTS, PARTS

ARCHIVES = (".zip",)
_ROOT = b"<dmodule"
_LOOK = 16_000
_MAX_FILES_TO_ASK = 20
_DRAWABLE = (".svg", ".png", ".jpg", ".jpeg")
_KNOWN = frozenset(
    {"procedure", "description", "faultIsolation", "faultReporting", "illustratedPartsCatalog"}
)


def recognises(source: Path) -> bool:
    """Tell whether `source` is a data module, or a folder or archive of them."""
    try:
        with opened_tree(source, ARCHIVES) as tree:
            names = [name for name in tree.names if name.lower().endswith(".xml")]
            asked = sorted(names, key=lambda name: "DMC" not in name)[:_MAX_FILES_TO_ASK]
            return any(_ROOT in (tree.read(name) or b"")[:_LOOK] for name in asked)
    except BadInput:
        return False


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Read `source` as a manual."""
    with opened_tree(source, ARCHIVES) as tree:
        document = _ModulesReader(tree, source).read()
        return finished(written_draft(document, options.progress), options)


class _ModulesReader:
    """Reads the data modules of one folder or archive."""

    def __init__(self, tree: SourceTree, source: Path) -> None:
        self._tree = tree
        self._source = source
        self._stems = by_stem(tree)
        self._document = ForeignDocument(name_of(source), picture=self._picture)
        self._parts: list[Cells] = []

    def read(self) -> ForeignDocument:
        """Return the modules as a document: one page each, in the order of their codes."""
        modules = self._newest(self._modules())
        titles = {code_of(_address(root)): title_of(_address(root)) for _, root in modules}
        pages = _page_ids(titles)
        faults = FaultRows(pages)
        for name, root in modules:
            self._read_module(name, root, titles, faults)
        tables = (
            (PARTS, self._parts), (CODES, faults.codes), (CAUSES, faults.causes),
            (FAULTS, faults.faults),
        )  # fmt: skip
        for kind, rows in tables:
            if rows:
                self._document.files[kind] = csv_table(kind, rows)
        if faults.faults:
            message = "All causes of a fault count alike: S1000D does not say how likely they are."
            self._document.tell(FAULTS, 0, "likelihood-guessed", message)
        return self._document

    def _newest(self, modules: Iterable[tuple[str, Element]]) -> list[tuple[str, Element]]:
        """Return the newest issue of each module, in the order of their codes."""
        newest: dict[str, tuple[str, Element]] = {}
        for name, root in sorted(modules, key=lambda module: _issue(module[1])):
            code = code_of(_address(root)) or name
            if code in newest:
                message = f"{name} holds the same module, as new or newer: this one is left out."
                self._document.tell(newest[code][0], 0, "module-repeated", message)
            newest[code] = (name, root)
        return [newest[code] for code in sorted(newest)]

    def _modules(self) -> Iterator[tuple[str, Element]]:
        budget = ReadingBudget(self._source.name)
        for name in self._tree.names:
            if not name.lower().endswith(".xml"):
                continue
            data = self._tree.read(name) or b""
            budget.take_bytes(len(data))
            try:
                root = xml_tree(data, name)
            except BadInput as problem:
                self._document.tell(name, 0, problem.code, problem.title)
                continue
            if root.tag == "dmodule":
                yield name, root
            elif root.tag == "pm":
                self._document.title = words_at(_address(root), "pmTitle") or self._document.title
                message = "The order of the publication module is not kept: codes give the order."
                self._document.tell(name, 0, "publication-module", message)
            else:
                self._document.tell(name, 0, "file-left-out", f"<{root.tag}> is no data module.")

    def _read_module(
        self, name: str, root: Element, titles: dict[str, str], faults: FaultRows
    ) -> None:
        address = _address(root)
        code = code_of(address) or name
        content = first(root, "content") or Element("content")
        kind = next((child for child in content.elements() if child.tag in _KNOWN), None)
        if kind is None:
            found = ", ".join(f"<{child.tag}>" for child in content.elements()) or "nothing"
            message = f"The data module holds {found}, which is not carried over."
            self._document.tell(name, 0, "module-left-out", message)
            return
        text = ModuleText(partial(self._document.tell, name), titles, labels_in(root))
        module = _Module(text, ProcedureReader(text, root), code, faults, self._drawing)
        front, blocks = module.read(kind)
        self._parts += module.parts
        applies = words_at(root, "identAndStatusSection", "dmStatus", "applic", "displayText")
        if applies and applies.lower() not in ("all", "all applicable"):
            blocks.insert(0, Element("p", {}, [Element("em", {}, [f"Applies to: {applies}"])]))
            message = f"“{applies}” stands as text: mark the page with applies_to yourself."
            self._document.tell(name, 0, "applicability", message)
        language = next(below(address, "language"), None)
        self._document.language = language.get("languageIsoCode").lower() if language else ""
        title = titles.get(code) or code
        body = Element("div", {}, blocks)
        self._document.parts.append(
            ForeignPart(
                key=code,
                file=name,
                body=body,
                title=title,
                chapter=_chapter(titles, code),
                front=front,
                is_whole=True,
                name=faults.pages.get(code, ""),
            )
        )

    def _drawing(self, figure: Element) -> str:
        """Return the id of the drawing that a figure's graphic becomes, empty where it is none."""
        graphic = next(below(figure, "graphic"), None)
        ident = graphic.get("infoEntityIdent") if graphic else ""
        name = self._stems.get(ident.lower(), "")
        ending = posixpath.splitext(name)[1].lower()
        data = self._tree.read(name) if ending in _DRAWABLE else None
        if not data:
            return ""
        drawing = slug(ident)
        self._document.files[f"drawings/{drawing}{ending}"] = partial(bytes, data)
        return drawing

    def _picture(self, part: str, source: str) -> Picture | None:
        name = self._stems.get(source.lower(), "")
        data = self._tree.read(name) if name else None
        return Picture(data, name) if data else None


class _Module:
    """What one data module becomes."""

    def __init__(
        self,
        text: ModuleText,
        work: ProcedureReader,
        code: str,
        faults: FaultRows,
        drawing: Callable[[Element], str],
    ) -> None:
        self._text = text
        self._work = work
        self._code = code
        self._faults = faults
        self._drawing = drawing
        self.parts: list[Cells] = []

    def read(self, content: Element) -> tuple[FrontValues, Nodes]:
        """Return the front matter and the blocks of a module."""
        if content.tag == "procedure":
            return self._procedure(content)
        if content.tag == "faultIsolation":
            return self._isolation(content)
        if content.tag == "faultReporting":
            return self._reports(content)
        if content.tag == "illustratedPartsCatalog":
            return self._catalogue(content)
        return {"kind": "reference"}, self._levelled(content, 2)

    def _procedure(self, content: Element) -> tuple[FrontValues, Nodes]:
        front: FrontValues = {"kind": "procedure", **self._work.front(content)}
        main = first(content, "mainProcedure") or content
        return front, [
            *self._section("Before the work", content, "preliminaryRqmts"),
            Element("h2", {}, ["Procedure"]),
            *self._work.steps(main),
            *self._section("After the work", content, "closeRqmts"),
        ]

    def _section(self, title: str, holder: Element, name: str) -> Nodes:
        needs = first(holder, name)
        blocks = self._work.requirements(needs) if needs is not None else []
        return [Element("h2", {}, [title]), *blocks] if blocks else []

    def _isolation(self, content: Element) -> tuple[FrontValues, Nodes]:
        front: FrontValues = {"kind": "fault"}
        codes: list[str] = []
        blocks: Nodes = []
        page = self._faults.pages.get(self._code, "")
        for procedure in below(content, "faultIsolationProcedure"):
            found = self._faults.add_isolation(procedure, page)
            codes += found
            words = words_at(procedure, "faultDescr", "descr")
            heading = ": ".join(part for part in (", ".join(found), words) if part)
            blocks += [Element("h2", {}, [heading or "Fault isolation"])]
            inner = first(procedure, "isolationProcedure") or procedure
            front.update(self._work.front(inner))
            needs = first(inner, "preliminaryRqmts")
            blocks += self._work.requirements(needs) if needs is not None else []
            blocks += self._work.isolation(first(inner, "isolationMainProcedure") or inner)
            close = first(inner, "closeRqmts")
            blocks += self._work.requirements(close) if close is not None else []
        if codes:
            front["codes"] = tuple(dict.fromkeys(codes))
        return front, blocks

    def _reports(self, content: Element) -> tuple[FrontValues, Nodes]:
        page = self._faults.pages.get(self._code, "")
        self._faults.add_reports(content, page)
        blocks: Nodes = []
        for fault in below(content, "isolatedFault", "detectedFault", "observedFault"):
            words = words_at(fault, "faultDescr", "descr")
            heading = ": ".join(part for part in (fault.get("faultCode"), words) if part)
            blocks.append(Element("h2", {}, [heading or "Fault"]))
            units = [words_at(unit, "name") for unit in below(fault, "lru", "sru")]
            items: Nodes = [Element("li", {}, [unit]) for unit in units if unit]
            blocks += [Element("ul", {}, items)] if items else []
        return {"kind": "reference"}, blocks

    def _catalogue(self, content: Element) -> tuple[FrontValues, Nodes]:
        blocks: Nodes = []
        figures = [child for child in content.elements() if child.tag == "figure"]
        drawing = self._drawing(figures[0]) if figures else ""
        title = words_at(figures[0], "title") if figures else ""
        title = title or self._text.titles.get(self._code, "")
        for figure in figures:
            blocks.append(self._text.figure(figure))
        self.parts = part_rows(content, title, drawing)
        blocks.append(parts_table(self.parts))
        return {"kind": "reference"}, blocks

    def _levelled(self, holder: Element, level: int) -> Nodes:
        """Return a description: paragraphs with headings of their levels."""
        blocks: Nodes = []
        for child in holder.elements():
            if child.tag == "levelledPara":
                title = first(child, "title")
                tag = HEADINGS[min(level, 6) - 1]
                own = {"id": child.get("id")} if child.get("id") else {}
                blocks += [Element(tag, own, self._text.line(title))] if title else []
                blocks += self._levelled(child, level + 1)
            elif child.tag != "title":
                blocks += self._text.block(child)
        return blocks


def _address(root: Element) -> Element:
    return first(root, "identAndStatusSection") or first(root, "idstatus") or Element("none")


def _issue(root: Element) -> tuple[str, str]:
    issue = next(below(_address(root), "issueInfo"), None)
    return (issue.get("issueNumber"), issue.get("inWork")) if issue else ("", "")


def _chapter(titles: dict[str, str], code: str) -> str:
    """Return the chapter of a module: what it is about, which modules of one unit share."""
    return titles.get(code, "").partition(": ")[0]


def _page_ids(titles: dict[str, str]) -> dict[str, str]:
    """Return an id for each module: its title, with its code where several have one title."""
    slugs = {code: slug(title)[:50].strip("-") for code, title in titles.items()}
    seen = Counter(slugs.values())
    return {code: name if name and seen[name] == 1 else slug(code) for code, name in slugs.items()}
