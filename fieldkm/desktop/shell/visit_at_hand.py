"""The visit at hand, beside the search box: the one that was begun last and is not closed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.shell.synchronising.synchroniser import Synchroniser
from fieldkm.desktop.shell.top_bar import TopBar

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.places import Place
    from fieldkm.domain.visit_state import VisitState

logger = logging.getLogger(__name__)


class VisitAtHand:
    """Keeps the button in the top bar true, and leads to the visit."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        synchroniser: Synchroniser,
        top_bar: TopBar,
        go: Callable[[Place], None],
    ) -> None:
        self._workplace = workplace
        self._tasks = tasks
        self._top_bar = top_bar
        self._go = go
        self._visit = ""
        top_bar.visit_pressed.connect(self.open)
        synchroniser.watch_records(self.refresh)

    def refresh(self) -> None:
        """Look again which visit is open."""
        self._tasks.run(
            self._read,
            self._show,
            lambda error: logger.warning("the open visit cannot be read: %s", error),
            group="visit-at-hand",
        )

    def _read(self) -> VisitState | None:
        """Runs off the interface's thread: it may make the service."""
        return self._workplace.visits.open_visit()

    def open(self) -> None:
        """Go to the visit; nothing happens where none is open."""
        from fieldkm.app.places import VisitPage

        if self._visit:
            self._go(VisitPage(self._visit))

    def _show(self, state: VisitState | None) -> None:
        visit = state.visit if state else None
        self._visit = visit.id if visit else ""
        self._top_bar.show_visit((visit.serial or visit.model or visit.id[-8:]) if visit else "")
