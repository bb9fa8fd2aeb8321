"""Text becomes terms in one way, whatever its script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.search.words import WORD, beginnings, flattened, folded_word, terms_of, terms_of_latin


def terms(text: str) -> list[str]:
    return [term for word in WORD.findall(text) for term in terms_of(word)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Replacing rollers", ["replac", "roller"]),
        ("the printer's fuser", ["the", "printer", "fuser"]),
        ("E21-04", ["e21", "04", "e2104"]),
        ("ready-to-use", ["readi", "to", "use"]),
        ("printer.cfg", ["printer", "cfg", "printer.cfg"]),
        ("max_accel", ["max", "accel", "max_accel"]),
        ("Überhitzung", ["uberhitzung"]),
        ("ＦＵＳＥＲ", ["fuser"]),
        ("卡纸", ["卡", "纸", "卡纸"]),
        ("纸", ["纸"]),
        ("驱动TMC2209失败", ["驱", "动", "驱动", "tmc2209", "失", "败", "失败"]),
        ("50Ω", ["50", "ω"]),
        ("50 Ω", ["50", "ω"]),
        ("24V", ["24", "v"]),
        ("0.8Nm", ["0", "8", "0.8", "nm"]),
        ("0.8 N·m", ["0", "8", "0.8", "n", "m", "nm"]),
        ("pick-up pickup", ["pick", "up", "pickup", "pickup"]),
        ("x-axis", ["x", "axi"]),
        ("", []),
        ("--- !!", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("levelling", "leveling"),
        ("labelled", "labeled"),
        ("centre", "center"),
        ("millimetres", "millimeters"),
        ("coloured", "colored"),
        ("vapour", "vapor"),
        ("initialisation", "initialization"),
        ("organise", "organize"),
        ("analyse", "analyze"),
        ("catalogue", "catalog"),
        ("aluminium", "aluminum"),
    ],
)
def test_british_and_american_spelling_are_one(british: str, american: str) -> None:
    assert terms(british) == terms(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [("precise", "precision"), ("supervise", "supervision"), ("installed", "install"),
     ("pulling", "pull"), ("hour", "hours"), ("noise", "noises"), ("controlled", "control")],
)  # fmt: skip
def test_other_words_keep_their_families(one: str, other: str) -> None:
    assert terms(one) == terms(other)


@given(st.text())
def test_any_text_has_terms_without_white_space_at_the_ends(text: str) -> None:
    assert all(term and len(term) <= 64 for term in terms(text))


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_case_does_not_matter(text: str) -> None:
    assert terms(text.upper()) == terms(text.lower())


@given(st.text())
def test_flattened_text_keeps_every_place(text: str) -> None:
    assert len(flattened(text)) in {len(text), len(text.lower())}


@given(st.from_regex(r"[a-z]{1,12}(ed|ing|s|y|ies|ational)?|[a-z]{2}-?[0-9]{1,4}", fullmatch=True))
def test_a_word_begins_as_its_terms_say(word: str) -> None:
    for term in terms_of_latin(word)[-1:]:
        assert any(folded_word(word).startswith(start) for start in beginnings(term))
