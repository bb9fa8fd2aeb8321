"""What a writer of Markdown asks of the document that it writes."""

from __future__ import annotations

from typing import Protocol

from fieldkm.manuals.markup.tree import BLOCKS, Element

CONTAINERS = frozenset(
    "div section article main header footer nav aside figure center address details body html "
    "fieldset document span-block".split()
)
BLOCK_TAGS = BLOCKS | CONTAINERS | {"figcaption", "summary"}


class PageContext(Protocol):
    """Where pictures and links of one page lead, and where to tell what is lost."""

    def picture(self, source: str) -> str:
        """Return the target of a picture as it is written here, empty where there is none."""

    def link(self, href: str) -> str:
        """Return the target of a link as it is written here, empty where it is no use."""

    def anchor(self, name: str) -> str:
        """Return the anchor to write for an element's id, empty where nothing leads to it."""

    def tell(self, kind: str, message: str) -> None:
        """Report something lost or guessed on this page."""


def own_and_inner_ids(element: Element) -> list[str]:
    """Return the ids on `element` and on what stands in its lines."""
    names = []
    for inner in element.walk():
        name = inner.get("id") or (inner.get("name") if inner.tag == "a" else "")
        if name:
            names.append(name)
    return names
