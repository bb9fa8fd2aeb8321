"""docsify: plain Markdown that a browser puts together; `_sidebar.md` gives the order."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.sites.navigation_data import finder
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over
from fieldkm.manuals.importers.sites.summary import PlaceOf, read_summary
from fieldkm.manuals.sources.folder import MAX_PAGE_BYTES

_SIDEBAR = "_sidebar.md"
_NO_PAGES = (_SIDEBAR, "_navbar.md", "_coverpage.md", "_404.md", "_footer.md")
_SILENT = frozenset({".nojekyll", "index.html", "sw.js", "CNAME"})
_NAME = re.compile(r"\bname:\s*[\"'`]([^\"'`\n]+)[\"'`]")
_ROUTE = re.compile(r"^#(?=/)")
_PLACE = re.compile(r"\?id=([^&#]*)[^#]*$")


def recognises(source: Path) -> bool:
    """Tell whether `source` or its `docs` has a sidebar or the page that starts docsify."""
    return source.is_dir() and _docs(source) is not None


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the site as the files of a manual."""
    docs = _docs(source) if source.is_dir() else None
    if docs is None:
        raise BadInput(
            "no-docsify",
            "{source} has neither _sidebar.md nor an index.html of docsify.",
            "Name the folder in which _sidebar.md lies.",
            source=str(source),
        )
    named = _NAME.search(_start_page(docs))
    title = re.sub(r"<[^<>]*>", "", named[1]).strip() if named else ""
    site = Site(
        source,
        ((docs, ""),),
        contents=lambda pages: _contents(docs, pages, title or name_of(source)),
        title=title,
        address=_address,
        silent=_SILENT,
        no_pages=_NO_PAGES,
    )
    return carried_over(site, options)


def _contents(docs: Path, pages: Pages, title: str) -> SiteContents:
    """Return the order of the sidebar at the root, then those of folders with one of their own."""
    found = SiteContents(file=_SIDEBAR)
    place_of = finder(pages, docs.name)
    folders = sorted({posixpath.dirname(place) for place in pages})
    for folder in ("", *folders) if "" not in folders else folders:
        file = docs / folder / _SIDEBAR
        if not file.is_file() or file.stat().st_size > MAX_PAGE_BYTES:
            continue
        text = file.read_text("utf-8-sig", errors="replace")
        name = pages[index].title if (index := f"{folder}/README.md") in pages else ""
        read = read_summary(text, name or title, file.name, pages, _below(folder, place_of))
        found.chapters += read.chapters
        found.titles |= read.titles
        found.items += read.items
    return found


def _below(folder: str, place_of: PlaceOf) -> PlaceOf:
    def place(target: str) -> str:
        target = _address(target)
        is_rooted = target.startswith("/") or not folder
        return place_of(target) if is_rooted else place_of(f"{folder}/{target}")

    return place


def _docs(source: Path) -> Path | None:
    for folder in (source, source / "docs"):
        if (folder / _SIDEBAR).is_file() or "docsify" in _start_page(folder).lower():
            return folder
    return None


def _start_page(folder: Path) -> str:
    file = folder / "index.html"
    if not file.is_file() or file.stat().st_size > MAX_PAGE_BYTES:
        return ""
    return file.read_text("utf-8", errors="replace")


def _address(target: str) -> str:
    """Return a route (`#/guide?id=belts`) as a path with an anchor."""
    return _PLACE.sub(r"#\1", _ROUTE.sub("", target))
