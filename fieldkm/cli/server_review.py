"""`fieldkm server review`: the fixes that wait for a reviewer, for the administrator."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from fieldkm.cli.output import Output
from fieldkm.cli.server_setting import administration_of, upkeep_of
from fieldkm.host.clock import SystemClock

if TYPE_CHECKING:
    from fieldkm.domain.fixes import Fix
    from fieldkm.server.coming_back import BroughtBack
    from fieldkm.server.review_queue import WaitingFix


def list_waiting(options: Namespace, output: Output) -> int:
    """List what waits for a reviewer, what waits longest first."""
    with administration_of(options) as desk:
        found = [item for item in desk.waiting_fixes() if item.risen or not options.risen]
    for item in found:
        output.result({**_values(item.fix), **_standing(item)}, _waiting_words(item))
    if not found:
        output.remark("No fix has waited for too long." if options.risen else "No fix waits.")
    return 0


def bring_back(options: Namespace, output: Output) -> int:
    """Bring back at once what the server would bring back within the hour."""
    with upkeep_of(options) as work:
        found = work.run(SystemClock().now())
    for item in found:
        told = {"cause": item.cause.value, "detail": item.detail}
        output.result({**_values(item.fix), **told}, _back_words(item))
    if not found:
        output.remark("No approved fix has to be looked at again.")
    return 0


def _values(fix: Fix) -> dict[str, object]:
    return {
        "id": fix.id,
        "number": fix.number,
        "title": fix.title,
        "state": fix.state.value,
        "family": fix.family,
        "territory": fix.territory,
        "safety": fix.safety,
    }


def _standing(item: WaitingFix) -> dict[str, object]:
    fix = item.fix
    return {
        "author": item.author,
        "since": fix.submitted.isoformat() if fix.submitted else None,
        "days": item.days,
        "risen": item.risen,
        "cause": fix.review_cause.value if fix.review_cause else None,
        "detail": fix.review_detail,
        "improvements": len(fix.waiting),
        "reviewers": item.reviewers,
    }


def _waiting_words(item: WaitingFix) -> str:
    fix = item.fix
    why = f"  {fix.review_cause}" if fix.review_cause else ""
    safety = "  touches safety" if fix.safety else ""
    risen = "  waits for too long" if item.risen else ""
    reviewers = ", ".join(item.reviewers) or "nobody: give somebody the family"
    days = "1 day" if item.days == 1 else f"{item.days} days"
    return f"{fix.number}  {days}{risen}{why}{safety}  {fix.family}: {reviewers}  {fix.title}"


def _back_words(item: BroughtBack) -> str:
    detail = f" ({', '.join(item.detail.splitlines())})" if item.detail else ""
    return f"{item.fix.number}  {item.cause}{detail}  {item.fix.title}"
