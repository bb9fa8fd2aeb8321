"""GitBook: `SUMMARY.md` beside the pages, pictures in the hidden folder `.gitbook/assets`."""

from __future__ import annotations

from pathlib import Path

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.sites.navigation_data import finder
from fieldkm.manuals.importers.sites.site import Pages, Site, SiteContents, carried_over
from fieldkm.manuals.importers.sites.summary import read_summary
from fieldkm.manuals.importers.yaml_text import read_yaml

_SUMMARY = "SUMMARY.md"
_HIDDEN = ".gitbook"
_SHOWN = "gitbook"  # a folder with a dot is passed over when a manual is read


def recognises(source: Path) -> bool:
    """Tell whether `source` has GitBook's order or its pictures."""
    return source.is_dir() and (_root(source) / _SUMMARY).is_file()


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the space as the files of a manual."""
    root = _root(source) if source.is_dir() else source
    if not root.is_dir():
        raise BadInput(
            "no-gitbook",
            "{source} is not the folder of a GitBook.",
            "Name the folder in which SUMMARY.md lies.",
            source=str(source),
        )
    hidden = [folder for folder in (root / _HIDDEN, source / _HIDDEN) if folder.is_dir()]
    summary = root / _SUMMARY
    text = summary.read_text("utf-8-sig", errors="replace") if summary.is_file() else ""

    def contents(pages: Pages) -> SiteContents:
        return read_summary(text, name_of(source), _SUMMARY, pages, finder(pages, root.name))

    site = Site(
        source,
        ((root, ""), *((folder, f"{_SHOWN}/") for folder in hidden[:1])),
        contents=contents if text else None,
        address=lambda target: target.replace(f"{_HIDDEN}/", f"{_SHOWN}/"),
        silent=frozenset({".gitbook.yaml", "book.json"}),
        no_pages=(_SUMMARY, f"{_SHOWN}/includes"),
    )
    return carried_over(site, options)


def _root(source: Path) -> Path:
    """Return the folder that `.gitbook.yaml` names, where it lies in `source`."""
    config = source / ".gitbook.yaml"
    if not config.is_file():
        return source
    data = read_yaml(config.read_text("utf-8", errors="replace"), str(config))
    named = data.get("root") if isinstance(data, dict) else None
    root = source / named if isinstance(named, str) else source
    inside = root.is_dir() and root.resolve().is_relative_to(source.resolve())
    return root if inside else source
