"""The files of an import and their columns, by our names: one table for reader, check and help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fieldkm.domain.entitlements import EntitlementKind
from fieldkm.domain.manuals import Signal
from fieldkm.domain.outcomes import Result
from fieldkm.protocol.kinds import Kind
from fieldkm.server.imports import cells
from fieldkm.server.imports.cells import Frame

Read = Callable[[str, Frame], object]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how its cells are read, and into which field of the record (the name of the column
    unless said otherwise; None for one that is used in another way).
    """

    name: str
    read: Read = cells.text
    field: str | None = ""
    is_required: bool = False

    @property
    def target(self) -> str | None:
        """The field that it fills."""
        return self.name if self.field == "" else self.field


@dataclass(frozen=True, slots=True)
class Table:
    """A file `<name>.csv` of records of a kind."""

    name: str
    kind: Kind
    columns: Mapping[str, Column]


def _table(name: str, kind: Kind, *columns: Column) -> Table:
    return Table(name, kind, MappingProxyType({column.name: column for column in columns}))


def _id(*, is_required: bool = True) -> Column:
    return Column("id", field="external_id", is_required=is_required)


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _ref(kind: Kind, *, is_required: bool = False, field: str | None = "") -> Column:
    return Column(kind.value, cells.reference(kind), field, is_required)


_PLACE = (
    _ref(Kind.MACHINE),
    Column("serial", field=None),
    _ref(Kind.SITE),
    _ref(Kind.CUSTOMER),
)
_SUBJECT = (
    Column("id", field=None),
    _ref(Kind.MACHINE, field=None),
    _ref(Kind.CONTACT, field=None),
    _ref(Kind.SITE, field=None),
    _ref(Kind.CUSTOMER, field=None),
    Column("text", is_required=True),
    Column("made", cells.past),
)

# In the order in which they are read: what is referred to stands before what refers to it.
TABLES = (
    _table(
        "customers",
        Kind.CUSTOMER,
        _id(),
        Column("name", is_required=True),
        Column("territory", cells.territory),
        *_texts("phone", "email", "language"),
        Column("tags", cells.several),
    ),
    _table(
        "sites",
        Kind.SITE,
        _id(),
        _ref(Kind.CUSTOMER, is_required=True),
        Column("territory", cells.territory),
        *_texts("name", "address", "town", "postcode", "country", "phone", "access"),
        Column("zone", cells.zone),
    ),
    _table(
        "contacts",
        Kind.CONTACT,
        _id(is_required=False),
        _ref(Kind.CUSTOMER, is_required=True),
        _ref(Kind.SITE),
        Column("name", is_required=True),
        *_texts("function", "phone", "mobile", "email", "language"),
    ),
    _table(
        "machines",
        Kind.MACHINE,
        _id(is_required=False),
        Column("model", cells.model),
        *_texts("serial", "name", "location"),
        _ref(Kind.SITE),
        Column("configuration", cells.several),
        Column("installed", cells.day),
        Column("meter", cells.whole, None),
        Column("meter_at", cells.past, None),
        Column("meter_unit", field=None),
    ),
    _table(
        "entitlements",
        Kind.ENTITLEMENT,
        _id(is_required=False),
        _ref(Kind.MACHINE),
        Column("serial", field=None),
        Column("kind", cells.one_of(EntitlementKind)),
        *_texts("number", "response_class", "hours", "note"),
        Column("response_hours", cells.whole),
        Column("covers", cells.several),
        Column("starts", cells.day),
        Column("ends", cells.day),
    ),
    _table("preferences", Kind.PREFERENCE, *_SUBJECT),
    _table("hazards", Kind.HAZARD, *_SUBJECT, Column("severity", cells.one_of(Signal))),
    _table(
        "planned_visits",
        Kind.PLANNED_VISIT,
        _id(),
        *_PLACE,
        Column("technician", cells.user),
        Column("starts", cells.moment, is_required=True),
        Column("minutes", cells.whole),
        Column("due", cells.moment),
        *_texts("response_class", "reason", "number"),
        Column("symptoms", cells.several),
        Column("codes", cells.several, "fault_codes"),
        Column("cancelled", cells.yes),
    ),
    _table(
        "visits",
        Kind.VISIT,
        _id(),
        *_PLACE,
        Column("technician", cells.user),
        Column("opened", cells.past, is_required=True),
        Column("closed", cells.past, None),
        Column("minutes", cells.whole, None),
        Column("symptoms", cells.several, None),
        Column("codes", cells.several, None),
        Column("cause", field=None),
        Column("cause_id", field=None),
        Column("actions", cells.several, None),
        Column("parts", cells.parts, None),
        Column("procedures", cells.several, None),
        Column("result", cells.one_of(Result), None),
        Column("meter", cells.whole, None),
        Column("meter_unit", field=None),
        Column("note", field=None),
        Column("follow_up", field=None),
    ),
)
