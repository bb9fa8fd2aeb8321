"""Which file of a documentation a link means: as it is written, as its site would serve it, or,
with a word in the report, what comes closest."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fieldkm.manuals.importers.draft import DraftPage
from fieldkm.manuals.sources.pages import INDEX_NAMES

_INDEXES = ("index.md", "README.md", "readme.md", "_index.md")
_NUMBER = re.compile(r"^\d+[-_. ]+(?=\D)")  # `01-belts` is served as `belts`
_SERVED = (".html", ".htm", ".rst", ".mdx", ".md")
_SHORTEST_NAME = 6  # letters; shorter names of files say too little to be looked for elsewhere


class Goal(NamedTuple):
    """The place of a page or picture; `is_guess` tells that the link does not say just that."""

    place: str
    is_guess: bool = False


class Goals:
    """The pages and pictures of a draft. `root` is the name of the folder in which they lay."""

    def __init__(self, pages: Iterable[DraftPage], pictures: Iterable[str], root: str = "") -> None:
        pages = list(pages)
        self._root = root.lower()
        self._places = {page.place for page in pages} | set(pictures)
        self._folded = {place.casefold(): place for place in sorted(self._places)}
        self._addresses: dict[str, str] = {}
        for page in pages:
            for address in page.addresses:
                self._addresses.setdefault(_served(_below(page.place, address)), page.place)
        for page in pages:
            self._addresses.setdefault(_served(page.place), page.place)
        self._named = self._unique_names()

    def of(self, page: str, wanted: str) -> Goal | None:
        """Return what the path `wanted` on `page` means, None where there is nothing like it."""
        goal = self._as_served(page, wanted)
        if goal:
            return goal
        path = _below(page, wanted)
        while path.startswith("../"):
            path = path[3:]
        inner = self._within_root(path)
        if inner and (goal := self._as_served("", f"/{inner}")):
            return goal
        for candidate in _candidates(page, wanted):
            place = self._folded.get(candidate.casefold())
            if place:
                return Goal(place, is_guess=True)
        if wanted.startswith("/"):
            return self._shortened(path)
        return self._from_root(wanted) or self._by_name(wanted)

    def _from_root(self, wanted: str) -> Goal | None:
        """Return what a path means whose author thought of the root of the site."""
        goal = self._as_served("", f"/{wanted}") if "/" in wanted else None
        return Goal(goal.place, is_guess=True) if goal else None

    def _as_served(self, page: str, wanted: str) -> Goal | None:
        for candidate in _candidates(page, wanted):
            if candidate in self._places:
                return Goal(candidate)
        written = (self._addresses.get(_served(path)) for path in _written(page, wanted))
        return next((Goal(place) for place in written if place), None)

    def _within_root(self, path: str) -> str:
        """Return a path that begins with the folder's own name without it, else nothing."""
        first, _, inner = path.partition("/")
        return inner if first.strip("_").lower() == self._root else ""

    def _shortened(self, path: str) -> Goal | None:
        """Return what an address of the site means without the folders that it has in front."""
        _, _, inner = path.partition("/")
        while inner:
            goal = self._as_served("", f"/{inner}")
            if goal:
                return Goal(goal.place, is_guess=True)
            _, _, inner = inner.partition("/")
        return None

    def _by_name(self, wanted: str) -> Goal | None:
        place = self._named.get(_name(wanted))
        return Goal(place, is_guess=True) if place else None

    def _unique_names(self) -> dict[str, str]:
        """Return the places by names that only one of them has and that say enough."""
        counted = Counter(_name(place) for place in self._places)
        return {
            name: place
            for place in self._places
            if counted[name := _name(place)] == 1
            and len(name) >= _SHORTEST_NAME
            and name not in INDEX_NAMES
        }


def _name(path: str) -> str:
    name = posixpath.basename(path.rstrip("/")).lower()
    return next((name.removesuffix(end) for end in _SERVED if name.endswith(end)), name)


def _served(path: str) -> str:
    """Return the address at which a site serves a file: no ending, no index, no numbers."""
    path = posixpath.normpath(path.strip("/"))
    stem = next((path.removesuffix(end) for end in _SERVED if path.endswith(end)), path)
    folder, name = posixpath.split(stem)
    stem = folder if name.strip("_").lower() in INDEX_NAMES else stem
    return "/".join(_NUMBER.sub("", piece).lstrip("_") or piece for piece in stem.split("/"))


def _below(page: str, target: str) -> str:
    """Return where `target` is written to lie; from the root of the documentation if it begins with
    `/`."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/") or ".")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target))


def _written(page: str, target: str) -> list[str]:
    """Return the paths that a link may have in mind: sites serve `page.md` as `page/`, and links
    that name no file may be relative to that."""
    path = _below(page, target)
    if target.startswith("/") or target.endswith((".md", ".mdx", ".rst")):
        return [path]
    return [path, posixpath.normpath(posixpath.join(page.removesuffix(".md"), target))]


def _candidates(page: str, target: str) -> Iterator[str]:
    """Return the files that a link may mean: as written, as a site's address, as a folder."""
    for place in _written(page, target or "."):
        yield place
        yield place.removesuffix(".html").removesuffix(".rst") + ".md"
        folder = posixpath.dirname(place) if place.endswith("index.html") else place
        yield from (posixpath.normpath(posixpath.join(folder, index)) for index in _INDEXES)
