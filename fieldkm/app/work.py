"""Work at the machine at hand: steps ticked and warnings acknowledged, until the session is
closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.reading import Place, Tick, WorkSession

if TYPE_CHECKING:
    from fieldkm.app.library import OpenPage
    from fieldkm.host.clock import Clock
    from fieldkm.store.work_sessions import WorkSessions

NO_MACHINE = MachineAtHand("")


class Work:
    """The work session of a machine; without a machine at hand there is one for "no machine"."""

    def __init__(self, sessions: WorkSessions, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    def session(self, machine: MachineAtHand | None) -> WorkSession:
        """Return the open session of a machine; the first tick begins one."""
        at = machine or NO_MACHINE
        found = self._sessions.open_for(at.model, at.serial)
        if found:
            return found
        started = WorkSession(self._clock.new_id(), at.model, at.serial, self._clock.now())
        self._sessions.start(started)
        return started

    def begun(self, machine: MachineAtHand) -> WorkSession | None:
        """Return the open session of a machine, if there is one."""
        return self._sessions.open_for(machine.model, machine.serial)

    def pages(self, session: WorkSession) -> list[PageRef]:
        """Return the pages on which something was ticked in a session, the last one first."""
        ticked = reversed(self._sessions.ticks(session.id))
        return list(dict.fromkeys(PageRef(tick.place.manual, tick.place.page) for tick in ticked))

    def ticked(self, machine: MachineAtHand | None, ref: PageRef) -> frozenset[str]:
        """Return the keys of steps and alarms that were ticked on a page in the open session."""
        at = machine or NO_MACHINE
        found = self._sessions.open_for(at.model, at.serial)
        if found is None:
            return frozenset()
        return frozenset(
            tick.key
            for tick in self._sessions.ticks(found.id)
            if (tick.place.manual, tick.place.page) == (ref.manual, ref.page)
        )

    def toggle(
        self, machine: MachineAtHand | None, page: OpenPage, key: str, quote: str = ""
    ) -> bool:
        """Tick a step or acknowledge an alarm, or take it back; returns whether it is ticked
        now.
        """
        session = self.session(machine)
        if key in self.ticked(machine, page.ref):
            self._sessions.untick(session.id, page.ref.manual, page.ref.page, key)
            return False
        place = Place(page.ref.manual, page.ref.page, quote=quote[:500], version=page.version)
        self._sessions.tick(Tick(session.id, place, key, self._clock.now()))
        return True

    def close(self, machine: MachineAtHand | None) -> None:
        """End the open session of a machine: its ticks are kept, and the next tick begins a new
        one.
        """
        at = machine or NO_MACHINE
        found = self._sessions.open_for(at.model, at.serial)
        if found:
            self._sessions.close(found.id, self._clock.now())
