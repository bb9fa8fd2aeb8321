"""Errors say what happened and what to do."""

from __future__ import annotations

import errno
from io import UnsupportedOperation

import pytest

from fieldkm.errors import BadInput, FieldkmError, Unavailable, filled, from_os_error


def test_values_stand_in_the_sentences() -> None:
    error = BadInput("x", "{path} is broken.", "Line {line}.", path="a{b}.md", line=3)
    assert error.title == "a{b}.md is broken."
    assert str(error) == "a{b}.md is broken. Line 3."


def test_a_value_with_braces_is_not_filled_in_itself() -> None:
    error = BadInput("x", "{file} holds {entry}.", file="{entry}", entry="{file}")
    assert error.title == "{entry} holds {file}."


def test_braces_without_a_value_stay() -> None:
    assert filled("{a} {b}", {"a": 1}) == "1 {b}"


@pytest.mark.parametrize(
    ("number", "code", "status"),
    [
        (errno.ENOSPC, "disk-full", 3),
        (errno.ENOENT, "not-found", 1),
        (errno.EACCES, "no-rights", 3),
        (errno.EROFS, "no-rights", 3),
        (errno.EISDIR, "is-a-folder", 1),
        (errno.ENOTDIR, "not-a-folder", 1),
        (errno.EEXIST, "not-a-folder", 1),
        (errno.ENAMETOOLONG, "name-too-long", 1),
        (errno.EIO, "io-error", 3),
    ],
)
def test_os_errors_are_told_apart(number: int, code: str, status: int) -> None:
    error = from_os_error(OSError(number, "reason"), "file")
    assert isinstance(error, FieldkmError)
    assert (error.code, error.exit_status) == (code, status)
    assert "file" in error.title


def test_what_the_system_does_not_explain_is_not_told_in_pythons_words() -> None:
    error = from_os_error(UnsupportedOperation("seek"), "pipe")
    assert "Unsupported" not in str(error)


def test_unavailable_can_be_tried_again() -> None:
    assert Unavailable("x", "t").exit_status == 3
