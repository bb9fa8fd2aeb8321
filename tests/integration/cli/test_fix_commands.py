"""`fieldkm fix` for readers, as a script and a person see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.domain.fixes import FixState, RetiredAs
from fieldkm.domain.outcomes import Counts
from fieldkm.domain.visits import Visit
from tests.support.console import Console
from tests.support.fixes import BERT, NOON, SUE, a_fix, another
from tests.support.territory import a_workplace


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    """Anna's command line, with an approved fix of Bert's, one that waits and one that was
    merged.
    """
    fix, revision = a_fix(counts=Counts(14, 2, 3))
    merged, old = another(2, FixState.RETIRED, title="The same")
    gone = replace(merged, retired_as=RetiredAs.MERGED, merged_into="f-jam", reason="The same.")
    waits = another(1, FixState.SUBMITTED, title="Squeals", safety=False)
    visit = Visit("v-1", NOON, "m-1", model="MX-420")
    a_workplace(home, BERT, SUE, fix, revision, *waits, gone, old, visit).close()
    return Console(home, capsys)


def test_fixes_are_listed_by_how_they_stand_and_by_words(console: Console) -> None:
    told = console.json("fix", "list").objects
    assert [(one["number"], one["state"], one["approved"]) for one in told] == [
        ("F-2001", "submitted", False),
        ("F-1001", "approved", True),
    ]
    assert told[1]["counts"] == {"worked": 14, "partly": 2, "failed": 3, "total": 19}
    assert (told[1]["author"], told[1]["revision"]) == ("Bert Nowak", "r-jam")
    (one,) = console.json("fix", "list", "--state", "retired").objects
    assert (one["retired_as"], one["merged_into"]) == ("merged", "f-jam")
    assert console.json("fix", "list", "--mine").objects == []
    assert [one["number"] for one in console.json("fix", "list", "squeals").objects] == ["F-2001"]
    assert "No fix fits." in console.run("fix", "list", "nothing").err


def test_what_nobody_has_approved_stands_out_in_text(console: Console) -> None:
    lines = console.run("fix", "list").out.splitlines()
    assert "NOT YET APPROVED" in lines[0]
    assert "worked 14 of 19" in lines[1]
    assert "NOT YET APPROVED" in console.run("fix", "show", "f2001").out


def test_a_fix_is_shown_whole(console: Console) -> None:
    (one,) = console.json("fix", "show", "f 1001").objects
    assert (one["id"], one["shown_revision"], one["title"]) == (
        "f-jam", "r-jam", "Jams at the fuser exit on damp days",
    )  # fmt: skip
    assert one["symptom"].startswith("Paper folds like a **concertina**")
    assert (one["parts"], one["pages"]) == (["604-1234"], ["mx420/fuser-replace"])
    out = console.run("fix", "show", "F-1001").out
    assert "approved · by Bert Nowak · worked 14 of 19, 2 in part" in out
    assert "Fault codes: E21-04" in out


def test_a_merged_fix_leads_on(console: Console) -> None:
    out = console.run("fix", "show", "F-2002").out
    assert "Read this one instead: F-1001" in out
    assert "Reason: The same." in out


def test_a_use_is_counted(console: Console) -> None:
    told = console.json("fix", "outcome", "F-1001", "failed", "--visit", "v-1", "--text", "Again")
    assert told.objects == [
        {"id": "f-jam", "number": "F-1001", "worked": 14, "partly": 2, "failed": 4, "total": 20}
    ]
    (one,) = console.json("fix", "show", "F-1001").objects
    assert [(use["result"], use["model"], use["text"]) for use in one["uses"]] == [
        ("failed", "MX-420", "Again")
    ]
    refused = console.json("fix", "outcome", "F-1001", "worked", "--visit", "v-9")
    assert (refused.status, refused.error["code"]) == (1, "no-such-visit")
    assert console.run("fix", "outcome", "F-1001", "perhaps").status == 2


def test_remarks_are_written(console: Console) -> None:
    assert console.json("fix", "comment", "F-1001", "Wear gloves").objects == [
        {"id": "f-jam", "number": "F-1001", "done": "commented"}
    ]
    assert console.run("fix", "thank", "F-1001").status == 0
    assert console.json("fix", "thank", "F-1001").error["code"] == "thanked-already"
    assert console.run("fix", "flag", "F-1001", "The part is another one").status == 0
    (one,) = console.json("fix", "show", "F-1001").objects
    assert [remark["text"] for remark in one["comments"]] == ["Wear gloves"]
    assert [report["text"] for report in one["flags"]] == ["The part is another one"]


def test_a_fix_that_is_not_here_is_said(console: Console) -> None:
    told = console.json("fix", "show", "F-9999")
    assert (told.status, told.error["code"]) == (1, "no-such-fix")
