"""What may be written down of a customer."""

from __future__ import annotations

import pytest

from fieldkm.domain.customers import (
    MOST_NAME,
    MOST_TEXT,
    checked_detail,
    checked_name,
    checked_text,
)
from fieldkm.errors import BadInput


@pytest.mark.parametrize(
    "name", ["Harbour office", "北京城市印务中心", "مكتب الميناء", "Œuvre & Söhne"]
)
def test_names_stand_in_any_script_in_one_line(name: str) -> None:
    assert checked_name(f"  {name}\n") == checked_detail("name", name) == name


@pytest.mark.parametrize(
    ("name", "code"), [("", "name-missing"), (" \n\t", "name-missing"), ("x" * 201, "name-long")]
)
def test_what_is_no_name_is_refused(name: str, code: str) -> None:
    with pytest.raises(BadInput) as refusal:
        checked_name(name)
    assert refusal.value.code == code
    assert len("x" * MOST_NAME) == len(checked_name("x" * MOST_NAME))


def test_a_text_keeps_its_lines_and_must_say_something() -> None:
    assert checked_text(" Ring at the gate.\nNot at the shop. ") == (
        "Ring at the gate.\nNot at the shop."
    )
    for text, code in ((" ", "text-missing"), ("x" * (MOST_TEXT + 1), "text-long")):
        with pytest.raises(BadInput) as refusal:
            checked_text(text)
        assert refusal.value.code == code


def test_a_detail_may_be_empty_but_a_zone_must_be_one() -> None:
    assert checked_detail("phone", " ") == ""
    assert checked_detail("zone", "") == ""
    assert checked_detail("zone", " Asia/Shanghai ") == "Asia/Shanghai"
    with pytest.raises(BadInput) as refusal:
        checked_detail("zone", "Mars/Base")
    assert "Mars/Base" in str(refusal.value)
    with pytest.raises(BadInput):
        checked_detail("access", "x" * (MOST_TEXT + 1))
