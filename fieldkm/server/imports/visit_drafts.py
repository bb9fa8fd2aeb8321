"""Visits that are over, made into what a technician would have written: a visit and its entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from fieldkm.domain.checking import problem, problem_of
from fieldkm.domain.machines import MeterReading, meter_doubt
from fieldkm.domain.visits import EntryKind
from fieldkm.protocol.kinds import Kind
from fieldkm.server.imports.cells import UsedPart
from fieldkm.server.imports.drafts import Draft, Fields, Reading, placed
from fieldkm.server.imports.known import id_of

# The columns that bring entries, in the order in which things happen.
_ENTRIES: Mapping[str, tuple[EntryKind, ...]] = MappingProxyType(
    {
        "minutes": (EntryKind.STARTED, EntryKind.STOPPED),
        "symptoms": (EntryKind.SYMPTOM,),
        "codes": (EntryKind.CODE,),
        "meter": (EntryKind.METER,),
        "cause": (EntryKind.CAUSE,),
        "actions": (EntryKind.ACTION,),
        "procedures": (EntryKind.PROCEDURE,),
        "parts": (EntryKind.PART,),
        "note": (EntryKind.NOTE,),
        "follow_up": (EntryKind.FOLLOW_UP,),
        "opened": (EntryKind.CLOSED,),
    }
)


class VisitMaker:
    """Makes visits of rows; knows the last reading of each machine's meter so far."""

    def __init__(self) -> None:
        self._meters: dict[str, MeterReading] = {}

    def draft(self, reading: Reading) -> Draft:
        """Make a visit of a row."""
        place = placed(reading)  # first: it has the time zone of the others
        fields = {**reading.fields(), **place}
        machine = reading.frame.known.place(Kind.MACHINE, str(place["machine"]))
        zone = reading.frame.known.place(Kind.SITE, str(place["site"])).zone
        fields |= {
            "model": machine.model or None,
            "serial": machine.serial or None,
            "zone": zone or None,
        }
        external = reading.said("id")
        entries = _Entries(reading, external, str(fields["opened"]), fields.get("technician"))
        made = () if fields["opened"] is None else tuple(entries.made())
        self._doubt_meter(reading, str(place["machine"] or ""), fields["opened"])
        told = (kind for name, kinds in _ENTRIES.items() if reading.has(name) for kind in kinds)
        visit = id_of(Kind.VISIT, external)
        return Draft(Kind.VISIT, visit, reading.row.line, fields, made, frozenset(told))

    def _doubt_meter(self, reading: Reading, machine: str, opened: object) -> None:
        value = reading.of("meter")
        if not (machine and isinstance(value, int) and isinstance(opened, str)):
            return
        now = MeterReading(value, datetime.fromisoformat(opened), reading.said("meter_unit"))
        before = self._meters.get(machine)
        doubt = meter_doubt(before, now)
        if doubt:
            reading.frame.doubts.append(problem_of(doubt, doubt.code))
        if before is None or before.at <= now.at:
            self._meters[machine] = now


class _Entries:
    """The entries of one visit."""

    def __init__(self, reading: Reading, external: str, opened: str, author: object) -> None:
        self._reading = reading
        self._external = external
        self._visit = id_of(Kind.VISIT, external)
        self._opened = opened
        self._author = author

    def made(self) -> Iterator[Draft]:
        """Yield the entries that the row tells of."""
        yield from self._clock()
        yield from self._listed(EntryKind.SYMPTOM, "symptoms", "text")
        yield from self._listed(EntryKind.CODE, "codes", "ref")
        meter = self._reading.of("meter")
        if meter is not None:
            unit = self._reading.said("meter_unit") or None
            yield self._entry(EntryKind.METER, 0, value=meter, unit=unit)
        cause, ref = self._reading.said("cause"), self._reading.said("cause_id")
        if cause or ref:
            yield self._entry(
                EntryKind.CAUSE, 0, text=cause or None, ref=ref or None, confirmed=True
            )
        yield from self._listed(EntryKind.ACTION, "actions", "text")
        yield from self._listed(EntryKind.PROCEDURE, "procedures", "ref")
        for number, used in enumerate(self._list("parts")):
            if isinstance(used, UsedPart):
                counted = None if used.quantity == 1 else used.quantity
                yield self._entry(EntryKind.PART, number, ref=used.number, quantity=counted)
        for kind, name in ((EntryKind.NOTE, "note"), (EntryKind.FOLLOW_UP, "follow_up")):
            text = self._reading.said(name)
            if text:
                yield self._entry(kind, 0, text=text)
        yield from self._close()

    def _clock(self) -> Iterator[Draft]:
        minutes = self._reading.of("minutes")
        if isinstance(minutes, int):
            yield self._entry(EntryKind.STARTED, 0)
            yield self._entry(EntryKind.STOPPED, 0, at=self._after(minutes))

    def _close(self) -> Iterator[Draft]:
        """A visit is over, unless there is a column that says when and it is empty."""
        minutes = self._reading.of("minutes")
        at = self._reading.of("closed")
        if at is None and self._reading.has("closed"):
            return
        at = at or self._after(minutes if isinstance(minutes, int) else 0)
        if str(at) < self._opened:
            self._reading.frame.doubts.append(
                problem("closed-before-opened", "The visit was closed before it was opened.")
            )
        yield self._entry(EntryKind.CLOSED, 0, at=at, result=self._reading.of("result"))

    def _listed(self, kind: EntryKind, column: str, field: str) -> Iterator[Draft]:
        for number, item in enumerate(self._list(column)):
            yield self._entry(kind, number, **{field: item})

    def _list(self, column: str) -> list[object]:
        found = self._reading.of(column)
        return found if isinstance(found, list) else []

    def _after(self, minutes: int) -> str:
        try:
            at = datetime.fromisoformat(self._opened) + timedelta(minutes=minutes)
        except (ValueError, OverflowError):
            return self._opened
        return at.isoformat().replace("+00:00", "Z")

    def _entry(self, kind: EntryKind, number: int, **fields: object) -> Draft:
        told: Fields = {
            "visit": self._visit,
            "kind": kind.value,
            "at": self._opened,
            "author": self._author,
            **fields,
        }
        record = id_of(Kind.VISIT_ENTRY, self._external, kind.value, str(number))
        return Draft(Kind.VISIT_ENTRY, record, self._reading.row.line, told)
