"""VitePress and VuePress: pages beside a hidden folder whose configuration lists the sidebar;
pictures in `public/`."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.sites.folder_order import FolderOrder
from fieldkm.manuals.importers.sites.js_literal import literals_of, values_of
from fieldkm.manuals.importers.sites.navigation_data import best_contents
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over
from fieldkm.manuals.sources.folder import MAX_PAGE_BYTES
from fieldkm.manuals.sources.source import PICTURE_ENDINGS

_HIDDEN = (".vitepress", ".vuepress")
_SCRIPTS = (".js", ".ts", ".mjs", ".mts", ".cjs", ".cts", ".json")
_PASSED_OVER = frozenset({"node_modules", "dist", "cache", "components", ".temp", ".cache"})
_MAX_SCRIPTS = 200
_PUBLIC = "public/"
_SILENT = frozenset({"package.json", "package-lock.json", "pnpm-lock.yaml", "yarn.lock"})


def recognises(source: Path) -> bool:
    """Tell whether `source` is a site of VitePress or VuePress, or holds one in `docs`."""
    return source.is_dir() and _hidden(source) is not None


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the site as the files of a manual."""
    hidden = _hidden(source) if source.is_dir() else None
    if hidden is None:
        raise BadInput(
            "no-vitepress",
            "{source} is not the folder of a VitePress or VuePress site.",
            "Name the folder in which .vitepress or .vuepress lies.",
            source=str(source),
        )
    texts = [text for file in _scripts(hidden) if (text := _text(file))]
    docs = hidden.parent
    stated = next((x for text in texts for x in values_of(text, "srcDir") if _is_name(x)), "")
    if stated and _is_within(docs / str(stated), source):
        docs /= str(stated)
    title = next((str(x) for text in texts for x in values_of(text, "title") if _is_name(x)), "")
    language = next((str(x) for text in texts for x in values_of(text, "lang") if _is_name(x)), "")
    public = hidden / "public"
    site = Site(
        source,
        ((docs, ""), *([(public, _PUBLIC)] if public.is_dir() else [])),
        contents=lambda pages: _contents(texts, pages, title or name_of(source), docs.name),
        title=title,
        language=re.split("[-_]", language)[0].lower(),
        address=_address,
        silent=_SILENT,
        is_mdx=True,
    )
    return carried_over(site, options)


def _contents(texts: list[str], pages: Pages, title: str, root: str) -> SiteContents:
    """Return the contents: as the sidebar lists them, else as the folders lie."""
    order = FolderOrder(pages)
    offered = [value for text in texts for value in values_of(text, "sidebar")]
    offered += [value for text in texts for value in literals_of(text)]
    found = best_contents(offered, title, order, "sidebar", root)
    return found if found.chapters else order.contents(title)


def _hidden(source: Path) -> Path | None:
    for folder in (source, source / "docs", source / "doc", source / "src"):
        for name in _HIDDEN:
            if (folder / name).is_dir():
                return folder / name
    return None


def _scripts(hidden: Path) -> list[Path]:
    """Return the scripts of the configuration, the main one first."""
    found = [
        file
        for file in islice(sorted(hidden.rglob("*")), 20 * _MAX_SCRIPTS)
        if file.suffix in _SCRIPTS
        and file.is_file()
        and not file.is_symlink()
        and _PASSED_OVER.isdisjoint(file.relative_to(hidden).parts)
    ]
    return sorted(found, key=lambda file: (file.stem != "config", file))[:_MAX_SCRIPTS]


def _text(file: Path) -> str:
    if file.stat().st_size > MAX_PAGE_BYTES:
        return ""
    return file.read_text("utf-8", errors="replace")


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_within(folder: Path, source: Path) -> bool:
    return folder.is_dir() and folder.resolve().is_relative_to(source.resolve())


def _address(target: str) -> str:
    if target.startswith("/") and target.lower().endswith(PICTURE_ENDINGS):
        return f"/{_PUBLIC}" + target.removeprefix(f"/{_PUBLIC}").lstrip("/")
    return target
