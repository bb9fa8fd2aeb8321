"""Double brackets of a foreign text: links of a wiki where a page has that name, else brackets."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from fieldkm.domain.manuals import slug
from fieldkm.manuals.importers.draft import DraftPage, Line, Tell
from fieldkm.manuals.importers.markdown_scan import headings_in, without_code

_WIKI = re.compile(r"(!?)\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\](\(?)")


def names_of(pages: Iterable[DraftPage]) -> dict[str, str]:
    """Return the places of pages by the slugs of their names and titles."""
    names: dict[str, str] = {}
    for page in pages:
        stem = posixpath.splitext(page.place)[0]
        title = str(page.front.get("title") or next(headings_in(page.text), ""))
        for name in (stem, posixpath.basename(stem), title):
            names.setdefault(slug(name), page.place)
    names.pop("", None)
    return names


def without_wiki_links(page: DraftPage, names: dict[str, str], tell: Tell) -> None:
    """Write the links of a wiki as Markdown, and other double brackets so that they stay."""
    if "[[" not in page.text:
        return
    prose = without_code(page.text).split("\n")
    for at, line in enumerate(page.lines):
        text = line.text
        for found in reversed(list(_WIKI.finditer(prose[at]))):
            made = _written(found, page, names)
            if made is None:
                made = f"{found[1]}\\[\\[{found[2]}\\]\\]"
                tell(line.number, "wiki-link", f"“[[{found[2]}]]” names no page: shown as it is.")
            text = text[: found.start()] + made + text[found.end() :]
        page.lines[at] = Line(text, line.number)


def _written(found: re.Match[str], page: DraftPage, names: dict[str, str]) -> str | None:
    if found[4]:  # a link whose words stand in brackets
        return f"[\\[{found[2]}\\]]("
    name, _, anchor = found[2].partition("#")
    if found[1]:
        return f"![{found[3] or name}](<{name}>)"
    place = names.get(slug(name)) if name else page.place
    if place is None:
        return None
    path = posixpath.relpath(place, posixpath.dirname(page.place) or ".")
    target = path + (f"#{slug(anchor)}" if anchor else "")
    return f"[{found[3] or found[2]}](<{target}>)"
