"""What a directive, a container or a block of a documentation site becomes in our Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fieldkm.manuals.importers.draft import Line, Tell
from fieldkm.manuals.importers.sites.gitbook_tags import TagBlock
from fieldkm.manuals.importers.sites.rst import from_rst
from fieldkm.manuals.importers.sites.rst_lines import RstSurroundings
from fieldkm.manuals.importers.sites.rst_tables import csv_rows, list_rows, table_lines
from fieldkm.manuals.labels import signal_named

TitleOf = Callable[[str], str]
Include = Callable[[str], list[Line] | None]

_OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")
_ENTRY = re.compile(r"^(.*\S)\s+<([^<>]+)>$")
_DIAGRAMS = frozenset(
    {"mermaid", "graphviz", "plantuml", "uml", "digraph", "blockdiag", "seqdiag", "math", "only",
     "raw", "productionlist"}
)  # fmt: skip
_CODE = frozenset(
    {"code", "code-block", "code-cell", "sourcecode", "parsed-literal", "highlight", "prompt"}
)
_OPEN = frozenset(
    {"tab-set", "tabs", "grid", "div", "container", "column", "columns", "steps", "code-group",
     "code-tabs", "v-pre", "raw", "center", "left", "right", "card-grid", "cards", "flex", "row"}
)  # fmt: skip
_TITLED = frozenset(
    {"tab-item", "tab", "grid-item", "grid-item-card", "card", "details", "dropdown", "rubric",
     "collapse", "step", "expander"}
)  # fmt: skip
_SILENT = frozenset({"contents", "index", "tableofcontents", "sectionauthor", "meta"})
_LIKE = {
    "success": "note", "check": "note", "done": "note", "question": "note", "abstract": "note",
    "example": "note", "seealso": "note", "quote": "note", "secondary": "note", "todo": "note",
    "failure": "warning", "bug": "warning", "working": "note", "demo": "note",
}  # fmt: skip
_LABELS = {"seealso": "See also", "todo": "To do"}


@dataclass(frozen=True, slots=True)
class Directives:
    """Writes the blocks of one page. `title_of` gives the title of a page in the table of contents,
    `include` the lines of another file of the documentation."""

    title_of: TitleOf
    include: Include
    tell: Tell

    def written(self, name: str, title: str, body: list[Line], number: int) -> list[Line]:
        """Return what a directive says; its options are read or left out."""
        if name in _DIAGRAMS or name in _CODE:
            return self._code(name, title, body, number)
        if name == "eval-rst":
            return [Line("", number), *self._from_rst(body), Line("", number)]
        options, inner = _parted(body)
        if name in _SILENT:
            return []
        write = {
            "toctree": self._toctree,
            "figure": self._figure,
            "image": self._figure,
            "include": self._include,
            "literalinclude": self._literal,
            "list-table": self._list_table,
            "csv-table": self._csv_table,
        }.get(name)
        if write:
            made = write(title, options, inner, number)
        else:
            made = self.box(name, title, inner, number)
        label = options.get("name", "")
        return [Line(f'<a id="{label}"></a>', number), *made] if label else made

    def box(self, name: str, title: str, body: list[Line], number: int) -> list[Line]:
        """Return an admonition, or plain words where the name is that of no box."""
        if name in _OPEN:
            return [Line("", number), *body, Line("", number)]
        if name in _TITLED:
            if name in ("tab-item", "tab"):
                self.tell(number, "tab", f"The tab “{title}” stands below the others.")
            words = [Line(f"**{title}**", number), Line("", number)] if title else []
            return [Line("", number), *words, *body, Line("", number)]
        if name not in ("admonition", "topic") and name not in _LIKE and not signal_named(name):
            self.tell(number, "directive", f"“{name}” is not known: its text stands as a note.")
        kind = name if signal_named(name) else _LIKE.get(name, "note")
        label = (title or _LABELS.get(name, name.capitalize())) if kind != name else title
        return boxed(kind, label, body, number)

    def tag(self, tag: TagBlock, body: list[Line], number: int) -> list[Line]:
        """Return what a block of GitBook says."""
        values = tag.attributes
        title = values.get("title", "")
        if tag.name == "hint":
            return boxed(values.get("style", "info"), "", body, number)
        if tag.name == "code":
            words = [Line(f"*{title}*", number), Line("", number)] if title else []
            return [*words, *body]
        if tag.name == "step":
            return _step(body, number)
        if tag.name == "tab":
            return self.box(tag.name, title, body, number)
        address = values.get("url") or values.get("src") or values.get("page", "")
        if tag.name in ("embed", "file", "content-ref", "page-ref") and address:
            kept = [line for line in body if line.text.strip() and "{%" not in line.text]
            caption = values.get("caption") or address.rsplit("/", 1)[-1] or address
            link = Line(f"[{caption}](<{address}>)", number)
            return [Line("", number), *(kept or [link]), Line("", number)]
        if tag.name not in ("tabs", "stepper", "columns", "column", "updates", "update"):
            self.tell(number, "gitbook-block", f"“{tag.name}” is left out; its text is kept.")
        return [Line("", number), *body, Line("", number)]

    def _from_rst(self, body: list[Line]) -> list[Line]:
        return from_rst(body, RstSurroundings(self.tell, self.written, self.include))

    # ------------------------------------------------------------ directives

    def _code(self, name: str, title: str, body: list[Line], number: int) -> list[Line]:
        if name in _DIAGRAMS:
            self.tell(number, "directive", f"“{name}” is shown as it is written.")
        language = title if name in _CODE and re.fullmatch(r"[\w+-]*", title) else ""
        _, inner = _parted(body)
        while inner and not inner[0].text.strip():
            inner = inner[1:]
        fence = "````" if any("```" in line.text for line in inner) else "```"
        opening = Line(fence + language, number)
        return [Line("", number), opening, *inner, Line(fence, number), Line("", number)]

    def _toctree(
        self, _: str, options: dict[str, str], body: list[Line], number: int
    ) -> list[Line]:
        if "hidden" in options:
            return []
        if "glob" in options:
            self.tell(number, "toctree-glob", "Pages named by a pattern are not listed.")
        out = []
        for line in body:
            entry = line.text.strip()
            named = _ENTRY.match(entry)
            target = named[2] if named else entry
            if not entry or "*" in entry or target == "self":
                continue
            title = named[1] if named else self.title_of(target)
            if not title:
                message = f"“{target}” in the contents leads nowhere."
                self.tell(line.number, "dead-link", message)
            elif "://" in target or target.endswith(".md"):
                out.append(Line(f"- [{title}](<{target}>)", line.number))
            else:
                out.append(Line(f"- [{title}](<doc:{target}>)", line.number))
        return [Line("", number), *out, Line("", number)]

    def _figure(
        self, title: str, options: dict[str, str], body: list[Line], number: int
    ) -> list[Line]:
        picture = Line(f"![{options.get('alt', '')}](<{title}>)", number)
        lost = sorted(options.keys() - {"alt", "name"})
        if lost:
            message = "Left out of the picture: " + ", ".join(lost)
            self.tell(number, "picture-attributes", message)
        return [Line("", number), picture, Line("", number), *body, Line("", number)]

    def _include(
        self, title: str, options: dict[str, str], body: list[Line], number: int
    ) -> list[Line]:
        lines = self.include(title)
        if lines is None:
            self.tell(number, "include", f"“{title}” is not included: it is not there.")
            return []
        return lines

    def _literal(
        self, title: str, options: dict[str, str], body: list[Line], number: int
    ) -> list[Line]:
        lines = self.include(title)
        if lines is None:
            self.tell(number, "include", f"“{title}” is not included: it is not there.")
            return []
        return self._code("code", options.get("language", ""), lines, number)

    def _list_table(
        self, title: str, options: dict[str, str], body: list[Line], number: int
    ) -> list[Line]:
        rows = list_rows(body)
        return [
            *_caption(title, number),
            *table_lines(rows, options.get("header-rows", "0") != "0", number),
        ]

    def _csv_table(
        self, title: str, options: dict[str, str], body: list[Line], number: int
    ) -> list[Line]:
        rows = csv_rows("\n".join(line.text for line in body))
        header = csv_rows(options.get("header", ""))
        has_header = bool(header) or options.get("header-rows", "0") != "0"
        return [*_caption(title, number), *table_lines([*header, *rows], has_header, number)]


def boxed(kind: str, title: str, body: list[Line], number: int) -> list[Line]:
    """Return an admonition; a word that is none of ours becomes a note."""
    known = kind if signal_named(kind) else _LIKE.get(kind, "note")
    label = ' "' + title.replace('"', "'") + '"' if title else ""
    inner = [Line("    " + line.text if line.text else "", line.number) for line in body]
    opening = Line(f"!!! {known}{label}", number)
    return [Line("", number), opening, *inner, Line("", number)]


def _step(body: list[Line], number: int) -> list[Line]:
    """Return a step of GitBook under a heading by which it is known for one."""
    for at, line in enumerate(body):
        heading = re.match(r"^#{1,6}\s+(.+)$", line.text)
        if heading:
            named = Line(f"### Step 1: {heading[1]}", line.number)
            return [Line("", number), *body[:at], named, *body[at + 1 :], Line("", number)]
        if line.text.strip():
            break
    return [Line("", number), Line("### Step 1", number), Line("", number), *body]


def _parted(body: list[Line]) -> tuple[dict[str, str], list[Line]]:
    """Return the options at the head of a directive, and the rest."""
    options: dict[str, str] = {}
    at = 0
    if body and body[0].text.strip() == "---":
        closing = next((n for n, x in enumerate(body[1:], 1) if x.text.strip() == "---"), 0)
        pairs = (x.text.partition(":") for x in body[1:closing])
        return {key.strip(): value.strip() for key, _, value in pairs}, body[closing + 1 :]
    while at < len(body):
        option = _OPTION.match(body[at].text.strip())
        if not option:
            break
        options[option[1]] = option[2]
        at += 1
    return options, body[at:]


def _caption(title: str, number: int) -> list[Line]:
    return [Line(f"**{title}**", number), Line("", number)] if title else []
