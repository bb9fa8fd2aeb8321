"""An index grows in portions: each can be searched, and a build goes on where it was broken off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.domain.finding import Query, Unit
from fieldkm.search.building import UnreadUnits, update_index
from fieldkm.search.condition import Condition
from fieldkm.search.index import open_index
from fieldkm.search.known_units import indexed_manuals
from tests.support.units import page_units


def page(number: int, words: str = "Clean the roller.", version: str = "1") -> list[Unit]:
    """Return a page of three sections, all of one version."""
    text = f"# Page {number}\n{words}\n## Tools\nA cloth.\n## Parts\nA roller."
    return [replace(unit, version=version) for unit in page_units(f"mx/p{number}", text)]


def unread(units: list[Unit], read: list[str] | None = None) -> UnreadUnits:
    """Return a page that notes in `read` that it was read."""

    def tell() -> list[Unit]:
        if read is not None:
            read.append(units[0].thing)
        return units

    return UnreadUnits(units[0].thing, units[0].language, units[0].version, tell)


def things_found(folder: Path, words: str = "roller") -> set[str]:
    index = open_index(folder).index
    if index is None:
        return set()
    found = {hit.thing for hit in index.search(Query(words, limit=100)).hits}
    index.close()
    return found


def condition_of(folder: Path, generation: str) -> Condition:
    found = open_index(folder, generation=generation)
    if found.index:
        found.index.close()
    return found.condition


def files(folder: Path) -> dict[str, int]:
    """Return the inode of each file in force."""
    directory = folder / json.loads((folder / "current").read_text())["directory"]
    return {path.name: path.stat().st_ino for path in directory.iterdir()}


class PowerCut(Exception):
    """Nothing goes on."""


def broken_off(pages: int) -> Iterator[UnreadUnits]:
    for number in range(pages):
        yield unread(page(number))
    raise PowerCut


def test_what_was_written_can_be_searched_before_all_is(folder: Path) -> None:
    seen: list[int] = []

    def watched() -> Iterator[UnreadUnits]:
        for number in range(12):
            seen.append(len(things_found(folder)))
            yield unread(page(number))

    update_index(folder, watched(), generation="1", portion=6)
    assert seen == [0, 0, 2, 2, 4, 4, 6, 6, 8, 8, 10, 10]
    assert len(things_found(folder)) == 12


def test_an_unfinished_index_is_behind_until_its_last_portion(folder: Path) -> None:
    conditions: set[Condition] = set()

    def watched() -> Iterator[Unit]:
        for number in range(6):
            conditions.add(condition_of(folder, "1"))
            yield from page(number)

    update_index(folder, watched(), generation="1", portion=3)
    assert conditions == {Condition.MISSING, Condition.BEHIND}
    assert condition_of(folder, "1") is Condition.READY


def test_many_portions_leave_few_segments(folder: Path) -> None:
    pages = [unread(page(number)) for number in range(200)]
    written = update_index(folder, pages, generation="1", portion=3)
    assert (written.units, written.added) == (600, 600)
    assert len([name for name in files(folder) if name.endswith(".seg")]) < 10
    assert len(things_found(folder)) == 100


def test_a_build_that_was_broken_off_goes_on_from_there(folder: Path) -> None:
    with pytest.raises(PowerCut):
        update_index(folder, broken_off(7), generation="1", portion=6)
    assert things_found(folder) == {f"mx/p{number}" for number in range(6)}
    read: list[str] = []
    all_pages = [unread(page(number), read) for number in range(9)]
    written = update_index(folder, all_pages, generation="1")
    assert read == ["mx/p6", "mx/p7", "mx/p8"]
    assert (written.units, written.added) == (27, 9)


def test_a_portion_never_ends_within_a_page(folder: Path) -> None:
    with pytest.raises(PowerCut):
        update_index(folder, broken_off(3), generation="1", portion=1)
    written = update_index(folder, [unread(page(n)) for n in range(3)], generation="1")
    assert (written.units, written.added) == (9, 0)


def test_what_did_not_change_is_neither_read_nor_written(folder: Path) -> None:
    update_index(folder, [unread(page(n)) for n in range(20)], generation="1")
    before, read = files(folder), list[str]()
    pages = [unread(page(n), read) for n in range(20)]
    pages[4] = unread(page(4, "Oil the zebra.", version="2"), read)
    written = update_index(folder, pages, generation="2")
    assert read == ["mx/p4"]
    assert (written.units, written.added, written.removed) == (60, 3, 3)
    kept = {name: inode for name, inode in before.items() if not name.endswith(".toc")}
    assert kept.items() <= files(folder).items()
    assert things_found(folder, "zebra") == {"mx/p4"}


def test_a_page_that_lost_a_section_leaves_none_behind(folder: Path) -> None:
    update_index(folder, [unread(page(1))], generation="1")
    shorter = [replace(unit, version="2") for unit in page(1)[:2]]
    assert update_index(folder, [unread(shorter)], generation="2").units == 2


def test_a_page_that_is_partly_of_another_version_is_read(folder: Path) -> None:
    update_index(folder, [*page(1)[:2], *page(1, version="0")[2:]], generation="1")
    assert update_index(folder, [unread(page(1))], generation="2").added == 1


def test_the_manuals_of_an_index_are_known_without_opening_it(folder: Path) -> None:
    assert indexed_manuals(folder) == frozenset()
    update_index(folder, page(1), generation="1")
    assert indexed_manuals(folder) == {"mx"}
    (folder / "current").write_text("rot")
    assert indexed_manuals(folder) == frozenset()
