"""A visit from a file that somebody else has written: read whole, checked whole, then written down
whole.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeVar

from fieldkm.app.machine_book import MachineBook
from fieldkm.app.visit_entries import Closing, Used
from fieldkm.app.visit_fixes import VisitFixes
from fieldkm.app.visits import Visits
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.machines import MeterReading, meter_doubt
from fieldkm.domain.moments import check_moment, moment_doubt
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, Reply, VisitEntry, VisitPlace
from fieldkm.errors import BadInput
from fieldkm.store.records import Records

FIELDS = ("serial", "machine", "site", "customer", "opened", "external_id", "entries", "close")
_ENTRY = (
    "kind", "at", "ref", "text", "answer", "result", "value", "unit", "low", "high", "quantity",
    "from_van", "confirmed",
)  # fmt: skip
_CLOSE = ("result", "at", "text", "cause", "cause_text", "follow_up", "used")
_USED = ("procedure", "fix", "result", "text")
_WRITABLE = frozenset(EntryKind) - {
    EntryKind.CLOSED, EntryKind.MOVED, EntryKind.WITHDRAWN, EntryKind.SIGNED,
}  # fmt: skip
_MOST_ENTRIES = 1_000
_MOST_LETTERS = 20_000

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class _Table:
    """An object of the file; `where` names it in errors: `entries 3`."""

    where: str
    values: Mapping[str, object]

    def text(self, field: str) -> str:
        """Return a text, empty where it is left out."""
        value = self.values.get(field)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > _MOST_LETTERS:
            raise self.wrong(field, "a text")
        return value.strip()

    def number(self, field: str) -> float | None:
        """Return a number, None where it is left out."""
        value = self.values.get(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
            raise self.wrong(field, "a number")
        return float(value)

    def whole(self, field: str, otherwise: int) -> int:
        """Return a number of pieces."""
        value = self.values.get(field, otherwise)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10_000:
            raise self.wrong(field, "a whole number from 1 to 9999")
        return value

    def flag(self, field: str) -> bool:
        """Return true or false; false where it is left out."""
        value = self.values.get(field, False)
        if not isinstance(value, bool):
            raise self.wrong(field, "true or false")
        return value

    def one_of(self, field: str, choices: type[E]) -> E | None:
        """Return one of a few words, None where it is left out."""
        text = self.text(field)
        if not text:
            return None
        known = {choice.value: choice for choice in choices}
        if text not in known:
            raise self.wrong(field, ", ".join(map(str, known)))
        return known[text]

    def moment(self, field: str, now: datetime) -> datetime | None:
        """Return a time with its offset, None where it is left out; raises `BadInput` for one that
        is still to come or before 1970.
        """
        text = self.text(field)
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise self.wrong(field, "a time such as 2026-03-01T08:30:00Z") from None
        check_moment(moment)
        if doubt := moment_doubt(moment, now):
            raise doubt
        return moment

    def tables(self, field: str, fields: Sequence[str]) -> list[_Table]:
        """Return the objects of a list; none where it is left out."""
        value = self.values.get(field)
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > _MOST_ENTRIES:
            raise self.wrong(field, "a list of at most 1000")
        return [table_of(f"{field} {number}", item, fields) for number, item in enumerate(value, 1)]

    def wrong(self, field: str, wanted: str) -> BadInput:
        """Return what is wrong with a field."""
        if self.values.get(field) is None:
            return BadInput(
                "field-missing",
                "{where}: the field “{field}” is missing.",
                "Write {wanted}.",
                where=self.where,
                field=field,
                wanted=wanted,
            )
        return BadInput(
            "field-wrong",
            "{where}: the field “{field}” holds “{value}”, which cannot be meant.",
            "Write {wanted}.",
            where=self.where,
            field=field,
            value=str(self.values.get(field))[:60],
            wanted=wanted,
        )


def record_file(
    values: Mapping[str, object],
    visits: Visits,
    records: Records,
    book: MachineBook,
    fixes: VisitFixes,
    now: datetime,
) -> VisitState:
    """Write down the visit that `values` (see `FIELDS`) tell of; raises `BadInput` where anything
    in it cannot be meant, and then nothing is written.
    """
    whole = table_of("The visit", values, FIELDS)
    opened = whole.moment("opened", now) or now
    visit = visits.new_visit(_place(whole, records, book), opened, whole.text("external_id"))
    entries = [
        _entry(table, visits, visit.id, opened, now) for table in whole.tables("entries", _ENTRY)
    ]
    closing = _closing(whole, opened, now, fixes)
    _check_meters(entries, visit.machine, book)
    return visits.record(visit, entries, closing)


def table_of(where: str, value: object, fields: Sequence[str]) -> _Table:
    """Return an object of the file; raises `BadInput` for what is none, or has other fields."""
    if not isinstance(value, Mapping):
        raise BadInput(
            "not-a-table",
            "{where} is no object with fields.",
            "Its fields are: {fields}.",
            where=where,
            fields=", ".join(fields),
        )
    strange = sorted(str(name) for name in value.keys() - set(fields))
    if strange:
        raise BadInput(
            "strange-field",
            "{where} has a field “{field}” that is not known here.",
            "The fields are: {fields}.",
            where=where,
            field=strange[0][:60],
            fields=", ".join(fields),
        )
    return _Table(where, value)


def machine_of_serial(serial: str, book: MachineBook) -> str:
    """Return the id of the one machine with a serial number; raises `BadInput` for none and for
    several.
    """
    found = book.of_serial(serial)
    if not found:
        raise BadInput(
            "no-such-serial",
            "No machine on this laptop has the serial number “{serial}”.",
            "Check it on the rating plate, sync, or list the machines of the customer.",
            serial=serial[:60],
        )
    if len(found) > 1:
        raise BadInput(
            "serial-not-unique",
            "{count} machines have the serial number {serial}.",
            "Name the machine by its id.",
            count=len(found),
            serial=serial[:60],
        )
    return found[0].machine.id


def _place(whole: _Table, records: Records, book: MachineBook) -> VisitPlace:
    serial, machine = whole.text("serial"), whole.text("machine")
    site, customer = whole.text("site"), whole.text("customer")
    if serial and not machine:
        machine = machine_of_serial(serial, book)
    if machine:
        book.known(machine)
    if site and records.get(Site, site) is None:
        raise whole.wrong("site", "the id of a site on this laptop")
    if customer and records.get(Customer, customer) is None:
        raise whole.wrong("customer", "the id of a customer on this laptop")
    if not (machine or site or customer):
        raise BadInput(
            "visit-nowhere",
            "The visit does not say where it was made.",
            "Give a serial, or the id of a machine, a site or a customer.",
        )
    return VisitPlace(machine, site, customer)


def _entry(
    table: _Table, visits: Visits, visit: str, opened: datetime, now: datetime
) -> VisitEntry:
    kind = table.one_of("kind", EntryKind)
    if kind not in _WRITABLE:
        raise table.wrong("kind", ", ".join(sorted(_WRITABLE)))
    entry = visits.entry(
        visit,
        kind,
        at=table.moment("at", now) or opened,
        ref=table.text("ref"),
        text=table.text("text"),
        answer=table.one_of("answer", Reply),
        result=table.one_of("result", Result),
        value=table.number("value"),
        unit=table.text("unit"),
        low=table.number("low"),
        high=table.number("high"),
        quantity=table.whole("quantity", 1),
        from_van=table.flag("from_van"),
        confirmed=table.flag("confirmed"),
    )
    is_counted = kind in (EntryKind.METER, EntryKind.MEASUREMENT)
    if is_counted and entry.value is None:
        raise table.wrong("value", "a number")
    is_clock = kind in (EntryKind.STARTED, EntryKind.STOPPED)
    if not (is_clock or is_counted or entry.ref or entry.text):
        raise table.wrong("text", "what it was, in “text” or “ref”")
    return entry


def _closing(whole: _Table, opened: datetime, now: datetime, fixes: VisitFixes) -> Closing | None:
    if whole.values.get("close") is None:
        return None
    table = table_of("close", whole.values["close"], _CLOSE)
    result = table.one_of("result", Result)
    if result is None:
        raise table.wrong("result", ", ".join(Result))
    at = table.moment("at", now) or now
    if at < opened:
        raise table.wrong("at", "a time after the visit was opened")
    used = [_used(one, result, fixes) for one in table.tables("used", _USED)]
    return Closing(
        result,
        table.text("text"),
        table.text("cause"),
        table.text("cause_text"),
        table.text("follow_up"),
        used,
        at,
    )


def _used(table: _Table, otherwise: Result, fixes: VisitFixes) -> Used:
    """Return how something that was used has ended; a fix is named by its number or id."""
    result, text = table.one_of("result", Result) or otherwise, table.text("text")
    fix = table.text("fix")
    if fix:
        return fixes.outcome(fix, result, text)
    return Used(result, procedure=table.text("procedure"), text=text)


def _check_meters(entries: Sequence[VisitEntry], machine: str, book: MachineBook) -> None:
    """Raise `BadInput` for a meter that runs backwards: nobody is there to say why."""
    before = book.known(machine).machine.meter if machine else None
    meters = [entry for entry in entries if entry.kind is EntryKind.METER]
    for entry in sorted(meters, key=lambda entry: entry.at):
        reading = MeterReading(int(entry.value or 0), entry.at, entry.unit, entry.visit)
        if doubt := meter_doubt(before, reading):
            raise doubt
        before = reading


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # an integer beyond all floats
        return False
