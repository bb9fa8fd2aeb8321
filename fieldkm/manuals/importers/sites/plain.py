"""Any tree of Markdown: GitHub's, GitLab's, a wiki's. The folders give the order."""

from __future__ import annotations

from pathlib import Path

from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.sites.site import Site, carried_over


def recognises(source: Path) -> bool:
    """Tell whether `source` is a folder: any may hold Markdown."""
    return source.is_dir()


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the tree as the files of a manual."""
    silent = frozenset({"mkdocs.yml", "mkdocs.yaml"})
    return carried_over(Site(source, ((source, ""),), silent=silent), options)
