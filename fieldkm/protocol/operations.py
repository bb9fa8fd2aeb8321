"""What a technician did, as it waits in the outbox and travels to the server.

An operation is never changed once it is written: the outbox of an old program is understood by a
new server, which lifts it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from fieldkm.domain.fixes import Fix, FixRevision, Transition
from fieldkm.errors import BadInput
from fieldkm.protocol.kinds import KIND_OF, KINDS, Kind, Rule
from fieldkm.protocol.payloads import as_data, encode

CREATE = "create"
CHANGE = "change"
COUNT = "count"
FIX_VERBS = ("submit", "return", "approve", "retire", "merge", "withdraw", "promote", "hand-on")
_TYPE = re.compile(r"([a-z_]{1,40})\.([a-z-]{1,40})@([1-9][0-9]{0,3})")
NEWEST = 1  # the version of every operation type so far

_KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}
VERBS: Mapping[Rule, tuple[str, ...]] = {
    Rule.MERGE: (CREATE, CHANGE),
    Rule.APPEND: (CREATE,),
    Rule.REVISIONS: FIX_VERBS,
    Rule.DECIDED: (CREATE, CHANGE),
    Rule.COUNTER: (COUNT,),
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that was done to the record `id`.

    `type` is `kind.verb@version`; `args` are plain JSON; `client_time` is what the laptop's clock
    claims; `base_rev` is the rev that the technician saw (0 for a new record).
    """

    op_id: str
    type: str
    id: str
    args: Mapping[str, object]
    client_time: datetime
    base_rev: int = 0

    @property
    def kind(self) -> Kind:
        """The kind of the record; raises `BadInput` for a type that is not known."""
        return _parsed(self.type)[0]

    @property
    def verb(self) -> str:
        """What is done to it; raises `BadInput` for a type that is not known."""
        return _parsed(self.type)[1]


def create(
    op_id: str, kind: Kind, record_id: str, record: object, client_time: datetime
) -> Operation:
    """Return the operation that brings a new record into the world."""
    args = as_data(kind, encode(kind, record))
    return Operation(op_id, f"{kind}.{CREATE}@{NEWEST}", record_id, args, client_time)


def change(
    op_id: str,
    kind: Kind,
    record_id: str,
    base_rev: int,
    fields: Mapping[str, object],
    client_time: datetime,
) -> Operation:
    """Return the operation that changes some fields, as JSON values, that were seen at
    `base_rev`.
    """
    changes = [
        {"field": field, "base_rev": base_rev, "value": value} for field, value in fields.items()
    ]
    kind_type = f"{kind}.{CHANGE}@{NEWEST}"
    return Operation(op_id, kind_type, record_id, {"fields": changes}, client_time, base_rev)


def count(
    op_id: str, kind: Kind, record_id: str, record: object, client_time: datetime
) -> Operation:
    """Return the operation that adds to what the server counts; it makes no record."""
    args = as_data(kind, encode(kind, record))
    return Operation(op_id, f"{kind}.{COUNT}@{NEWEST}", record_id, args, client_time)


def fix_step(
    op_id: str,
    transition: Transition,
    client_time: datetime,
    *,
    base_rev: int = 0,
    revision: FixRevision | None = None,
    begun: Fix | None = None,
) -> Operation:
    """Return the operation that takes a step in a fix's life: a submission brings its `revision`,
    the first one the fix as it is `begun`.
    """
    parts = {"transition": transition, "revision": revision, "fix": begun}
    args = {
        name: as_data(kind, encode(kind, part))
        for name, part in parts.items()
        if part is not None and (kind := KIND_OF[type(part)])
    }
    kind_type = f"{Kind.FIX}.{transition.verb}@{NEWEST}"
    return Operation(op_id, kind_type, transition.fix, args, client_time, base_rev)


def content_hash(operation: Operation) -> str:
    """Return the SHA-256 that tells whether two operations with one `op_id` are the same."""
    content = {
        "type": operation.type,
        "id": operation.id,
        "base_rev": operation.base_rev,
        "args": operation.args,
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def lifted(operation: Operation) -> Operation:
    """Return an operation of any released version as one of today's; raises `BadInput`."""
    kind, verb = _parsed(operation.type)
    return replace(operation, type=f"{kind}.{verb}@{NEWEST}")


def _parsed(type_name: str) -> tuple[Kind, str]:
    found = _TYPE.fullmatch(type_name)
    kind = _KINDS.get(found[1]) if found else None
    if found and kind and int(found[3]) <= NEWEST and found[2] in VERBS[KINDS[kind].rule]:
        return kind, found[2]
    raise BadInput(
        "unknown-operation",
        "The server does not know the operation “{type}”.",
        "Ask your administrator to update the server; the work stays on this laptop.",
        type=type_name[:100],
    )
