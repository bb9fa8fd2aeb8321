"""Procedures and fault isolation of S1000D: what is needed, the steps, the questions with their
ways on."""

from __future__ import annotations

from fieldkm.domain.manuals import Signal
from fieldkm.manuals.importers.documents.alarm_marks import alarm
from fieldkm.manuals.importers.documents.guide import minutes_in
from fieldkm.manuals.importers.documents.s1000d_text import ModuleText, Nodes, code_of
from fieldkm.manuals.importers.documents.source_xml import below, first, line_of, words_at
from fieldkm.manuals.importers.draft import FrontValues
from fieldkm.manuals.markup.tree import Element

_CONTENT = frozenset({"para", "warning", "caution", "note", "figure", "table", "multimedia"})
_NO_CONDITIONS = frozenset({"noConds", "noSupportEquips", "noSupplies", "noSpares", "noSafety"})


class ProcedureReader:
    """Reads the work of one data module."""

    def __init__(self, text: ModuleText, module: Element) -> None:
        self._text = text
        self._alarms = {
            element.get("id"): element
            for element in below(module, "warning", "caution")
            if element.get("id")
        }

    def front(self, work: Element) -> FrontValues:
        """Return what the preliminary requirements say of tools, parts, time and skill."""
        front: FrontValues = {}
        needs = first(work, "preliminaryRqmts") or Element("preliminaryRqmts")
        tools = [_named(e) for e in below(needs, "supportEquipDescr")]
        tools += [_named(e) for e in below(needs, "supplyDescr")]
        parts = [_part_number(e) for e in below(needs, "spareDescr") if _part_number(e)]
        skill = next(below(needs, "personSkill"), None)
        prerequisites = [code_of(e) for e in below(needs, "reqCondDm") if code_of(e)]
        prerequisites = [self._text.titles.get(code, code) for code in prerequisites]
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
        conditions = [
            Element("li", {}, self._text.line(condition))
            for condition in below(holder, "reqCond")
            if condition.words()
        ]
        conditions += [
            Element("li", {}, self._text.line(e))
            for e in below(holder, "reqCondDm")
            if first(e, "reqCond") is None
        ]
        out += [Element("ul", {}, list(conditions))] if conditions else []
        spares: Nodes = [Element("li", {}, [_named(e)]) for e in below(holder, "spareDescr")]
        if spares:
            out += [
                Element("p", {}, [Element("strong", {}, ["Spares"])]),
                Element("ul", {}, spares),
            ]
        for safety in below(holder, "safetyRqmts"):
            out += self._text.blocks(safety) + self._referred(safety)
        return out

    def steps(self, holder: Element) -> Nodes:
        """Return the steps in `holder`, each with the dangers that it begins with."""
        items: Nodes = [
            self._step(step) for step in holder.elements() if step.tag == "proceduralStep"
        ]
        return [Element("ol", {}, items)] if items else []

    def _step(self, step: Element) -> Element:
        content: Nodes = self._referred(step)
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

    def _referred(self, element: Element) -> Nodes:
        """Return the warnings and cautions that an element names by their ids."""
        out: Nodes = []
        for attribute, signal in (("warningRefs", Signal.WARNING), ("cautionRefs", Signal.CAUTION)):
            for name in element.get(attribute).split():
                found = self._alarms.get(name.lstrip("#"))
                if found is None:
                    message = f"The {signal.value} “{name}” is not in the data module."
                    self._text.tell(line_of(element), "warning-missing", message)
                else:
                    out.append(alarm(signal, self._text.blocks(found)))
        return out

    def isolation(self, procedure: Element) -> Nodes:
        """Return the steps of a fault isolation, with a link for each answer."""
        items: Nodes = []
        for step in procedure.elements():
            if step.tag not in ("isolationStep", "isolationProcedureEnd"):
                continue
            content: Nodes = []
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
    """Return the name of a tool, supply or spare with its number and quantity."""
    name = words_at(element, "name") or words_at(element, "shortName")
    number = _part_number(element)
    quantity = words_at(element, "reqQuantity")
    count = f" × {quantity}" if quantity not in ("", "0", "1") else ""
    return name + (f" ({number})" if number else "") + count


def _part_number(element: Element) -> str:
    number = next(below(element, "partNumber"), None)
    return number.words() if number else ""


def _unit(time: Element) -> str:
    unit = time.get("unitOfMeasure").lower()
    return {"h": "hour", "hr": "hour", "min": "minute", "m": "minute"}.get(unit, unit or "minute")
