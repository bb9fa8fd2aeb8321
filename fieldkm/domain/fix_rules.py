"""Who may do what to a fix, and when. The laptop asks before it writes, the server again before it
believes: a decision names an exact revision, and one that has been overtaken decides nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from fieldkm.domain.fix_life import Revisions, in_queue, is_out_of_hands, withdraws_all
from fieldkm.domain.fixes import Fix, FixRevision, FixState, Transition, Verb
from fieldkm.domain.people import Role
from fieldkm.domain.reach import Reach
from fieldkm.domain.working_days import after_working_days
from fieldkm.errors import NotAllowed, Refused

REVIEW_WORKING_DAYS = 5
REST_DAYS = 365

_BY_AUTHORS = frozenset({Verb.SUBMIT, Verb.WITHDRAW})
_ENDING = frozenset({Verb.MERGE, Verb.RETIRE})
_NEED_REASON = frozenset({Verb.SEND_BACK, Verb.RETIRE})


def check_transition(
    fix: Fix,
    revisions: Revisions,
    transition: Transition,
    actor: Reach,
    target: Fix | None = None,
) -> None:
    """Raise `Refused` or `NotAllowed` unless `actor` may do this to `fix` as it is now.

    `revisions` holds those that `revisions_needed` names, as far as they exist; `target` is the fix
    that a merge goes into, None where there is none.
    """
    revision = revisions.get(transition.revision)
    if revision is None or revision.fix != fix.id:
        raise Refused(
            "no-such-revision",
            "The fix {number} has no such revision.",
            "Open it again and decide on what it says now.",
            number=fix.shown_number,
        )
    if fix.state is FixState.RETIRED:
        raise Refused(
            "fix-retired",
            "The fix {number} has been retired.",
            "What is written there stays. Write a new fix for what you know now.",
            number=fix.shown_number,
        )
    verb = transition.verb
    (_check_author if verb in _BY_AUTHORS else _check_reviewer)(fix, revision, verb, actor)
    if not _is_about_now(fix, revision, verb):
        raise Refused(
            "revision-overtaken",
            "The fix {number} was changed or decided on meanwhile.",
            "Nothing was done. Look at what it says now and decide again.",
            number=fix.shown_number,
        )
    _check_alone(fix, revision, verb)
    _check_words(fix, revision, transition)
    if verb is Verb.SUBMIT:
        _check_complete(fix, revision)
    if verb is Verb.MERGE:
        _check_target(fix, target)


def may_decide(fix: Fix, actor: Reach) -> bool:
    """Tell whether the fix is for this reviewer: of a family of theirs, or of one without a
    reviewer whose author is of their territory.
    """
    return actor.reviews(fix.family, fix.territory)


def rises(fix: Fix, now: datetime, working_days: int = REVIEW_WORKING_DAYS) -> bool:
    """Tell whether the fix has waited for a reviewer longer than `working_days`."""
    waits = fix.submitted if in_queue(fix) else None
    return waits is not None and after_working_days(waits, working_days) < now


def has_rested(fix: Fix, now: datetime, days: int = REST_DAYS) -> bool:
    """Tell whether an approved fix was reviewed so long ago that it is looked at again."""
    approved = fix.reviewed if is_out_of_hands(fix) else None
    return approved is not None and approved + timedelta(days=days) < now


def _check_author(fix: Fix, revision: FixRevision, verb: Verb, actor: Reach) -> None:
    """A draft is its author's; from then on every colleague in the field may improve the fix. Only
    its first author takes back all of it.
    """
    takes_all = verb is Verb.WITHDRAW and withdraws_all(fix, revision)
    author = fix.author if takes_all else revision.author
    allowed = actor.role is not Role.OFFICE and actor.user == author
    if fix.state is FixState.DRAFT:
        allowed = allowed and actor.user == fix.author
    if not allowed:
        raise NotAllowed(
            "not-the-author",
            "Only the author can submit or withdraw what they wrote.",
            "Write a comment, or an improvement of your own.",
        )


def _check_reviewer(fix: Fix, revision: FixRevision, verb: Verb, actor: Reach) -> None:
    if not may_decide(fix, actor):
        raise NotAllowed(
            "not-a-reviewer",
            "You do not review fixes of the product family {family}.",
            "Leave it to its reviewers, or ask one of them to lend you the family.",
            family=fix.family,
        )
    if verb is Verb.APPROVE and actor.user in (fix.author, revision.author):
        raise NotAllowed(
            "own-fix",
            "Nobody approves their own fix.",
            "Hand it on to another reviewer, or lend a supervisor the product family.",
        )


def _is_about_now(fix: Fix, revision: FixRevision, verb: Verb) -> bool:
    """Tell whether `verb` can be about this revision as things stand."""
    waits = revision.id in fix.waiting
    current = revision.id == fix.current_revision
    approved = revision.id == fix.approved_revision
    drafted = fix.state is FixState.DRAFT
    match verb:
        case Verb.SUBMIT:
            return not (waits or approved) and (drafted or not current)
        case Verb.WITHDRAW:
            return (waits or current) and not approved
        case Verb.MERGE | Verb.RETIRE:
            return current and not drafted
        case Verb.PROMOTE:
            return current and approved
        case _:
            return waits or (current and fix.review_cause is not None)


def _check_alone(fix: Fix, revision: FixRevision, verb: Verb) -> None:
    """What ends a fix names one revision; a sibling that came meanwhile must not end unseen."""
    if verb in _ENDING and not set(fix.waiting) <= {revision.id}:
        raise Refused(
            "sibling-waits",
            "Another text of the fix {number} waits for a decision too.",
            "Decide on that one first, then on the whole fix.",
            number=fix.shown_number,
        )


def _check_words(fix: Fix, revision: FixRevision, transition: Transition) -> None:
    """What a transition must say besides its verb."""
    if transition.verb in _NEED_REASON and not transition.reason.strip():
        raise Refused(
            "reason-missing",
            "The reason is missing.",
            "Say in a sentence why; the author reads it.",
        )
    if transition.verb is Verb.PROMOTE and not transition.page:
        raise Refused(
            "page-missing",
            "It is not said which page the fix was carried into.",
            "Choose the page of the manual.",
        )
    if transition.verb is Verb.HAND_ON and transition.to in ("", fix.author, revision.author):
        raise Refused(
            "handed-to-nobody",
            "The fix {number} can only be handed on to somebody who did not write it.",
            "Choose another reviewer.",
            number=fix.shown_number,
        )


def _check_complete(fix: Fix, revision: FixRevision) -> None:
    if not all(text.strip() for text in (revision.title, revision.symptom, revision.remedy)):
        raise Refused(
            "fix-incomplete",
            "A fix needs a title, a symptom and a remedy.",
            "Write what was seen and what fixed it; a sentence each is enough.",
        )
    if not fix.family:
        raise Refused(
            "family-missing",
            "It is not said for which products the fix is.",
            "Choose a model or a page of a manual.",
        )
    if revision.safety is None:
        raise Refused(
            "safety-unsaid",
            "It is not said whether the fix touches safety.",
            "Choose yes or no. With yes, colleagues see it once it is approved.",
        )


def _check_target(fix: Fix, target: Fix | None) -> None:
    """A fix is merged into another one that its readers can read: what everybody knows does not go
    into what only some see.
    """
    gone = target is not None and target.state in (FixState.DRAFT, FixState.RETIRED)
    if target is None or gone or target.id == fix.id or _is_less_known(target, fix):
        raise Refused(
            "merged-into-nothing",
            "The fix {number} cannot be merged into that one.",
            "Choose another fix, neither a draft nor retired; for an approved fix an approved one.",
            number=fix.shown_number,
        )


def _is_less_known(target: Fix, fix: Fix) -> bool:
    return bool(fix.approved_revision) and not target.approved_revision
