"""A step in a fix's life, and what is written about fixes, checked again on the server, whatever
the laptop thought.
"""

from __future__ import annotations

from collections.abc import Sequence

from fieldkm.domain.fix_life import revisions_needed
from fieldkm.domain.fix_rules import check_transition
from fieldkm.domain.fix_text import (
    MOST_NAME,
    check_fix,
    check_place,
    check_remark,
    check_revision,
    check_text,
    check_transition_text,
)
from fieldkm.domain.fixes import Comment, Fix, FixRevision, Flag, Thanks, Transition, Verb
from fieldkm.domain.outcomes import Outcome
from fieldkm.errors import Refused
from fieldkm.protocol.effect import Actor, Effect, malformed
from fieldkm.protocol.fix_effects import present_fix
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.payloads import decode
from fieldkm.server.permissions import Rights, check_family
from fieldkm.server.world import World

_MOST_WAITING = 20  # improvements of one fix: each travels with it


def check_step(
    operation: Operation, made: Sequence[Effect], actor: Actor, rights: Rights, world: World
) -> None:
    """Raise `Refused`, `NotAllowed` or `BadInput` unless the operation's transition may be made.

    `made` are its effects, not yet written: the transition and perhaps a revision are among them.
    """
    written = {effect.id: decode(effect.kind, effect.payload) for effect in made}
    step = next((item for item in written.values() if isinstance(item, Transition)), None)
    if step is None:
        raise malformed("it takes no step")
    fix = present_fix(operation, actor, world.payload)
    revisions = {}
    for name in revisions_needed(fix, step):
        revision = written.get(name) or _decoded(Kind.FIX_REVISION, name, world)
        if isinstance(revision, FixRevision):
            revisions[name] = revision
    check_transition(fix, revisions, step, rights.reach, _target(step, rights, world))
    if step.verb is Verb.SUBMIT:
        _check_submitted(fix, revisions[step.revision], world)
    if step.verb is Verb.HAND_ON and not rights.reviewed_by(step.to, fix):
        raise Refused(
            "cannot-review",
            "The fix {number} cannot be handed on to somebody who does not review it.",
            "Choose another reviewer, or lend them the product family.",
            number=fix.shown_number,
        )


def check_words(record: object) -> None:
    """Raise `BadInput` for what was written of a fix where it is too long or holds what cannot be
    seen: it goes to everybody.
    """
    match record:
        case FixRevision():
            check_revision(record)
        case Transition():
            check_transition_text(record)
        case Comment() | Thanks():
            check_remark("text", record.text)
        case Flag():
            check_remark("text", record.text)
            check_remark("answer", record.answer)
            if record.place:
                check_place(record.place)
        case Outcome():
            check_remark("text", record.text)
            check_text("model", record.model, MOST_NAME)


def _check_submitted(fix: Fix, revision: FixRevision, world: World) -> None:
    if not fix.current_revision:
        check_fix(fix)
        check_family(fix.family)
    based_on = revision.base_revision
    base = world.record(Kind.FIX_REVISION, based_on) if based_on else None
    if base and base.text("fix") != fix.id:
        raise malformed("it is based on a revision of another fix")
    if len(fix.waiting) >= _MOST_WAITING:
        raise Refused(
            "too-many-waiting",
            "{count} improvements of the fix {number} wait for a reviewer already.",
            "Send yours again when they have been decided on, or write a comment.",
            count=len(fix.waiting),
            number=fix.shown_number,
        )


def _target(step: Transition, rights: Rights, world: World) -> Fix | None:
    """Return the fix that another one is merged into, where the reviewer sees it."""
    record = world.record(Kind.FIX, step.into) if step.into else None
    if record is None or not (world.is_made(record) or rights.sees(record)):
        return None
    found = decode(record.kind, record.payload)
    return found if isinstance(found, Fix) else None


def _decoded(kind: Kind, name: str, world: World) -> object:
    payload = world.payload(kind, name)
    return decode(kind, payload) if payload is not None else None
