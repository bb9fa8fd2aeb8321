"""Which things are like what somebody describes, on a small index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from fieldkm.domain.finding import Kind, Unit
from fieldkm.search.alike import Alike, Described
from fieldkm.search.building import update_index
from fieldkm.search.index import SearchIndex, open_index
from fieldkm.search.like_words import LikeWords
from fieldkm.search.synonyms import Synonym, Synonyms

WORDS = LikeWords(
    [
        ("squeal", "screech", "chirp", "尖叫"),
        ("fuser", "heat unit", "定影"),
        ("dry", "干"),
        ("won't start", "dead"),
    ]
)
SYNONYMS = Synonyms([Synonym("drawer", "tray")])
TEXTS = {
    "squeal": "The fuser squeals when it is cold, the grease is dry",
    "tray": "Tray 1 feeds no paper, the pickup roller is smooth",
    "leak": "Water drips from the shaft seal after a summer of standing",
    "尖叫": "预热时定影单元尖叫，润滑脂干了",
    "panel": "The panel is dead after the mains failed",
}
OTHERS = [f"Cover number {n} rattles while paper runs over guide {n % 7}" for n in range(40)]
Asking = Callable[..., list[Alike]]


def unit(name: str, text: str, codes: tuple[str, ...] = (), applies_to: str = "") -> Unit:
    return Unit(
        Kind.FIX, f"/fix:{name}", "", "", 0, text[:20], ", ".join(codes), "", "", text,
        codes=codes, applies_to=applies_to,
    )  # fmt: skip


def units() -> list[Unit]:
    known = [unit(name, text) for name, text in TEXTS.items()]
    known.append(unit("coded", "Nothing to be seen", ("E21-04", "604-1234"), "MX-420, MX-430"))
    known.append(unit("pump", "The same noise of the bearing", applies_to="CP-310"))
    known.append(unit("copier", "The same noise of the bearing", applies_to="MX-420"))
    return known + [unit(f"other{n}", text) for n, text in enumerate(OTHERS)]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    update_index(tmp_path, units(), generation="1")
    opened = open_index(tmp_path, synonyms=SYNONYMS).index
    assert opened is not None
    with closing(opened):
        yield opened


def names(
    index: SearchIndex, *texts: str, besides: str = "", limit: int = 5, **named: Sequence[str]
) -> list[str]:
    described = Described(texts, **{name: tuple(given) for name, given in named.items()})
    found = index.alike(described, WORDS, besides, limit)
    return [one.thing.removeprefix("/fix:") for one in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fuser squeals", "squeal"),
        ("screeching heat unit", "squeal"),
        ("drawer has a smoth roler", "tray"),
        ("won't start", "panel"),
        ("seal drips", "leak"),
        ("定影尖叫", "尖叫"),
    ],
)
def test_the_same_in_other_words_is_found(index: SearchIndex, text: str, name: str) -> None:
    assert names(index, text)[0] == name


def test_other_languages_say_the_same(index: SearchIndex) -> None:
    assert set(names(index, "The heat unit chirps")[:2]) == {"squeal", "尖叫"}
    assert set(names(index, "定影单元尖叫")[:2]) == {"squeal", "尖叫"}


@pytest.mark.parametrize("code", ["E21-04", "e2104", "E21 04"])
def test_a_code_that_both_have_counts_in_any_spelling(index: SearchIndex, code: str) -> None:
    assert names(index, "cover rattles", codes=[code])[0] == "coded"
    assert names(index, codes=[code]) == ["coded"]


def test_a_part_that_both_have_counts(index: SearchIndex) -> None:
    assert names(index, parts=["6041234"]) == ["coded"]


@pytest.mark.parametrize(("model", "name"), [("CP-310", "pump"), ("mx420", "copier")])
def test_the_same_model_comes_before_others(index: SearchIndex, model: str, name: str) -> None:
    found = names(index, "noise of the bearing", models=[model])
    assert found[0] == name
    assert set(found[:2]) == {"pump", "copier"}


def test_reasons_name_codes_parts_models_and_the_words_as_written(index: SearchIndex) -> None:
    described = Described(("Nothing SEEN",), ("MX-430",), ("e21-04",), ("604 1234", " "))
    (best, *_) = index.alike(described, WORDS, "", 1)
    assert best.why[:3] == ("code: e21-04", "part: 604 1234", "model: MX-430")
    assert {"nothing", "seen"} <= set(best.why)


def test_who_says_all_the_same_has_nearly_the_whole_score(index: SearchIndex) -> None:
    text = TEXTS["leak"]
    best = index.alike(Described((text[:20], text)), WORDS, "", 1)[0]
    assert 0.8 < best.score <= 1


def test_the_thing_itself_is_left_out(index: SearchIndex) -> None:
    assert "squeal" not in names(index, "fuser squeals", besides="/fix:squeal")


@pytest.mark.parametrize("text", ["", "   ", "the of and", "\u202e\x00", "qqqqxzz", "?!"])
def test_of_nothing_nothing_is_like(index: SearchIndex, text: str) -> None:
    assert names(index, text, models=["", "MX-420"]) == []


def test_at_most_so_many_are_returned(index: SearchIndex) -> None:
    assert len(names(index, "cover rattles paper", limit=3)) == 3
    assert names(index, "cover rattles paper", limit=0) == []


def test_enormous_texts_are_read_in_part(index: SearchIndex) -> None:
    assert names(index, "squealing fuser " * 50_000)[0] == "squeal"


def test_what_was_removed_is_like_nothing(index: SearchIndex, tmp_path: Path) -> None:
    assert names(index, "seal drips")[0] == "leak"
    left = [one for one in units() if one.thing != "/fix:leak"]
    update_index(tmp_path, left, generation="2")
    index.refresh()
    assert "leak" not in names(index, "seal drips")


def test_an_empty_index_has_nothing(tmp_path: Path) -> None:
    update_index(tmp_path / "empty", [], generation="1")
    opened = open_index(tmp_path / "empty").index
    assert opened is not None
    with closing(opened):
        assert names(opened, "squeal", codes=["E21-04"], models=["MX-420"]) == []
