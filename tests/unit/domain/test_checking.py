"""Findings: what is wrong with a manual's source, to be said in any language."""

from __future__ import annotations

from fieldkm.domain.checking import Finding, Severity, error, problem, problem_of, warning
from fieldkm.errors import BadInput


def test_a_finding_says_what_is_wrong_with_its_details_put_in() -> None:
    found = error("a.md", 3, "unknown-page", "There is no page “{name}”.", name="x{y}")
    assert found.message == "There is no page “x{y}”."
    assert found.template == "There is no page “{name}”."


def test_errors_fail_a_build_and_warnings_do_not() -> None:
    assert error("a", 0, "c", "E").severity is Severity.ERROR
    assert warning("a", 0, "c", "W", file="b", line=2).details == (("file", "b"), ("line", "2"))


def test_findings_stand_in_the_order_of_files_and_lines() -> None:
    found = [error("b", 1, "c", "E"), warning("a", 10, "c", "W"), error("a", 9, "c", "E")]
    assert [(one.file, one.line) for one in sorted(found)] == [("a", 9), ("a", 10), ("b", 1)]


def test_a_problem_becomes_a_finding_where_it_stands() -> None:
    found = problem("broken-link", "There is no page “{page}”.", page="x").at("a.md", 7)
    assert found == error("a.md", 7, "broken-link", "There is no page “{page}”.", page="x")


def test_an_error_becomes_a_problem_with_its_words() -> None:
    reason = BadInput("bad-serial", "“{part}” is no serial.", "Write digits.", part="x")
    assert problem_of(reason, "bad-applicability").at("a.md", 1) == Finding(
        "a.md", 1, Severity.ERROR, "bad-applicability", "“{part}” is no serial.", (("part", "x"),)
    )
