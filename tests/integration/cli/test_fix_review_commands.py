"""`fieldkm fix queue`, `approve` and the other decisions, as a script sees them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fieldkm.domain.fixes import FixState, ReviewCause
from fieldkm.domain.people import ProductFamily, Role, User
from tests.support.console import Console
from tests.support.fixes import BERT, JAM, NOON, a_fix, another
from tests.support.territory import ANNA, a_workplace

SUE = User("u-sue", "sue", "Sue Hart", Role.SUPERVISOR)
VERA = User("u-vera", "vera", "Vera Stone", Role.SUPERVISOR)
FAMILY = ProductFamily("mx", "MX copiers", reviewers=(SUE.id, VERA.id))
BETTER = replace(
    JAM, id="r-better", base_revision=JAM.id, author=ANNA.id, at=NOON, remedy="Dry the roller."
)


def a_console(home: Path, capsys: pytest.CaptureFixture[str], *records: object) -> Console:
    people = (ANNA, BERT, VERA, FAMILY)
    scopes = ("territory:north", "review:mx")
    a_workplace(home, *people, *records, user=SUE, scopes=scopes).close()
    return Console(home, capsys)


def lines_of(console: Console, *arguments: object) -> list[dict[str, Any]]:
    told = console.json(*arguments)
    assert told.status == 0, told.err
    return told.objects


def one_of(console: Console, *arguments: object) -> dict[str, Any]:
    (values,) = lines_of(console, *arguments)
    return values


def refused(console: Console, *arguments: object) -> str:
    told = console.json(*arguments)
    assert told.status == 1
    assert told.error["advice"]
    return str(told.error["code"])


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    """The supervisor's command line, with a fix that waits and one that is approved."""
    return a_console(home, capsys, *a_fix(state=FixState.SUBMITTED), *another(1))


def test_the_queue_names_the_revisions_that_wait(console: Console) -> None:
    (line,) = lines_of(console, "fix", "queue", "--order", "demand")
    assert (line["number"], line["revisions"], line["author"]) == (
        "F-1001", ["r-jam"], "Bert Nowak",
    )  # fmt: skip
    assert line["risen"] is True
    assert line["demand"] == {"found": 0, "opened": 0, "used": 0}


def test_people_read_the_queue_as_lines(console: Console) -> None:
    told = console.run("fix", "queue").out
    assert "F-1001" in told
    assert "OVERDUE" in told
    assert "revision r-jam" in told


def test_a_named_revision_is_approved(console: Console) -> None:
    done = one_of(console, "fix", "approve", "f1001", "--revision", "r-jam", "--reason", "Good.")
    assert (done["number"], done["state"], done["revision"]) == ("F-1001", "approved", "r-jam")
    assert done["reason"] == "Good."
    assert lines_of(console, "fix", "queue") == []


def test_without_its_revision_nothing_is_approved(console: Console) -> None:
    assert console.run("fix", "approve", "F-1001").status == 2


def test_another_revision_than_the_waiting_one_is_refused(console: Console) -> None:
    assert refused(console, "fix", "approve", "F-1001", "--revision", "r-1") == "no-such-revision"


def test_a_fix_is_returned_with_its_reason(console: Console) -> None:
    done = one_of(console, "fix", "return", "F-1001", "--reason", "Which roller?")
    assert (done["state"], done["reason"]) == ("returned", "Which roller?")


def test_a_fix_is_merged_handed_on_and_retired(console: Console) -> None:
    handed = one_of(console, "fix", "hand-on", "F-1001", "--to", "vera")
    assert handed["state"] == "submitted"
    assert lines_of(console, "fix", "queue")[0]["assigned"] == "Vera Stone"
    assert refused(console, "fix", "hand-on", "F-1001", "--to", "bert") == "no-such-reviewer"
    merged = one_of(console, "fix", "merge", "F-1001", "--into", "F-2001")
    assert (merged["retired_as"], merged["merged_into"]) == ("merged", "f-1")
    retired = one_of(console, "fix", "retire", "F-2001", "--reason", "No longer made.")
    assert retired["retired_as"] == "outdated"


def test_which_of_two_revisions_is_meant_must_be_said(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fix, first = a_fix(state=FixState.SUBMITTED, waiting=("r-jam", "r-better"))
    console = a_console(home, capsys, fix, first, BETTER)
    assert refused(console, "fix", "return", "F-1001", "--reason", "x") == "several-revisions"
    done = one_of(console, "fix", "return", "F-1001", "--reason", "x", "--revision", "r-better")
    assert done["state"] == "submitted"


def test_changes_are_told_word_by_word(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fix, first = a_fix(
        state=FixState.SUBMITTED, approved_revision="r-jam", waiting=("r-better",),
        current_revision="r-better",
    )  # fmt: skip
    console = a_console(home, capsys, fix, first, BETTER)
    (values,) = lines_of(console, "fix", "changes", "F-1001")
    assert (values["revision"], values["before"], values["changed"]) == ("r-better", "r-jam", True)
    assert {"change": "same", "text": "Dry the roller"} in values["texts"]["remedy"]
    told = console.run("fix", "changes", "F-1001").out
    assert "Dry the roller[-, then fit" in told
    assert "NOT YET APPROVED" in told


def test_an_approved_fix_is_written_into_a_manual(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "manual"
    folder.mkdir()
    (folder / "manual.toml").write_text('id = "mx420"\n', encoding="utf-8")
    console = a_console(home, capsys, *a_fix(review_cause=ReviewCause.RESTED))
    done = one_of(console, "fix", "promote", "F-1001", "--manual", str(folder))
    assert done["retired_as"] == "promoted"
    assert Path(str(done["page"])).is_file()
    again = refused(console, "fix", "promote", "F-1001", "--manual", str(folder))
    assert again == "fix-retired"
