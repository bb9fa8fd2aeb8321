"""Boxes, tabs and directives of documentation sites, unpacked: what they hold becomes Markdown of
ours, indented below an admonition where it was a box.

MkDocs with Material: tabs, collapsibles. Docusaurus and MyST: `:::`. MyST: directives in fences.
GitBook: `{% hint %}` and its kin.
"""

from __future__ import annotations

import re

from fieldkm.manuals.importers.draft import Line, Tell
from fieldkm.manuals.importers.markdown_scan import code_lines
from fieldkm.manuals.importers.sites.directives import Directives, boxed
from fieldkm.manuals.importers.sites.gitbook_tags import GITBOOK_BLOCKS, TagBlock, read_tag
from fieldkm.manuals.importers.sites.rst_lines import indented_end
from fieldkm.manuals.labels import signal_named

_TAB = re.compile(r"^(\s*)===[!+]?\s+[\"“](.*)[\"”]\s*$")
_FOLDED = re.compile(r"^(\s*)\?\?\?\+?(?=\s)")
_DIRECTIVE = re.compile(r"^(\s*)(`{3,}|~{3,}|:{3,})\s*\{([\w:.-]+)\}\s*(.*)$")
_CODE_OPENING = re.compile(r"^(\s*(?:`{3,}|~{3,}))\s*(.*?)\s*$")
_CODE_LANGUAGE = re.compile(r"^\{?\s*[.=]?([\w+#-]*)")
_CODE_TITLE = re.compile(
    r"\b(?:title|filename|caption)\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|(\S+))|\s\[([^\]]+)\]"
)
_CALLOUT = re.compile(r"^([!?])&?> ?(?=\S)(.*)$")
_DOTTED = re.compile(r"^(\s*)\.\. +(details|note|tip|info|warning|danger|caution)::\s*(.*)$")
_VUE_TAB = re.compile(r"^(\s*)@tab(?::active)?\s+(.+?)\s*$")
_PASTED = re.compile(r"^\s*<<<\s*@?([^\s{#\[]+).*$|^\s*<!--\s*@include:\s*([^\s{#]+).*-->\s*$")
_DOCSIFY_INCLUDE = re.compile(r"^\s*\[[^\]]*\]\(([^)\s]+)\s+[\"']:include[^\"']*[\"']\)\s*$")
_LANGUAGES = frozenset(
    {"bash", "sh", "shell", "console", "python", "r", "c", "cpp", "js", "json", "yaml", "toml",
     "ini", "text", "java", "rust", "go", "ruby", "sql", "xml", "html", "css", "diff"}
)  # fmt: skip
_CONTAINER = re.compile(r"^(\s*)(:{3,})\s*([A-Za-z][\w-]*)(?:\[([^\]]*)\])?\s*(.*)$")
_AUTODOC = re.compile(r"^:::\s+[\w-]+\.[\w.]+\s*$")
_DIVISION = re.compile(r"^(\s*)<div\s+[^<>]*class=[\"']([^\"']*)[\"'][^<>]*>(.*)$", re.IGNORECASE)
_SNIPPET = re.compile(r"^-{1,}8<-{1,}\s+[\"']([^\"':]+)[\"']\s*$")
_SLASHES = re.compile(r"^(\s*)/{3,}\s*([A-Za-z][\w-]*)?\s*(?:\|\s*(.*?))?\s*$")
_MAX_DEPTH = 12


