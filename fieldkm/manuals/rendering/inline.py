"""What stands in a line: texts, emphasis, links and small pictures, as HTML of the page view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from fieldkm.manuals.labels import label
from fieldkm.manuals.linking.autolinks import Autolinks
from fieldkm.manuals.linking.links import Link, LinkTargets
from fieldkm.manuals.markup.tree import Element
from fieldkm.manuals.rendering.boxes import address, escaped, picture_address
from fieldkm.manuals.sources.pages import SourcePage

_KEPT = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "var": "i", "sub": "sub",
    "sup": "sup", "u": "u", "ins": "u", "s": "s", "del": "s", "strike": "s", "small": "small",
    "code": "code", "tt": "code", "kbd": "code", "samp": "code",
}  # fmt: skip


@dataclass(slots=True)
class InlineWriter:
    """Writes the lines of one page; `links` gathers where they lead."""

    page: SourcePage
    targets: LinkTargets
    autolinks: Autolinks
    links: dict[str, None] = field(default_factory=dict)

    def write(self, items: Iterable[Element | str], plain: bool = False) -> str:
        """Return `items` as HTML; with `plain` nothing in them becomes a link by itself."""
        pieces = []
        for item in items:
            if isinstance(item, str):
                pieces.append(escaped(item) if plain else self.text(item))
            elif item.tag == "a":
                pieces.append(self._anchor(item))
            elif item.tag == "img":
                pieces.append(self.picture(item))
            elif item.tag == "br":
                pieces.append("<br>")
            else:
                pieces.append(self._element(item, plain))
        return "".join(pieces)

    def text(self, text: str) -> str:
        """Return running text, with the links that it holds without saying so."""
        pieces = []
        for words, href in self.autolinks.parts_of(text):
            link = self.targets.resolve(href, self.page) if href else Link()
            if link.href and not self.targets.is_treated_on(link.href, self.page):
                pieces.append(self.link(link, escaped(link.title if ":" in words else words)))
            else:
                pieces.append(escaped(words))
        return "".join(pieces)

    def said(self, text: str) -> str:
        """Return running text with its references as they are shown, for the search."""
        pieces = []
        for words, href in self.autolinks.parts_of(text):
            title = self.targets.resolve(href, self.page).title if ":" in words and href else ""
            pieces.append(title or words)
        return "".join(pieces)

    def said_link(self, link: Element) -> str:
        """Return the title of what a link without words leads to."""
        return self.targets.resolve(link.get("href"), self.page).title

    def link(self, link: Link, content: str) -> str:
        """Return a link with `content` (already HTML)."""
        self.links[link.href] = None
        return f'<a href="{address(link.href)}">{content}</a>'

    def picture(self, image: Element) -> str:
        """Return a picture, or the words that stand for one that cannot be shown."""
        path = self.targets.picture(image.get("src"), self.page)
        if path is None:
            return f'<span class="missing">[{escaped(self.words_for_missing(image))}]</span>'
        size = "".join(
            f' {name}="{image.get(name)}"'
            for name in ("width", "height")
            if image.get(name).isdecimal() and len(image.get(name)) < 5
        )
        alt, title = escaped(image.get("alt")), escaped(image.get("title"))
        return f'<img src="{picture_address(path)}" alt="{alt}" title="{title}"{size}>'

    def words_for_missing(self, image: Element) -> str:
        """Return what to say where a picture cannot be shown; nothing where it can."""
        src = image.get("src")
        if self.targets.picture(src, self.page) is not None:
            return ""
        what = image.get("alt") or PurePosixPath(unquote(src)).name or "?"
        return label(self.page.head.language, "missing-picture", what=what)

    def _anchor(self, element: Element) -> str:
        href = element.get("href")
        name = element.get("id") or element.get("name")
        place = f'<a name="{escaped(name)}"></a>' if name else ""
        if not href:
            return place + self.write(element.children, plain=True)
        link = self.targets.resolve(href, self.page)
        content = self.write(element.children, plain=True) or escaped(link.title)
        if not link.href:
            shown = content or escaped(href.partition(":")[2])
            return f'{place}<span class="broken">{shown}</span>'
        return place + self.link(link, content)

    def _element(self, element: Element, plain: bool) -> str:
        tag = _KEPT.get(element.tag, "")
        content = self.write(element.children, plain or tag == "code")
        name = element.get("id")
        place = f'<a name="{escaped(name)}"></a>' if name else ""
        return f"{place}<{tag}>{content}</{tag}>" if tag else place + content
