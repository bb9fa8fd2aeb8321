"""Which version comes next, and which ones cannot be published."""

from __future__ import annotations

import pytest

from fieldkm.app.releases import next_version, version_problem


@pytest.mark.parametrize(
    ("version", "installed", "proposed"),
    [
        ("1", "", "1"),
        ("2026.3", "2026.2", "2026.3"),
        ("1", "1", "2"),
        ("2026.11", "2026.11", "2026.12"),
        ("1", "2026.9", "2026.10"),
        ("0", "3.0-beta", "3.1-beta"),
        ("draft", "draft", "draft.1"),
    ],
)
def test_the_next_version_is_newer_than_what_is_installed(
    version: str, installed: str, proposed: str
) -> None:
    assert next_version(version, installed) == proposed
    assert version_problem(proposed, installed) is None


@pytest.mark.parametrize("bad", ["", " ", "../1", "1/2", "v 1", "1\n", "ä", "." * 3, "1" * 41])
def test_what_cannot_be_a_files_name_is_no_version(bad: str) -> None:
    problem = version_problem(bad, "")
    assert problem is not None
    assert problem.code == "bad-version"


def test_a_version_that_is_not_newer_names_one_that_is() -> None:
    problem = version_problem("2026.2", "2026.10")
    assert problem is not None
    assert "2026.11" in problem.advice
