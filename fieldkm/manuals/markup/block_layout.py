"""Markdown's blocks laid out as the dialect reads them, whatever dialect they were written in.

Python-Markdown wants four spaces below a list item, a blank line before a list and code fences at
the left margin; most Markdown in the world is written for CommonMark, which wants none of that.
This pass indents by fours, puts code blocks aside, bounds the nesting, and marks headings with
their line in the source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from fieldkm.manuals.markup.line_marks import marked_heading, prepared

MAX_NESTING = 8

_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])( +|$)(.*)")
_RULE = re.compile(r"([-*_])(?: *\1){2,} *$")
_FENCE = re.compile(r"(`{3,}|~{3,}) *([^`]*)$")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?) ?([\w-]+(?: +[\w-]+)*)( +\".*\")? *$")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:")
_DEFINITION = re.compile(r":( +)\S")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_TABLE_RULE = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_MANY_MARKERS = re.compile(rf"(?:(?:[-*+]|\d{{1,9}}[.)]) +){{{MAX_NESTING},}}")


@dataclass(frozen=True, slots=True)
class _Container:
    """A block that holds others: a list item, an admonition, a footnote."""

    marker: int
    content: int
    output: int
    is_list: bool

    def holds(self, indent: int, is_item: bool) -> bool:
        """Tell whether a line with `indent` lies in the container; items may be a little too far
        left."""
        if self.is_list and is_item:
            return indent >= self.marker + 2
        return indent >= min(self.content, self.marker + 4)


@dataclass(slots=True)
class _Fence:
    mark: str
    indent: int
    language: str
    prefix: str
    lines: list[str] = field(default_factory=list)


class BlockLayout:
    """Lays out one text; `store` puts finished HTML aside and returns the words that stand for
    it."""

    def __init__(self, store: Callable[[str], str], depth: int = 0) -> None:
        self._store = store
        self._depth = depth
        self._out: list[str] = []
        self._containers: list[_Container] = []
        self._fence: _Fence | None = None
        self._in_paragraph = False
        self._paragraph_is_item = False
        self._in_table = False
        self._code_indent = -1
        self._skips_underline = False
        self.too_deep: list[int] = []

    def arrange(self, lines: list[str], first_line: int = 1) -> list[str]:
        """Return `lines` laid out; `first_line` is the number of the first in the source."""
        at = 0
        while at < len(lines):
            line = lines[at]
            following = lines[at + 1] if at + 1 < len(lines) else ""
            if self._skips_underline:
                self._skips_underline = False
            elif self._fence is not None:
                self._inside_fence(line)
            elif not line.strip():
                self._blank()
            elif self._is_quote(line):
                end = _end_of_quote(lines, at)
                self._quote(lines[at:end], first_line + at)
                at = end - 1
            else:
                self._line(line, following, first_line + at)
            at += 1
        if self._fence is not None:
            self._close_fence(self._fence)
        return self._out

    # ------------------------------------------------------------ lines

    def _line(self, line: str, following: str, number: int) -> None:
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        if self._in_paragraph and not self._starts_block(text):
            self._continue_paragraph(text, following)
            return
        item = None if _RULE.match(text) else _ITEM.match(text)
        self._leave_containers(indent, item is not None)
        if self._is_code(indent):
            self._code(line, indent)
            return
        self._code_indent = -1
        fence = _FENCE.match(text)
        if fence:
            self._open_fence(fence, indent, " " * self._output)
        elif item:
            self._item(item, indent, number)
        else:
            self._plain(text, indent, following, number)

    def _plain(self, text: str, indent: int, following: str, number: int) -> None:
        if _ADMONITION.match(text):
            self._separate()
            self._out.append(" " * self._output + text.replace("???+", "!!!").replace("???", "!!!"))
            self._enter(_Container(indent, indent + 4, self._output + 4, is_list=False), number)
            self._in_paragraph = False
            return
        heading = _HEADING.match(text)
        underline = _UNDERLINE.match(following)
        if heading:
            self._heading(heading[1], text[heading.end() :], number)
            return
        if underline and following.strip() and not (_RULE.match(text) or text[0] in "|{:["):
            self._heading("#" if following.strip()[0] == "=" else "##", text, number)
            self._skips_underline = True
            return
        self._out.append(" " * self._output + prepared(text))
        if _FOOTNOTE.match(text) or _DEFINITION.match(text):
            self._enter(_Container(indent, indent + 4, self._output + 4, is_list=False), number)
        self._in_paragraph, self._paragraph_is_item = True, False

    def _heading(self, hashes: str, words: str, number: int) -> None:
        self._separate()
        marked = marked_heading(f"{hashes} ", len(hashes) + 1, number)
        self._out += [" " * self._output + marked + prepared(words), ""]
        self._in_paragraph = False

    def _continue_paragraph(self, text: str, following: str) -> None:
        if _HEADING.match(text):
            text = "\\" + text
        if "|" in text and _is_table_rule(following) and not self._in_table:
            self._separate()
            self._in_table = True
        self._out.append(" " * self._output + prepared(text))

    def _item(self, item: re.Match[str], indent: int, number: int) -> None:
        marker, spaces, rest = item.groups()
        if self._in_paragraph and not (self._paragraph_is_item or self._is_sibling):
            self._separate()
        marker = marker.replace(")", ".")
        width = len(marker) + (len(spaces) if 0 < len(spaces) <= 4 else 1)
        prefix = " " * self._output + marker + " "
        container = _Container(indent, indent + width, self._output + 4, is_list=True)
        if not self._enter(container, number):
            self._out.append(" " * self._output + "\\" + marker + " " + prepared(rest))
            return
        self._in_paragraph = self._paragraph_is_item = True
        fence = _FENCE.match(rest)
        if fence:
            self._open_fence(fence, indent + width, prefix)
            return
        deep = _MANY_MARKERS.match(rest)
        if deep:
            self.too_deep.append(number)
            rest = "\\" + rest
        self._out.append(prefix + prepared(rest))

    # ------------------------------------------------------------ containers

    @property
    def _output(self) -> int:
        return self._containers[-1].output if self._containers else 0

    @property
    def _is_sibling(self) -> bool:
        last = next((line for line in reversed(self._out) if line.strip()), "")
        return bool(_ITEM.match(last.lstrip(" ")))

    def _enter(self, container: _Container, number: int) -> bool:
        if len(self._containers) + self._depth >= MAX_NESTING:
            self.too_deep.append(number)
            return False
        self._containers.append(container)
        return True

    def _leave_containers(self, indent: int, is_item: bool) -> None:
        while self._containers and not self._containers[-1].holds(indent, is_item):
            self._containers.pop()

    def _starts_block(self, text: str) -> bool:
        """Tell whether `text` ends the paragraph above it."""
        item = _ITEM.match(text)
        if item and item[3] and not _RULE.match(text):
            in_list = any(container.is_list for container in self._containers)
            return not item[1][0].isdigit() or item[1][:-1] == "1" or in_list
        return bool(_FENCE.match(text) or _ADMONITION.match(text) or _HEADING.match(text))

    # ------------------------------------------------------------ code

    def _is_code(self, indent: int) -> bool:
        base = self._containers[-1].content if self._containers else 0
        if self._containers and indent < self._output + 4 and not self._containers[-1].is_list:
            return False
        return indent - base >= 4 and not self._in_paragraph

    def _code(self, line: str, indent: int) -> None:
        if self._code_indent < 0:
            base = self._output + 4
            self._code_indent = min(base, indent)
        extra = max(0, indent - self._code_indent)
        self._out.append(" " * (self._output + 4 + extra) + line.lstrip(" "))

    def _open_fence(self, fence: re.Match[str], indent: int, prefix: str) -> None:
        self._fence = _Fence(fence[1], indent, fence[2].strip(), prefix)

    def _inside_fence(self, line: str) -> None:
        fence = self._fence
        if fence is None:
            return
        text = line.strip()
        if text and set(text) == {fence.mark[0]} and len(text) >= len(fence.mark):
            self._close_fence(fence)
        else:
            spaces = len(line) - len(line.lstrip(" "))
            fence.lines.append(line[min(spaces, fence.indent) :])

    def _close_fence(self, fence: _Fence) -> None:
        self._fence = None
        directive = re.fullmatch(r"\{([\w-]+)\} *(.*)|", fence.language)
        if directive and directive[1]:
            self._directive(directive[1], directive[2], fence)
            return
        code = html.escape("\n".join(fence.lines), quote=False)
        if not fence.prefix.strip():
            self._separate()
        self._out += [fence.prefix + self._store(f"<pre><code>{code}\n</code></pre>"), ""]
        self._in_paragraph = False

    def _directive(self, name: str, title: str, fence: _Fence) -> None:
        """Lay out a MyST directive (```` ```{note} ````) as an admonition; what it holds is
        Markdown."""
        body = [line for line in fence.lines if not re.match(r":[\w-]+:", line)]
        quoted = ' "' + title.replace('"', "'") + '"' if title else ""
        self._separate()
        lead = " " * self._output
        inner = BlockLayout(self._store, self._depth + len(self._containers) + 1)
        self._out.append(f"{lead}!!! {name}{quoted}")
        self._out += [f"{lead}    {line}" if line else "" for line in inner.arrange(body)]
        self._out.append("")
        self._in_paragraph = False

    # ------------------------------------------------------------ quotes and blanks

    def _is_quote(self, line: str) -> bool:
        text = line.lstrip(" ")
        if not text.startswith(">"):
            return False
        indent = len(line) - len(text)
        base = self._containers[-1].content if self._containers else 0
        return self._in_paragraph or indent - base < 4

    def _quote(self, lines: Iterable[str], number: int) -> None:
        first = next(iter(lines))
        self._leave_containers(len(first) - len(first.lstrip(" ")), is_item=False)
        inner_lines = [re.sub(r"^ *> ?", "", line) for line in lines]
        depth = self._depth + len(self._containers) + 1
        lead = " " * self._output
        if depth > MAX_NESTING:
            self.too_deep.append(number)
            self._out += [lead + prepared(line.replace(">", "").strip()) for line in inner_lines]
            return
        inner = BlockLayout(self._store, depth)
        self._separate()
        self._out += [f"{lead}> {line}".rstrip() for line in inner.arrange(inner_lines, number)]
        self._out.append("")
        self.too_deep += inner.too_deep
        self._in_paragraph = False

    def _blank(self) -> None:
        self._out.append("")
        self._in_paragraph = self._in_table = False

    def _separate(self) -> None:
        """Put a blank line where a block begins right below a paragraph."""
        if self._out and self._out[-1].strip():
            self._out.append("")


def _end_of_quote(lines: list[str], start: int) -> int:
    end = start
    while end < len(lines) and lines[end].lstrip(" ").startswith(">"):
        end += 1
    return end


def _is_table_rule(line: str) -> bool:
    return "-" in line and "|" in line and bool(_TABLE_RULE.match(line))
