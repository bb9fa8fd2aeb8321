"""teedoc: Markdown with `sidebar.yaml` beside it, a folder for each language or product."""

from __future__ import annotations

import posixpath
from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.sites.folder_order import FolderOrder
from fieldkm.manuals.importers.sites.navigation_data import best_contents, json_of
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over
from fieldkm.manuals.importers.yaml_text import read_yaml
from fieldkm.manuals.sources.folder import MAX_PAGE_BYTES
from fieldkm.manuals.sources.source import PICTURE_ENDINGS

_SIDEBARS = ("sidebar.yaml", "sidebar.yml", "sidebar.json")
_CONFIGS = ("config.yaml", "config.yml", "config.json", "site_config.yaml", "site_config.json")
_SILENT = frozenset({*_SIDEBARS, *_CONFIGS})


def recognises(source: Path) -> bool:
    """Tell whether `source` is a document or a whole site of teedoc."""
    return source.is_dir() and any(_has_sidebar(folder) for folder in _folders(source))


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the documents as the files of a manual."""
    if not source.is_dir() or not recognises(source):
        raise BadInput(
            "no-teedoc",
            "{source} has no sidebar.yaml beside a config.yaml.",
            "Name the folder in which sidebar.yaml lies.",
            source=str(source),
        )
    config = _read(source, ("site_config.yaml", "site_config.json", *_CONFIGS))
    name = config.get("name") or config.get("site_name")
    title = name if isinstance(name, str) else ""
    locale = config.get("locale")
    site = Site(
        source,
        ((source, ""),),
        contents=lambda pages: _contents(source, pages, title or name_of(source)),
        title=title,
        language=locale.partition("_")[0].lower() if isinstance(locale, str) else "",
        address=_address,
        silent=_SILENT,
    )
    return carried_over(site, options)


def _contents(source: Path, pages: Pages, title: str) -> SiteContents:
    """Return the order that the sidebars of all documents in `source` give."""
    found = SiteContents(file=_SIDEBARS[0])
    for folder in _folders(source):
        if not _has_sidebar(folder):
            continue
        base = folder.relative_to(source).as_posix()
        inside = {
            posixpath.relpath(place, base): page
            for place, page in pages.items()
            if base == "." or place.startswith(f"{base}/")
        }
        order = FolderOrder(inside)
        read = best_contents([_read(folder, _SIDEBARS)], title, order, found.file, folder.name)
        for name, places in read.chapters:
            found.chapters.append((name, [posixpath.normpath(f"{base}/{x}") for x in places]))
        found.titles |= {posixpath.normpath(f"{base}/{x}"): y for x, y in read.titles.items()}
        found.items += read.items
    return found


def _folders(source: Path) -> list[Path]:
    """Return the folders that can hold a document: the source, and those up to three below it."""
    found = [source]
    for depth in range(1, 4):
        found += sorted(p for p in source.glob("/".join("*" * depth)) if p.is_dir())
    return found


def _has_sidebar(folder: Path) -> bool:
    return any((folder / x).is_file() for x in _SIDEBARS) and any(
        (folder / x).is_file() for x in _CONFIGS
    )


def _read(folder: Path, names: tuple[str, ...]) -> dict[str, object]:
    for name in names:
        file = folder / name
        if file.is_file() and file.stat().st_size <= MAX_PAGE_BYTES:
            text = file.read_text("utf-8", errors="replace")
            data = json_of(text) if name.endswith("json") else read_yaml(text, str(file))
            return {str(k): v for k, v in data.items()} if isinstance(data, dict) else {}
    return {}


def _address(target: str) -> str:
    if target.startswith("/static/") and target.lower().endswith(PICTURE_ENDINGS):
        return target.removeprefix("/static")
    return target
