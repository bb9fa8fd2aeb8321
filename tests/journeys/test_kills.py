"""The program is killed in the middle of what it does: what was there before is still there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.seeded_manual import write_manual
from fieldkm.domain.finding import Query
from fieldkm.host.paths import Home
from tests.support.console import Console

ROOT = Path(__file__).resolve().parents[2]


def _started(*arguments: object) -> subprocess.Popen[str]:
    """Start a command of its own, in a group that can be killed with its children."""
    command = [sys.executable, "-m", "fieldkm", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def _killed(process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):  # it may have been quicker
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(home, capsys)


def test_a_kill_while_indexing_leaves_a_search_that_mends_itself(
    sample_home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    console = Console(sample_home.folder, capsys)
    write_manual(tmp_path / "seed", 1200)
    console.json("manual", "build", tmp_path / "seed", "-o", tmp_path / "seed.pack")
    console.json("manual", "install", tmp_path / "seed.pack", "--unsigned")

    child = subprocess.Popen(
        [sys.executable, "-m", "fieldkm.app.indexing_process", str(sample_home.folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline()  # its first report: it is in the middle of it
    _killed(child)

    workplace = Workplace(sample_home)
    old = workplace.search.find(Query("thermistor"))
    assert {hit.manual for hit in old.hits} & {"mx420", "fieldkm-guide"}
    assert all(hit.manual != "seed" for hit in old.hits)
    workplace.search.bring_up_to_date()
    assert any(hit.manual == "seed" for hit in workplace.search.find(Query("roller")).hits)
    workplace.close()


@pytest.mark.parametrize("report", [1, 3, 6])
def test_a_kill_while_installing_leaves_the_old_or_the_new(
    console: Console, tmp_path: Path, report: int
) -> None:
    for version in (600, 900):
        write_manual(tmp_path / f"seed-{version}", version)
        console.json(
            "manual", "build", tmp_path / f"seed-{version}", "-o", tmp_path / f"{version}.pack"
        )
    console.json("manual", "install", tmp_path / "600.pack", "--unsigned")

    process = _started(
        "--home", console.home, "manual", "install", tmp_path / "900.pack", "--unsigned"
    )
    # Contents appear one by one: the moment is chosen by how many there are, not by a clock.
    blobs = console.home / "packs" / "blobs"
    before = sum(1 for _ in blobs.rglob("*"))
    while process.poll() is None and sum(1 for _ in blobs.rglob("*")) < before + report:
        continue
    _killed(process)

    (installed,) = console.json("manual", "list").objects
    assert installed["version"] in ("600", "900")
    assert console.json("page", "seed/chapter-1-page-1").status == 0
    again = console.json("manual", "install", tmp_path / "900.pack", "--unsigned")
    assert again.status == 0
    assert console.json("manual", "list").objects[0]["version"] == "900"
    assert console.json("page", "seed/chapter-1-page-150").status == 0
