"""Which file a link of a foreign documentation means."""

from __future__ import annotations

import pytest

from fieldkm.manuals.importers.draft import DraftPage
from fieldkm.manuals.importers.goals import Goal, Goals

PLACES = {
    "index.md": (),
    "setup/01-wiring.md": (),
    "setup/README.md": (),
    "setup/belts.md": ("/tension/",),
    "faults/_index.md": (),
}


@pytest.fixture
def goals() -> Goals:
    pages = [DraftPage(place, place, [], {}, known) for place, known in PLACES.items()]
    return Goals(pages, ["img/belt.png"], "docs")


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("setup/belts.md", "setup/belts.md"),
        ("setup/belts", "setup/belts.md"),
        ("setup/belts.html", "setup/belts.md"),
        ("setup/", "setup/README.md"),
        ("setup/wiring", "setup/01-wiring.md"),  # numbers are for the order only
        ("/tension", "setup/belts.md"),  # by the address that the page gives itself
        ("faults", "faults/_index.md"),
        ("/docs/setup/belts.md", "setup/belts.md"),  # from the folder above
        ("../docs/img/belt.png", "img/belt.png"),
        ("/_docs/setup/belts.md", "setup/belts.md"),
    ],
)
def test_a_link_means_what_its_site_serves_there(goals: Goals, wanted: str, place: str) -> None:
    assert goals.of("index.md", wanted) == Goal(place)


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("SETUP/Belts.md", "setup/belts.md"),
        ("/en/latest/setup/belts/", "setup/belts.md"),
        ("images/belt.png", "img/belt.png"),
        ("old/wiring/01-wiring.md", "setup/01-wiring.md"),
    ],
)
def test_what_comes_closest_is_a_guess(goals: Goals, wanted: str, place: str) -> None:
    assert goals.of("index.md", wanted) == Goal(place, is_guess=True)


@pytest.mark.parametrize("wanted", ["gone.md", "../CHANGES.md", "/gone/", "belt"])
def test_what_is_not_there_is_not_found(goals: Goals, wanted: str) -> None:
    assert goals.of("setup/belts.md", wanted) is None


def test_links_of_a_page_that_is_served_as_a_folder_are_relative_to_that(goals: Goals) -> None:
    assert goals.of("faults/gone.md", "../../setup/belts/") == Goal("setup/belts.md")
    assert goals.of("setup/belts.md", "../wiring/") == Goal("setup/01-wiring.md")
