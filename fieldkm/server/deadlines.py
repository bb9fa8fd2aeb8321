"""The company's own deadlines, in days, where they differ from the program's."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Connection, select, text

from fieldkm.domain.fix_rules import REST_DAYS, REVIEW_WORKING_DAYS
from fieldkm.domain.incidents import DEADLINES
from fieldkm.domain.offline import LOCK_DAYS
from fieldkm.errors import BadInput
from fieldkm.server.derived import ANSWER_DAYS, CLOSE_DAYS
from fieldkm.server.tables import server_settings

LOCK_AFTER = "lock-after-days"  # offline, after which a laptop locks customers' data
REVIEW_DAYS = "review-days"  # working days, after which a fix that waits for a reviewer rises
REST_AFTER = "rest-days"  # after its review, when an approved fix is looked at again
USUAL: Mapping[str, int] = MappingProxyType(
    {
        ANSWER_DAYS: DEADLINES.answer,
        CLOSE_DAYS: DEADLINES.close,
        LOCK_AFTER: LOCK_DAYS,
        REVIEW_DAYS: REVIEW_WORKING_DAYS,
        REST_AFTER: REST_DAYS,
    }
)
_LONGEST = 365
_LONGEST_REST = 3_650
_KEEP = text(
    "INSERT INTO server_settings (name, value) VALUES (:name, :value)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


def deadlines(connection: Connection) -> dict[str, int]:
    """Return all deadlines by name, in days; the usual one for what is kept and is no number."""
    query = select(server_settings.c.name, server_settings.c.value).where(
        server_settings.c.name.in_(list(USUAL))
    )
    rows = connection.execute(query)
    kept = {name: int(value) for name, value in rows if value.isascii() and value.isdecimal()}
    return {**USUAL, **kept}


def set_deadline(connection: Connection, name: str, days: int) -> None:
    """Set a deadline; it holds for what is reported from then on. Raises `BadInput` for one that
    does not exist and for less than a day or more than a year; a fix may rest for ten.
    """
    if name not in USUAL:
        raise BadInput(
            "no-such-deadline",
            "There is no deadline {name}.",
            "List them with “fieldkm server deadline list”.",
            name=name[:80],
        )
    longest = _LONGEST_REST if name == REST_AFTER else _LONGEST
    if not 1 <= days <= longest:
        raise BadInput(
            "bad-deadline",
            "{days} days cannot be a deadline.",
            "Choose from 1 to {longest} days.",
            days=days,
            longest=longest,
        )
    connection.execute(_KEEP, {"name": name, "value": str(days)})
