"""The kinds of records that travel: what each is, who decides when two write it, how it is found.

The table at the end is the one place that knows all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from fieldkm.domain.bulletins import Acknowledgement, Bulletin
from fieldkm.domain.conflicts import FieldConflict
from fieldkm.domain.customers import Contact, Customer, Hazard, Preference, Site, Task
from fieldkm.domain.entitlements import Entitlement
from fieldkm.domain.evidence import Evidence
from fieldkm.domain.fixes import Comment, Fix, FixDemand, FixRevision, Flag, Thanks, Transition
from fieldkm.domain.incidents import Incident, IncidentEntry, IncidentStatus
from fieldkm.domain.machines import Machine, normalised_serial
from fieldkm.domain.outcomes import FixUse, Outcome
from fieldkm.domain.people import ProductFamily, Territory, TravellingSetting, User
from fieldkm.domain.published import PublishedPack, PublishedWithdrawal
from fieldkm.domain.reading import Favourite, Note
from fieldkm.domain.visits import Photo, PlannedVisit, VanStock, Visit, VisitEntry
from fieldkm.domain.vocabulary import SearchMiss, Synonym


class Kind(StrEnum):
    """The kinds by their names on the wire."""

    USER = "user"
    TERRITORY = "territory"
    FAMILY = "family"
    SETTING = "setting"
    CUSTOMER = "customer"
    SITE = "site"
    CONTACT = "contact"
    MACHINE = "machine"
    ENTITLEMENT = "entitlement"
    PREFERENCE = "preference"
    HAZARD = "hazard"
    TASK = "task"
    PLANNED_VISIT = "planned_visit"
    VISIT = "visit"
    VISIT_ENTRY = "visit_entry"
    PHOTO = "photo"
    OUTCOME = "outcome"
    VAN_STOCK = "van_stock"
    INCIDENT = "incident"
    INCIDENT_ENTRY = "incident_entry"
    INCIDENT_STATUS = "incident_status"
    FIX = "fix"
    FIX_REVISION = "fix_revision"
    TRANSITION = "transition"
    FIX_USE = "fix_use"
    FIX_DEMAND = "fix_demand"
    COMMENT = "comment"
    FLAG = "flag"
    THANKS = "thanks"
    BULLETIN = "bulletin"
    ACKNOWLEDGEMENT = "acknowledgement"
    SYNONYM = "synonym"
    EVIDENCE = "evidence"
    PACK = "pack"
    WITHDRAWAL = "withdrawal"
    NOTE = "note"
    FAVOURITE = "favourite"
    SEARCH_MISS = "search_miss"
    CONFLICT = "conflict"


class Rule(StrEnum):
    """What happens when two write the same record."""

    MERGE = "merge"  # field by field; of two changes of one field the later holds
    APPEND = "append"  # written once, by one
    REVISIONS = "revisions"  # immutable revisions under a record that the server decides
    DECIDED = "decided"  # only the server writes it
    COUNTER = "counter"  # pushed only, and added up


@dataclass(frozen=True, slots=True)
class KindInfo:
    """What the program knows of a kind.

    `parents` are the fields that name the record it belongs to, the nearest first, with that
    record's kind; None stands for a `subject`, which names its kind itself. `key` is the field that
    it is looked up by (`outer.inner` for one within another), `moment` the one that it is sorted
    by, `author` the one that says who wrote it; each may be empty.
    """

    record_type: type
    rule: Rule
    parents: tuple[tuple[str, Kind | None], ...] = ()
    key: str = ""
    moment: str = ""
    author: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Facets:
    """What a table keeps of a payload beside it; texts, empty where the payload has none."""

    parent_kind: str
    parent: str
    key: str
    moment: str


def facets(kind: Kind, data: Mapping[str, object]) -> Facets:
    """Return the facets of a payload's fields."""
    info = KINDS[kind]
    parent_kind, parent = _parent(info, data)
    if kind is Kind.CONFLICT:
        parent_kind, parent = _text(data, "kind"), _text(data, "record")
    key = _text(data, info.key)
    if kind is Kind.MACHINE:
        key = normalised_serial(key)  # a serial is typed with and without its hyphens
    if kind is Kind.VISIT_ENTRY:
        key = _parent(KINDS[Kind.VISIT], _mapping(data, "moved_to"))[1]  # so a move is found
    return Facets(parent_kind, parent, key, _text(data, info.moment))


def _parent(info: KindInfo, data: Mapping[str, object]) -> tuple[str, str]:
    for field, kind in info.parents:
        value = data.get(field)
        if kind is None and isinstance(value, Mapping):
            return _text(value, "kind"), _text(value, "id")
        if kind and isinstance(value, str) and value:
            return kind.value, value
    return "", ""


def _mapping(data: Mapping[str, object], field: str) -> Mapping[str, object]:
    value = data.get(field)
    return value if isinstance(value, Mapping) else {}


def _text(data: Mapping[str, object], field: str) -> str:
    outer, _, inner = field.rpartition(".")
    value = data.get(outer or inner)
    if outer and isinstance(value, Mapping):
        value = value.get(inner)
    return value if isinstance(value, str) else ""


_SUBJECT = (("subject", None),)
_PLACE = (("machine", Kind.MACHINE), ("site", Kind.SITE), ("customer", Kind.CUSTOMER))
_FIX = (("fix", Kind.FIX),)

