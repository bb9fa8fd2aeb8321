"""In which scopes a record is, by the records around it, and which others follow when it moves.

The rules themselves are in `domain.scopes`; here is who is asked for a territory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol, TypeVar

from fieldkm.domain.fixes import Fix, FixRevision, Flag, Thanks
from fieldkm.domain.scopes import (
    SHARED,
    ScopeKind,
    customer_scopes,
    fix_scopes,
    flag_scopes,
    incident_scopes,
    parse_scope,
    revision_scopes,
    served_scopes,
    thanks_scopes,
    user_scope,
)
from fieldkm.protocol.effect import malformed
from fieldkm.protocol.kinds import KINDS, Kind, facets
from fieldkm.protocol.payloads import validated

Scopes = frozenset[str]
Typed = TypeVar("Typed")


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it is now, in this transaction. `author` is the user who made it; `scopes` are
    those that it was last found to be in.
    """

    kind: Kind
    id: str
    payload: str
    data: Mapping[str, object]
    author: str
    parent_kind: str
    parent: str
    scopes: Scopes = frozenset()

    def text(self, field: str) -> str:
        """Return a field that holds text, empty where it is left out."""
        value = self.data.get(field)
        return value if isinstance(value, str) else ""


class Surroundings(Protocol):
    """The other records, and where the one stands who writes."""

    @property
    def home(self) -> str:
        """The territory of whoever writes; empty for the server itself."""
        ...

    def record(self, kind: Kind, record_id: str) -> Record | None:
        """Return a record, None where there is none."""
        ...

    def children(self, parents: Collection[str]) -> list[Record]:
        """Return the records that belong to these."""
        ...


def record_of(
    kind: Kind, record_id: str, payload: str, data: Mapping[str, object], author: str
) -> Record:
    """Return a record from its payload and the payload's fields."""
    found = facets(kind, data)
    return Record(kind, record_id, payload, data, author, found.parent_kind, found.parent)


def scopes_of(record: Record, around: Surroundings) -> Scopes:
    """Return the scopes that a record is in as things stand; empty for what never travels."""
    if record.kind in _SHARED:
        return frozenset({SHARED})
    if record.kind in _OWN:
        author = record.text(KINDS[record.kind].author) or record.author
        return frozenset({user_scope(author)})
    found = _RULES.get(record.kind, _as_parent)(record, around)
    if any(" " in scope for scope in found):  # kept, it would be read as two scopes
        raise malformed("it names a territory, a family or a user that cannot be")
    return found


def stays(record: Record, before: Record) -> bool:
    """Tell whether a changed record is surely where it was, so that nobody has to be asked."""
    if record.parent != before.parent:
        return False
    if record.kind in (Kind.CUSTOMER, Kind.SITE):
        return not _differ(record, before)
    return record.kind not in _RULES


def may_move_others(record: Record, before: Record | None) -> bool:
    """Tell whether records that depend on this one may be in other scopes than before."""
    if before is None:
        return record.kind in (Kind.SITE, Kind.INCIDENT_STATUS)
    return record.scopes != before.scopes or _differ(record, before)


def followers(
    records: Iterable[Record], befores: Iterable[Record], around: Surroundings
) -> list[Record]:
    """Return the records whose scopes depend on those of `records`, which were `befores`."""
    moved = list(records)
    sites = [record for record in (*moved, *befores) if record.kind is Kind.SITE]
    named = [(Kind.CUSTOMER, site.text("customer")) for site in sites]
    for record in moved:
        if record.kind is Kind.INCIDENT_STATUS:
            named.append((Kind.INCIDENT, record.id))
        elif record.kind is Kind.INCIDENT:
            named.append((Kind.INCIDENT_STATUS, record.id))
    upwards = (around.record(kind, name) for kind, name in dict.fromkeys(named) if name)
    below = around.children([record.id for record in moved])
    return [*below, *(record for record in upwards if record)]


def territories_in(scopes: Iterable[str], kind: ScopeKind = ScopeKind.TERRITORY) -> Scopes:
    """Return the territories whose scopes (or incidents' scopes) are among these."""
    parsed = map(parse_scope, scopes)
    return frozenset(scope.of for scope in parsed if scope.kind is kind)


def _differ(record: Record, before: Record) -> bool:
    fields = _DECISIVE.get(record.kind, ())
    return any(record.data.get(field) != before.data.get(field) for field in fields)


def _as_parent(record: Record, around: Surroundings) -> Scopes:
    """What belongs to a record is where that is; its author keeps what only users hold."""
    parent = _parent(record, around)
    if parent is None:
        return _where_it_was(record)
    if any(parse_scope(scope).kind is not ScopeKind.USER for scope in parent.scopes):
        return parent.scopes
    return parent.scopes | served_scopes((), record.author)


