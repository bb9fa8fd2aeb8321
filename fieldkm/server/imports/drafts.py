"""Rows made into drafts of records: what the files say of each, and nothing of what they do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldkm.domain.checking import Problem, problem, problem_of
from fieldkm.domain.visits import EntryKind
from fieldkm.errors import FieldkmError
from fieldkm.protocol.kinds import Kind
from fieldkm.server.imports.cells import Frame, dangling, zone_of
from fieldkm.server.imports.csv_file import Row
from fieldkm.server.imports.known import id_of
from fieldkm.server.imports.layout import Column, Table

Fields = dict[str, object]
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as far as the files tell of it: `fields` as JSON values, None for one that is said
    to be empty. A visit brings its `entries`; of the kinds in `told` the file tells all there are.
    """

    kind: Kind
    id: str
    line: int
    fields: Mapping[str, object]
    entries: tuple[Draft, ...] = ()
    told: frozenset[EntryKind] = frozenset()


class Reading:
    """One row while it is read: its cells, and what is wrong with them."""

    def __init__(self, table: Table, row: Row, frame: Frame, words: Words) -> None:
        self.table = table
        self.row = row
        self.frame = frame
        self._words = words
        self._values: dict[str, object] = {}
        self.errors: list[Problem] = []

    def has(self, name: str) -> bool:
        """Tell whether the file has the column."""
        return name in self.row.cells

    def value(self, column: Column) -> object:
        """Return what a cell says; None for an empty one, and for one that cannot be read."""
        if column.name not in self._values:
            self._values[column.name] = self._read(column)
        return self._values[column.name]

    def _read(self, column: Column) -> object:
        cell = self.row.cells.get(column.name, "")
        if not cell:
            if column.is_required:
                self.errors.append(
                    problem("empty-cell", "“{column}” is empty.", column=column.name)
                )
            return None
        self.frame.words = self._words.get(column.name, {})
        try:
            return column.read(cell, self.frame)
        except FieldkmError as reason:
            self.errors.append(problem_of(reason, reason.code))
            return None

    def of(self, name: str) -> object:
        """Return what a cell says, by the name of its column."""
        column = self.table.columns.get(name)
        return self.value(column) if column else None

    def said(self, name: str) -> str:
        """Return the text of a cell."""
        value = self.of(name)
        return value if isinstance(value, str) else ""

    def fields(self) -> Fields:
        """Return the fields that the file names."""
        return {
            column.target: self.value(column)
            for column in self.table.columns.values()
            if column.target and self.has(column.name)
        }

    def machine(self) -> str:
        """Return the machine that the row names by external id or serial, empty for none."""
        named, serial = self.said("machine"), self.row.cells.get("serial", "")
        if named or not serial:
            return named
        found = self.frame.known.with_serial(serial)
        if len(found) == 1:
            return found[0]
        if found:
            self.errors.append(
                problem(
                    "ambiguous-serial",
                    "{count} machines bear the serial “{serial}”: name the machine's id.",
                    count=len(found),
                    serial=serial[:80],
                )
            )
        else:
            reason = dangling(Kind.MACHINE, serial)
            self.errors.append(problem_of(reason, reason.code))
        return ""


def customer(reading: Reading) -> Draft:
    """Make a customer of a row."""
    return _draft(reading, reading.fields(), reading.said("id"))


def site(reading: Reading) -> Draft:
    """Make a site of a row; it must come to lie in a territory."""
    fields = reading.fields()
    above = reading.frame.known.place(Kind.CUSTOMER, str(fields.get("customer")))
    if fields.get("customer") and not (fields.get("territory") or above.is_served):
        reading.errors.append(
            problem(
                "no-territory",
                "Neither the site nor its customer has a territory: no laptop would get it.",
            )
        )
    return _draft(reading, fields, reading.said("id"))


def contact(reading: Reading) -> Draft:
    """Make a contact of a row; one without an id is known by customer and name."""
    fields = reading.fields()
    named = (str(fields.get("customer")), reading.said("name"))
    return _draft(reading, fields, *filter(None, [reading.said("id")]), otherwise=named)


