"""Random histories of a company: whatever is cut, killed, doubled, restored or moved, nothing that
somebody wrote is lost, nothing is counted twice, and every laptop ends with what the server holds.

The seeded bugs are the test of this test: with each of them it must find something.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.support.faulty_door import BUGS, FAULTS
from tests.support.sync_history import (
    CUSTOMERS,
    TERRITORIES,
    USERS,
    History,
    Templates,
)

# Measuring which lines run would take three times as long, and tells nothing new.
pytestmark = pytest.mark.no_cover

# How many histories, and how long each is; `fieldkm dev bench faults` asks for far more.
HISTORIES = int(os.environ.get("FIELDKM_HISTORIES", "500"))
STEPS = 10

WHO = st.integers(0, len(USERS) - 1)
WHERE = st.sampled_from(TERRITORIES)
CUSTOMER = st.sampled_from(CUSTOMERS)


@pytest.fixture(scope="module")
def templates() -> Iterator[Templates]:
    """Empty databases, in memory where the system has a folder there: many files for a moment."""
    shared = Path("/dev/shm")
    place = shared if shared.is_dir() and os.access(shared, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="fieldkm-histories-", dir=place) as folder:
        yield Templates.made_in(Path(folder))


class Company(RuleBasedStateMachine):
    """What may happen, in any order; at the end the dust settles."""

    templates: ClassVar[Templates]
    bug: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(dir=self.templates.folder))
        self._history = History(self._folder, self.templates, self.bug)
        self._backed_up = False

    @rule(who=WHO, customer=CUSTOMER)
    def note(self, who: int, customer: str) -> None:
        laptop = self._history.laptops[who]
        if customer in laptop.customers():
            laptop.write_note(customer, "ring at the back gate")

    @rule(who=WHO, customer=CUSTOMER, phone=st.sampled_from(["12", "34", "56"]))
    def phone(self, who: int, customer: str, phone: str) -> None:
        self._history.laptops[who].change_phone(customer, phone)

    @rule(who=WHO)
    def count(self, who: int) -> None:
        self._history.laptops[who].count()

    @rule(who=WHO)
    def sync(self, who: int) -> None:
        self._history.laptops[who].sync()

    @rule(who=WHO, fault=st.sampled_from(FAULTS))
    def sync_on_a_bad_line(self, who: int, fault: str) -> None:
        self._history.laptops[who].sync(fault)

    @rule(who=WHO)
    def late_request_arrives(self, who: int) -> None:
        self._history.laptops[who].door.deliver_late()

    @rule(customer=CUSTOMER, territory=WHERE)
    def move_customer(self, customer: str, territory: str) -> None:
        self._history.move_customer(customer, territory)

    @rule(who=WHO, territory=WHERE)
    def give_territory(self, who: int, territory: str) -> None:
        self._history.give_territory(USERS[who], territory)

    @rule(who=WHO, territory=WHERE)
    def take_territory(self, who: int, territory: str) -> None:
        self._history.take_territory(USERS[who], territory)

    @rule()
    def back_up(self) -> None:
        self._history.back_up()
        self._backed_up = True

    @precondition(lambda self: self._backed_up)
    @rule()
    def restore(self) -> None:
        self._history.restore()

    def teardown(self) -> None:
        try:
            assert self._history.settle() == []
        finally:
            self._history.close()
            shutil.rmtree(self._folder)


def test_nothing_is_lost_whatever_happens(templates: Templates) -> None:
    Company.templates = templates
    run_state_machine_as_test(
        Company,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("bug", BUGS)
def test_a_seeded_bug_is_found(bug: str, templates: Templates, tmp_path: Path) -> None:
    for seed in range(400):
        folder = Path(tempfile.mkdtemp(dir=templates.folder))
        history = History(folder, templates, bug)
        try:
            _live(history, random.Random(seed))
            if history.settle():
                return
        finally:
            history.close()
            shutil.rmtree(folder)
    pytest.fail(f"no history shows the bug “{bug}”")


def _live(history: History, draw: random.Random) -> None:
    """Let a history happen that is long and bad enough for any bug to matter."""
    for _ in range(14):
        _do_something(history, draw)


def _do_something(history: History, draw: random.Random) -> None:
    laptop = draw.choice(history.laptops)
    territory = draw.choice(TERRITORIES)

    def write_note() -> None:
        if customers := laptop.customers():
            laptop.write_note(draw.choice(customers), "ring at the back gate")

    deeds = [
        write_note,
        laptop.count,
        laptop.count,
        laptop.sync,
        laptop.sync,
        laptop.sync,
        lambda: laptop.sync(draw.choice(FAULTS)),
        laptop.door.deliver_late,
        lambda: history.move_customer(draw.choice(CUSTOMERS), territory),
        lambda: history.give_territory(laptop.caller.user, territory),
        lambda: history.take_territory(laptop.caller.user, territory),
        history.back_up,
        history.restore,
    ]
    draw.choice(deeds)()
