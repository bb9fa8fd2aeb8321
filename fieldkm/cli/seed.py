"""`fieldkm dev seed`: a sample manual of any size, as a folder or installed in the home."""

from __future__ import annotations

import tempfile
import time
from argparse import Namespace
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fieldkm.app.sample import fill_home
from fieldkm.cli.benches.corpus import repair_units
from fieldkm.cli.output import Output
from fieldkm.cli.setting import workplace_of
from fieldkm.domain.finding import Unit

_MANUAL = """id = "seed"
title = "Sample manual of {sections} sections"
version = "{sections}"
language = "en"
"""
PAGES_A_FOLDER = 500


def make_library(options: Namespace, output: Output) -> int:
    """Write the manual to a folder, or build and install it in the home."""
    began = time.monotonic()
    if options.target:
        pages = write_manual(Path(options.target), options.scale)
    else:
        with tempfile.TemporaryDirectory() as folder, workplace_of(options) as workplace:
            pages = write_manual(Path(folder) / "seed", options.scale)
            fill_home(workplace, [Path(folder) / "seed"], output.remark)
    values = {
        "sections": options.scale,
        "pages": pages,
        "folder": options.target,
        "seconds": round(time.monotonic() - began, 1),
    }
    output.result(values, f"{options.scale} sections on {pages} pages.")
    return 0


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
