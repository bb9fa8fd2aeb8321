"""A document's file as it arrives: read up to a limit, and its text in whatever encoding it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from fieldkm.errors import BadInput, from_os_error

MAX_FILE_BYTES = 512 << 20
MAX_TEXT_BYTES = 24 << 20
MAX_ALL_TEXT_BYTES = 96 << 20  # of all files of one import, as their trees stay in memory
MAX_ELEMENTS = 250_000  # of one page: at most 20 s of work and 450 MB
MAX_ALL_ELEMENTS = 1_200_000  # of all pages of one import: two minutes and 700 MB

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ABOVE_ASCII = re.compile(rb"[\x80-\xff]+")
_HEAD = 4096
_LOOK = 1 << 20
_FEWEST_BYTES = 8


@dataclass(slots=True)
class ReadingBudget:
    """What one import may still read of the source `name`: bytes of text, and elements in them."""

    name: str
    bytes_left: int = MAX_ALL_TEXT_BYTES
    elements_left: int = MAX_ALL_ELEMENTS

    def take_bytes(self, count: int) -> None:
        """Take the bytes of a file; raises `BadInput` where there are not so many left."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise too_large(self.name, MAX_ALL_TEXT_BYTES)

    def take_elements(self, count: int) -> None:
        """Take the elements of a page; raises `BadInput` where there are not so many left."""
        self.elements_left -= count
        if self.elements_left < 0:
            raise too_many_elements(self.name, MAX_ALL_ELEMENTS)


def read_bytes(file: Path, limit: int = MAX_TEXT_BYTES) -> bytes:
    """Return the bytes of `file`; raises `BadInput` where there are more than `limit`."""
    try:
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    if len(data) > limit:
        raise too_large(file.name, limit)
    return data


def check_size(file: Path) -> None:
    """Refuse a document that is too large to be opened at all."""
    try:
        size = file.stat().st_size
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    if size > MAX_FILE_BYTES:
        raise too_large(file.name, MAX_FILE_BYTES)


def decoded(data: bytes) -> tuple[str, bool]:
    """Return the text of a page of HTML, and whether every byte of it could be read."""
    for encoding in _encodings(data):
        try:
            return data.decode(encoding).replace("\0", ""), True
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", errors="replace").replace("\0", ""), False


def _encodings(data: bytes) -> list[str]:
    """Return the encodings to try, the likeliest first: what a byte order mark or the page says,
    what its bytes look like."""
    found = [name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)]
    declared = _DECLARED.search(data[:_HEAD])
    if declared:
        name = declared[1].decode("ascii").lower()
        found.append(
            {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}.get(name, name)
        )
    found += [*_wide_encoding(data[:_HEAD]), "utf-8-sig", *_chinese_encoding(data), "cp1252"]
    return ["utf-8-sig" if name == "utf-8" else name for name in found]


def _wide_encoding(head: bytes) -> list[str]:
    """Return UTF-16 without a mark: every other byte of what is ASCII is zero."""
    enough = len(head) // 6
    lower, upper = head[1::2].count(0), head[0::2].count(0)
    if max(lower, upper) <= enough:
        return []
    return ["utf-16-le" if lower > upper else "utf-16-be"]


def _chinese_encoding(data: bytes) -> list[str]:
    """Return the encoding of Chinese that does not say what it is: bytes above ASCII come in
    pairs, in other texts mostly alone."""
    runs = _ABOVE_ASCII.findall(data[:_LOOK])
    paired = sum(len(run) % 2 == 0 for run in runs)
    is_enough = sum(len(run) for run in runs) >= _FEWEST_BYTES
    return ["gb18030"] if is_enough and paired > 0.7 * len(runs) else []


def too_large(name: str, limit: int) -> BadInput:
    """Return what is raised for a file that is larger than is read."""
    return BadInput(
        "file-too-large",
        "{file} is larger than {limit} MiB, and is not read.",
        "Split it, or save it without its largest pictures.",
        file=name,
        limit=limit >> 20,
    )


def too_many_elements(name: str, limit: int) -> BadInput:
    """Return what is raised for a document of more elements of HTML than are read."""
    return BadInput(
        "document-too-long",
        "{file} has more than {limit} lines, paragraphs, cells and links, and is not read.",
        "Split it, for instance chapter by chapter, and import the parts one by one.",
        file=name,
        limit=limit,
    )


def broken(name: str, reason: str) -> BadInput:
    """Return what is raised for a document that cannot be read at all."""
    return BadInput(
        "document-broken",
        "{file} cannot be read: {reason}.",
        "Open it in the program that made it, save it again, and import that.",
        file=name,
        reason=reason,
    )
