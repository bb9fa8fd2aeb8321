"""`fieldkm dev seed`: sample libraries of any size that makes sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldkm.cli.seed import check_room, manual_sizes
from fieldkm.errors import Unavailable
from tests.support.console import Console


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(home, capsys)


def test_a_seeded_library_is_installed_and_can_be_searched(console: Console) -> None:
    (told,) = console.json("dev", "seed", "--scale", 52).objects
    assert (told["sections"], told["pages"]) == (52, 11)
    assert [manual["id"] for manual in console.json("manual", "list").objects] == ["seed"]
    assert console.json("search", "roller", "--manual", "seed").objects


def test_a_seeded_library_can_be_made_smaller(console: Console) -> None:
    console.json("dev", "seed", "--scale", 40)
    console.json("dev", "seed", "--scale", 20)
    (manual,) = console.json("manual", "list").objects
    assert manual["version"] == "20"


@pytest.mark.parametrize("scale", [0, -1, 1_000_001, 10**30])
def test_a_scale_that_makes_no_sense_is_refused_before_anything_is_written(
    console: Console, tmp_path: Path, scale: int
) -> None:
    told = console.json("dev", "seed", f"--scale={scale}")
    assert (told.status, told.error["code"]) == (1, "bad-scale")
    assert f"{scale:,}" in told.error["title"]
    told = console.json("dev", "seed", f"--scale={scale}", "-o", tmp_path / "folder")
    assert (told.status, told.error["code"]) == (1, "bad-scale")
    assert not console.home.exists()
    assert not (tmp_path / "folder").exists()


def test_a_large_library_is_several_manuals() -> None:
    assert list(manual_sizes(1)) == [1]
    assert list(manual_sizes(50_000)) == [50_000]
    assert list(manual_sizes(100_001)) == [50_000, 50_000, 1]


def test_without_room_on_the_disk_nothing_is_begun(tmp_path: Path) -> None:
    check_room({tmp_path / "new": 1, tmp_path: 1}, 1)
    with pytest.raises(Unavailable) as caught:
        check_room({tmp_path / "new" / "folder": 1 << 60}, 1_000_000)
    assert caught.value.code == "no-room"
    assert "1,000,000 sections need about 1152921504606 MB" in caught.value.title