class SiteBlocks:
    """The blocks of one page. `tell` takes line, kind and message."""

    def __init__(self, directives: Directives, tell: Tell) -> None:
        self._directives = directives
        self._tell = tell

    def unpacked(self, lines: list[Line], depth: int = 0) -> list[Line]:
        """Return the lines with every block unpacked, those within others as well."""
        if depth > _MAX_DEPTH:
            return lines
        code = code_lines([line.text for line in lines])
        lines = [x if at in code else _with_colons(x) for at, x in enumerate(lines)]
        out: list[Line] = []
        at = 0
        while at < len(lines):
            end, made = self._block(lines, at, depth, is_code=at in code)
            out += made
            at = end
        return out

    def _block(
        self, lines: list[Line], at: int, depth: int, *, is_code: bool
    ) -> tuple[int, list[Line]]:
        text = lines[at].text
        directive = _DIRECTIVE.match(text)
        if directive and _is_directive(directive, is_code=is_code):
            return self._directive(directive, lines, at, depth)
        if is_code:
            return at + 1, _code_line(lines, at)
        tab = _TAB.match(text)
        if tab:
            return self._tab(tab, lines, at, depth)
        if ":::" in text:
            return self._colons(lines, at, depth)
        return self._marked(lines, at, depth) or (at + 1, [self._leaf(lines[at])])

    def _marked(self, lines: list[Line], at: int, depth: int) -> tuple[int, list[Line]] | None:
        """Read a block that its first line marks as one, None where it does not."""
        text = lines[at].text
        division = _DIVISION.match(text)
        if division and (kind := _kind_of(division[2])):
            return self._division(kind, division, lines, at, depth)
        callout = _CALLOUT.match(text)
        if callout:
            return self._callout(callout, lines, at, depth)
        dotted = _DOTTED.match(text)
        if dotted:
            return self._dotted(dotted, lines, at, depth)
        pasted = self._pasted(lines[at])
        if pasted is not None:
            return at + 1, pasted
        tag = read_tag(text)
        return self._tags(tag, lines, at, depth) if tag and tag.name in GITBOOK_BLOCKS else None

    def _dotted(
        self, found: re.Match[str], lines: list[Line], at: int, depth: int
    ) -> tuple[int, list[Line]]:
        """Read a box of teedoc, `.. note::Title` with what is indented below it."""
        lead = found[1]
        end = indented_end(lines, at + 1, len(lead))
        body = _stripped(_without_indent(lines[at + 1 : end], len(lead) + 4))
        made = self._directives.box(found[2], found[3], body, lines[at].number)
        return end, _indented(self.unpacked(made, depth + 1), lead)

    def _callout(
        self, found: re.Match[str], lines: list[Line], at: int, depth: int
    ) -> tuple[int, list[Line]]:
        """Read a paragraph of docsify that begins with `!>` or `?>`."""
        end = next((n for n in range(at + 1, len(lines)) if not lines[n].text.strip()), len(lines))
        body = [Line(found[2], lines[at].number), *lines[at + 1 : end]]
        kind = "warning" if found[1] == "!" else "tip"
        return end, self.unpacked(boxed(kind, "", body, lines[at].number), depth + 1)

    def _pasted(self, line: Line) -> list[Line] | None:
        """Return the lines of another file where a line asks for them."""
        text, number = line
        snippet = _SNIPPET.match(text)
        found = _PASTED.match(text) or _DOCSIFY_INCLUDE.match(text)
        name = next((x for x in found.groups() if x), "") if found else ""
        name = f"/{snippet[1]}" if snippet else name
        included = self._directives.include(name) if name else None
        if included is None:
            return None
        if name.endswith((".md", ".txt")) or snippet:
            return [Line("", number), *included, Line("", number)]
        code = [Line(x.text, number) for x in included]
        return [Line("", number), Line("```", number), *code, Line("```", number)]

    def _leaf(self, line: Line) -> Line:
        tab = _VUE_TAB.match(line.text)
        if tab:
            self._tell(line.number, "tab", f"The tab “{tab[2]}” stands below the others.")
            return Line(f"\n{tab[1]}**{tab[2]}**\n", line.number)
        if _FOLDED.match(line.text):
            self._tell(line.number, "collapsible", "What could be folded away is always open.")
            return Line(_FOLDED.sub(r"\1!!!", line.text), line.number)
        return line

    def _directive(
        self, found: re.Match[str], lines: list[Line], at: int, depth: int
    ) -> tuple[int, list[Line]]:
        lead, fence, name, title = found[1], found[2], found[3].lower(), found[4].strip()
        end = _colon_end(lines, at) if fence[0] == ":" else _fence_end(lines, at, fence)
        body = _without_indent(lines[at + 1 : end - 1], len(lead))
        made = self._directives.written(name, title, body, lines[at].number)
        return end, _indented(self.unpacked(made, depth + 1), lead)

    def _tab(
        self, tab: re.Match[str], lines: list[Line], at: int, depth: int
    ) -> tuple[int, list[Line]]:
        number = lines[at].number
        self._tell(number, "tab", f"The tab “{tab[2]}” stands below the others.")
        end = indented_end(lines, at + 1, len(tab[1]))
        body = self.unpacked(_without_indent(lines[at + 1 : end], len(tab[1]) + 4), depth + 1)
        made = [Line(f"**{tab[2]}**", number)]
        made += [Line("", number)] if body and body[0].text else []
        return end, _indented([*made, *body], tab[1])

    def _colons(self, lines: list[Line], at: int, depth: int) -> tuple[int, list[Line]]:
        text, number = lines[at]
        if _AUTODOC.match(text):
            self._tell(number, "autodoc", f"Generated from source code, and lost: {text.strip()}")
            return indented_end(lines, at + 1, 0), []
        box = _CONTAINER.match(text)
        if box:
            end = _colon_end(lines, at)
            body = _without_indent(lines[at + 1 : end - 1], len(box[1]))
            title = (box[4] or box[5]).strip()
            made = self._directives.box(box[3].lower(), title, body, number)
            return end, _indented(self.unpacked(made, depth + 1), box[1])
        if re.fullmatch(r"\s*:{3,}\s*", text):
            self._tell(number, "fence-unmatched", "A “:::” that opens nothing is left out.")
            return at + 1, []
        return at + 1, [lines[at]]

    def _division(
        self, kind: str, found: re.Match[str], lines: list[Line], at: int, depth: int
    ) -> tuple[int, list[Line]]:
        """Read a `<div class="warning">`, as mdBook and hand-written pages have it."""
        lead, number = found[1], lines[at].number
        end, open_tags = at, 0
        while end < len(lines):
            text = lines[end].text.lower()
            open_tags += text.count("<div") - text.count("</div")
            end += 1
            if open_tags <= 0:
                break
        inner = [Line(found[3], number), *lines[at + 1 : end]]
        inner[-1] = Line(
            re.sub(r"</div>\s*$", "", inner[-1].text, flags=re.IGNORECASE), inner[-1].number
        )
        body = self.unpacked(_without_indent(inner, len(lead) + 2), depth + 1)
        return end, _indented(self._directives.box(kind, "", _stripped(body), number), lead)

    def _tags(
        self, tag: TagBlock, lines: list[Line], at: int, depth: int
    ) -> tuple[int, list[Line]]:
        end = tag.end(lines, at)
        within = lines[at + 1 : end - 1]
        opening = re.sub(r"\{%-?\s*end-?[\w-]+\s*-?%\}", "", tag.rest).strip()
        if opening and tag.name not in ("file", "embed"):
            within = [Line(tag.lead + opening, lines[at].number), *within]
        body = _without_indent(within, len(tag.lead))
        made = self._directives.tag(tag, body, lines[at].number)
        return end, _indented(self.unpacked(made, depth + 1), tag.lead)


