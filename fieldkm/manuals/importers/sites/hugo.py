"""Hugo: pages in `content/` with weights in their front matter, pictures beside them or in
`static/`."""

from __future__ import annotations

import posixpath
import re
import tomllib
from itertools import islice
from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.sites.folder_order import FolderFacts, FolderOrder
from fieldkm.manuals.importers.sites.navigation_data import json_of
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over
from fieldkm.manuals.importers.yaml_text import read_yaml
from fieldkm.manuals.sources.folder import MAX_PAGE_BYTES
from fieldkm.manuals.sources.source import PICTURE_ENDINGS

_FOLDERS = ("", "config/_default/")
_CONFIGS = tuple(
    f"{folder}{name}.{ending}"
    for folder in _FOLDERS
    for name in ("hugo", "config")
    for ending in ("toml", "yaml", "yml", "json")
)
_SHORTCODE = re.compile(r"\{\{[<%]\s*/?\s*[\w-]+[^{}\n]*[>%]\}\}")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?", re.IGNORECASE)
_STATIC = "static/"
_MAX_PAGES_TRIED = 200


def recognises(source: Path) -> bool:
    """Tell whether `source` is a site of Hugo, or a folder of pages with its shortcodes."""
    if not source.is_dir():
        return False
    return bool(_config(source) and (source / "content").is_dir()) or _has_shortcodes(source)


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the site as the files of a manual, in the first of its languages."""
    if not source.is_dir():
        raise BadInput(
            "no-hugo",
            "{source} is not the folder of a Hugo site.",
            "Name the folder in which hugo.toml or config.toml lies.",
            source=str(source),
        )
    config = _config(source)
    language = _text(config, "defaultcontentlanguage", "languagecode")
    content = _content(source, language)
    title = _text(config, "title")
    static = source / "static"
    site = Site(
        source,
        ((content, ""), *([(static, _STATIC)] if static.is_dir() else [])),
        contents=lambda pages: _contents(pages, title or name_of(source)),
        title=title,
        language=re.split("[-_]", language)[0].lower(),
        address=_address,
        silent=frozenset(_CONFIGS),
        has_shortcodes=True,
    )
    return carried_over(site, options)


def _content(source: Path, language: str) -> Path:
    """Return the folder of the pages; of several languages that of the site's own, or English."""
    content = source / "content" if (source / "content").is_dir() else source
    inner = [p.name for p in sorted(content.iterdir()) if p.is_dir() or p.suffix == ".md"]
    languages = [name for name in inner if _LANGUAGE.fullmatch(name)]
    if not languages or len(languages) < len([x for x in inner if not x.startswith("_")]):
        return content
    wanted = (language, language.partition("-")[0], "en", languages[0])
    return content / next(name for name in wanted if name in languages)


def _contents(pages: Pages, title: str) -> SiteContents:
    def facts(folder: str) -> FolderFacts:
        own = pages.get(f"{folder}/_index.md")
        return FolderFacts(own.front.text("linktitle") if own else "")

    return FolderOrder(pages, facts).contents(title)


def _config(source: Path) -> dict[str, object]:
    for name in _CONFIGS:
        file = source / name
        if file.is_file() and file.stat().st_size <= MAX_PAGE_BYTES:
            text = file.read_text("utf-8-sig", errors="replace")
            return {k.lower(): v for k, v in _read(text, posixpath.splitext(name)[1]).items()} or {
                "title": ""
            }
    return {}


def _read(text: str, ending: str) -> dict[str, object]:
    data: object
    if ending == ".toml":
        try:
            data = tomllib.loads(text)
        except (ValueError, RecursionError):
            data = None
    else:
        data = json_of(text) if ending == ".json" else read_yaml(text, "config")
    return {str(key): value for key, value in data.items()} if isinstance(data, dict) else {}


def _text(config: dict[str, object], *keys: str) -> str:
    found = (config.get(key) for key in keys)
    return next((value for value in found if isinstance(value, str) and value), "")


def _has_shortcodes(source: Path) -> bool:
    for file in islice(sorted(source.rglob("*.md")), _MAX_PAGES_TRIED):
        if file.is_file() and file.stat().st_size <= MAX_PAGE_BYTES:
            text = file.read_text("utf-8", errors="replace")
            if text.startswith(("---", "+++")) and _SHORTCODE.search(text):
                return True
    return False


def _address(target: str) -> str:
    if target.startswith("/") and target.lower().endswith(PICTURE_ENDINGS):
        return f"/{_STATIC}" + target.removeprefix(f"/{_STATIC}").lstrip("/")
    return target
