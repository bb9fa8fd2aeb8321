"""What the Incidents screen shows and does, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.domain.incidents import IncidentState, IncidentStep

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.incidents import Colleague, KnownIncident, WrittenEntry

_MOST_CLOSED = 20


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is typed in: `owner` is the colleague's id, `for_visitor` what the next visitor
    is told from now on.
    """

    step: IncidentStep
    text: str = ""
    for_visitor: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """The incident that is open on the screen."""

    incident: KnownIncident
    entries: tuple[WrittenEntry, ...]
    colleagues: tuple[Colleague, ...]

    @property
    def steps(self) -> tuple[IncidentStep, ...]:
        """Return the steps that this user can take now."""
        if not self.incident.may_work_off:
            return (IncidentStep.REMARK,)
        if self.incident.state is IncidentState.CLOSED:
            return (IncidentStep.REMARK, IncidentStep.OPENED_AGAIN)
        answered = self.incident.state is IncidentState.ANSWERED
        return _STEPS[1:] if answered else _STEPS


@dataclass(frozen=True, slots=True)
class State:
    """`error` is why the list or the incident cannot be shown, `problem` why the last step was not
    taken; `taken` counts the steps that were, so that a form knows when to empty itself.
    """

    open: tuple[KnownIncident, ...] = ()
    closed: tuple[KnownIncident, ...] = ()
    detail: Detail | None = None
    is_read: bool = False
    works_off: bool = False
    taken: int = 0
    error: Exception | None = None
    problem: Exception | None = None

    @property
    def late(self) -> tuple[KnownIncident, ...]:
        """Return those that missed a deadline; they come first anyway."""
        return tuple(item for item in self.open if item.late is not None)

    @property
    def in_time(self) -> tuple[KnownIncident, ...]:
        """Return the other open ones."""
        return tuple(item for item in self.open if item.late is None)


class IncidentsViewModel(ViewModel[State]):
    """Reads incidents and writes steps, off the interface's thread."""

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
        self.shown = ""  # the id of the incident that is open, or is being read; empty for none

    def load(self) -> None:
        """Read list and incident anew."""
        self.show(self.shown)

    def show(self, incident: str) -> None:
        """Open an incident; an empty id shows the list alone."""
        before = self.state
        self.shown = incident
        self._tasks.run(
            lambda: self._read(incident, before), self._show, self._fail, group="incidents"
        )

    def take(self, step: Step) -> None:
        """Take a step with the incident that is open."""
        incident = self.shown

        def write() -> None:
            self._workplace.incidents.add(
                incident, step.step, step.text, for_visitor=step.for_visitor, owner=step.owner
            )

        self._tasks.run(write, lambda _: self._taken(), self._refuse)

    def _read(self, incident: str, before: State) -> State:
        """Runs off the interface's thread."""
        incidents = self._workplace.incidents
        detail = None
        if incident:
            found, entries = incidents.find(incident), incidents.entries(incident)
            people = incidents.colleagues() if found.may_work_off else ()
            others = tuple(one for one in people if one.id != found.status.owner)
            detail = Detail(found, entries, others)
        is_same = before.detail is not None and before.detail.incident.id == incident
        return State(
            open=incidents.open(),
            closed=incidents.closed(_MOST_CLOSED),
            detail=detail,
            is_read=True,
            works_off=incidents.works_off,
            taken=before.taken,
            problem=before.problem if is_same else None,
        )

    def _taken(self) -> None:
        self._show(replace(self.state, taken=self.state.taken + 1, problem=None))
        self._wrote()
        self.load()

    def _refuse(self, error: Exception) -> None:
        self._show(replace(self.state, problem=error))

    def _fail(self, error: Exception) -> None:
        self.shown = ""
        self._show(replace(self.state, is_read=True, detail=None, error=error))


_STEPS = (
    IncidentStep.ANSWERED,
    IncidentStep.NEXT_STEP,
    IncidentStep.HANDED_ON,
    IncidentStep.REMARK,
    IncidentStep.CLOSED,
)
