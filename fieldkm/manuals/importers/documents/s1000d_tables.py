"""What S1000D says of parts, fault codes and causes, as rows for the tables of a manual."""

from __future__ import annotations

from dataclasses import dataclass, field

from fieldkm.domain.manuals import slug
from fieldkm.manuals.importers.documents.csv_tables import Cells
from fieldkm.manuals.importers.documents.s1000d_text import code_of
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at
from fieldkm.manuals.markup.tree import Element

_FAULTS = ("isolatedFault", "detectedFault", "observedFault", "correlatedFault")
_MAX_TITLE = 120


@dataclass(slots=True)
class FaultRows:
    """Rows for `codes.csv`, `causes.csv` and `faults.csv`, gathered from module to module. `pages`
    maps the codes of data modules to ids of pages."""

    pages: dict[str, str]
    codes: list[Cells] = field(default_factory=list)
    causes: list[Cells] = field(default_factory=list)
    faults: list[Cells] = field(default_factory=list)

    def add_reports(self, reporting: Element, page: str) -> None:
        """Add the faults of a module that reports them, with what is replaced against each."""
        for fault in below(reporting, *_FAULTS):
            code = fault.get("faultCode")
            if not code:
                continue
            self._add_code(code, _description(fault), page)
            for item in below(fault, "locateAndRepairLruItem", "lruItem", "locateAndRepairSruItem"):
                self._add_item(code, item)

    def add_isolation(self, procedure: Element, page: str) -> list[str]:
        """Add the faults that a procedure isolates, each of its ends as a cause; return the
        codes."""
        codes = [fault.get("faultCode") for fault in below(procedure, "fault")]
        codes = [code for code in dict.fromkeys(codes) if code]
        for code in codes:
            self._add_code(code, _description(procedure), page)
            for end in below(procedure, "isolationProcedureEnd"):
                action = first(end, "action")
                words = action.words() if action else ""
                if words:
                    module = code_of(end)
                    self._add_cause(code, words, words, module, "")
        return codes

    def _add_code(self, code: str, text: str, page: str) -> None:
        known = next((row for row in self.codes if row["code"] == code), None)
        if known is None:
            title = text if len(text) <= _MAX_TITLE else code
            self.codes.append({"code": code, "title": title or code, "text": text, "page": page})
        elif not known["text"]:
            known["text"] = text

    def _add_item(self, code: str, item: Element) -> None:
        unit = next(below(item, "lru", "sru"), None)
        name = words_at(unit, "name") if unit else ""
        number = next(below(item, "partNumber"), None)
        if name or number:
            part = number.words() if number else ""
            self._add_cause(code, name or part, "", code_of(item), part)

    def _add_cause(self, code: str, title: str, remedy: str, module: str, part: str) -> None:
        short = title if len(title) <= _MAX_TITLE else title[: _MAX_TITLE - 1] + "…"
        cause = slug(f"{code} {short}")[:80].strip("-")
        procedure = self.pages.get(module, "")
        row = {"id": cause, "title": short, "remedy": remedy, "procedure": procedure, "part": part}
        if row not in self.causes:
            self.causes.append(row)
        self.faults.append({"code": code, "cause": cause, "likelihood": "1"})


def part_rows(catalogue: Element, title: str, drawing: str) -> list[Cells]:
    """Return the rows of an illustrated parts catalogue; items without a number are headings."""
    rows: list[Cells] = []
    for entry in below(catalogue, "catalogSeqNumber"):
        item = entry.get("item").lstrip("0") + entry.get("itemVariant").replace("A", "")
        for sequence in below(entry, "itemSeqNumber"):
            reference = first(sequence, "partRef")
            number = reference.get("partNumberValue") if reference else ""
            number = number or words_at(sequence, "partNumber")
            if number:
                rows.append(
                    {
                        "number": number,
                        "name": _part_name(sequence),
                        "assembly": title,
                        "quantity": words_at(sequence, "quantityPerNextHigherAssy").lstrip("0"),
                        "drawing": drawing,
                        "callout": item if drawing else "",
                        "note": f"Item {item}" if item and not drawing else "",
                    }
                )
    return rows


def parts_table(rows: list[Cells]) -> Element:
    """Return a page's table of parts."""
    head = ("Item", "Number", "Name", "Quantity")
    lines: list[Element | str] = [Element("tr", {}, [Element("th", {}, [name]) for name in head])]
    for row in rows:
        item = row["callout"] or row["note"].removeprefix("Item ")
        cells = (item, row["number"], row["name"], row["quantity"])
        lines.append(Element("tr", {}, [Element("td", {}, [cell]) for cell in cells]))
    return Element("table", {}, lines)


def _part_name(sequence: Element) -> str:
    name = next(below(sequence, "descrForPart", "shortName", "itemDescription"), None)
    return name.words() if name else ""


def _description(fault: Element) -> str:
    descr = first(fault, "faultDescr", "descr") or next(below(fault, "descr"), None)
    return descr.words() if descr else ""
