"""Records as the JSON text that is stored and sent, byte for byte, once it was written.

A payload carries the version `v` of its kind's fields. Old versions are lifted when they are read;
what a newer program added is kept when a payload is changed, and not understood.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from fieldkm.errors import BadInput
from fieldkm.protocol.kinds import KIND_OF, KINDS, Kind
from fieldkm.protocol.lifts import lifted_data

VERSION = "v"
T = TypeVar("T")


def encode(kind: Kind, record: object) -> str:
    """Return the payload of a record; fields that have their default are left out."""
    fields = _adapter(kind).dump_python(record, mode="json", exclude_defaults=True)
    return _text(kind, {VERSION: KINDS[kind].version, **fields})


def field_values(record: object, fields: Iterable[str]) -> dict[str, object]:
    """Return fields of a record as the JSON values that a change of them carries."""
    wanted = set(fields)
    values = _adapter(KIND_OF[type(record)]).dump_python(record, mode="json", include=wanted)
    return dict(values)


def decode(kind: Kind, payload: str) -> object:
    """Return the record that a payload holds; its type is `KINDS[kind].record_type`.

    Raises `BadInput` for a payload that is broken or of a newer version.
    """
    return validated(kind, as_data(kind, payload))


def decode_as(record_type: type[T], payload: str) -> T:
    """Return the record of a type that a payload holds; raises `BadInput` like `decode`."""
    return validated_as(record_type, as_data(KIND_OF[record_type], payload))


def as_data(kind: Kind, payload: str) -> dict[str, object]:
    """Return a payload's fields, lifted to the present version, with those that are unknown.

    Raises `BadInput` for what is no JSON object or was written by a newer version.
    """
    try:
        data = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise _malformed(kind, "it is not JSON") from error
    if not isinstance(data, dict):
        raise _malformed(kind, "it is not a JSON object")
    return lifted_data(kind, data)


def validated(kind: Kind, data: Mapping[str, object]) -> object:
    """Return the record of `data`, which may hold more than the record knows; raises `BadInput`."""
    record: object = validated_as(KINDS[kind].record_type, data)
    return record


def validated_as(record_type: type[T], data: Mapping[str, object]) -> T:
    """Return the record of a type that `data` makes; raises `BadInput`."""
    kind = KIND_OF[record_type]
    try:
        record: T = _adapter(kind).validate_python(data)
        return record
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "the record"
        raise _malformed(kind, f"{where}: {first['msg']}") from error


def payload_of(kind: Kind, data: Mapping[str, object]) -> str:
    """Return the payload of `data` after a check that it makes a record; raises `BadInput`."""
    validated(kind, data)
    stamp = {VERSION: KINDS[kind].version}
    # The first for the order, the last for the value.
    return _text(kind, stamp | dict(data) | stamp)


def with_fields(kind: Kind, payload: str, changes: Mapping[str, object]) -> str:
    """Return a payload with some fields changed; what this version does not know stays in it."""
    return payload_of(kind, {**as_data(kind, payload), **changes})


@cache
def _adapter(kind: Kind) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind].record_type)


def _text(kind: Kind, data: Mapping[str, object]) -> str:
    """Return JSON that everybody can read: Python would write NaN and Infinity, which are none."""
    try:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except ValueError as error:
        raise _malformed(kind, "it holds what is no number") from error


def _malformed(kind: Kind, reason: str) -> BadInput:
    return BadInput(
        "malformed",
        "A record of the kind “{kind}” cannot be read: {reason}",
        "Update fieldkm on this machine; if it stays so, send this text to your administrator.",
        kind=kind.value,
        reason=reason,
    )
