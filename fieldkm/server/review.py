"""A step in a fix's life, checked again on the server, whatever the laptop thought."""

from __future__ import annotations

from collections.abc import Sequence

from fieldkm.domain.fix_life import revisions_needed
from fieldkm.domain.fix_rules import check_transition
from fieldkm.domain.fixes import Fix, FixRevision, Transition
from fieldkm.domain.reach import Reach
from fieldkm.protocol.effect import Actor, Effect, malformed
from fieldkm.protocol.fix_effects import present_fix
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.payloads import decode
from fieldkm.server.world import World


def check_step(
    operation: Operation, made: Sequence[Effect], actor: Actor, reach: Reach, world: World
) -> None:
    """Raise `Refused` or `NotAllowed` unless the operation's transition may be made by `reach`.

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
    target = _decoded(Kind.FIX, step.into, world) if step.into else None
    check_transition(fix, revisions, step, reach, target if isinstance(target, Fix) else None)


def _decoded(kind: Kind, name: str, world: World) -> object:
    payload = world.payload(kind, name)
    return decode(kind, payload) if payload is not None else None
