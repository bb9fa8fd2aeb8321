"""HTML and MDX between Markdown: wrappers fall away, pictures and captions become Markdown, and
components of a site's own are left out with a word."""

from __future__ import annotations

import html
import re

from fieldkm.manuals.importers.draft import Line, Tell
from fieldkm.manuals.importers.markdown_scan import code_lines, line_without_code

_WRAPPERS = (
    "div|section|article|center|figure|main|header|footer|aside|nav|font|picture|source|html|body|"
    "clientonly|!doctype"
)
_WRAPPER = re.compile(
    rf"</?(?:{_WRAPPERS}|details|figcaption)\b(?:\"[^\"]*\"|[^<>\"])*>", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"^\s*<p\b[^<>]*>|</p>\s*$", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary\b[^<>]*>(.*?)</summary>", re.IGNORECASE)
_CAPTION = re.compile(r"<figcaption\b[^<>]*>(.*?)</figcaption>", re.IGNORECASE)
_PICTURE = re.compile(  # no tag is `![](<img/open door.png>)`
    r"(?<!\]\()<img\b((?:\"[^\"]*\"|'[^']*'|\{[^{}]*\}|[^<>{}\"'])*)/?>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|\{([^{}]*)\}|([^\s\"'>]+))")
_QUOTED = re.compile(r"[\"'`]([^\"'`]+)[\"'`]")
_VIDEO = re.compile(
    r"<(iframe|video|object|embed|script|style|audio|head|noscript|template)\b", re.IGNORECASE
)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)
_OPEN_TAG = re.compile(r"<(?:[A-Za-z][\w.]*)(?:\s[^<>]*)?$")
_MAX_LINES_OF_TAG = 16
_TAB_LABEL = re.compile(
    r"\blabel:\s*[\"']([^\"']+)[\"']\s*,\s*value:\s*[\"']([^\"']+)"
    r"|\bvalue:\s*[\"']([^\"']+)[\"']\s*,\s*label:\s*[\"']([^\"']+)"
)
_PICTURE_NAME = re.compile(r"[^\s{}]+\.(?:png|jpe?g|gif|svg|webp|avif)$", re.IGNORECASE)
_COMPONENT = re.compile(
    r"</?([A-Z]\w*(?:\.\w+)*)\b((?:\"[^\"]*\"|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^<>{}\"])*)>"
)
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_KEPT_ENTITIES = frozenset({"&lt;", "&gt;", "&amp;", "&quot;", "&#60;", "&#62;", "&#38;"})


class HtmlBlocks:
    """The HTML of one page. `is_mdx` tells that `import` and `<Component>` mean something."""

    def __init__(self, tell: Tell, *, is_mdx: bool) -> None:
        self._tell = tell
        self._is_mdx = is_mdx
        self._tabs: dict[str, str] = {}

    def unwrapped(self, lines: list[Line]) -> list[Line]:
        """Return the lines without wrappers and components."""
        lines = _joined_tags(lines)
        if self._is_mdx:
            found = (_TAB_LABEL.finditer(line.text) for line in lines if "label:" in line.text)
            self._tabs = {x[2] or x[3]: x[1] or x[4] for labels in found for x in labels}
        code = code_lines([line.text for line in lines])
        margins = _list_margins(lines)
        out: list[Line] = []
        hidden = ""
        for at, line in enumerate(lines):
            is_plain = at in code or not any(sign in line.text for sign in "<{&ie")
            if at in code and not (line.text[:1] == " " and "<" in line.text and _is_html(out)):
                out.append(line)
            elif hidden:
                hidden = "" if f"</{hidden}" in line.text.lower() else hidden
            elif is_plain and at not in code:
                out.append(line)
            else:
                hidden = self._gone(line)
                is_gone = hidden or self._is_one_line_gone(line)
                out += [] if is_gone else self._line(line, margins[at])
        return out

    def _gone(self, line: Line) -> str:
        """Return the name of the tag that hides what follows, empty where none begins."""
        found = _VIDEO.search(line_without_code(line.text))
        if not found:
            return ""
        name = found[1].lower()
        source = _SOURCE.search(line.text)
        what = source[1] if source else name
        self._tell(line.number, "media", f"“{what}” ({name}) cannot be shown and is left out.")
        return "" if f"</{name}" in line.text.lower() or "/>" in line.text else name

    def _is_one_line_gone(self, line: Line) -> bool:
        return bool(_VIDEO.search(line_without_code(line.text)))

    def _line(self, line: Line, margin: str) -> list[Line]:
        text, number = line
        prose = line_without_code(text)
        if "<" in prose:
            text = self._tags(text, prose, number)
        if "&" in prose and "`" not in text:
            text = _ENTITY.sub(_character, text)
        if text == line.text:
            return [line]
        pieces = text.split("\n")
        while len(pieces) > 1 and not pieces[-1].strip():
            pieces.pop()
        indent = line.text[: len(line.text) - len(line.text.lstrip())]
        indent = indent if len(indent) < 4 or line.text.lstrip()[0] != "<" else margin
        return [Line(indent + x.strip() if x.strip() else "", number) for x in pieces]

    def _tags(self, text: str, prose: str, number: int) -> str:
        if self._is_mdx:
            text = _COMPONENT.sub(lambda tag: self._component(tag, number), text)
        is_block = not prose.lstrip().startswith("|") and "<td" not in prose and "<th" not in prose
        if is_block:
            text = _CAPTION.sub(_caption, text)
            text = _SUMMARY.sub(lambda found: self._summary(found, number), text)
            is_alone = not _PICTURE.sub("", prose).strip()
            if is_alone or _WRAPPER.search(prose) or _PARAGRAPH.search(prose) or "{" in prose:
                text = _PICTURE.sub(lambda found: _markdown_picture(found[1]), text)
            text = _PARAGRAPH.sub("\n", text) if prose.lstrip()[:2].lower() != "<t" else text
        return _outside_code(_WRAPPER, "\n" if is_block else " ", text)

    def _summary(self, found: re.Match[str], number: int) -> str:
        self._tell(number, "collapsible", "What could be folded away is always open.")
        words = re.sub(r"<[^<>]+>|\*\*", "", found[1]).strip()
        is_told = words and words.lower() not in ("table of contents", "contents", "目录")
        return f"\n\n**{words}**\n\n" if is_told else "\n"

    def _component(self, tag: re.Match[str], number: int) -> str:
        values = _attributes(tag[2])
        label = values.get("label") or values.get("title", "")
        if tag[0].startswith("</"):
            return "\n"
        if tag[1] == "Badge":
            return values.get("text", "")
        label = label or (self._tabs.get(values.get("value", ""), "") if self._tabs else "")
        if tag[1] in ("Tabs", "TabItem", "CodeBlock", "Admonition", "Steps", "Step"):
            if tag[1] == "TabItem":
                self._tell(number, "tab", f"The tab “{label}” stands below the others.")
            return f"\n\n**{label}**\n\n" if label and tag[1] != "Tabs" else "\n"
        if "src" in values or "img" in values:
            return _markdown_picture(tag[2].replace("img=", "src="))
        picture = next((x for x in values.values() if _PICTURE_NAME.match(x)), "")
        if picture:
            return f"![{values.get('alt', '')}](<{picture}>)"
        self._tell(number, "component", f"The component “{tag[1]}” of the site is left out.")
        return f"\n\n**{label}**\n\n" if label else "\n"


