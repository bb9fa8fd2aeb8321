"""Who may do what to which record. The laptop hides what is not allowed; here it is checked.

What a device never held does not exist for it: the error is the same as for an unknown record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Connection, exists, select

from fieldkm.domain.fix_rules import may_decide
from fieldkm.domain.fixes import Fix
from fieldkm.domain.incidents import IncidentStatus, IncidentStep, may_work_off
from fieldkm.domain.people import Role
from fieldkm.domain.scopes import (
    ScopeKind,
    granted_scopes,
    is_scoped,
    review_scope,
    territory_scope,
)
from fieldkm.errors import BadInput, NotAllowed, Refused, SignedOut
from fieldkm.protocol.effect import malformed, unknown_record
from fieldkm.protocol.effects import field_changes
from fieldkm.protocol.kinds import KINDS, Kind, Rule
from fieldkm.protocol.operations import CHANGE, COUNT, CREATE, Operation
from fieldkm.protocol.payloads import decode
from fieldkm.server.holdings import ever_held
from fieldkm.server.reach import Caller, standing_of
from fieldkm.server.scopes import Record, territories_in
from fieldkm.server.tables import feed, users
from fieldkm.server.world import World, parents_of


class Rights:
    """What a device and its user may at a moment; raises `SignedOut` for a user who is gone."""

    def __init__(self, connection: Connection, caller: Caller, now: datetime) -> None:
        standing = standing_of(connection, caller.user, now)
        self._connection = connection
        self._now = now
        self.user = caller.user
        self.home = standing.home
        self.reach = standing.reach
        self.granted = granted_scopes(standing.reach)
        self.held = self.granted | ever_held(connection, caller.device)

    def has_laptop(self, user: str) -> bool:
        """Tell whether a user can sign in, and work on a laptop."""
        query = exists().where(
            users.c.id == user, users.c.disabled.is_(False), users.c.role != Role.OFFICE.value
        )
        return bool(self._connection.execute(select(query)).scalar())

    def reviewed_by(self, user: str, fix: Fix) -> bool:
        """Tell whether a user may decide on a fix."""
        try:
            reach = standing_of(self._connection, user, self._now).reach
        except SignedOut:
            return False
        return may_decide(fix, reach)

    def sees(self, record: Record) -> bool:
        """Tell whether the record is, or was, in a scope that the device holds or held."""
        if record.scopes & self.held:
            return True
        query = exists().where(
            feed.c.scope.in_(sorted(self.held)),
            feed.c.kind == record.kind.value,
            feed.c.id == record.id,
        )
        return bool(self._connection.execute(select(query)).scalar())


def check(operation: Operation, world: World, rights: Rights) -> None:
    """Raise unless the operation may be done to what is there: `Refused` with the code
    `unknown-record`, `NotAllowed`, or `BadInput`.

    Whether a step in a fix's life may be taken is asked in `review`.
    """
    kind = operation.kind
    _refuse_erased(operation, world)
    if KINDS[kind].rule is Rule.DECIDED and (kind, operation.verb) != (Kind.CONFLICT, CHANGE):
        raise _server_decides(kind)
    if kind in _OFFICIAL and rights.reach.role not in _OFFICIALS:
        raise NotAllowed(
            "not-official",
            "Only supervisors and administrators write this.",
            "Ask your supervisor to do it.",
        )
    if operation.verb == CHANGE:
        _check_change(operation, world, rights)
    elif operation.verb in (CREATE, COUNT):
        _check_create(operation, world, rights)
    else:
        present = world.record(kind, operation.id)
        if present and not _sees(present, world, rights):
            raise unknown_record()


def _refuse_erased(operation: Operation, world: World) -> None:
    """Refuse for good what would bring back somebody who was erased, however late it comes."""
    args = operation.args
    named = [(kind, str(args[kind.value])) for kind in _OF_SOMEBODY if args.get(kind.value)]
    for kind, name in [(operation.kind, operation.id), *parents_of(operation.kind, args), *named]:
        there = world.stored(kind, name)
        if there and there.payload is None and world.record(kind, name) is None:
            raise Refused(
                "erased",
                "What this belongs to was erased from the server for good.",
                "It cannot be sent any more. Delete it here.",
            )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for: the fields of a new record, or those that change in `present`."""

    fields: Mapping[str, object]
    present: Record | None
    world: World
    rights: Rights

    def text(self, field: str) -> str:
        """Return a field that is asked for, empty where it is no text."""
        value = self.fields.get(field)
        return value if isinstance(value, str) else ""

    def before(self, field: str) -> str:
        """Return what a field was, as text."""
        return self.present.text(field) if self.present else ""


