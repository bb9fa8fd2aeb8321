"""`fieldkm machine`: listed by words and customer, shown with all that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldkm.app.workplace import Workplace
from fieldkm.host.paths import Home
from tests.support.console import Console
from tests.support.machine_park import COPIER, a_machine_park


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    workplace = Workplace(Home(home))
    a_machine_park(workplace)
    workplace.close()
    return Console(home, capsys)


def test_machines_are_listed_one_a_line(console: Console) -> None:
    told = console.json("machine", "list", "hamburg")
    assert told.status == 0
    assert [(m["model"], m["serial"]) for m in told.objects] == [
        ("MX-420", "MA204117"),
        ("MX-420", "X-100"),
    ]
    assert told.objects[0]["customer"] == {"id": "c-1", "name": "Nordwind Logistics"}
    assert told.objects[0]["site"]["town"] == "Hamburg"


def test_machines_of_a_customer_are_listed(console: Console) -> None:
    assert len(console.json("machine", "list", "--customer", "c-1").objects) == 4
    nothing = console.run("machine", "list", "--customer", "c-9")
    assert (nothing.status, nothing.out) == (0, "")
    assert "No such machine" in nothing.err


def test_a_machine_is_shown_with_its_history(console: Console) -> None:
    told = console.json("machine", "show", "ma-204117")
    assert told.status == 0
    (machine,) = told.objects
    assert machine["id"] == COPIER
    assert machine["entitlement"]["response_class"] == "next day"
    assert machine["in_force"] is True
    assert machine["modifications"][0] == {
        "kit": "MK-3",
        "installed": "2025-03-01",
        "visit": "",
        "note": "",
    }
    assert machine["fault_codes"][0] == {"code": "e2104", "title": "", "times": 1, "page": None}
    visit = next(event for event in machine["history"] if event["kind"] == "visit")
    assert (visit["result"], visit["open"]) == ("worked", False)
    assert machine["warnings"]["hazards"][0]["text"] == "Fork lifts in the yard"


def test_every_machine_with_that_number_is_shown(console: Console) -> None:
    assert {m["model"] for m in console.json("machine", "show", "X100").objects} == {
        "MX-420",
        "ZX-9",
    }


def test_people_read_what_matters_first(console: Console) -> None:
    text = console.run("machine", "show", "MA204117").out
    assert text.index(": Fork lifts in the yard") < text.index("visit · ")
    assert "preference: Ring at the back gate" in text


def test_an_unknown_serial_is_refused_in_words(console: Console) -> None:
    told = console.json("machine", "show", "nope")
    assert told.status == 1
    assert told.error["code"] == "no-such-serial"
