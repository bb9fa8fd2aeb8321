"""PDF with a text layer: reading order, headings, lists and tables are guessed from places and
sizes."""

from __future__ import annotations

import logging
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
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
from fieldkm.manuals.importers.documents.pdf_blocks import BlockBuilder, folded, look_of
from fieldkm.manuals.importers.documents.pdf_layout import (
    Row,
    rows_in_order,
    running_lines,
    without_running,
)
from fieldkm.manuals.importers.documents.pdf_page import (
    UNKNOWN,
    PageContent,
    PagePicture,
    PageTooBusy,
    read_content,
)
from fieldkm.manuals.importers.documents.source_file import broken, check_size
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions, Progress
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 6000
MAX_ALL_OPERATORS = 20_000_000
_MIN_PICTURE = 28.0  # points; what is smaller is an ornament
_MANY_STROKES = 150
_MAX_OUTLINE = 5000
_BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, NotImplementedError, OSError,
    RecursionError, ArithmeticError, MemoryError, AssertionError, LookupError, zlib.error,
    struct.error, EOFError, ImportError,
)  # fmt: skip
"""What a broken page makes `pypdf` raise, beside its own errors."""


def recognises(source: Path) -> bool:
    """Tell whether `source` is a PDF."""
    return source.is_file() and source.suffix.lower() == ".pdf"


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Read the PDF at `source` as a manual."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

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
        except (PyPdfError, *_BROKEN):
            raise broken(source.name, "it is no PDF, or is damaged") from None
        document = _PdfReading(reader, source, min(pages, MAX_PAGES)).read(options.progress)
        return finished(written_draft(document, options.progress), options)


class _PdfReading:
    """Reads one file."""

    def __init__(self, reader: PdfReader, source: Path, pages: int) -> None:
        from pypdf.errors import PyPdfError

        self._broken: tuple[type[Exception], ...] = (PyPdfError, *_BROKEN)
        self._reader = reader
        self._file = source.name
        self._document = ForeignDocument(self._title(source), picture=self._picture)
        self._count = pages
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
        if not any(content.pieces for content in contents):
            raise _no_text(self._file)
        pages = self._ordered(contents)
        look = look_of((row for rows in pages for row in rows), self._outline())
        builder = BlockBuilder(look)
        ornaments = self._ornaments(contents)
        for number, (rows, content) in enumerate(zip(pages, contents, strict=True)):
            builder.start_page(number)
            self._add_page(builder, number, rows, content, ornaments)
        body = builder.finish()
        self._tell_guesses(builder, bool(look.outline))
        self._document.parts.append(ForeignPart("", self._file, body))
        return self._document

    def _content(self, number: int) -> PageContent:
        try:
            return read_content(self._reader.pages[number])
        except PageTooBusy:
            self._tell(number + 1, "page-too-busy", "The page is left out: it has no end of lines.")
        except self._broken:
            self._tell(number + 1, "page-broken", "The page cannot be read and is left out.")
        return PageContent(1.0, 1.0)

    def _ordered(self, contents: list[PageContent]) -> list[list[Row]]:
        running = running_lines(contents)
        pages: list[list[Row]] = []
        dropped = 0
        for number, content in enumerate(contents, 1):
            pieces, lost = without_running(content, running)
            dropped += lost
            rows, has_columns = rows_in_order(pieces, content)
            unknown = sum(piece.text.count(UNKNOWN) for piece in pieces)
            if unknown:
                message = f"{unknown} signs have no name in the PDF and are shown as {UNKNOWN}."
                self._tell(number, "unknown-signs", message)
            pages.append(rows)
            if has_columns:
                self._tell(number, "columns-guessed", "Two columns are read one after the other.")
            if not content.pieces and content.pictures:
                self._tell(number, "page-without-text", "The page is a picture without text.")
            if content.strokes > _MANY_STROKES:
                self._tell(number, "drawing-lost", "A drawing made of lines is lost.")
        if dropped:
            self._tell(0, "running-lines", f"{dropped} headers, footers, page numbers left out.")
        return pages

    def _add_page(
        self,
        builder: BlockBuilder,
        number: int,
        rows: list[Row],
        content: PageContent,
        ornaments: frozenset[str],
    ) -> None:
        pictures = [p for p in content.pictures if self._is_shown(number, p, ornaments)]
        for picture in sorted(pictures, key=lambda picture: -picture.y):
            above = 0
            while above < len(rows) and rows[above].y > picture.y - picture.height / 2:
                above += 1
            builder.add_rows(rows[:above])
            rows = rows[above:]
            builder.add_picture(f"{number}{picture.name}")
        builder.add_rows(rows)

    def _is_shown(self, number: int, picture: PagePicture, ornaments: frozenset[str]) -> bool:
        if min(picture.width, picture.height) < _MIN_PICTURE:
            return False
        return self._object_of(number, picture.name) not in ornaments | {""}

    def _ornaments(self, contents: list[PageContent]) -> frozenset[str]:
        """Return the pictures that stand on many pages, such as logos."""
        seen: Counter[str] = Counter()
        for number, content in enumerate(contents):
            seen.update({self._object_of(number, picture.name) for picture in content.pictures})
        enough = max(4, len(contents) // 4)
        found = frozenset(name for name, count in seen.items() if name and count >= enough)
        if found:
            message = f"{len(found)} picture(s) that stand on many pages are left out."
            self._tell(0, "ornaments", message)
        return found

    def _object_of(self, page: int, name: str) -> str:
        """Return what a name of a page stands for, empty where it is no picture."""
        try:
            resources: Any = self._reader.pages[page]["/Resources"]
            entry: Any = resources["/XObject"].raw_get(name)
            found: Any = entry.get_object()
            is_picture = found.get("/Subtype") == "/Image"
            return str(getattr(entry, "idnum", f"{page}{name}")) if is_picture else ""
        except self._broken:
            return ""

    def _picture(self, part: str, source: str) -> Picture | None:
        page, _, name = source.partition("/")
        try:
            image = self._reader.pages[int(page)].images[f"/{name}"]
            return Picture(image.data, f"page-{int(page) + 1}-{image.name}")
        except self._broken:
            return None

    def _outline(self) -> dict[tuple[int, str], int]:
        """Return the headings of the outline: page and words -> level."""
        found: dict[tuple[int, str], int] = {}
        try:
            self._gather_outline(self._reader.outline, 1, found)
        except self._broken:
            self._tell(0, "outline-broken", "The outline of the PDF cannot be read.")
        return found

    def _gather_outline(self, entries: Any, level: int, found: dict[tuple[int, str], int]) -> None:
        for entry in entries:
            if isinstance(entry, list):
                self._gather_outline(entry, level + 1, found)
            elif len(found) < _MAX_OUTLINE and entry.title:
                page = self._reader.get_destination_page_number(entry)
                if page is not None:
                    found.setdefault((page, folded(str(entry.title))), level)

    def _title(self, source: Path) -> str:
        try:
            title = self._reader.metadata.title if self._reader.metadata else ""
        except self._broken:
            title = ""
        words = " ".join((title or "").split())
        is_useful = len(words) > 3 and not words.lower().endswith(
            (".doc", ".docx", ".indd", ".pdf")
        )
        return words if is_useful else name_of(source)

    def _tell_guesses(self, builder: BlockBuilder, has_outline: bool) -> None:
        if builder.mended:
            self._tell(
                0, "hyphens-mended", f"{builder.mended} words parted at line ends are mended."
            )
        if builder.guessed_headings and not has_outline:
            message = (
                f"{builder.guessed_headings} headings are taken from the size of their letters."
            )
            self._tell(0, "headings-guessed", message)

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
