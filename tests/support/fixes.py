"""Fixes as tests have them: a fix with its revision, people, a laptop with some of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from fieldkm.domain.fixes import Fix, FixRevision, FixState
from fieldkm.domain.people import Role, User
from fieldkm.domain.reading import Place

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
BERT = User("u-bert", "bert", "Bert Nowak", Role.TECHNICIAN)
SUE = User("u-sue", "sue", "Sue Parker", Role.SUPERVISOR)

JAM = FixRevision(
    "r-jam",
    "f-jam",
    NOON - timedelta(days=40),
    author=BERT.id,
    title="Jams at the fuser exit on damp days",
    symptom="Paper folds like a **concertina** behind the fuser, mornings only.",
    cause="The exit roller has taken up moisture and slips.",
    remedy="Dry the roller, then fit `604-1234`. See [[mx420/fuser-replace]].",
    models=("MX420",),
    fault_codes=("E21-04",),
    parts=("604-1234",),
    pages=(Place("mx420", "fuser-replace"),),
    language="en",
    safety=False,
)


def a_fix(
    revision: FixRevision = JAM, state: FixState = FixState.APPROVED, **changed: Any
) -> tuple[Fix, FixRevision]:
    """A fix of Bert's that says `revision`, and that revision."""
    approved, waits = state is FixState.APPROVED, state is FixState.SUBMITTED
    fix = Fix(
        revision.fix,
        number="F-1001",
        local_number="K7-12",
        state=state,
        author=revision.author,
        family="mx",
        territory="north",
        safety=revision.safety,
        title=revision.title,
        current_revision=revision.id,
        approved_revision=revision.id if approved else "",
        waiting=(revision.id,) if waits else (),
        made=revision.at,
        submitted=revision.at,
        reviewed=revision.at + timedelta(days=2) if approved else None,
        reviewed_by=SUE.id if approved else "",
    )
    return replace(fix, **changed), revision


def another(
    number: int, state: FixState = FixState.APPROVED, **said: Any
) -> tuple[Fix, FixRevision]:
    """Another fix, which says `said` besides what all of them say; of higher numbers is newer."""
    at = NOON - timedelta(days=30) + timedelta(hours=number)
    revision = replace(JAM, id=f"r-{number}", fix=f"f-{number}", at=at, **said)
    return a_fix(revision, state, number=f"F-{2000 + number}", local_number=f"B3-{number}")
