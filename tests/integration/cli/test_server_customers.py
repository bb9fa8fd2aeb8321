"""`fieldkm server import|customer|contact|history|loan` as an administrator's script sees them."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from fieldkm.cli.benches.server_process import PASSWORD
from fieldkm.host.clock import SystemClock
from fieldkm.protocol.envelopes import Login, PushedOperation, PushRequest
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import change
from fieldkm.server.imports.known import id_of
from tests.support.console import Console
from tests.support.csv_folder import FILES, write_folder
from tests.support.in_process_door import InProcessDoor, a_server

MILL = id_of(Kind.CUSTOMER, "C1")


@pytest.fixture
def console(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Console:
    """A server with two territories, a technician and a supervisor."""
    monkeypatch.setenv("FIELDKM_PASSWORD", PASSWORD)
    monkeypatch.delenv("FIELDKM_DATABASE_URL", raising=False)
    made = Console(home, capsys)
    for words in (
        ("territory", "add", "north"),
        ("territory", "add", "south"),
        ("user", "add", "ann", "--role", "technician", "--territory", "north"),
        ("user", "add", "sue", "--role", "supervisor", "--territory", "south"),
    ):
        assert made.json("server", *words).status == 0
    return made


@pytest.fixture
def imported(console: Console, tmp_path: Path) -> Console:
    told = console.json("server", "import", write_folder(tmp_path / "files"))
    assert told.status == 0
    return console


def test_an_import_says_what_it_did_and_a_second_one_that_nothing_is_new(
    console: Console, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "files")
    dry = console.json("server", "import", folder, "--dry-run").objects[-1]
    assert (dry["created"], dry["done"], dry["dry_run"]) == (13, False, True)
    told = console.json("server", "import", folder)
    *findings, report = told.objects
    assert [(found["file"], found["line"], found["code"]) for found in findings] == [
        ("visits.csv", 3, "unknown-user")
    ]
    assert (report["created"], report["warnings"], report["done"]) == (13, 1, True)
    assert report["files"]["visits"] == {"created": 2, "changed": 0, "unchanged": 0}
    again = console.json("server", "import", folder).objects[-1]
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, 13)


def test_an_import_with_mistakes_names_them_and_leaves_the_server_as_it_is(
    console: Console, tmp_path: Path
) -> None:
    visits = FILES["visits"].replace("2026-03-01", "1.3.2026")
    folder = write_folder(tmp_path / "files", visits=visits)
    told = console.run("server", "import", folder)
    assert told.status == 1
    assert "visits.csv:2: error: “1.3.2026 08:30” is no date." in told.out
    assert "nothing was imported" in told.out
    missing = console.json("server", "import", tmp_path / "nowhere")
    assert (missing.status, missing.error["code"]) == (1, "no-folder")


def test_what_is_known_of_a_customer_is_written_down(imported: Console, tmp_path: Path) -> None:
    file = tmp_path / "mill.json"
    told = imported.json("server", "customer", "export", "mill & sons", "-o", file)
    (values,) = told.objects
    assert values["kinds"]["visit"] == 1
    assert json.loads(file.read_bytes())["records"]["customer"][0]["name"] == "Mill & Sons"


def test_a_customer_and_a_person_are_erased(imported: Console, home: Path) -> None:
    jo = imported.json("server", "contact", "erase", "Jo Miller", "--reason", "asked")
    assert jo.objects[0]["records"] == 1
    mill = imported.json("server", "customer", "erase", "C1", "--reason", "closed")
    assert (mill.status, mill.objects[0]["id"]) == (0, MILL)
    lines = (home / "server" / "erasures.jsonl").read_text().splitlines()
    assert {json.loads(line)["reason"] for line in lines} == {"asked", "closed"}
    assert "Mill" not in "".join(lines)
    again = imported.json("server", "customer", "erase", "C1", "--reason", "closed")
    assert (again.status, again.error["code"]) == (1, "no-such-record")


def test_it_can_be_said_who_changed_what(imported: Console, home: Path) -> None:
    clock = SystemClock()
    server = a_server(home / "server", clock)
    with closing(server.database):
        door = InProcessDoor(server)
        door.sign_in(Login(user="ann", password=PASSWORD, device_name="Ann's"))
        done = change(clock.new_id(), Kind.CUSTOMER, MILL, 1, {"phone": "0999"}, clock.now())
        sent = PushedOperation(
            op_id=done.op_id, type=done.type, id=done.id, base_rev=1, args=dict(done.args),
            client_time=done.client_time,
        )  # fmt: skip
        door.push(PushRequest(schema_version=1, ops=[sent]))
    (deed,) = imported.json("server", "history", "customer", MILL).objects
    del deed["at"]
    assert deed == {
        "user": "ann", "device": "Ann's", "what": "change", "status": "applied",
        "fields": ["phone"],
    }  # fmt: skip


def test_a_territory_is_lent_listed_and_taken_back(console: Console) -> None:
    words = ("server", "loan", "add", "ann", "--territory", "south", "--days", "7", "--by", "sue")
    (lent,) = console.json(*words).objects
    assert (lent["user"], lent["kind"], lent["of"], lent["by"]) == (
        "ann", "territory", "south", "sue",
    )  # fmt: skip
    assert console.json("server", "loan", "list").objects == [lent]
    assert console.json("server", "loan", "end", lent["id"]).status == 0
    assert console.json("server", "loan", "list").objects == []
    wrong = console.json("server", "loan", "add", "ann", "--days", "7")
    assert wrong.status == 2
