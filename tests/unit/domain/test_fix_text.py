"""What the texts of a fix may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.fix_text import (
    MOST_CODES,
    MOST_PHOTOS,
    MOST_REMARK,
    MOST_TEXT,
    MOST_TITLE,
    check_fix,
    check_remark,
    check_revision,
    check_transition_text,
    cleaned,
    cleaned_line,
)
from fieldkm.domain.fixes import Fix, FixRevision, Picture, Transition, Verb
from fieldkm.domain.reading import Place
from fieldkm.errors import BadInput

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOUND = FixRevision(
    "r1",
    "f1",
    NOON,
    title="Fuser stays cold",
    symptom="E21-04 after a cold night.\n\n- seen twice",
    cause="插头松了 👨\u200d🔧",
    remedy="1. Seat CN12.",
    models=("MX-420",),
    fault_codes=("E21-04",),
    parts=("604-1234",),
    pages=(Place("mx420", "fuser", "steps", "Seat it", "2026.1"),),
    photos=(Picture("0a" * 32, 10, "image/jpeg", "The plug"),),
    visit="v1",
    reason="Better",
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain\ttext\nhere", "plain\ttext\nhere"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("read \u202eesrever\u202c it", "read esrever it"),
        ("\ufeffFu\u200bser\u00ad \u2066x\u2069", "Fuser x"),
        ("Fu\u200dser", "Fuser"),
        ("क्\u200dष 👨\u200d🔧", "क्\u200dष 👨\u200d🔧"),
        ("\u200d\u200c", ""),
        ("\u3164\u2800", ""),
        ("Z" + "\u0301" * 40, "Z" + "\u0301" * 4),
        ("bell\x07 null\x00 \x9b", "bell null "),
        ("tag\U000e0041s \ufdd0\uffff", "tags "),
        ("定影单元，温度", "定影单元，温度"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(written: str, shown: str) -> None:
    assert cleaned(written) == shown


@given(st.text(max_size=60))
def test_a_cleaned_text_stays_as_it_is_and_can_be_sent(text: str) -> None:
    once = cleaned(text)

    assert cleaned(once) == once
    once.encode()


def test_a_line_has_no_line_breaks() -> None:
    assert cleaned_line("  two\nlines\t\u202eand  spaces ") == "two lines and spaces"


def test_a_sound_revision_passes() -> None:
    check_revision(SOUND)


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"title": "x" * (MOST_TITLE + 1)}, "text-too-long", "title"),
        ({"remedy": "x" * (MOST_TEXT + 1)}, "text-too-long", "remedy"),
        ({"reason": "x" * (MOST_REMARK + 1)}, "text-too-long", "reason"),
        ({"symptom": "a\u202eb"}, "hidden-characters", "symptom"),
        ({"cause": "a\rb"}, "hidden-characters", "cause"),
        ({"title": "two\nlines"}, "more-than-a-line", "title"),
        ({"models": ("MX\t420",)}, "more-than-a-line", "models"),
        ({"fault_codes": ("E\u200b1",)}, "hidden-characters", "fault_codes"),
        ({"fault_codes": tuple(map(str, range(MOST_CODES + 1)))}, "too-many", "fault_codes"),
        ({"parts": ("p" * 201,)}, "text-too-long", "parts"),
        ({"pages": (Place("m", "p", quote="a\u2066b"),)}, "hidden-characters", "pages"),
        ({"pages": (Place("m", "p\n", "x"),)}, "more-than-a-line", "pages"),
        ({"pages": (Place("m", "p"),) * 51}, "too-many", "pages"),
        ({"photos": (Picture("00" * 32),) * (MOST_PHOTOS + 1)}, "too-many", "photos"),
        ({"photos": (Picture("../../etc/passwd"),)}, "no-picture", "photos"),
        ({"photos": (Picture("00" * 32, 1, "image/svg+xml"),)}, "no-picture", "photos"),
        ({"photos": (Picture("00" * 32, -1),)}, "no-picture", "photos"),
        ({"photos": (Picture("00" * 32, 1, caption="a\u202e"),)}, "hidden-characters", "photos"),
        ({"visit": "v" * 201}, "text-too-long", "visit"),
    ],
)
def test_a_revision_that_is_too_long_or_hides_something_is_refused(
    changed: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        check_revision(replace(SOUND, **changed))

    assert (refusal.value.code, refusal.value.details["field"]) == (code, field)


@pytest.mark.parametrize("number", ["", "K7-12", "A999-999999"])
def test_a_laptops_number_passes(number: str) -> None:
    check_fix(Fix("f1", local_number=number, family="copiers"))


@pytest.mark.parametrize("number", ["F-1001", "K7-", "k7-1", "K7-1\n", "<b>", "K7-1234567"])
def test_another_number_than_a_laptops_is_refused(number: str) -> None:
    with pytest.raises(BadInput, match="no number"):
        check_fix(Fix("f1", local_number=number))


def test_a_family_on_two_lines_is_refused() -> None:
    with pytest.raises(BadInput, match="family"):
        check_fix(Fix("f1", family="a\nb"))


def test_a_steps_reason_and_names_are_looked_at() -> None:
    step = Transition("t1", "f1", Verb.RETIRE, NOON, "r1", reason="Outdated.\nSee SB-12.")
    check_transition_text(step)

    with pytest.raises(BadInput, match="reason"):
        check_transition_text(replace(step, reason="x" * (MOST_REMARK + 1)))
    with pytest.raises(BadInput, match="page"):
        check_transition_text(replace(step, page="mx420/a\u202eb"))


def test_a_remark_is_looked_at() -> None:
    check_remark("text", "Worked at once.")

    with pytest.raises(BadInput, match="text"):
        check_remark("text", "a\u200bb")
