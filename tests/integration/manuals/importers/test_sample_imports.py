"""Documentation that no one of this project wrote, imported and compiled; skipped where it is not
there."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from fieldkm.manuals.checks.checker import check
from fieldkm.manuals.compiling.compiler import compile_manual
from fieldkm.manuals.importers.importer import import_manual
from fieldkm.manuals.importers.report import ImportReport
from fieldkm.manuals.sources.source import read_source
from tests.support.raw_syntax import pages_with_raw_syntax

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
TREES = [("klipper/docs", 56), ("klipper-zh/docs", 55), ("coreboot/Documentation", 368)]
_FENCED = re.compile(r"^ *(```|~~~).*?^ *\1", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|mailto:|ircs?:|ftp:)[^()\s]+\)")
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"{SAMPLES} is not there")


@pytest.mark.parametrize(("source", "pages"), TREES)
def test_every_page_is_carried_over_and_nothing_of_the_site_s_syntax_is_shown(
    tmp_path: Path, source: str, pages: int
) -> None:
    report = import_manual(SAMPLES / source, tmp_path / "out")
    assert report.pages == pages
    manual = compile_manual(read_source(tmp_path / "out"))
    compiled = manual.pages[manual.info.languages[0]]
    assert len(compiled) == pages + 1  # and the report
    assert pages_with_raw_syntax(compiled.values()) == {}


@pytest.mark.parametrize("source", [source for source, _ in TREES])
def test_every_link_works_or_is_reported(tmp_path: Path, source: str) -> None:
    """The checker reads the finished manual and knows nothing of the import."""
    report = import_manual(SAMPLES / source, tmp_path / "out")
    told = links_told(report)
    codes = {"broken-link", "broken-anchor", "missing-image", "forbidden-link"}
    for finding in check(read_source(tmp_path / "out")):
        if finding.code in codes:
            file = finding.file.removeprefix("pages/")
            assert told.get(file), finding
            told[file] -= 1


@pytest.mark.parametrize("source", [source for source, _ in TREES])
def test_the_links_of_the_source_are_all_counted(tmp_path: Path, source: str) -> None:
    """Counted by a rough look of its own: as many inline links as a simple pattern finds."""
    report = import_manual(SAMPLES / source, tmp_path / "out")
    rough = 0
    for page in (SAMPLES / source).rglob("*.md"):
        prose = _FENCED.sub("", page.read_text("utf-8"))
        prose = re.sub(r"`[^`\n]*`", "", prose)
        rough += len(_LINK.findall(prose))
    assert report.links >= rough


def links_told(report: ImportReport) -> dict[str, int]:
    kinds = {"dead-link", "dead-anchor", "missing-picture", "link-outside", "link-to-file"}
    told: dict[str, int] = {}
    for item in report.items:
        if item.kind in kinds | {"link-forbidden"}:
            told[item.file] = told.get(item.file, 0) + 9  # one line may stand for several links
    return told


def test_klipper_has_fifteen_bad_anchors_and_its_site_s_order(tmp_path: Path) -> None:
    """Fifteen is what `shared/samples/README.md` counts."""
    report = import_manual(SAMPLES / "klipper" / "docs", tmp_path / "out")
    assert report.summary["dead-anchor"] == 15
    assert "missing-picture" not in report.summary
    manual = compile_manual(read_source(tmp_path / "out"))
    assert manual.contents["en"][1].title == "Installation and Configuration"


def test_coreboot_has_the_order_of_its_toctrees_and_its_tables(tmp_path: Path) -> None:
    import_manual(SAMPLES / "coreboot" / "Documentation", tmp_path / "out")
    manual = compile_manual(read_source(tmp_path / "out"))
    titles = [entry.title for entry in manual.contents["en"]]
    assert titles[1:4] == ["Getting Started", "Tutorial", "Contributing"]
    text = tmp_path / "out" / "pages" / "mainboard" / "system76" / "serw13.md"
    assert "| Socketed flash | no |" in text.read_text("utf-8")


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
