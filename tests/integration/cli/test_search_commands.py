"""A search on the command line where its index cannot be built; and the questions of its bench."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from whoosh.util.filelock import FileLock

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.search_quality import read_questions
from fieldkm.host.paths import Home
from tests.support.console import Console


@pytest.fixture
def console(sample_home: Home, capsys: pytest.CaptureFixture[str]) -> Console:
    """A home whose index is behind its manuals, and which another process is writing."""
    pointer = sample_home.library_index / "current"
    told = json.loads(pointer.read_text(encoding="utf-8"))
    pointer.write_text(json.dumps({**told, "generation": "of yesterday"}), encoding="utf-8")
    return Console(sample_home.folder, capsys)


def test_the_old_index_answers_where_no_new_one_can_be_built(
    console: Console, sample_home: Home
) -> None:
    lock = FileLock(str(sample_home.library_index / "write.lock"))
    assert lock.acquire()
    told = console.json("search", "fuser", "film")
    spoken = console.run("search", "fuser", "film")
    lock.release()
    assert (told.status, spoken.status) == (0, 0)
    assert told.objects[0]["manual"] == "mx420"
    assert told.error["code"] == "index-busy"
    assert "as it was before" in spoken.err


def test_without_an_old_index_the_reason_is_told(console: Console, sample_home: Home) -> None:
    (sample_home.library_index / "current").unlink()
    lock = FileLock(str(sample_home.library_index / "write.lock"))
    assert lock.acquire()
    told = console.json("search", "fuser")
    lock.release()
    assert (told.status, told.error["code"], told.objects) == (3, "index-busy", [])


def test_a_manual_that_is_not_installed_is_named_with_those_that_are(
    sample_home: Home, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Console(sample_home.folder, capsys).json("search", "--manual", "mx42", "fuser")
    assert (told.status, told.error["code"], told.objects) == (1, "unknown-manual", [])
    assert "mx420" in told.error["advice"]
    told = Console(home, capsys).json("search", "--manual", "mx420", "fuser")
    assert (told.status, told.error["title"]) == (1, "No manual is installed.")


def test_every_question_of_the_bench_has_a_page_that_exists(sample_home: Home) -> None:
    workplace = Workplace(sample_home)
    for manual in ("mx420", "cp300"):
        pages = {page for question in read_questions() if question.manual == manual
                 for page in question.pages if not page.startswith("part:")}  # fmt: skip
        assert pages <= workplace.library.reader(manual).heads("en").keys()
    workplace.close()


def test_the_questions_are_plain_and_paraphrased_tuned_and_held_out() -> None:
    counted = Counter((question.style, question.use) for question in read_questions())
    assert counted.keys() == {(s, u) for s in ("plain", "paraphrased") for u in ("tune", "confirm")}
    assert min(counted.values()) >= 20
