"""Random histories of a company: whatever is cut, killed, doubled, restored or moved, nothing that
somebody wrote is lost, nothing is counted twice, and every laptop ends with what the server holds.

The seeded bugs are the test of this test: with each of them it must find something.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from fieldkm.cli.benches.faults.chance import lived
from fieldkm.cli.benches.faults.fix_author import DECISIONS
from fieldkm.cli.benches.faults.histories import CUSTOMERS, TERRITORIES, USERS, Grounds, History
from fieldkm.cli.benches.faults.line import BUGS, FAULTS, FIX_BUGS
from fieldkm.domain.fixes import Verb

# Measuring which lines run would take three times as long, and tells nothing new.
pytestmark = pytest.mark.no_cover

HISTORIES = 500  # as long as these; `fieldkm dev bench faults` goes on for as long as one likes
STEPS = 10

WHO = st.integers(0, len(USERS) - 1)
WHERE = st.sampled_from(TERRITORIES)
WHICH = st.integers(0, 2)  # of the fixes that a laptop shows
CUSTOMER = st.sampled_from(CUSTOMERS)


@pytest.fixture(scope="module")
def grounds() -> Iterator[Grounds]:
    """Databases in memory where the system has a folder there: many files for a moment."""
    shared = Path("/dev/shm")
    place = shared if shared.is_dir() and os.access(shared, os.W_OK) else None
    with (
        tempfile.TemporaryDirectory(prefix="fieldkm-histories-", dir=place) as folder,
        closing(Grounds(Path(folder))) as made,
    ):
        yield made


class Company(RuleBasedStateMachine):
    """What may happen, in any order; at the end the dust settles."""

    grounds: ClassVar[Grounds]

    def __init__(self) -> None:
        super().__init__()
        self._history = History(self.grounds)
        self._backed_up = False

    @rule(who=WHO, customer=CUSTOMER)
    def note(self, who: int, customer: str) -> None:
        author = self._history.laptops[who].author
        if customer in author.customers():
            author.write_note(customer, "ring at the back gate")

    @rule(who=WHO, customer=CUSTOMER, phone=st.sampled_from(["12", "34", "56"]))
    def phone(self, who: int, customer: str, phone: str) -> None:
        self._history.laptops[who].author.change_phone(customer, phone)

    @rule(who=WHO)
    def count(self, who: int) -> None:
        self._history.laptops[who].author.count()

    @rule(who=WHO)
    def write_a_fix(self, who: int) -> None:
        self._history.laptops[who].author.fixes.write()

    @rule(who=WHO, which=WHICH)
    def improve_a_fix(self, who: int, which: int) -> None:
        fixes = self._history.laptops[who].author.fixes
        for name in fixes.fixes()[which : which + 1]:
            fixes.improve(name)

    @rule(who=WHO, which=WHICH, verb=st.sampled_from(DECISIONS))
    def decide_on_a_fix(self, who: int, which: int, verb: Verb) -> None:
        fixes = self._history.laptops[who].author.fixes
        for name in fixes.fixes()[which : which + 1]:
            fixes.decide(name, verb)

    @rule(who=WHO, which=WHICH)
    def use_a_fix(self, who: int, which: int) -> None:
        fixes = self._history.laptops[who].author.fixes
        for name in fixes.fixes()[which : which + 1]:
            fixes.use(name)

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
        self._history.give_territory(self._user(who), territory)

    @rule(who=WHO, territory=WHERE)
    def take_territory(self, who: int, territory: str) -> None:
        self._history.take_territory(self._user(who), territory)

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

    def _user(self, who: int) -> str:
        return self._history.laptops[who].caller.user


@pytest.mark.timeout(900)  # many histories
def test_nothing_is_lost_whatever_happens(grounds: Grounds) -> None:
    Company.grounds = grounds
    run_state_machine_as_test(
        Company,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("bug", [*BUGS, *FIX_BUGS])
def test_a_seeded_bug_is_found(bug: str, grounds: Grounds) -> None:
    for seed in range(int(bug in FIX_BUGS), 800, 2):  # odd ones are histories of fixes
        with closing(History(grounds, bug)) as history:
            if lived(history, seed):
                return
    pytest.fail(f"no history shows the bug “{bug}”")
