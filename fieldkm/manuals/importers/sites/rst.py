"""reStructuredText, the markup of Sphinx, in our Markdown: a whole page, or the little of it that
stands in Sphinx Markdown (`eval-rst`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fieldkm.manuals.importers.draft import Line
from fieldkm.manuals.importers.markdown_scan import code_lines
from fieldkm.manuals.importers.sites.rst_directives import RstDirectives
from fieldkm.manuals.importers.sites.rst_inline import RstNames, folded, inline
from fieldkm.manuals.importers.sites.rst_lines import (
    FIELD,
    RULE,
    RstSurroundings,
    dedented,
    fenced,
    indent_of,
    indented_end,
    item,
    paragraph_end,
    text_at,
    title_at,
)
from fieldkm.manuals.importers.sites.rst_tables import (
    GRID_RULE,
    SIMPLE_RULE,
    grid_table,
    simple_table,
)

_DIRECTIVE = re.compile(r"^\.\. +(?:\|([^|]+)\| +)?([A-Za-z][\w:+.-]*?) ?::(?:\s+(.*))?$")
_TARGET = re.compile(r"^\.\. +_(?:`([^`]+)`|((?:[^:`\\]|\\.|:(?=\S))+)):(?:\s+(.*?))?\s*$")
_NAMELESS = re.compile(r"^(?:\.\. +__:|__) +(\S+)\s*$")
_NOTE = re.compile(r"^\.\. +\[(#[\w-]*|\d+|\*|[A-Za-z][\w.-]*)\](?:\s+(.*))?$")
_BULLET = re.compile(r"^([-*+•‣])(\s+)(?=\S)")
_NUMBER = re.compile(r"^(\(?(?:(\d{1,4})|#|[A-Za-z]|[ivxlcdm]{2,7}|[IVXLCDM]{2,7})[.)])(\s+)(?=\S)")
_OPTION = re.compile(r"^((?:-\w|--[\w-]+|/\w)(?:[ =]?[<\w\[][^ ]*)?(?:, .*?)?)(?:\s{2,}(\S.*))?$")
_UNQUOTED = re.compile(r"(?:[-*|]|\d+\.|!|```|<a id|\*\*) ?")
_CODE_POINT = re.compile(r"(?:U\+|0x|\\u|&#x)([0-9A-Fa-f]{2,5})")
_DOCINFO = frozenset(
    {"orphan", "tocdepth", "nocomments", "nosearch", "author", "authors", "date", "copyright",
     "organization", "contact", "version", "revision", "status", "description", "keywords",
     "link_to_translation", "hide-toc"}
)  # fmt: skip
_MAX_DEPTH = 30
_LINES_TO_A_TITLE = 400


def from_rst(lines: list[Line], around: RstSurroundings) -> list[Line]:
    """Return lines of reStructuredText as Markdown."""
    return _Rst(around).page(_plain_lines(lines))


def title_of(text: str) -> str:
    """Return the first section title of a page, nothing where it has none."""
    lines = [Line(x.rstrip()) for x in text.split("\n")[:_LINES_TO_A_TITLE]]
    found = (title_at(lines, at) for at in range(len(lines)))
    return next((inline(title[1], RstNames()) for title in found if title), "")


class _Rst:
    """Writes one page; `_levels` are the rules under titles in the order in which they came."""

    def __init__(self, around: RstSurroundings) -> None:
        self._around = around
        self._names = RstNames(variables=dict(around.values))
        self._levels: list[str] = []
        self._labels: list[str] = []
        self._depth = 0
        self._directives = RstDirectives(
            around, self._blocks, self._inline, self._labels.append, self._included
        )

    def page(self, lines: list[Line]) -> list[Line]:
        """Return the lines of a page as Markdown."""
        self._gather(lines)
        written = self._blocks(lines)
        split = [Line(text, line.number) for line in written for text in line.text.split("\n")]
        return list(_without_gaps(split))

    def _gather(self, lines: list[Line]) -> None:
        """Take down what the page gives names to, before anything is written."""
        for at, line in enumerate(lines):
            text = line.text.strip()
            target, nameless = _TARGET.match(text), _NAMELESS.match(text)
            title = title_at(lines, at)
            if target and target[3]:
                self._names.addresses[_name(target)] = target[3]
            elif target:
                self._names.places.add(_name(target))
            elif nameless:
                self._names.nameless.append(nameless[1])
            elif title:
                self._names.headings.setdefault(folded(title[1]), title[1])
        for line in lines:
            found = _DIRECTIVE.match(line.text.strip())
            if found and found[1]:
                self._names.variables[folded(found[1])] = self._variable(found[2], found[3] or "")

    def _variable(self, directive: str, value: str) -> str:
        if directive == "image":
            return f"![](<{value}>)"
        if directive == "unicode":
            codes = _CODE_POINT.findall(value)
            return "".join(chr(int(code, 16)) for code in codes) or value
        return self._inline(value) if directive == "replace" else value

    # ------------------------------------------------------------ blocks

    def _blocks(self, lines: list[Line]) -> list[Line]:
        out: list[Line] = []
        at = 0
        self._depth += 1
        while at < len(lines) and self._depth < _MAX_DEPTH:
            if lines[at].text.strip():
                end, made = self._block(lines, at)
                out += self._labelled(made)
                at = max(end, at + 1)
            else:
                out.append(Line("", lines[at].number))
                at += 1
        self._depth -= 1
        return out

    def _block(self, lines: list[Line], at: int) -> tuple[int, list[Line]]:
        text, number = lines[at]
        if text[0] == " ":
            return self._quote(lines, at)
        title = title_at(lines, at) if self._depth == 1 else None
        if title:
            return at + title[2], self._heading(title[0], title[1], number)
        if RULE.fullmatch(text) and len(text) >= 4 and not text_at(lines, at + 1):
            return at + 1, [Line("---", number), Line("", number)]
        if GRID_RULE.match(text):
            end = at
            while end < len(lines) and lines[end].text.strip().startswith(("+", "|")):
                end += 1
            return end, grid_table(lines[at:end], self._inline, self._around.tell)
        if SIMPLE_RULE.match(text):
            return simple_table(lines, at, self._inline)
        if text.startswith(".. ") or text == ".." or _NAMELESS.match(text):
            return self._explicit(lines, at)
        return self._body(lines, at)

    def _body(self, lines: list[Line], at: int) -> tuple[int, list[Line]]:
        """Write a list or a paragraph."""
        text, number = lines[at]
        if _BULLET.match(text) or _is_number(lines, at):
            return self._list(lines, at)
        if text.startswith("| ") or text == "|":
            return self._line_block(lines, at)
        if text.startswith(">>> "):
            end = paragraph_end(lines, at)
            return end, fenced("python", lines[at:end], number)
        field = FIELD.match(text)
        if field:
            return self._field(field, lines, at)
        following = text_at(lines, at + 1)
        option = _OPTION.match(text)
        if option and (option[2] or following.startswith(" ")):
            words = [Line(option[2], number)] if option[2] else []
            return self._definition(f"`{option[1]}`", words, lines, at)
        if following.startswith(" ") and not text.endswith("::"):
            return self._definition(self._inline(text), [], lines, at)
        return self._paragraph(lines, at)

    def _heading(self, style: str, title: str, number: int) -> list[Line]:
        if style not in self._levels:
            self._levels.append(style)
        level = min(self._levels.index(style) + 1, 6)
        words = self._inline(title).rstrip()
        return [Line("", number), Line(f"{'#' * level} {words}", number), Line("", number)]

    def _labelled(self, made: list[Line]) -> list[Line]:
        """Put the labels that wait on the block that follows them."""
        first = next((at for at, line in enumerate(made) if line.text.strip()), None)
        if not self._labels or first is None:
            return made
        anchors = "".join(f'<a id="{label}"></a>' for label in self._labels)
        self._labels.clear()
        text, number = made[first]
        if re.match(r"#{1,6} ", text):
            made[first] = Line(f"{text} {anchors}", number)
        else:
            made[first:first] = [Line(anchors, number), Line("", number)]
        return made

    def _quote(self, lines: list[Line], at: int) -> tuple[int, list[Line]]:
        """Write what is indented: a quotation, or a list that its author has moved in."""
        end = indented_end(lines, at, 0)
        body = self._blocks(dedented(lines[at:end]))
        first = next((line.text for line in body if line.text.strip()), "")
        gap = Line("", lines[at].number)
        if _UNQUOTED.match(first):
            return end, [*body, gap]
        return end, [*(Line(f"> {line.text}".rstrip(), line.number) for line in body), gap]

    def _list(self, lines: list[Line], at: int) -> tuple[int, list[Line]]:
        """Write the items of one list, each with what is indented below it."""
        out: list[Line] = []
        is_numbered = not _BULLET.match(lines[at].text)
        pattern = _NUMBER if is_numbered else _BULLET
        count = 0
        end = at
        while end < len(lines) and (found := pattern.match(lines[end].text)):
            if is_numbered and not _is_number(lines, end):
                break
            count = int(found[2]) if is_numbered and found[2] and not count else count + 1
            start, width = end, found.end()
            end = indented_end(lines, start + 1, 0)
            first = Line(lines[start].text[width:], lines[start].number)
            rest = _below_item(lines[start + 1 : end], width)
            letter = f"{found[1]} " if is_numbered and re.match(r"\(?[A-Za-z]", found[1]) else ""
            mark = f"{count}. " if is_numbered and not letter else "- "
            out += item(mark, letter, self._blocks([first, *rest]))
            gap = end
            while end < len(lines) and not lines[end].text.strip():
                end += 1
            out += [Line("", lines[start].number)] if end > gap else []
        return end, [*out, Line("", lines[at].number)]

    def _line_block(self, lines: list[Line], at: int) -> tuple[int, list[Line]]:
        end = at
        while end < len(lines) and lines[end].text[:1] == "|":
            end += 1
        made = [Line(self._inline(x.text[1:].strip()) + "  ", x.number) for x in lines[at:end]]
        return end, [*made, Line("", lines[at].number)]

    def _field(self, found: re.Match[str], lines: list[Line], at: int) -> tuple[int, list[Line]]:
        end = indented_end(lines, at + 1, 0)
        name = found[1].strip()
        if name.lower() in _DOCINFO:
            return end, []
        first = [Line(found[2], lines[at].number)] if found[2] else []
        body = self._blocks([*first, *dedented(lines[at + 1 : end])])
        return end, item("- ", f"**{self._inline(name)}:** ", body)

    def _definition(
        self, term: str, first: list[Line], lines: list[Line], at: int
    ) -> tuple[int, list[Line]]:
        """Write a term with what is indented below it."""
        number = lines[at].number
        end = indented_end(lines, at + 1, 0)
        body = self._blocks([*first, *dedented(lines[at + 1 : end])])
        term = term.replace(" : ", " – ")
        return end, [Line(term, number), *item(":   ", "", body), Line("", number)]

    def _paragraph(self, lines: list[Line], at: int) -> tuple[int, list[Line]]:
        end = paragraph_end(lines, at)
        number = lines[at].number
        text = "\n".join(line.text for line in lines[at:end])
        is_literal = text.endswith("::")
        if is_literal:
            text = "" if text == "::" else text[:-1].removesuffix(" :")
        made = []
        for count, words in enumerate(self._inline(text).split("\n") if text else ()):
            made.append(Line(re.sub(r"^([#>+])", r"\\\1", words), number + count))
        made.append(Line("", number))
        if not is_literal:
            return end, made
        start = end
        while start < len(lines) and not lines[start].text.strip():
            start += 1
        stop = indented_end(lines, start, 0)
        return max(stop, end), made + fenced("", dedented(lines[start:stop]), number)

    # ------------------------------------------------------------ explicit markup

    def _explicit(self, lines: list[Line], at: int) -> tuple[int, list[Line]]:
        text, number = lines[at]
        end = indented_end(lines, at + 1, 0)
        target, note = _TARGET.match(text), _NOTE.match(text)
        if target:
            if not target[3]:
                self._labels.append(_name(target))
            return end, []
        body = dedented(lines[at + 1 : end])
        if note:
            return end, self._note(note, body, number)
        found = _DIRECTIVE.match(text)
        if not found or found[1]:
            return end, []
        title = (found[3] or "").strip()
        return end, self._directives.written(found[2].lower(), title, body, number)

    def _note(self, found: re.Match[str], body: list[Line], number: int) -> list[Line]:
        first = [Line(found[2], number)] if found[2] else []
        made = self._blocks([*first, *body])
        name = found[1].lstrip("#")
        if found[1][0].isalpha():
            return [*item("- ", f"**[{name}]** ", made), Line("", number)]
        return [*item(f"[^{name or 'auto'}]: ", "", made), Line("", number)]

    def _included(self, file: str, number: int) -> list[Line]:
        lines = self._around.include(file)
        if lines is None:
            self._around.tell(number, "include", f"“{file}” is not included: it is not there.")
            return []
        if file.endswith(".md"):
            return [Line(line.text, number) for line in lines]
        lines = [Line(line.text, number) for line in _plain_lines(lines)]
        self._gather(lines)
        self._depth -= 1
        made = self._blocks(lines)
        self._depth += 1
        return made

    def _inline(self, text: str) -> str:
        return inline(text, self._names)


def _plain_lines(lines: list[Line]) -> list[Line]:
    return [Line(line.text.expandtabs(8).rstrip(), line.number) for line in lines]


def _name(target: re.Match[str]) -> str:
    return folded((target[1] or target[2]).replace("\\:", ":"))


def _is_number(lines: list[Line], at: int) -> bool:
    """Tell whether a line begins a numbered item: what goes on below it is indented."""
    if not _NUMBER.match(lines[at].text):
        return False
    following = text_at(lines, at + 1)
    return not following or following.startswith(" ") or bool(_NUMBER.match(following))


def _below_item(lines: list[Line], width: int) -> list[Line]:
    """Return what stands below the first line of an item; the rest of its first paragraph may be
    indented as its author liked."""
    gap = next((at for at, line in enumerate(lines) if not line.text.strip()), len(lines))
    said = [Line(line.text.lstrip(), line.number) for line in lines[:gap]]
    return said + [Line(x.text[min(width, indent_of(x)) :], x.number) for x in lines[gap:]]


def _without_gaps(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines without the second of two blank ones; code stays as it is."""
    code = code_lines([line.text for line in lines])
    is_blank = True
    for at, line in enumerate(lines):
        if line.text.strip() or at in code or not is_blank:
            yield line
        is_blank = not line.text.strip()
