"""All fixes that wait for a reviewer, for the administrator: since when, which have risen, and who
could decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from fieldkm.domain.fix_life import in_queue
from fieldkm.domain.fix_rules import may_decide, rises
from fieldkm.domain.fixes import Fix
from fieldkm.domain.people import Role
from fieldkm.server.coming_back import fixes_like
from fieldkm.server.deadlines import REVIEW_DAYS, deadlines
from fieldkm.server.reach import standing_of
from fieldkm.server.tables import users

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class WaitingFix:
    """A fix that waits, for so many whole days; with `risen` for too long. `author` and `reviewers`
    are names to sign in with; where there are no reviewers nobody can decide.
    """

    fix: Fix
    days: int
    risen: bool
    author: str
    reviewers: tuple[str, ...]


def waiting_fixes(connection: Connection, now: datetime) -> list[WaitingFix]:
    """Return what waits for a reviewer, what waits longest first."""
    working_days = deadlines(connection)[REVIEW_DAYS]
    everybody = select(users.c.id, users.c.name, users.c.role, users.c.disabled)
    rows = connection.execute(everybody.order_by(users.c.name)).all()
    names = {row.id: row.name for row in rows}
    supervisors = [
        (row.name, standing_of(connection, row.id, now).reach)
        for row in rows
        if row.role == Role.SUPERVISOR and not row.disabled
    ]
    found = {
        fix.id: fix
        for words in ('"waiting":[', '"review_cause":"')
        for fix in fixes_like(connection, words)
        if in_queue(fix)
    }
    return [
        WaitingFix(
            fix,
            (now - fix.submitted).days if fix.submitted else 0,
            rises(fix, now, working_days),
            names.get(fix.author, fix.author),
            tuple(name for name, reach in supervisors if may_decide(fix, reach)),
        )
        for fix in sorted(found.values(), key=lambda fix: (fix.submitted or _LONG_AGO, fix.id))
    ]
