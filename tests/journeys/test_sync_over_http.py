"""A real laptop and a real server, each in a process, and a line between them that is cut."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from fieldkm.cli.benches.relay import Relay
from fieldkm.cli.benches.server_process import ServerProcess
from fieldkm.errors import SignedOut, Unavailable
from fieldkm.store.outbox import OutboxState
from tests.support.laptop import Laptop, a_customer, a_note, signed_in

NOTES = 120


@dataclass(frozen=True)
class Line:
    """A server, and the relay on the way to it."""

    server: ServerProcess
    relay: Relay


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    with ServerProcess(tmp_path / "server") as server:
        server.add_people()
        with Relay(server.url) as relay:
            yield Line(server, relay)


@pytest.mark.usefixtures("no_keyring")
def test_a_line_that_is_cut_at_any_byte_loses_and_doubles_nothing(
    line: Line, tmp_path: Path
) -> None:
    draw = random.Random(7)
    with closing(signed_in(tmp_path / "anna", line.relay.url)) as anna:
        anna.outbox.perform([a_customer("c1"), *map(a_note, range(NOTES))])
        for _ in range(25):
            if draw.random() < 0.5:
                line.relay.cut_after(up=draw.randint(1, 6_000))
            else:
                line.relay.cut_after(down=draw.randint(1, 6_000))
            try:
                anna.sync.run()
            except Unavailable:
                continue
        line.relay.cut_after()
        assert anna.sync.run().up_to_date
        assert anna.outbox.counts()[OutboxState.PENDING] == 0
        with closing(signed_in(tmp_path / "again", line.relay.url)) as again:
            again.sync.run()
            assert again.notes() == NOTES == anna.notes()
            assert again.agrees()
        assert anna.agrees()


@pytest.mark.usefixtures("no_keyring")
def test_a_laptop_that_is_killed_in_a_sync_goes_on_where_it_was(line: Line, tmp_path: Path) -> None:
    with closing(signed_in(tmp_path / "anna", line.relay.url)) as anna:
        anna.outbox.perform([a_customer("c1"), *map(a_note, range(NOTES))])
    draw = random.Random(11)
    command = [sys.executable, "-m", "fieldkm", "--home", str(tmp_path / "anna"), "sync"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for _ in range(4):
        line.relay.cut_after(down=draw.randint(200, 4_000))  # it hangs there, or has just ended
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            process.wait(draw.uniform(0.8, 2.5))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
    line.relay.cut_after()
    with closing(Laptop(tmp_path / "anna")) as anna:
        assert anna.sync.run().up_to_date
        assert anna.notes() == NOTES
        assert anna.agrees()


@pytest.mark.usefixtures("no_keyring")
def test_a_server_that_is_killed_loses_nothing_that_it_has_answered(
    line: Line, tmp_path: Path
) -> None:
    with closing(signed_in(tmp_path / "anna", line.relay.url)) as anna:
        anna.outbox.perform([a_customer("c1")])
        for number in range(2):
            anna.outbox.perform([a_note(number)])
            anna.sync.run()
            line.server.kill()
            anna.outbox.perform([a_note(100 + number)])
            with pytest.raises(Unavailable):
                anna.sync.run()
            line.server.start()
        assert anna.sync.run().up_to_date
        assert anna.agrees()
        assert anna.notes() == 4


@pytest.mark.usefixtures("no_keyring")
def test_a_laptop_that_is_to_be_wiped_forgets_every_word_and_says_so(
    line: Line, tmp_path: Path
) -> None:
    home = tmp_path / "anna"
    with closing(signed_in(home, line.relay.url)) as anna:
        anna.outbox.perform([a_customer("c1"), a_note(1)])
        anna.sync.run()
        anna.outbox.perform([a_note(2)])
        anna.workplace.search.take_in_records()
        assert list(anna.workplace.home.records_index.glob("index-*"))
        photo = anna.workplace.home.blobs / "ab" / "abcd"
        photo.parent.mkdir(parents=True)
        photo.write_bytes(b"Ring at the gate, photographed")
        with line.server.administration() as desk:
            (device,) = desk.devices()
            desk.revoke_device(device.id, wipe=True)
        with pytest.raises(SignedOut) as caught:
            anna.sync.run()
        assert caught.value.code == "wipe"
    with line.server.administration() as desk:
        assert [device.wipe.value for device in desk.devices()] == ["done"]
    left = [file for file in home.rglob("*") if file.is_file()]
    assert not (home / "token").exists()
    assert [file.name for file in left if b"Ring " in file.read_bytes()] == []
