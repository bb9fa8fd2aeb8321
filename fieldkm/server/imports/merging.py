"""What an import makes of a record that is there already: only what the files say anew.

The rule: a field is written when the file says something else of it than at the last import. What
technicians or the office have changed on this side since stays, as long as the file still says
what it said then; where both changed it the file's word holds, and the report says so. `imported`
keeps, for each record that can be edited here, what the file said last. Visits and their entries
are edited by nobody (what is amended is an entry of its own), so they are compared with what is
there; a visit that was moved here stays where it was moved to.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from fieldkm.domain.visits import EntryKind
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import KINDS, Kind, Rule
from fieldkm.protocol.payloads import as_data, payload_of
from fieldkm.server import records
from fieldkm.server.feed import Change
from fieldkm.server.imports.drafts import Draft, Fields
from fieldkm.server.imports.known import is_imported
from fieldkm.server.records import NOTHING, Found, Key, Stored, batches
from fieldkm.server.tables import imported

_PLACE = ("machine", "site", "customer", "model", "serial", "zone")
_KEEP = text(
    "INSERT INTO imported (id, kind, fields) VALUES (:id, :kind, :fields)"
    " ON CONFLICT (id, kind) DO UPDATE SET fields = excluded.fields"
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a draft comes to: records as they become, entries that are told of no more, and the
    fields in which the file overrules what was changed here.
    """

    draft: Draft
    is_new: bool
    effects: tuple[Effect, ...] = ()
    gone: tuple[Change, ...] = ()
    overruled: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Tell whether anything is to be written."""
        return bool(self.effects or self.gone)


class Merging:
    """Compares drafts with what is there, a portion at a time."""

    def __init__(self, connection: Connection, *, lock: bool) -> None:
        self._connection = connection
        self._lock = lock
        self.there: Found = NOTHING

    def merged(self, drafts: Collection[Draft]) -> list[Merged]:
        """Return what each draft comes to; what was read for that is `there` up to the next."""
        there = self._read(drafts)
        last = _last(self._connection, drafts)
        visits = [key[0] for key, found in there.items() if found.kind is Kind.VISIT]
        children = records.children(self._connection, visits, self._lock)
        entries = defaultdict(list)
        for child in children:
            if child.kind is Kind.VISIT_ENTRY:
                entries[child.parent].append(child)
        return [
            _merged_visit(draft, there.get((draft.id, draft.kind.value)), entries[draft.id], there)
            if draft.kind is Kind.VISIT
            else _merged(draft, there.get((draft.id, draft.kind.value)), last.get(draft.id))
            for draft in drafts
        ]

    def _read(self, drafts: Collection[Draft]) -> dict[Key, Stored]:
        """Read the records of the drafts, those that were removed too."""
        keys = {(item.id, item.kind.value) for draft in drafts for item in (draft, *draft.entries)}
        found = records.stored(self._connection, keys, self._lock)
        self.there = {key: found.get(key) for key in keys}
        return found

    def keep(self, drafts: Iterable[Draft]) -> None:
        """Keep what the files say, for the next import."""
        rows = [
            {"id": draft.id, "kind": draft.kind.value, "fields": _said(draft)}
            for draft in drafts
            if KINDS[draft.kind].rule is Rule.MERGE
        ]
        if rows:
            self._connection.execute(_KEEP, rows)


def _last(connection: Connection, drafts: Iterable[Draft]) -> dict[str, Fields]:
    """Return what the files said at the last import, by id."""
    ids = sorted(draft.id for draft in drafts if KINDS[draft.kind].rule is Rule.MERGE)
    found: dict[str, Fields] = {}
    for some in batches(ids):
        query = select(imported.c.id, imported.c.fields).where(imported.c.id.in_(some))
        found |= {row.id: json.loads(row.fields) for row in connection.execute(query)}
    return found


def _said(draft: Draft) -> str:
    said = {name: value for name, value in draft.fields.items() if value is not None}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _merged(draft: Draft, there: Stored | None, last: Fields | None) -> Merged:
    if there is None or there.payload is None:
        return Merged(draft, True, (_effect(draft, _filled({}, draft.fields)),))
    present = as_data(draft.kind, there.payload)
    # Of a record that was written down here first, the file says nothing by an empty cell.
    told = {
        name: value
        for name, value in draft.fields.items()
        if (value is not None if last is None else value != last.get(name))
    }
    changes = {name: value for name, value in told.items() if value != present.get(name)}
    overruled = sorted(
        name
        for name in changes
        if present.get(name) is not None and (last or {}).get(name) != present[name]
    )
    if not changes:
        return Merged(draft, False)
    effect = _effect(draft, _filled(present, changes))
    return Merged(draft, False, (effect,), overruled=tuple(overruled))


def _merged_visit(
    draft: Draft, there: Stored | None, own: Collection[Stored], known: Mapping[Key, Stored]
) -> Merged:
    if there is None or there.payload is None:
        made = (_effect(item, _filled({}, item.fields)) for item in (draft, *draft.entries))
        return Merged(draft, True, tuple(made))
    present = as_data(Kind.VISIT, there.payload)
    fields = dict(draft.fields)
    if any(_kind(entry) == EntryKind.MOVED for entry in own):
        fields |= {name: present.get(name) for name in _PLACE}
    effects = [_changed(draft, present, fields)]
    for item in draft.entries:
        before = known.get((item.id, item.kind.value))
        data = as_data(item.kind, before.payload) if before and before.payload else {}
        effects.append(_changed(item, data, item.fields))
    named = {item.id for item in draft.entries}
    gone = (
        Change(entry.kind, entry.id, None, None)
        for entry in own
        if is_imported(entry.id) and entry.id not in named and _kind(entry) in draft.told
    )
    return Merged(draft, False, tuple(effect for effect in effects if effect), tuple(gone))


def _changed(
    draft: Draft, present: Mapping[str, object], fields: Mapping[str, object]
) -> Effect | None:
    """Return a record as it becomes, None where it is so already."""
    changes = {name: value for name, value in fields.items() if value != present.get(name)}
    return _effect(draft, _filled(present, changes)) if changes else None


def _filled(present: Mapping[str, object], changes: Mapping[str, object]) -> Fields:
    """Return fields with changes; those that are empty are left out, as in every payload."""
    return {name: value for name, value in {**present, **changes}.items() if value is not None}


def _effect(draft: Draft, data: Fields) -> Effect:
    return Effect(draft.kind, draft.id, payload_of(draft.kind, {"id": draft.id, **data}))


def _kind(entry: Stored) -> str:
    data = as_data(entry.kind, entry.payload) if entry.payload else {}
    return str(data.get("kind"))
