"""Links of a foreign documentation: where each leads, how it must be written here, and which are
dead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, unquote

from fieldkm.manuals.importers.markdown_scan import Link, anchors_in, links_in
from fieldkm.manuals.importers.report import ReportItem

_FOREIGN = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_INDEXES = ("index.md", "README.md", "readme.md", "_index.md")


@dataclass(frozen=True, slots=True)
class Relinked:
    """A page with its links written as they hold here; `links` counts those within the
    documentation."""

    text: str
    links: int
    items: tuple[ReportItem, ...]


class LinkTable:
    """Where links may lead: `pages` maps paths to texts, `files` has every other path of the
    source."""

    def __init__(
        self, pages: Mapping[str, str], pictures: frozenset[str], files: frozenset[str]
    ) -> None:
        self._pages = pages
        self._pictures = pictures
        self._files = files
        self._folded = {path.casefold(): path for path in (*pages, *pictures)}
        self._anchors: dict[str, frozenset[str]] = {}
        self._found = cache(self._look_for)

    def relinked(self, page: str) -> Relinked:
        """Return a page with its links as they hold here, and what is dead or was guessed."""
        text = self._pages[page]
        pieces: list[str] = []
        items: list[ReportItem] = []
        end = count = 0
        for link in links_in(text):
            if _FOREIGN.match(link.target) or link.start < end:
                continue
            count += 1
            target, found = self._judged(page, link)
            items += found
            pieces += [text[end : link.start], target]
            end = link.end
        return Relinked("".join(pieces) + text[end:], count, tuple(items))

    def page_for(self, page: str, target: str) -> str | None:
        """Return the page that `target`, written on `page`, leads to."""
        found = self._found(page, unquote(target))
        return found if found in self._pages else None

    def _judged(self, page: str, link: Link) -> tuple[str, list[ReportItem]]:
        path, _, anchor = link.target.partition("#")
        wanted = unquote(path.partition("?")[0])
        found = self._found(page, wanted) if wanted else page
        if found is None:
            return link.target, [self._dead(page, link, wanted)]
        items = []
        written, plain = link.target, posixpath.normpath(_below(page, wanted)) if wanted else page
        if found != plain:
            written = quote(posixpath.relpath(found, posixpath.dirname(page) or "."))
            written += f"#{anchor}" if anchor else ""
            message = f"The link “{link.target}” is taken to mean {found}."
            items.append(ReportItem(page, link.line, "link-guessed", message))
        if anchor and found in self._pages and not self._has_anchor(found, unquote(anchor)):
            message = f"“{link.target}”: {found} has no place “{unquote(anchor)}”."
            items.append(ReportItem(page, link.line, "dead-anchor", message))
        return written, items

    def _dead(self, page: str, link: Link, wanted: str) -> ReportItem:
        place = posixpath.normpath(_below(page, wanted))
        if link.is_picture:
            message = f"The picture “{link.target}” is not there."
            return ReportItem(page, link.line, "missing-picture", message)
        if place.startswith(".."):
            message = f"“{link.target}” leads out of the documentation."
            return ReportItem(page, link.line, "link-outside", message)
        if place in self._files:
            message = f"“{link.target}” leads to a file that is not carried over."
            return ReportItem(page, link.line, "link-to-file", message)
        return ReportItem(page, link.line, "dead-link", f"“{link.target}” leads nowhere.")

    def _look_for(self, page: str, wanted: str) -> str | None:
        for candidate in _candidates(page, wanted):
            if candidate in self._pages or candidate in self._pictures:
                return candidate
        folded = posixpath.normpath(_below(page, wanted)).casefold()
        return self._folded.get(folded)

    def _has_anchor(self, page: str, anchor: str) -> bool:
        if page not in self._anchors:
            self._anchors[page] = anchors_in(self._pages[page])
        known = self._anchors[page]
        return anchor in known or anchor.lower() in known


def _below(page: str, target: str) -> str:
    """Return where `target` is written to lie; from the root of the documentation if it begins with
    `/`."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.join(posixpath.dirname(page), target)


def _candidates(page: str, target: str) -> Iterator[str]:
    """Return the files that a link may mean: as written, as a site's address, as a folder."""
    places = [_below(page, target)]
    if not target.startswith("/"):  # sites serve page.md as page/, and links are relative to that
        places.append(posixpath.join(page.removesuffix(".md"), target))
    for written in places:
        place = posixpath.normpath(written)
        yield place
        yield place.removesuffix(".html") + ".md"
        yield from (posixpath.normpath(posixpath.join(place, index)) for index in _INDEXES)
