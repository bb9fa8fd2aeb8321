"""Some things of an index are written anew: the others stay, and no word that has gone is left."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.domain.finding import Answer, Kind, Query, Unit
from fieldkm.errors import Unavailable
from fieldkm.search.building import can_be_built_upon, update_index, update_things
from fieldkm.search.folder import read_pointer, remove_index
from fieldkm.search.index import open_index
from fieldkm.search.known_units import things_made_of


def visit(number: int, body: str, made_of: tuple[int, ...] = ()) -> Unit:
    return Unit(
        Kind.VISIT, f"/visit:{number}", "", "", 0, f"Visit {number}", "", "", "", body,
        made_of=made_of, version=f"{body}{made_of}",
    )  # fmt: skip


def written(folder: Path, units: Sequence[Unit]) -> None:
    update_index(folder, units, generation="1")


def update(folder: Path, *units: Unit, without: Sequence[str] = ()) -> None:
    update_things(folder, [*(u.thing for u in units), *without], units, generation="1")


def search(folder: Path, words: str) -> Answer:
    index = open_index(folder).index
    assert index
    answer = index.search(Query(words, limit=1000))
    index.close()
    return answer


def found(folder: Path, words: str) -> set[str]:
    return {hit.thing for hit in search(folder, words).hits}


def bytes_of(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).lower()


def test_the_others_stay(folder: Path) -> None:
    written(folder, [visit(1, "roller"), visit(2, "roller"), visit(3, "roller")])
    update(folder, visit(2, "fuser"), without=["/visit:3"])
    assert found(folder, "roller") == {"/visit:1"}
    assert found(folder, "fuser") == {"/visit:2"}


def test_no_byte_is_left_of_what_was_removed(folder: Path) -> None:
    written(folder, [visit(1, "Mr Quagmire"), visit(2, "the roller"), visit(3, "the roller")])
    update(folder, without=["/visit:1"])
    assert b"quagmire" not in bytes_of(folder)
    assert found(folder, "roller") == {"/visit:2", "/visit:3"}


def test_no_byte_is_left_of_a_word_that_was_taken_out(folder: Path) -> None:
    written(folder, [visit(1, "Mr Quagmire has the key"), visit(2, "the roller")])
    update(folder, visit(1, "The porter has the key"))
    assert b"quagmire" not in bytes_of(folder)
    assert found(folder, "key") == {"/visit:1"}


def test_what_an_older_state_of_a_thing_held_goes_with_it(folder: Path) -> None:
    written(folder, [visit(number, "roller") for number in range(9)])
    update(folder, visit(1, "roller Quagmire"))
    update(folder, visit(1, "roller Quagmire fuser"))  # only grew: both older states lie there
    update(folder, visit(2, "roller belt"))
    update(folder, without=["/visit:1"])
    assert b"quagmire" not in bytes_of(folder)
    assert found(folder, "belt") == {"/visit:2"}


def test_what_only_grew_rewrites_nothing_else(folder: Path) -> None:
    written(folder, [visit(1, "roller"), visit(2, "roller")])
    before = read_pointer(folder)
    update(folder, visit(1, "roller belt"))
    after = read_pointer(folder)
    assert before
    assert after
    kept = {name for name, seal in before.seals.items() if after.seals.get(name) == seal}
    assert any(name.endswith(".seg") for name in kept)


def test_marks_say_what_a_thing_was_made_of_through_merges(folder: Path) -> None:
    written(folder, [visit(n, f"roller {n}", (n, 100 + n % 2)) for n in range(300)])
    for turn in range(20):
        update(folder, visit(turn, f"roller {turn} {'belt ' * turn}", (turn, -7)))
    assert things_made_of(folder, [-7]) == {f"/visit:{n}" for n in range(20)}
    assert things_made_of(folder, [250, 251]) == {"/visit:250", "/visit:251"}
    assert things_made_of(folder, []) == frozenset()


def test_things_are_only_written_upon_a_sound_index(folder: Path) -> None:
    with pytest.raises(Unavailable) as raised:
        update(folder, visit(1, "roller"))
    assert raised.value.code == "index-damaged"
    written(folder, [])
    assert can_be_built_upon(folder, "1")
    assert not can_be_built_upon(folder, "2")
    update(folder, visit(1, "roller"))
    assert found(folder, "roller") == {"/visit:1"}


def test_an_index_can_be_removed(folder: Path) -> None:
    written(folder, [visit(1, "Quagmire")])
    remove_index(folder)
    assert b"quagmire" not in bytes_of(folder)
    assert read_pointer(folder) is None


def test_what_a_writer_left_that_was_ended_goes_with_the_next_update(folder: Path) -> None:
    written(folder, [visit(1, "roller")])
    stale = folder / "index-stale"
    stale.mkdir()
    (stale / "texts").write_text("Quagmire")
    update(folder, visit(1, "roller"))
    assert not stale.exists()


@pytest.mark.parametrize("seed", range(6))
def test_random_histories_hold_what_they_should_and_no_more(folder: Path, seed: int) -> None:
    source = random.Random(seed)
    words = "quagmire zirconium walnut harbour oyster pelican trumpet velvet igloo jasmine".split()
    held = {n: visit(n, " ".join(source.sample(words, 3))) for n in range(12)}
    written(folder, list(held.values()))
    for _ in range(12):
        chosen = source.sample(range(14), 3)
        fresh = [visit(n, " ".join(source.sample(words, 2))) for n in chosen[1:]]
        held |= dict(zip(chosen[1:], fresh, strict=True))
        held.pop(chosen[0], None)
        update(folder, *fresh, without=[f"/visit:{chosen[0]}"])
    for word in words:
        having = {unit.thing for unit in held.values() if word in unit.body}
        assert found(folder, word) == having
        assert (word.encode() in bytes_of(folder)) == bool(having)


def test_a_word_that_is_right_elsewhere_is_not_taken_for_a_misspelt_one(folder: Path) -> None:
    written(folder, [visit(1, "the roller squeals")])
    index = open_index(folder).index
    assert index
    assert index.search(Query("rollar")).suggestion == "roller"
    assert index.search(Query("rollar"), lambda word: word == "rollar").hits == ()
    assert index.is_known("squealing")
    assert not index.is_known("rollar")
    index.close()


def test_an_answer_tells_how_much_of_the_words_its_best_hit_has(folder: Path) -> None:
    written(folder, [visit(1, "the roller squeals"), visit(2, "belt")])
    assert search(folder, "roller squeals").covered == 1
    assert search(folder, "roller quagmire").covered == 0.5
    assert search(folder, "quagmire").covered == 0


def test_visits_are_not_offered_while_somebody_types(folder: Path) -> None:
    machine = Unit(Kind.MACHINE, "/machine:1", "", "", 0, "MX-420 Viscount", "Acme", "", "", "")
    written(folder, [visit(1, "roller"), replace(machine, codes=("VI-2044",))])
    index = open_index(folder).index
    assert index
    assert [s.text for s in index.suggest("vis")] == ["MX-420 Viscount"]
    assert [s.text for s in index.suggest("vi20")] == ["VI-2044"]
    assert index.suggest("acm") == []
    index.close()
