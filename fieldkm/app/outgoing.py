"""What waits for the server, as its author reads it, and a rejected one mended by its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from fieldkm.errors import FieldkmError
from fieldkm.protocol.kinds import KINDS, Kind
from fieldkm.protocol.operations import Operation
from fieldkm.store.outbox import Waiting

TextPath = tuple[str | int, ...]

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ].*)?")
_LONGEST = 120  # characters of what is told in a few words
_TELLING = ("title", "name", "text", "symptom", "caption", "value", "serial", "result")
_STRUCTURE = frozenset(
    {
        *("id", "kind", "field", "record", "sha256", "type", "v", "author", "verb", "step"),
        *("settled", "settled_by", "owner"),
    }
)
_OF_FIXES = frozenset(
    {Kind.FIX, Kind.FIX_REVISION, Kind.OUTCOME, Kind.COMMENT, Kind.FLAG, Kind.THANKS}
)
_STRUCTURE_OF_FIXES = frozenset(
    {
        *("fix", "revision", "current_revision", "base_revision", "state", "by", "to", "into"),
        *("local_number", "territory", "family", "language", "visit", "machine", "procedure"),
        *("models", "fault_codes", "parts", "manual", "page", "anchor", "version", "answered_by"),
        *("result", "cause"),
    }
)
_CAUSE_IN_WORDS = frozenset({"cause"})  # of a revision; that of an outcome is an identity


class OutgoingState(StrEnum):
    """Where something is on its way; what was acknowledged is not shown."""

    REJECTED = "rejected"
    BLOCKED = "blocked"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """A text within an operation: where it stands, how its field is called, what it says."""

    path: TextPath
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FixName:
    """How people call a fix that something waits for: its number is empty where it is unknown."""

    number: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Something that was written here and that the server has not taken.

    `words` say in short what it is; `problem` why it was rejected, or what it waits for; `fix` is
    the number of the fix that it is about.
    """

    op_id: str
    kind: str
    verb: str
    words: str
    written: datetime
    state: OutgoingState
    problem: FieldkmError | None = None
    texts: tuple[OutgoingText, ...] = ()
    fix: str = ""


def fix_of(operation: Operation) -> str:
    """Return the id of the fix that an operation is about; empty for all others."""
    if operation.kind is Kind.FIX:
        return operation.id
    return str(operation.args.get("fix") or "") if operation.kind in _OF_FIXES else ""


def outgoing(item: Waiting, fix: FixName | None = None) -> Outgoing:
    """Return what waits in the outbox as its author reads it; `fix` is the one of `fix_of`."""
    operation, problem = item.operation, item.problem
    texts = texts_of(operation)
    return Outgoing(
        op_id=operation.op_id,
        kind=operation.kind.value,
        verb=operation.verb,
        words=_words(texts) or (fix.title if fix else ""),
        written=operation.client_time,
        state=OutgoingState(item.state.value),
        problem=(
            FieldkmError(problem.code, problem.title, problem.advice, **_values(problem.details))
            if problem
            else None
        ),
        texts=texts,
        fix=fix.number if fix else "",
    )


def texts_of(operation: Operation) -> tuple[OutgoingText, ...]:
    """Return what a person wrote of an operation: no identities, no times."""
    structure = _STRUCTURE | {name for name, _ in KINDS[operation.kind].parents}
    if operation.kind in _OF_FIXES:
        structure |= _STRUCTURE_OF_FIXES
    if operation.kind is Kind.FIX:
        structure -= _CAUSE_IN_WORDS
    return tuple(
        text
        for text in _texts(operation.args, ())
        if text.name not in structure and not _MOMENT.fullmatch(text.value)
    )


def mended(operation: Operation, texts: Mapping[TextPath, str]) -> Operation:
    """Return an operation with other texts at some of its paths."""
    args = {name: _mended(value, (name,), texts) for name, value in operation.args.items()}
    return replace(operation, args=args)


def _texts(value: object, path: TextPath) -> Iterator[OutgoingText]:
    match value:
        case str():
            yield OutgoingText(path, _name_at(path), value)
        case {"field": str(name), "value": changed}:
            for text in _texts(changed, (*path, "value")):
                yield replace(text, name=name)
        case Mapping():
            for key, inner in value.items():
                yield from _texts(inner, (*path, key))
        case list() | tuple():
            for at, inner in enumerate(value):
                yield from _texts(inner, (*path, at))


def _name_at(path: TextPath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _mended(value: object, path: TextPath, texts: Mapping[TextPath, str]) -> object:
    match value:
        case str():
            return texts.get(path, value)
        case Mapping():
            return {key: _mended(inner, (*path, key), texts) for key, inner in value.items()}
        case list() | tuple():
            return [_mended(inner, (*path, at), texts) for at, inner in enumerate(value)]
    return value


def _words(texts: tuple[OutgoingText, ...]) -> str:
    """The most telling of the texts, on one line."""
    told = [text for text in texts if text.value.strip()]
    rank = {name: place for place, name in enumerate(_TELLING)}
    told.sort(key=lambda text: rank.get(text.name, len(rank)))
    line = " ".join(told[0].value.split()) if told else ""
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _values(details: Mapping[str, str | int]) -> dict[str, str | int]:
    own = ("code", "title", "advice")  # what the error itself is made with
    return {name: value for name, value in details.items() if name not in own}
