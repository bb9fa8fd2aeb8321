"""Errors in manuals and fixes on the command line: reported, listed, answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldkm.app.workplace import Workplace
from fieldkm.domain.people import Role, User
from fieldkm.host.paths import Home
from tests.support.console import Console
from tests.support.packs import PUBLISHER, a_pack
from tests.support.territory import ANNA, a_workplace

SUE = User("u-sue", "sue", "Sue Hart", Role.SUPERVISOR)


@pytest.fixture
def console(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    """The command line of a supervisor who reviews copiers, with their manual."""
    a_workplace(home, ANNA, user=SUE, scopes=("shared", "review:copiers")).close()
    workplace = Workplace(Home(home))
    workplace.keyring.trust(PUBLISHER.public())
    workplace.manuals.install(a_pack(tmp_path / "build"))
    workplace.close()
    return Console(home, capsys)


def test_a_page_is_reported_listed_and_answered(console: Console) -> None:
    words = ("mx420/fuser-replace", "14 N·m is too much.", "--quote", "14 N·m")
    (flag,) = console.json("flag", "page", *words).objects
    assert (flag["page"], flag["quote"], flag["open"]) == ("mx420/fuser-replace", "14 N·m", True)
    assert (flag["author"], flag["sent"]) == ("Sue Hart", False)
    assert "waits for an answer" in console.run("flag", "list").out
    (answered,) = console.json("flag", "answer", flag["id"], "Mended.").objects
    assert (answered["open"], answered["answer"], answered["answered_by"]) == (
        False, "Mended.", "Sue Hart",
    )  # fmt: skip
    assert console.json("flag", "list", "--open").objects == []
    assert "answer: Mended." in console.run("flag", "list").out


def test_what_is_not_there_or_says_nothing_is_refused(console: Console) -> None:
    assert console.json("flag", "answer", "g-9", "Mended.").error["code"] == "no-such-flag"
    assert console.json("flag", "page", "fuser-replace", " ").error["code"] == "flag-empty"
    assert console.json("flag", "page", "gone", "Wrong.").status == 1


def test_without_reports_it_says_so(console: Console) -> None:
    assert "No error is reported." in console.run("flag", "list").err
