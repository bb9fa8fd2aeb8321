"""A data module of S1000D as a page: front matter and blocks, by the kind of its content."""

from __future__ import annotations

from collections.abc import Callable

from fieldkm.manuals.importers.documents.csv_tables import Cells
from fieldkm.manuals.importers.documents.s1000d_procedures import ProcedureReader
from fieldkm.manuals.importers.documents.s1000d_tables import (
    REPORTED,
    FaultRows,
    part_rows,
    parts_table,
)
from fieldkm.manuals.importers.documents.s1000d_text import ModuleText, Nodes
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at
from fieldkm.manuals.importers.draft import FrontValues
from fieldkm.manuals.markup.tree import HEADINGS, Element

KNOWN = frozenset(
    {"procedure", "description", "faultIsolation", "faultReporting", "illustratedPartsCatalog"}
)
"""The kinds of content that become pages."""


class DataModule:
    """What one data module becomes; `parts` has the rows of its parts list when it was read."""

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
            found = self._faults.add_isolation(procedure, page, self._text)
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
        needs = first(content, "preliminaryRqmts")
        blocks: Nodes = self._work.requirements(needs) if needs is not None else []
        codes: list[str] = []
        for fault in below(content, *REPORTED):
            words = words_at(fault, "faultDescr", "descr")
            heading = ": ".join(part for part in (fault.get("faultCode"), words) if part)
            own = {"id": fault.get("id")} if fault.get("id") else {}
            blocks.append(Element("h2", own, [heading or "Fault"]))
            blocks += self._work.fault_report(fault)
            codes += [fault.get("faultCode")] if fault.get("faultCode") else []
        front: FrontValues = {"kind": "fault" if codes else "reference"}
        if codes:
            front["codes"] = tuple(dict.fromkeys(codes))
        return front, blocks

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
