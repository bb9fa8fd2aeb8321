"""Signing in and out, and what is decided on the Sync screen."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from fieldkm.app.pictured_sync import PicturedSync
from fieldkm.desktop.shell.synchronising.status import Standing
from fieldkm.desktop.shell.synchronising.synchroniser import Synchroniser
from fieldkm.desktop.sync.view_model import State, SyncViewModel
from fieldkm.errors import Refused, SignedOut
from fieldkm.host.paths import Home
from tests.support.fake_sync import SIGNED_OUT, FakeConflicts, FakeSync, a_workplace
from tests.support.tasks import ImmediateTasks

MANUAL = SimpleNamespace(title="MX-420", titles={"zh": "维修手册"}, version="2026.1")


class Bench:
    """The view model over a sync that does what the test says."""

    def __init__(self, sync: FakeSync) -> None:
        self.sync, self.conflicts = sync, FakeConflicts()
        workplace = a_workplace(sync, self.conflicts)
        workplace.home = Home(Path("nowhere"))
        workplace.library = SimpleNamespace(installed=lambda: [MANUAL])
        tasks = ImmediateTasks()
        synchroniser = Synchroniser(workplace, tasks, lambda f: f(), lambda: None)
        self.model = SyncViewModel(workplace, tasks, synchroniser)
        self.states: list[State] = []
        self.model.watch(self.states.append)
        self.model.load("zh")

    @property
    def state(self) -> State:
        return self.states[-1]


def test_signing_in_syncs_at_once() -> None:
    bench = Bench(FakeSync(SIGNED_OUT))
    assert bench.state.status.standing is Standing.SIGNED_OUT
    bench.model.sign_in(" https://server ", "anna", "secret")
    assert bench.sync.runs == [False]
    assert bench.state.status.standing is not Standing.SIGNED_OUT
    assert any(state.is_signing_in for state in bench.states)
    assert not bench.state.is_signing_in


def test_a_refused_sign_in_is_said_beside_the_form() -> None:
    error = SignedOut("wrong-password", "The name or the password is not right.")
    bench = Bench(FakeSync(SIGNED_OUT, error=error))
    bench.model.sign_in("https://server", "anna", "wrong")
    assert bench.state.sign_in_error is error
    assert bench.sync.runs == []


def test_signing_out_leaves_what_was_written() -> None:
    bench = Bench(FakeSync(waits=tuple(PicturedSync().outgoing())))
    bench.model.sign_out()
    assert bench.state.status.standing is Standing.SIGNED_OUT
    assert bench.state.status.overview is not None
    assert len(bench.state.status.overview.outgoing) == 3


def test_a_rejected_entry_is_mended_or_discarded() -> None:
    bench = Bench(FakeSync(waits=tuple(PicturedSync().outgoing())))
    bench.model.mend("1", {("name",): "new"})
    assert bench.sync.mended == [("1", {("name",): "new"})]
    bench.model.discard("2")
    assert bench.sync.discarded == ["2"]
    assert bench.state.status.overview is not None
    assert [item.op_id for item in bench.state.status.overview.outgoing] == ["3"]


@pytest.mark.parametrize("way", ["keep", "take_other"])
def test_a_settled_conflict_is_gone(way: str) -> None:
    bench = Bench(FakeSync())
    getattr(bench.model, way)("c-1")
    assert bench.conflicts.settled == [f"{way.removesuffix('_other')} c-1"]
    assert bench.state.status.needing_you == 0


def test_what_cannot_be_done_is_said_until_it_is_dismissed() -> None:
    bench = Bench(FakeSync())
    error = Refused("exists-already", "There is one already.")

    def refuse(op_id: str) -> None:
        raise error

    vars(bench.sync)["discard"] = refuse
    bench.model.discard("1")
    assert bench.state.problem is error
    bench.model.dismiss()
    assert bench.state.problem is None


def test_manuals_are_listed_in_the_readers_language_with_their_versions() -> None:
    holdings = Bench(FakeSync()).state.holdings
    assert holdings is not None
    assert holdings.manuals == (("维修手册", "2026.1"),)
    assert holdings.storage.total == 0
