"""MyST, the Markdown of Sphinx: the toctrees give the order."""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatch
from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over

_SETTING = re.compile(r"^(project|author|language)\s*=\s*[\"'](.+?)[\"']", re.MULTILINE)
_TOCTREE = re.compile(r"^ *(`{3,}|:{3,})\{toctree\}[^\n]*\n(.*?)^ *\1 *$", re.MULTILINE | re.DOTALL)
_CAPTION = re.compile(r"^ *:?caption: *(.+?) *$", re.MULTILINE)
_MAX_PAGES = 20_000


def recognises(source: Path) -> bool:
    """Tell whether `source` has the configuration of Sphinx or a first page with a toctree."""
    if not source.is_dir():
        return False
    indexes = [source / name for name in ("index.md", "README.md", "source/index.md")]
    return any(_has_toctree(file) for file in indexes)


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the documentation as the files of a manual."""
    if not source.is_dir():
        raise BadInput(
            "no-sphinx",
            "{source} is not the folder of a Sphinx documentation.",
            "Name the folder in which conf.py lies.",
            source=str(source),
        )
    docs = source / "source" if (source / "source" / "conf.py").is_file() else source
    config = docs / "conf.py"
    text = config.read_text("utf-8", errors="replace") if config.is_file() else ""
    values = dict(_SETTING.findall(text))
    site = Site(
        source,
        ((docs, ""),),
        contents=_contents,
        title=values.get("project", ""),
        language=re.split("[-_]", values.get("language", ""))[0].lower(),
        publisher=values.get("author", ""),
        silent=frozenset({"conf.py", "Makefile", "make.bat", "requirements.txt"}),
        no_pages=("_build/", "_templates/"),
    )
    return carried_over(site, options)


def _has_toctree(file: Path) -> bool:
    return file.is_file() and "{toctree}" in file.read_text("utf-8", errors="replace")[:200_000]


def _contents(pages: Pages) -> SiteContents:
    """Return a chapter for each page of the first toctrees, with all that its own toctrees name."""
    found = SiteContents()
    root = next((place for place in ("index.md", "README.md") if place in pages), "")
    if not root:
        return found
    listed = {root}
    title = pages[root].title or "Contents"
    found.chapters.append((title, [root]))
    for caption, places in _toctrees(root, pages):
        plain: list[str] = []
        position = len(found.chapters)
        for place in places:
            if place in listed:
                continue
            below = _below(place, pages, listed)
            if len(below) > 1:
                name = pages[place].title or posixpath.dirname(place)
                found.chapters.append((f"{caption}: {name}" if caption else name, below))
            else:
                position = position if plain else len(found.chapters)
                plain += below
        if plain:
            found.chapters.insert(position, (caption or title, plain))
    first = [places for name, places in found.chapters[1:] if name == title]
    found.chapters[0][1].extend(place for places in first for place in places)
    found.chapters[1:] = [chapter for chapter in found.chapters[1:] if chapter[0] != title]
    return found


def _below(place: str, pages: Pages, listed: set[str]) -> list[str]:
    """Return `place` and every page that its toctrees lead to, in order."""
    order: list[str] = []
    waiting = [place]
    while waiting and len(listed) < _MAX_PAGES:
        current = waiting.pop()
        if current in listed:
            continue
        listed.add(current)
        order.append(current)
        inner = [name for _, places in _toctrees(current, pages) for name in places]
        waiting += reversed(inner)
    return order


def _toctrees(place: str, pages: Pages) -> list[tuple[str, list[str]]]:
    trees = []
    for found in _TOCTREE.finditer(pages[place].body):
        caption = _CAPTION.search(found[2])
        places: list[str] = []
        for line in found[2].split("\n"):
            places += _named(line.strip(), place, pages)
        trees.append((caption[1] if caption else "", places))
    return trees


def _named(entry: str, place: str, pages: Pages) -> list[str]:
    titled = re.search(r"<([^<>]+)>$", entry)
    target = titled[1] if titled else entry
    if not target or target.startswith((":", "---")) or "://" in target or target == "self":
        return []
    base = "" if target.startswith("/") else posixpath.dirname(place)
    path = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
    if "*" in path:
        return sorted(name for name in pages if fnmatch(name.removesuffix(".md"), path))
    return [name for name in (path, f"{path}.md") if name in pages][:1]
