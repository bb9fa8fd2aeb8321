"""Foreign documentation of any size: a MkDocs site of seeded prose, with pictures."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from fieldkm.cli.benches.corpus import Writer, seeded_writer

PAGES_A_CHAPTER = 50
_PAGES_A_PICTURE = 2
_WIDTH, _HEIGHT = 320, 240

_CONFIG = "site_name: Sample service documentation\ntheme:\n  name: material\n"
_PAGE = """# {Action} the {quality} {thing}

!!! warning
    If the {thing} {sign}, wait before you {action} the {quality} {thing}.

{body}

![The {thing}](../images/picture-{picture}.png)

## {Thing} {sign}

1. {Action} the {thing} with a {tool}.
2. {Action} connector CN{n} and the {rare} {thing}, see [the {thing}](page-{other}.md).
3. {Action} the {quality} {thing}.

| Code | Cause |
|------|-------|
| {code} | {Quality} {thing} {sign} |
| {code} | {rare} |

## {Quality} {thing}

{body}

```
{thing} = {n}
{rare} = {m}
```
"""


def write_site(folder: Path, pages: int, seed: int = 1) -> int:
    """Write a site with so many pages; returns the number of its pictures."""
    docs = folder / "docs"
    pictures = docs / "images"
    pictures.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    writer = seeded_writer(seed)
    number_of_pictures = max(1, pages // _PAGES_A_PICTURE)
    for number in range(number_of_pictures):
        (pictures / f"picture-{number}.png").write_bytes(_picture(writer.random))
    for number in range(pages):
        chapter = docs / f"chapter-{number // PAGES_A_CHAPTER + 1:03}"
        chapter.mkdir(exist_ok=True)
        first = number - number % PAGES_A_CHAPTER
        other = first + writer.random.randrange(min(PAGES_A_CHAPTER, pages - first))
        page = _page(writer, number % number_of_pictures, other)
        (chapter / f"page-{number}.md").write_text(page, encoding="utf-8")
    return number_of_pictures


def _page(writer: Writer, picture: int, other: int) -> str:
    filled = _PAGE.replace("{picture}", str(picture)).replace("{other}", str(other))
    lines = [
        writer.body() if line == "{body}" else writer.text(line) for line in filled.splitlines()
    ]
    return "\n".join(lines) + "\n"


def _picture(source: random.Random) -> bytes:
    """Return a small PNG: bands of colour, each with a little noise."""
    rows = bytearray()
    for _ in range(_HEIGHT):
        shade = source.randrange(200)
        rows += b"\0" + bytes(shade + byte % 40 for byte in source.randbytes(3 * _WIDTH))
    header = struct.pack(">2I5B", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunks(chunks))


def _chunks(chunks: tuple[tuple[bytes, bytes], ...]) -> Iterator[bytes]:
    for kind, data in chunks:
        yield struct.pack(">I", len(data)) + kind + data
        yield struct.pack(">I", zlib.crc32(kind + data))
