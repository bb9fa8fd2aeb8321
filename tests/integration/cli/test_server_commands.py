"""`fieldkm server ...` as an administrator's script sees it: JSON, exit status, errors with
advice.
"""

from __future__ import annotations

import io
import socket
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from fieldkm.host.clock import SystemClock
from fieldkm.manuals.packs.trust import save_public_key
from fieldkm.manuals.packs.withdrawal import write_withdrawal
from fieldkm.protocol.envelopes import Login
from tests.support.console import Console
from tests.support.in_process_door import InProcessDoor, a_server
from tests.support.packs import PUBLISHER, a_pack


@pytest.fixture
def console(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Console:
    monkeypatch.setenv("FIELDKM_PASSWORD", "correct horse")
    monkeypatch.delenv("FIELDKM_DATABASE_URL", raising=False)
    return Console(home, capsys)


@pytest.fixture
def company(console: Console) -> Console:
    """A server with the territory north, the family printers, and anna."""
    for words in (
        ("territory", "add", "north", "--name", "The North"),
        ("family", "add", "printers"),
        ("user", "add", "anna", "--role", "technician", "--territory", "north"),
    ):
        assert console.json("server", *words).status == 0
    return console


def test_users_are_added_listed_and_disabled(company: Console) -> None:
    words = ("--role", "supervisor", "--display", "Sue Ng", "--territory", "north")
    added = company.json("server", "user", "add", "sue", *words, "--family", "printers")
    (sue,) = added.objects
    assert sue.pop("id")
    assert sue == {
        "name": "sue", "display": "Sue Ng", "role": "supervisor", "territories": ["north"],
        "families": ["printers"], "disabled": False,
    }  # fmt: skip
    assert company.json("server", "user", "disable", "anna").status == 0
    listed = company.json("server", "user", "list").objects
    assert [(u["name"], u["disabled"]) for u in listed] == [("anna", True), ("sue", False)]
    territories = company.json("server", "territory", "list").objects
    assert territories == [{"id": "north", "name": "The North", "supervisors": [listed[1]["id"]]}]
    families = company.json("server", "family", "list").objects
    assert families == [{"id": "printers", "name": "printers", "reviewers": [listed[1]["id"]]}]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("user", "add", "anna", "--role", "technician"), "user-exists"),
        (("user", "add", "x", "--role", "technician", "--territory", "west"), "no-such-territory"),
        (("user", "add", "x", "--role", "technician", "--family", "cars"), "no-such-family"),
        (("user", "add", " x", "--role", "technician"), "bad-name"),
        (("user", "add", "", "--role", "technician"), "bad-name"),
        (("user", "add", "x" * 201, "--role", "technician"), "bad-name"),
        (("user", "disable", "nobody"), "no-such-user"),
        (("user", "password", "nobody"), "no-such-user"),
        (("territory", "add", "no spaces"), "bad-id"),
        (("territory", "add", "../x"), "bad-id"),
        (("territory", "add", "x", "--name", "a\x1bb"), "bad-name"),
        (("device", "revoke", "nothing"), "not-found"),
    ],
)
def test_what_cannot_be_is_refused_with_advice(
    company: Console, words: tuple[str, ...], code: str
) -> None:
    told = company.json("server", *words)
    assert told.status == 1
    assert told.error["code"] == code
    assert told.error["advice"]
    assert [user["name"] for user in company.json("server", "user", "list").objects] == ["anna"]


def test_a_role_that_is_none_is_wrong_usage(company: Console) -> None:
    assert company.json("server", "user", "add", "x", "--role", "king").status == 2