def _check_change(operation: Operation, world: World, rights: Rights) -> None:
    present = _seen(operation.kind, operation.id, world, rights)
    fields = {change.field: change.value for change in field_changes(operation)}
    before = parents_of(operation.kind, present.data)
    for kind, name in parents_of(operation.kind, {**present.data, **fields}):
        if (kind, name) not in before:
            _seen(kind, name, world, rights)
    rule = _CHANGES.get(operation.kind)
    if rule:
        rule(_Asked(fields, present, world, rights))


def _check_create(operation: Operation, world: World, rights: Rights) -> None:
    for kind, name in parents_of(operation.kind, operation.args):
        _seen(kind, name, world, rights)
    rule = _CREATIONS.get(operation.kind)
    if rule:
        rule(_Asked(operation.args, None, world, rights))


def _seen(kind: Kind, name: str, world: World, rights: Rights) -> Record:
    record = world.record(kind, name)
    if record is None:
        raise unknown_record()
    if _sees(record, world, rights):
        return record
    # Whoever is told how an incident stands may add a remark, without reading its background.
    status = world.record(Kind.INCIDENT_STATUS, name) if kind is Kind.INCIDENT else None
    if status is None or not _sees(status, world, rights):
        raise unknown_record()
    return record


def _sees(record: Record, world: World, rights: Rights) -> bool:
    return world.is_made(record) or rights.sees(record)


# ---------------------------------------------------------------- kinds with rules of their own


def _new_place(asked: _Asked) -> None:
    """A customer or site is brought into a territory of one's own."""
    territory = asked.fields.get("territory")
    if not territory:
        return
    if asked.rights.reach.role in _ASSIGNING:
        _check_territory(asked, territory)
    elif not isinstance(territory, str) or territory_scope(territory) not in asked.rights.held:
        raise NotAllowed(
            "foreign-territory",
            "This is in a territory that is not yours.",
            "Leave the territory empty, or ask your supervisor.",
        )


def _moved_place(asked: _Asked) -> None:
    """A customer or site goes to another territory only by somebody who hands out territories."""
    territory = asked.fields.get("territory", asked.before("territory"))
    if territory == asked.before("territory"):
        return
    if asked.rights.reach.role not in _ASSIGNING:
        raise NotAllowed(
            "territory-is-assigned",
            "Only supervisors and the office move customers to another territory.",
            "Ask your supervisor to do it.",
        )
    if territory:
        _check_territory(asked, territory)


def _check_territory(asked: _Asked, territory: object) -> None:
    if not (isinstance(territory, str) and asked.world.record(Kind.TERRITORY, territory)):
        raise BadInput(
            "no-such-territory",
            "There is no such territory.",
            "Choose one from the list.",
        )


def _used_fix(asked: _Asked) -> None:
    """An outcome that belongs to a visit or machine may be one of a fix all the same."""
    fix, revision = asked.text("fix"), asked.text("revision")
    if fix:
        _seen(Kind.FIX, fix, asked.world, asked.rights)
    written = asked.world.record(Kind.FIX_REVISION, revision) if revision else None
    if written and written.text("fix") != fix:
        raise malformed("its revision is one of another fix")


def _new_flag(asked: _Asked) -> None:
    """A report goes to the reviewers of what it is about, and its answer is for them to give."""
    if any(asked.fields.get(field) for field in _ANSWER):
        raise malformed("it is answered before anybody has read it")
    fix = asked.world.record(Kind.FIX, asked.text("fix")) if asked.text("fix") else None
    if fix is None and not asked.fields.get("place"):
        raise malformed("it is about nothing")
    if fix and asked.text("family") != fix.text("family"):
        raise malformed("it goes to others than the reviewers of its fix")
    check_family(asked.text("family"))


def check_family(family: str) -> None:
    """Raise `BadInput` for what cannot be a product family: it is part of a scope's name."""
    if not is_scoped(family):
        raise BadInput(
            "no-such-family",
            "“{family}” cannot be a product family.",
            "Choose one from the list, or ask your administrator for one.",
            family=family[:80],
        )


