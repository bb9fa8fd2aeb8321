"""Entries of a visit as they are made: what each can say, by whom, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict, Unpack

from fieldkm.app.recording import Identified, Recorder
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, Reply, Visit, VisitEntry, VisitPlace


class Details(TypedDict, total=False):
    """What an entry can say beside its kind: see `VisitEntry`."""

    at: datetime
    ref: str
    text: str
    answer: Reply | None
    result: Result | None
    value: float | None
    unit: str
    low: float | None
    high: float | None
    quantity: int
    from_van: bool
    confirmed: bool
    moved_to: VisitPlace | None
    amends: str


@dataclass(frozen=True, slots=True)
class Used:
    """How a procedure (`manual/page`) or a fix (its id) that was used in a visit has ended."""

    result: Result
    procedure: str = ""
    fix: str = ""
    revision: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """What is said at a visit's end. `cause` is `manual/cause` where the manual has it,
    `cause_text` its words; `text` is the result in words.
    """

    result: Result
    text: str = ""
    cause: str = ""
    cause_text: str = ""
    follow_up: str = ""
    used: Sequence[Used] = ()
    at: datetime | None = None


def new_entry(
    recorder: Recorder, visit: str, kind: EntryKind, **details: Unpack[Details]
) -> VisitEntry:
    """Return an entry of now, by who works here, unless `details` say otherwise."""
    blank = VisitEntry(recorder.new_id(), visit, kind, recorder.now(), recorder.me)
    return replace(blank, **details)


def closing_records(recorder: Recorder, state: VisitState, closing: Closing) -> list[Identified]:
    """Return what closes a visit: the cause, what remains, the close, and an outcome for each thing
    that was used.
    """
    visit, at = state.visit.id, closing.at or recorder.now()
    made: list[Identified] = []
    if closing.cause or closing.cause_text:
        cause = new_entry(recorder, visit, EntryKind.CAUSE, at=at, confirmed=True)
        made.append(replace(cause, ref=closing.cause, text=closing.cause_text))
    if closing.follow_up:
        made.append(new_entry(recorder, visit, EntryKind.FOLLOW_UP, at=at, text=closing.follow_up))
    close = new_entry(recorder, visit, EntryKind.CLOSED, at=at, text=closing.text)
    made.append(replace(close, result=closing.result))
    made += [_outcome(recorder, state, closing, used, at) for used in closing.used]
    return made


def _outcome(
    recorder: Recorder, state: VisitState, closing: Closing, used: Used, at: datetime
) -> Outcome:
    visit: Visit = state.visit
    return Outcome(
        id=recorder.new_id(),
        result=used.result,
        at=at,
        fix=used.fix,
        revision=used.revision,
        procedure=used.procedure,
        cause=closing.cause,
        visit=visit.id,
        machine=state.place.machine,
        model=visit.model,
        author=recorder.me,
        text=used.text,
    )
