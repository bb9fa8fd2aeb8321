"""Documentation that no one of this project wrote, imported and compiled; skipped where it is not
there."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from fieldkm.manuals.compiling.compiler import compile_manual
from fieldkm.manuals.importers.importer import import_manual
from fieldkm.manuals.sources.source import read_source

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"{SAMPLES} is not there")


@pytest.mark.parametrize(
    ("source", "pages"),
    [("klipper/docs", 56), ("klipper-zh/docs", 55), ("coreboot/Documentation", 368)],
)
def test_every_page_is_carried_over_and_compiles(tmp_path: Path, source: str, pages: int) -> None:
    report = import_manual(SAMPLES / source, tmp_path / "out")
    assert report.pages == pages
    manual = compile_manual(read_source(tmp_path / "out"))
    assert len(manual.pages[manual.info.languages[0]]) == pages


def test_klipper_has_fifteen_bad_anchors_and_its_site_s_order(tmp_path: Path) -> None:
    """Fifteen is what `shared/samples/README.md` counts."""
    report = import_manual(SAMPLES / "klipper" / "docs", tmp_path / "out")
    assert report.summary["dead-anchor"] == 15
    assert "missing-picture" not in report.summary
    manual = compile_manual(read_source(tmp_path / "out"))
    assert manual.contents["en"][1].title == "Installation and Configuration"


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("opentrons-error-codes/errors.json", 59),
        ("obd-dtc/dtc.csv", 5088),
        ("prusa-error-codes/yaml", 296),
    ],
)
def test_every_code_is_carried_over(tmp_path: Path, source: str, codes: int) -> None:
    report = import_manual(SAMPLES / source, tmp_path / "out")
    with (tmp_path / "out" / "codes.csv").open(encoding="utf-8", newline="") as file:
        written = [row["code"] for row in csv.DictReader(file)]
    assert len(written) == len(set(written))
    assert len(written) + report.summary.get("code-repeated", 0) >= codes
