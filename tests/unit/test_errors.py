"""Errors say what happened and what to do."""

from __future__ import annotations

import errno

import pytest

from fieldkm.errors import BadInput, FieldkmError, Unavailable, filled, from_os_error


def test_values_stand_in_the_sentences() -> None:
    error = BadInput("x", "{path} is broken.", "Line {line}.", path="a{b}.md", line=3)
    assert error.title == "a{b}.md is broken."
    assert str(error) == "a{b}.md is broken. Line 3."


def test_braces_without_a_value_stay() -> None:
    assert filled("{a} {b}", {"a": 1}) == "1 {b}"


@pytest.mark.parametrize(
    ("number", "code", "status"),
    [
        (errno.ENOSPC, "disk-full", 3),
        (errno.ENOENT, "not-found", 1),
        (errno.EACCES, "no-rights", 3),
        (errno.EIO, "io-error", 3),
    ],
)
def test_os_errors_are_told_apart(number: int, code: str, status: int) -> None:
    error = from_os_error(OSError(number, "reason"), "file")
    assert isinstance(error, FieldkmError)
    assert (error.code, error.exit_status) == (code, status)
    assert "file" in error.title


def test_unavailable_can_be_tried_again() -> None:
    assert Unavailable("x", "t").exit_status == 3
