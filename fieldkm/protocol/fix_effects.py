"""What is done to a fix: a transition kept, perhaps a new revision, and the fix as it becomes.

Who may do it is asked before, by `domain.fix_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from fieldkm.domain.fix_life import after, revisions_needed
from fieldkm.domain.fixes import Fix, FixRevision, Transition, Verb
from fieldkm.protocol.effect import Actor, Effect, Read, malformed, unknown_record
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.payloads import decode_as, encode, payload_of, validated_as

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}")


def fix_effects(operation: Operation, actor: Actor, read: Read) -> tuple[Effect, ...]:
    """Return the effects of a fix operation.

    `args` holds the `transition`, for a submission the `revision`, and for the first one the `fix`;
    the fields of a fix that the server decides are not taken from it.
    """
    step = transition_of(operation, actor)
    written = _revision(operation, actor, read) if step.verb is Verb.SUBMIT else None
    fix = present_fix(operation, actor, read)
    if written:
        step = replace(step, revision=written.id)
    revisions = {
        name: written if written and name == written.id else _read_revision(name, read)
        for name in revisions_needed(fix, step)
    }
    if step.revision not in revisions:
        raise malformed("it names no revision")
    if read(Kind.TRANSITION, step.id) is not None:
        raise malformed("its transition was made before")
    made = [Effect(Kind.TRANSITION, step.id, encode(Kind.TRANSITION, step))]
    if written:
        data = {**_part(operation, "revision"), "author": actor.user, "fix": operation.id}
        made.append(Effect(Kind.FIX_REVISION, written.id, payload_of(Kind.FIX_REVISION, data)))
    changed = after(fix, revisions, step)
    return (Effect(Kind.FIX, fix.id, encode(Kind.FIX, changed)), *made)


def transition_of(operation: Operation, actor: Actor) -> Transition:
    """Return the transition that a fix operation asks for, by its actor; raises `BadInput`."""
    data = {**_part(operation, "transition"), "fix": operation.id, "by": actor.user}
    step = validated_as(Transition, data)
    if step.verb != operation.verb:
        raise malformed("its transition is another one than its type says")
    _check_id(step.id)
    return step


def present_fix(operation: Operation, actor: Actor, read: Read) -> Fix:
    """Return the fix as it is, or as its first submission begins it; raises `Refused`.

    An improvement begins none: after the server was set back it may come before its fix does.
    """
    there = read(Kind.FIX, operation.id)
    if there is not None:
        return decode_as(Fix, there)
    if operation.verb != Verb.SUBMIT or "fix" not in operation.args:
        raise unknown_record()
    begun = validated_as(Fix, {**_part(operation, "fix"), "id": operation.id})
    return Fix(
        begun.id,
        local_number=begun.local_number,
        author=actor.user,
        family=begun.family,
        territory=actor.territory,
        made=begun.made,
    )


def _revision(operation: Operation, actor: Actor, read: Read) -> FixRevision:
    data = {**_part(operation, "revision"), "author": actor.user, "fix": operation.id}
    revision = validated_as(FixRevision, data)
    _check_id(revision.id)
    if read(Kind.FIX_REVISION, revision.id) is not None:
        raise malformed("its revision was written before")
    return revision


def _read_revision(name: str, read: Read) -> FixRevision:
    there = read(Kind.FIX_REVISION, name)
    if there is None:
        raise unknown_record()
    return decode_as(FixRevision, there)


def _part(operation: Operation, name: str) -> Mapping[str, object]:
    part = operation.args.get(name)
    if not isinstance(part, Mapping):
        raise malformed(f"it has no {name}")
    return part


def _check_id(name: str) -> None:
    if not _ID.fullmatch(name):
        raise malformed("an identity in it is none")
