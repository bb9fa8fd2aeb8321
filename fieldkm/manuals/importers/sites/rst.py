"""The little reStructuredText that stands in Sphinx Markdown (`eval-rst`): tables, boxes,
pictures and roles, in our Markdown."""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise

from fieldkm.manuals.importers.draft import Line, Tell
from fieldkm.manuals.labels import signal_named

_GRID_RULE = re.compile(r"\s*\+(?:[-=]+\+)+\s*$")
_SIMPLE_RULE = re.compile(r"\s*=+(?: +=+)+\s*$")
_DIRECTIVE = re.compile(r"^(\s*)\.\. ([\w-]+)::\s*(.*)$")
_TARGET = re.compile(r"^\s*\.\. _`?([^:`]+)`?:\s*(\S*)\s*$")
_ROLE = re.compile(r":([\w:-]+):`([^`]+)`")
_LITERAL = re.compile(r"``([^`]+)``")
_REFERENCE = re.compile(r"`([^`<]+?)(?:\s*<([^<>`]+)>)?`__?")
_BARE_REFERENCE = re.compile(r"(?<![\w`])([A-Za-z0-9][\w-]*)_(?![\w`])")


def from_rst(lines: list[Line], tell: Tell) -> list[Line]:
    """Return lines of reStructuredText as Markdown."""
    return _Rst(tell, lines).converted(lines)


def table_lines(rows: list[list[str]], has_header: bool, number: int) -> list[Line]:
    """Return a Markdown table; without a header of its own it gets an empty one."""
    width = max((len(row) for row in rows), default=0)
    if not width:
        return []
    rows = rows if has_header else [[""] * width, *rows]
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    cells = [[cell.replace("|", "\\|") for cell in row] for row in padded]
    texts = ["| " + " | ".join(row) + " |" for row in cells]
    texts.insert(1, "|" + " --- |" * width)
    return [Line("", number), *(Line(text, number) for text in texts), Line("", number)]


def csv_rows(text: str) -> list[list[str]]:
    """Return the cells of a CSV table that stands in a page."""
    try:
        rows = csv.reader(io.StringIO(text), skipinitialspace=True)
        return [[" ".join(cell.split()) for cell in row] for row in rows if row]
    except csv.Error:
        return [[line] for line in text.split("\n") if line.strip()]


def list_rows(lines: list[Line]) -> list[list[str]]:
    """Return the cells of a list of lists (`* - cell`), as `list-table` has them."""
    rows: list[list[str]] = []
    for line in lines:
        text = line.text.strip()
        opening = re.match(r"(?:[*-] +)?[-*](?: +(.*)|$)", text)
        if opening and re.match(r"[*-] +[-*]", text):
            rows.append([opening[1] or ""])
        elif opening and rows:
            rows[-1].append(opening[1] or "")
        elif text and rows:
            rows[-1][-1] += f" {text}"
    return rows


def indented_end(lines: list[Line], start: int, indent: int) -> int:
    """Return the place behind what is indented deeper than `indent` from `start` on."""
    end = start
    for at in range(start, len(lines)):
        text = lines[at].text
        if text.strip() and len(text) - len(text.lstrip()) <= indent:
            break
        if text.strip():
            end = at + 1
    return end


