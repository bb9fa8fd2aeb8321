"""MkDocs, with Material or without: its configuration gives order, titles and language."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path

from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.importers.sites.folder_order import FolderFacts, FolderOrder
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over
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
class MkDocsSite:
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


def recognises(source: Path) -> bool:
    """Tell whether an MkDocs configuration in `source` or beside it speaks of it."""
    return source.is_dir() and find_site(source) is not None


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the site as the files of a manual."""
    found = find_site(source) if source.is_dir() else None
    if found is None:
        raise BadInput(
            "no-mkdocs",
            "There is no mkdocs.yml in {source} or beside it that speaks of this folder.",
            "Name the folder in which mkdocs.yml lies.",
            source=str(source),
        )
    site = Site(
        source,
        ((found.docs, ""),),
        contents=lambda pages: _contents(found, pages),
        title=found.name,
        language=found.language,
        publisher=found.author,
        silent=frozenset({*CONFIG_NAMES, ".pages"}),
    )
    return carried_over(site, options)


def _contents(site: MkDocsSite, pages: Pages) -> SiteContents:
    index = pages.get("index.md") or pages.get("README.md")
    title = site.name or (index.title if index else "") or name_of(site.docs)
    navigation = read_navigation(site, title)
    if not navigation.chapters and any(site.docs.rglob(".pages")):
        return FolderOrder(pages, lambda folder: _facts(site.docs / folder)).contents(title)
    titles: dict[str, str] = {}
    for chapter in navigation.chapters:
        for entry in chapter.entries:
            if entry.title:
                titles.setdefault(entry.path, entry.title)
    chapters = [(c.title, [entry.path for entry in c.entries]) for c in navigation.chapters]
    return SiteContents(chapters, titles, navigation.items, site.file)


def _facts(folder: Path) -> FolderFacts:
    """Return what the file `.pages` of a folder says (the plugin “awesome pages”)."""
    file = folder / ".pages"
    if not file.is_file() or file.stat().st_size > MAX_CONFIG_BYTES:
        return FolderFacts()
    data = read_yaml(file.read_text("utf-8", errors="replace"), str(file))
    values = data if isinstance(data, dict) else {}
    listed = values.get("nav", values.get("arrange"))
    members: list[str] = []
    for entry in listed if isinstance(listed, list) else []:
        named = next(iter(entry.values())) if isinstance(entry, dict) and entry else entry
        members += [named.strip("/")] if isinstance(named, str) else []
    return FolderFacts(_text(values.get("title")), None, tuple(members))


def find_site(source: Path) -> MkDocsSite | None:
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


def read_navigation(site: MkDocsSite, title: str) -> Navigation:
    """Return the navigation; pages beside the sections stand in a first chapter called `title`."""
    navigation = Navigation()
    if isinstance(site.nav, list):
        _read_section(site, navigation, title, site.nav, 0)
    return navigation


def _site(file: Path, source: Path) -> MkDocsSite | None:
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
    return MkDocsSite(
        docs=docs,
        file=file.name,
        name=_text(config.get("site_name")),
        author=_text(config.get("site_author")),
        language=re.split("[-_]", language)[0].lower(),
        nav=config.get("nav"),
    )


def _read_section(
    site: MkDocsSite, navigation: Navigation, title: str, nav: list[object], depth: int
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


def _entry(site: MkDocsSite, navigation: Navigation, value: str, title: str) -> NavEntry | None:
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
