"""`fieldkm server review` as an administrator's script sees it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkm.domain.fixes import Fix, FixState, ReviewCause
from fieldkm.host.clock import SystemClock
from fieldkm.protocol.kinds import Kind
from fieldkm.server.database import ServerDatabase
from fieldkm.server.settings import ServerSettings
from tests.support.company import Company
from tests.support.console import Console

NOW = SystemClock().now()
WAITING = Fix(
    "fix-1", "F-1001", state=FixState.SUBMITTED, author="ann", family="copiers", territory="north",
    safety=True, title="Belt slips", current_revision="r-1", waiting=("r-1",),
    submitted=NOW - timedelta(days=30),
)  # fmt: skip
APPROVED = replace(
    WAITING, id="fix-2", number="F-1002", state=FixState.APPROVED, waiting=(), safety=False,
    approved_revision="r-1", reviewed=NOW - timedelta(days=400), submitted=None,
)  # fmt: skip
FAILING = replace(
    APPROVED, id="fix-3", number="F-1003", family="pumps", reviewed=NOW,
    review_cause=ReviewCause.FAILING, submitted=NOW,
)  # fmt: skip


@pytest.fixture
def console(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Console:
    """A server with three fixes, and a supervisor of the copiers."""
    monkeypatch.setenv("FIELDKM_PASSWORD", "correct horse")
    monkeypatch.delenv("FIELDKM_DATABASE_URL", raising=False)
    made = Console(home, capsys)
    for words in (
        ("territory", "add", "north"),
        ("family", "add", "copiers"),
        ("family", "add", "pumps"),
        ("user", "add", "sue", "--role", "supervisor", "--family", "copiers"),
        ("user", "add", "old", "--role", "supervisor", "--family", "pumps"),
        ("user", "disable", "old"),
    ):
        assert made.json("server", *words).status == 0
    with closing(ServerDatabase(ServerSettings(home / "server").url)) as database:
        company = Company.found_again(database)
        company.write(Kind.FIX, WAITING, Kind.FIX, APPROVED, Kind.FIX, FAILING)
    return made


def test_what_waits_is_listed_with_its_age_and_its_reviewers(console: Console) -> None:
    told = console.json("server", "review", "list").objects
    assert [(fix["number"], fix["days"], fix["risen"], fix["reviewers"]) for fix in told] == [
        ("F-1001", 30, True, ["sue"]),
        ("F-1003", 0, False, []),
    ]
    assert told[0] | {"since": ""} == {
        "id": "fix-1", "number": "F-1001", "title": "Belt slips", "state": "submitted",
        "family": "copiers", "territory": "north", "safety": True, "author": "ann", "since": "",
        "days": 30, "risen": True, "cause": None, "detail": "", "improvements": 1,
        "reviewers": ["sue"],
    }  # fmt: skip
    assert (told[1]["cause"], told[1]["improvements"]) == ("failing", 0)
    risen = console.json("server", "review", "list", "--risen").objects
    assert [fix["number"] for fix in risen] == ["F-1001"]
    console.json("server", "deadline", "set", "review-days", 60)
    assert console.json("server", "review", "list", "--risen").objects == []


def test_what_has_rested_is_brought_back_at_once(console: Console) -> None:
    (back,) = console.json("server", "review", "bring-back").objects
    assert (back["number"], back["cause"], back["detail"]) == ("F-1002", "rested", "")
    assert console.json("server", "review", "bring-back").objects == []
    numbers = [fix["number"] for fix in console.json("server", "review", "list").objects]
    assert sorted(numbers) == ["F-1001", "F-1002", "F-1003"]


def test_people_read_what_they_have_to_know(console: Console) -> None:
    first, second = console.run("server", "review", "list").out.splitlines()
    assert first == "F-1001  30 days  waits for too long  touches safety  copiers: sue  Belt slips"
    assert second == "F-1003  0 days  failing  pumps: nobody: give somebody the family  Belt slips"
    assert console.run("server", "review", "bring-back").out == "F-1002  rested  Belt slips\n"
    assert console.run("server", "review", "bring-back").err == (
        "No approved fix has to be looked at again.\n"
    )
    console.json("server", "deadline", "set", "review-days", 60)
    told = console.run("server", "review", "list", "--risen")
    assert (told.out, told.err) == ("", "No fix has waited for too long.\n")
