"""An index is written beside the old one, holds what it was given, and damage is noticed."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.util.filelock import FileLock

from fieldkm.domain.finding import Query, Unit
from fieldkm.errors import Unavailable
from fieldkm.search.building import Written, update_index
from fieldkm.search.condition import Condition
from fieldkm.search.folder import link_or_copy
from fieldkm.search.index import open_index
from tests.integration.search.conftest import Reopen, manual


def changed(unit: Unit, body: str) -> Unit:
    return replace(unit, body=body, version=f"{unit.version} changed")


def condition_of(folder: Path, generation: str = "") -> Condition:
    found = open_index(folder, generation=generation)
    if found.index:
        found.index.close()
    return found.condition


def directory_in_force(folder: Path) -> Path:
    return folder / json.loads((folder / "current").read_text())["directory"]


def test_only_what_changed_is_written(folder: Path, reopen: Reopen) -> None:
    units = manual()
    index = reopen(units)
    newer = [changed(units[0], "Zirconium everywhere."), *units[1:-1]]
    assert update_index(folder, newer, generation="2") == Written(len(newer), 1, 2)
    assert index.search(Query("zirconium")).hits == ()
    assert index.refresh()
    assert index.generation == "2"
    assert [hit.thing for hit in index.search(Query("zirconium")).hits] == ["mx/jam"]
    assert "mx/E21-04" not in [hit.thing for hit in index.search(Query("E21-04")).hits]
    assert not index.refresh()


def test_nothing_changed_is_only_marked(folder: Path, reopen: Reopen) -> None:
    reopen(manual())
    assert update_index(folder, manual(), generation="2").added == 0
    assert reopen().generation == "2"


def test_units_without_a_version_are_compared_by_content(folder: Path) -> None:
    units = [replace(unit, version="") for unit in manual()]
    update_index(folder, units, generation="1")
    assert update_index(folder, units, generation="2").added == 0
    again = [replace(units[0], body="Other."), *units[1:]]
    assert update_index(folder, again, generation="3").added == 1


def test_merging_leaves_no_byte_of_what_was_removed(folder: Path, reopen: Reopen) -> None:
    units = [replace(manual()[0], ordinal=number, version="1") for number in range(200)]
    update_index(folder, units, generation="0")
    units[:2] = [changed(units[0], "Mr Quagmire has the key."), changed(units[1], "Other.")]
    update_index(folder, units, generation="1")
    units[0] = replace(manual()[0], version="2")
    for turn in range(2, 6):
        units[turn] = changed(units[turn], f"Turn {turn}.")
        update_index(folder, units, generation=str(turn))
    files = [path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()]
    assert not any(b"quagmire" in content for content in files)
    assert len(list(directory_in_force(folder).glob("*.seg"))) == 2
    assert reopen().search(Query("other")).total == 1


def test_a_segment_whose_units_are_all_gone_is_dropped(folder: Path) -> None:
    update_index(folder, manual()[:2], generation="1")
    update_index(folder, manual()[2:], generation="2")
    assert len(list(directory_in_force(folder).glob("*.seg"))) == 1


def test_many_small_updates_end_in_a_merge(folder: Path, reopen: Reopen) -> None:
    units = manual()
    for turn in range(26):
        units[0] = replace(units[0], body=f"Turn number{turn}.", version=str(turn))
        update_index(folder, units, generation=str(turn))
    assert len(list(directory_in_force(folder).glob("*.seg"))) < 10
    assert reopen().search(Query("number25")).total == 1


def test_double_units_are_written_once(folder: Path) -> None:
    assert update_index(folder, [*manual(), *manual()], generation="1").units == len(manual())


def test_a_failed_build_leaves_the_old_index(folder: Path, reopen: Reopen) -> None:
    reopen(manual())

    def breaking_off() -> Iterator[Unit]:
        yield changed(manual()[0], "New.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update_index(folder, breaking_off(), generation="2")
    assert condition_of(folder, "1") is Condition.READY
    assert len(list(folder.glob("index-*"))) == 1


def test_two_writers_do_not_meet(folder: Path) -> None:
    folder.mkdir()
    lock = FileLock(str(folder / "write.lock"))
    assert lock.acquire()
    with pytest.raises(Unavailable) as raised:
        update_index(folder, manual(), generation="1")
    assert raised.value.code == "index-busy"
    lock.release()


def test_conditions(folder: Path) -> None:
    assert condition_of(folder) is Condition.MISSING
    update_index(folder, manual(), generation="1")
    assert condition_of(folder, "1") is Condition.READY
    assert condition_of(folder, "2") is Condition.BEHIND


def test_another_engine_builds_anew(folder: Path) -> None:
    update_index(folder, manual(), generation="1")
    pointer = json.loads((folder / "current").read_text())
    (folder / "current").write_text(json.dumps({**pointer, "engine": "whoosh3 3.55.0 format 1"}))
    assert condition_of(folder) is Condition.OTHER_ENGINE
    assert update_index(folder, manual(), generation="1").is_whole


@pytest.mark.parametrize("pointer", ["", "{}", "[]", '{"directory": "../x"}', "\x00\xff"])
def test_a_broken_pointer_is_damage(folder: Path, pointer: str) -> None:
    folder.mkdir()
    (folder / "current").write_text(pointer)
    assert condition_of(folder) is Condition.DAMAGED
    assert update_index(folder, manual(), generation="1").is_whole


@pytest.mark.parametrize("harm", ["flip", "cut", "remove", "add"])
def test_every_damage_is_noticed_and_mended(folder: Path, harm: str) -> None:
    update_index(folder, manual(), generation="1")
    source = random.Random(harm)
    for which in range(len(list(directory_in_force(folder).iterdir()))):
        damage(sorted(directory_in_force(folder).iterdir())[which], harm, source)
        assert condition_of(folder) is Condition.DAMAGED
        assert update_index(folder, manual(), generation="1").is_whole
        assert condition_of(folder) is Condition.READY


def damage(path: Path, harm: str, source: random.Random) -> None:
    content = bytearray(path.read_bytes())
    match harm:
        case "flip":
            content[source.randrange(len(content))] ^= 0x41
            path.write_bytes(content)
        case "cut":
            path.write_bytes(content[: source.randrange(len(content))])
        case "remove":
            path.unlink()
        case _:
            path.with_name("stray").write_bytes(b"?")


def test_texts_that_vanish_under_an_open_index_are_damage(folder: Path, reopen: Reopen) -> None:
    index = reopen(manual())
    texts = next(directory_in_force(folder).glob("texts-*"))
    texts.write_bytes(b"")
    with pytest.raises(Unavailable) as raised:
        index.search(Query("fuser"))
    assert raised.value.code == "index-damaged"


def test_files_cut_short_under_an_open_index_are_damage(folder: Path, reopen: Reopen) -> None:
    index = reopen(manual())
    for path in directory_in_force(folder).iterdir():
        os.truncate(path, 10)
    with pytest.raises(Unavailable) as raised:
        index.search(Query("fuser"))
    assert raised.value.code == "index-damaged"


def test_refreshing_is_harmless_where_the_index_went(folder: Path, reopen: Reopen) -> None:
    index = reopen(manual())
    (folder / "current").unlink()
    assert not index.refresh()
    assert index.search(Query("fuser")).hits


def test_refreshing_to_a_damaged_state_says_so(folder: Path, reopen: Reopen) -> None:
    index = reopen(manual())
    update_index(folder, manual()[1:], generation="2")
    next(directory_in_force(folder).glob("texts-*")).write_bytes(b"")
    with pytest.raises(Unavailable):
        index.refresh()


def test_a_file_system_without_links_gets_copies(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("old")
    (tmp_path / "source").write_text("new")
    link_or_copy(tmp_path / "source", tmp_path / "taken")  # a link cannot replace a file
    assert (tmp_path / "taken").read_text() == "new"
