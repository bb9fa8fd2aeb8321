"""What the sync is measured with is what it says: peers that carry the same records, a line that
counts, and seeds that show what went wrong.
"""

from __future__ import annotations

import json
import socket
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from fieldkm.cli.benches.faults.chance import lived
from fieldkm.cli.benches.faults.histories import Grounds, History
from fieldkm.cli.benches.relay import Relay
from fieldkm.cli.benches.rows import percentile
from fieldkm.cli.benches.sync.company import NORTH, Company
from fieldkm.cli.benches.sync.mapped import fill_mapped, mapped_page
from fieldkm.cli.benches.sync.raw_copy import raw_copy
from fieldkm.cli.benches.sync.records import fill
from fieldkm.domain.visits import EntryKind, VisitEntry
from fieldkm.host.clock import SystemClock
from fieldkm.server.database import ServerDatabase

SOME = 60


def test_the_raw_copy_carries_every_record_of_the_scope(tmp_path: Path) -> None:
    source, target = tmp_path / "server.sqlite", tmp_path / "laptop.sqlite"
    with closing(ServerDatabase(f"sqlite:///{source}")) as database:
        Company(database)
        fill(database, NORTH, SOME)
    raw_copy(source, target, f"territory:{NORTH}")
    of = "SELECT kind, id, rev, payload FROM records WHERE {} ORDER BY kind, id"
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as here:
        sent = there.execute(of.format(f"scopes = 'territory:{NORTH}'")).fetchall()
        assert here.execute(of.format("1")).fetchall() == sent
        assert len(sent) == SOME


def test_the_orms_pages_carry_every_entry(tmp_path: Path) -> None:
    now = SystemClock().now()
    entries = [VisitEntry(f"e{n}", "v", EntryKind.NOTE, now, text="Ring.") for n in range(5)]
    engine = create_engine(f"sqlite:///{tmp_path / 'peer.sqlite'}")
    fill_mapped(engine, ((seq, 1, entry) for seq, entry in enumerate(entries, 1)))
    first, seq = mapped_page(engine, 0, 3)
    second, end = mapped_page(engine, seq, 3)
    engine.dispose()
    rows = [*json.loads(first)["rows"], *json.loads(second)["rows"]]
    assert [row["id"] for row in rows] == [entry.id for entry in entries]
    assert end == 0


def test_the_relay_counts_requests_and_bytes_both_ways() -> None:
    request, answer = b"GET / HTTP/1.1\r\n\r\n", b"HTTP/1.1 204 No Content\r\n\r\n"
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def serve() -> None:
            line, _ = server.accept()
            with line:
                line.recv(1_000)
                line.sendall(answer)

        serving = threading.Thread(target=serve)
        serving.start()
        with Relay(f"http://127.0.0.1:{port}") as relay:
            near = ("127.0.0.1", int(relay.url.rpartition(":")[2]))
            with socket.create_connection(near) as line:
                line.sendall(request)
                assert line.recv(1_000) == answer
            serving.join()
            assert (relay.requests, relay.up, relay.down) == (1, len(request), len(answer))


def test_the_same_seed_is_the_same_history(tmp_path: Path) -> None:
    with closing(Grounds(tmp_path)) as grounds:
        found = []
        for _ in range(2):
            with closing(History(grounds, "cursor first")) as history:
                found.append(lived(history, seed=26))
    assert found[0] == found[1] != []


def test_a_tenth_of_a_percent_can_be_told() -> None:
    assert percentile([0.0] * 999 + [100.0], 99.9) == pytest.approx(0.1, abs=0.01)
