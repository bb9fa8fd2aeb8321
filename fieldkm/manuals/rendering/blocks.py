"""A page's blocks as HTML of the page view: paragraphs, lists, tables, figures, alarms and
steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from fieldkm.domain.manuals import GRAVE_SIGNALS, PageKind, Signal
from fieldkm.manuals.labels import label
from fieldkm.manuals.markup.tree import HEADINGS, Element
from fieldkm.manuals.rendering.applicability_words import only_for
from fieldkm.manuals.rendering.boxes import (
    box,
    code_box,
    escaped,
    frame,
    remark,
    signal_box,
    spacer,
    step_card,
)
from fieldkm.manuals.rendering.inline import InlineWriter
from fieldkm.manuals.rendering.outline import Outline
from fieldkm.manuals.rendering.plain_text import alarm_heading
from fieldkm.manuals.sources.catalogues import applicability

_NEEDS_SPACE_ABOVE = frozenset({"table", "ol", "pre", "alarm", "blockquote"})
_ALIGNMENTS = frozenset({"left", "right", "center"})


class BlockWriter:
    """Writes the blocks of one page; `inline` writes what stands in a line."""

    def __init__(self, inline: InlineWriter, outline: Outline) -> None:
        self._inline = inline
        self._outline = outline
        self._language = inline.page.head.language
        self._anchors = {id(h.element): h.anchor for h in inline.page.document.headings}
        self._is_procedure = inline.page.head.kind is PageKind.PROCEDURE
        self._writers: dict[str, Callable[[Element], str]] = {
            **dict.fromkeys(HEADINGS, self._heading),
            "p": self._paragraph,
            "ol": self._ordered,
            "ul": self._list,
            "pre": self._code,
            "table": self._table,
            "alarm": self._alarm,
            "blockquote": self._quote,
            "dl": self._definitions,
            "hr": lambda _: "<hr>",
        }

    def write(self, items: Iterable[Element | str]) -> str:
        """Return `items` as HTML; what stands between blocks becomes a paragraph."""
        pieces: list[str] = []
        line: list[Element | str] = []
        after_heading = False
        for item in items:
            if isinstance(item, str) or not item.is_block:
                line.append(item)
                continue
            pieces.append(self._loose(line))
            line = []
            if after_heading and item.tag in _NEEDS_SPACE_ABOVE:
                pieces.append(spacer(6))
            pieces.append(self._block(item))
            after_heading = item.tag in HEADINGS
        pieces.append(self._loose(line))
        return "".join(pieces)

    def _loose(self, line: list[Element | str]) -> str:
        has_words = any(not isinstance(item, str) or item.strip() for item in line)
        return self._paragraph(Element("p", {}, line)) if has_words else ""

    def _block(self, element: Element) -> str:
        writer = self._writers.get(element.tag)
        if writer is None:
            return self._mark(element) + self.write(element.children)
        if element.tag in HEADINGS:
            return writer(element) + self._mark(element)
        return self._mark(element) + writer(element)

    def _mark(self, element: Element) -> str:
        """Return the line that says for which machines a block holds, and the place links lead
        to."""
        conditions = element.get("applies")
        if not conditions:
            return ""
        return remark(escaped(only_for(applicability(conditions), self._language)))

    # ------------------------------------------------------------ text

    def _heading(self, element: Element) -> str:
        content = self._inline.write(element.children, plain=True)
        name = escaped(self._anchors.get(id(element)) or element.get("id"))
        return f'<{element.tag}><a name="{name}"></a>{content}</{element.tag}>'

    def _paragraph(self, element: Element) -> str:
        pictures = [item for item in element.elements() if item.tag == "img"]
        if pictures and not Element("p", {}, _without(element, pictures)).words():
            return "".join(self._figure(picture) for picture in pictures)
        style = ' style="line-height:100%"' if any(e.tag == "img" for e in element.walk()) else ""
        return f"<p{style}>{_place(element)}{self._inline.write(element.children)}</p>"

    def _figure(self, image: Element) -> str:
        missing = self._inline.words_for_missing(image)
        if missing:
            title = image.get("title")
            return (
                _place(image) + frame(escaped(missing)) + (remark(escaped(title)) if title else "")
            )
        caption = image.get("title") or image.get("alt")
        picture = self._inline.picture(image)
        shown = f'<p style="margin:6px 0 2px 0;line-height:100%">{_place(image)}{picture}</p>'
        if not caption or caption == PurePosixPath(image.get("src")).name:
            return shown
        return shown + remark(escaped(caption))

    def _code(self, element: Element) -> str:
        return code_box(escaped("".join(element.texts()).strip("\n")))

    def _quote(self, element: Element) -> str:
        return box("border", "surface", self.write(element.children))

    def _definitions(self, element: Element) -> str:
        items = []
        for item in element.elements():
            if item.tag == "dt":
                items.append(f"<dt>{_place(item)}<b>{self._inline.write(item.children)}</b></dt>")
            else:
                items.append(f"<dd>{self._item_content(item)}</dd>")
        return f"<dl>{''.join(items)}</dl>"

    # ------------------------------------------------------------ lists and steps

    def _ordered(self, element: Element) -> str:
        first = next(element.elements(), None)
        if first is not None and id(first) in self._outline.steps:
            return "".join(self._step(item) for item in element.elements())
        return self._list(element)

    def _list(self, element: Element) -> str:
        items = [
            f"<li>{_place(item)}{self._mark(item)}{self._item_content(item)}</li>"
            for item in element.elements()
        ]
        start = element.get("start")
        number = f' start="{start}"' if start.isdecimal() and len(start) < 7 else ""
        return f"<{element.tag}{number}>{''.join(items)}</{element.tag}>"

    def _item_content(self, item: Element) -> str:
        """Return what an item holds; text that begins it stays in its line."""
        at = next(
            (n for n, c in enumerate(item.children) if isinstance(c, Element) and c.is_block),
            len(item.children),
        )
        return self._inline.write(item.children[:at]) + self.write(item.children[at:])

    def _step(self, item: Element) -> str:
        step = self._outline.steps[id(item)]
        alarms = [child for child in item.elements() if child.tag == "alarm"]
        before = "".join(self._alarm(alarm) for alarm in alarms)
        content = before + self._mark(item) + self.write(_without(item, alarms))
        return step_card(step.number, step.key, _place(item) + content)

    # ------------------------------------------------------------ alarms

    def _alarm(self, element: Element) -> str:
        signal = Signal(element.get("signal"))
        heading = escaped(alarm_heading(element, self._language))
        content = self.write(element.children)
        placed = self._outline.alarms.get(id(element))
        if placed and self._is_procedure and signal in GRAVE_SIGNALS:
            words = label(self._language, "acknowledge")
            heading = f'<a name="alarm-{placed.key}"></a>{heading}'
            content += (
                '<p style="margin:4px 0 0 0;line-height:100%">'
                f'<a href="ack:{placed.key}"><img src="ack:{placed.key}" width="22" height="22">'
                f"&ensp;{words}</a></p>"
            )
        return self._mark(element) + signal_box(signal, heading, content)

    # ------------------------------------------------------------ tables

    def _table(self, element: Element) -> str:
        parts = [part for part in element.elements() if part.tag in ("thead", "tbody", "tfoot")]
        rows = [row for part in (element, *parts) for row in part.elements() if row.tag == "tr"]
        caption = next((e for e in element.elements() if e.tag == "caption"), None)
        title = remark(self._inline.write(caption.children)) if caption else ""
        body = "".join(self._row(row) for row in rows)
        return (
            f'{title}<table width="100%" cellspacing="0" cellpadding="0" border="0" '
            f'style="border-collapse:collapse">{body}</table>{spacer(8)}'
        )

    def _row(self, row: Element) -> str:
        cells = [cell for cell in row.elements() if cell.tag in ("td", "th")]
        return f"<tr>{''.join(self._cell(cell) for cell in cells)}</tr>"

    def _cell(self, cell: Element) -> str:
        look = ' style="padding:8px 12px;border-bottom:1px solid @border@'
        if cell.tag == "th":
            look = f' bgcolor="@th@"{look};font-weight:700;color:@muted@'
        span = "".join(
            f' {name}="{cell.get(name)}"'
            for name in ("colspan", "rowspan")
            if re.fullmatch(r"[1-9]\d?", cell.get(name))
        )
        aligned = cell.get("align") or cell.get("style").partition(":")[2].strip(" ;")
        align = aligned if aligned in _ALIGNMENTS else "left"
        content = self._item_content(cell)
        return f'<td align="{align}"{span}{look}">{_place(cell)}{content}</td>'


def _without(element: Element, gone: list[Element]) -> list[Element | str]:
    return [child for child in element.children if not any(child is other for other in gone)]


def _place(element: Element) -> str:
    """Return the anchor of a block that has one."""
    name = element.get("id")
    return f'<a name="{escaped(name)}"></a>' if name else ""
