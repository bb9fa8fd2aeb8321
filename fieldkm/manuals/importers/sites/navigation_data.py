"""The contents of a site out of plain data: lists within lists with titles and pages, whatever
their keys are called (`sidebars.js`, `_data/docs.yml`, `sidebar.yaml`)."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping

from fieldkm.manuals.importers.draft import DraftPage
from fieldkm.manuals.importers.goals import Goals
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.importers.sites.folder_order import FolderOrder
from fieldkm.manuals.importers.sites.site import Pages, SiteContents, addresses_of
from fieldkm.manuals.importers.sites.summary import PlaceOf
from fieldkm.manuals.sources.pages import readable

_TITLES = ("label", "title", "text", "name", "caption", "category", "part", "header")
_LISTS = (
    "items", "children", "docs", "pages", "entries", "sections", "subitems", "sub_items",
    "folders", "folderitems", "subfolders", "subfolderitems", "contents", "articles", "links",
    "chapters", "toc", "sidebar", "sub",
)  # fmt: skip
_TARGETS = ("link", "url", "path", "href", "file", "page", "page_id", "doc", "id", "slug", "to")
_OTHERS = frozenset(
    {"type", "icon", "collapsed", "collapsible", "classname", "description", "customprops"}
)
_MAX_DEPTH = 30


def best_contents(
    offered: Iterable[object], title: str, order: FolderOrder, file: str, root: str = ""
) -> SiteContents:
    """Return the contents of that piece of data which names the most pages; empty where none names
    two. `order` is that of the folders, `file` what a report names, `root` the name of the folder
    of pages."""
    place_of = finder(order.pages, root)
    best, most = SiteContents(file=file), 1
    for data in offered:
        found = _Walk(order, place_of, file).contents(data, title)
        named = sum(len(places) for _, places in found.chapters)
        if named > most:
            best, most = found, named
    return best


def json_of(text: str) -> object:
    """Return what a JSON file holds, None where it is none."""
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data


def finder(pages: Pages, root: str = "") -> PlaceOf:
    """Return what finds a page by any address that its site has for it."""
    drafts = [DraftPage(at, at, [], {}, addresses_of(page.front)) for at, page in pages.items()]
    goals = Goals(drafts, (), root)

    def place_of(target: str) -> str:
        goal = goals.of("", "/" + target.partition("#")[0].lstrip("./"))
        return goal.place if goal else ""

    return place_of


class _Walk:
    def __init__(self, order: FolderOrder, place_of: PlaceOf, file: str) -> None:
        self._order = order
        self._pages = order.pages
        self._place_of = place_of
        self._found = SiteContents(file=file)
        self._listed: set[str] = set()
        self._base = ""  # stands in front of the paths of the entries read now

    def contents(self, data: object, title: str) -> SiteContents:
        """Return the chapters; what stands beside them is in one called `title`."""
        lists = data.values() if isinstance(data, dict) else ()
        of_lists = [value for value in lists if isinstance(value, list | dict)]
        if isinstance(data, dict) and len(of_lists) == len(data) > 1:
            for name, value in data.items():
                self._base = str(name) if str(name).startswith("/") else ""
                depth = 0 if self._base else 1
                self._section(_title_of_key(str(name), title), value, depth)
        elif isinstance(data, dict) and len(of_lists) == len(data) == 1:
            self._section(title, of_lists[0], 0)
        else:
            self._section(title, data, 0)
        return self._found

    def _section(self, title: str, node: object, depth: int, first: str = "") -> None:
        own = [first] if first else []
        place = len(self._found.chapters)
        if depth < _MAX_DEPTH:
            for item in node if isinstance(node, list) else [node]:
                own += self._entry(item, title, depth)
        if own:
            self._found.chapters.insert(place, (title, own))

    def _entry(self, item: object, title: str, depth: int) -> list[str]:
        if isinstance(item, str):
            return self._page(item, "")
        if isinstance(item, list):
            words = [word for word in item if isinstance(word, str)]
            if len(item) == len(words) == 2 and not self._place_of(words[1]):
                return self._page(words[0], words[1])  # VuePress: [path, title]
            return [place for inner in item for place in self._entry(inner, title, depth)]
        return self._group(item, title, depth) if isinstance(item, dict) else []

    def _group(self, item: Mapping[str, object], title: str, depth: int) -> list[str]:
        values = {str(key).lower(): value for key, value in item.items()}
        label = next(filter(None, (_text(values.get(key)) for key in _TITLES)), "")
        target = next(filter(None, (_target(values.get(key)) for key in _TARGETS)), "")
        lists: list[object] = [x for key in _LISTS if isinstance(x := values.get(key), list | dict)]
        if values.get("type") in ("link", "html"):
            return []
        if values.get("type") == "autogenerated":
            folder = str(values.get("dirname", "")).strip("./")
            self._order.add(folder, title, self._found, depth)
            return []
        if not label and not target:
            return self._all(lists, title, depth) if lists else self._named(item, title, depth)
        own = self._page(target, label) if target else []
        if not lists:
            return own
        name = (f"{title}: {label}" if depth else label) if label else title
        base = self._base
        self._base = posixpath.join(base, _text(values.get("base")) or _text(values.get("prefix")))
        self._section(name, lists[0], depth + (1 if label else 0), *own[:1])
        self._base = base
        return []

    def _all(self, lists: list[object], title: str, depth: int) -> list[str]:
        return [place for inner in lists for place in self._entry(inner, title, depth)]

    def _named(self, item: Mapping[str, object], title: str, depth: int) -> list[str]:
        """Read `{title: page}` and `{title: [pages]}`."""
        own: list[str] = []
        for key, value in item.items():
            if isinstance(value, str):
                own += self._page(value, key)
            elif isinstance(value, list | dict) and key.lower() not in _OTHERS:
                self._section(f"{title}: {key}" if depth else key, value, depth + 1)
        return own

    def _page(self, target: str, label: str) -> list[str]:
        if "://" in target or target.startswith(("#", "mailto:")):
            return []
        place = self._place_of(posixpath.join(self._base, target)) or self._place_of(target)
        if not place:
            if target not in ("/", ""):
                message = f"The contents name “{target}”, which is no page here."
                self._found.items.append(ReportItem(self._found.file, 0, "nav-missing", message))
            return []
        if place in self._listed:
            return []
        self._listed.add(place)
        if label and not self._pages[place].title:
            self._found.titles[place] = label
        return [place]


def _target(value: object) -> str:
    if isinstance(value, dict):
        if value.get("type") == "generated-index":
            return ""  # the site makes that page of the entries below it
        return next((x for key in _TARGETS if isinstance(x := value.get(key), str)), "")
    return value if isinstance(value, str) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _title_of_key(key: str, title: str) -> str:
    """Return a title for the key of one sidebar among several: a name, or the path it is for."""
    return readable(key.strip("/").rpartition("/")[2]) or title
