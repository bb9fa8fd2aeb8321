"""Any tree of Markdown: GitHub's, GitLab's, a wiki's. The folders give the order, but
for what pages state of their own."""

from __future__ import annotations

from pathlib import Path

from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.sites.folder_order import FolderOrder, position_of
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over


def recognises(source: Path) -> bool:
    """Tell whether `source` is a folder: any may hold Markdown."""
    return source.is_dir()


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the tree as the files of a manual."""
    silent = frozenset({"mkdocs.yml", "mkdocs.yaml"})
    site = Site(source, ((source, ""),), contents=_contents, silent=silent)
    return carried_over(site, options)


def _contents(pages: Pages) -> SiteContents:
    """Return the order that the pages themselves state; empty where few of them do."""
    stated = sum(position_of(page) is not None for page in pages.values())
    if stated * 2 < len(pages):
        return SiteContents()
    index = pages.get("index.md") or pages.get("README.md")
    return FolderOrder(pages).contents((index.title if index else "") or "Contents")