def _where_it_was(record: Record) -> Scopes:
    """What is taken out of every territory stays where it was, else nobody could put it back; what
    never was in one stays with its author.
    """
    return record.scopes or served_scopes((), record.author)


def _customer(record: Record, around: Surroundings) -> Scopes:
    sites = (child for child in around.children([record.id]) if child.kind is Kind.SITE)
    territories = [record.text("territory"), *(site.text("territory") for site in sites)]
    if not any(territories):
        return _where_it_was(record)
    return customer_scopes(territories[0], territories[1:], record.author)


def _site(record: Record, around: Surroundings) -> Scopes:
    customer = _parent(record, around)
    territory = record.text("territory") or (customer.text("territory") if customer else "")
    return served_scopes((territory,), record.author) if territory else _where_it_was(record)


def _outcome(record: Record, around: Surroundings) -> Scopes:
    """An outcome belongs to the customer's machine; without one to the author's territory."""
    if record.parent_kind not in ("", Kind.FIX):
        return _as_parent(record, around)
    return record.scopes or served_scopes((around.home,), record.author)


def _incident(record: Record, around: Surroundings) -> Scopes:
    parent = _parent(record, around)
    status = around.record(Kind.INCIDENT_STATUS, record.id)
    territories = territories_in(parent.scopes) if parent else frozenset()
    if not territories:  # nobody would ever answer it
        before = territories_in(record.scopes, ScopeKind.INCIDENTS)
        territories = before or frozenset({around.home})
    return incident_scopes(territories, record.author, status.text("owner") if status else "")


def _incident_status(record: Record, around: Surroundings) -> Scopes:
    """The next technician sees how it stands, and so do those who see the incident itself."""
    incident = around.record(Kind.INCIDENT, record.id)
    if incident is None:
        return _as_parent(record, around)
    users = (s for s in incident.scopes if parse_scope(s).kind is ScopeKind.USER)
    return served_scopes(territories_in(incident.scopes, ScopeKind.INCIDENTS)).union(users)


def _revision(record: Record, around: Surroundings) -> Scopes:
    """For a revision of a fix and for a step in its life that names one."""
    fix = around.record(Kind.FIX, record.text("fix"))
    named = record.text("revision") if record.kind is Kind.TRANSITION else record.id
    revision = record if named == record.id else around.record(Kind.FIX_REVISION, named)
    if fix is None or revision is None:
        return served_scopes((), record.author)
    return revision_scopes(_typed(fix, Fix), _typed(revision, FixRevision))


def _typed(record: Record, wanted: type[Typed]) -> Typed:
    made = validated(record.kind, record.data)
    if not isinstance(made, wanted):
        raise TypeError(f"a {record.kind} is no {wanted.__name__}")
    return made


def _parent(record: Record, around: Surroundings) -> Record | None:
    if not record.parent:
        return None
    return around.record(Kind(record.parent_kind), record.parent)


_SHARED = frozenset(
    {
        Kind.USER,
        Kind.TERRITORY,
        Kind.FAMILY,
        Kind.BULLETIN,
        Kind.SYNONYM,
        Kind.EVIDENCE,
        Kind.PACK,
        Kind.WITHDRAWAL,
    }
)
_OWN = frozenset({Kind.SETTING, Kind.NOTE, Kind.FAVOURITE, Kind.ACKNOWLEDGEMENT, Kind.VAN_STOCK})
# What is in none of these tables is where its parent is.
_RULES: Mapping[Kind, Callable[[Record, Surroundings], Scopes]] = MappingProxyType(
    {
        Kind.CUSTOMER: _customer,
        Kind.SITE: _site,
        Kind.OUTCOME: _outcome,
        Kind.INCIDENT: _incident,
        Kind.INCIDENT_STATUS: _incident_status,
        Kind.FIX: lambda record, _: fix_scopes(_typed(record, Fix)),
        Kind.FIX_REVISION: _revision,
        Kind.TRANSITION: _revision,
        Kind.FLAG: lambda record, _: flag_scopes(_typed(record, Flag)),
        Kind.THANKS: lambda record, _: thanks_scopes(_typed(record, Thanks)),
    }
)
# The fields, beside its own scopes, on which the scopes of other records depend.
_DECISIVE: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.CUSTOMER: ("territory",),
        Kind.SITE: ("territory", "customer"),
        Kind.INCIDENT_STATUS: ("owner",),
        Kind.FIX: (
            "state",
            "approved_revision",
            "submitted",
            "safety",
            "family",
            "territory",
            "retired_as",
        ),
    }
)
