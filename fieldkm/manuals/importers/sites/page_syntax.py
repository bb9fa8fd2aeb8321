"""A page of a documentation site on its way into our Markdown, pass by pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldkm.manuals.importers.draft import MAX_LINE, Line
from fieldkm.manuals.importers.markdown_scan import code_lines
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.importers.sites.attribute_lines import without_attribute_lines
from fieldkm.manuals.importers.sites.blocks import SiteBlocks
from fieldkm.manuals.importers.sites.components import without_programs
from fieldkm.manuals.importers.sites.directives import Directives, Include, TitleOf
from fieldkm.manuals.importers.sites.html_blocks import HtmlBlocks
from fieldkm.manuals.importers.sites.inline_syntax import InlineSyntax
from fieldkm.manuals.importers.sites.liquid import Included, Liquid
from fieldkm.manuals.importers.sites.references import with_plain_references
from fieldkm.manuals.importers.sites.rst import from_rst
from fieldkm.manuals.importers.sites.rst_lines import RstSurroundings
from fieldkm.manuals.importers.sites.shortcodes import without_shortcodes


@dataclass(frozen=True, slots=True)
class PageSurroundings:
    """What a page can ask of the rest of the site. `variables` is None where no template
    is filled in."""

    title_of: TitleOf
    include: Include
    included: Included
    variables: dict[str, str] | None = None
    is_mdx: bool = False
    has_shortcodes: bool = False
    substitutions: Mapping[str, str] = field(default_factory=dict)


def converted(
    file: str, lines: list[Line], around: PageSurroundings, items: list[ReportItem]
) -> list[Line]:
    """Return the lines in our Markdown; what was lost or guessed is added to `items`."""

    before = lines
    if any(len(line.text) > MAX_LINE for line in lines):
        return lines

    def tell(number: int, kind: str, message: str) -> None:
        items.append(ReportItem(file, number, kind, message))

    if around.variables is not None:
        lines = Liquid(around.variables, around.included, tell).filled(lines)
    if around.has_shortcodes:
        lines = without_shortcodes(lines, tell)
    directives = Directives(around.title_of, around.include, tell)
    if file.endswith(".rst"):
        surroundings = RstSurroundings(
            tell, directives.written, around.include, around.substitutions
        )
        return from_rst(lines, surroundings) or [Line("", 1)]
    if around.is_mdx:
        lines = without_programs(lines, tell)
    lines = SiteBlocks(directives, tell).unpacked(lines)
    lines = HtmlBlocks(tell, is_mdx=around.is_mdx).unwrapped(lines)
    lines = without_attribute_lines(lines, tell)
    lines = InlineSyntax(tell).converted(with_plain_references(lines))
    lines = [Line(text, line.number) for line in lines for text in line.text.split("\n")]
    return lines if lines == before else _without_gaps(lines)


def _without_gaps(lines: list[Line]) -> list[Line]:
    """Return the lines without the second of two blank ones, which the passes leave behind."""
    code = code_lines([line.text for line in lines])
    return [
        line
        for at, line in enumerate(lines)
        if at in code or line.text.strip() or not at or lines[at - 1].text.strip()
    ]
