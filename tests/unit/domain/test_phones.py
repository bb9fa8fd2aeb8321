"""Phone numbers are the same in every spelling."""

from __future__ import annotations

import pytest

from fieldkm.domain.phones import phone_digits, phone_tail


@pytest.mark.parametrize(
    "written", ["+49 (0)30 123 45 67", "030/1234567", "0049 30 1234567", "030-123.45.67", "1234567"]
)
def test_all_spellings_end_alike(written: str) -> None:
    assert phone_tail(written) == "1234567"


@pytest.mark.parametrize("text", ["", "123456", "SN 1234567", "+-()", "call 030 1234567"])
def test_what_is_no_phone_number_has_no_tail(text: str) -> None:
    assert phone_tail(text) == ""


def test_digits_of_any_width_are_digits() -> None:
    assert phone_digits("+４９ 30") == "4930"
