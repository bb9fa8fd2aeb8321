"""The corpus as a manual's source, for what is measured from the source on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fieldkm.cli.benches.corpus import repair_units
from fieldkm.domain.finding import Unit

_MANUAL = """id = "seed"
title = "Sample manual of {sections} sections"
version = "{sections}"
language = "en"
"""
PAGES_A_FOLDER = 500


def write_manual(folder: Path, sections: int) -> int:
    """Write the source of a manual with so many sections; returns the number of its pages."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manual.toml").write_text(_MANUAL.format(sections=sections), encoding="utf-8")
    number = 0
    for number, (_, units) in enumerate(groupby(repair_units(sections), lambda u: u.thing), 1):
        chapter = folder / "pages" / f"chapter-{number // PAGES_A_FOLDER + 1}"
        chapter.mkdir(parents=True, exist_ok=True)
        (chapter / f"page-{number}.md").write_text(_page(units), encoding="utf-8")
    return number


def _page(units: Iterable[Unit]) -> str:
    parts = [f"{'##' if unit.ordinal else '#'} {unit.heading}\n\n{unit.body}\n" for unit in units]
    return "\n".join(parts)
