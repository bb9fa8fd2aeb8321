"""Whatever laptops send about fixes, in whatever order: nothing is approved but by who may, each
use counts once, and nobody sees what is not theirs to see.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

import pytest

from fieldkm.domain.fixes import Comment, Fix, FixRevision, FixState, Transition, Verb
from fieldkm.domain.outcomes import FixUse, Outcome, Result
from fieldkm.domain.people import Role
from fieldkm.protocol.kinds import KIND_OF, Kind
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.payloads import decode_as
from tests.support.company import Company, Laptop
from tests.support.fix_steps import decision, demand, outcome, submission

Read = TypeVar("Read")
REVIEWERS = frozenset({"sam", "rita"})
PEOPLE = ("ann", "bob", "sam", "rita", "sue")
ENDS = frozenset({Verb.MERGE, Verb.RETIRE, Verb.PROMOTE, Verb.WITHDRAW})
DEEDS = (*("submit",) * 4, *("use",) * 4, "ask", "comment", *Verb, Verb.APPROVE, Verb.APPROVE)
FIXES = ("fix-1", "fix-2", "fix-3")
STEPS = 70


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_sent_fixes_keep_their_rules(company: Company, seed: int) -> None:
    draw = random.Random(seed)
    company.add_family("mx")
    for name in PEOPLE:
        role = Role.SUPERVISOR if name in REVIEWERS else Role.TECHNICIAN
        family = "mx" if name in REVIEWERS else ""
        company.hire(name, "south" if name == "sue" else "north", role=role, family=family)
    written = {fix: [""] for fix in FIXES}
    waiting: list[Operation] = []
    for number in range(STEPS):
        laptop, fix = draw.choice(company.laptops), draw.choice(FIXES)
        waiting.append(drawn(laptop, fix, number, written[fix], draw))
        if draw.random() < 0.7:
            laptop.push(*waiting, waiting[0])  # also what somebody else has written, and one twice
            waiting.clear()
    for laptop in company.laptops:
        laptop.pull()
    check_rules({laptop.caller.user: laptop for laptop in company.laptops})
    assert company.strays() == []


def drawn(
    laptop: Laptop, fix: str, number: int, written: list[str], draw: random.Random
) -> Operation:
    """Return something that somebody does to a fix; `written` are its revisions, sent or not."""
    what, revision = draw.choice(DEEDS), draw.choice(written)
    match what:
        case "submit":
            written.append(f"{fix}-{number}")
            return submission(laptop, fix, written[-1], revision, safety=draw.random() < 0.3)
        case "use":
            name = f"use-{draw.randrange(number + 1)}"  # perhaps one that was there before
            return outcome(laptop, name, draw.choice(list(Result)), fix=fix)
        case "ask":
            return demand(laptop, opened=3, fix=fix)
        case "comment":
            remark = Comment(f"remark-{number}", fix, "So it is", laptop.company.clock.now())
            return laptop.create(Kind.COMMENT, remark)
    said = {"reason": "because", "page": "mx420/p", "to": "rita", "into": draw.choice(FIXES)}
    return decision(laptop, Verb(what), fix, revision, **said)


def check_rules(laptops: Mapping[str, Laptop]) -> None:
    revisions = {r.id: r for laptop in laptops.values() for r in read(laptop, FixRevision)}
    steps = [step for laptop in laptops.values() for step in read(laptop, Transition)]
    uses = Counter(use.fix for use in read(laptops["sam"], FixUse))
    for fix in read(laptops["sam"], Fix):
        named = fix.approved_revision
        approvals = {
            step.by
            for step in steps
            if step.verb is Verb.APPROVE and (step.fix, step.revision) == (fix.id, named)
        }
        assert bool(approvals) is bool(named)
        if named:
            assert approvals <= REVIEWERS - {fix.author, revisions[named].author}
        assert fix.counts.total == uses[fix.id]
        verbs = {step.verb for step in steps if step.fix == fix.id}
        assert fix.state is not FixState.RETIRED or verbs & ENDS
        assert set(fix.waiting) <= revisions.keys()
    told = {item.id for laptop in laptops.values() for item in read(laptop, Outcome)}
    assert {use.id for use in read(laptops["sam"], FixUse)} <= told
    for name in ("ann", "bob", "sue"):
        fixes = {fix.id: fix for fix in read(laptops[name], Fix)}
        assert all(may_see(name, fix) for fix in fixes.values())
        assert {use.fix for use in read(laptops[name], FixUse)} <= fixes.keys()


def may_see(name: str, fix: Fix) -> bool:
    """Tell whether a technician may see a fix: sue is of the south, the others of the north."""
    is_near = (fix.territory == "south") is (name == "sue")
    return bool(fix.approved_revision) or fix.author == name or (is_near and fix.safety is False)


def read(laptop: Laptop, wanted: type[Read]) -> list[Read]:
    """Return the records of a type that a laptop holds."""
    kind = KIND_OF[wanted]
    return [decode_as(wanted, text) for (of, _), (_, text) in laptop.rows.items() if of == kind]
