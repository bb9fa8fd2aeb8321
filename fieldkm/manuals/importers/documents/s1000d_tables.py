"""What S1000D says of parts, fault codes and causes, as rows for the tables of a manual."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fieldkm.domain.manuals import slug
from fieldkm.manuals.importers.documents.csv_tables import Cells
from fieldkm.manuals.importers.documents.s1000d_text import ModuleText, code_of
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at
from fieldkm.manuals.markup.tree import Element

REPORTED = ("isolatedFault", "detectedFault", "observedFault", "correlatedFault")
"""The faults that a module reports."""
_ITEMS = (
    "locateAndRepairLruItem", "locateAndRepairSruItem", "lruItem", "sruItem", "detectedLruItem",
    "detectedSruItem",
)  # fmt: skip
_QUANTITIES = {"REF": "for reference", "AR": "as required", "NP": "not procurable"}
"""What stands for a number where there is none."""
_REFERENCE = re.compile(r"\s*(?:\(\s*)?\b(?:refer to|as given in|see)\b.*$", re.IGNORECASE)
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
        for fault in below(reporting, *REPORTED):
            code = fault.get("faultCode")
            if not code:
                continue
            self._add_code(code, _description(fault), page)
            for item in below(fault, *_ITEMS):
                self._add_item(code, item)

    def add_isolation(self, procedure: Element, page: str, text: ModuleText) -> list[str]:
        """Add the faults that a procedure isolates, each of its ends as a cause; return the
        codes."""
        codes = [fault.get("faultCode") for fault in below(procedure, "fault")]
        codes = [code for code in dict.fromkeys(codes) if code]
        for code in codes:
            self._add_code(code, _description(procedure), page)
            for end in below(procedure, "isolationProcedureEnd"):
                actions = (Element("p", {}, text.line(a)).words() for a in below(end, "action"))
                words = " ".join(actions)
                if words:
                    self._add_cause(code, _without_reference(words), words, code_of(end), "")
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
            repair = next(below(item, "repair"), None)
            self._add_cause(code, name or part, "", code_of(repair) if repair else "", part)

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
        item = (entry.get("item").lstrip("0") or "0") + entry.get("itemVariant")
        for sequence in below(entry, "itemSeqNumber", "itemSequenceNumber"):
            reference = first(sequence, "partRef")
            number = reference.get("partNumberValue") if reference else ""
            number = number or words_at(sequence, "partNumber")
            if number:
                is_drawn = drawing and not any(below(sequence, "notIllustrated"))
                quantity = words_at(sequence, "quantityPerNextHigherAssy").lstrip("0")
                notes = ["" if is_drawn else f"Item {item}", _QUANTITIES.get(quantity, "")]
                rows.append(
                    {
                        "number": number,
                        "name": _part_name(sequence),
                        "assembly": title,
                        "quantity": "" if quantity in _QUANTITIES else quantity,
                        "drawing": drawing if is_drawn else "",
                        "callout": item if is_drawn else "",
                        "note": "; ".join(filter(None, notes)),
                    }
                )
    return rows


def parts_table(rows: list[Cells]) -> Element:
    """Return a page's table of parts."""
    head = ("Item", "Number", "Name", "Quantity")
    lines: list[Element | str] = [Element("tr", {}, [Element("th", {}, [name]) for name in head])]
    for row in rows:
        item = row["callout"] or row["note"].partition(";")[0].removeprefix("Item ")
        cells = (item, row["number"], row["name"], row["quantity"])
        lines.append(Element("tr", {}, [Element("td", {}, [cell]) for cell in cells]))
    return Element("table", {}, lines)


def _without_reference(words: str) -> str:
    """Return what is to be done without the module that says how."""
    return _REFERENCE.sub("", words).rstrip(" .") or words


def _part_name(sequence: Element) -> str:
    name = next(below(sequence, "descrForPart", "shortName", "itemDescription"), None)
    return name.words() if name else ""


def _description(fault: Element) -> str:
    descr = first(fault, "faultDescr", "descr") or next(below(fault, "descr"), None)
    return descr.words() if descr else ""
