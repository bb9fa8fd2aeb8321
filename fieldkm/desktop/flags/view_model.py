"""What the Reported errors screen shows and does, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel

if TYPE_CHECKING:  # brings the database along
    from fieldkm.app.flags import KnownFlag

_MOST_ANSWERED = 50


@dataclass(frozen=True, slots=True)
class State:
    """`open` wait for an answer, those that this user can answer first."""

    open: tuple[KnownFlag, ...] = ()
    answered: tuple[KnownFlag, ...] = ()
    is_read: bool = False
    error: Exception | None = None


class FlagsViewModel(ViewModel[State]):
    """Reads off the interface's thread."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        wrote: Callable[[], None],
        on_change: Callable[[State], None],
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks
        self._wrote = wrote
        self._language = "en"

    def load(self, language: str) -> None:
        """Read the reports again."""
        self._language = language
        self._tasks.run(self._read, self._show, self._fail, group="flags")

    def answer(self, flag: str, text: str) -> None:
        """Answer a report; raises `FieldkmError`."""
        self._workplace.flags.answer(flag, text)
        self._wrote()
        self.load(self._language)

    def _read(self) -> State:
        """Runs off the interface's thread."""
        found = self._workplace.flags.listed(self._language)
        waiting = sorted((flag for flag in found if flag.is_open), key=lambda f: not f.may_answer)
        answered = tuple(flag for flag in found if not flag.is_open)[:_MOST_ANSWERED]
        return State(tuple(waiting), answered, is_read=True)

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, is_read=True, error=error))
