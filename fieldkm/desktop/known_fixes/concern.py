"""The fixes for what is selected on a screen, read off the interface's thread, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.domain.fix_lines import FixLine


@dataclass(frozen=True, slots=True)
class Concern:
    """What fixes may be about: pages (`manual/page`), fault codes, parts."""

    pages: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


NOTHING = Concern()


class KnownFixes:
    """Tells `on_change` of the fixes for the last concern, those for the machine at hand where
    there is one. What is selected meanwhile goes on without them.
    """

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        group: str,
        on_change: Callable[[tuple[FixLine, ...]], None],
    ) -> None:
        self._workplace = workplace
        self._tasks = tasks
        self._group = group
        self._on_change = on_change
        self._concern = NOTHING

    def look(self, concern: Concern, *, again: bool = False) -> None:
        """Look for the fixes about something else; `again` also where it is the same."""
        if concern == self._concern and not again:
            return
        self._concern = concern
        machine = self._workplace.machine_at_hand
        models = (machine.model,) if machine and machine.model else ()
        self._tasks.run(
            lambda: self._read(concern, models),
            lambda lines: self._take(concern, lines),
            lambda _: self._take(concern, ()),  # a damaged disk is told where it matters
            group=self._group,
        )

    def _read(self, concern: Concern, models: tuple[str, ...]) -> tuple[FixLine, ...]:
        """Runs off the interface's thread."""
        if concern == NOTHING:
            return ()
        return tuple(
            self._workplace.fixes.beside(
                pages=concern.pages, codes=concern.codes, parts=concern.parts, models=models
            )
        )

    def _take(self, concern: Concern, lines: tuple[FixLine, ...]) -> None:
        if concern == self._concern:
            self._on_change(lines)
