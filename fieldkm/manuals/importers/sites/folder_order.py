"""The order of a site that its folders give: pages and folders by the numbers that they state, then
by their names."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field

from fieldkm.domain.codes import natural_key
from fieldkm.manuals.importers.sites.site import Pages, SiteContents, SitePage
from fieldkm.manuals.sources.pages import INDEX_NAMES, readable
from fieldkm.manuals.sources.tables import number

ORDER_KEYS = ("sidebar_position", "nav_order", "sort_order", "weight", "order", "position")
_LAST = 10_000.0

Key = tuple[float, tuple[tuple[int, int, str], ...]]


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """What a site says of a folder: its title, and its number among its neighbours. `members` are
    names of what is in it, in order, where it says that."""

    title: str = ""
    position: float | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderOrder:
    """Puts `pages` in order; `facts` tells what the site says of a folder (`""` is the root)."""

    pages: Pages
    facts: Callable[[str], FolderFacts] = field(default=lambda folder: FolderFacts())

    def contents(self, title: str) -> SiteContents:
        """Return the chapters: the pages at the top in one called `title`, then the folders."""
        found = SiteContents()
        self.add("", title, found)
        return found

    def add(self, folder: str, title: str, found: SiteContents, depth: int = 0) -> None:
        """Add what lies in `folder` and below it as chapters, the first called `title`."""
        own: list[str] = []
        place = len(found.chapters)
        for name, is_folder in self.members(folder):
            if is_folder:
                label = self._title(name)
                self.add(name, f"{title}: {label}" if depth else label, found, depth + 1)
            else:
                own.append(name)
                label = self.pages[name].front.text("sidebar_label")
                if label and not self.pages[name].title:
                    found.titles[name] = label
        if own:
            found.chapters.insert(place, (title, own))

    def members(self, folder: str) -> list[tuple[str, bool]]:
        """Return the places in a folder, each with whether it is a folder itself."""
        base = f"{folder}/" if folder else ""
        inside = [place for place in self.pages if place.startswith(base)]
        folders = {base + x[len(base) :].partition("/")[0] for x in inside if "/" in x[len(base) :]}
        pages = [place for place in inside if "/" not in place[len(base) :]]
        keyed = [(self._folder_key(name), name, True) for name in folders]
        keyed += [(self._page_key(name, self.pages[name]), name, False) for name in pages]
        listed = self.facts(folder).members
        if listed:
            keyed = [(_place_in(listed, name, key), name, kind) for key, name, kind in keyed]
        return [(name, is_folder) for _, name, is_folder in sorted(keyed)]

    def _page_key(self, place: str, page: SitePage) -> Key:
        stem = posixpath.splitext(posixpath.basename(place))[0]
        if stem.lower() in INDEX_NAMES:
            return (-_LAST, natural_key(stem))
        stated = position_of(page)
        return (_LAST if stated is None else stated, natural_key(stem))

    def _folder_key(self, folder: str) -> Key:
        stated = self.facts(folder).position
        if stated is None:
            stated = position_of(self._index(folder))
        return (_LAST if stated is None else stated, natural_key(posixpath.basename(folder)))

    def _title(self, folder: str) -> str:
        index = self._index(folder)
        own = index.title if index else ""
        return self.facts(folder).title or own or readable(posixpath.basename(folder))

    def _index(self, folder: str) -> SitePage | None:
        places = (f"{folder}/{name}" for name in ("_index.md", "index.md", "README.md"))
        return next((self.pages[place] for place in places if place in self.pages), None)


def position_of(page: SitePage | None) -> float | None:
    """Return the number that a page states for its place in the order, if it does."""
    stated = (number(page.front.text(key)) for key in ORDER_KEYS) if page else ()
    return next((position for position in stated if position is not None), None)


def _place_in(listed: tuple[str, ...], place: str, key: Key) -> Key:
    """Return the key of a member by its place in the list; `...` stands for all others."""
    name = posixpath.basename(place)
    stem = posixpath.splitext(name)[0]
    rest = listed.index("...") if "..." in listed else len(listed)
    at = next((n for n, entry in enumerate(listed) if entry in (name, stem)), None)
    return (float(rest), key[1]) if at is None else (float(at), ())
