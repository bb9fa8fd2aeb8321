"""A sync in the networks that technicians have: a hotel's, a factory's, a telephone's."""

from __future__ import annotations

import random
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.relay import Relay
from fieldkm.cli.benches.server_process import PASSWORD, ServerProcess
from fieldkm.domain.customers import Customer
from fieldkm.domain.reading import Note, Place
from fieldkm.errors import SignedOut, Unavailable
from fieldkm.host.clock import SystemClock
from fieldkm.store.database import Database
from fieldkm.store.outbox import OutboxState
from fieldkm.store.sync_state import SyncState
from tests.support.laptop import Laptop, a_customer, a_note, signed_in
from tests.support.networks import a_proxy, a_redirecting_portal, an_imitating_portal

pytestmark = pytest.mark.usefixtures("no_keyring")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path / "server") as process:
        process.add_people()
        yield process


@pytest.fixture
def anna(server: ServerProcess, tmp_path: Path) -> Iterator[Laptop]:
    with closing(signed_in(tmp_path / "anna", server.url)) as laptop:
        laptop.outbox.perform([a_customer("c1")])
        yield laptop


class FourDaysOn(SystemClock):
    """The clock of a laptop that was away."""

    def now(self) -> datetime:
        return super().now() + timedelta(days=4)


def reached_at(laptop: Laptop, url: str) -> None:
    """Let the server's address lead elsewhere from now on, as a network does."""
    with closing(Database(laptop.workplace.home.database)) as database:
        state = SyncState(database)
        account = state.account()
        assert account
        state.sign_in(replace(account, url=url))


@pytest.mark.parametrize("portal", [a_redirecting_portal, an_imitating_portal])
def test_a_guest_networks_own_page_is_never_taken_for_the_server(
    anna: Laptop, server: ServerProcess, portal: Callable[[], AbstractContextManager[str]]
) -> None:
    with portal() as address:
        reached_at(anna, address)
        with pytest.raises(Unavailable) as caught:
            anna.sync.run()
        assert caught.value.code == "captive-portal"
        with pytest.raises(Unavailable):
            anna.sync.sign_in(address, "anna", PASSWORD, "test")
    assert anna.sync.view().signed_in
    assert anna.outbox.counts()[OutboxState.PENDING] == 1
    reached_at(anna, server.url)
    assert anna.sync.run().pushed == 1


def test_a_named_proxy_is_the_way(anna: Laptop) -> None:
    workplace = anna.workplace
    with a_proxy() as (address, passed):
        workplace.change_settings(replace(workplace.settings, proxy=address))
        assert anna.sync.run().up_to_date
        assert any(path.endswith("/v1/sync/push") for path in passed)


def test_the_systems_proxy_is_used_where_none_is_named(
    anna: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_proxy() as (address, passed):
        monkeypatch.setenv("http_proxy", address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert anna.sync.run().up_to_date
        assert passed


def test_a_proxy_that_is_not_there_is_named_as_the_trouble(anna: Laptop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    workplace = anna.workplace
    workplace.change_settings(replace(workplace.settings, proxy=f"http://127.0.0.1:{port}"))
    with pytest.raises(Unavailable) as caught:
        anna.sync.run()
    assert caught.value.code == "proxy"
    assert anna.outbox.counts()[OutboxState.PENDING] == 1


def test_a_metered_line_carries_no_photos_unless_they_are_asked_for(
    anna: Laptop, server: ServerProcess, tmp_path: Path
) -> None:
    visits = anna.workplace.visits
    visit = visits.begin(customer="c1")
    visits.photo(visit.id, _a_picture(tmp_path), "The fuser")
    workplace = anna.workplace
    workplace.change_settings(replace(workplace.settings, metered=True))
    assert anna.sync.run().blobs == 0
    assert anna.sync.run(everything=True).blobs == 1


def test_a_line_that_never_holds_for_long_brings_everything_piece_by_piece(
    anna: Laptop, server: ServerProcess, tmp_path: Path
) -> None:
    draw = random.Random(5)
    words = [draw.randbytes(60).hex() for _ in range(400)]  # does not become shorter on the way
    anna.outbox.perform([a_note(number, text) for number, text in enumerate(words)])
    anna.sync.run()
    with Relay(server.url) as relay, closing(signed_in(tmp_path / "bea", relay.url)) as bea:
        known = -1
        for _ in range(60):
            relay.cut_after(down=9_000)
            try:
                bea.sync.run()
                break
            except Unavailable:
                assert bea.notes() > known  # each time it got on
                known = bea.notes()
        assert (bea.notes(), relay.cuts > 3) == (400, True)
        relay.cut_after()
        assert bea.agrees()


def test_a_sign_out_ends_the_device_and_what_waits_goes_with_the_next_sign_in(
    anna: Laptop, server: ServerProcess
) -> None:
    anna.sync.run()
    anna.outbox.perform([a_note(1)])
    anna.sync.sign_out()
    with server.administration() as desk:
        assert [device.revoked is not None for device in desk.devices()] == [True]
    with pytest.raises(SignedOut):
        anna.sync.run()
    anna.sync.sign_in(server.url, "anna", PASSWORD, "test")
    assert anna.sync.run().pushed == 1


def test_a_sign_out_without_a_network_forgets_the_token_all_the_same(
    anna: Laptop, server: ServerProcess
) -> None:
    server.kill()
    anna.sync.sign_out()
    assert not anna.sync.view().signed_in


def test_notes_and_favourites_are_on_every_laptop_of_their_user(
    anna: Laptop, server: ServerProcess, tmp_path: Path
) -> None:
    written = Note("n-1", Place("mx420", "fuser"), "The rear lever sticks.", SystemClock().now())
    anna.workplace.recorder.write(written)
    anna.sync.run()
    with (
        closing(signed_in(tmp_path / "second", server.url)) as second,
        closing(signed_in(tmp_path / "bert", server.url, "bert")) as bert,
    ):
        second.sync.run()
        bert.sync.run()
        assert second.workplace.records.of_type(Note) == [written]
        assert bert.workplace.records.of_type(Note) == []


def test_customers_are_locked_when_the_server_has_not_been_heard_for_as_long_as_it_says(
    anna: Laptop, server: ServerProcess
) -> None:
    with server.administration() as desk:
        desk.set_deadline("lock-after-days", 3)
    anna.sync.run()
    with closing(Workplace(anna.workplace.home, FourDaysOn())) as away:
        assert away.sync.view().locked
        with pytest.raises(Unavailable) as caught:
            away.records.of_type(Customer)
        assert (caught.value.code, caught.value.details) == ("customers-locked", {"days": 3})
        assert away.conflicts.unsettled() == ()
        assert away.library.readers() == []
        assert away.sync.run().up_to_date
        assert [customer.id for customer in away.records.of_type(Customer)] == ["c1"]


def _a_picture(folder: Path) -> Path:
    from PIL import Image

    path = folder / "fuser.png"
    Image.new("RGB", (400, 300), "gray").save(path)
    return path
