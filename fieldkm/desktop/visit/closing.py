"""The fields of a visit's close as they are typed, read as what is said at its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from fieldkm.domain.outcomes import Result

if TYPE_CHECKING:
    from fieldkm.app.visit_entries import Closing, Used
    from fieldkm.app.visit_terms import Term

CLOSING, RESULT, SUMMARY = "closing", "result", "summary"
CAUSE, CAUSE_WORDS, FOLLOW_UP, USED = "cause", "cause-words", "follow-up", "used:"
"""`used:manual/page` holds how a procedure worked."""
FIX, WHY = "fix:", "why:"
"""`fix:ID` holds how a fix worked, `why:ID` the word of why."""

FixOutcome = Callable[[str, Result, str], "Used"]


def closing_of(typed: Mapping[str, str], causes: Sequence[Term], ended: FixOutcome) -> Closing:
    """Return what was said at the end; `causes` are those that could be chosen, `ended` makes the
    outcome of a fix and may raise `BadInput`.
    """
    from fieldkm.app.visit_entries import Closing, Used

    cause = next((term for term in causes if term.ref == typed.get(CAUSE)), None)
    used = [
        Used(Result(result), procedure=name.removeprefix(USED))
        for name, result in typed.items()
        if name.startswith(USED)
    ]
    for name, result in typed.items():
        if name.startswith(FIX):
            fix = name.removeprefix(FIX)
            used.append(ended(fix, Result(result), typed.get(WHY + fix, "").strip()))
    return Closing(
        Result(typed[RESULT]),
        typed.get(SUMMARY, "").strip(),
        cause.ref if cause else "",
        cause.title if cause else typed.get(CAUSE_WORDS, "").strip(),
        typed.get(FOLLOW_UP, "").strip(),
        used,
    )
