"""Jekyll with kramdown and Liquid, just-the-docs among its themes: front matter gives the order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from fieldkm.domain.codes import natural_key
from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.markdown_scan import without_code
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.importers.sites.folder_order import ORDER_KEYS, FolderOrder
from fieldkm.manuals.importers.sites.navigation_data import best_contents
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, SitePage, carried_over
from fieldkm.manuals.importers.yaml_text import read_yaml
from fieldkm.manuals.sources.folder import MAX_PAGE_BYTES
from fieldkm.manuals.sources.pages import readable
from fieldkm.manuals.sources.tables import number

_CONFIG = "_config.yml"
_LIQUID = re.compile(
    r"\{%-?\s*(?:link|post_url|include|include_relative)\s+[\w./-]+|\{\{-?\s*site\."
)
_MAX_PAGES_TRIED = 200
_SILENT = frozenset(
    {_CONFIG, "Gemfile", "Gemfile.lock", "favicon.ico", "CNAME", "robots.txt", "404.html"}
)


def recognises(source: Path) -> bool:
    """Tell whether `source` is a Jekyll site, or a folder of pages written for one."""
    return source.is_dir() and ((source / _CONFIG).is_file() or _has_liquid(source))


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the site as the files of a manual."""
    if not source.is_dir():
        raise BadInput(
            "no-jekyll",
            "{source} is not the folder of a Jekyll site.",
            "Name the folder in which _config.yml lies.",
            source=str(source),
        )
    file = source / _CONFIG
    text = file.read_text("utf-8", errors="replace") if file.is_file() else ""
    config = read_yaml(text, str(file))
    values = _variables(config if isinstance(config, dict) else {})
    title = values.get("site.title") or name_of(source)
    base = values.pop("site.baseurl", "").rstrip("/")
    site = Site(
        source,
        ((source, ""),),
        contents=lambda pages: _contents(source, pages, title),
        title=title,
        language=values.get("site.lang", "").split("-")[0].lower(),
        publisher=values.get("site.author", ""),
        variables={**values, "site.baseurl": ""},
        address=lambda target: _address(target, base),
        silent=_SILENT,
        no_pages=("_includes/", "_layouts/", "_sass/", "_data/", "_drafts/"),
    )
    return carried_over(site, options)


def _has_liquid(source: Path) -> bool:
    """Tell whether pages have Liquid's links and inclusions; `if` may be code of others."""
    for file in islice(sorted(source.rglob("*.md")), _MAX_PAGES_TRIED):
        if file.is_file() and file.stat().st_size <= MAX_PAGE_BYTES:
            text = file.read_text("utf-8", errors="replace")
            if text.startswith("---") and _LIQUID.search(without_code(text)):
                return True
    return False


def _address(target: str, base: str) -> str:
    if base and target.startswith(f"{base}/"):
        return target[len(base) :]
    return target


def _variables(config: Mapping[object, object]) -> dict[str, str]:
    values: dict[str, str] = {}
    for key, value in config.items():
        if isinstance(value, str):
            values[f"site.{key}"] = value
        elif isinstance(value, dict):
            inner = {f"site.{key}.{k}": v for k, v in value.items() if isinstance(v, str)}
            values.update(inner)
    return values


def _contents(source: Path, pages: Pages, title: str) -> SiteContents:
    """Return the order that `nav_order` and `parent` give, else that of a menu in `_data`, else
    the folders' own."""
    found = SiteContents(file=_CONFIG)
    keys = {key for page in pages.values() for key in page.front.values}
    if not keys & {"nav_order", "parent", "has_children"}:
        return _listed(source, pages, title, is_numbered=not keys.isdisjoint(ORDER_KEYS))
    children: dict[str, list[str]] = {}
    for place in sorted(pages, key=lambda place: _order(place, pages[place])):
        if pages[place].front.text("nav_exclude").lower() != "true":
            children.setdefault(pages[place].front.text("parent"), []).append(place)
    titles = {_title(place, page) for place, page in pages.items()}
    for parent in sorted(children.keys() - titles - {""}):
        first = children[parent][0]
        message = f"The page “{parent}”, to which this one belongs, is not there."
        line = pages[first].front.line("parent")
        found.items.append(ReportItem(first, line, "nav-missing", message))
    own: list[str] = []
    for place in children.get("", []):
        below = _below(_title(place, pages[place]), children, pages, {place})
        if below:
            found.chapters.append((_title(place, pages[place]), [place, *below]))
        else:
            own.append(place)
    if own:
        found.chapters.insert(0, (title, own))
    missing = sorted(children.keys() - titles - {""})
    found.chapters += [(parent, children[parent]) for parent in missing]
    return found


def _listed(source: Path, pages: Pages, title: str, *, is_numbered: bool) -> SiteContents:
    """Return the order of a menu in `_data`, else that of numbers in front matter."""
    order = FolderOrder(pages)
    listed = best_contents(_menus(source), title, order, "_data", source.resolve().name)
    listed.items.clear()  # a menu lists what else the site has, and that is no loss here
    return order.contents(title) if is_numbered and not listed.chapters else listed


def _menus(source: Path) -> list[object]:
    """Return what the data of the site holds; a folder of its pages may have it at hand."""
    files = [*source.glob("*.yml"), *source.glob("_data/**/*.yml"), *source.glob("_data/**/*.yaml")]
    read: list[object] = []
    for file in sorted(files)[:_MAX_PAGES_TRIED]:
        if file.is_file() and file.name != _CONFIG and file.stat().st_size <= MAX_PAGE_BYTES:
            with suppress(BadInput):
                read.append(read_yaml(file.read_text("utf-8", errors="replace"), str(file)))
    return read


def _below(title: str, children: dict[str, list[str]], pages: Pages, seen: set[str]) -> list[str]:
    below: list[str] = []
    for place in children.get(title, []):
        if place not in seen:
            seen.add(place)
            below += [place, *_below(_title(place, pages[place]), children, pages, seen)]
    return below


def _title(place: str, page: SitePage) -> str:
    return page.title or readable(posixpath.splitext(posixpath.basename(place))[0])


def _order(place: str, page: SitePage) -> tuple[int, float, tuple[tuple[int, int, str], ...]]:
    """Return the key by which just-the-docs orders: numbers first, then titles."""
    place_in_order = number(page.front.text("nav_order"))
    has_number = place_in_order is not None
    return (0 if has_number else 1, place_in_order or 0.0, natural_key(_title(place, page)))