def _is_directive(found: re.Match[str], *, is_code: bool) -> bool:
    """Tell whether braces behind a fence name a directive of MyST, not what Pandoc writes there."""
    if found[2][0] == ":":
        return not is_code
    return found[3][0] not in ".=" and found[3].lower() not in _LANGUAGES


def _code_line(lines: list[Line], at: int) -> list[Line]:
    """Return a line of code; what sites say behind a fence beside the language is left out, but for
    the name of the file, which stands above."""
    text, number = lines[at]
    found = _CODE_OPENING.match(text) if any(sign in text for sign in "{=[") else None
    if not found or (at and lines[at - 1].text.strip()[:1] in ("`", "~")) or "`" in found[2]:
        return [lines[at]]
    language = _CODE_LANGUAGE.match(found[2])
    title = _CODE_TITLE.search(found[2])
    lead = text[: len(text) - len(text.lstrip())]
    words = next((name for name in title.groups() if name), "") if title else ""
    above = [Line(f"{lead}`{words}`", number), Line("", number)] if words else []
    return [*above, Line(found[1] + (language[1] if language else ""), number)]


def _with_colons(line: Line) -> Line:
    """Return a line of Material's newer blocks (`/// note | Title`) as one with colons."""
    found = _SLASHES.match(line.text) if "///" in line.text else None
    if not found:
        return line
    title = f"[{found[3]}]" if found[3] else ""
    return Line(f"{found[1]}:::{found[2] or ''}{title}", line.number)


def _kind_of(classes: str) -> str:
    """Return the box that the classes of a division name, empty where it is a mere wrapper."""
    words = re.split(r"[\s_-]+", classes.lower())
    return next((word for word in words if signal_named(word)), "")


def _stripped(lines: list[Line]) -> list[Line]:
    """Return the lines without the blank ones at both ends."""
    full = [at for at, line in enumerate(lines) if line.text.strip()]
    return lines[full[0] : full[-1] + 1] if full else []


def _fence_end(lines: list[Line], start: int, fence: str) -> int:
    for at in range(start + 1, len(lines)):
        text = lines[at].text.strip()
        if text.startswith(fence) and set(text) == {fence[0]}:
            return at + 1
    return len(lines) + 1


def _colon_end(lines: list[Line], start: int) -> int:
    """Return the place behind the `:::` that closes the one at `start`."""
    indent = len(lines[start].text) - len(lines[start].text.lstrip())
    code = code_lines([line.text for line in _without_indent(lines[start:], indent)])
    depth = 0
    for at in range(start, len(lines)):
        text = lines[at].text.strip()
        if at - start in code or not text.startswith(":::"):
            continue
        depth += -1 if not text.strip(":") else 1
        if depth == 0:
            return at + 1
    return len(lines) + 1


def _without_indent(lines: list[Line], indent: int) -> list[Line]:
    return [
        Line(line.text[min(indent, len(line.text) - len(line.text.lstrip())) :], line.number)
        for line in lines
    ]


def _indented(lines: list[Line], lead: str) -> list[Line]:
    return [Line(lead + line.text if line.text else "", line.number) for line in lines]
