"""Sphinx, with reStructuredText or MyST, its Markdown: the toctrees give the order."""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatch
from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over

_SETTING = re.compile(
    r"^(project|author|language|version|release)\s*=\s*[\"'](.+?)[\"']", re.MULTILINE
)
_TOCTREE = re.compile(r"^ *(`{3,}|:{3,})\{toctree\}[^\n]*\n(.*?)^ *\1 *$", re.MULTILINE | re.DOTALL)
_RST_TOCTREE = re.compile(r"^\.\. toctree::[^\n]*\n((?:[ \t]+[^\n]*\n|[ \t]*\n)*)", re.MULTILINE)
_PLACES = ("", "source", "docs", "docs/source", "doc", "doc/source", "docs/src", "Documentation")
_ROOTS = ("index.rst", "index.md", "README.md", "contents.rst", "README.rst")
_CAPTION = re.compile(r"^ *:?caption: *(.+?) *$", re.MULTILINE)
_MAX_PAGES = 20_000


def recognises(source: Path) -> bool:
    """Tell whether `source` has a first page with a toctree, or pages beside a `conf.py`."""
    return source.is_dir() and _docs(source) is not None


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the documentation as the files of a manual."""
    if not source.is_dir():
        raise BadInput(
            "no-sphinx",
            "{source} is not the folder of a Sphinx documentation.",
            "Name the folder in which conf.py lies.",
            source=str(source),
        )
    docs = _docs(source) or source
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
        no_pages=("_build/", "_templates/", "_static/"),
        has_rst=True,
        substitutions={key: values.get(key, "") for key in ("version", "release", "today")},
    )
    return carried_over(site, options)


def _docs(source: Path) -> Path | None:
    """Return the folder of the first page, that of the source or one that is customary."""
    for place in _PLACES:
        folder = source / place
        if any(_has_toctree(folder / name) for name in _ROOTS):
            return folder
    return None


def _has_toctree(file: Path) -> bool:
    if not file.is_file():
        return False
    text = file.read_text("utf-8", errors="replace")[:200_000]
    return "{toctree}" in text or ".. toctree::" in text


def _contents(pages: Pages) -> SiteContents:
    """Return a chapter for each page of the first toctrees, with all that its own toctrees name."""
    found = SiteContents()
    root = next((place for place in _ROOTS if place in pages), "")
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
    page = pages[place]
    pattern = _RST_TOCTREE if page.is_rst else _TOCTREE
    for found in pattern.finditer(page.body + "\n"):
        body = found[found.lastindex or 1]
        caption = _CAPTION.search(body)
        places: list[str] = []
        for line in body.split("\n"):
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
        return sorted(name for name in pages if fnmatch(posixpath.splitext(name)[0], path))
    return [name for name in (path, f"{path}.rst", f"{path}.md") if name in pages][:1]
