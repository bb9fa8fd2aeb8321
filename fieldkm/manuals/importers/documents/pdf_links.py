"""Links of a PDF: where on a page they can be clicked, and where in the document they lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from fieldkm.manuals.importers.documents.pdf_faults import faults
from fieldkm.manuals.importers.documents.pdf_geometry import (
    Box,
    placed_box,
    placing_of,
    point_at,
)

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_LINKS_OF_PAGE = 2000
MAX_OUTLINE = 5000
_BAND = 16.0  # points; links are looked for by the bands of the page that they lie in
_TOPS = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2, "/FitR": 5}
"""Where in a destination its height stands."""


class Place(NamedTuple):
    """A place in the document; pages count from 0, `x` and `y` are points of the upright page."""

    page: int
    x: float
    y: float

    @property
    def anchor(self) -> str:
        """Return the name by which links here lead to it."""
        return f"p{self.page + 1}-{round(self.x)}-{round(self.y)}"


class OutlineEntry(NamedTuple):
    """An entry of the outline; levels count from 1."""

    level: int
    title: str
    place: Place


class LinkMap:
    """Where links lead. `places` are those that links within the document were met to; `lost` tells
    how many links were met that are not followed."""

    def __init__(self, reader: PdfReader) -> None:
        self._reader = reader
        self._faults = faults()
        self._numbers = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(reader.pages)
            if page.indirect_reference is not None
        }
        self._names: dict[str, Any] = {}
        try:
            self._names = dict(reader.named_destinations)
        except self._faults:
            self._names = {}
        self.places: set[Place] = set()
        self.lost = 0

    def of_page(self, number: int) -> PageLinks:
        """Return the links of a page."""
        links = PageLinks()
        page = self._reader.pages[number]
        placing = placing_of(page)
        for count, annotation in enumerate(_annotations(page)):
            if count >= MAX_LINKS_OF_PAGE:
                self.lost += 1
                continue
            try:
                href = self._target(annotation)
                if href:
                    links.add(placed_box(placing, annotation["/Rect"]), href)
            except self._faults:
                self.lost += 1
        return links

    def outline(self) -> list[OutlineEntry]:
        """Return the entries of the outline that lead anywhere; raises what `faults` names."""
        return list(self._entries(self._reader.outline, 1))[:MAX_OUTLINE]

    def _entries(self, items: Any, level: int) -> Iterator[OutlineEntry]:
        for item in items:
            if isinstance(item, list):
                yield from self._entries(item, level + 1)
            elif place := self._place(item.dest_array):
                title = " ".join(str(item.title).split())
                if title:
                    yield OutlineEntry(level, title, place)

    def _target(self, annotation: Any) -> str:
        action = annotation.get("/A")
        action = action.get_object() if action is not None else {}
        if action.get("/S") == "/URI":
            return str(action["/URI"])
        destination = action.get("/D") if action.get("/S") == "/GoTo" else annotation.get("/Dest")
        place = self._place(destination)
        if place is None:
            self.lost += 1
            return ""
        self.places.add(place)
        return f"#{place.anchor}"

    def _place(self, destination: Any) -> Place | None:
        """Return where a destination is; a name stands for what the document says."""
        found = destination.get_object() if destination is not None else None
        if isinstance(found, str | bytes):
            name = found if isinstance(found, str) else found.decode("latin-1")
            found = self._names[name].dest_array if name in self._names else None
        if isinstance(found, dict):
            found = found["/D"].get_object()
        if not isinstance(found, list) or not found:
            return None
        number = self._numbers.get(getattr(found[0], "idnum", -1))
        return None if number is None else self._on_page(number, found)

    def _on_page(self, number: int, array: Any) -> Place:
        page = self._reader.pages[number]
        kind = str(array[1]) if len(array) > 1 else ""
        at = _TOPS.get(kind, 0)
        top = _number(array[at]) if 0 < at < len(array) else None
        left = _number(array[2]) if kind == "/XYZ" and len(array) > 2 else None
        box = page.cropbox
        top = float(box.top) if top is None else top
        left = float(box.left) if left is None else left
        return Place(number, *point_at(placing_of(page), left, top))


class PageLinks:
    """The links of one page, by where they lie."""

    def __init__(self) -> None:
        self._bands: dict[int, list[tuple[Box, str]]] = {}

    def add(self, box: Box, href: str) -> None:
        """Add a link."""
        if 0 < box.height < 2000:
            for band in range(int(box.bottom // _BAND), int(box.top // _BAND) + 1):
                self._bands.setdefault(band, []).append((box, href))

    def at(self, x: float, y: float) -> str:
        """Return where a link at a point leads, empty where there is none."""
        found = self._bands.get(int(y // _BAND), ()) if self._bands else ()
        return next((href for box, href in found if box.holds(x, y)), "")


def _annotations(page: Any) -> Iterator[Any]:
    """Yield the annotations of a page that are links."""
    listed = page.get("/Annots")
    for entry in listed.get_object() if listed is not None else ():
        annotation = entry.get_object()
        if isinstance(annotation, dict) and annotation.get("/Subtype") == "/Link":
            yield annotation


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None
