"""A text in Markdown as a document: its tree, its headings with anchors, and how else they are
linked to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.markup.line_marks import taken_line_mark
from fieldkm.manuals.markup.sanitiser import sanitised
from fieldkm.manuals.markup.signals import gather_alarms
from fieldkm.manuals.markup.tree import HEADINGS, Element, parse_clean_html


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `anchor` is where links lead, `line` its place in the text, `element` the tree's
    node."""

    level: int
    text: str
    anchor: str
    line: int
    element: Element


@dataclass(frozen=True, slots=True)
class Document:
    """A text as a tree, which nobody changes once it is read. `aliases` maps other spellings of
    anchors (GitHub's, another language's) to them; `places` are the anchors that are no headings;
    `too_deep` the lines that were nested too deep; `title` the heading that was taken out of the
    body because the view prints it."""

    body: Element
    headings: list[Heading] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    too_deep: tuple[int, ...] = ()
    title: Heading | None = None

    def anchor(self, wanted: str) -> str | None:
        """Return the anchor that a link means by `wanted`, None where there is no such place."""
        if not wanted or wanted in self.places or self._is_heading(wanted):
            return wanted
        plain = unquote(wanted)
        if plain in self.places or self._is_heading(plain):
            return plain
        return self.aliases.get(plain, self.aliases.get(plain.lower()))

    def _is_heading(self, anchor: str) -> bool:
        return any(heading.anchor == anchor for heading in self.headings)

    def without_title(self, title: str) -> Document:
        """Return the document without the heading `title` if the body begins with it: the view
        prints it."""
        first = next(self.body.elements(), None)
        heading = self.headings[0] if self.headings else None
        if heading is None or heading.element is not first or heading.text != title:
            return self
        kept = [child for child in self.body.children if child is not first]
        body = Element(self.body.tag, self.body.attributes, kept)
        old = {name for name, anchor in self.aliases.items() if anchor == heading.anchor}
        aliases = self.aliases | dict.fromkeys({*old, heading.anchor}, "")
        headings = self.headings[1:]
        return replace(self, body=body, headings=headings, aliases=aliases, title=heading)

    def with_anchors(self, headings: Sequence[Heading], anchors: Sequence[str]) -> Document:
        """Return the document with the anchors of the first language for `headings`, in order;
        their own become aliases."""
        aliases = dict(self.aliases)
        renamed: dict[int, Heading] = {}
        for heading, anchor in zip(headings, anchors, strict=True):
            moved = {name for name, target in self.aliases.items() if target == heading.anchor}
            aliases.update(dict.fromkeys({*moved, heading.anchor}, anchor))
            renamed[id(heading)] = replace(heading, anchor=anchor)
        own = [renamed.get(id(heading), heading) for heading in self.headings]
        for heading in own:
            aliases.pop(heading.anchor, None)
        title = renamed.get(id(self.title), self.title)
        return replace(self, headings=own, aliases=aliases, title=title)

    def with_aliases(self, more: dict[str, str]) -> Document:
        """Return the document with more spellings of its anchors."""
        return replace(self, aliases=self.aliases | more)

    def outlines(self) -> Iterator[list[Heading]]:
        """Yield the headings as they stand in the body, then with the one that became the title."""
        yield self.headings
        if self.title is not None:
            yield [self.title, *self.headings]


def read_document(text: str, dialect: Dialect, first_line: int = 1) -> Document:
    """Return `text` as a document; `first_line` is the number of its first line in the source."""
    body = parse_clean_html(sanitised(dialect.html(text)))
    gather_alarms(body)
    too_deep = tuple(line + first_line - 1 for line in dialect.too_deep)
    explicit = {element.get("id") or element.get("name") for element in body.walk()} - {""}
    used: dict[str, int] = dict.fromkeys(explicit, 0)
    headings = [
        _heading(element, first_line, used) for element in body.walk() if element.tag in HEADINGS
    ]
    return Document(body, headings, _aliases(headings), frozenset(explicit), too_deep)


def _heading(element: Element, first_line: int, used: dict[str, int]) -> Heading:
    line = 0
    for holder in element.walk():
        for at, child in enumerate(holder.children):
            if isinstance(child, str) and not line:
                holder.children[at], line = taken_line_mark(child)
    text = element.words()
    own = element.get("id")
    anchor = own or _unique(toc_slug(text) or "section", used)
    element.attributes["id"] = anchor
    return Heading(int(element.tag[1]), text, anchor, max(line, 1) + first_line - 1, element)


def _unique(wanted: str, used: dict[str, int]) -> str:
    """Return `wanted`, with a number behind it if it is used; `used` has the numbers given so
    far."""
    anchor = wanted
    while anchor in used:
        used[wanted] += 1
        anchor = f"{wanted}_{used[wanted]}"
    used[anchor] = 0
    return anchor


def _aliases(headings: Sequence[Heading]) -> dict[str, str]:
    """Let the slugs of GitHub (`-1` for the second) and of others lead to the headings as well."""
    aliases: dict[str, str] = {}
    seen: dict[str, int] = {}
    for heading in headings:
        slugs = {github_slug(heading.text), toc_slug(heading.text), _ascii_slug(heading.text)}
        for slug in slugs - {""}:  # the empty anchor is the start of a page
            count = seen.get(slug, 0)
            seen[slug] = count + 1
            spelling = f"{slug}-{count}" if count else slug
            aliases.setdefault(spelling, heading.anchor)
        aliases.setdefault(heading.anchor.lower(), heading.anchor)
    for heading in headings:
        aliases.pop(heading.anchor, None)
    return aliases


def toc_slug(text: str) -> str:
    """Return a heading's anchor as Python-Markdown makes it, letters of every script kept."""
    kept = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFKC", text)).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def github_slug(text: str) -> str:
    """Return a heading's anchor as GitHub makes it: each space becomes a hyphen."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", text.strip().lower()))


def _ascii_slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
