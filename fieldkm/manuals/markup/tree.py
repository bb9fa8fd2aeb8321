"""The tree of a page: elements and texts, read from clean HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

MAX_DEPTH = 60
VOID = frozenset({"br", "hr", "img"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    {
        *HEADINGS, "p", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "td", "th",
        "pre", "blockquote", "dl", "dt", "dd", "hr", "div", "alarm", "caption",
    }
)  # fmt: skip


@dataclass(slots=True)
class Element:
    """A node of a page's tree. `tag` is one of HTML's, or `alarm` for a danger, warning, caution or
    note."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute, empty where there is none."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator[Element]:
        """Yield the children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(list(element.elements())))

    def texts(self) -> Iterator[str]:
        """Yield every text below this element, in reading order."""
        waiting: list[Element | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                yield item
            else:
                waiting.extend(reversed(item.children))

    def words(self) -> str:
        """Return the text below this element on one line."""
        return " ".join("".join(self.texts()).split())

    @property
    def is_block(self) -> bool:
        """Tell whether the element stands by itself instead of in a line."""
        return self.tag in BLOCKS


class _TreeBuilder(HTMLParser):
    """Builds the tree; what lies deeper than `MAX_DEPTH` is hung on the deepest allowed element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self.open = [self.root]
        self.too_deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.open[-1].children.append(Element(tag, _attributes(attrs)))
        elif len(self.open) > MAX_DEPTH:
            self.too_deep += 1
        else:
            element = Element(tag, _attributes(attrs))
            self.open[-1].children.append(element)
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _attributes(pairs: list[tuple[str, str | None]]) -> dict[str, str]:
    return {name: value or "" for name, value in pairs}


def parse_clean_html(html: str) -> Element:
    """Return the tree of sanitised HTML, in which every element is closed."""
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.root
