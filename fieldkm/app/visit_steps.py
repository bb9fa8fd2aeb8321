"""Steps that were ticked in procedures, as entries of the visit that they were done in.

The ticks stay in the machine's work session, where the pages show them, until the visit is closed;
each of them is written into the visit once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from fieldkm.app.library import Library
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.reading import Tick, WorkSession
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, VisitEntry
from fieldkm.errors import FieldkmError
from fieldkm.host.clock import Clock
from fieldkm.store.outbox import Beside
from fieldkm.store.work_sessions import WorkSessions


class VisitSteps:
    """Compares a machine's open work session with a visit."""

    def __init__(
        self,
        sessions: WorkSessions,
        library: Library,
        language: Callable[[], str],
        clock: Clock,
    ) -> None:
        self._sessions = sessions
        self._clock = clock
        self._library = library
        self._language = language

    def session(self, machine: MachineAtHand | None) -> WorkSession | None:
        """Return the open work session of a machine; the ticks of no known machine are nobody's."""
        return self._sessions.open_for(machine.model, machine.serial) if machine else None

    def begun(self, machine: MachineAtHand | None) -> tuple[str, Sequence[Beside]]:
        """Return the id of a machine's open work session, and what writes a new one where there is
        none; of no known machine, nothing.
        """
        if machine is None:
            return "", ()
        found = self.session(machine)
        if found:
            return found.id, ()
        new = WorkSession(self._clock.new_id(), machine.model, machine.serial, self._clock.now())
        return new.id, (partial(self._sessions.start_in, session=new),)

    def ending(self, session: WorkSession) -> Beside:
        """Return what ends a session: the next tick begins a new one."""
        return partial(self._sessions.close_in, session_id=session.id, when=self._clock.now())

    def missing(self, state: VisitState, session: WorkSession) -> list[VisitEntry]:
        """Return what was ticked and is not in the visit, as entries that lack id and author."""
        told = {entry.ref for entry in state.of(EntryKind.PROCEDURE, EntryKind.STEP)}
        found: list[VisitEntry] = []
        for page, ticks in _by_page(self._sessions.ticks(session.id)).items():
            title, alarms = self._page(*page)
            done = [tick for tick in ticks if tick.key not in alarms]
            ref = "/".join(page)
            if done and ref not in told:
                found.append(_entry(state, EntryKind.PROCEDURE, ref, title, done[0].when))
            found += [
                _entry(state, EntryKind.STEP, f"{ref}#{tick.key}", tick.place.quote, tick.when)
                for tick in done
                if f"{ref}#{tick.key}" not in told
            ]
        return found

    def untrue(self, state: VisitState, session: WorkSession) -> list[VisitEntry]:
        """Return the steps of the visit whose tick was taken back in the session that it began
        with; of another session nobody can tell.
        """
        if session.id != state.visit.work_session:
            return []
        ticked = {
            f"{tick.place.manual}/{tick.place.page}#{tick.key}"
            for tick in self._sessions.ticks(session.id)
        }
        return [entry for entry in state.of(EntryKind.STEP) if entry.ref not in ticked]

    def _page(self, manual: str, page: str) -> tuple[str, frozenset[str]]:
        """Return a page's title, and the keys of its alarms, which are acknowledged and not done.
        They differ from language to language.
        """
        try:
            reader = self._library.reader(manual)
            found = [reader.page(page, language) for language in reader.info.languages]
            title = reader.page(page, self._language()).head.title
        except FieldkmError:
            return page, frozenset()  # the manual is not here any more
        return title, frozenset(alarm.key for each in found for alarm in each.alarms)


def _by_page(ticks: list[Tick]) -> dict[tuple[str, str], list[Tick]]:
    pages: dict[tuple[str, str], list[Tick]] = {}
    for tick in ticks:
        pages.setdefault((tick.place.manual, tick.place.page), []).append(tick)
    return pages


def _entry(state: VisitState, kind: EntryKind, ref: str, text: str, at: datetime) -> VisitEntry:
    return VisitEntry("", state.visit.id, kind, at, ref=ref, text=text)