class _Rst:
    def __init__(self, tell: Tell, lines: list[Line]) -> None:
        self._tell = tell
        found = (_TARGET.match(line.text) for line in lines)
        self._targets = {target[1] for target in found if target}

    def converted(self, lines: list[Line]) -> list[Line]:
        out: list[Line] = []
        at = 0
        while at < len(lines):
            end, made = self._block(lines, at)
            out += made
            at = end
        return out

    def _block(self, lines: list[Line], at: int) -> tuple[int, list[Line]]:
        text, number = lines[at]
        if _GRID_RULE.match(text):
            end = at
            while end < len(lines) and lines[end].text.strip().startswith(("+", "|")):
                end += 1
            return end, self._grid(lines[at:end])
        if _SIMPLE_RULE.match(text):
            return self._simple(lines, at)
        directive = _DIRECTIVE.match(text)
        if directive:
            end = indented_end(lines, at + 1, len(directive[1]))
            return end, self._directive(directive, lines[at + 1 : end], number)
        target = _TARGET.match(text)
        if target:
            made = f"[{target[1]}]: {target[2]}" if target[2] else f'<a id="{target[1]}"></a>'
            return at + 1, [Line(made, number)]
        if text.strip().startswith(".. ") or re.fullmatch(r":\w+:", text.strip()):
            return at + 1, []
        return at + 1, [Line(self._inline(text), number)]

    def _grid(self, lines: list[Line]) -> list[Line]:
        number = lines[0].number
        rule = max((line.text.rstrip() for line in lines if _GRID_RULE.match(line.text)), key=_plus)
        edges = [place for place, sign in enumerate(rule) if sign == "+"]
        rows: list[list[str]] = [[]]
        header = 0
        for line in lines[1:]:
            if _GRID_RULE.match(line.text):
                header = header or (len(rows) if "=" in line.text else 0)
                rows.append([])
            else:
                rows[-1] = _cells_joined(rows[-1], line.text, edges)
        cells = [[self._inline(cell.strip()) for cell in row] for row in rows if any(row)]
        if any("+" in line.text and not _GRID_RULE.match(line.text) for line in lines):
            self._tell(number, "table-simplified", "Cells that span others are written apart.")
        return table_lines(cells, header == 1, number)

    def _simple(self, lines: list[Line], at: int) -> tuple[int, list[Line]]:
        spans = [match.span() for match in re.finditer(r"=+", lines[at].text)]
        rules = [at]
        end = at + 1
        while end < len(lines) and len(rules) < 3 and (lines[end].text.strip() or len(rules) < 2):
            if _SIMPLE_RULE.match(lines[end].text):
                rules.append(end)
            end += 1
        last = len(lines[at].text) + 1000
        bounds = [(a, b) for (a, _), (b, _) in pairwise([*spans, (last, last)])]
        rows = [
            [self._inline(line.text[a:b].strip()) for a, b in bounds]
            for line in lines[at:end]
            if line.text.strip() and not _SIMPLE_RULE.match(line.text)
        ]
        return end, table_lines(rows, len(rules) > 2, lines[at].number)

    def _directive(self, found: re.Match[str], body: list[Line], number: int) -> list[Line]:
        lead, name, title = found[1], found[2].lower(), found[3].strip()
        options = [line for line in body if re.match(r"\s+:[\w-]+:", line.text)]
        inner = _dedented([line for line in body if line not in options])
        if name in ("image", "figure"):
            words = {line.text.split(":", 2)[1]: line.text.split(":", 2)[2] for line in options}
            alt = words.get("alt", "").strip()
            picture = Line(f"{lead}![{alt}](<{title}>)", number)
            return [Line(""), picture, Line(""), *self.converted(inner)]
        if name == "csv-table":
            return table_lines(csv_rows("\n".join(line.text for line in inner)), True, number)
        if name == "list-table":
            rows = [[self._inline(cell) for cell in row] for row in list_rows(inner)]
            return table_lines(rows, True, number)
        if name in ("code", "code-block", "sourcecode", "parsed-literal"):
            fence = Line("```", number)
            return [Line("", number), fence, *inner, fence, Line("", number)]
        if name == "admonition" or signal_named(name):
            kind = "note" if name == "admonition" else name
            label = ' "' + title.replace('"', "'") + '"' if name == "admonition" else ""
            said = [] if name == "admonition" or not title else [Line(title, number)]
            box = [Line("    " + x.text, x.number) for x in self.converted([*said, *inner])]
            return [Line("", number), Line(f"{lead}!!! {kind}{label}", number), *box, Line("")]
        self._tell(number, "directive", f"“{name}” is left out; what it holds is kept.")
        return [Line(""), *self.converted(inner), Line("")]

    def _inline(self, text: str) -> str:
        text = _ROLE.sub(lambda role: role_text(role[1], role[2]) or f"*{role[2]}*", text)
        pieces = _LITERAL.split(text)
        for place in range(0, len(pieces), 2):
            piece = _REFERENCE.sub(_reference, pieces[place])
            pieces[place] = _BARE_REFERENCE.sub(self._bare, piece)
        return "".join(f"`{piece}`" if at % 2 else piece for at, piece in enumerate(pieces))

    def _bare(self, found: re.Match[str]) -> str:
        return f"[{found[1]}][{found[1]}]" if found[1] in self._targets else found[0]


def role_text(name: str, content: str) -> str:
    """Return what a role of Sphinx says in our Markdown, nothing where it is not known."""
    titled = re.fullmatch(r"(.*\S)\s*<([^<>]+)>", content, re.DOTALL)
    words, target = (titled[1], titled[2]) if titled else ("", content)
    name = name.removeprefix("std:").removeprefix("myst:")
    if name in ("doc", "download"):
        return f"[{words}](<doc:{target}>)"
    if name in ("ref", "numref"):
        return f"[{words}](<ref:{target}>)"
    if name in ("kbd", "sub", "sup"):
        return f"<{name}>{content}</{name}>"
    if name in ("guilabel", "menuselection", "strong"):
        return "**" + content.replace("-->", "›") + "**"
    if name in ("term", "abbr", "emphasis", "dfn", "rfc", "pep"):
        return words or content
    if name in ("file", "code", "literal", "command", "program", "option", "envvar", "math", "py"):
        return f"`{content}`"
    return ""


def _plus(rule: str) -> int:
    return rule.count("+")


def _cells_joined(row: list[str], text: str, edges: list[int]) -> list[str]:
    """Return a row with one more line of its cells; a line that begins a list stays a line."""
    pieces = [text[a + 1 : b].strip() for a, b in pairwise(edges)]
    if not row:
        return pieces
    joined = []
    for cell, piece in zip(row, pieces, strict=True):
        gap = "<br>" if piece.startswith(("- ", "* ", "• ")) and cell else " "
        joined.append((cell + gap + piece).strip() if piece else cell)
    return joined


def _dedented(lines: list[Line]) -> list[Line]:
    indents = [len(line.text) - len(line.text.lstrip()) for line in lines if line.text.strip()]
    least = min(indents, default=0)
    return [Line(line.text[least:], line.number) for line in lines]


def _reference(found: re.Match[str]) -> str:
    words, target = found[1].strip(), found[2]
    return f"[{words}](<{target}>)" if target else f"[{words}][{words}]"
