"""Fault codes that stand in lists and in headings."""

from __future__ import annotations

import pytest

from fieldkm.manuals.importers.draft import numbered
from fieldkm.manuals.importers.recovery.code_lists import code_lists_in

LIST = """Words.

- **E10** (`NO_PAPER`): there is *no* paper
- **E11**: the tray is open
* `20` – no memory

More words.
"""


def rows(text: str, title: str) -> list[tuple[int, tuple[str, ...]]]:
    return [row for table in code_lists_in(numbered(text), title) for row in table.rows]


@pytest.mark.parametrize("title", ["Error codes", "故障代码", "Alarms"])
def test_codes_in_a_list_are_read_with_what_they_mean(title: str) -> None:
    assert rows(LIST, title) == [
        (3, ("E10", "there is *no* paper")),
        (4, ("E11", "the tray is open")),
        (5, ("20", "no memory")),
    ]


def test_a_list_that_does_not_tell_of_errors_is_no_list_of_codes() -> None:
    assert rows(LIST, "Paper sizes") == []
    assert rows("## Faults\n\n- E1: a\n- E2: b\n", "Pump") == []  # two may be anything


def test_a_heading_that_tells_of_errors_is_enough() -> None:
    assert len(rows("## Faults\n\n- E1: a\n- E2: b\n- E3: c\n\n## Sizes\n\n- A4: d\n", "Pump")) == 3


def test_headings_that_begin_with_codes_are_codes() -> None:
    text = "## E1 No paper\n\nLoad.\n\n## 错误 E2：卡纸\n\n### E-3 - Hot\n"
    assert [cells for _, cells in rows(text, "Error codes")] == [
        ("E1", "No paper"),
        ("E2", "卡纸"),
        ("E-3", "Hot"),
    ]
