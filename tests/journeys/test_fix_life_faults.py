"""The life of a fix on a bad day: the line is cut, each step is killed in the middle, the server
too, two write at once; nothing is lost, doubled or approved by accident.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from fieldkm.app.outgoing import OutgoingState
from fieldkm.cli.benches.faults.fix_wrongs import wrong_fixes
from fieldkm.cli.benches.faults.over_http import sync_home
from fieldkm.domain.fixes import Fix, FixRevision, Transition, Verb
from fieldkm.domain.outcomes import Counts, FixUse, Result
from fieldkm.errors import Unavailable
from fieldkm.server.database import ServerDatabase
from tests.support.fix_people import (
    FixPeople,
    a_cold_fuser,
    fix_people,
    improved,
    seen,
    submitted,
)
from tests.support.killed_work import LETTERS, approve, killed, submit, type_into, use
from tests.support.laptop import Laptop

pytestmark = pytest.mark.usefixtures("no_keyring")

A_MOMENT = 0.12  # seconds, about as long as what is killed takes
CUT_WITHIN = 3_000  # bytes
DIES = 0.3  # of the times


@pytest.fixture
def people(tmp_path: Path) -> Iterator[FixPeople]:
    with fix_people(tmp_path) as found:
        yield found


@dataclass(frozen=True)
class Chance:
    """Kills and cuts by a seed."""

    draw: random.Random
    people: FixPeople

    def moment(self) -> float:
        return self.draw.uniform(0, A_MOMENT)

    def sync_killed(self, laptop: Laptop, times: int = 3) -> None:
        """Sync in processes that are killed, and once more to the end."""
        for _ in range(times):
            home = laptop.workplace.home.folder
            killed(sync_home, home, after=self.draw.uniform(0, 2 * A_MOMENT))
        assert laptop.sync.run().up_to_date

    def sync_cut(self, laptop: Laptop, times: int = 3) -> None:
        """Sync over a line that is cut, perhaps with a server that is killed then, and once
        more.
        """
        for _ in range(times):
            way = self.draw.choice(("up", "down"))
            self.people.relay.cut_after(**{way: self.draw.randint(1, CUT_WITHIN)})
            try:
                laptop.sync.run()
            except Unavailable:
                continue
        self.people.relay.cut_after()
        if self.draw.random() < DIES:
            self.people.server.kill()
            self.people.server.start()
        assert laptop.sync.run().up_to_date


def held(laptop: Laptop, kind: type) -> int:
    return len(laptop.workplace.records.of_type(kind))


def assert_nothing_wrong(people: FixPeople, approved: set[str]) -> None:
    people.assert_agreed()
    with closing(ServerDatabase(people.server.settings.url)) as server:
        assert wrong_fixes(server, approved) == []


@pytest.mark.parametrize("seed", [3, 8])
def test_a_kill_at_each_step_loses_and_doubles_nothing(people: FixPeople, seed: int) -> None:
    chance = Chance(random.Random(seed), people)
    anna, sue, carl = people.anna, people.sue, people.carl
    home = anna.workplace.home.folder
    draft = a_cold_fuser(anna)

    for _ in range(2):
        killed(type_into, home, draft.id, after=4 * chance.moment())
        kept = anna.workplace.fix_drafts.of(draft.id)
        assert kept.title == draft.title
        assert LETTERS.startswith(kept.remedy) or kept.remedy == draft.remedy

    for _ in range(3):  # it is a draft or it is submitted, never both and never neither
        killed(submit, home, draft.id, after=chance.moment())
        drafts = len(anna.workplace.fix_drafts.all())
        assert drafts + held(anna, Fix) == 1
        assert held(anna, FixRevision) == held(anna, Fix) == len(anna.sync.waiting())
    if not held(anna, Fix):
        anna.workplace.fix_drafts.submit(draft.id)

    chance.sync_killed(anna)
    chance.sync_killed(sue)
    for _ in range(3):
        killed(approve, sue.workplace.home.folder, draft.fix, draft.id, after=chance.moment())
    if not seen(sue, draft.fix).approved_revision:
        sue.workplace.review_desk.approve(draft.fix, draft.id)
    chance.sync_killed(sue)
    chance.sync_killed(carl)
    for _ in range(3):
        killed(use, carl.workplace.home.folder, draft.fix, after=chance.moment())
    uses = len(carl.sync.waiting())  # as many as there was time for
    chance.sync_killed(carl)

    assert_nothing_wrong(people, {draft.id})
    for laptop in people.everybody:
        assert seen(laptop, draft.fix).approved_revision == draft.id
        assert seen(laptop, draft.fix).counts == Counts(uses)
        assert (held(laptop, Fix), held(laptop, FixRevision)) == (1, 1)


@pytest.mark.parametrize("seed", [1, 6])
def test_cuts_and_a_server_that_dies_lose_and_double_nothing(people: FixPeople, seed: int) -> None:
    chance = Chance(random.Random(seed), people)
    anna, sue, carl = people.anna, people.sue, people.carl
    fix = submitted(anna)
    chance.sync_cut(anna)
    chance.sync_cut(carl, 2)
    chance.sync_cut(sue, 2)

    # Two better texts at once, while the reviewer decides on the first.
    better = improved(anna, fix.id, "Clean the pins")
    other = improved(carl, fix.id, "Replace the harness")
    sue.workplace.review_desk.approve(fix.id, fix.current_revision)
    for laptop in chance.draw.sample([anna, carl, sue], 3):
        chance.sync_cut(laptop, 2)
    people.all_sync(2)
    for laptop in (anna, carl):
        laptop.workplace.fixes.outcome(fix.id, Result.WORKED)
        chance.sync_cut(laptop, 2)

    approved = {fix.current_revision} if seen(sue, fix.id).approved_revision else set()
    assert_nothing_wrong(people, approved)
    now = seen(anna, fix.id)
    assert set(now.waiting) == {better.current_revision, other.current_revision}
    for laptop in (anna, carl, sue):
        assert held(laptop, FixRevision) >= 2
        assert held(laptop, FixUse) == 2
        assert seen(laptop, fix.id).counts == Counts(2)
    refused = [item for item in sue.sync.outgoing() if item.state is OutgoingState.REJECTED]
    steps = sue.workplace.records.of_type(Transition)
    approvals = [step for step in steps if step.verb is Verb.APPROVE]
    assert len(refused) + len(approvals) == 1
