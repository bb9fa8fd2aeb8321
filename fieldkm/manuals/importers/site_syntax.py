"""Syntax of documentation sites that our Markdown does not have, put into words that it has.

MkDocs with Material: collapsibles, content tabs, icons, annotations, snippets, keys, marks. MyST:
the table of contents. What cannot be carried over is named with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from fieldkm.manuals.importers.markdown_scan import code_lines, without_code
from fieldkm.manuals.importers.report import ReportItem

_COLLAPSIBLE = re.compile(r"^(\s*)\?\?\?\+?(?=\s)")
_TAB = re.compile(r"^(\s*)===[!+]?\s+[\"“](.*)[\"”]\s*$")
_SNIPPET = re.compile(r"^\s*-{1,}8<-{1,}.*$")
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^{}]*\})?")
_ANNOTATE = re.compile(r"\{:?\s*\.annotate\s*\}")
_PICTURE_ATTRIBUTES = re.compile(
    r"(!\[[^\]]{0,300}\](?:\([^)]{0,999}\)|\[[^\]]{0,300}\]))\{:?([^{}]*)\}"
)
_KEYS = re.compile(r"\+\+([\w-]+(?:\+[\w-]+)*)\+\+")
_MARK = re.compile(r"(?<![=!<>])==(?![=\s])([^=\n]+)(?<!\s)==(?!=)")
_TOC = re.compile(r"^\s*\[TOC\]\s*$", re.IGNORECASE)
_MACROS = (("{{", "}}"), ("{%", "%}"))
_AUTODOC = re.compile(r"^\s*:::\s+\S")
_DIRECTIVE = re.compile(r"^(\s*)(`{3,}|:{3,})\{([\w-]+)\}\s*(.*)$")
_ENTRY = re.compile(r"^(.*\S)\s+<([^<>]+)>$")
_PROGRAMS = frozenset({"eval-rst", "include", "literalinclude", "mermaid", "graphviz", "plantuml"})

_MAX_DEPTH = 12  # of tabs within tabs

TitleOf = Callable[[str], str]


class SitePage:
    """One page on its way into our Markdown. `title_of` gives the title of the page at a link's
    target, empty where there is none."""

    def __init__(self, file: str, first_line: int, title_of: TitleOf) -> None:
        self._file = file
        self._first_line = first_line
        self._title_of = title_of
        self.items: list[ReportItem] = []

    def converted(self, text: str) -> str:
        """Return the text in our Markdown; what was lost or guessed is added to `items`."""
        return "\n".join(self._lines(text.split("\n"), 0, 0))

    def _lines(self, lines: list[str], offset: int, depth: int) -> list[str]:
        code = code_lines(lines)
        out: list[str] = []
        at = 0
        while at < len(lines):
            tab = _TAB.match(lines[at])
            directive = _DIRECTIVE.match(lines[at])
            if tab and at not in code and depth < _MAX_DEPTH:
                end = _block_end(lines, at, len(tab[1]) + 4)
                out += self._tab(tab, lines[at + 1 : end], offset + at, depth + 1)
            elif directive and directive[3] == "toctree":
                end = _fence_end(lines, at, directive[2])
                out += self._toctree(directive[1], lines[at + 1 : end - 1], offset + at)
            else:
                end = at + 1
                line = self._shown_as_written(directive, lines[at], offset + at)
                out.append(line if at in code else self._line(line, offset + at))
            at = end
        return out

    def _line(self, line: str, at: int) -> str:
        prose = without_code(line)
        if _SNIPPET.match(prose):
            self._report(at, "snippet", "The snippet is not included: " + line.strip())
            return ""
        if _TOC.match(prose):
            self._report(at, "toc", "[TOC] is left out: the contents stand beside the page.")
            return ""
        if _AUTODOC.match(prose):
            self._report(
                at, "autodoc", "What is generated from source code is lost: " + line.strip()
            )
            return ""
        if any(_has_between(prose, *signs) for signs in _MACROS):
            self._report(at, "macro", "A template is not filled in: " + line.strip()[:80])
        if _COLLAPSIBLE.match(prose):
            self._report(at, "collapsible", "What could be folded away is always open.")
            line = _COLLAPSIBLE.sub(r"\1!!!", line)
        return self._inline(line, prose, at)

    def _inline(self, line: str, prose: str, at: int) -> str:
        for pattern, kind, message, replacement in (
            (_ICON, "icon", "The icon is left out: {0}", ""),
            (_ANNOTATE, "annotation", "The notes stand as a list below the text.", ""),
        ):
            for match in pattern.finditer(prose):
                self._report(at, kind, message.format(match[0]))
            if pattern.search(prose):
                line = pattern.sub(replacement, line)
        for match in _PICTURE_ATTRIBUTES.finditer(prose):
            self._report(at, "picture-attributes", "Left out of the picture: " + match[2].strip())
        if _PICTURE_ATTRIBUTES.search(prose):
            line = _PICTURE_ATTRIBUTES.sub(r"\1", line)
        if "++" in prose and "`" not in line:
            line = _KEYS.sub(_keys, line)
        if "==" in prose and "`" not in line:
            line = _MARK.sub(r"<mark>\1</mark>", line)
        return line

    def _tab(self, tab: re.Match[str], body: list[str], at: int, depth: int) -> list[str]:
        self._report(at, "tab", f"The tab “{tab[2]}” stands below the others.")
        indent = len(tab[1])
        inner = [line[indent + 4 :] for line in body]
        lead = " " * indent
        content = [lead + line if line else "" for line in self._lines(inner, at + 1, depth)]
        blank = [""] if content and content[0] else []
        return [f"{lead}**{tab[2]}**", *blank, *content]

    def _toctree(self, lead: str, body: list[str], at: int) -> list[str]:
        out = []
        for number, line in enumerate(body, at + 1):
            entry = line.strip()
            if not entry:
                continue
            if entry.startswith(":"):
                if entry.startswith(":glob:"):
                    self._report(number, "toctree-glob", "Pages named by a pattern are not listed.")
                continue
            named = _ENTRY.match(entry)
            target = named[2] if named else entry
            title = named[1] if named else self._title_of(target)
            if not title:
                self._report(number, "dead-link", f"“{target}” in the contents leads nowhere.")
                continue
            target = target if "://" in target or target.endswith(".md") else target + ".md"
            out.append(f"{lead}- [{title}]({target})")
        return ["", *out, ""]

    def _shown_as_written(self, directive: re.Match[str] | None, line: str, at: int) -> str:
        """Return the beginning of a code block for what only another program can carry out."""
        if directive is None or directive[3] not in _PROGRAMS:
            return line
        self._report(at, "directive", f"“{directive[3]}” is shown as it is written.")
        return directive[1] + directive[2]

    def _report(self, at: int, kind: str, message: str) -> None:
        self.items.append(ReportItem(self._file, self._first_line + at, kind, message))


def _has_between(line: str, opening: str, closing: str) -> bool:
    """Tell whether something stands between two signs."""
    start = line.find(opening)
    return start >= 0 and line.find(closing, start + len(opening) + 1) >= 0


def _block_end(lines: list[str], start: int, indent: int) -> int:
    """Return the place behind the block that is indented below `start`, without its last blank
    lines."""
    end = start + 1
    for at in range(start + 1, len(lines)):
        if lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) < indent:
            break
        if lines[at].strip():
            end = at + 1
    return end


def _fence_end(lines: list[str], start: int, fence: str) -> int:
    for at in range(start + 1, len(lines)):
        if lines[at].strip().startswith(fence):
            return at + 1
    return len(lines) + 1


def _keys(match: re.Match[str]) -> str:
    return "+".join(f"<kbd>{key.capitalize()}</kbd>" for key in match[1].split("+"))
