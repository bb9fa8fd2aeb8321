"""MkDocs: what its configuration says of a documentation, and the order in which it is read."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path

from fieldkm.errors import from_os_error
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.importers.yaml_text import read_yaml

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
MAX_CONFIG_BYTES = 4 << 20
MAX_NAV = 20_000


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A page of the navigation; `title` is empty where the page's own holds."""

    path: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class NavChapter:
    """A section of the navigation with its own pages; a section within one names both in its
    title."""

    title: str
    entries: tuple[NavEntry, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A documentation as MkDocs sees it; `docs` is the folder of its pages, `file` its
    configuration."""

    docs: Path
    file: str = ""
    name: str = ""
    author: str = ""
    language: str = ""
    nav: object = None


@dataclass(slots=True)
class Navigation:
    """The navigation as chapters; gathered by `read_navigation`."""

    chapters: list[NavChapter] = field(default_factory=list)
    items: list[ReportItem] = field(default_factory=list)
    seen: int = 0


def find_site(source: Path) -> Site | None:
    """Return the site of which `source` is the project or the folder of pages, None where there is
    none.

    The pages must lie in `source`: a configuration cannot lead to another folder.
    """
    folders = [source, source.resolve().parent, *sorted(p for p in source.iterdir() if p.is_dir())]
    for folder in folders:
        for name in CONFIG_NAMES:
            file = folder / name
            if file.is_file() and file.stat().st_size <= MAX_CONFIG_BYTES:
                site = _site(file, source)
                if site is not None:
                    return site
    return None


def read_navigation(site: Site, title: str) -> Navigation:
    """Return the navigation; pages beside the sections stand in a first chapter called `title`."""
    navigation = Navigation()
    if isinstance(site.nav, list):
        _read_section(site, navigation, title, site.nav, 0)
    return navigation


def _site(file: Path, source: Path) -> Site | None:
    try:
        text = file.read_text("utf-8", errors="replace")
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    config = read_yaml(text, str(file))
    if not isinstance(config, dict):
        return None
    docs = (file.parent / _text(config.get("docs_dir"), "docs")).resolve()
    if not docs.is_dir() or not docs.is_relative_to(source.resolve()):
        return None
    theme = config.get("theme")
    language = _text(theme.get("language")) if isinstance(theme, dict) else ""
    return Site(
        docs=docs,
        file=file.name,
        name=_text(config.get("site_name")),
        author=_text(config.get("site_author")),
        language=re.split("[-_]", language)[0].lower(),
        nav=config.get("nav"),
    )


def _read_section(
    site: Site, navigation: Navigation, title: str, nav: list[object], depth: int
) -> None:
    own: list[NavEntry] = []
    place = len(navigation.chapters)
    for item in nav:
        navigation.seen += 1
        if navigation.seen > MAX_NAV or depth > 20:
            return
        for name, value in item.items() if isinstance(item, dict) else [("", item)]:
            if isinstance(value, list):
                inner = f"{title}: {name}" if depth else str(name)
                _read_section(site, navigation, inner, value, depth + 1)
            elif isinstance(value, str):
                entry = _entry(site, navigation, value, _text(name))
                own += [entry] if entry else []
    if own:
        navigation.chapters.insert(place, NavChapter(title, tuple(own)))


def _entry(site: Site, navigation: Navigation, value: str, title: str) -> NavEntry | None:
    path = posixpath.normpath(value.replace("\\", "/"))
    if "://" in value or value.startswith("mailto:"):
        kind, message = "nav-link", f"The contents hold pages only; “{value}” is left out."
    elif path.startswith(("/", "..")) or ":" in path:
        kind, message = "nav-outside", f"“{value}” lies outside of the documentation."
    else:
        return NavEntry(path, title)
    navigation.items.append(ReportItem(site.file, 0, kind, message))
    return None


def _text(value: object, default: str = "") -> str:
    return value.strip() if isinstance(value, str) and value.strip() else default
