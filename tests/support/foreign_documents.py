"""Documents of other programs, made by hand: Word and EPUB as small as they can be."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = {
    "Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "WarningText": "Warning",
    "TOC1": "toc 1",
}  # fmt: skip
_NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
"""


def png(width: int = 2, height: int = 2) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def run(text: str, properties: str = "") -> str:
    """Return a run of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", numbered: tuple[int, int] | None = None) -> str:
    """Return a paragraph of Word; texts become runs. `numbered` is a list's id and a level."""
    inner = "".join(part if part.startswith("<") else run(part) for part in runs)
    marks = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        marks += (
            f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
        )
    return f"<w:p><w:pPr>{marks}</w:pPr>{inner}</w:p>"


def picture(relation: str, words: str = "") -> str:
    """Return a run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{words}"/>'
        f'<a:blip r:embed="{relation}"/></wp:inline></w:drawing></w:r>'
    )


def word_table(*rows: Iterable[str]) -> str:
    """Return a table of Word; a cell that begins with `<` is written as it is."""
    made = ""
    for row in rows:
        cells = (c if c.startswith("<") else f"<w:tc>{paragraph(c)}</w:tc>" for c in row)
        made += f"<w:tr>{''.join(cells)}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def word_file(
    path: Path,
    *blocks: str,
    relations: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    document: str = "",
) -> Path:
    """Write a Word file. `relations` maps ids to targets (addresses are external)."""
    links = "".join(
        f'<Relationship Id="{name}" Target="{escape(target)}" Type="x" '
        f'TargetMode="{"External" if ":" in target else "Internal"}"/>'
        for name, target in (relations or {}).items()
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    body = document or f"<w:document {_NAMES}><w:body>{''.join(blocks)}</w:body></w:document>"
    parts = {
        "word/document.xml": body.encode(),
        "word/styles.xml": f"<w:styles {_NAMES}>{styles}</w:styles>".encode(),
        "word/numbering.xml": f"<w:numbering {_NAMES}>{_NUMBERING}</w:numbering>".encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}'
        "</Relationships>".encode(),
        **(files or {}),
    }
    return zip_file(path, parts)


def zip_file(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """Write an archive."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def epub_file(
    path: Path, pages: Mapping[str, str], contents: Mapping[str, str], **files: bytes
) -> Path:
    """Write an EPUB with the pages in their order; `contents` maps them to titles."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    toc = "".join(f'<li><a href="{name}">{title}</a></li>' for name, title in contents.items())
    package = f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The pump</dc:title>
<dc:language>en-GB</dc:language></metadata><manifest>
<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>{items}
</manifest><spine>{spine}</spine></package>"""
    container = '<container><rootfiles><rootfile full-path="OEBPS/c.opf"/></rootfiles></container>'
    parts: dict[str, bytes | str] = {
        "META-INF/container.xml": container,
        "OEBPS/c.opf": package,
        "OEBPS/nav.xhtml": f"<html><body><nav><ol>{toc}</ol></nav></body></html>",
    }
    head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
    parts |= {f"OEBPS/{n}": f"{head}<body>{text}</body></html>" for n, text in pages.items()}
    parts |= {f"OEBPS/{name.replace('__', '.')}": data for name, data in files.items()}
    return zip_file(path, parts)
