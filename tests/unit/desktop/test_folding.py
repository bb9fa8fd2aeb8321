"""What folds away where the window is narrow."""

from __future__ import annotations

import pytest

from fieldkm.desktop.manual.folding import Folding


@pytest.mark.parametrize(
    ("width", "contents", "panel"),
    [(1440, True, True), (1200, True, True), (1199, True, False), (949, False, False)],
)
def test_the_panel_folds_first_and_then_the_contents(
    width: int, contents: bool, panel: bool
) -> None:
    folding = Folding().for_width(width)
    assert (folding.shows_contents, folding.shows_panel) == (contents, panel)


def test_what_has_folded_comes_back_when_asked_for_one_at_a_time() -> None:
    narrow = Folding().for_width(900)
    assert narrow.toggled_contents().shows_contents
    assert narrow.toggled_contents().toggled_panel().shows_panel
    assert not narrow.toggled_contents().toggled_panel().shows_contents
    assert not narrow.toggled_panel().toggled_contents().shows_panel


def test_it_folds_again_when_something_was_chosen_or_asked_away() -> None:
    narrow = Folding().for_width(900).toggled_panel()
    assert not narrow.settled().shows_panel
    assert not narrow.toggled_panel().shows_panel


def test_a_wish_ends_when_there_is_room() -> None:
    folding = Folding().for_width(1100).toggled_panel()
    assert folding.for_width(1100).shows_panel
    assert not folding.for_width(1440).for_width(1100).shows_panel
