"""`fieldkm dev seed --territory`: a territory in a home, or as files that a server imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldkm.cli.seed_territory import MOST_VISITS
from fieldkm.host.paths import Home
from tests.support.console import Console


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(home, capsys)


def test_a_home_is_filled_once(console: Console) -> None:
    told = console.json("dev", "seed", "--territory", "--scale", 30)
    assert told.status == 0
    assert told.objects[0]["visits"] == 30
    again = console.json("dev", "seed", "--territory", "--scale", 30)
    assert (again.status, again.error["code"]) == (1, "home-in-use")
    assert "Anna Berg" in again.error["title"]


def test_the_files_are_what_a_server_imports(console: Console, tmp_path: Path) -> None:
    files, data = tmp_path / "files", tmp_path / "server"
    assert console.json("dev", "seed", "--territory", "--scale", 60, "-o", files).status == 0
    assert not Home(console.home).database.exists()
    console.json("server", "territory", "add", "north", "--data", data)
    told = console.json("server", "import", files, "--data", data)
    assert told.status == 0, told.out
    report = told.objects[-1]
    assert (report["done"], report["errors"]) == (True, 0)
    assert report["created"] > 60
    again = console.json("server", "import", files, "--data", data).objects[-1]
    assert (again["created"], again["changed"]) == (0, 0)


@pytest.mark.parametrize("scale", [0, -5, MOST_VISITS + 1])
def test_a_scale_that_makes_no_sense_is_refused(
    console: Console, tmp_path: Path, scale: int
) -> None:
    told = console.json("dev", "seed", "--territory", f"--scale={scale}", "-o", tmp_path / "files")
    assert (told.status, told.error["code"]) == (1, "bad-scale")
    assert not (tmp_path / "files").exists()
