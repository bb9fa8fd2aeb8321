"""The server's core behind a bad line: it loses, doubles and delays, and kills the laptop in the
middle of what it does. Also the place of most of the seeded bugs, each of which breaks one rule of
the protocol from the outside.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy import select

from fieldkm.domain.fixes import Fix
from fieldkm.errors import FieldkmError, Unavailable
from fieldkm.protocol.envelopes import (
    Page,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushedOperation,
    PushRequest,
)
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import decode_as
from fieldkm.server.database import ServerDatabase
from fieldkm.server.feed import head
from fieldkm.server.pull import pull
from fieldkm.server.push import push
from fieldkm.server.reach import Caller
from fieldkm.server.tables import records

ROWS_A_PAGE = 6  # small, so that a pull takes several pages
CUTS = ("request lost", "answer lost")
KILLS = ("killed in the page", "killed before the results")
FAULTS = (*CUTS, "twice", "late", *KILLS)
BUGS = (
    "no dedup",
    "no evict",
    "no scope evict",
    "cursor first",
    "acknowledge early",
    "no anchor",
    "head only",
    "no re-push",
    "push without check",
    "push without anchor",
    "no rev guard",
)
FIX_BUGS = ("approve what is current",)  # that only a history of fixes can show

R = TypeVar("R", PullRequest, PushRequest)


class World(Protocol):
    """What the line needs of the history that it is part of; `bug` is the seeded one, if any."""

    bug: str
    server: ServerDatabase

    def now(self) -> datetime:
        """Return the time; it goes on."""
        ...

    def new_id(self) -> str:
        """Return a new UUIDv7."""
        ...


class Killed(Exception):
    """The laptop's process ends here, wherever it is."""


@dataclass
class Fault:
    """What the line does to the next calls: each name is used up once. `struck` are those that
    were.
    """

    names: list[str]
    struck: list[str] = field(default_factory=list)

    def strikes(self, name: str) -> bool:
        """Tell whether a fault happens now."""
        if name not in self.names:
            return False
        self.names.remove(name)
        self.struck.append(name)
        return True


class FaultyDoor:
    """Pull and push of a `ServerDoor`; `scopes` are those that the laptop holds."""

    def __init__(self, history: World, caller: Caller, scopes: Callable[[], list[str]]) -> None:
        self._history = history
        self._caller = caller
        self._scopes = scopes
        self.fault = Fault([])
        self._late: list[PushRequest] = []

    def pull(self, request: PullRequest) -> PullAnswer:
        """See `ServerDoor`."""
        request = request.model_copy(update={"max_rows": ROWS_A_PAGE})
        request = self._with_seeded_anchor(request)
        if self.fault.strikes("request lost"):
            raise _cut()
        answer = self._pulled(request)
        if self.fault.strikes("answer lost"):
            raise _cut()
        if self.fault.strikes("killed in the page"):
            return _killing(answer)
        return self._spoilt(answer)

    def push(self, request: PushRequest) -> PushAnswer:
        """See `ServerDoor`."""
        request = self._with_seeded_anchor(request)
        if self._history.bug == "push without anchor":
            request = request.model_copy(update={"anchor": None})
        if self._history.bug == "approve what is current":
            request = self._not_so_exact(request)
        if self.fault.strikes("request lost"):
            raise _cut()
        if self.fault.strikes("late"):
            self._late.append(request)
            raise _cut()
        answer = self._pushed(request)
        if self.fault.strikes("twice"):
            answer = self._pushed(request)
        if self.fault.strikes("answer lost"):
            raise _cut()
        if self.fault.strikes("killed before the results"):
            raise Killed
        return answer

    def deliver_late(self) -> None:
        """What was held up somewhere arrives now; nobody waits for the answer."""
        for request in self._late:
            with suppress(FieldkmError):
                self._pushed(request)
        self._late.clear()

    def _pulled(self, request: PullRequest) -> PullAnswer:
        body = pull(self._history.server, self._caller, request, self._history.now())
        return PullAnswer.model_validate_json(body)

    def _pushed(self, request: PushRequest) -> PushAnswer:
        if self._history.bug == "no dedup":
            return self._pushed_as_new(request)
        return push(self._history.server, self._caller, request, self._history.now())

    def _pushed_as_new(self, request: PushRequest) -> PushAnswer:
        """The server has never seen these operations before, or so it thinks."""
        fresh = {op.op_id: self._history.new_id() for op in request.ops}
        ops = [op.model_copy(update={"op_id": fresh[op.op_id]}) for op in request.ops]
        request = request.model_copy(update={"ops": ops})
        answer = push(self._history.server, self._caller, request, self._history.now())
        back = {new: old for old, new in fresh.items()}
        results = [
            result.model_copy(update={"op_id": back[result.op_id]}) for result in answer.results
        ]
        return answer.model_copy(update={"results": results})

    def _not_so_exact(self, request: PushRequest) -> PushRequest:
        """Approvals are of a fix, whatever it says by now."""
        ops = [
            self._of_current(op) if op.type.startswith("fix.approve@") else op for op in request.ops
        ]
        return request.model_copy(update={"ops": ops})

    def _of_current(self, op: PushedOperation) -> PushedOperation:
        query = select(records.c.payload).where(records.c.id == op.id, records.c.kind == Kind.FIX)
        with self._history.server.read() as connection:
            payload = connection.execute(query).scalar()
        step = op.args.get("transition")
        if payload is None or not isinstance(step, dict):
            return op
        step = {**step, "revision": decode_as(Fix, payload).current_revision}
        return op.model_copy(update={"args": {**op.args, "transition": step}})

    def _spoilt(self, answer: PullAnswer) -> PullAnswer:
        bug = self._history.bug
        if bug == "no evict":
            pages = {
                scope: page.model_copy(update={"rows": [r for r in page.rows if r.op == "put"]})
                for scope, page in answer.pages.items()
            }
            return answer.model_copy(update={"pages": pages})
        if bug == "no scope evict":
            known = {*answer.scopes, *self._scopes()}
            return answer.model_copy(update={"scopes": sorted(known)})
        return answer

    def _with_seeded_anchor(self, request: R) -> R:
        """A server that does not look at anchors, or not well enough."""
        bug = self._history.bug
        with self._history.server.read() as connection:
            present = head(connection)
        blind = bug == "no anchor" or (
            bug == "push without check" and isinstance(request, PushRequest)
        )
        if bug == "head only" and request.anchor:
            blind = request.anchor.seq <= present.seq
        return request.model_copy(update={"anchor": present}) if blind else request


def _killing(answer: PullAnswer) -> PullAnswer:
    """An answer in whose middle the laptop is killed: after some rows were written."""
    pages: dict[str, Page] = dict(answer.pages)
    pages["zzz"] = KillingPage.model_construct(rows=[], next=0, more=False)
    return answer.model_copy(update={"pages": pages})


class KillingPage(Page):
    """A page whose rows nobody lives to read."""

    def __getattribute__(self, name: str) -> object:
        """End the process where the rows are asked for."""
        if name == "rows":
            raise Killed
        return super().__getattribute__(name)


def _cut() -> FieldkmError:
    return Unavailable("offline", "The line was cut.")
