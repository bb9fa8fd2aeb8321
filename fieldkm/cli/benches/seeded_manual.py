"""The corpus as a manual's source, for what is measured from the source on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from fieldkm.cli.benches.corpus import SECTIONS_A_PAGE, repair_units
from fieldkm.domain.finding import Unit

MANUAL = "seed"
_FILE = """id = "{id}"
title = "Sample manual{number} of {sections} sections"
version = "{version}"
language = "en"
"""
PAGES_A_FOLDER = 500
CHANGED_WORD = "quillwheel"  # stands on changed pages only
_REPORT_EVERY = 200

Progress = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    """Tell nobody how far the writing is."""


def manual_id(number: int) -> str:
    """Return the id of the first (1) or a further sample manual."""
    return MANUAL if number == 1 else f"{MANUAL}-{number}"


def write_manual(folder: Path, sections: int, number: int = 1, progress: Progress = _silent) -> int:
    """Write the source of a manual with so many sections; returns how many pages it has.

    Manuals with another `number` have other words. `progress` is told sections written and sections
    in all.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_file(folder, number, sections, str(sections))
    page = 0
    units_of_pages = groupby(repair_units(sections, seed=number), lambda unit: unit.thing)
    for page, (_, units) in enumerate(units_of_pages, 1):
        file = _file(folder, page)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(units), encoding="utf-8")
        if page % _REPORT_EVERY == 0:
            progress(page * SECTIONS_A_PAGE, sections)
    return page


def change_pages(folder: Path, sections: int, count: int) -> None:
    """Change `count` pages all over a manual with so many sections, and give it a new version."""
    _write_file(folder, 1, sections, f"{sections}.1")
    pages = -(-sections // SECTIONS_A_PAGE)
    for page in range(1, pages + 1, max(1, pages // count))[:count]:
        with _file(folder, page).open("a", encoding="utf-8") as file:
            file.write(f"\nThe {CHANGED_WORD} is new in this edition.\n")


def _write_file(folder: Path, number: int, sections: int, version: str) -> None:
    which = "" if number == 1 else f" {number}"
    text = _FILE.format(id=manual_id(number), number=which, sections=sections, version=version)
    (folder / "manual.toml").write_text(text, encoding="utf-8")


def _file(folder: Path, page: int) -> Path:
    return folder / "pages" / f"chapter-{page // PAGES_A_FOLDER + 1}" / f"page-{page}.md"


def _page(units: Iterable[Unit]) -> str:
    parts = [f"{'##' if unit.ordinal else '#'} {unit.heading}\n\n{unit.body}\n" for unit in units]
    return "\n".join(parts)