def test_a_password_is_never_asked_of_nobody(
    company: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKM_PASSWORD", "short")
    assert company.json("server", "user", "password", "anna").error["code"] == "password-short"
    monkeypatch.delenv("FIELDKM_PASSWORD")
    told = company.json("server", "user", "password", "anna")
    assert (told.status, told.error["code"]) == (1, "no-password")


def test_a_password_is_typed_twice_at_a_terminal(
    company: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FIELDKM_PASSWORD")
    monkeypatch.setattr("sys.stdin", Terminal())
    typed = iter(["battery staple", "battery staple", "battery staple", "battery stable"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert company.json("server", "user", "password", "anna").status == 0
    told = company.json("server", "user", "password", "anna")
    assert (told.status, told.error["code"]) == (1, "passwords-differ")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_laptops_are_listed_and_revoked(company: Console) -> None:
    server = a_server(company.home / "server", SystemClock())
    with closing(server.database):
        InProcessDoor(server).sign_in(
            Login(user="anna", password="correct horse", device_name="ThinkPad")
        )
    (laptop,) = company.json("server", "device", "list").objects
    assert (laptop["user"], laptop["name"], laptop["revoked"]) == ("anna", "ThinkPad", None)
    told = company.json("server", "device", "revoke", laptop["id"], "--wipe")
    assert told.objects == [{"id": laptop["id"], "revoked": True, "wipe": True}]
    (revoked,) = company.json("server", "device", "list").objects
    assert revoked["revoked"]
    assert revoked["wipe"] == "asked"
    assert "revoked, to be wiped" in company.run("server", "device", "list").out


def test_where_only_the_laptops_part_is_installed_it_says_so(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "fieldkm.server.running", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    told = console.json("server", "run")
    assert (told.status, told.error["code"]) == (1, "server-not-installed")
    assert told.error["details"] == {"library": "uvicorn"}


def test_a_territory_keeps_its_name_and_can_be_named_anew(company: Console) -> None:
    kept = company.json("server", "territory", "add", "north").objects
    made = company.json("server", "territory", "add", "south").objects
    assert kept + made == [{"id": "north", "name": "The North"}, {"id": "south", "name": "south"}]
    company.json("server", "territory", "add", "north", "--name", "Far North")
    names = [t["name"] for t in company.json("server", "territory", "list").objects]
    assert names == ["Far North", "south"]


def test_manuals_are_published_listed_and_withdrawn(company: Console, tmp_path: Path) -> None:
    key, withdrawn = tmp_path / "publisher.pub", tmp_path / "withdrawal.json"
    save_public_key(PUBLISHER.public(), key)
    write_withdrawal(withdrawn, "mx420", ("2026.1",), "A torque.", date(2026, 1, 1), PUBLISHER)
    pack = a_pack(tmp_path)
    refused = company.json("server", "manual", "publish", pack)
    assert (refused.status, refused.error["code"]) == (1, "key-unknown")
    assert company.json("server", "manual", "trust", key).objects == [{"id": PUBLISHER.public().id}]
    assert company.json("server", "manual", "publish", pack).objects == [
        {
            "id": "mx420", "version": "2026.1", "title": "MX-420 service manual",
            "languages": ["en", "zh"], "models": ["MX-420"], "signed": True,
        }
    ]  # fmt: skip
    assert company.json("server", "manual", "withdraw", withdrawn).objects == [
        {"id": "mx420", "versions": ["2026.1"], "reason": "A torque."}
    ]
    (listed,) = company.json("server", "manual", "list").objects
    assert (listed["version"], listed["withdrawn"]) == ("2026.1", True)
    assert company.json("server", "manual", "publish", tmp_path / "no.pack").status == 1


def test_a_backup_is_put_back_into_an_empty_place(company: Console, tmp_path: Path) -> None:
    backup, place = tmp_path / "backup", ("--data", tmp_path / "restored")
    (report,) = company.json("server", "backup", backup).objects
    assert (report["records"], report["verified"], report["damaged"]) == (3, True, [])
    assert company.json("server", "backup", backup).error["code"] == "backup-not-empty"
    (restored,) = company.json("server", "restore", backup, *place).objects
    assert (restored["seq"], restored["records"]) == (report["seq"], 3)
    assert company.json("server", "restore", backup, *place).error["code"] == "not-empty"
    listed = company.json("server", "user", "list", *place).objects
    assert listed == company.json("server", "user", "list").objects
    assert company.json("server", "restore", tmp_path / "nowhere", *place).status == 1


def test_the_database_is_named_by_option_or_environment(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'named.sqlite'}"
    console.json("server", "territory", "add", "north", "--database-url", url)
    monkeypatch.setenv("FIELDKM_DATABASE_URL", url)
    assert [t["id"] for t in console.json("server", "territory", "list").objects] == ["north"]
    monkeypatch.setenv("FIELDKM_DATABASE_URL", "mysql://root@localhost/x")
    told = console.json("server", "territory", "list")
    assert (told.status, told.error["code"]) == (1, "unknown-database")


def test_a_server_says_why_it_cannot_begin(console: Console, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = console.json("server", "run", "--port", taken.getsockname()[1])
    assert (busy.status, busy.error["code"]) == (1, "port-busy")
    elsewhere = console.json("server", "run", "--host", "192.0.2.1", "--port", 0)
    assert (elsewhere.status, elsewhere.error["code"]) == (1, "no-such-address")
    wrong = tmp_path / "cert.pem"
    wrong.write_text("no certificate")
    tls = console.json("server", "run", "--tls-cert", wrong)
    assert (tls.status, tls.error["code"]) == (1, "bad-certificate")
    missing = console.json("server", "run", "--tls-cert", tmp_path / "none.pem")
    assert (missing.status, missing.error["code"]) == (1, "not-found")
    for words in (("--port", "70000"), ("--port", "-1"), ("--workers", "0")):
        assert console.json("server", "run", *words).status == 2


def test_deadlines_are_the_companys_own(company: Console) -> None:
    usual = {d["name"]: d["days"] for d in company.json("server", "deadline", "list").objects}
    assert usual == {
        "incident-answer-days": 1, "incident-close-days": 10, "lock-after-days": 14,
        "review-days": 5, "rest-days": 365,
    }  # fmt: skip
    assert company.json("server", "deadline", "set", "lock-after-days", 3).status == 0
    changed = {d["name"]: d["days"] for d in company.json("server", "deadline", "list").objects}
    assert changed == usual | {"lock-after-days": 3}
    assert company.json("server", "deadline", "set", "rest-days", 730).status == 0
    for words, code in (
        (("nothing", 3), "no-such-deadline"),
        (("lock-after-days", 366), "bad-deadline"),
        (("rest-days", 3_651), "bad-deadline"),
    ):
        assert company.json("server", "deadline", "set", *words).error["code"] == code


def test_people_read_sentences(company: Console) -> None:
    assert "anna  technician  north" in company.run("server", "user", "list").out
    assert "north  The North" in company.run("server", "territory", "list").out
