"""Where links lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.app.places import (
    DrawingPlace,
    FaultPlace,
    PartPlace,
    Place,
    WebPlace,
    parse_link,
    parse_thing,
)
from fieldkm.domain.manuals import PageRef

HERE = PageRef("mx", "fuser")


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("page:feed#check", PageRef("mx", "feed", "check")),
        ("page:pump/start", PageRef("pump", "start")),
        ("part:604-1234", PartPlace("604-1234", "mx")),
        ("fault:E21-04", FaultPlace("mx", "E21-04")),
        ("symptom:curl", FaultPlace("mx", "curl")),
        ("drawing:fuser#7", DrawingPlace("mx", "fuser", "7")),
        ("#check", PageRef("mx", "fuser", "check")),
        ("https://example.org/a", WebPlace("https://example.org/a")),
        ("mailto:a@example.org", WebPlace("mailto:a@example.org")),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("C:\\windows", None),
        ("", None),
    ],
)
def test_links_are_read(link: str, place: Place | None) -> None:
    assert parse_link(link, HERE) == place


@given(st.text())
def test_no_link_breaks_the_reader(link: str) -> None:
    parse_link(link, HERE)


def test_things_of_the_search_are_read() -> None:
    assert parse_thing("mx/fuser", "check") == PageRef("mx", "fuser", "check")
    assert parse_thing("mx/part:604-1234") == PartPlace("604-1234", "mx")