def _answered_flag(asked: _Asked) -> None:
    reviews = review_scope(asked.before("family")) in asked.rights.granted
    answer = asked.fields.keys() <= _ANSWER
    if not (reviews and answer and asked.rights.reach.supervises):
        raise NotAllowed(
            "not-a-reviewer-of-flags",
            "Only a reviewer answers a report, and nobody changes what it says.",
            "Write another report if there is more to say.",
        )
    _by_actor(asked, "answered_by")


def _settled_conflict(asked: _Asked) -> None:
    if not asked.fields.keys() <= {"settled", "settled_by"}:
        raise _server_decides(Kind.CONFLICT)
    _by_actor(asked, "settled_by")


def _thanked_author(asked: _Asked) -> None:
    fix = asked.world.record(Kind.FIX, str(asked.fields.get("fix")))
    if fix is None or asked.fields.get("to") != fix.text("author"):
        raise malformed("thanks go to the author of the fix")
    if asked.rights.user == fix.text("author"):
        raise malformed("nobody thanks themselves")


def _incident_step(asked: _Asked) -> None:
    if asked.fields.get("step") == IncidentStep.REMARK and not asked.fields.get("for_visitor"):
        return
    name = str(asked.fields.get("incident"))
    incident = asked.world.record(Kind.INCIDENT, name)
    there = asked.world.record(Kind.INCIDENT_STATUS, name)
    status = decode(there.kind, there.payload) if there else None
    territories = territories_in(incident.scopes if incident else (), ScopeKind.INCIDENTS)
    may = isinstance(status, IncidentStatus) and may_work_off(
        status, asked.rights.reach, territories
    )
    if not may:
        raise NotAllowed(
            "not-the-owner",
            "Only its owner and supervisors answer, hand on or close an incident.",
            "Add a remark instead, or ask the owner.",
        )
    owner = asked.fields.get("owner")
    if asked.fields.get("step") == IncidentStep.HANDED_ON and not (
        isinstance(owner, str) and asked.rights.has_laptop(owner)
    ):
        raise BadInput(
            "no-such-owner",
            "Nobody of this name can take the incident over.",
            "Choose a colleague who works with a laptop.",
        )


def _moved_visit(asked: _Asked) -> None:
    """A visit is moved only to what there is, and what the device holds or held."""
    place = asked.fields.get("moved_to")
    for kind, name in parents_of(Kind.VISIT, place if isinstance(place, Mapping) else {}):
        _seen(kind, name, asked.world, asked.rights)


def _by_actor(asked: _Asked, field: str) -> None:
    if asked.fields.get(field, asked.rights.user) != asked.rights.user:
        raise malformed("somebody else is said to have done it")


def _server_decides(kind: Kind) -> NotAllowed:
    return NotAllowed(
        "server-decides",
        "Records of the kind “{kind}” are written by the server only.",
        "Update fieldkm on this laptop.",
        kind=kind.value,
    )


_OF_SOMEBODY = (Kind.CUSTOMER, Kind.SITE, Kind.MACHINE, Kind.VISIT)
_ANSWER = frozenset({"answered", "answered_by", "answer"})
_OFFICIAL = frozenset({Kind.BULLETIN, Kind.SYNONYM})
_OFFICIALS = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
_ASSIGNING = frozenset({Role.SUPERVISOR, Role.OFFICE, Role.ADMINISTRATOR})
_CREATIONS: Mapping[Kind, Callable[[_Asked], None]] = MappingProxyType(
    {
        Kind.CUSTOMER: _new_place,
        Kind.SITE: _new_place,
        Kind.OUTCOME: _used_fix,
        Kind.FLAG: _new_flag,
        Kind.THANKS: _thanked_author,
        Kind.INCIDENT_ENTRY: _incident_step,
        Kind.VISIT_ENTRY: _moved_visit,
    }
)
_CHANGES: Mapping[Kind, Callable[[_Asked], None]] = MappingProxyType(
    {
        Kind.CUSTOMER: _moved_place,
        Kind.SITE: _moved_place,
        Kind.FLAG: _answered_flag,
        Kind.CONFLICT: _settled_conflict,
    }
)