def _list_margins(lines: list[Line]) -> list[str]:
    """Return for each line the blanks with which it belongs to the list item that it stands in."""
    margins: list[str] = []
    items: list[int] = []
    for line in lines:
        text = line.text.lstrip()
        indent = len(line.text) - len(text)
        if _ITEM.match(text):
            items = [*(at for at in items if at < indent), indent]
        elif text:
            items = [at for at in items if indent >= at + 2]
        margins.append("    " * len(items))
    return margins


def _is_html(out: list[Line]) -> bool:
    """Tell whether what was written last came from HTML, so that an indented tag is no code."""
    last = next((line.text for line in reversed(out) if line.text.strip()), "")
    return bool(re.search(r"^!\[|^\*\*.*\*\*$|</?\w+[^<>]*>\s*$", last.strip()))


def _joined_tags(lines: list[Line]) -> list[Line]:
    """Return the lines with each tag that is spread over several on one."""
    code = code_lines([line.text for line in lines])
    out: list[Line] = []
    at = 0
    while at < len(lines):
        text, number = lines[at]
        end = at + 1
        closing = "" if at in code or "<" not in text else _closing(text)
        if closing:
            stop = min(len(lines), at + _MAX_LINES_OF_TAG)
            found = next((n for n in range(end, stop) if closing in lines[n].text.lower()), 0)
            if found:
                end = found + 1
                text = " ".join([text, *(line.text.strip() for line in lines[at + 1 : end])])
        out.append(Line(text, number))
        at = end
    return out


def _closing(text: str) -> str:
    """Return what a line waits for whose last tag goes on below it."""
    if "<summary" in text.lower() and "</summary" not in text.lower():
        return "</summary>"
    if "<figcaption" in text.lower() and "</figcaption" not in text.lower():
        return "</figcaption>"
    return ">" if _OPEN_TAG.search(text) else ""


def _attributes(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(text)
    return {pair[1].lower(): pair[2] or pair[3] or pair[4] or pair[5] or "" for pair in found}


def _markdown_picture(attributes: str) -> str:
    values = _attributes(attributes)
    source = values.get("src", "")
    quoted = _QUOTED.search(source)
    alt = re.sub(r"[\[\]\n]", " ", html.unescape(values.get("alt", ""))).strip()
    return f"![{alt}](<{html.unescape(quoted[1] if quoted else source)}>)"


def _caption(found: re.Match[str]) -> str:
    words = re.sub(r"</?p\b[^<>]*>", "", found[1]).strip()
    return f"\n\n*{words}*\n\n" if words else "\n"


def _outside_code(pattern: re.Pattern[str], replacement: str, text: str) -> str:
    if "`" not in text:
        return pattern.sub(replacement, text)
    prose = line_without_code(text)
    for found in reversed(list(pattern.finditer(prose))):
        text = text[: found.start()] + replacement + text[found.end() :]
    return text


def _character(found: re.Match[str]) -> str:
    entity = found[0]
    character = html.unescape(entity)
    if character == "&" and found.string[found.end() : found.end() + 1] in ("", " "):
        return character
    if entity in _KEPT_ENTITIES or character in '<>&"*_`[]\\|#':
        return entity
    return " " if character == "\N{NO-BREAK SPACE}" else character
