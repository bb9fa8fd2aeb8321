"""Procedures and fault isolation of S1000D: what is needed, the steps, the questions with their
ways on."""

from __future__ import annotations

from fieldkm.manuals.importers.documents.guide import minutes_in
from fieldkm.manuals.importers.documents.s1000d_alarms import AlarmBook
from fieldkm.manuals.importers.documents.s1000d_text import ModuleText, Nodes, code_of
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at
from fieldkm.manuals.importers.draft import FrontValues
from fieldkm.manuals.markup.tree import Element

_CONTENT = frozenset({"para", "warning", "caution", "note", "figure", "table", "multimedia"})
_CONDITIONS = (
    "reqCondNoRef",
    "reqCondDm",
    "reqCondPm",
    "reqCondExternalPub",
    "reqCondCircuitBreaker",
)
_TOOLS = ("supportEquipDescr", "embeddedSupportEquipDescr", "supplyDescr", "embeddedSupplyDescr")
_SPARES = ("spareDescr", "embeddedSpareDescr")


class ProcedureReader:
    """Reads the work of one data module."""

    def __init__(self, text: ModuleText, alarms: AlarmBook) -> None:
        self._text = text
        self._alarms = alarms

    def front(self, work: Element) -> FrontValues:
        """Return what the preliminary requirements say of tools, parts, time and skill."""
        front: FrontValues = {}
        needs = first(work, "preliminaryRqmts") or Element("preliminaryRqmts")
        tools = [_named(e) for e in below(needs, *_TOOLS)]
        parts = [_part_number(e) for e in below(needs, *_SPARES) if _part_number(e)]
        skill = next(below(needs, "personSkill"), None)
        prerequisites = [code_of(e) for e in below(needs, "reqCondDm") if code_of(e)]
        pages = self._text.pages
        prerequisites = [pages[code] for code in prerequisites if pages.get(code)]
        time = next(below(needs, "estimatedTime"), None)
        values = {
            "tools": tuple(dict.fromkeys(filter(None, tools))),
            "parts": tuple(dict.fromkeys(parts)),
            "prerequisites": tuple(dict.fromkeys(prerequisites)),
        }
        front.update({name: value for name, value in values.items() if value})
        if skill is not None and skill.get("skillLevelCode"):
            front["level"] = skill.get("skillLevelCode")
        if time is not None and minutes_in(f"{time.words()} {_unit(time)}"):
            front["time"] = str(minutes_in(f"{time.words()} {_unit(time)}"))
        return front

    def requirements(self, holder: Element) -> Nodes:
        """Return the conditions, spares and safety of the requirements before or after the work."""
        out: Nodes = []
        conditions: Nodes = [
            Element("li", {}, self._condition(condition))
            for condition in below(holder, *_CONDITIONS)
        ]
        out += [Element("ul", {}, conditions)] if conditions else []
        spares: Nodes = [
            Element("li", {"id": e.get("id")} if e.get("id") else {}, [_named(e)])
            for e in below(holder, *_SPARES)
        ]
        if spares:
            out += [
                Element("p", {}, [Element("strong", {}, ["Spares"])]),
                Element("ul", {}, spares),
            ]
        for safety in below(holder, "safetyRqmts"):
            out += self._text.blocks(safety) + self._alarms.of(safety)
        return out

    def _condition(self, condition: Element) -> Nodes:
        """Return a condition's words with the procedures and documents that establish it."""
        words = first(condition, "reqCond")
        out = self._text.line(words) if words is not None else []
        references = [
            node
            for child in condition.elements()
            if child.tag in ("dmRef", "pmRef", "externalPubRef")
            for node in self._text.line(Element("span", {}, [child]))
        ]
        return [*out, " (", *references, ")"] if out and references else out + references

    def fault_report(self, fault: Element) -> Nodes:
        """Return what a fault report says: the units to look at, their tests and repairs,
        remarks."""
        items: Nodes = []
        for unit in below(fault, "lru", "sru"):
            name = _named(unit)
            items += [Element("li", {}, [name])] if name else []
        out: Nodes = [Element("ul", {}, items)] if items else []
        ways = (("testProcedure", "Test"), ("repair", "Repair"))
        links: Nodes = []
        for name, label in ways:
            for reference in (r for way in below(fault, name) for r in below(way, "dmRef")):
                link = self._text.line(Element("span", {}, [reference]))
                links.append(Element("li", {}, [f"{label}: ", *link]))
        out += [Element("ul", {}, links)] if links else []
        for remarks in below(fault, "remarks"):
            out += self._text.blocks(remarks)
        return out

    def steps(self, holder: Element) -> Nodes:
        """Return the steps in `holder`, each with the dangers that it begins with."""
        items: Nodes = [
            self._step(step) for step in holder.elements() if step.tag == "proceduralStep"
        ]
        return [Element("ol", {}, items)] if items else []

    def _step(self, step: Element) -> Element:
        content: Nodes = [*self._text.condition(step), *self._alarms.of(step)]
        title = first(step, "title")
        if title is not None:
            content.append(Element("p", {}, [Element("strong", {}, self._text.line(title))]))
        for child in step.elements():
            if child.tag in _CONTENT:
                content += self._text.block(child)
            elif child.tag == "proceduralStep":
                continue
            elif child.tag != "title":
                content += self._text.block(child)
        content += self.steps(step)
        return Element("li", {"id": step.get("id")} if step.get("id") else {}, content)

    def isolation(self, procedure: Element) -> Nodes:
        """Return the steps of a fault isolation, with a link for each answer."""
        items: Nodes = []
        for step in procedure.elements():
            if step.tag not in ("isolationStep", "isolationProcedureEnd"):
                continue
            content: Nodes = [*self._text.condition(step), *self._alarms.of(step)]
            for child in step.elements():
                content += self._isolation_part(child)
            if step.tag == "isolationProcedureEnd" and not content:
                content = [Element("p", {}, ["End."])]
            items.append(Element("li", {"id": step.get("id")} if step.get("id") else {}, content))
        return [Element("ol", {}, items)] if items else []

    def _isolation_part(self, child: Element) -> Nodes:
        if child.tag == "isolationStepAnswer":
            answers: Nodes = [
                Element("li", {}, [*self._answer(answer), " → ", self._way_on(answer)])
                for answer in below(child, "yesAnswer", "noAnswer", "choice")
            ]
            return [Element("ul", {}, answers)]
        if child.tag == "isolationStepQuestion" and not _has_paragraphs(child):
            return [Element("p", {}, [Element("strong", {}, self._text.line(child))])]
        if child.tag == "action" and not _has_paragraphs(child):
            return [Element("p", {}, self._text.line(child))]
        return self._text.block(child)

    def _answer(self, answer: Element) -> Nodes:
        words = {"yesAnswer": "Yes", "noAnswer": "No"}.get(answer.tag)
        return [Element("strong", {}, [words])] if words else self._text.line(answer)

    def _way_on(self, answer: Element) -> Element:
        target = answer.get("nextActionRefId")
        label = self._text.labels.get(target, target or "?")
        return Element("a", {"href": f"#{target}"}, [label])


def _has_paragraphs(element: Element) -> bool:
    return any(child.tag in ("para", "warning", "caution", "note") for child in element.elements())


def _named(element: Element) -> str:
    """Return the name of a tool, supply, spare or unit with its number and quantity."""
    name = words_at(element, "name") or words_at(element, "shortName")
    number = _part_number(element)
    quantity = words_at(element, "reqQuantity")
    count = f" × {quantity}" if quantity.lstrip("0") not in ("", "1", "AR") else ""
    return name + (f" ({number})" if number else "") + count


def _part_number(element: Element) -> str:
    """Return the number that an element itself has, not one of those that stand in it."""
    number = first(element, "identNumber", "partAndSerialNumber", "partNumber")
    tool = first(element, "toolRef")
    other = first(element, "partRef")
    if number is not None:
        return number.words()
    return tool.get("toolNumber") if tool else other.get("partNumberValue") if other else ""


def _unit(time: Element) -> str:
    unit = time.get("unitOfMeasure").lower()
    return {"h": "hour", "hr": "hour", "min": "minute", "m": "minute"}.get(unit, unit or "minute")
