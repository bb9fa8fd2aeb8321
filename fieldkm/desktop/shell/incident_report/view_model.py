"""An incident while it is written down, without Qt: where, what, when; saved by one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.domain.customers import Subject, SubjectKind
from fieldkm.domain.moments import moment_doubt
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.place_names import WhereNames

_TITLE, _BACKGROUND = "incident-title", "incident-background"  # in the drafts


@dataclass(frozen=True, slots=True)
class State:
    """`where` is empty while no place is chosen; `doubt` is told and stops nothing; `saved` is the
    incident's id once it is written down. `title` and `background` are what was typed before, in a
    panel that was closed or when the program ended.
    """

    subject: Subject | None = None
    where: str = ""
    choices: tuple[tuple[Subject, WhereNames], ...] = ()
    is_unknown: bool = False
    doubt: FieldkmError | None = None
    error: Exception | None = None
    saved: str = ""
    title: str = ""
    background: str = ""


class IncidentReport(ViewModel[State]):
    """Finds the place and writes the incident down, off the interface's thread."""

    def __init__(
        self, workplace: Workplace, tasks: Tasks, on_change: Callable[[State], None]
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks

    def begin(self, subject: Subject | None) -> None:
        """Begin at a place, else at the machine at hand."""
        at_hand = self._workplace.machine_at_hand
        if subject is None and at_hand is not None and at_hand.record:
            subject = Subject(SubjectKind.MACHINE, at_hand.record)
        if subject is not None:
            self.take(subject)

    def take(self, subject: Subject) -> None:
        """Choose where it happened."""

        def read() -> State:
            where = str(self._workplace.incidents.where(subject))
            kept = self._workplace.drafts.of(_draft_of(subject))
            return State(
                subject,
                where,
                doubt=self.state.doubt,
                title=kept.get(_TITLE, ""),
                background=kept.get(_BACKGROUND, ""),
            )

        self._tasks.run(read, self._show, self._fail, group="incident-place")

    def leave_out(self) -> None:
        """Choose no place, to look for another one."""
        self._show(State(doubt=self.state.doubt))

    def look_for(self, text: str) -> None:
        """Look for customers and machines by name or serial number."""

        def take(found: tuple[tuple[Subject, WhereNames], ...]) -> None:
            nothing = bool(text.strip()) and not found
            self._show(replace(self.state, choices=found, is_unknown=nothing, error=None))

        self._tasks.run(
            lambda: self._workplace.incidents.places(text), take, self._fail, group="incident-place"
        )

    def say_when(self, happened: datetime) -> None:
        """Tell what is strange about the time."""
        doubt = moment_doubt(happened, self._workplace.clock.now())
        self._show(replace(self.state, doubt=doubt))

    def keep(self, title: str, background: str) -> None:
        """Keep what is being typed, for the next time at this place."""
        subject = self.state.subject
        typed = {_TITLE: title, _BACKGROUND: background}
        self._tasks.run(
            lambda: self._workplace.drafts.keep(_draft_of(subject), typed),
            lambda _: None,
            self._fail,
            group="incident-draft",
        )

    def save(self, title: str, background: str, happened: datetime | None) -> None:
        """Write it down."""
        subject = self.state.subject

        def write() -> str:
            done = self._workplace.drafts.done(_draft_of(subject), _TITLE, _BACKGROUND)
            incidents = self._workplace.incidents
            return incidents.report(title, background, subject, happened, [done])

        self._tasks.run(
            write,
            lambda made: self._show(replace(self.state, saved=made, error=None)),
            self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, error=error))


def _draft_of(subject: Subject | None) -> str:
    """Return what a draft is kept with: the place, so that it leaves the laptop with it."""
    return subject.id if subject else "incident"
