"""Directives of reStructuredText (`.. figure::`) as they are read: pictures, tables, inclusions,
boxes, objects; the words of boxes are those of `directives.Directives`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fieldkm.manuals.importers.draft import Line
from fieldkm.manuals.importers.sites.rst_inline import folded
from fieldkm.manuals.importers.sites.rst_lines import RstSurroundings, item, parted
from fieldkm.manuals.importers.sites.rst_tables import csv_rows, list_rows, table_lines

_LAYOUT = frozenset(
    {"class", "container", "compound", "rst-class", "hlist", "centered", "epigraph", "cssclass",
     "highlights", "pull-quote", "only", "ifconfig", "tabs", "tab-set", "grid", "acks",
     "toggle", "panels", "tabbed", "row", "column", "div", "align", "table"}
)  # fmt: skip
_SILENT = frozenset(
    {"contents", "index", "highlight", "meta", "sectionauthor", "moduleauthor", "codeauthor",
     "role", "default-role", "currentmodule", "module", "tabularcolumns", "title", "sectnum",
     "section-numbering", "target-notes", "py:module", "py:currentmodule", "default-domain",
     "program", "spelling"}
)  # fmt: skip
_AS_IS = frozenset(
    {"toctree", "code", "code-block", "sourcecode", "parsed-literal", "code-cell", "math",
     "mermaid", "graphviz", "plantuml", "uml", "digraph", "blockdiag", "seqdiag", "productionlist",
     "literalinclude", "prompt"}
)  # fmt: skip
_TITLED = frozenset(
    {"admonition", "topic", "sidebar", "tab", "tab-item", "group-tab", "dropdown", "details",
     "collapse", "card", "grid-item-card", "grid-item", "code-tab", "step"}
)  # fmt: skip
_PICTURES = frozenset({"image", "figure", "thumbnail", "lightbox", "image-sg", "fancyfigure"})
_LOST = frozenset({"youtube", "vimeo", "video", "iframe", "audio", "raw"})
_SAME = {"sidebar": "admonition", "group-tab": "tab", "code-tab": "tab"}
_SINCE = {"versionadded": "New in", "versionchanged": "Changed in", "deprecated": "Deprecated in"}
_AUTODOC = re.compile(r"^(?:auto[a-z]+|doxygen\w+|argparse|click|exec|jinja)$")
_OBJECT = re.compile(
    r"^(?:[a-z]+:)?(?:function|method|class|attribute|data|exception|staticmethod|classmethod|"
    r"property|option|cmdoption|envvar|confval|describe|object|macro|type|struct|enum|enumerator|"
    r"member|var|get|post|put|delete|patch|any|setting|directive|section)$"
)


@dataclass(frozen=True, slots=True)
class RstDirectives:
    """Writes the directives of one page. `blocks` writes lines of reStructuredText, `inline` words;
    `label` takes a name for the block that comes next."""

    around: RstSurroundings
    blocks: Callable[[list[Line]], list[Line]]
    inline: Callable[[str], str]
    label: Callable[[str], None]
    include: Callable[[str, int], list[Line]]

    def written(self, name: str, title: str, body: list[Line], number: int) -> list[Line]:
        """Return what a directive says."""
        if name in _SILENT:
            return []
        if name in _AS_IS:
            return self.around.written(name, title, body, number)
        options, inner = parted(body)
        if name in _PICTURES:
            return self._picture(title, options, inner, number)
        if name in ("list-table", "csv-table"):
            return self._table(name, title, options, inner, number)
        if name == "include":
            return self.include(title, number)
        if name in _LOST or _AUTODOC.match(name):
            kind = "media" if name in _LOST else "autodoc"
            self.around.tell(number, kind, f"“{name} {title}” cannot be shown and is left out.")
            return []
        if name in _LAYOUT:
            return self._layout(name, title, inner, number)
        return self._worded(name, title, inner, number)

    def _layout(self, name: str, title: str, inner: list[Line], number: int) -> list[Line]:
        is_told = name in ("centered", "table") and title
        said = [Line(f"**{self.inline(title)}**", number), Line("", number)] if is_told else []
        return [*said, *self.blocks(inner), Line("", number)]

    def _worded(self, name: str, title: str, inner: list[Line], number: int) -> list[Line]:
        """Write a directive that holds words: a box, an object, a note of a version."""
        words = self.inline(title)
        if name in _SINCE:
            said = [Line(f"*{_SINCE[name]} {words}*", number), Line("", number)]
            return [*said, *self.blocks(inner), Line("", number)]
        if name == "rubric":
            return [Line(f"**{words}**", number), Line("", number)]
        if name == "glossary":
            return self.blocks(inner)
        if _OBJECT.match(name):
            body = self.blocks(inner)
            term = [Line(f"`{title}`", number)]
            return [*term, *item(":   ", "", body), Line("", number)] if body else term
        if name in _TITLED:
            return self.around.written(_SAME.get(name, name), words, self.blocks(inner), number)
        said = [Line(title, number)] if title else []
        return self.around.written(name, "", self.blocks([*said, *inner]), number)

    def _picture(
        self, source: str, options: dict[str, str], inner: list[Line], number: int
    ) -> list[Line]:
        if options.get("name"):
            self.label(folded(options["name"]))
        alt = options.get("alt", "").replace("[", "(").replace("]", ")")
        picture = Line(f"![{alt}](<{source}>)", number)
        return [Line("", number), picture, Line("", number), *self.blocks(inner)]

    def _table(
        self, name: str, title: str, options: dict[str, str], inner: list[Line], number: int
    ) -> list[Line]:
        caption = [Line(f"**{self.inline(title)}**", number), Line("", number)] if title else []
        header = csv_rows(options.get("header", ""))
        if name == "list-table":
            rows = list_rows(inner)
        else:
            file = options.get("file", "")
            lines = (self.around.include(file) or []) if file else inner
            rows = csv_rows("\n".join(line.text for line in lines))
        cells = [[self.inline(cell) for cell in row] for row in [*header, *rows]]
        has_header = bool(header) or options.get("header-rows", "0") != "0"
        return [*caption, *table_lines(cells, has_header, number)]
