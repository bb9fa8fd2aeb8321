"""A timeline as it is shown, portion by portion, without Qt and without a database."""

from __future__ import annotations

from fieldkm.app.history import Portion
from fieldkm.app.history_events import Event, EventKind
from fieldkm.desktop.history.view_model import HistoryViewModel, State
from fieldkm.domain.moments import Moment
from fieldkm.errors import Unavailable
from tests.support.tasks import HeldTasks, ImmediateTasks

EVENTS = [Event(EventKind.VISIT, (f"{number}", "")) for number in range(9, 0, -1)]


def read(before: Moment | None) -> Portion:
    """Four events at a time."""
    rest = [event for event in EVENTS if before is None or event.moment < before]
    older = rest[3].moment if len(rest) > 4 else None
    return Portion(tuple(rest[:4]), older)


def a_model(tasks: ImmediateTasks | HeldTasks) -> tuple[HistoryViewModel, list[State]]:
    shown: list[State] = []
    return HistoryViewModel(tasks, "history", shown.append), shown


def test_older_events_are_added_until_there_are_none() -> None:
    model, _ = a_model(ImmediateTasks())
    model.begin(read)
    counts = [len(model.state.events)]
    while model.state.has_more:
        model.more()
        counts.append(len(model.state.events))
    assert counts == [4, 8, 9]
    assert list(model.state.events) == EVENTS
    model.more()
    assert len(model.state.events) == 9


def test_another_timeline_is_empty_until_it_was_read() -> None:
    tasks = HeldTasks()
    model, shown = a_model(tasks)
    model.refresh()
    model.more()
    assert tasks.waiting == []
    model.begin(read)
    assert shown[-1] == State()
    tasks.finish_all()
    assert shown[-1].is_ready
    model.begin(lambda before: Portion())
    assert shown[-1].events == ()
    tasks.finish_all()
    assert shown[-1] == State(is_ready=True)


def test_what_cannot_be_read_is_told_beside_what_was() -> None:
    model, _ = a_model(ImmediateTasks())
    error = Unavailable("customers-locked", "Locked.")

    def fail(before: Moment | None) -> Portion:
        raise error

    model.begin(fail)
    assert (model.state.error, model.state.events) == (error, ())
    model.begin(read)
    assert model.state.error is None
