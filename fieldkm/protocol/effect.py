"""An effect of an operation: the record as it becomes, whose it is, and what it must not be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fieldkm.errors import BadInput, Refused
from fieldkm.protocol.kinds import Kind

Read = Callable[[Kind, str], str | None]


@dataclass(frozen=True, slots=True)
class Actor:
    """Whose operation it is: the id of the user, and the territory they work in."""

    user: str
    territory: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """A record as it becomes."""

    kind: Kind
    id: str
    payload: str


def malformed(reason: str) -> BadInput:
    """Return the error of an operation that makes no sense."""
    return BadInput(
        "malformed-operation",
        "The operation makes no sense: {reason}.",
        "Update fieldkm on this laptop; if it stays so, send this text to your administrator.",
        reason=reason,
    )


def unknown_record() -> Refused:
    """Return the error of an operation on a record that is not there, or not for this device."""
    return Refused(
        "unknown-record",
        "The record that this belongs to is not on the server.",
        "It may have been removed, or moved to another territory. Ask your supervisor.",
    )
