"""The publication module of S1000D: which data modules stand in which chapter, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldkm.manuals.importers.documents.s1000d_text import code_of
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at
from fieldkm.manuals.markup.tree import Element


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication: its title, and the codes of its modules with the titles of their chapters."""

    title: str = ""
    entries: tuple[tuple[str, str], ...] = ()

    def chapter(self, code: str) -> str:
        """Return the chapter of a module, empty where none is named."""
        return next((chapter for entry, chapter in self.entries if entry == code), "")

    def ordered(self, codes: list[str]) -> list[str]:
        """Return the codes in the publication's order, those that it does not name at the end."""
        places = {code: place for place, (code, _) in reversed(list(enumerate(self.entries)))}
        return sorted(codes, key=lambda code: (places.get(code, len(places)), code))


def read_publication(root: Element) -> Publication:
    """Return what a publication module says."""
    title = next(below(root, "pmTitle"), None)
    content = first(root, "content") or Element("content")
    return Publication(title.words() if title else "", tuple(_entries(content, "")))


def _entries(holder: Element, chapter: str) -> Iterator[tuple[str, str]]:
    for child in holder.elements():
        if child.tag == "pmEntry":
            title = words_at(child, "pmEntryTitle")
            yield from _entries(child, ": ".join(part for part in (chapter, title) if part))
        elif child.tag == "dmRef" and code_of(child):
            yield code_of(child), chapter
