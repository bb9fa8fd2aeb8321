"""A fix begun from anywhere: from a visit where there is one, else from nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.errors import Unavailable

if TYPE_CHECKING:
    from fieldkm.app.places import Place


class FixWriting:
    """Begins drafts, and leads to where they are written."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        go: Callable[[Place], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._workplace = workplace
        self._tasks = tasks
        self._go = go
        self._failed = failed

    def begin(self, visit: str = "") -> None:
        """Begin a fix from a visit, by its id, or from the one at hand; go on with what was begun
        of it already.
        """
        self._tasks.run(lambda: self._draft(visit), self._write, self._failed, group="write-fix")

    def _draft(self, visit: str) -> str:
        """Runs off the interface's thread."""
        drafts, told_of = self._workplace.fix_drafts, visit or self._visit_at_hand()
        return (drafts.from_visit(told_of) if told_of else drafts.begin()).id

    def _visit_at_hand(self) -> str:
        try:
            state = self._workplace.visits.open_visit()
        except Unavailable:  # customers' data is locked; what one has found out is not
            return ""
        return state.visit.id if state else ""

    def _write(self, draft: str) -> None:
        from fieldkm.app.places import FixDraftPlace

        self._go(FixDraftPlace(draft))
