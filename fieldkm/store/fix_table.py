"""What readers read of each fix, in tables that lists and panels ask (`fix_lists`).

The rows of a fix are made again in the transaction that changes its record or one of its revisions
(see `overlay` and `mirror`): the tables never say something else than the records.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from fieldkm.domain.codes import compact
from fieldkm.domain.fix_life import in_queue
from fieldkm.domain.fix_lines import beginning
from fieldkm.domain.fixes import Fix, FixRevision
from fieldkm.errors import FieldkmError
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import decode
from fieldkm.store.rows import time_text
from fieldkm.store.tables import fix_links, fixes_here, records

MODEL, CODE, PART, PAGE = "model", "code", "part", "page"
_AT_ONCE = 500  # fixes whose texts are in memory

Identity = tuple[str, str]  # kind and id


def fixes_of(connection: Connection, identities: Iterable[Identity]) -> set[str]:
    """Return the fixes whose rows hang on some records that are here."""
    found, revisions = set(), []
    for kind, record in identities:
        if kind == Kind.FIX:
            found.add(record)
        elif kind == Kind.FIX_REVISION:
            revisions.append(record)
    for some in _portions(revisions):
        parents = select(records.c.parent).where(
            records.c.kind == Kind.FIX_REVISION.value, records.c.id.in_(some)
        )
        found.update(connection.execute(parents).scalars())
    return found


def refresh(connection: Connection, fixes: Collection[str]) -> None:
    """Make the rows of some fixes anew; one that is not here any more has none."""
    for some in _portions(sorted(fixes)):
        _refresh_some(connection, some)


def _refresh_some(connection: Connection, wanted: Sequence[str]) -> None:
    for table in (fixes_here, fix_links):
        connection.execute(delete(table).where(table.c.fix.in_(wanted)))
    found = _read(connection, Kind.FIX, wanted)
    fixes = [fix for fix in found.values() if isinstance(fix, Fix)]
    named = {name for fix in fixes for name in (fix.shown_revision, fix.current_revision)}
    revisions = _read(connection, Kind.FIX_REVISION, sorted(named))
    rows, links = [], []
    for fix in fixes:
        shown, current = revisions.get(fix.shown_revision), revisions.get(fix.current_revision)
        said = shown if isinstance(shown, FixRevision) else None
        writer = current.author if isinstance(current, FixRevision) else ""
        rows.append(_row(fix, said, writer or fix.author))
        links += _links(fix.id, said)
    if rows:
        connection.execute(insert(fixes_here), rows)
    if links:
        connection.execute(insert(fix_links), links)


def _read(connection: Connection, kind: Kind, names: Sequence[str]) -> Mapping[str, object]:
    """Return records by their ids; what a newer server has written cannot be listed."""
    found = {}
    for some in _portions(names):
        query = select(records.c.id, records.c.payload).where(
            records.c.kind == kind.value, records.c.id.in_(some)
        )
        for row in connection.execute(query):
            try:
                found[row.id] = decode(kind, row.payload)
            except FieldkmError:
                continue
    return found


def _row(fix: Fix, shown: FixRevision | None, writer: str) -> dict[str, object]:
    moment = fix.reviewed or fix.submitted or fix.made
    symptom = beginning(shown.symptom) if shown else ""
    models, codes = (shown.models, shown.fault_codes) if shown else ((), ())
    numbers = (fix.number, fix.local_number)
    named = (*models, *codes, *(shown.parts if shown else ()), *numbers)
    words = (fix.title, symptom, *named, *map(compact, named))
    return {
        "fix": fix.id,
        "state": fix.state.value,
        "is_approved": int(bool(fix.approved_revision)),
        "is_waiting": int(in_queue(fix)),
        "author": fix.author,
        "writer": writer,
        "number": compact(fix.number),
        "local_number": compact(fix.local_number),
        "moment": time_text(moment) if moment else "",
        "language": shown.language if shown else "",
        "symptom": symptom,
        "models": json.dumps(models, ensure_ascii=False),
        "fault_codes": json.dumps(codes, ensure_ascii=False),
        "words": "\n".join(words).casefold(),
    }


def _links(fix: str, shown: FixRevision | None) -> list[dict[str, str]]:
    if shown is None:
        return []
    keys = {
        *((MODEL, compact(model)) for model in shown.models),
        *((CODE, compact(code)) for code in shown.fault_codes),
        *((PART, compact(part)) for part in shown.parts),
        *((PAGE, f"{place.manual}/{place.page}") for place in shown.pages),
    }
    return [{"what": what, "key": key, "fix": fix} for what, key in sorted(keys) if key]


def _portions(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """A statement has a limit of values, and not all texts need be in memory at once."""
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]