def machine(reading: Reading) -> Draft:
    """Make a machine of a row; one without an id is known by its model and serial."""
    fields = reading.fields()
    external, serial = reading.said("id"), reading.said("serial")
    if not (external or serial):
        reading.errors.append(problem("no-identity", "The machine has neither id nor serial."))
    if reading.has("meter"):
        fields["meter"] = _meter(reading)
    known = reading.frame.known
    named = (reading.said("model").casefold(), serial)
    record = id_of(Kind.MACHINE, *([external] if external else named))
    if not known.holds(Kind.MACHINE, record):
        record = _same_machine(reading, external) or record
    if not fields.get("site") and not known.place(Kind.MACHINE, record).above:
        reading.frame.doubts.append(
            problem(
                "no-site",
                "The machine “{machine}” stands at no site: no laptop gets it until it does.",
                machine=external or serial,
            )
        )
    return Draft(Kind.MACHINE, record, reading.row.line, fields)


def entitlement(reading: Reading) -> Draft:
    """Make an entitlement of a row; one without an id is known by its machine and number."""
    fields = reading.fields()
    fields["machine"] = machine_id = reading.machine()
    if not machine_id and not reading.errors:
        reading.errors.append(problem("no-machine", "It names no machine."))
    named = (machine_id, reading.said("number"), str(fields.get("starts") or ""))
    return _draft(reading, fields, *filter(None, [reading.said("id")]), otherwise=named)


def about(reading: Reading) -> Draft:
    """Make a preference or hazard of a row; one without an id is known by its words."""
    fields = reading.fields()
    named = [(kind, reading.said(kind.value)) for kind in _SUBJECTS]
    found = [(kind, record) for kind, record in named if record]
    if found:
        fields["subject"] = {"kind": found[0][0].value, "id": found[0][1]}
    elif not reading.errors:
        reading.errors.append(
            problem("no-subject", "It names no machine, contact, site or customer.")
        )
    told = (found[0][1] if found else "", reading.said("text"))
    return _draft(reading, fields, *filter(None, [reading.said("id")]), otherwise=told)


def planned_visit(reading: Reading) -> Draft:
    """Make a planned visit of a row."""
    place = placed(reading)  # first: it has the time zone of the others
    return _draft(reading, {**reading.fields(), **place}, reading.said("id"))


def placed(reading: Reading) -> Fields:
    """Return where a visit is, from what the row names of machine, site and customer; times of the
    row are from then on those of that place.
    """
    known = reading.frame.known
    errors = len(reading.errors)
    machine_id = reading.machine()
    site_id = reading.said("site") or known.place(Kind.MACHINE, machine_id).above
    there = known.place(Kind.SITE, site_id)
    customer_id = reading.said("customer") or there.above
    if not (machine_id or site_id or customer_id) and len(reading.errors) == errors:
        reading.errors.append(problem("no-place", "It names no machine, site or customer."))
    if there.zone:
        reading.frame.zone = zone_of(there.zone)
    return {"machine": machine_id or None, "site": site_id or None, "customer": customer_id or None}


def _draft(reading: Reading, fields: Fields, *named: str, otherwise: tuple[str, ...] = ()) -> Draft:
    kind = reading.table.kind
    return Draft(kind, id_of(kind, *(named or otherwise)), reading.row.line, fields)


def _meter(reading: Reading) -> Fields | None:
    value, at = reading.of("meter"), reading.of("meter_at")
    if value is None:
        return None
    if at is None:
        reading.errors.append(
            problem("meter-without-day", "The meter's reading lacks its day: “meter_at”.")
        )
    return {"value": value, "at": at, "unit": reading.said("meter_unit")}


def _same_machine(reading: Reading, external: str) -> str:
    """Return the machine that a technician has written down before the other system told of it."""
    known, model = reading.frame.known, reading.said("model").casefold()
    for name in known.with_serial(reading.said("serial")):
        there = known.place(Kind.MACHINE, name)
        if there.model.casefold() in ("", model) and there.external in ("", external):
            return name
    return ""


_SUBJECTS = (Kind.MACHINE, Kind.CONTACT, Kind.SITE, Kind.CUSTOMER)
