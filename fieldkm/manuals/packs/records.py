"""Dataclasses as JSON: how the domain's records stand in a pack and on the shelf.

Written canonically (sorted keys, no white space, fields at their default left out), so that the
same record always has the same bytes and the same hash. Read strictly: a wrong type is `BadInput`,
a field that this version does not know is left out. The way to read a type is worked out once from
its annotations.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from fieldkm.errors import BadInput

Record = TypeVar("Record")
Reader = Callable[[object], object]

_LARGEST = 2**53  # what JSON carries exactly, everywhere


class _MismatchError(Exception):
    """A value has another type than the record says; `place` grows from the inside to the
    outside."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected
        self.place: list[str] = []


def record_bytes(record: object) -> bytes:
    """Return `record` (a dataclass) as canonical JSON in UTF-8."""
    return json_bytes(plain_record(record))


def json_bytes(value: object) -> bytes:
    """Return plain JSON data in its canonical form."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def plain_record(record: object) -> dict[str, object]:
    """Return a dataclass as plain JSON data; fields at their default are left out."""
    kind: type = type(record)
    pairs = ((name, getattr(record, name), default) for name, default in _defaults(kind))
    return {name: _plain(item) for name, item, default in pairs if item != default}


def _plain(value: object) -> object:
    if is_dataclass(value):
        return plain_record(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def read_record(kind: type[Record], data: bytes, name: str) -> Record:
    """Read a `kind` from JSON; `name` is the file that an error speaks of."""
    return record_from(kind, read_json(data, name), name)


def record_from(kind: type[Record], raw: object, name: str) -> Record:
    """Read a `kind` from plain JSON data."""
    try:
        return cast(Record, _read_dataclass(kind, raw))
    except _MismatchError as mismatch:
        where = ".".join(reversed(mismatch.place)) or "all of it"
        raise BadInput(
            "record-broken",
            "{file} is damaged: {where} should be {expected}.",
            "Get the file again from where it came from.",
            file=name,
            where=where,
            expected=mismatch.expected,
        ) from None
    except RecursionError:
        raise _not_json(name) from None


def read_json(data: bytes, name: str) -> object:
    """Return JSON data; what is no JSON, or no text that could be written again, is `BadInput`."""
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
        if b"\\u" in data:  # an escape can smuggle in half a character, which nothing can store
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise _not_json(name) from None
    return value


def _no_constant(word: str) -> object:
    raise ValueError(word)


def _not_json(name: str) -> BadInput:
    return BadInput(
        "record-broken",
        "{file} is damaged: it cannot be read.",
        "Get the file again from where it came from.",
        file=name,
    )


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def _plan(kind: type) -> tuple[tuple[str, Reader, bool], ...]:
    """Return name, reader and whether it must be there, for each field of a dataclass."""
    hints = get_type_hints(kind)
    return tuple(
        (name, _reader(hints[name]), default is MISSING) for name, default in _defaults(kind)
    )


def _read_dataclass(kind: type, raw: object) -> object:
    if type(raw) is not dict:
        raise _MismatchError("an object")
    values: dict[str, object] = {}
    for name, read, required in _plan(kind):
        if name in raw:
            try:
                values[name] = read(raw[name])
            except _MismatchError as mismatch:
                mismatch.place.append(name)
                raise
        elif required:
            raise _MismatchError(f"an object with “{name}”")
    return kind(**values)


def _reader(hint: object) -> Reader:
    """Return what reads a value of the annotated type."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_reader(inner)
    if origin is dict:
        return partial(_read_dict, _reader(inner[1]))
    if origin in (Union, types.UnionType):
        return partial(_read_optional, _reader(inner[0]))
    if isinstance(hint, type):
        return _class_reader(hint)
    raise TypeError(f"records hold no {hint}")


def _class_reader(kind: type) -> Reader:
    if is_dataclass(kind):
        return partial(_read_dataclass, kind)
    if issubclass(kind, StrEnum):
        return partial(_read_enum, kind)
    return {str: _read_str, int: _read_int, float: _read_float, bool: _read_bool}[kind]


def _tuple_reader(inner: tuple[object, ...]) -> Reader:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return partial(_read_many, _reader(inner[0]))
    return partial(_read_exactly, tuple(_reader(item) for item in inner))


def _read_str(raw: object) -> object:
    if type(raw) is not str:
        raise _MismatchError("text")
    return raw


def _read_int(raw: object) -> object:
    if type(raw) is not int or abs(raw) > _LARGEST:
        raise _MismatchError("a whole number")
    return raw


def _read_float(raw: object) -> object:
    if type(raw) is not int and type(raw) is not float:
        raise _MismatchError("a number")
    if not abs(raw) <= _LARGEST:  # neither is infinity, and no screen shows more
        raise _MismatchError("a number")
    return float(raw)


def _read_bool(raw: object) -> object:
    if type(raw) is not bool:
        raise _MismatchError("true or false")
    return raw


def _read_enum(kind: type[StrEnum], raw: object) -> object:
    try:
        return kind(str(raw))
    except ValueError:
        raise _MismatchError(f"one of {', '.join(kind)}") from None


def _read_optional(read: Reader, raw: object) -> object:
    return None if raw is None else read(raw)


def _read_many(read: Reader, raw: object) -> object:
    if type(raw) is not list:
        raise _MismatchError("a list")
    return tuple([read(item) for item in raw])


def _read_exactly(readers: tuple[Reader, ...], raw: object) -> object:
    if type(raw) is not list or len(raw) != len(readers):
        raise _MismatchError(f"a list of {len(readers)}")
    return tuple(read(item) for read, item in zip(readers, raw, strict=True))


def _read_dict(read: Reader, raw: object) -> object:
    if type(raw) is not dict:
        raise _MismatchError("an object")
    return {key: read(item) for key, item in raw.items()}
