"""Fields that two devices have written: the later text holds, the other is kept to be looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fieldkm.app.recording import Recorder
from fieldkm.domain.conflicts import FieldConflict
from fieldkm.domain.people import User
from fieldkm.errors import BadInput
from fieldkm.protocol.kinds import KINDS, Kind
from fieldkm.protocol.operations import Operation
from fieldkm.store.records import Records

_NAMES = ("name", "title", "text", "serial", "caption")


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """Two texts of `field`: `kept` holds, `other` gave way. `record` is what it is about, in its
    own words; `kept_by` and `other_by` are people's names.
    """

    id: str
    kind: str
    record: str
    field: str
    kept: str
    kept_by: str
    other: str
    other_by: str
    at: datetime


class Conflicts:
    """What nobody has looked at yet, and how it is settled."""

    def __init__(self, records: Records, recorder: Recorder, is_locked: Callable[[], bool]) -> None:
        self._records = records
        self._recorder = recorder
        self._is_locked = is_locked

    def unsettled(self) -> Sequence[OpenConflict]:
        """Return the conflicts that nobody has settled, the oldest first; none while customers'
        data is locked.
        """
        if self._is_locked():
            return ()
        found = self._records.of_type(FieldConflict)
        return tuple(self._shown(conflict) for conflict in found if conflict.settled is None)

    def of_records(self, records: Iterable[str]) -> tuple[OpenConflict, ...]:
        """Return the unsettled conflicts of some records, the oldest first."""
        found = self._records.of_parents(FieldConflict, *records)
        return tuple(self._shown(conflict) for conflict in found if conflict.settled is None)

    def keep(self, conflict: str) -> None:
        """Settle a conflict: the field stays as it is."""
        self._recorder.perform(self._settled(self._found(conflict)))

    def take_other(self, conflict: str) -> None:
        """Write the text that gave way, and settle the conflict; both or none."""
        found = self._found(conflict)
        values = {found.field: _value(found.other)}
        taken = self._recorder.set(Kind(found.kind), found.record, values)
        self._recorder.perform(taken, self._settled(found))

    def _found(self, conflict: str) -> FieldConflict:
        found = self._records.get(FieldConflict, conflict)
        if found is None:
            raise BadInput(
                "no-such-conflict",
                "This conflict is not here any more.",
                "Somebody else may have settled it.",
            )
        return found

    def _settled(self, conflict: FieldConflict) -> Operation:
        settled = replace(conflict, settled=self._recorder.now(), settled_by=self._recorder.me)
        return self._recorder.changed(settled, "settled", "settled_by")

    def _shown(self, conflict: FieldConflict) -> OpenConflict:
        return OpenConflict(
            id=conflict.id,
            kind=conflict.kind,
            record=self._named(conflict),
            field=conflict.field,
            kept=_words(conflict.kept),
            kept_by=self._person(conflict.kept_by),
            other=_words(conflict.other),
            other_by=self._person(conflict.other_by),
            at=conflict.at,
        )

    def _named(self, conflict: FieldConflict) -> str:
        record = self._records.get(KINDS[Kind(conflict.kind)].record_type, conflict.record)
        names = (str(getattr(record, name, "")) for name in _NAMES)
        return next((name for name in names if name), "")

    def _person(self, user: str) -> str:
        found = self._records.get(User, user)
        return (found.display or found.name) if found else ""


def _value(text: str) -> object:
    value: object = json.loads(text) if text else ""
    return value


def _words(text: str) -> str:
    """What a value says to a person."""
    value = _value(text)
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False, indent=1)
