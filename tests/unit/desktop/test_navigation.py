"""Back and forward go where the reader was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.shell.navigation import Navigation


def at(screen: str, scroll: int = 0) -> Location:
    return Location(screen, scroll=scroll)


def test_there_is_no_way_at_the_beginning() -> None:
    way = Navigation()
    assert not way.can_go_back
    assert not way.can_go_forward
    assert way.back(at("a")) is None
    assert way.forward(at("a")) is None


def test_back_returns_to_the_place_as_it_was_scrolled_when_it_was_left() -> None:
    way = Navigation()
    way.leave(at("a", scroll=300))
    assert way.back(at("b")) == at("a", scroll=300)


def test_forward_returns_to_the_place_from_which_back_was_gone() -> None:
    way = Navigation()
    way.leave(at("a"))
    way.back(at("b", scroll=40))
    assert way.forward(at("a")) == at("b", scroll=40)


def test_going_somewhere_else_forgets_what_was_ahead() -> None:
    way = Navigation()
    way.leave(at("a"))
    way.back(at("b"))
    way.leave(at("a"))
    assert not way.can_go_forward


def test_the_way_is_bounded() -> None:
    way = Navigation()
    for number in range(1000):
        way.leave(at(str(number)))
    steps = 0
    while way.back(at("here")):
        steps += 1
    assert steps == 200


@given(st.lists(st.text(min_size=1, max_size=3), min_size=1, max_size=20))
def test_all_the_way_back_and_forward_again_ends_where_it_began(screens: list[str]) -> None:
    way, here = Navigation(), at("start")
    for screen in screens:
        way.leave(here)
        here = at(screen)
    last = here
    while (before := way.back(here)) is not None:
        here = before
    assert here == at("start")
    while (after := way.forward(here)) is not None:
        here = after
    assert here == last
