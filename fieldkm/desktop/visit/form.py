"""The line that is being written: its fields as they are typed, read as an entry of the visit."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkm.domain.visits import EntryKind, Reply, VisitEntry
from fieldkm.errors import BadInput

if TYPE_CHECKING:
    from fieldkm.app.visit_entries import Details
    from fieldkm.app.visit_terms import Term

LINE, NOTE, VALUE, UNIT, LOW, HIGH = "line", "note", "value", "unit", "low", "high"
QUANTITY, FROM_VAN, ANSWER = "quantity", "from-van", "answer"

FIELDS: Mapping[EntryKind, tuple[str, ...]] = MappingProxyType(
    {
        EntryKind.CODE: (LINE,),
        EntryKind.SYMPTOM: (LINE,),
        EntryKind.TEST: (LINE, ANSWER),
        EntryKind.MEASUREMENT: (LINE, VALUE, UNIT, LOW, HIGH),
        EntryKind.CAUSE: (LINE,),
        EntryKind.ACTION: (LINE,),
        EntryKind.PART: (LINE, QUANTITY, FROM_VAN),
        EntryKind.METER: (VALUE, UNIT),
        EntryKind.NOTE: (NOTE,),
        EntryKind.FOLLOW_UP: (NOTE,),
    }
)
"""What is filled in for each kind, in its order."""

CHANGED_BY_TYPING = frozenset(
    {EntryKind.CODE, EntryKind.SYMPTOM, EntryKind.PART, EntryKind.ACTION, EntryKind.CAUSE}
)
"""The kinds among which what is typed decides: a fault code is one whatever button is pressed."""

_GROUPS = re.compile(r"\d{1,3}([ .,'\u00a0\u202f]\d{3})+")
_YES = "yes"


def details_of(kind: EntryKind, typed: Mapping[str, str], term: Term | None) -> Details:
    """Return what an entry of this kind says; raises `BadInput` where something is missing or is
    no number. `term` is what the line is recognised as.
    """
    line = " ".join(typed.get(LINE, "").split())
    match kind:
        case EntryKind.METER:
            return {"value": counted(_given(typed, VALUE)), "unit": typed.get(UNIT, "").strip()}
        case EntryKind.NOTE | EntryKind.FOLLOW_UP:
            return {"text": _given(typed, NOTE)}
        case EntryKind.MEASUREMENT:
            return _measured(typed)
        case EntryKind.PART:
            return _used(typed, term)
        case EntryKind.TEST:
            answer = typed.get(ANSWER, "")
            ref = term.ref if term else ""
            reply = Reply(answer) if answer else None
            return {"ref": ref, "text": _given(typed, LINE), "answer": reply}
        case EntryKind.CODE:
            return {"ref": term.ref if term else _given(typed, LINE), "text": title_of(term)}
    _given(typed, LINE)
    return {"ref": term.ref, "text": term.title} if term else {"text": line}


def typed_of(entry: VisitEntry) -> dict[str, str]:
    """Return the fields of an entry as they would be typed."""
    is_named = entry.kind in (EntryKind.CODE, EntryKind.PART)
    texts = {
        LINE: entry.ref if is_named else entry.text,
        NOTE: entry.text,
        VALUE: written(entry.value),
        UNIT: entry.unit,
        LOW: written(entry.low),
        HIGH: written(entry.high),
        QUANTITY: str(entry.quantity),
        FROM_VAN: _YES if entry.from_van else "no",
        ANSWER: entry.answer.value if entry.answer else "",
    }
    return {field: texts[field] for field in FIELDS.get(entry.kind, ()) if texts[field]}


def title_of(term: Term | None) -> str:
    """Return what the manual says of a term."""
    return term.title if term else ""


def is_from_van(typed: Mapping[str, str], term: Term | None) -> bool:
    """Tell whether a part is taken from the van: as was said, else where the van has it."""
    said = typed.get(FROM_VAN, "")
    return said == _YES if said else bool(term and term.in_van)


def quantity_of(typed: Mapping[str, str]) -> int:
    """Return how many of a part were used; raises `BadInput`."""
    text = typed.get(QUANTITY, "").strip() or "1"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10_000):
        raise BadInput(
            "no-quantity",
            "“{text}” is no number of pieces.",
            "Write a whole number, 1 or more.",
            text=text,
        )
    return int(text)


def number(text: str) -> float:
    """Return a measured value; a decimal comma is understood. Raises `BadInput`."""
    plain = text.strip().replace("\u2212", "-")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise BadInput(
            "no-number", "“{text}” is no number.", "Write it as in 7.2 or 7,2.", text=text[:40]
        )
    return value


def counted(text: str) -> float:
    """Return what a meter shows, with or without spaces or points between its thousands; raises
    `BadInput`.
    """
    plain = text.strip()
    if _GROUPS.fullmatch(plain):
        plain = re.sub(r"\D", "", plain)
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 15):
        raise BadInput(
            "no-meter",
            "“{text}” is no meter reading.",
            "Write the whole number that the machine shows.",
            text=text[:40],
        )
    return float(plain)


def written(value: float | None) -> str:
    """Return a number as it is typed: without a point where it is whole."""
    if value is None or not math.isfinite(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:g}"


def _measured(typed: Mapping[str, str]) -> Details:
    what = _given(typed, LINE)
    low, high = (typed.get(name, "").strip() for name in (LOW, HIGH))
    return {
        "text": what,
        "value": number(_given(typed, VALUE)),
        "unit": typed.get(UNIT, "").strip(),
        "low": number(low) if low else None,
        "high": number(high) if high else None,
    }


def _used(typed: Mapping[str, str], term: Term | None) -> Details:
    return {
        "ref": term.ref if term else _given(typed, LINE),
        "text": title_of(term),
        "quantity": quantity_of(typed),
        "from_van": is_from_van(typed, term),
    }


def _given(typed: Mapping[str, str], field: str) -> str:
    text = typed.get(field, "").strip()
    if not text:
        raise BadInput("field-empty", "There is nothing to write down yet.", "Type it first.")
    return text if field == NOTE else " ".join(text.split())
