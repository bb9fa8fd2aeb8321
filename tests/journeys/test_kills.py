"""The program is killed in the middle of what it does: what was there before is still there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest

from fieldkm.app.foreign_sources import Naming
from fieldkm.app.importing import Importing, ImportOrder, Stage
from fieldkm.app.search import IndexState
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
    for _ in range(2):  # reports: the first portion is in force, and it is in the middle of more
        assert child.stdout.readline()
    _killed(child)

    workplace = Workplace(sample_home)
    assert workplace.search.state() is IndexState.BEHIND
    old = workplace.search.find(Query("thermistor", manual="mx420"))
    assert old.hits
    found = workplace.search.find(Query("roller", manual="seed"))
    assert 0 < found.total < 240
    workplace.search.bring_up_to_date()
    assert workplace.search.find(Query("the", manual="seed")).total == 240
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


@pytest.mark.parametrize("written", [1, 40])
def test_a_kill_while_importing_is_known_and_the_next_import_completes_it(
    home: Path, tmp_path: Path, written: int
) -> None:
    for number in range(300):
        page = tmp_path / "docs" / f"page-{number}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"# Page {number}\n\nWords of page {number}.\n", encoding="utf-8")
    importing = Importing(Home(home), lambda: False)
    found = importing.look_at(tmp_path / "docs")
    order = ImportOrder(str(found.source), str(found.target), str(home / "work"), found.dialect)
    child = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "fieldkm.app.importing_process",
            "import",
            json.dumps(asdict(order)),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    pages = found.target / "pages"
    while child.poll() is None and sum(1 for _ in pages.glob("*.md")) < written:
        continue
    _killed(child)

    again = importing.look_at(tmp_path / "docs")
    assert not again.is_again or again.is_unfinished
    done = importing.run(importing.into(again, found.target), Naming(), ignored, lambda: False)
    assert done.report.pages == 300
    assert not importing.into(again, found.target).is_unfinished
    assert len(done.preview.pages()) == 300
    importing.close()


def ignored(stage: Stage, done: int, total: int) -> None:
    """Nobody listens."""
