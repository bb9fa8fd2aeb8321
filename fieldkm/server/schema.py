"""Which versions of the protocol this server speaks."""

from __future__ import annotations

from fieldkm.errors import Refused
from fieldkm.protocol.envelopes import SCHEMA
from fieldkm.protocol.problems import UPGRADE

OLDEST = 1  # that can still pull; what was written by an older one is taken for ever


def check_pull(version: int) -> None:
    """Raise `Refused` unless a laptop that speaks `version` understands what it would get."""
    if version < OLDEST:
        raise Refused(
            UPGRADE,
            "This laptop speaks a protocol that the server does not speak any more.",
            "Update fieldkm on this laptop. What you wrote is sent all the same.",
        )
    check_push(version)


def check_push(version: int) -> None:
    """Raise `Refused` for a laptop that is newer than the server: its operations must wait."""
    if version > SCHEMA:
        raise Refused(
            UPGRADE,
            "This laptop speaks a newer protocol than the server.",
            "Ask your administrator to update the server. What you wrote is kept.",
        )
