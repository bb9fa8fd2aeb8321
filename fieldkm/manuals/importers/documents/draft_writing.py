"""A foreign document as a draft: cut into pages, links led to where their targets went, pictures
taken along."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from fieldkm.domain.manuals import slug
from fieldkm.manuals.importers.documents.alarm_marks import gather_marked_alarms
from fieldkm.manuals.importers.documents.foreign_document import ForeignDocument, ForeignPart
from fieldkm.manuals.importers.documents.markdown_blocks import BlockWriter
from fieldkm.manuals.importers.documents.page_context import own_and_inner_ids
from fieldkm.manuals.importers.documents.page_split import Piece, shifted, split
from fieldkm.manuals.importers.documents.pictures import PictureStore
from fieldkm.manuals.importers.documents.source_archive import joined
from fieldkm.manuals.importers.draft import Draft, DraftPage, Progress, numbered
from fieldkm.manuals.importers.markdown_text import at_heading_end, escaped
from fieldkm.manuals.markup.tree import Element

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):|//")
_KEPT_SCHEMES = frozenset({"http", "https", "mailto", "tel", "part", "fault", "symptom", "drawing"})
_MAX_NAME = 60

Place = tuple[str, str]
"""The key of a part and an id in it, empty for its beginning."""


def written_draft(document: ForeignDocument, progress: Progress) -> Draft:
    """Return `document` as a draft; its parts are used up."""
    return _DraftWriter(document, progress).write()


@dataclass(slots=True)
class _Page:
    """A piece of a part with its place below `pages/`."""

    part: ForeignPart
    piece: Piece
    place: str


class _DraftWriter:
    """Writes one document, step by step."""

    def __init__(self, document: ForeignDocument, progress: Progress) -> None:
        self._document = document
        self._progress = progress
        self._draft = Draft(
            title=document.title,
            items=document.items,
            files=dict(document.files),
            others=document.others,
            language=document.language,
            publisher=document.publisher,
        )
        self._pictures = PictureStore()
        self._targets: dict[Place, str] = {}

    def write(self) -> Draft:
        pages = self._pages()
        wanted = self._wanted(pages)
        for done, page in enumerate(pages, 1):
            context = _PageWriting(page, self._document, self._pictures, self._targets, wanted)
            lines = BlockWriter(context).lines(shifted(page.piece.children))
            title = at_heading_end(escaped(page.piece.title))
            text = "\n".join([f"# {title}", "", *lines, ""])
            body = [line._replace(number=0) for line in numbered(text)]
            front = {"title": page.piece.title, **page.part.front}
            self._draft.pages.append(DraftPage(page.place, page.part.file, body, front))
            self._progress(done, len(pages))
        self._draft.pictures = self._pictures.contents
        self._draft.lost_pictures = self._pictures.lost
        self._draft.chapters = _chapters(pages, self._document.title)
        return self._draft

    def _pages(self) -> list[_Page]:
        pages: list[_Page] = []
        taken: dict[str, int] = {}
        for part in self._document.parts:
            gather_marked_alarms(part.body)
            title = part.title or self._document.title
            pieces = split(part.body, title, part.is_whole)
            for number, piece in enumerate(pieces):
                place = _free_place(part.name or piece.title, taken)
                pages.append(_Page(part, piece, place))
                if number == 0:
                    self._targets.setdefault((part.key, ""), place)
                for name in _ids(piece.children):
                    self._targets.setdefault((part.key, name), place)
        return pages

    def _wanted(self, pages: Iterable[_Page]) -> frozenset[Place]:
        """Return the places within parts that links lead to."""
        wanted = set()
        for page in pages:
            for href in _hrefs(page.piece.children):
                if "#" in href and not _SCHEME.match(href):
                    wanted.add((joined(page.part.key, href), unquote(href.partition("#")[2])))
        return frozenset(wanted)


class _PageWriting:
    """Where links and pictures of one page lead; a `PageContext`."""

    def __init__(
        self,
        page: _Page,
        document: ForeignDocument,
        pictures: PictureStore,
        targets: dict[Place, str],
        wanted: frozenset[Place],
    ) -> None:
        self._page = page
        self._document = document
        self._pictures = pictures
        self._targets = targets
        self._wanted = wanted
        self._written: set[str] = set()

    def picture(self, source: str) -> str:
        """Return the place of the picture at `source`."""
        shown = source if len(source) < 80 else source[:79] + "…"
        picture = self._document.picture(self._page.part.key, source) if source else None
        if picture is None:
            self.tell("missing-picture", f"The picture “{shown}” is not there.")
            return quote(self._pictures.place_of_missing(shown)) if source else ""
        place, said = self._pictures.add(picture)
        if said:
            self.tell("picture-lost", said)
        return quote(place)

    def link(self, href: str) -> str:
        """Return where a link leads now; one that leads nowhere is told of."""
        scheme = _SCHEME.match(href)
        if scheme:
            if scheme[1] and scheme[1].lower() in _KEPT_SCHEMES:
                return quote(href, safe=":/?#@!$&'*+,;=%~-._")
            self.tell("link-outside", f"“{href[:80]}” leads out of the documentation.")
            return ""
        part, name = joined(self._page.part.key, href), unquote(href.partition("#")[2])
        place = self._targets.get((part, name))
        if place is None and (part, "") in self._targets:
            place, missing = self._targets[part, ""], name
            self.tell("dead-anchor", f"“{href[:80]}”: there is no place “{missing}”.")
            name = ""
        if place is None:
            kind = "link-to-file" if part in self._document.others else "dead-link"
            self.tell(kind, f"“{href[:80]}” leads to nothing that is carried over.")
            return ""
        anchor = f"#{_anchor(name)}" if name else ""
        return anchor if anchor and place == self._page.place else place + anchor

    def anchor(self, name: str) -> str:
        """Return the anchor of an id that links lead to, once."""
        anchor = _anchor(name)
        if (self._page.part.key, name) not in self._wanted or anchor in self._written:
            return ""
        self._written.add(anchor)
        return anchor

    def tell(self, kind: str, message: str) -> None:
        """Report something lost or guessed, with the page where it is."""
        where = f"{self._page.piece.title}: " if not self._page.part.is_whole else ""
        self._document.tell(self._page.part.file, 0, kind, where + message)


def _chapters(pages: Iterable[_Page], title: str) -> list[tuple[str, list[str]]]:
    """Return the chapters with the places of their pages; a page in none, between others, is one by
    itself."""
    chapters: list[tuple[str, list[_Page]]] = []
    for page in pages:
        name = (page.part.chapter or page.piece.chapter).removeprefix(f"{title}: ")
        name = "" if name == title else name
        if not chapters or chapters[-1][0] != name:
            chapters.append((name, []))
        chapters[-1][1].append(page)
    return [
        (
            name or (members[0].piece.title if len(members) == 1 < len(chapters) else title),
            [page.place for page in members],
        )
        for name, members in chapters
    ]


def _free_place(title: str, taken: dict[str, int]) -> str:
    """Return a place that no page has yet; `taken` counts the names that were given."""
    stem = slug(title)[:_MAX_NAME].strip("-") or "page"
    name = stem
    while name in taken:
        taken[stem] += 1
        name = f"{stem}-{taken[stem]}"
    taken[name] = 1
    return f"{name}.md"


def _anchor(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip("-") or "place"


def _ids(children: Iterable[Element | str]) -> Iterable[str]:
    return (n for c in children if isinstance(c, Element) for n in own_and_inner_ids(c))


def _hrefs(children: Iterable[Element | str]) -> Iterable[str]:
    elements = (inner for c in children if isinstance(c, Element) for inner in c.walk())
    return (inner.get("href") for inner in elements if inner.tag == "a" and inner.get("href"))
