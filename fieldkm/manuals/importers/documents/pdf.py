"""PDF with a text layer: reading order, headings, lists and tables are told by places, sizes and
lines; links and the outline by what the file says."""

from __future__ import annotations

import logging
import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.importers.documents.draft_writing import written_draft
from fieldkm.manuals.importers.documents.foreign_document import (
    ForeignDocument,
    ForeignPart,
    Picture,
)
from fieldkm.manuals.importers.documents.pdf_assembly import Assembly
from fieldkm.manuals.importers.documents.pdf_content import (
    PageContent,
    PageTooBusy,
    read_content,
)
from fieldkm.manuals.importers.documents.pdf_faults import faults
from fieldkm.manuals.importers.documents.pdf_fonts import PdfFont
from fieldkm.manuals.importers.documents.pdf_geometry import placing_of
from fieldkm.manuals.importers.documents.pdf_links import LinkMap, OutlineEntry
from fieldkm.manuals.importers.documents.source_file import broken, check_size
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions, Progress
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 6000
MAX_ALL_OPERATORS = 20_000_000
_MIN_PICTURE = 28.0  # points; what is smaller is an ornament
_MANY_ROTATED = 12
_MANY_STROKES = 60


def recognises(source: Path) -> bool:
    """Tell whether `source` is a PDF."""
    return source.is_file() and source.suffix.lower() == ".pdf"


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Read the PDF at `source` as a manual."""
    from pypdf import PdfReader

    check_size(source)
    try:
        stream = source.open("rb")
    except OSError as error:
        raise from_os_error(error, str(source)) from error
    with stream, _quiet():
        try:
            reader = PdfReader(stream, strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise _protected(source.name)
            pages = len(reader.pages)
        except faults():
            raise broken(source.name, "it is no PDF, or is damaged") from None
        document = _PdfReading(reader, source, min(pages, MAX_PAGES)).read(options.progress)
        return finished(written_draft(document, options.progress), options)


class _PdfReading:
    """Reads one file."""

    def __init__(self, reader: PdfReader, source: Path, pages: int) -> None:
        self._faults = faults()
        self._reader = reader
        self._file = source.name
        self._document = ForeignDocument(self._title(source), picture=self._picture)
        self._count = pages
        self._fonts: dict[int, PdfFont] = {}
        self._links = LinkMap(reader)
        self._unread = 0
        if len(reader.pages) > pages:
            self._tell(0, "too-many-pages", f"Only the first {pages} pages are read.")

    def read(self, progress: Progress) -> ForeignDocument:
        """Return the text as one part."""
        contents: list[PageContent] = []
        operators = 0
        for number in range(self._count):
            if operators > MAX_ALL_OPERATORS:
                self._tell(number + 1, "document-too-busy", "From here on the pages are left out.")
                break
            contents.append(self._content(number))
            operators += contents[-1].operators
            progress(number + 1, self._count)
        if not any(content.fragments for content in contents):
            raise self._without_text()
        self._drop_ornaments(contents)
        assembly = Assembly(contents, self._links.places, self._outline(), self._tell)
        self._document.parts.append(ForeignPart("", self._file, assembly.body()))
        self._tell_lost(contents)
        return self._document

    def _without_text(self) -> BadInput:
        if self._unread:
            return broken(self._file, f"none of its {self._unread} page(s) can be read")
        return _no_text(self._file)

    def _content(self, number: int) -> PageContent:
        try:
            page = self._reader.pages[number]
            links = self._links.of_page(number)
            return read_content(page, placing_of(page), links.at, self._fonts)
        except PageTooBusy:
            self._tell(number + 1, "page-too-busy", "The page is left out: it has no end of lines.")
        except self._faults:
            self._tell(number + 1, "page-broken", "The page cannot be read and is left out.")
        self._unread += 1
        return PageContent(1.0, 1.0)

    def _drop_ornaments(self, contents: Sequence[PageContent]) -> None:
        """Drop the pictures that are too small to show anything, or stand on many pages, such as
        logos."""
        seen: Counter[str] = Counter()
        keys = [[self._key_of(n, p.name) for p in c.pictures] for n, c in enumerate(contents)]
        for of_page in keys:
            seen.update(set(of_page))
        enough = max(4, len(contents) // 4)
        ornaments = {key for key, count in seen.items() if count >= enough}
        for content, of_page in zip(contents, keys, strict=True):
            content.pictures = [
                picture
                for picture, key in zip(content.pictures, of_page, strict=True)
                if key not in ornaments
                and min(picture.box.width, picture.box.height) >= _MIN_PICTURE
            ]
        if ornaments:
            message = f"{len(ornaments)} picture(s) that stand on many pages are left out."
            self._tell(0, "ornaments", message)

    def _key_of(self, page: int, name: str) -> str:
        """Return what tells a picture apart from all others, whatever pages it stands on."""
        try:
            holder: Any = self._reader.pages[page]
            entry: Any = None
            for step in name.strip("/").split("/"):
                objects: Any = holder["/Resources"]["/XObject"]
                entry = objects.raw_get(f"/{step}")
                holder = entry.get_object()
            return str(getattr(entry, "idnum", f"{page}{name}"))
        except self._faults:
            return f"{page}{name}"

    def _picture(self, part: str, source: str) -> Picture | None:
        """Return the picture that `source` names: the number of its page and the way to it."""
        page, *names = source.split("/")
        title = f"page-{int(page) + 1}-{names[-1].strip('~')}"
        is_inline = names[0].startswith("~")
        key = names[0] if is_inline else tuple(f"/{name}" for name in names)
        try:
            images: Any = self._reader.pages[int(page)].images
            image = images[key]
            return Picture(image.data, f"{title}{posixpath.splitext(image.name)[1]}")
        except self._faults:
            return Picture(b"", title, "it is packed in a way that is not understood")

    def _outline(self) -> list[OutlineEntry]:
        try:
            return self._links.outline()
        except self._faults:
            self._tell(0, "outline-broken", "The outline of the PDF cannot be read.")
            return []

    def _title(self, source: Path) -> str:
        try:
            title = self._reader.metadata.title if self._reader.metadata else ""
        except self._faults:
            title = ""
        words = " ".join((title or "").split())
        is_useful = len(words) > 3 and not words.lower().endswith(
            (".doc", ".docx", ".indd", ".pdf")
        )
        return words if is_useful else name_of(source)

    def _tell_lost(self, contents: Sequence[PageContent]) -> None:
        for number, content in enumerate(contents, 1):
            if not content.fragments and content.pictures:
                self._tell(number, "page-without-text", "The page is a picture without text.")
            if content.strokes > _MANY_STROKES:
                self._tell(number, "drawing-lost", "A drawing made of lines is lost.")
            if content.rotated > _MANY_ROTATED:
                self._tell(number, "drawing-lost", "Text that does not stand upright is lost.")
        if self._links.lost:
            message = f"{self._links.lost} link(s) lead nowhere, or to other files."
            self._tell(0, "dead-link", message)

    def _tell(self, page: int, kind: str, message: str) -> None:
        where = f"Page {page}: " if page else ""
        self._document.tell(self._file, 0, kind, where + message)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep `pypdf` from speaking of each small fault: what is lost stands in the report."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _protected(name: str) -> BadInput:
    return BadInput(
        "document-protected",
        "{file} is protected by a password.",
        "Open it, save it without the password, and import that.",
        file=name,
    )


def _no_text(name: str) -> BadInput:
    return BadInput(
        "document-without-text",
        "{file} has no text, only pictures of pages.",
        "Run it through a program that recognises text (OCR), and import what that makes.",
        file=name,
    )
