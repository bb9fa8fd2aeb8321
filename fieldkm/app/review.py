"""The review desk: what waits for a reviewer, one fix with all that a decision needs, and the
decisions, each about exactly one revision.

A decision is checked here by the rules that the server asks again. One that was overtaken decides
nothing: the server refuses it, and it is told at the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from fieldkm.app.outgoing import OutgoingState, outgoing
from fieldkm.app.promoting import Promoting
from fieldkm.app.recording import Recorder
from fieldkm.app.review_case import (
    Case,
    Decision,
    RefusedDecision,
    ReviewLoad,
    Waiting,
)
from fieldkm.app.review_reading import DECISIONS, DeskReader
from fieldkm.app.sync import Sync
from fieldkm.domain.fix_lines import LikelyFix
from fieldkm.domain.fix_rules import check_transition
from fieldkm.domain.fix_text import check_transition_text, cleaned
from fieldkm.domain.fixes import Fix, FixRevision, Transition, Verb
from fieldkm.domain.people import Role
from fieldkm.domain.review_queue import QueueOrder
from fieldkm.errors import NotAllowed, Refused
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import fix_step
from fieldkm.store.outbox import Waiting as Outgoing
from fieldkm.store.records import Records

_REVIEWERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)
_LATER = "later"  # the page of a fix that is not written yet


class ReviewDesk:
    """What a supervisor decides on. Administrators see all of it, and decide nothing."""

    def __init__(
        self,
        reader: DeskReader,
        records: Records,
        recorder: Recorder,
        promoting: Promoting,
        sync: Callable[[], Sync],
    ) -> None:
        self._reader = reader
        self._records = records
        self._recorder = recorder
        self._promoting = promoting
        self._sync = sync

    # ------------------------------------------------------------ what is read

    @property
    def may_review(self) -> bool:
        """Tell whether the desk is for this user's role: to decide, or to look at."""
        return self._reader.reach().role in _REVIEWERS

    @property
    def decides(self) -> bool:
        """Tell whether this user's role decides on fixes."""
        return self._reader.reach().supervises

    def queue(self, order: QueueOrder = QueueOrder.AGE) -> list[Waiting]:
        """Return what waits for this user, that which has risen first."""
        return self._reader.queue(order)

    def load(self) -> ReviewLoad:
        """Return how much waits for this user."""
        waiting = self._reader.queue(QueueOrder.AGE) if self.may_review else []
        return ReviewLoad(len(waiting), sum(line.has_risen for line in waiting))

    def case(self, fix: str, language: str = "en") -> Case:
        """Return a fix, by id or number, with all that a decision needs; raises `BadInput` where it
        is not here, `NotAllowed` for those who do not review.
        """
        if not self.may_review:
            raise NotAllowed(
                "desk-of-supervisors",
                "The review desk is for supervisors.",
                "Read the fix under Fixes; comment on it, or report what is wrong with it.",
            )
        return self._reader.case(fix, language)

    def likely(self, revision: str) -> tuple[LikelyFix, ...]:
        """Return the fixes that may say the same as a revision, the likeliest first."""
        return self._reader.likely(revision)

    # ------------------------------------------------------------ what is decided

    def approve(self, fix: str, revision: str, reason: str = "") -> Decision:
        """Let everybody read a revision. Like every decision this raises what
        `domain.fix_rules.check_transition` raises, and is nothing then.
        """
        return self._decide(self._step(Verb.APPROVE, fix, revision, reason))

    def send_back(self, fix: str, revision: str, reason: str) -> Decision:
        """Give a revision back to its author, with what is missing."""
        return self._decide(self._step(Verb.SEND_BACK, fix, revision, reason))

    def retire(self, fix: str, revision: str, reason: str) -> Decision:
        """Take a fix out of use."""
        return self._decide(self._step(Verb.RETIRE, fix, revision, reason))

    def merge(self, fix: str, revision: str, into: str, reason: str = "") -> Decision:
        """Retire a fix in favour of another one, by its id."""
        return self._decide(replace(self._step(Verb.MERGE, fix, revision, reason), into=into))

    def hand_on(self, fix: str, revision: str, to: str, reason: str = "") -> Decision:
        """Let another reviewer decide, by their id."""
        return self._decide(replace(self._step(Verb.HAND_ON, fix, revision, reason), to=to))

    def promote(self, fix: str, revision: str, folder: Path, reason: str = "") -> Decision:
        """Write an approved fix as a page of the manual in `folder`, then retire it in favour of
        that page. Raises what `manuals.promotion.promote` raises; then nothing is written.
        """
        step = self._step(Verb.PROMOTE, fix, revision, reason)
        known, said = self._checked(replace(step, page=_LATER))
        author = self._reader.name_of(known.author)
        page = self._promoting.into(folder, known, said, author)
        decision = self._decide(replace(step, page=page.ref.world_id))
        return replace(decision, page=str(folder / page.file), plain_lines=page.plain_lines)

    def undo(self, decision: Decision) -> None:
        """Take a decision back that cannot have been sent; raises `Refused` for one that may have
        been. A page that was written into a manual stays.
        """
        if not self._sync().take_back(decision.op_id, decision.sync):
            raise Refused(
                "decision-sent",
                "The decision on {number} is on its way to the server already.",
                "Open the fix and decide anew.",
                number=decision.number,
            )

    # ------------------------------------------------------------ what the server refused

    def refused(self) -> list[RefusedDecision]:
        """Return the decisions that the server has not taken, the oldest first."""
        return [
            self._refused(item)
            for item in self._sync().waiting()
            if outgoing(item).state is OutgoingState.REJECTED and _is_decision(item)
        ]

    def settle(self, op_id: str) -> None:
        """Forget a refused decision: the reviewer has read it."""
        self._sync().discard(op_id)

    # ------------------------------------------------------------ how

    def _step(self, verb: Verb, fix: str, revision: str, reason: str) -> Transition:
        known = self._reader.known(fix)
        said = cleaned(reason).strip()
        recorder = self._recorder
        now = recorder.now()
        return Transition(
            recorder.new_id(), known.id, verb, now, revision, by=recorder.me, reason=said
        )

    def _decide(self, step: Transition) -> Decision:
        fix, revision = self._checked(step)
        sync = self._sync().begun
        rev = self._records.rev(Kind.FIX, fix.id)
        operation = fix_step(self._recorder.new_id(), step, step.at, base_rev=rev)
        self._recorder.perform(operation)
        return Decision(
            operation.op_id, step.verb, fix.id, fix.shown_number, revision.id, fix.title, sync=sync
        )

    def _checked(self, step: Transition) -> tuple[Fix, FixRevision]:
        """Return the fix and the revision that a step is about; raises where it may not be
        taken.
        """
        check_transition_text(step)
        fix = self._reader.known(step.fix)
        revisions = self._reader.revisions(fix, step)
        target = self._records.get(Fix, step.into) if step.into else None
        check_transition(fix, revisions, step, self._reader.reach(), target)
        return fix, revisions[step.revision]

    def _refused(self, item: Outgoing) -> RefusedDecision:
        operation = item.operation
        fix = self._records.get(Fix, operation.id)
        step = operation.args.get("transition")
        reason = step.get("reason", "") if isinstance(step, Mapping) else ""
        return RefusedDecision(
            operation.op_id,
            Verb(operation.verb),
            operation.id,
            fix.shown_number if fix else "",
            fix.title if fix else "",
            operation.client_time,
            str(reason),
            outgoing(item).problem,
        )


def _is_decision(item: Outgoing) -> bool:
    return item.operation.kind is Kind.FIX and item.operation.verb in DECISIONS
