"""Supersession: from an old number to the one to order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.parts import Callout, Part, PartUse, replacements, supersession

OLD = Part("604-1001", "Roller", "m", replaced_by="604-2001")
MIDDLE = Part("604-2001", "Roller", "m", replaced_by="604 3001")
NEW = Part(
    "604-3001", "Roller", "m", uses=(PartUse("Feed"), PartUse("Tray", callout=Callout("f", "7")))
)


def test_a_chain_is_followed_to_its_end_in_any_spelling() -> None:
    way = supersession("6041001", replacements([OLD, MIDDLE, NEW]))
    assert way.chain == ("6041001", "604-2001", "604 3001")
    assert way.current == "604 3001"


def test_a_loop_is_seen_and_leaves_the_number_as_asked() -> None:
    way = supersession("a-1", {"a1": "b-1", "b1": "A 1"})
    assert way.is_loop
    assert way.current == "a-1"


def test_a_part_that_is_not_replaced_is_current() -> None:
    assert supersession("604-3001", replacements([OLD, MIDDLE, NEW])).current == "604-3001"


def test_the_first_callout_shows_the_part() -> None:
    assert NEW.callout == Callout("f", "7")
    assert OLD.callout is None


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.sampled_from("abcdef")
)
def test_every_table_ends(replaced_by: dict[str, str], start: str) -> None:
    way = supersession(start, replaced_by)
    assert way.is_loop == (len(set(way.chain)) < len(way.chain))
