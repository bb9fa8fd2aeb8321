"""Records travel and are kept for years: what each of them must be for that."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from datetime import date, datetime

import pytest

from fieldkm.domain import (
    bulletins,
    conflicts,
    customers,
    entitlements,
    evidence,
    fixes,
    incidents,
    machines,
    outcomes,
    people,
    visits,
    vocabulary,
)

MODULES = (
    bulletins,
    conflicts,
    customers,
    entitlements,
    evidence,
    fixes,
    incidents,
    machines,
    outcomes,
    people,
    visits,
    vocabulary,
)
RECORDS = sorted(
    {
        item
        for module in MODULES
        for item in vars(module).values()
        if isinstance(item, type)
        and dataclasses.is_dataclass(item)
        and item.__module__ == module.__name__
    },
    key=lambda item: item.__qualname__,
)
PLAIN = {str, int, float, bool, datetime, date, types.NoneType}


def _travels(kind: typing.Any) -> bool:
    if typing.get_origin(kind) is types.UnionType:
        return all(_travels(part) for part in typing.get_args(kind))
    if typing.get_origin(kind) is tuple:
        part, more = typing.get_args(kind)
        return more is ... and _travels(part)
    if kind in PLAIN or dataclasses.is_dataclass(kind):
        return True
    return isinstance(kind, type) and issubclass(kind, str) and issubclass(kind, enum.Enum)


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_is_frozen_and_made_of_what_travels(record: typing.Any) -> None:
    assert record.__dataclass_params__.frozen
    assert "__slots__" in vars(record)
    assert all(_travels(kind) for kind in typing.get_type_hints(record).values())
