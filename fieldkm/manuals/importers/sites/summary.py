"""`SUMMARY.md`, the order of the chapters in mdBook and GitBook."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.importers.sites.site import Pages, SiteContents

PlaceOf = Callable[[str], str]
"""Returns the place of the page that an entry names, nothing where there is none."""

_PART = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
_ENTRY = re.compile(
    r"^(\s*)(?:[-*+]\s+)?\[(.*)\]\((?:<([^<>]*)>|([^\s]*?))(?:\s+\"[^\"]*\")?\)\s*$"
)
_WORDS = re.compile(r"^(\s*)[-*+]\s+(.+?)\s*$")


def read_summary(
    text: str, title: str, file: str, pages: Pages, place_of: PlaceOf | None = None
) -> SiteContents:
    """Return the chapters; a heading begins one, and so does an entry at the margin that has others
    below it. Pages before the first stand in one called `title`. A page's own title goes before the
    one in the summary. `place_of` knows pages by their addresses."""
    found = SiteContents(file=file)
    lines = text.split("\n")
    chapter = part = title
    for number, line in enumerate(lines, 1):
        heading = _PART.match(line)
        if heading:
            if heading[1].strip().lower() not in ("summary", "table of contents", "目录"):
                chapter = part = _plain(heading[1])
            continue
        entry = _ENTRY.match(line)
        words = None if entry else _WORDS.match(line)
        indent = entry[1] if entry else words[1] if words else None
        if indent == "" and _has_children(lines, number):
            chapter = _plain(entry[2] if entry else words[2] if words else "")
        elif indent == "":
            chapter = part
        if entry:
            _add(found, chapter, entry, number, place_of)
    own = {place for place, page in pages.items() if page.title}
    found.titles = {place: words for place, words in found.titles.items() if place not in own}
    return found


def _add(
    found: SiteContents,
    chapter: str,
    entry: re.Match[str],
    number: int,
    place_of: PlaceOf | None,
) -> None:
    target = unquote((entry[3] if entry[3] is not None else entry[4]).partition("#")[0])
    if "://" in target:
        message = f"The contents hold pages only; “{target}” is left out."
        found.items.append(ReportItem(found.file, number, "nav-link", message))
        return
    if not target:
        message = f"“{_plain(entry[2])}” has no page yet."
        found.items.append(ReportItem(found.file, number, "nav-draft", message))
        return
    place = posixpath.normpath(target.replace("\\", "/"))
    place = (place_of(target) if place_of else "") or place
    if place.startswith(("/", "..")) or ":" in place:
        message = f"“{target}” lies outside of the documentation."
        found.items.append(ReportItem(found.file, number, "nav-outside", message))
        return
    found.titles.setdefault(place, _plain(entry[2]))
    if not found.chapters or found.chapters[-1][0] != chapter:
        found.chapters.append((chapter, []))
    found.chapters[-1][1].append(place)


def _has_children(lines: list[str], number: int) -> bool:
    following = next((line for line in lines[number:] if line.strip()), "")
    return following[:1] in (" ", "\t") and bool(_WORDS.match(following))


def _plain(words: str) -> str:
    return re.sub(r"\\([\\`*_{}\[\]()#+.!-])", r"\1", re.sub(r"(?<!\\)[*`]", "", words)).strip()
