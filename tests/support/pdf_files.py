"""PDFs made by hand, as small as they can be: text, lines, pictures, links, an outline."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from PIL import Image

Text = tuple[float, float, float, str]
"""x, y, size and words; a size below 0 stands for bold letters."""


class Code(NamedTuple):
    """Words as a typewriter writes them."""

    x: float
    y: float
    size: float
    words: str


class Line(NamedTuple):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float


class PictureOf(NamedTuple):
    """A picture of one colour, its lower left corner at a place."""

    x: float
    y: float
    width: float
    height: float
    colour: str = "red"


class LinkTo(NamedTuple):
    """A rectangle that leads somewhere: to an address, to a name, or to a page (from 0) with a
    height."""

    x: float
    y: float
    right: float
    top: float
    target: str | tuple[int, float]


Item = Text | Code | Line | PictureOf | LinkTo
Page = Iterable[Item]

_TREE, _OUTLINE, _NAMES = 2, 3, 4
_FONTS = ("Helvetica", "Helvetica-Bold", "Courier")
_FIRST_FREE = 5 + len(_FONTS)


def grid(xs: Iterable[float], ys: Iterable[float]) -> list[Line]:
    """Return the lines of a table."""
    across, down = list(xs), list(ys)
    lying = [Line(across[0], y, across[-1], y) for y in down]
    return lying + [Line(x, down[0], x, down[-1]) for x in across]


def pdf_file(
    path: Path,
    *pages: Page,
    outline: Iterable[tuple[str, int]] = (),
    names: Mapping[str, tuple[int, float]] | None = None,
    catalog: str = "",
    rotation: int = 0,
) -> Path:
    """Write a PDF of A4 pages. `outline` has titles with their pages, from 0; `names` are places
    that links may name; `catalog` is put into the document's own entry as it is."""
    writer = _Writer(rotation)
    for page in pages:
        writer.page(page)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(writer.file(list(outline), names or {}, catalog))
    return path


class _Writer:
    """Gathers the objects of one file; their numbers count from 1."""

    def __init__(self, rotation: int) -> None:
        self._rotation = rotation
        self._objects: dict[int, bytes] = {}
        self._links: list[tuple[int, list[LinkTo]]] = []
        self._pages: list[int] = []
        for number, font in enumerate(_FONTS, 5):
            kind = "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont"
            self._objects[number] = f"{kind} /{font} >>".encode()

    def page(self, items: Page) -> None:
        """Add a page."""
        drawn: list[str] = []
        links: list[LinkTo] = []
        pictures: list[str] = []
        for item in items:
            if isinstance(item, LinkTo):
                links.append(item)
            elif isinstance(item, PictureOf):
                name = f"Im{len(pictures)}"
                pictures.append(f"/{name} {self._picture(item)} 0 R")
                drawn.append(f"q {item.width} 0 0 {item.height} {item.x} {item.y} cm /{name} Do Q")
            elif isinstance(item, Line):
                drawn.append(f"{item.x} {item.y} m {item.to_x} {item.to_y} l S")
            else:
                drawn.append(_shown(item))
        stream = self._stream("", "\n".join(drawn).encode("cp1252"))
        fonts = " ".join(f"/F{n} {5 + n} 0 R" for n in range(len(_FONTS)))
        resources = f"<< /Font << {fonts} >> /XObject << {' '.join(pictures)} >> >>"
        page = self._add(
            f"<< /Type /Page /Parent {_TREE} 0 R /MediaBox [0 0 595 842] /Rotate {self._rotation} "
            f"/Resources {resources} /Contents {stream} 0 R /Annots ANNOTS >>"
        )
        self._pages.append(page)
        self._links.append((page, links))

    def file(
        self, outline: list[tuple[str, int]], names: Mapping[str, tuple[int, float]], catalog: str
    ) -> bytes:
        """Return the bytes of the file."""
        for page, links in self._links:
            listed = " ".join(f"{self._add(self._link(link))} 0 R" for link in links)
            data = self._objects[page].replace(b"ANNOTS", f"[{listed}]".encode())
            self._objects[page] = data
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        tree = f"<< /Type /Pages /Kids [{kids}] /Count {len(self._pages)} >>"
        self._objects[_TREE] = tree.encode()
        self._objects[_OUTLINE] = self._outline(outline)
        named = " ".join(f"({name}) {self._place(*place)}" for name, place in names.items())
        self._objects[_NAMES] = f"<< /Dests << /Names [{named}] >> >>".encode()
        top = f"<< /Type /Catalog /Pages {_TREE} 0 R /Outlines {_OUTLINE} 0 R"
        self._objects[1] = f"{top} /Names {_NAMES} 0 R {catalog} >>".encode()
        return _written(self._objects)

    def _add(self, data: str | bytes) -> int:
        number = max(max(self._objects, default=0) + 1, _FIRST_FREE)
        self._objects[number] = data.encode("cp1252") if isinstance(data, str) else data
        return number

    def _stream(self, entries: str, data: bytes) -> int:
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode()
        return self._add(head + data + b"\nendstream")

    def _picture(self, picture: PictureOf) -> int:
        out = io.BytesIO()
        Image.new("RGB", (4, 4), picture.colour).save(out, "JPEG")
        kind = "/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8"
        return self._stream(f"{kind} /ColorSpace /DeviceRGB /Filter /DCTDecode", out.getvalue())

    def _link(self, link: LinkTo) -> str:
        box = f"[{link.x} {link.y} {link.right} {link.top}]"
        if isinstance(link.target, tuple):
            action = f"/Dest {self._place(*link.target)}"
        elif ":" in link.target:
            action = f"/A << /S /URI /URI ({link.target}) >>"
        else:
            action = f"/A << /S /GoTo /D ({link.target}) >>"
        return f"<< /Type /Annot /Subtype /Link /Rect {box} {action} >>"

    def _place(self, page: int, height: float) -> str:
        return f"[{self._pages[page]} 0 R /XYZ 0 {height} null]"

    def _outline(self, entries: list[tuple[str, int]]) -> bytes:
        start = max(self._objects) + 1
        for place, (title, page) in enumerate(entries):
            following = f"/Next {start + place + 1} 0 R" if place + 1 < len(entries) else ""
            target = f"[{self._pages[page]} 0 R /Fit]"
            self._add(f"<< /Title ({title}) /Parent {_OUTLINE} 0 R /Dest {target} {following} >>")
        ends = f"/First {start} 0 R /Last {start + len(entries) - 1} 0 R" if entries else ""
        return f"<< /Type /Outlines {ends} /Count {len(entries)} >>".encode()


def _shown(text: Text | Code) -> str:
    x, y, size, words = text
    safe = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = "F2" if isinstance(text, Code) else "F1" if size < 0 else "F0"
    return f"BT /{font} {abs(size)} Tf 1 0 0 1 {x} {y} Tm ({safe}) Tj ET"


def _written(objects: Mapping[int, bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    table = b""
    for number in sorted(objects):
        table += f"{len(data):010} 00000 n \n".encode()
        data += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    count = len(objects) + 1
    tail = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {count}\n0000000000 65535 f \n".encode() + table + tail.encode()
