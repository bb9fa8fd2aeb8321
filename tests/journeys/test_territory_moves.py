"""A machine goes to another territory while its visit is unsent: the work arrives, and the laptop
that wrote it forgets every word of the customer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.app.visit_entries import Closing
from fieldkm.cli.benches.server_process import ServerProcess
from fieldkm.domain.customers import Customer
from fieldkm.domain.machines import Machine
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, Photo, Visit
from fieldkm.store.outbox import OutboxState
from tests.support.laptop import Laptop, signed_in
from tests.support.pictures import encoded, photo

NAME = "Grimsby"  # stands in all that is of the customer
pytestmark = pytest.mark.usefixtures("no_keyring")

FILES = {
    "customers": "id,name,territory,phone\nK1,{name} Mill,{there},0123 {name}\nK2,Shop,north,\n",
    "sites": "id,customer,address\nS1,K1,{name} Road\nS2,K2,High Street\n",
    "contacts": "customer,name\nK1,Jo {name}\n",
    "hazards": "site,text\nS1,{name}'s dog\n",
    "machines": "id,serial,model,site,name\nM1,SN-1,MX-420,S1,{name} press\nM2,SN-2,MX-420,S2,\n",
    "visits": "id,machine,opened,symptoms\nV1,M1,2026-03-01,{name} streaks\nV2,M2,2026-03-01,x\n",
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path / "server") as started:
        started.add_people()
        yield started


@pytest.fixture
def anna(tmp_path: Path, server: ServerProcess) -> Iterator[Laptop]:
    """A laptop of the north, with what the office has imported."""
    bring_in(server, tmp_path, "north")
    with closing(signed_in(tmp_path / "anna", server.url)) as laptop:
        synced(laptop)
        yield laptop


def bring_in(server: ServerProcess, folder: Path, territory: str) -> None:
    """Import the company's files; the mill is in a territory."""
    files = folder / "files"
    files.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (files / f"{name}.csv").write_text(text.format(name=NAME, there=territory))
    with server.administration() as desk:
        assert desk.import_folder(files).done


def synced(laptop: Laptop) -> None:
    assert laptop.sync.run().up_to_date
    laptop.workplace.search.take_in_records()


def press(laptop: Laptop) -> Machine | None:
    found = laptop.workplace.records.by_key(Machine, "sn1")
    return found[0] if found else None


def visited(laptop: Laptop) -> str:
    """Write a whole visit at the mill, with a photo; return the visit's id."""
    machine = press(laptop)
    assert machine
    visits = laptop.workplace.visits
    visit = visits.begin(machine=machine.id)
    visits.add(visit.id, EntryKind.SYMPTOM, text=f"{NAME} has streaks")
    visits.photo(visit.id, encoded(photo(), "JPEG"), f"{NAME}'s rollers")
    visits.close(visit.id, Closing(Result.WORKED, f"{NAME} is content"))
    return visit.id


def files_that_say(home: Path, word: bytes) -> list[str]:
    """Return the files of a home in which a word stands, in any of the ways in which it may."""
    written = (word, word.lower(), word.decode().encode("utf-16-le"))
    return [
        path.relative_to(home).as_posix()
        for path in sorted(home.rglob("*"))
        if path.is_file() and any(way in path.read_bytes() for way in written)
    ]


def test_the_visit_arrives_and_the_customer_leaves_the_laptop(
    server: ServerProcess, anna: Laptop, tmp_path: Path
) -> None:
    home = tmp_path / "anna"
    assert files_that_say(home, NAME.encode())
    visit = visited(anna)
    bring_in(server, tmp_path, "south")
    outcome = anna.sync.run()
    anna.workplace.search.take_in_records()
    assert (outcome.rejected, outcome.conflicts, outcome.blobs) == (0, 0, 1)
    assert anna.outbox.counts()[OutboxState.PENDING] == 0
    assert anna.workplace.records.get(Visit, visit) is None
    assert [c.name for c in anna.workplace.records.of_type(Customer)] == ["Shop"]
    assert anna.agrees()
    assert files_that_say(home, NAME.encode()) == []
    assert [path for path in (home / "blobs").rglob("*") if path.is_file()] == []
    with closing(signed_in(tmp_path / "bert", server.url, "bert")) as bert:
        synced(bert)
        state = bert.workplace.visits.state(visit)
        assert (state.result, state.close.text) == (Result.WORKED, f"{NAME} is content")
        photo = bert.workplace.records.of_parents(Photo, visit)[0]
        assert bert.workplace.visits.photo_file(photo) is not None


def test_what_is_left_unsent_stays_until_it_is_sent(
    server: ServerProcess, anna: Laptop, tmp_path: Path
) -> None:
    """The line is cut between the push and the pull: nothing of the technician's is lost."""
    visit = visited(anna)
    bring_in(server, tmp_path, "south")
    server.kill()
    assert anna.workplace.visits.state(visit).result is Result.WORKED
    server.start()
    synced(anna)
    assert press(anna) is None
    bring_in(server, tmp_path, "north")  # and back again
    synced(anna)
    assert anna.workplace.visits.state(visit).result is Result.WORKED
    assert anna.agrees()


def test_on_a_metered_line_what_left_leaves_the_laptop_all_the_same(
    server: ServerProcess, anna: Laptop, tmp_path: Path
) -> None:
    home = tmp_path / "anna"
    visited(anna)
    synced(anna)
    old = home / "fieldkm.before-0002.sqlite"  # an update has left it
    old.write_bytes(NAME.encode())
    settings = anna.workplace.settings
    anna.workplace.change_settings(replace(settings, metered=True))
    bring_in(server, tmp_path, "south")
    synced(anna)
    assert files_that_say(home, NAME.encode()) == []
    assert [path for path in (home / "blobs").rglob("*") if path.is_file()] == []
