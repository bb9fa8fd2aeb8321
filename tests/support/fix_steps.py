"""Steps in the life of fixes as laptops push them, and what readers make of fixes."""

from __future__ import annotations

from typing import Any

from fieldkm.domain.fixes import Fix, FixDemand, FixRevision, Transition, Verb
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.people import Role
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation, count, fix_step
from tests.support.company import Company, Laptop


def an_author(company: Company) -> Laptop:
    """Ann, a technician with a machine at hand, whose fix-1 waits with its rev-1."""
    company.add_family("mx")
    company.site("mill", "north")
    laptop = company.hire("ann", "north")
    laptop.push(submission(laptop, "fix-1", "rev-1"))
    return laptop


def a_reviewer(company: Company) -> Laptop:
    """Sam, a supervisor, who reviews the family of that fix."""
    return company.hire("sam", "north", role=Role.SUPERVISOR, family="mx")


def submission(
    laptop: Laptop,
    fix: str,
    revision: str,
    base: str = "",
    *,
    family: str = "mx",
    local_number: str = "K7-12",
    **said: Any,
) -> Operation:
    """Return the submission of a new fix, or of an improvement; `said` are fields of the revision
    that differ from those of a noise that needs oil.
    """
    now = laptop.company.clock.now()
    text: dict[str, Any] = {
        "title": "Noise", "symptom": "It squeaks", "remedy": "Oil", "safety": False,
    }  # fmt: skip
    written = FixRevision(revision, fix, now, base, **(text | said))
    step = Transition(f"{revision}-submitted", fix, Verb.SUBMIT, now, revision)
    begun = None if base else Fix(fix, local_number=local_number, family=family)
    return fix_step(laptop.company.new_id(), step, now, revision=written, begun=begun)


def decision(laptop: Laptop, verb: Verb, fix: str, revision: str, **said: Any) -> Operation:
    """Return any other step; `said` are fields of the transition."""
    now = laptop.company.clock.now()
    step = Transition(laptop.company.new_id(), fix, verb, now, revision, **said)
    return fix_step(laptop.company.new_id(), step, now)


def outcome(
    laptop: Laptop, name: str, result: Result = Result.WORKED, fix: str = "fix-1", **said: Any
) -> Operation:
    """Return a use of a fix; `said` are fields of the outcome."""
    said = {"at": laptop.company.clock.now()} | said
    return laptop.create(Kind.OUTCOME, Outcome(name, result, fix=fix, **said))


def demand(laptop: Laptop, found: int = 0, opened: int = 0, fix: str = "fix-1") -> Operation:
    """Return how often a fix was asked for on a laptop."""
    now = laptop.company.clock.now()
    name = laptop.company.new_id()
    return count(name, Kind.FIX_DEMAND, name, FixDemand(name, fix, now, found, opened), now)


def statuses(laptop: Laptop, *operations: Operation) -> list[tuple[str, str]]:
    """Push, and return status and code of each."""
    return [(result.status, result.code) for result in laptop.push(*operations)]


def codes(laptop: Laptop, *operations: Operation) -> list[str]:
    """Push, and return the code of each, empty where it was done."""
    return [code for _, code in statuses(laptop, *operations)]
