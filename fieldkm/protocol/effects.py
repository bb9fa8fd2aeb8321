"""What an operation does to the records: one pure function for laptop and server.

The laptop shows the effect at once and sends the operation; the server does the same to what it has
by then, after it has checked who may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldkm.errors import Refused
from fieldkm.protocol.effect import Actor, Effect, Read, malformed, unknown_record
from fieldkm.protocol.fix_effects import fix_effects
from fieldkm.protocol.kinds import KINDS, Kind, Rule
from fieldkm.protocol.operations import CHANGE, Operation, lifted
from fieldkm.protocol.payloads import payload_of, with_fields

LARGEST_PAYLOAD = 256 << 10  # characters


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a `change`: its new value, as JSON, and the rev at which it was seen."""

    field: str
    base_rev: int
    value: object


def effects(operation: Operation, actor: Actor, read: Read) -> tuple[Effect, ...]:
    """Return the records that an operation makes or changes; `read` gives a record's payload.

    Authorship is the actor's, whatever the operation says. Raises `BadInput` for an operation that
    makes no sense and `Refused` for one that does not fit what is there.
    """
    known = lifted(operation)
    rule = KINDS[known.kind].rule
    if rule is Rule.REVISIONS:
        made: Sequence[Effect] = fix_effects(known, actor, read)
    elif rule is Rule.COUNTER:
        made = ()
    elif known.verb == CHANGE:
        made = (_changed(known, read),)
    else:
        made = (_created(known, actor, read),)
    return tuple(_sound(effect) for effect in made)


def field_changes(operation: Operation) -> tuple[FieldChange, ...]:
    """Return the fields that a `change` names, each once; raises `BadInput`."""
    fields = operation.args.get("fields")
    if not isinstance(fields, Sequence) or isinstance(fields, str) or not fields:
        raise malformed("a change names no fields")
    changes = tuple(_field_change(field) for field in fields)
    if len({change.field for change in changes}) < len(changes):
        raise malformed("a change names a field twice")
    return changes


def authored(kind: Kind, data: Mapping[str, object], actor: Actor) -> dict[str, object]:
    """Return a record's fields with the actor as author, where the kind has one."""
    author = KINDS[kind].author
    return {**data, author: actor.user} if author else dict(data)


def _created(operation: Operation, actor: Actor, read: Read) -> Effect:
    kind = operation.kind
    if read(kind, operation.id) is not None:
        raise Refused(
            "exists-already",
            "There is a record with this identity already.",
            "Write it down once more, as a new one.",
        )
    data = authored(kind, operation.args, actor)
    return Effect(kind, operation.id, payload_of(kind, {**data, "id": operation.id}))


def _changed(operation: Operation, read: Read) -> Effect:
    kind = operation.kind
    present = read(kind, operation.id)
    if present is None:
        raise unknown_record()
    fields = {change.field: change.value for change in field_changes(operation)}
    if KINDS[kind].author in fields:
        raise malformed("an author cannot be changed")
    return Effect(kind, operation.id, with_fields(kind, present, fields))


def _field_change(field: object) -> FieldChange:
    if not isinstance(field, Mapping):
        raise malformed("a changed field is no object")
    name, base_rev = field.get("field"), field.get("base_rev", 0)
    if not isinstance(name, str) or type(base_rev) is not int or "value" not in field:
        raise malformed("a changed field lacks its name, rev or value")
    if name in _FIXED or not 0 < len(name) <= 100:
        raise malformed("a field is named that cannot be changed")
    return FieldChange(name, base_rev, field["value"])


_FIXED = frozenset({"id", "v"})


def _sound(effect: Effect) -> Effect:
    """Return an effect that every database can hold; raises `BadInput`."""
    if len(effect.payload) > LARGEST_PAYLOAD:
        raise malformed("it is too long")
    if "\\u0000" in effect.payload or not _is_unicode(effect.payload):
        raise malformed("it holds characters that are no text")
    return effect


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
