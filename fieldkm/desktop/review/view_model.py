"""What the Review screen shows and does, without Qt.

What is decided on is what lies on the screen: a case that changes while it lies there stays as it
was read, is marked, and cannot be decided on until its reader has looked at what is new.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.domain.fix_life import is_about_all
from fieldkm.domain.fix_lines import LikelyFix
from fieldkm.domain.fixes import Verb
from fieldkm.domain.review_queue import QueueOrder
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.review_case import (
        Case,
        Decision,
        DeskRevision,
        RefusedDecision,
        Waiting,
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What was filled in for a decision: the reason, the fix or the reviewer that was chosen, the
    manual's folder.
    """

    reason: str = ""
    into: str = ""
    to: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """`chosen` is the revision that is decided on, `asked` the decision that is being filled in.
    `likely` is None while it is looked for. `is_stale` tells that the case has changed since it was
    shown. `error` is why queue or case cannot be shown, `problem` why the last decision was not
    taken; `last` can be taken back. `decided` counts, so that a form knows when to empty itself.
    """

    queue: tuple[Waiting, ...] = ()
    order: QueueOrder = QueueOrder.AGE
    decides: bool = False
    is_read: bool = False
    case: Case | None = None
    chosen: str = ""
    likely: tuple[LikelyFix, ...] | None = None
    asked: Verb | None = None
    is_busy: bool = False
    is_stale: bool = False
    decided: int = 0
    last: Decision | None = None
    refused: tuple[RefusedDecision, ...] = ()
    error: Exception | None = None
    problem: Exception | None = None

    @property
    def revision(self) -> DeskRevision | None:
        """Return the revision that is decided on."""
        revisions = self.case.revisions if self.case else ()
        return next((one for one in revisions if one.id == self.chosen), None)

    @property
    def risen(self) -> int:
        """Return how many have waited too long."""
        return sum(line.has_risen for line in self.queue)

    @property
    def place(self) -> int:
        """Return the row of the case in the queue; -1 where it does not wait."""
        shown = self.case.fix.id if self.case else ""
        return next((row for row, line in enumerate(self.queue) if line.id == shown), -1)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What was read of the queue."""

    queue: tuple[Waiting, ...]
    refused: tuple[RefusedDecision, ...]
    decides: bool
    case: Case | None = field(default=None)


class ReviewViewModel(ViewModel[State]):
    """Reads the desk and decides, off the interface's thread."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        language: Callable[[], str],
        wrote: Callable[[], None],
        on_change: Callable[[State], None],
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks
        self._language = language
        self._wrote = wrote
        self.wanted = ""  # the fix that lies on the desk, or is being fetched

    # ------------------------------------------------------------ what is shown

    def show(self, fix: str = "") -> None:
        """Read the queue, and open a fix; none: what lay on the desk, else the first that waits."""
        self.wanted = fix or self.wanted
        order = self.state.order
        self._tasks.run(lambda: self._read_queue(order), self._opened, self._fail, group="review")

    def refresh(self) -> None:
        """Something was written or has come: read again, without taking away what is being read."""
        order, shown = self.state.order, self.wanted

        def read() -> _Desk:
            desk = self._read_queue(order)
            with suppress(FieldkmError):  # it is gone: it has changed
                desk = replace(desk, case=self._read_case(shown)) if shown else desk
            return desk

        self._tasks.run(read, self._refreshed, self._fail, group="review")

    def sort(self, order: QueueOrder) -> None:
        """Put the queue into another order; what lies on the desk stays there."""
        self._show(replace(self.state, order=order))
        self._tasks.run(
            lambda: self._read_queue(order), self._take_queue, self._fail, group="review"
        )

    def open(self, fix: str) -> None:
        """Put a fix on the desk, by its id or number."""
        self.wanted = fix
        self._tasks.run(
            lambda: self._read_case(fix), self._show_case, self._fail_case, group="review-case"
        )

    def step(self, by: int) -> None:
        """Go on in the queue, or back."""
        queue, place = self.state.queue, self.state.place
        if queue:
            row = min(max(place + by, 0), len(queue) - 1) if place >= 0 else 0
            if row != place:
                self.open(queue[row].id)

    def look_again(self) -> None:
        """Show what is new of a case that has changed while it lay here."""
        self._show(replace(self.state, asked=None, problem=None))
        self.open(self.wanted)

    def choose(self, place: int) -> None:
        """Decide on another one of the revisions that lie side by side."""
        case = self.state.case
        if case and 0 <= place < len(case.revisions) and not self.state.asked:
            self._show(
                replace(self.state, chosen=case.revisions[place].id, likely=None, problem=None)
            )
            self._look_for_likely()

    # ------------------------------------------------------------ what is decided

    def ask(self, verb: Verb) -> None:
        """Begin a decision on the revision on the screen, or say why it cannot be taken."""
        state = self.state
        revision = state.revision
        if revision is None or state.is_busy or state.is_stale:
            return
        against = revision.against.get(verb)
        self._show(replace(self.state, asked=None if against else verb, problem=against))

    def leave(self) -> None:
        """Decide nothing."""
        self._show(replace(self.state, asked=None, problem=None))

    def decide(self, answer: Answer) -> None:
        """Take the decision that was asked, on the revision that was read; then go on to the next
        fix in the queue.
        """
        state = self.state
        if not (state.case and state.asked and state.chosen) or state.is_busy or state.is_stale:
            return
        fix, verb = state.case.fix.id, state.asked
        revision = state.case.fix.current_revision if is_about_all(verb) else state.chosen
        following = self._following()
        self._show(replace(self.state, is_busy=True, problem=None))
        self._tasks.run(
            lambda: self._taken(verb, fix, revision, answer),
            lambda decision: self._decided(decision, following),
            self._refuse,
        )

    def undo(self) -> None:
        """Take the last decision back."""
        last = self.state.last
        if last is None or self.state.is_busy:
            return
        self._show(replace(self.state, is_busy=True))
        self._tasks.run(
            lambda: self._workplace.review_desk.undo(last),
            lambda _: self._undone(last),
            self._not_undone,
        )

    def settle(self, op_id: str) -> None:
        """Let go of a decision that the server has refused."""
        self._tasks.run(
            lambda: self._workplace.review_desk.settle(op_id),
            lambda _: self._settled(),
            self._refuse,
        )

    # ------------------------------------------------------------ off the interface's thread

    def _read_queue(self, order: QueueOrder) -> _Desk:
        desk = self._workplace.review_desk
        return _Desk(tuple(desk.queue(order)), tuple(desk.refused()), desk.decides)

    def _read_case(self, fix: str) -> Case:
        return self._workplace.review_desk.case(fix, self._language())

    def _taken(self, verb: Verb, fix: str, revision: str, answer: Answer) -> Decision:
        desk = self._workplace.review_desk
        match verb:
            case Verb.APPROVE:
                return desk.approve(fix, revision, answer.reason)
            case Verb.SEND_BACK:
                return desk.send_back(fix, revision, answer.reason)
            case Verb.RETIRE:
                return desk.retire(fix, revision, answer.reason)
            case Verb.MERGE:
                into = self._workplace.fixes.known(answer.into).id
                return desk.merge(fix, revision, into, answer.reason)
            case Verb.PROMOTE:
                folder = Path(answer.folder).expanduser()
                return desk.promote(fix, revision, folder, answer.reason)
            case _:
                return desk.hand_on(fix, revision, answer.to, answer.reason)

    # ------------------------------------------------------------ on the interface's thread

    def _opened(self, desk: _Desk) -> None:
        self._take_queue(desk)
        first = desk.queue[0].id if desk.queue else ""
        if self.wanted or first:
            self.open(self.wanted or first)

    def _refreshed(self, desk: _Desk) -> None:
        self._take_queue(desk)
        shown, now = self.state.case, desk.case
        if shown is None and desk.queue and not self.wanted:
            self.open(desk.queue[0].id)
        elif shown and shown.fix.id == self.wanted:
            is_stale = self.state.is_stale or now is None or _has_moved(shown, now)
            self._show(replace(self.state, case=shown if is_stale else now, is_stale=is_stale))

    def _take_queue(self, desk: _Desk) -> None:
        self._show(
            replace(
                self.state,
                queue=desk.queue,
                refused=desk.refused,
                decides=desk.decides,
                is_read=True,
                error=None,
            )
        )

    def _show_case(self, case: Case) -> None:
        self.wanted = case.fix.id
        is_same = self.state.case is not None and self.state.case.fix.id == case.fix.id
        kept = is_same and any(one.id == self.state.chosen for one in case.revisions)
        first = case.revisions[0].id if case.revisions else ""
        self._show(
            replace(
                self.state,
                case=case,
                chosen=self.state.chosen if kept else first,
                likely=None,
                asked=None,
                is_stale=False,
                problem=None,
                error=None,
            )
        )
        self._look_for_likely()

    def _look_for_likely(self) -> None:
        chosen = self.state.chosen
        if chosen:
            self._tasks.run(
                lambda: self._workplace.review_desk.likely(chosen),
                lambda found: self._show(replace(self.state, likely=found)),
                lambda _: self._show(replace(self.state, likely=())),
                group="review-likely",
            )

    def _following(self) -> str:
        """Return the fix that comes after the one on the desk, the first one after the last."""
        queue, place = self.state.queue, self.state.place
        others = (*queue[place + 1 :], *queue[: max(place, 0)])
        return others[0].id if others else ""

    def _decided(self, decision: Decision, following: str) -> None:
        self.wanted = following
        self._show(
            replace(
                self.state,
                is_busy=False,
                asked=None,
                problem=None,
                case=None,
                chosen="",
                likely=None,
                last=decision,
                decided=self.state.decided + 1,
            )
        )
        self._wrote()
        self.show()

    def _undone(self, last: Decision) -> None:
        self._show(replace(self.state, is_busy=False, last=None, asked=None, problem=None))
        self._wrote()
        self.show(last.fix)

    def _not_undone(self, error: Exception) -> None:
        self._show(replace(self.state, is_busy=False, last=None, problem=error))

    def _settled(self) -> None:
        self._wrote()
        self.refresh()

    def _refuse(self, error: Exception) -> None:
        self._show(replace(self.state, is_busy=False, problem=error))
        self.refresh()  # it may have changed meanwhile

    def _fail_case(self, error: Exception) -> None:
        self.wanted = ""
        self._show(
            replace(self.state, case=None, chosen="", likely=None, asked=None, problem=error)
        )

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, is_read=True, error=error))


def _has_moved(shown: Case, now: Case) -> bool:
    """Tell whether another thing would be decided on than what is shown."""
    before, after = shown.fix, now.fix
    return (
        [one.id for one in shown.revisions] != [one.id for one in now.revisions]
        or before.state is not after.state
        or before.approved_revision != after.approved_revision
        or before.review_cause is not after.review_cause
    )
