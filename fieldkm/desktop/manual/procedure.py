"""Working through a procedure: what is done, and which warning is to be read before a step."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from fieldkm.domain.manuals import GRAVE_SIGNALS, Alarm, Step


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps and alarms of a page with the keys of those that are ticked."""

    steps: tuple[Step, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    ticked: frozenset[str] = frozenset()

    @property
    def done(self) -> int:
        """How many steps are ticked."""
        return sum(step.key in self.ticked for step in self.steps)

    @property
    def is_begun(self) -> bool:
        """Tell whether anything was ticked or acknowledged."""
        return bool(self.ticked)

    def text_of(self, key: str) -> str:
        """Return the words of a step, or of the alarm with this key."""
        texts = {alarm.key: alarm.text for alarm in self.alarms}
        texts.update((step.key, step.text) for step in self.steps)
        return texts.get(key, "")

    def with_tick(self, key: str, is_ticked: bool) -> Procedure:
        """Return the procedure with one more, or one less, tick."""
        return replace(self, ticked=self.ticked | {key} if is_ticked else self.ticked - {key})

    def unread_before(self, key: str, asked: Set[str]) -> tuple[str, ...]:
        """Return the dangers and warnings that guard the step `key`, or the whole page, and are
        neither acknowledged nor already `asked` for; none when the step is being taken back."""
        if key in self.ticked or all(step.key != key for step in self.steps):
            return ()
        return tuple(
            alarm.key
            for alarm in self.alarms
            if alarm.signal in GRAVE_SIGNALS
            and alarm.key
            and alarm.step_key in (key, "")
            and alarm.key not in self.ticked
            and alarm.key not in asked
        )


NO_PROCEDURE = Procedure()
