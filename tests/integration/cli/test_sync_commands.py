"""The commands of a laptop and its server, against a real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.server_process import PASSWORD, ServerProcess
from fieldkm.host.paths import Home
from tests.support.console import Console
from tests.support.laptop import a_customer


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(home, capsys)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServerProcess]:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("FIELDKM_PASSWORD", PASSWORD)
    with ServerProcess(tmp_path / "server") as process:
        process.add_people()
        yield process


def written(console: Console) -> None:
    """Leave something that waits."""
    with closing(Workplace(Home(console.home))) as workplace:
        workplace.recorder.perform(a_customer("c1"))


def test_a_laptop_signs_in_syncs_and_signs_out(console: Console, server: ServerProcess) -> None:
    signed_in = console.json("login", server.url, "--user", "anna")
    (who,) = signed_in.objects
    assert (signed_in.status, who["user"], who["role"]) == (0, "anna", "technician")
    assert "territory:north" in who["scopes"]
    written(console)
    (waiting,) = console.json("outbox").objects
    assert (waiting["type"], waiting["state"]) == ("customer.create@1", "pending")
    (status,) = console.json("status").objects
    assert (status["sync"]["operations"]["pending"], status["sync"]["last"]) == (1, None)
    (outcome,) = console.json("sync").objects
    assert (outcome["pushed"], outcome["up_to_date"]) == (1, True)
    assert console.json("outbox").objects == []
    (status,) = console.json("status").objects
    assert status["sync"]["operations"]["pending"] == 0
    assert status["sync"]["last"] is not None
    assert "anna at http://127.0.0.1" in console.run("status").out
    assert console.json("logout").status == 0
    told = console.json("sync")
    assert (told.status, told.error["code"]) == (3, "not-signed-in")
    assert "not signed in" in console.run("status").out


def test_a_wrong_password_signs_nobody_in(
    console: Console, server: ServerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKM_PASSWORD", "battery staple")
    told = console.json("login", server.url, "--user", "anna")
    assert told.error["code"] == "wrong-password"
    monkeypatch.delenv("FIELDKM_PASSWORD")
    told = console.json("login", server.url, "--user", "anna")
    assert (told.status, told.error["code"]) == (1, "no-password")


def test_a_sync_without_the_server_is_not_available_and_loses_nothing(
    console: Console, server: ServerProcess
) -> None:
    console.json("login", server.url, "--user", "anna")
    written(console)
    server.kill()
    told = console.json("sync")
    assert (told.status, told.error["code"]) == (3, "offline")
    assert len(console.json("outbox").objects) == 1


def test_an_address_that_is_none_is_said_so(console: Console, server: ServerProcess) -> None:
    told = console.json("login", "nowhere", "--user", "anna")
    assert told.error["code"] == "no-address"
