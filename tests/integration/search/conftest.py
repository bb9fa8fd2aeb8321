"""A small manual in two languages, indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from fieldkm.domain.finding import Kind, Unit
from fieldkm.search.building import update_index
from fieldkm.search.index import SearchIndex, open_index
from fieldkm.search.synonyms import Synonyms
from tests.support.units import page_units

JAM_EN = """# Clearing a paper jam
Open the rear door and pull the sheet out slowly.
## Before you begin
Let the fuser cool down for ten minutes.
## Removing the sheet
Pull the sheet from the pickup roller in the direction of travel.
"""
JAM_ZH = """# 清除卡纸
打开后门，慢慢拉出纸张。
## 开始之前
让定影器冷却十分钟。
## 取出纸张
沿走纸方向从搓纸辊拉出纸张。
"""
FUSER_EN = """# Replacing the fuser
Remove two screws and slide the fuser out. See E21-04.
## Calibrating
Run the calibration after the fuser was replaced.
"""

Reopen = Callable[..., SearchIndex]


def manual() -> list[Unit]:
    """Return the units of the manual."""
    part = Unit(
        Kind.PART, "mx/part:604-1234", "mx", "en", 0, "604-1234 Fuser assembly", "Fuser assembly",
        "Fuser", "", "Fuser", codes=("604-1234",), version="1",
    )  # fmt: skip
    fault = Unit(
        Kind.FAULT, "mx/E21-04", "mx", "en", 0, "E21-04 Fuser too cold", "E21-04 Fuser too cold",
        "", "", "The fuser did not reach its temperature.", codes=("E21-04",), version="1",
    )  # fmt: skip
    return [
        *page_units("mx/jam", JAM_EN),
        *page_units("mx/jam", JAM_ZH, language="zh"),
        *page_units("mx/fuser", FUSER_EN, kind=Kind.PROCEDURE, applies_to="MX-420"),
        part,
        fault,
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the index is."""
    return tmp_path / "index"


@pytest.fixture
def reopen(folder: Path) -> Iterator[Reopen]:
    """Return a function that writes units (if any are given) and opens the index."""
    opened: list[SearchIndex] = []

    def write_and_open(
        units: Iterable[Unit] | None = None, synonyms: Synonyms | None = None
    ) -> SearchIndex:
        if units is not None:
            update_index(folder, units, generation="1")
        index = open_index(folder, synonyms=synonyms).index
        assert index
        opened.append(index)
        return index

    yield write_and_open
    for index in opened:
        index.close()


@pytest.fixture
def index(reopen: Reopen) -> SearchIndex:
    """Return the manual's index, open."""
    return reopen(manual())