KINDS: Mapping[Kind, KindInfo] = MappingProxyType(
    {
        Kind.USER: KindInfo(User, Rule.DECIDED, key="name"),
        Kind.TERRITORY: KindInfo(Territory, Rule.DECIDED),
        Kind.FAMILY: KindInfo(ProductFamily, Rule.DECIDED),
        Kind.SETTING: KindInfo(TravellingSetting, Rule.MERGE, key="name", author="user"),
        Kind.CUSTOMER: KindInfo(Customer, Rule.MERGE, key="external_id"),
        Kind.SITE: KindInfo(Site, Rule.MERGE, (("customer", Kind.CUSTOMER),), key="external_id"),
        Kind.CONTACT: KindInfo(
            Contact,
            Rule.MERGE,
            (("site", Kind.SITE), ("customer", Kind.CUSTOMER)),
            key="external_id",
        ),
        Kind.MACHINE: KindInfo(Machine, Rule.MERGE, (("site", Kind.SITE),), key="serial"),
        Kind.ENTITLEMENT: KindInfo(Entitlement, Rule.MERGE, (("machine", Kind.MACHINE),)),
        Kind.PREFERENCE: KindInfo(Preference, Rule.MERGE, _SUBJECT, "", "made", "author"),
        Kind.HAZARD: KindInfo(Hazard, Rule.MERGE, _SUBJECT, "", "made", "author"),
        Kind.TASK: KindInfo(Task, Rule.MERGE, _SUBJECT, "", "due", "author"),
        Kind.PLANNED_VISIT: KindInfo(PlannedVisit, Rule.MERGE, _PLACE, "number", "starts"),
        Kind.VISIT: KindInfo(Visit, Rule.APPEND, _PLACE, "technician", "opened", "technician"),
        Kind.VISIT_ENTRY: KindInfo(
            VisitEntry, Rule.APPEND, (("visit", Kind.VISIT),), "", "at", "author"
        ),
        Kind.PHOTO: KindInfo(Photo, Rule.APPEND, _SUBJECT, "sha256", "taken", "author"),
        Kind.OUTCOME: KindInfo(
            Outcome,
            Rule.APPEND,
            (("visit", Kind.VISIT), ("machine", Kind.MACHINE), ("fix", Kind.FIX)),
            "fix",
            "at",
            "author",
        ),
        Kind.VAN_STOCK: KindInfo(VanStock, Rule.MERGE, key="part", author="technician"),
        Kind.INCIDENT: KindInfo(
            Incident, Rule.APPEND, (*_PLACE, ("visit", Kind.VISIT)), "", "reported", "reporter"
        ),
        Kind.INCIDENT_ENTRY: KindInfo(
            IncidentEntry, Rule.APPEND, (("incident", Kind.INCIDENT),), "", "at", "author"
        ),
        Kind.INCIDENT_STATUS: KindInfo(IncidentStatus, Rule.DECIDED, _PLACE, "", "reported"),
        Kind.FIX: KindInfo(Fix, Rule.REVISIONS, (), "number", "made", "author"),
        Kind.FIX_REVISION: KindInfo(FixRevision, Rule.DECIDED, _FIX, "", "at", "author"),
        Kind.TRANSITION: KindInfo(Transition, Rule.DECIDED, _FIX, "", "at", "by"),
        Kind.FIX_USE: KindInfo(FixUse, Rule.DECIDED, _FIX, "", "at", "author"),
        Kind.FIX_DEMAND: KindInfo(FixDemand, Rule.COUNTER, _FIX, "", "at"),
        Kind.COMMENT: KindInfo(Comment, Rule.APPEND, _FIX, "", "at", "author"),
        Kind.FLAG: KindInfo(Flag, Rule.MERGE, _FIX, "place.manual", "at", "author"),
        Kind.THANKS: KindInfo(Thanks, Rule.APPEND, _FIX, "", "at", "author"),
        Kind.BULLETIN: KindInfo(Bulletin, Rule.MERGE, (), "", "at", "author"),
        Kind.ACKNOWLEDGEMENT: KindInfo(Acknowledgement, Rule.APPEND, (), "bulletin", "at", "user"),
        Kind.SYNONYM: KindInfo(Synonym, Rule.MERGE, (), "word", "made", "author"),
        Kind.EVIDENCE: KindInfo(Evidence, Rule.DECIDED, key="model"),
        Kind.PACK: KindInfo(PublishedPack, Rule.DECIDED, moment="at"),
        Kind.WITHDRAWAL: KindInfo(PublishedWithdrawal, Rule.DECIDED, key="manual", moment="at"),
        Kind.NOTE: KindInfo(Note, Rule.MERGE, (), "place.manual", "changed"),
        Kind.FAVOURITE: KindInfo(Favourite, Rule.MERGE, (), "place.manual", "made"),
        Kind.SEARCH_MISS: KindInfo(SearchMiss, Rule.COUNTER, (), "words", "at"),
        Kind.CONFLICT: KindInfo(FieldConflict, Rule.DECIDED, (), "record", "at"),
    }
)

KIND_OF: Mapping[type, Kind] = MappingProxyType(
    {info.record_type: kind for kind, info in KINDS.items()}
)
