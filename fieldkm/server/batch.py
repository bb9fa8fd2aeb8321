"""The operations of one transaction, done one after the other to the records around them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from fieldkm.errors import BadInput, FieldkmError
from fieldkm.protocol.effect import Actor, Effect, malformed, unknown_record
from fieldkm.protocol.effects import effects, field_changes
from fieldkm.protocol.envelopes import PushedOperation, Result, Status
from fieldkm.protocol.kinds import KINDS, Kind, Rule
from fieldkm.protocol.operations import CHANGE, Operation, content_hash, lifted
from fieldkm.protocol.payloads import decode
from fieldkm.server.blob_links import blobs_in, had_by
from fieldkm.server.counting import Counting
from fieldkm.server.derived import conflict, consequences
from fieldkm.server.feed import Change, Commit, Writer, commit
from fieldkm.server.fixes import asked_for, received
from fieldkm.server.moments import check_moments
from fieldkm.server.permissions import Rights, check
from fieldkm.server.reach import Caller
from fieldkm.server.review import check_step, check_words
from fieldkm.server.scene import Scene
from fieldkm.server.world import World, parents_of

_UNKNOWN = unknown_record().code
# What the content of an operation can make our own code stumble over: its sender would send it for
# ever, and nothing that was written after it would arrive.
_STUMBLES = (ValueError, TypeError, LookupError, ArithmeticError, RecursionError)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An operation as far as it can be judged by itself: `operation` is today's form of it and
    `needs` are the records that it is about and belongs to, or `problem` says why there is none.
    """

    op_id: str
    content_hash: str
    operation: Operation | None = None
    needs: tuple[tuple[Kind, str], ...] = ()
    problem: FieldkmError | None = None


def prepared(sent: PushedOperation) -> Prepared:
    """Return an operation that was sent, lifted to the present version and hashed."""
    raw = Operation(sent.op_id, sent.type, sent.id, sent.args, sent.client_time, sent.base_rev)
    try:
        known = lifted(raw)
        named = (*parents_of(known.kind, known.args), *_used(known.kind, known.args))
        needs = ((known.kind, known.id), *named)
        return Prepared(sent.op_id, content_hash(raw), known, needs)
    except FieldkmError as error:
        return Prepared(sent.op_id, content_hash(raw), problem=error)
    except _STUMBLES:
        return Prepared(sent.op_id, "", problem=malformed("it cannot be read"))


class Batch:
    """Operations on one `World`, written to the feed by `commit`."""

    def __init__(
        self, connection: Connection, caller: Caller, rights: Rights, now: datetime
    ) -> None:
        self._connection = connection
        self._writer = Writer(caller.device, caller.user)
        self._actor = Actor(caller.user, rights.home)
        self._rights = rights
        self._now = now
        self._world = World(connection, caller.user, rights.home)
        self._scene = Scene(self._world, connection, now)
        self._touched: set[tuple[Kind, str, str]] = set()  # fields that were changed here
        self._counting = Counting()

    def load(self, items: Sequence[Prepared]) -> None:
        """Read at once what the operations are about and what they belong to."""
        self._world.load(key for item in items for key in item.needs)

    def apply(self, item: Prepared) -> Result:
        """Do one operation; what is wrong with it stands in the result, and nothing was done."""
        try:
            if item.operation is None:
                raise item.problem or malformed("it cannot be read")
            with self._world.whole():
                status = self._done(item.operation)
            return Result(op_id=item.op_id, status=status)
        except FieldkmError as error:
            return refused(item.op_id, error)
        except _STUMBLES as error:
            _log.error("operation %s: %s", item.op_id, type(error).__name__)
            return refused(item.op_id, malformed("it cannot be read"))

    def commit(self) -> Commit:
        """Write what was done, and take along what follows it into other scopes."""
        self._counting.write(self._connection, self._now)
        for effect in asked_for(self._counting.fixes, self._scene):
            self._world.put(effect.kind, effect.id, effect.payload)
        self._world.settle()
        changes = self._world.changes()
        writer = replace(self._writer, photos=self._photos(changes))
        return commit(self._connection, changes, self._now, writer)

    def _photos(self, changes: Sequence[Change]) -> frozenset[str]:
        """Return the photos that are named here for the first time and that the user has."""
        new = (change for change in changes if not change.seen and change.data)
        named = frozenset(sha256 for new in new for sha256 in blobs_in(new.kind, new.data or {}))
        return had_by(self._connection, self._writer.user, named, self._rights.granted)

    def _done(self, operation: Operation) -> Status:
        check(operation, self._world, self._rights)
        rule = KINDS[operation.kind].rule
        if rule is Rule.COUNTER:
            self._counting.add(operation)
            return "applied"
        made: Sequence[Effect] = effects(operation, self._actor, self._world.payload)
        for effect in made:
            record = decode(effect.kind, effect.payload)
            check_moments(record)
            check_words(record)
        if rule is Rule.REVISIONS:
            check_step(operation, made, self._actor, self._rights, self._world)
            made = received(made, self._world.payload(Kind.FIX, operation.id), self._now)
        kept = list(self._conflicts(operation)) if operation.verb == CHANGE else []
        self._write([*made, *kept])
        return "conflict" if kept else "applied"

    def _write(self, made: Sequence[Effect]) -> None:
        # A step in a fix's life is where the revision is that it names.
        for effect in sorted(made, key=lambda item: item.kind is Kind.TRANSITION):
            written = self._world.put(effect.kind, effect.id, effect.payload)
            for more in consequences(written, self._scene):
                self._world.put(more.kind, more.id, more.payload)

    def _conflicts(self, operation: Operation) -> Iterator[Effect]:
        """Yield what keeps the values of other devices that this one has not seen and changes."""
        kind = operation.kind
        present = self._world.record(kind, operation.id)
        stored = self._world.stored(kind, operation.id)
        changes = field_changes(operation) if KINDS[kind].rule is Rule.MERGE else ()
        for change in changes:
            place = (kind, operation.id, change.field)
            if present is None or stored is None or place in self._touched:
                continue
            last = stored.field_rev(change.field)
            # A rev that is still to come was seen before the server was set back.
            seen = change.base_rev if change.base_rev <= stored.rev else 0
            unseen = last.rev > seen and last.device != self._writer.device
            if unseen and present.data.get(change.field) != change.value:
                yield conflict(operation, change, present, last.user, self._writer, self._now)
        self._touched.update((kind, operation.id, change.field) for change in changes)


def _used(kind: Kind, args: Mapping[str, object]) -> Iterator[tuple[Kind, str]]:
    """Yield the fix that an outcome is about, and its revision; it may belong to a visit."""
    for field, of in (("fix", Kind.FIX), ("revision", Kind.FIX_REVISION)):
        name = args.get(field)
        if kind is Kind.OUTCOME and isinstance(name, str) and name:
            yield of, name


def refused(op_id: str, error: FieldkmError) -> Result:
    """Return the result of an operation that was not done.

    One whose record is not here waits: after the server was set back, the laptop that made the
    record may send it again later than this one.
    """
    return Result(
        op_id=op_id,
        status="blocked" if error.code == _UNKNOWN else "rejected",
        code=error.code,
        title=error.title_template,
        advice=error.advice_template,
        details={name: _sendable(value) for name, value in error.details.items()},
    )


def cannot_be_stored() -> BadInput:
    """Return the error of an operation that the database does not take."""
    return BadInput(
        "cannot-be-stored",
        "The server could not store this.",
        "Write it down once more; if it happens again, send this text to your administrator.",
    )


def _sendable(value: str | int) -> str | int:
    return value if isinstance(value, int) else value.encode(errors="replace").decode()
