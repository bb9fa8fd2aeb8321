"""Docusaurus: MDX in `docs/`, pictures in `static/`, the order in front matter and
`_category_.json`."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.sites.folder_order import FolderFacts, FolderOrder
from fieldkm.manuals.importers.sites.js_literal import literals_of
from fieldkm.manuals.importers.sites.navigation_data import best_contents, json_of
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over
from fieldkm.manuals.importers.yaml_text import read_yaml
from fieldkm.manuals.sources.folder import MAX_PAGE_BYTES
from fieldkm.manuals.sources.pages import readable
from fieldkm.manuals.sources.source import PICTURE_ENDINGS
from fieldkm.manuals.sources.tables import number

_CONFIGS = ("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs")
_CATEGORIES = ("_category_.json", "_category_.yml", "_category_.yaml")
_SIDEBARS = (
    "sidebars.js", "sidebars.ts", "sidebars.mjs", "sidebars.cjs", "sidebars.json", "sidebar.js",
)  # fmt: skip
_PREFIX = re.compile(r"^(\d+)\s*[-_.]+\s*(?=\D)")
_SILENT = frozenset(
    {*_CONFIGS, *_CATEGORIES, *_SIDEBARS, "package.json", "package-lock.json", "yarn.lock",
     "babel.config.js", "tsconfig.json"}
)  # fmt: skip


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
        contents=lambda pages: _contents(source, docs, pages, name),
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
    if target.startswith("/") and target.lower().endswith(PICTURE_ENDINGS):
        return "/static/" + target.removeprefix("/static/").lstrip("/")
    target = re.sub(r"^/docs(?=/|$)", "", target) or "/"
    return re.sub(r"\.mdx(?=$|[#?])", ".md", target)


class _Folders:
    """What `_category_.json` and the names of folders say."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs

    def facts(self, folder: str) -> FolderFacts:
        """Return the label and position of a folder."""
        category = self._category(folder) if folder else {}
        label = category.get("label")
        name = posixpath.basename(folder)
        prefix = _PREFIX.match(name)
        stated = number(str(category.get("position", "")))
        if stated is None and prefix:
            stated = number(prefix[1])
        plain = _PREFIX.sub("", name)
        return FolderFacts(label if isinstance(label, str) and label else readable(plain), stated)

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


def _contents(source: Path, docs: Path, pages: Pages, title: str) -> SiteContents:
    """Return the contents: as `sidebars.js` lists them, else as the folders lie."""
    order = FolderOrder(pages, _Folders(docs).facts)
    offered: list[object] = []
    file = ""
    for folder in (source, source.resolve().parent):
        for name in _SIDEBARS:
            sidebar = folder / name
            if not offered and sidebar.is_file() and sidebar.stat().st_size <= MAX_PAGE_BYTES:
                text = sidebar.read_text("utf-8", errors="replace")
                offered = [json_of(text)] if name.endswith("json") else list(literals_of(text))
                file = name
    found = best_contents(offered, title, order, file, docs.name)
    return found if found.chapters else order.contents(title)
