"""One synchronisation: the outbox goes up, what is new comes down, until nothing is left.

Each answer is taken over whole, so that whatever cuts it off, the next one goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from fieldkm.errors import FieldkmError, Refused, Unavailable
from fieldkm.protocol.envelopes import (
    OPERATIONS_A_PUSH,
    SCHEMA,
    Anchor,
    PullAnswer,
    PullRequest,
    PushedOperation,
    PushRequest,
)
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.problems import RESET
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox
from fieldkm.store.sync_state import SyncState
from fieldkm.sync.door import RecordDoor
from fieldkm.sync.page_size import PageSize
from fieldkm.sync.unreachable import CUT_SHORT, server_trouble

_RESETS = 3  # a server that goes back more often in one run has trouble of its own


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a synchronisation is. `records_left` is 0 while it is not known."""

    pushed: int = 0
    pulled: int = 0
    records_left: int = 0
    rejected: int = 0
    conflicts: int = 0
    resets: int = 0


Told = Callable[[SyncProgress], None]


class RecordSync:
    """Operations and records between one home and one server."""

    def __init__(
        self,
        door: RecordDoor,
        mirror: Mirror,
        outbox: Outbox,
        state: SyncState,
        told: Told = lambda progress: None,
    ) -> None:
        self._door = door
        self._mirror = mirror
        self._outbox = outbox
        self._state = state
        self._told = told
        self._progress = SyncProgress()
        self._size = PageSize()

    def run(self) -> SyncProgress:
        """Push and pull until nothing is left; raises what the door and the database raise.

        What was sent and taken over before an error stays so.
        """
        self._outbox.try_blocked_again()
        while True:
            try:
                self.push()
                self._pull()
            except Refused as problem:
                self._begin_anew(problem)
            else:
                return self._progress

    def _begin_anew(self, problem: Refused) -> None:
        if problem.code != RESET or self._progress.resets >= _RESETS:
            raise problem
        self._mirror.reset()
        self._tell(resets=self._progress.resets + 1)

    def push(self) -> None:
        """Send what waits, and nothing else; to be called after `run`."""
        while batch := self._outbox.next_batch(OPERATIONS_A_PUSH):
            ops = [_pushed(operation) for operation in batch]
            request = PushRequest(schema_version=SCHEMA, anchor=self._state.anchor(), ops=ops)
            answer = self._door.push(request)
            if {result.op_id for result in answer.results} != {op.op_id for op in ops}:
                raise server_trouble(200)  # else the same batch would be sent for ever
            self._outbox.take_results(answer)
            statuses = [result.status for result in answer.results]
            self._tell(
                pushed=self._progress.pushed
                + sum(s in ("applied", "duplicate", "conflict") for s in statuses),
                rejected=self._progress.rejected + statuses.count("rejected"),
                conflicts=self._progress.conflicts + statuses.count("conflict"),
            )
            if "retry" in statuses:
                raise _busy()

    def _pull(self) -> None:
        """Take over page after page; the next one is fetched while this one is written."""
        cursors = self._mirror.cursors()
        with ThreadPoolExecutor(1, "fieldkm-pull") as ahead:
            answer = self._page(cursors, self._state.anchor())
            while True:
                cursors = _after(cursors, answer)
                following = (
                    None
                    if answer.is_reached_by(cursors)
                    else ahead.submit(self._page, cursors, answer.anchor)
                )
                self._mirror.take(answer)
                self._count(cursors, answer)
                if following is None:
                    break
                answer = following.result()
        self._outbox.forget_durable(answer.durable_seq)

    def _page(self, cursors: dict[str, int], anchor: Anchor | None) -> PullAnswer:
        request = PullRequest(
            schema_version=SCHEMA,
            anchor=anchor,
            cursors=cursors,
            max_rows=self._size.rows,
            max_bytes=self._size.bytes,
        )
        self._size.begin()
        try:
            answer = self._door.pull(request)
        except Unavailable as error:
            if error.code == CUT_SHORT and self._size.shrink():
                return self._page(cursors, anchor)
            raise
        self._size.end()
        return answer

    def _count(self, cursors: dict[str, int], answer: PullAnswer) -> None:
        taken = sum(len(page.rows) for page in answer.pages.values())
        left = sum(max(answer.target[scope] - cursors[scope], 0) for scope in answer.target)
        self._tell(pulled=self._progress.pulled + taken, records_left=left)

    def _tell(self, **changed: int) -> None:
        self._progress = replace(self._progress, **changed)
        self._told(self._progress)


def _after(cursors: dict[str, int], answer: PullAnswer) -> dict[str, int]:
    """Return the cursors as they are when an answer has been taken over."""
    kept = {scope: cursors.get(scope, 0) for scope in answer.scopes}
    return kept | {scope: page.next for scope, page in answer.pages.items()}


def _pushed(operation: Operation) -> PushedOperation:
    return PushedOperation(
        op_id=operation.op_id,
        type=operation.type,
        id=operation.id,
        base_rev=operation.base_rev,
        args=dict(operation.args),
        client_time=operation.client_time,
    )


def _busy() -> FieldkmError:
    return Unavailable(
        "server-busy",
        "The server is too busy to take everything over now.",
        "It is tried again by itself. What you wrote is kept on this laptop.",
    )
