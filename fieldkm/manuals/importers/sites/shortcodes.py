"""Hugo's shortcodes (`{{< figure src="a.png" >}}`) in the syntax that our other readers know:
pictures, links, fences and `:::` boxes; what a program would have to carry out is left out with a
word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fieldkm.manuals.importers.draft import Line, Tell
from fieldkm.manuals.importers.markdown_scan import code_lines

_CODE_TEXT = r"(?:\"(?:[^\"\\]|\\.)*\"|`[^`]*`|[^\"`<>%{}]|[<>%](?!\}\}))"
_CODE = re.compile(
    rf"\{{\{{[<%]\s*(?P<end>/?)\s*(?P<name>[\w./-]+)(?P<rest>{_CODE_TEXT}*?)\s*(?P<own>/?)\s*[>%]\}}\}}"
)
_ESCAPED = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}")
_WORD = re.compile(r"(?:([\w-]+)\s*=\s*)?(?:\"((?:[^\"\\]|\\.)*)\"|`([^`]*)`|([^\s\"`]+))")
_OPENING_CODE = re.compile(r"\{\{[<%][^<>%{}\n]*$")
_MAX_LINES = 12
_PICTURES = frozenset({"figure", "img", "image", "imgproc", "picture", "photo", "fig"})
_LINKS = frozenset({"ref", "relref", "ref-page", "link", "url"})
_FILMS = frozenset({"youtube", "vimeo", "video", "audio", "tweet", "gist", "instagram", "bilibili"})
_FENCES = frozenset({"highlight", "code", "codeblock", "code-block", "mermaid"})
_BOXES = frozenset(
    {"hint", "alert", "admonition", "callout", "notice", "box", "panel", "message", "advisory",
     "blockquote", "pageinfo", "note", "tip", "info", "warning", "caution", "danger", "important",
     "attention"}
)  # fmt: skip
_TITLED = frozenset(
    {"tab", "tab-item", "tabitem", "details", "expand", "collapse", "accordion", "accordion-item",
     "dropdown", "card", "expandable", "spoiler", "step"}
)  # fmt: skip
_GRAVITY = {
    "primary": "note", "secondary": "note", "success": "tip", "info": "note", "warn": "warning",
    "error": "danger", "light": "note", "dark": "note", "green": "tip", "orange": "warning",
    "red": "danger", "blue": "note", "yellow": "warning",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Call:
    """A shortcode with its arguments, those without a name by their place."""

    name: str
    values: dict[str, str]
    words: tuple[str, ...]

    def first(self, *names: str) -> str:
        """Return the first of the named arguments that is there."""
        return next((value for name in names if (value := self.values.get(name))), "")


def without_shortcodes(lines: list[Line], tell: Tell) -> list[Line]:
    """Return the lines with every shortcode written otherwise or left out."""
    if not any("{{<" in line.text or "{{%" in line.text for line in lines):
        return lines
    lines = _joined(lines)
    closed = {
        found["name"] for line in lines for found in _CODE.finditer(line.text) if found["end"]
    }
    return _Page(closed, tell).converted(lines)


class _Page:
    def __init__(self, closed: set[str], tell: Tell) -> None:
        self._closed = closed
        self._tell = tell

    def converted(self, lines: list[Line]) -> list[Line]:
        code = code_lines([line.text for line in lines])
        out: list[Line] = []
        for at, line in enumerate(lines):
            if "{{" not in line.text:
                out.append(line)
                continue
            text = line.text if at in code else self._line(line)
            text = _ESCAPED.sub(r"{{\1\2\3}}" if at in code else r"`{{\1\2\3}}`", text)
            if text.strip() or not line.text.strip():
                out += [Line(piece, line.number) for piece in text.split("\n")]
        return out

    def _line(self, line: Line) -> str:
        alone = _CODE.fullmatch(line.text.strip())
        if alone:
            lead = line.text[: len(line.text) - len(line.text.lstrip())]
            made = self._alone(alone, line.number)
            return "\n".join(lead + piece if piece else "" for piece in made.split("\n"))
        return _CODE.sub(lambda found: self._within(found, line.number), line.text)

    def _alone(self, found: re.Match[str], number: int) -> str:
        """Return what a shortcode that has its line to itself becomes."""
        call = _call(found)
        is_open = call.name in self._closed and not found["own"]
        if call.name in _FENCES and (found["end"] or is_open):
            language = call.first("lang", "language") or next(iter(call.words), "")
            return "```" + ("" if found["end"] else language)
        if found["end"]:
            return ":::"
        if not is_open:
            return self._within(found, number)
        return _container(call)

    def _within(self, found: re.Match[str], number: int) -> str:
        """Return what a shortcode within words becomes."""
        call = _call(found)
        source = call.first("src", "source", "link", "url", "path", "image")
        if call.name in _PICTURES:
            words = call.first("alt", "caption", "title", "text")
            picture = source or next(iter(call.words), "")
            return "" if found["end"] or not picture else f"![{words}](<{picture}>)"
        if call.name in _LINKS and not found["end"]:
            target = next(iter(call.words), "") or call.first("path", "page")
            return "/" + target.lstrip("/") if target.startswith("/") else target
        if found["end"] or call.name in self._closed:
            return ""
        kind, what = ("media", "cannot be shown and") if call.name in _FILMS else ("macro", "")
        self._tell(number, kind, " ".join(f"{found[0][:80]} {what} is left out.".split()))
        return call.first("text", "title") if kind == "macro" else ""


def _container(call: _Call) -> str:
    """Return the line that opens a box, a tab or a mere wrapper."""
    title = call.first("title", "name", "header", "summary", "tabname", "label")
    style = call.first("type", "color", "style", "context", "level", "status").lower()
    if call.name in _TITLED:
        return f":::details[{_plain(title or ' '.join(call.words[:1]))}]"
    if call.name not in _BOXES:
        return ":::div"
    kind = style or next(iter(call.words), "").lower()
    if call.name not in ("hint", "alert", "admonition", "callout", "notice", "box", "panel"):
        kind = call.name
    words = " ".join(call.words[1:2])
    kind = _GRAVITY.get(kind, kind)
    return f":::{kind if re.fullmatch(r'[a-z]+', kind) else 'note'}[{_plain(title or words)}]"


def _call(found: re.Match[str]) -> _Call:
    values: dict[str, str] = {}
    words: list[str] = []
    for word in _WORD.finditer(found["rest"]):
        value = next((x for x in (word[2], word[3], word[4]) if x is not None), "")
        if word[1]:
            values[word[1].lower()] = value
        else:
            words.append(value)
    name = found["name"].lower().rpartition("/")[2].removesuffix(".html")
    return _Call(name, values, tuple(words))


def _plain(title: str) -> str:
    return re.sub(r"[\[\]]", "", title)


def _joined(lines: list[Line]) -> list[Line]:
    """Return the lines with each shortcode that is spread over several on one."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        text, number = lines[at]
        end = at + 1
        if _OPENING_CODE.search(text):
            stop = min(len(lines), at + _MAX_LINES)
            found = next((n for n in range(end, stop) if "}}" in lines[n].text), 0)
            if found:
                end = found + 1
                text = " ".join([text, *(line.text.strip() for line in lines[at + 1 : end])])
        out.append(Line(text, number))
        at = end
    return out
