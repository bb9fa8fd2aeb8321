"""How a fix lives: what becomes of it by each transition.

    Draft -> Submitted -> (Returned -> Submitted)* -> Approved -> Retired

Who may do what, and when, is in `fix_rules`. An approved fix goes round again with an improvement
and stays readable meanwhile. A submission is always a new revision; one that was written without
knowing of a revision that waits becomes its sibling, and the supervisor sees both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from fieldkm.domain.fixes import (
    Demand,
    Fix,
    FixRevision,
    FixState,
    RetiredAs,
    ReviewCause,
    Transition,
    Verb,
)

Revisions = Mapping[str, FixRevision]
Step = Callable[[Fix, FixRevision, Transition], Fix]


def revisions_needed(fix: Fix, transition: Transition) -> frozenset[str]:
    """Return the ids of the revisions that `after` and the rules look at."""
    named = {fix.approved_revision, fix.current_revision, transition.revision, *fix.waiting}
    return frozenset(named - {""})


def is_about_all(verb: Verb) -> bool:
    """Tell whether a step is about the fix as a whole: it names the current revision, whichever of
    two siblings was looked at.
    """
    return verb in (Verb.MERGE, Verb.RETIRE)


def in_queue(fix: Fix) -> bool:
    """Tell whether the fix waits for a reviewer, for the first time or again."""
    return bool(fix.waiting) or fix.review_cause is not None


def after(fix: Fix, revisions: Revisions, transition: Transition) -> Fix:
    """Return `fix` as it is after `transition`, which the rules have let through. `revisions` holds
    those that are needed, by id.
    """
    step = _STEPS[transition.verb](fix, revisions[transition.revision], transition)
    shown = revisions[step.shown_revision]
    return replace(step, title=shown.title, safety=shown.safety)


def is_out_of_hands(fix: Fix) -> bool:
    """Tell whether an approved fix waits for nobody: neither for a reviewer nor for the author of
    its approved text. That somebody's improvement of it was sent back is no reason to forget it.
    """
    improved = fix.state is FixState.RETURNED and fix.current_revision != fix.approved_revision
    is_settled = fix.state is FixState.APPROVED or (improved and bool(fix.approved_revision))
    return is_settled and fix.review_cause is None


def brought_back(fix: Fix, cause: ReviewCause, at: datetime, detail: str = "") -> Fix:
    """Return an approved fix as it is when its approved text comes back for review; it stays
    approved. A fix that waits already is left as it is.
    """
    if not is_out_of_hands(fix):
        return fix
    return replace(
        fix,
        state=FixState.APPROVED,
        current_revision=fix.approved_revision,
        review_cause=cause,
        review_detail=detail,
        submitted=at,
    )


def is_worth_telling(demand: Demand, told: Demand) -> bool:
    """Tell whether a fix is found and opened at least a quarter more often than was `told`: what
    everybody's laptops are to hear of must not change with each look at it.
    """
    before, after = told.found + told.opened, demand.found + demand.opened
    return after > before and 4 * after >= 5 * before


def withdraws_all(fix: Fix, revision: FixRevision) -> bool:
    """Tell whether nothing of the fix is left when `revision` is taken back."""
    return not fix.approved_revision and set(fix.waiting) <= {revision.id}


def _submitted(fix: Fix, revision: FixRevision, transition: Transition) -> Fix:
    """A revision takes the place of the waiting one that it is based on; a sibling comes last."""
    if revision.base_revision in fix.waiting:
        waiting = tuple(
            revision.id if item == revision.base_revision else item for item in fix.waiting
        )
    else:
        waiting = (*fix.waiting, revision.id)
    return replace(
        fix,
        state=FixState.SUBMITTED,
        waiting=waiting,
        current_revision=waiting[0],
        submitted=fix.submitted if fix.waiting else transition.at,
    )


def _approved(fix: Fix, revision: FixRevision, transition: Transition) -> Fix:
    approved = replace(
        fix,
        approved_revision=revision.id,
        reviewed=transition.at,
        reviewed_by=transition.by,
        reason=transition.reason,
        assigned="",
        review_cause=None,
        review_detail="",
    )
    return _decided(approved, revision, FixState.APPROVED)


def _sent_back(fix: Fix, revision: FixRevision, transition: Transition) -> Fix:
    told = replace(fix, reason=transition.reason, review_cause=None, review_detail="")
    return _decided(told, revision, FixState.RETURNED)


def _withdrawn(fix: Fix, revision: FixRevision, transition: Transition) -> Fix:
    """Only the revision goes where something else is left; else the fix goes."""
    if withdraws_all(fix, revision):
        return _retired(fix, transition, RetiredAs.WITHDRAWN)
    left = _decided(fix, revision, FixState.APPROVED)
    return left if left.waiting else replace(left, current_revision=fix.approved_revision)


def _decided(fix: Fix, revision: FixRevision, state: FixState) -> Fix:
    """Return `fix` when `revision` no longer waits: in `state`, or submitted still, with a sibling
    as its current revision.
    """
    waiting = tuple(item for item in fix.waiting if item != revision.id)
    if waiting:
        return replace(fix, state=FixState.SUBMITTED, waiting=waiting, current_revision=waiting[0])
    return replace(fix, state=state, waiting=(), current_revision=revision.id)


def _retired(fix: Fix, transition: Transition, retired_as: RetiredAs) -> Fix:
    return replace(
        fix,
        state=FixState.RETIRED,
        retired_as=retired_as,
        waiting=(),
        reason=transition.reason,
        merged_into=transition.into,
        promoted_to=transition.page,
        assigned="",
        review_cause=None,
        review_detail="",
    )


_STEPS: Mapping[Verb, Step] = {
    Verb.SUBMIT: _submitted,
    Verb.WITHDRAW: _withdrawn,
    Verb.APPROVE: _approved,
    Verb.SEND_BACK: _sent_back,
    Verb.MERGE: lambda fix, _, step: _retired(fix, step, RetiredAs.MERGED),
    Verb.RETIRE: lambda fix, _, step: _retired(fix, step, RetiredAs.OUTDATED),
    Verb.PROMOTE: lambda fix, _, step: _retired(fix, step, RetiredAs.PROMOTED),
    Verb.HAND_ON: lambda fix, _, step: replace(fix, assigned=step.to, reason=step.reason),
}
