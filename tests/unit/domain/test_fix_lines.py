"""Fixes as lists show them."""

from __future__ import annotations

import pytest

from fieldkm.domain.fix_lines import MOST_OF_SYMPTOM, FixLine, beginning
from fieldkm.domain.fixes import FixState


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("", ""),
        ("Plain words.", "Plain words."),
        ("# Title\n\n> said **loud** `604-1234`", "Title said loud 604-1234"),
        ("1. first\n2. second\n- third", "first second third"),
        ("See [[mx420/fuser]] and [the page](page:x).", "See mx420/fuser and the page."),
        ("![alt](image.png) Before.", "Before."),
        ("!!! danger\n    Hot", "danger Hot"),
        ("snake_case 3*4", "snake_case 34"),
        ("卡纸，**无声**。", "卡纸，无声。"),
    ],
)
def test_a_text_begins_without_its_markup(markdown: str, plain: str) -> None:
    assert beginning(markdown) == plain


def test_a_long_text_is_cut() -> None:
    found = beginning("word " * 9000)
    assert len(found) == MOST_OF_SYMPTOM
    assert found.endswith("…")


@pytest.mark.parametrize(
    ("state", "is_approved", "is_unproven", "is_retired"),
    [
        (FixState.SUBMITTED, False, True, False),
        (FixState.SUBMITTED, True, False, False),
        (FixState.RETURNED, False, True, False),
        (FixState.APPROVED, True, False, False),
        (FixState.RETIRED, False, False, True),
    ],
)
def test_what_nobody_has_approved_is_unproven(
    state: FixState, is_approved: bool, is_unproven: bool, is_retired: bool
) -> None:
    line = FixLine("f", "F-1", "Title", state, is_approved=is_approved)
    assert (line.is_unproven, line.is_retired) == (is_unproven, is_retired)
