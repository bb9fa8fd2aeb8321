"""What stands in a line - texts, emphasis, links, pictures - as Markdown."""

from __future__ import annotations

import re

from fieldkm.manuals.importers.documents.page_context import PageContext
from fieldkm.manuals.importers.markdown_text import BREAK, code, escaped
from fieldkm.manuals.markup.tree import Element

_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_KEPT = frozenset({"sub", "sup", "kbd", "mark", "small", "s", "del", "strike"})
_CODE = frozenset({"code", "tt", "samp", "var"})
_EDGES = re.compile(rf"([\s{BREAK}]*)(.*?)([\s{BREAK}]*)", re.DOTALL)
_MAX_INLINE_DEPTH = 40


class SpanWriter:
    """Writes the inline content of one page."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def line(self, children: list[Element | str], plain: bool = False) -> str:
        """Return `children` as one line; line breaks are `BREAK`. `plain` leaves out emphasis, as
        in headings."""
        marks = frozenset({"**", "*"}) if plain else frozenset()
        text = self._joined(children, marks, 0)
        text = re.sub(r"[^\S\u00a0]+", " ", text)
        return re.sub(rf"[ {BREAK}]*{BREAK}[ {BREAK}]*", BREAK, text).strip(f" {BREAK}")

    def _joined(self, children: list[Element | str], marks: frozenset[str], depth: int) -> str:
        if depth > _MAX_INLINE_DEPTH:
            return "".join(escaped(text) for child in children for text in _texts(child))
        return "".join(
            escaped(child) if isinstance(child, str) else self._element(child, marks, depth + 1)
            for child in _merged(children)
        )

    def _element(self, element: Element, marks: frozenset[str], depth: int) -> str:
        name = element.get("id") or (element.get("name") if element.tag == "a" else "")
        anchor = self._context.anchor(name) if name else ""
        before = f'<a id="{anchor}"></a>' if anchor else ""
        return before + self._content(element, marks, depth)

    def _content(self, element: Element, marks: frozenset[str], depth: int) -> str:
        tag = element.tag
        if tag == "br":
            return BREAK
        if tag == "img":
            return self._picture(element)
        if tag in _CODE:
            return code("".join(element.texts()))
        if tag in _MARKS and _MARKS[tag] not in marks:
            mark = _MARKS[tag]
            return wrapped(self._joined(element.children, marks | {mark}, depth), mark, mark)
        inner = self._joined(element.children, marks, depth)
        if tag in _KEPT:
            return wrapped(inner, f"<{tag}>", f"</{tag}>")
        if tag == "a" and element.get("href"):
            return self._link(element.get("href"), inner)
        return inner

    def _picture(self, element: Element) -> str:
        target = self._context.picture(element.get("src"))
        words = " ".join(element.get("alt").split())[:300]
        if not target:
            return escaped(words)
        return f"![{escaped(words)}]({target})"

    def _link(self, href: str, inner: str) -> str:
        target = self._context.link(href)
        if not target or not inner.strip(f" {BREAK}"):
            return inner
        return wrapped(inner, "[", f"]({target})")


def wrapped(text: str, before: str, after: str) -> str:
    """Return `text` between two marks, its outer spaces outside of them."""
    edges = _EDGES.fullmatch(text)
    if edges is None or not edges[2]:
        return text
    inner = edges[2].replace(BREAK, " ") if before in ("[", "**", "*") else edges[2]
    return f"{edges[1]}{before}{inner}{after}{edges[3]}"


def _merged(children: list[Element | str]) -> list[Element | str]:
    """Return children with neighbours of the same emphasis as one: `**a****b**` is no Markdown."""
    merged: list[Element | str] = []
    for child in children:
        last = merged[-1] if merged else None
        is_same = (
            isinstance(child, Element)
            and isinstance(last, Element)
            and child.tag == last.tag
            and child.tag in _MARKS
        )
        if is_same and isinstance(child, Element) and isinstance(last, Element):
            merged[-1] = Element(last.tag, last.attributes, [*last.children, *child.children])
        else:
            merged.append(child)
    return merged


def _texts(child: Element | str) -> list[str]:
    return [child] if isinstance(child, str) else list(child.texts())
