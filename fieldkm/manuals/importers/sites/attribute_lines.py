"""Attribute lines of kramdown, `{: .note }`: boxes become admonitions, names become anchors, the
rest is left out with a word."""

from __future__ import annotations

import re

from fieldkm.manuals.importers.draft import Line, Tell
from fieldkm.manuals.importers.markdown_scan import code_lines, line_without_code
from fieldkm.manuals.importers.sites.directives import boxed
from fieldkm.manuals.labels import signal_named

_LINE = re.compile(r"^(\s*(?:>\s*)?)\{:\s*([^{}]*)\}\s*$")
_EXTENSION = re.compile(r"^\s*\{::(/?)([\w-]*)\s*([^{}]*?)(/?)\}\s*$")
_CLASS = re.compile(r"\.([\w-]+)")
_ID = re.compile(r"#([\w:.-]+)")
_APPLIES = re.compile(r"applies\s*=")
_SPAN = re.compile(r"(?<=[\w*`_)\]\"'’”.。])\{:\s*([^{}]*)(?:\}|$)")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s")
_SILENT = re.compile(r"no_toc|toc|text-|fs-|fw-|lh-|label|btn|mt-|mb-|ml-|mr-|float|d-|bg-")
_BOXES = {"highlight": "note", "new": "note", "info": "note", "prompt": "note"}


def without_attribute_lines(lines: list[Line], tell: Tell) -> list[Line]:
    """Return the lines with what their attribute lines meant written out."""
    code = code_lines([line.text for line in lines])
    out: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        found = None if at in code or "{:" not in line.text else _LINE.match(line.text)
        if found and not _APPLIES.search(found[2]):
            at = _applied(found, lines, at, out, tell)
            continue
        extension = at not in code and _EXTENSION.match(line.text)
        if extension:
            at = _extension(extension, lines, at, tell)
            continue
        out.append(line if at in code or "{:" not in line.text else _without_spans(line, tell))
        at += 1
    return out


def _applied(found: re.Match[str], lines: list[Line], at: int, out: list[Line], tell: Tell) -> int:
    """Write what the attributes at `at` mean, above or below them, and return where to go on."""
    number = lines[at].number
    classes, names = _CLASS.findall(found[2]), _ID.findall(found[2])
    kind = next((box for name in classes if (box := _box(name))), "")
    has_above = bool(out) and bool(out[-1].text.strip())
    if names and has_above and _HEADING.match(out[-1].text):
        out[-1] = Line(f"{out[-1].text.rstrip('# ')} {{#{names[0]}}}", out[-1].number)
    elif names:
        out.append(Line(f'{found[1]}<a id="{names[0]}"></a>', number))
    if found[2].strip() == "toc" or "toc" in found[2].split():
        _remove_item_above(out)
        return at + 1
    if not kind:
        lost = [word for word in found[2].split() if not _SILENT.search(word) and word[0] != "#"]
        if lost:
            tell(number, "attributes", "Left out: " + " ".join(lost))
        return at + 1
    titled = any(name.endswith("-title") for name in classes)
    lead = re.sub(r">\s*$", "", found[1])
    if has_above and not _LINE.match(out[-1].text):
        start = _block_start(out)
        body = out[start:]
        del out[start:]
        end = at + 1
    else:
        end = next((n for n in range(at + 1, len(lines)) if not lines[n].text.strip()), len(lines))
        following = [n for n in range(at + 1, end) if not _LINE.match(lines[n].text)]
        body = [lines[n] for n in following]
    out += _as_box(kind, body, titled, lead, number)
    return end


def _as_box(kind: str, body: list[Line], titled: bool, lead: str, number: int) -> list[Line]:
    inner = [Line(re.sub(r"^\s*> ?", "", line.text).strip(), line.number) for line in body]
    title = ""
    if titled and inner:
        title = inner.pop(0).text.strip("*_ ")
    return [
        Line(lead + x.text if x.text else "", x.number) for x in boxed(kind, title, inner, number)
    ]


def _box(name: str) -> str:
    name = name.removesuffix("-title").removeprefix("prompt-").removeprefix("alert-")
    name = name.removeprefix("notice--").removeprefix("callout-")
    return name if signal_named(name) else _BOXES.get(name, "note" if name == "notice" else "")


def _block_start(out: list[Line]) -> int:
    start = len(out)
    while start and out[start - 1].text.strip() and not _HEADING.match(out[start - 1].text):
        start -= 1
    return start


def _remove_item_above(out: list[Line]) -> None:
    """Take away the item that stands for the table of contents."""
    if out and re.match(r"^\s*(?:[-*+]|\d+\.)\s", out[-1].text):
        out.pop()


def _extension(found: re.Match[str], lines: list[Line], at: int, tell: Tell) -> int:
    name = found[2]
    if name == "comment" and not found[4]:
        closing = (
            n
            for n in range(at + 1, len(lines))
            if re.match(r"^\s*\{:/(?:comment)?\}", lines[n].text)
        )
        return next(closing, at) + 1
    if name not in ("options", "nomarkdown", "comment", ""):
        tell(lines[at].number, "attributes", f"“{found[0].strip()}” is left out.")
    return at + 1


def _without_spans(line: Line, tell: Tell) -> Line:
    """Return a line without attributes behind words; a name becomes an anchor."""
    text = line.text
    for found in reversed(list(_SPAN.finditer(line_without_code(text)))):
        if _APPLIES.search(found[1]) or (_HEADING.match(text) and found[1].strip()[:1] == "#"):
            continue
        lost = [word for word in found[1].split() if not _SILENT.search(word) and word[0] != "#"]
        if lost:
            tell(line.number, "attributes", "Left out: " + " ".join(lost))
        names = "".join(f'<a id="{name}"></a>' for name in _ID.findall(found[1]))
        text = text[: found.start()] + names + text[found.end() :]
    return Line(text, line.number)
