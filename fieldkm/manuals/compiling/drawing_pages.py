"""A drawing as a page: its picture, and the parts that its callouts stand for.

No pack carries these; a writer looks at them, where a technician has the Parts screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from fieldkm.domain.manuals import PageHead, PageKind
from fieldkm.domain.parts import Callout, Drawing, Part
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.compiling.made_blocks import cell, table
from fieldkm.manuals.labels import label
from fieldkm.manuals.markup.document import Document
from fieldkm.manuals.markup.tree import Element
from fieldkm.manuals.sources.front_matter import FrontMatter
from fieldkm.manuals.sources.pages import SourcePage


def drawing_page_id(drawing: str) -> str:
    """Return the id of a drawing's page; no page of an author has a colon in its id."""
    return f"drawing:{drawing}"


def drawing_page(drawing: Drawing, catalogue: Catalogue, language: str) -> SourcePage:
    """Return the page of a drawing."""
    picture = Element("img", {"src": PurePosixPath(drawing.file).name, "alt": ""})
    blocks: list[Element | str] = [Element("p", {}, [picture])]
    rows = [row for callout in drawing.callouts for row in _rows(drawing, callout, catalogue.parts)]
    if rows:
        blocks.append(table([label(language, name) for name in ("callout", "part", "name")], rows))
    name = drawing_page_id(drawing.id)
    head = PageHead(name, drawing.title, PageKind.REFERENCE, language, drawing.file)
    return SourcePage(head, drawing.file, FrontMatter(), Document(Element("div", {}, blocks)), "")


def _rows(drawing: Drawing, callout: str, parts: tuple[Part, ...]) -> Iterator[list[Element]]:
    """Yield a row for each part that a callout stands for; one without a part where it stands for
    none."""
    here = Callout(drawing.id, callout)
    found = [part for part in parts if any(use.callout == here for use in part.uses)]
    for part in found:
        link = Element("a", {"href": f"part:{part.number}"}, [part.number])
        yield [cell([callout]), cell([link]), cell([part.name])]
    if not found:
        yield [cell([callout]), cell(["–"]), cell([])]
