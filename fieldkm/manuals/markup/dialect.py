"""The dialect of Markdown that manuals, notes and fixes are written in.

Python-Markdown with tables, admonitions, definition lists, footnotes and attributes, and links by
meaning: `[[page]]`, `[[page#anchor]]`, `[[page|text]]`. What comes out is HTML that still has to be
sanitised.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from fieldkm.manuals.markup.block_layout import BlockLayout
from fieldkm.manuals.markup.line_marks import PIPE, without_foreign_characters, without_marks
from fieldkm.manuals.markup.mark_budget import within_budget

_EXTENSIONS = (
    "markdown.extensions.tables",
    "markdown.extensions.admonition",
    "markdown.extensions.def_list",
    "markdown.extensions.footnotes",
    "markdown.extensions.attr_list",
    "markdown.extensions.sane_lists",
)
_WIKI_LINK = rf"\[\[([^\[\]|{PIPE}\n]+)(?:[|{PIPE}]([^\[\]\n]*))?\]\]"


class _WikiLinks(InlineProcessor):
    """`[[page]]` as a link to `page:page`; its text is filled in when the target is known."""

    def handleMatch(self, m: re.Match[str], data: str = "") -> Any:
        link = XmlElement("a", {"href": "page:" + m[1].strip(), "class": "wiki"})
        link.text = (m[2] or "").strip()
        return link, m.start(0), m.end(0)


class _Layout(Preprocessor):
    """Runs the block layout inside Markdown, where finished HTML can be put aside."""

    def __init__(self, md: Markdown, report: Callable[[list[int]], None]) -> None:
        super().__init__(md)
        self._report = report

    def run(self, lines: list[str]) -> list[str]:
        layout = BlockLayout(self.md.htmlStash.store)
        arranged = layout.arrange(lines)
        self._report(layout.too_deep)
        return list(within_budget(arranged))


class _Rules(Extension):
    def __init__(self, report: Callable[[list[int]], None]) -> None:
        super().__init__()
        self._report = report

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Layout(md, self._report), "block-layout", 25)
        md.inlinePatterns.register(_WikiLinks(_WIKI_LINK, md), "wiki-links", 175)


class Dialect:
    """Turns texts into HTML, one after the other; making one is slow, using it is not."""

    def __init__(self) -> None:
        self.too_deep: list[int] = []
        self._markdown = Markdown(
            extensions=[*_EXTENSIONS, _Rules(self._note_depth)], output_format="html"
        )

    def html(self, text: str) -> str:
        """Return the HTML of `text`, not yet sanitised; `too_deep` then has the lines nested too
        deep."""
        self._markdown.reset()
        self.too_deep = []
        return without_marks(self._markdown.convert(without_foreign_characters(text)))

    def _note_depth(self, lines: list[int]) -> None:
        self.too_deep = lines
