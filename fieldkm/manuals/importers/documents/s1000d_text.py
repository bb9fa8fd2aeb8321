"""What the data modules of S1000D have in common - paragraphs, lists, tables, figures, warnings,
references - as a tree of HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from fieldkm.domain.manuals import Signal
from fieldkm.manuals.importers.documents.alarm_marks import alarm
from fieldkm.manuals.importers.documents.source_xml import below, first, line_of, words_at
from fieldkm.manuals.markup.tree import Element

Nodes = list[Element | str]
Tell = Callable[[int, str, str], None]

_SIGNALS = {"warning": Signal.WARNING, "caution": Signal.CAUTION, "note": Signal.NOTE}
_INLINE = {
    "emphasis": "strong", "subScript": "sub", "superScript": "sup", "verbatimText": "code",
    "captionLine": "span", "changeInline": "span", "inlineSignificantData": "span",
    "quantity": "span", "quantityGroup": "span", "quantityValue": "span", "acronym": "span",
    "acronymTerm": "span", "simplePara": "p", "circuitBreakerRef": "span", "controlIndicatorRef":
    "strong", "functionalItemRef": "span", "zoneRef": "span", "accessPointRef": "span",
}  # fmt: skip
_LISTS = {"randomList": "ul", "sequentialList": "ol", "attentionRandomList": "ul",
          "attentionSequentialList": "ol"}  # fmt: skip
_ITEMS = frozenset({"listItem", "attentionRandomListItem", "attentionSequentialListItem"})
_PARAGRAPHS = frozenset(
    {"para", "warningAndCautionPara", "notePara", "simplePara", "attentionListItemPara", "reqCond"}
)
_AT_THE_HEAD = (
    "supportEquipDescr", "embeddedSupportEquipDescr", "supplyDescr", "embeddedSupplyDescr",
    "workLocation", "person",
)  # fmt: skip
_TITLES = ("title", "name", "shortName", "workArea")
_DROPPED = frozenset({"indexFlag", "acronymDefinition", "footnoteRef", "multimedia", "title"})


@dataclass(slots=True)
class ModuleText:
    """Reads the text of one data module; `titles` and `pages` have the titles and ids of all pages
    by the codes of their modules, `labels` names what ids of this module stand for, `conditions`
    what ids of applicability do, `unshown` are ids of what does not stand on the page."""

    tell: Tell
    titles: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    conditions: dict[str, str] = field(default_factory=dict)
    unshown: frozenset[str] = frozenset()

    def condition(self, element: Element) -> Nodes:
        """Return for which machines an element holds, nothing where it does for all."""
        name = element.get("applicRefId")
        if not name:
            return []
        words = self.conditions.get(name, "")
        if not words:
            message = f"What “{name}” applies to is not said in words."
            self.tell(line_of(element), "applicability", message)
        return [Element("p", {}, [Element("em", {}, [f"Only for: {words or name}"])])]

    def blocks(self, holder: Element) -> Nodes:
        """Return what stands in `holder`, in its order."""
        return [node for child in holder.elements() for node in self.block(child)]

    def block(self, element: Element) -> Nodes:
        """Return a block, with the lists and tables that S1000D has within paragraphs beside
        them."""
        return [*self.condition(element), *self._block(element)]

    def _block(self, element: Element) -> Nodes:
        tag = element.tag
        if tag in _SIGNALS:
            return [alarm(_SIGNALS[tag], self.blocks(element))]
        if tag in _PARAGRAPHS:
            return self._paragraph(element)
        if tag in _LISTS:
            items: Nodes = [self._item(i) for i in element.elements() if i.tag in _ITEMS]
            return [Element(_LISTS[tag], _id(element), items)]
        if tag == "definitionList":
            return [self._definitions(element)]
        if tag in ("table", "figure"):
            return [self.table(element) if tag == "table" else self.figure(element)]
        if tag in ("multimedia", "foldout"):
            self.tell(line_of(element), tag, f"A {tag} is not carried over.")
            return []
        return self.blocks(element) if any(element.elements()) else self._paragraph(element)

    def _paragraph(self, element: Element) -> Nodes:
        out: Nodes = []
        line: Nodes = []
        for child in element.children:
            is_block = isinstance(child, Element) and (
                child.tag in _LISTS or child.tag in ("table", "figure", "definitionList", "note")
            )
            if isinstance(child, Element) and is_block:
                out += [Element("p", _id(element) if not out else {}, line)] if line else []
                line = []
                out += self.block(child)
            else:
                line += self._inline(child)
        out += [Element("p", _id(element) if not out else {}, line)] if line else []
        return [node for node in out if not isinstance(node, Element) or _is_filled(node)]

    def line(self, element: Element) -> Nodes:
        """Return the content of a title or a question."""
        return [node for child in element.children for node in self._inline(child)]

    def _inline(self, child: Element | str) -> Nodes:
        if isinstance(child, str):
            return [child]
        tag = child.tag
        if tag == "dmRef":
            return [self._module_link(child)]
        if tag == "internalRef":
            return [self._inner_link(child)]
        if tag in ("externalPubRef", "pmRef"):
            return [child.words()]
        if tag == "symbol":
            return [Element("img", {"src": child.get("infoEntityIdent")})]
        if tag in _DROPPED:
            return []
        words = self.line(child)
        unit = child.get("quantityUnitOfMeasure")
        words += [f" {unit}"] if unit else []
        return [Element(_INLINE.get(tag, "span"), _id(child), words)]

    def _module_link(self, reference: Element) -> Element:
        code = code_of(reference)
        title = title_of(first(reference, "dmRefAddressItems") or reference)
        words = title or self.titles.get(code, "") or code
        if code not in self.titles:
            named = f"{code} ({words})" if words != code else code
            message = f"The data module {named} is not among the files."
            self.tell(line_of(reference), "module-missing", message)
            return Element("span", {}, [words])
        return Element("a", {"href": code}, [words])

    def _inner_link(self, reference: Element) -> Element:
        target = reference.get("internalRefId")
        words = self.line(reference)
        if not "".join(word if isinstance(word, str) else word.words() for word in words).strip():
            words = [self.labels.get(target, target)]
        if target in self.unshown:
            return Element("span", {}, words)
        return Element("a", {"href": f"#{target}"}, words)

    def _item(self, item: Element) -> Element:
        return Element("li", _id(item), self.blocks(item))

    def _definitions(self, element: Element) -> Element:
        rows: Nodes = []
        for item in below(element, "definitionListItem"):
            term, meaning = first(item, "listItemTerm"), first(item, "listItemDefinition")
            rows.append(Element("dt", {}, self.line(term) if term else []))
            rows.append(Element("dd", {}, self.blocks(meaning) if meaning else []))
        return Element("dl", _id(element), rows)

    def figure(self, figure: Element) -> Element:
        """Return a figure: its graphics, its title, its legend."""
        nodes: Nodes = [
            Element(
                "img", {"src": graphic.get("infoEntityIdent"), "alt": words_at(figure, "title")}
            )
            for graphic in below(figure, "graphic")
        ]
        title = words_at(figure, "title")
        nodes += [Element("figcaption", {}, [title])] if title else []
        legend = first(figure, "legend")
        nodes += self.blocks(legend) if legend else []
        return Element("figure", _id(figure), nodes)

    def table(self, table: Element) -> Element:
        """Return a table of CALS as one of HTML."""
        rows: Nodes = []
        title = words_at(table, "title")
        rows += [Element("caption", {}, [title])] if title else []
        for group in below(table, "tgroup"):
            columns = {
                spec.get("colname"): number
                for number, spec in enumerate(e for e in group.elements() if e.tag == "colspec")
            }
            for part in group.elements():
                tag = "th" if part.tag == "thead" else "td"
                if part.tag in ("thead", "tbody", "tfoot"):
                    rows += [self._row(row, tag, columns) for row in part.elements()]
        return Element("table", _id(table), rows)

    def _row(self, row: Element, tag: str, columns: dict[str, int]) -> Element:
        cells: Nodes = []
        for entry in (child for child in row.elements() if child.tag == "entry"):
            first_, last = columns.get(entry.get("namest")), columns.get(entry.get("nameend"))
            attributes = {}
            if first_ is not None and last is not None and last > first_:
                attributes["colspan"] = str(last - first_ + 1)
            more = entry.get("morerows")
            if more.isascii() and more.isdigit():
                attributes["rowspan"] = str(min(int(more), 500) + 1)
            inner = self.blocks(entry) if any(entry.elements()) else self.line(entry)
            cells.append(Element(tag, attributes, inner))
        return Element("tr", {}, cells)


def code_of(holder: Element) -> str:
    """Return the code of the data module that `holder` names, as it stands in file names."""
    code = next(below(holder, "dmCode"), None)
    if code is None:
        return ""
    names = ("modelIdentCode", "systemDiffCode", "systemCode")
    parts = [code.get(name) for name in names]
    parts.append(code.get("subSystemCode") + code.get("subSubSystemCode"))
    parts += [code.get("assyCode"), code.get("disassyCode") + code.get("disassyCodeVariant")]
    parts.append(code.get("infoCode") + code.get("infoCodeVariant"))
    parts.append(code.get("itemLocationCode"))
    parts.append(code.get("learnCode") + code.get("learnEventCode"))
    return "DMC-" + "-".join(part for part in parts if part)


def title_of(holder: Element) -> str:
    """Return the title of a data module: what it is about, and what is done with it."""
    title = next(below(holder, "dmTitle"), None)
    names = [words_at(title, "techName"), words_at(title, "infoName")] if title else []
    return ": ".join(name for name in names if name)


def labels_in(module: Element) -> dict[str, str]:
    """Return what the ids of a module stand for, for references without words."""
    labels: dict[str, str] = {}
    for element, label in _labelled(module):
        if element.get("id"):
            labels[element.get("id")] = label
    return labels


def conditions_in(module: Element) -> dict[str, str]:
    """Return what a module says in words of whom its parts apply to, by id."""
    return {
        applies.get("id"): words_at(applies, "displayText")
        for group in below(module, "referencedApplicGroup", "inlineApplics")
        for applies in below(group, "applic")
    }


def unshown_ids(module: Element) -> frozenset[str]:
    """Return the ids of tools, supplies and places, which stand at the head of a page."""
    return frozenset(element.get("id") for element in below(module, *_AT_THE_HEAD)) - {""}


def _labelled(module: Element) -> Iterator[tuple[Element, str]]:
    counts: dict[str, int] = {}
    nouns = {"figure": "Figure", "table": "Table", "proceduralStep": "Step",
             "isolationStep": "Step", "isolationProcedureEnd": "Step"}  # fmt: skip
    for element in module.walk():
        title = next((w for name in _TITLES if (w := words_at(element, name))), "")
        if element.tag in nouns:
            noun = nouns[element.tag]
            counts[noun] = counts.get(noun, 0) + 1
            yield element, f"{noun} {counts[noun]}" + (f" ({title})" if title else "")
        elif title:
            yield element, title


def _id(element: Element) -> dict[str, str]:
    return {"id": element.get("id")} if element.get("id") else {}


def _is_filled(element: Element) -> bool:
    return (
        element.tag != "p" or bool(element.words()) or any(e.tag == "img" for e in element.walk())
    )
