"""mdBook: `book.toml`, and `SUMMARY.md` in the folder of the pages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.sites.site import Site, carried_over
from fieldkm.manuals.importers.sites.summary import read_summary

_CONFIG = "book.toml"
_SUMMARY = "SUMMARY.md"


def recognises(source: Path) -> bool:
    """Tell whether `source` is a book or the folder of its pages."""
    return source.is_dir() and bool(_config(source)) and _pages(source) is not None


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the book as the files of a manual."""
    pages = _pages(source)
    if pages is None:
        raise BadInput(
            "no-mdbook",
            "There is no SUMMARY.md in {source} or in its folder of pages.",
            "Name the folder in which book.toml lies.",
            source=str(source),
        )
    config = _config(source)
    authors = config.get("authors")
    title = str(config.get("title") or name_of(source))
    text = (pages / _SUMMARY).read_text("utf-8-sig", errors="replace")
    site = Site(
        source,
        ((pages, ""),),
        contents=lambda pages: read_summary(text, title, _SUMMARY, pages),
        title=title,
        language=re.split("[-_]", str(config.get("language", "")))[0].lower(),
        publisher=", ".join(map(str, authors)) if isinstance(authors, list) else "",
        silent=frozenset({_CONFIG}),
        no_pages=(_SUMMARY,),
    )
    return carried_over(site, options)


def _config(source: Path) -> dict[str, object]:
    for folder in (source, source.resolve().parent):
        file = folder / _CONFIG
        if file.is_file():
            try:
                data = tomllib.loads(file.read_text("utf-8-sig", errors="replace"))
            except (ValueError, RecursionError):
                return {"title": ""}
            book = data.get("book")
            return dict(book) if isinstance(book, dict) and book else {"title": ""}
    return {}


def _pages(source: Path) -> Path | None:
    """Return the folder of the pages; it must lie in `source`."""
    if not source.is_dir():
        return None
    named = source / str(_config(source).get("src") or "src")
    for folder in (named, source):
        inside = folder.resolve().is_relative_to(source.resolve())
        if inside and (folder / _SUMMARY).is_file():
            return folder
    return None
