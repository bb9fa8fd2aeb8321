"""Docusaurus: MDX in `docs/`, pictures in `static/`, the order in front matter and
`_category_.json`."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

from fieldkm.domain.codes import natural_key
from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, SitePage, carried_over
from fieldkm.manuals.importers.yaml_text import read_yaml
from fieldkm.manuals.sources.pages import INDEX_NAMES, readable
from fieldkm.manuals.sources.source import PICTURE_ENDINGS
from fieldkm.manuals.sources.tables import number

_CONFIGS = ("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs")
_CATEGORIES = ("_category_.json", "_category_.yml", "_category_.yaml")
_PREFIX = re.compile(r"^\d+\s*[-_.]+\s*(?=\D)")
_SILENT = frozenset(
    {*_CONFIGS, *_CATEGORIES, "package.json", "package-lock.json", "yarn.lock", "sidebars.js",
     "sidebars.ts", "babel.config.js", "tsconfig.json"}
)  # fmt: skip

_Key = tuple[float, tuple[tuple[int, int, str], ...]]


def recognises(source: Path) -> bool:
    """Tell whether `source` is a Docusaurus site, or the folder of its pages."""
    return source.is_dir() and (bool(_config(source)) or any(source.rglob("_category_.*")))


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the site as the files of a manual."""
    if not source.is_dir():
        raise BadInput(
            "no-docusaurus",
            "{source} is not the folder of a Docusaurus site.",
            "Name the folder in which docusaurus.config.js lies.",
            source=str(source),
        )
    docs = source / "docs" if (source / "docs").is_dir() else source
    static = source / "static"
    config = _config(source)
    title = re.search(r"\btitle:\s*[\"'`](.+?)[\"'`]\s*,", config)
    language = re.search(r"\bdefaultLocale:\s*[\"'`](\w+)", config)
    site = Site(
        source,
        ((docs, ""), *([(static, "static/")] if static.is_dir() else [])),
        contents=lambda pages: _Sidebar(docs, pages).contents(name),
        title=(name := title[1] if title else name_of(source)),
        language=language[1] if language else "",
        address=_address,
        silent=_SILENT,
        is_mdx=True,
    )
    return carried_over(site, options)


def _config(source: Path) -> str:
    for folder in (source, source.resolve().parent):
        for name in _CONFIGS:
            if (folder / name).is_file():
                return (folder / name).read_text("utf-8", errors="replace") or " "
    return ""


def _address(target: str) -> str:
    target = target.removeprefix("pathname://").removeprefix("@site")
    target = re.sub(r"^/docs(?=/|$)", "", target) or "/"
    if target.startswith("/") and target.lower().endswith(PICTURE_ENDINGS):
        target = "/static/" + target.removeprefix("/static/").lstrip("/")
    return re.sub(r"\.mdx(?=$|[#?])", ".md", target)


class _Sidebar:
    """The order of the pages, folder by folder, as Docusaurus generates it."""

    def __init__(self, docs: Path, pages: Pages) -> None:
        self._docs = docs
        self._pages = pages

    def contents(self, title: str) -> SiteContents:
        """Return the chapters: the pages at the top in one called `title`, then the folders."""
        found = SiteContents()
        self._add("", title, found)
        return found

    def _add(self, folder: str, title: str, found: SiteContents) -> None:
        own: list[str] = []
        place = len(found.chapters)
        for name, is_folder in self._members(folder):
            if is_folder:
                label = self._label(name)
                self._add(name, f"{title}: {label}" if folder else label, found)
            else:
                own.append(name)
                label = self._pages[name].front.text("sidebar_label")
                if label and not self._pages[name].front.text("title"):
                    found.titles[name] = label
        if own:
            found.chapters.insert(place, (title, own))

    def _members(self, folder: str) -> list[tuple[str, bool]]:
        base = f"{folder}/" if folder else ""
        inside = [place for place in self._pages if place.startswith(base)]
        folders = {base + x[len(base) :].partition("/")[0] for x in inside if "/" in x[len(base) :]}
        pages = [place for place in inside if "/" not in place[len(base) :]]
        keyed = [(self._folder_key(name), name, True) for name in folders]
        keyed += [(self._page_key(name, self._pages[name]), name, False) for name in pages]
        return [(name, is_folder) for _, name, is_folder in sorted(keyed)]

    def _page_key(self, place: str, page: SitePage) -> _Key:
        stem = posixpath.splitext(posixpath.basename(place))[0]
        first = -1.0 if stem.lower() in INDEX_NAMES else 10_000.0
        stated = number(page.front.text("sidebar_position"))
        return (first if stated is None else stated, natural_key(stem))

    def _folder_key(self, folder: str) -> _Key:
        stated = number(str(self._category(folder).get("position", "")))
        return (10_000.0 if stated is None else stated, natural_key(posixpath.basename(folder)))

    def _label(self, folder: str) -> str:
        label = self._category(folder).get("label")
        plain = _PREFIX.sub("", posixpath.basename(folder))
        return label if isinstance(label, str) and label else readable(plain)

    def _category(self, folder: str) -> dict[str, object]:
        for name in _CATEGORIES:
            file = self._docs / folder / name
            if file.is_file() and file.stat().st_size < 100_000:
                text = file.read_text("utf-8", errors="replace")
                try:
                    data = json.loads(text) if name.endswith("json") else read_yaml(text, str(file))
                except (ValueError, RecursionError):
                    continue
                if isinstance(data, dict):
                    return {str(key): value for key, value in data.items()}
        return {}
