"""What stands behind the Write a manual screen: which page follows, in which order, and where."""

from __future__ import annotations

import pytest

from fieldkm.desktop.writing.finding_order import ordered, spot, worst
from fieldkm.desktop.writing.following import MOST_BY_HAND, followed
from fieldkm.desktop.writing.moved_place import moved
from fieldkm.desktop.writing.source_words import line_of, runs, section_at
from fieldkm.domain.checking import Severity, error, warning
from fieldkm.domain.manuals import Section
from tests.support.fake_draft import FakeDraft, a_change, a_page

PAGES = FakeDraft(*(a_page(f"p{number}") for number in range(20)))


def files(*numbers: int) -> tuple[str, ...]:
    return tuple(f"pages/p{number}.md" for number in numbers)


# ---------------------------------------------------------------- following


def test_the_page_saved_last_is_followed() -> None:
    change = a_change(PAGES, *files(1, 2), "parts.csv")
    assert followed(change, "pages/p7.md") == "pages/p2.md"


def test_the_page_in_front_stays_when_it_was_saved_with_others() -> None:
    assert followed(a_change(PAGES, *files(1, 2)), "pages/p1.md") == "pages/p1.md"


def test_what_is_no_page_is_not_followed() -> None:
    assert followed(a_change(PAGES, "parts.csv", "images/a.png"), "pages/p1.md") == ""


def test_a_checkout_is_not_followed() -> None:
    change = a_change(PAGES, *files(*range(MOST_BY_HAND + 1)))
    assert followed(change, "pages/p1.md") == ""


# ---------------------------------------------------------------- findings

HERE_9, HERE_3 = warning("a.md", 9, "x", "W"), error("a.md", 3, "x", "E")
B_10, B_9 = error("b10.md", 1, "x", "E"), error("b9.md", 1, "x", "E")
OTHER = warning("a0.md", 0, "x", "W")


def test_findings_of_the_page_come_first_by_line_then_the_gravest_by_file() -> None:
    found = ordered([OTHER, B_10, HERE_9, B_9, HERE_3], {"a.md"})
    assert found.here == (HERE_3, HERE_9)
    assert found.elsewhere == (B_9, B_10, OTHER)
    assert found.count(Severity.ERROR) == 3


def test_the_next_finding_after_the_last_is_the_first() -> None:
    found = ordered([HERE_3, HERE_9, B_9], {"a.md"})
    assert found.after(None, 1) == HERE_3
    assert found.after(None, -1) == B_9
    assert found.after(HERE_3, 1) == HERE_9
    assert found.after(B_9, 1) == HERE_3
    assert found.after(HERE_3, -1) == B_9
    assert found.after(OTHER, 1) == HERE_3
    assert ordered([], ()).after(None, 1) is None


def test_a_file_is_as_bad_as_its_gravest_finding() -> None:
    assert worst([HERE_9, HERE_3, OTHER]) == {"a.md": Severity.ERROR, "a0.md": Severity.WARNING}


def test_a_place_is_written_as_editors_write_it() -> None:
    assert spot(HERE_3) == "a.md:3"
    assert spot(OTHER) == "a0.md"


# ---------------------------------------------------------------- from a line to the page


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("3. Take out the **four** screws of [[cover|the cover]].", "Take out the"),
        ("## Fit the roller {#fit}", "Fit the roller"),
        ('!!! danger "Electric shock"', "Electric shock"),
        ("    ![the latch](images/latch.svg) Look at part:604-1 closely", "Look at"),
        ("| Mains | Fuser unit |", "Fuser unit"),
        ("1. 取下四颗螺丝，见[[cover]]。", "取下四颗螺丝，见"),
    ],
)
def test_words_that_stand_on_the_page_are_found_in_a_line(line: str, found: str) -> None:
    assert found in runs(line)


def test_a_line_of_signs_has_no_words() -> None:
    assert runs("| --- | --- |") == runs("") == []


def test_a_line_stands_in_the_section_above_it() -> None:
    sections = [
        Section(name, name, 2, (), "", line=line) for name, line in (("a", 1), ("b", 8), ("c", 20))
    ]
    assert [section_at(sections, line).anchor for line in (1, 7, 8, 19, 500)] == list("aabbc")
    assert section_at(sections, 0) is None


def test_lines_are_counted_from_one() -> None:
    assert [line_of("a\nb\n", number) for number in range(5)] == ["", "a", "b", "", ""]


# ---------------------------------------------------------------- keeping the place


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one two three", "one two three"),
        ("one two three", "one, two three"),
        ("one two three", "two three"),
        ("one two three", "one two three four"),
        ("one two three", "one four five two three"),
    ],
)
def test_what_is_read_stays_where_it_is_read(before: str, after: str) -> None:
    position = moved(before.index("three"), before, after)
    assert after[position:].startswith("three")


def test_what_was_taken_away_leads_to_where_it_was() -> None:
    assert moved(6, "one two three", "one four three") == 4
    assert moved(3, "abc", "") == 0
