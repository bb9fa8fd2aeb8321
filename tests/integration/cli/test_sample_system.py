"""The whole system on one machine, as `demo` and `dev up` start it, without the window."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from fieldkm.app.child_process import child_environment
from fieldkm.app.sample_territory.territory import sample_territory
from fieldkm.app.workplace import Workplace
from fieldkm.cli import sample_system
from fieldkm.cli.dev_up import up
from fieldkm.cli.output import Output
from fieldkm.cli.sample_server import SampleServer
from fieldkm.cli.sample_system import sample_home, sample_server
from fieldkm.domain.customers import Preference, Subject, SubjectKind
from fieldkm.domain.fixes import Fix
from fieldkm.domain.incidents import Incident
from fieldkm.domain.machines import Machine
from fieldkm.domain.people import User
from fieldkm.domain.visits import PlannedVisit, Visit
from fieldkm.errors import Unavailable
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals

PATIENCE = 60  # seconds
QUIET = Output(as_json=True)


VISITS = 60


@pytest.fixture(scope="module")
def small() -> Iterator[None]:
    """One manual and a small territory take seconds less; nothing goes into a keyring."""
    pumps = [folder for folder in sample_manuals() if folder.name == "cp300"]
    little = partial(sample_territory, customers=12, machines=20, visits=VISITS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample_system, "sample_manuals", lambda: pumps)
        patch.setattr(sample_system, "sample_territory", little)
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield


@pytest.fixture(scope="module")
def server_data(small: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's data, made once; not to be changed."""
    folder = tmp_path_factory.mktemp("sample-server")
    with sample_server(folder, QUIET) as server:
        return server.data


def test_a_home_is_synced_with_a_server_that_ends_with_it_and_goes_on_later(
    server_data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    shutil.copytree(server_data, folder / "server")
    with sample_home(folder, QUIET) as home:
        url = look_around(home)
        with urlopen(f"{url}/v1/hello", timeout=PATIENCE) as answer:
            assert answer.status == 200
    with pytest.raises(OSError, match="refused"):
        urlopen(f"{url}/v1/hello", timeout=PATIENCE)

    fix = write_something(home)
    began = (folder / "server" / "server.sqlite").stat().st_ino
    with socket.create_server(("127.0.0.1", urlsplit(url).port or 0)):  # the old port is taken
        with sample_home(folder, QUIET) as home:
            assert look_around(home) != url
        workplace = Workplace(home)
        assert not workplace.sync.waiting()
        numbers = [one.number for one in workplace.records.of_type(Fix) if one.id != fix]
        assert workplace.fixes.known(fix).number > max(numbers)  # it goes on where the samples end
        workplace.close()
    assert (folder / "server" / "server.sqlite").stat().st_ino == began


def look_around(home: Home) -> str:
    """Returns the server's address."""
    workplace = Workplace(home)
    try:
        view = workplace.sync.view()
        assert view.account
        assert (view.account.user, view.account.role) == ("anna", "technician")
        assert len(workplace.records.of_type(Machine)) == 20
        assert len(workplace.records.of_type(Visit)) == VISITS
        mine = [
            planned
            for planned in workplace.records.of_type(PlannedVisit)
            if planned.technician == workplace.recorder.me
        ]
        assert mine
        assert view.photos_to_come == 0
        assert [manual.id for manual in workplace.manuals.installed()] == ["cp300"]
        return view.account.url
    finally:
        workplace.close()


def write_something(home: Home) -> str:
    """Something is written while there is no server, a fix too; returns its id."""
    workplace = Workplace(home)
    machine = workplace.records.of_type(Machine)[0]
    subject = Subject(SubjectKind.MACHINE, machine.id)
    recorder = workplace.recorder
    recorder.write(Preference(recorder.new_id(), subject, "Not on Mondays", recorder.me))
    begun = workplace.fix_drafts.begin()
    draft = replace(begun, title="Hums", symptom="It hums", remedy="Turn it", models=("CP-303A",))
    workplace.fix_drafts.keep(replace(draft, safety=False), begun)
    workplace.fix_drafts.submit(draft.id)
    assert workplace.sync.waiting()
    workplace.close()
    return draft.fix


@pytest.mark.usefixtures("small")
def test_without_the_servers_libraries_the_home_is_filled_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_name: str) -> None:
        raise ModuleNotFoundError(name="fastapi")

    monkeypatch.setattr(sample_system, "import_module", missing)
    with sample_home(tmp_path / "alone", Output(as_json=False)) as home:
        assert "The server is not installed here" in capsys.readouterr().err
        workplace = Workplace(home)
        assert workplace.records.of_type(Visit)
        assert workplace.recorder.me
        workplace.close()
    assert not (tmp_path / "alone" / "server").exists()


def test_data_that_were_half_made_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sample_system, "build_packs", interrupted)
    with pytest.raises(KeyboardInterrupt), sample_home(tmp_path, QUIET):
        pytest.fail("there is nothing to look at")
    assert not (tmp_path / "server").exists()


def test_a_server_is_not_left_behind_by_a_parent_that_was_killed(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path;"
        "from fieldkm.cli.sample_server import SampleServer;"
        "server = SampleServer(Path(sys.argv[1])); server.start();"
        "print(server.process_id, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "server")],
        stdout=subprocess.PIPE,
        text=True,
        env=child_environment(),
    )
    assert parent.stdout
    with parent.stdout:
        server = os.pidfd_open(int(parent.stdout.readline()))
    parent.kill()
    parent.wait(PATIENCE)
    ended, _, _ = select.select([server], [], [], PATIENCE)
    os.close(server)
    assert ended


def test_a_server_that_cannot_begin_says_where_its_log_is(tmp_path: Path) -> None:
    (tmp_path / "server").write_text("a file where a folder is needed", encoding="utf-8")
    with pytest.raises(Unavailable) as caught, SampleServer(tmp_path / "server") as server:
        server.start()
    assert caught.value.code == "no-sample-server"
    assert Path(str(caught.value.details["log"])).read_text(encoding="utf-8")


def test_two_laptops_and_their_server_are_up_as_long_as_the_server(
    server_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = []

    def wait(server: SampleServer) -> None:
        told.append(json.loads(capsys.readouterr().out))
        assert urlopen(f"{server.url}/v1/hello", timeout=PATIENCE).status == 200

    shutil.copytree(server_data, tmp_path / "server")
    monkeypatch.setattr(SampleServer, "wait", wait)
    up(tmp_path, QUIET)
    ((anna, sue),) = [told[0]["homes"].values()]
    assert has(anna, User) == has(sue, User) > 5
    assert has(anna, Incident) < has(sue, Incident) == 8


def has(home: str, kind: type) -> int:
    """How many records of a kind a home has."""
    with contextlib.closing(Workplace(Home(Path(home)))) as workplace:
        return len(workplace.records.of_type(kind))
