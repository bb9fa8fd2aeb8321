"""Fixes as this laptop lists them: a shelf, what belongs beside something, those that helped."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select, true

from fieldkm.domain.codes import compact, looks_like_code
from fieldkm.domain.fix_life import in_queue
from fieldkm.domain.fix_lines import FixFilter, FixLine, Shelf
from fieldkm.domain.fixes import Fix, FixState
from fieldkm.domain.outcomes import FixUse, Outcome
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import decode_as
from fieldkm.store.database import Database
from fieldkm.store.fix_table import CODE, MODEL, PAGE, PART
from fieldkm.store.overlay import REJECTED
from fieldkm.store.rows import time_of
from fieldkm.store.tables import fix_links, fixes_here, outbox, records

_AT_ONCE = 500  # values in one statement
_CANDIDATES = 50  # of those beside something, before the best of them are chosen
_TO_THE_SECOND = "%Y-%m-%dT%H:%M:%S"  # payloads end a time in another way than `isoformat`
_OUTCOMES = f"{Kind.OUTCOME}.%"
_RETIRED = fixes_here.c.state == FixState.RETIRED.value
_ON: Mapping[Shelf, ColumnElement[bool]] = {
    Shelf.ALL: ~_RETIRED,
    Shelf.WAITING: fixes_here.c.is_waiting == 1,
    Shelf.RETURNED: fixes_here.c.state == FixState.RETURNED.value,
    Shelf.APPROVED: and_(fixes_here.c.is_approved == 1, ~_RETIRED),
    Shelf.RETIRED: _RETIRED,
}


@dataclass(frozen=True, slots=True)
class Concerns:
    """What fixes may be about: pages (`manual/page`), parts, fault codes and models, in any
    spelling.
    """

    pages: Collection[str] = ()
    parts: Collection[str] = ()
    codes: Collection[str] = ()
    models: Collection[str] = ()

    @property
    def keys(self) -> dict[str, set[str]]:
        """Return what a fix must be about one of, the models apart."""
        return {
            PAGE: set(self.pages),
            PART: _compacted(self.parts),
            CODE: _compacted(self.codes),
        }

    @property
    def model_keys(self) -> set[str]:
        """Return the models."""
        return _compacted(self.models)


class FixLists:
    """Reads the tables of `fix_table`. `counts` of its lines are the server's alone, and names of
    people are left out: both are for whoever knows this laptop's user.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self, wanted: FixFilter, me: str) -> list[FixLine]:
        """Return what a list asks for, the newest first."""
        conditions = [_ON[wanted.shelf], *map(_has_word, wanted.words.split())]
        if wanted.mine:
            is_back = wanted.shelf is Shelf.RETURNED
            conditions.append(fixes_here.c.writer == me if is_back else _is_of(me))
        if wanted.model:
            conditions.append(_holds_for({compact(wanted.model)}))
        order = (fixes_here.c.moment.desc(), fixes_here.c.fix.desc())
        query = _lines().where(*conditions).order_by(*order).limit(wanted.limit)
        return self._read(query, me)

    def by_ids(self, fixes: Collection[str], me: str) -> dict[str, FixLine]:
        """Return those of some fixes that are here, by their ids."""
        wanted, found = sorted(set(fixes)), {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = fixes_here.c.fix.in_(wanted[start : start + _AT_ONCE])
            found.update({line.id: line for line in self._read(_lines().where(some), me)})
        return found

    def numbered(self, number: str) -> list[str]:
        """Return the fixes that a number means, in any spelling: the server's before laptops'."""
        key = compact(number)
        query = select(fixes_here.c.fix, fixes_here.c.number).where(
            or_(fixes_here.c.number == key, fixes_here.c.local_number == key)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all() if key else []
        exact = [row.fix for row in rows if row.number == key]
        return exact or sorted(row.fix for row in rows)

    def beside(self, concerns: Concerns, me: str) -> list[FixLine]:
        """Return fixes about any of these: those about most of them first, those that nobody has
        approved last. Models narrow them down; alone they are what the fixes must name.
        """
        models = concerns.model_keys
        keys = {what: found for what, found in concerns.keys.items() if found}
        narrow = [_holds_for(models)] if keys and models else []
        any_of = [_is(what, found) for what, found in (keys or {MODEL: models}).items() if found]
        if not any_of:
            return []
        hits = (
            select(fix_links.c.fix, func.count().label("hits"))
            .where(or_(*any_of))
            .group_by(fix_links.c.fix)
            .subquery()
        )
        query = (
            _lines()
            .join(hits, hits.c.fix == fixes_here.c.fix)
            .where(~_RETIRED, *narrow)
            .order_by(
                fixes_here.c.is_approved.desc(), hits.c.hits.desc(), fixes_here.c.moment.desc()
            )
            .limit(_CANDIDATES)
        )
        return self._read(query, me)

    def shelves(self, of: str = "") -> Mapping[Shelf, int]:
        """Return how many fixes stand on each shelf, all of them or those `of` one user."""
        counts = [func.count().filter(_ON[shelf]) for shelf in Shelf]
        query = select(*counts).select_from(fixes_here).where(_is_of(of) if of else true())
        with self._database.read() as connection:
            row = connection.execute(query).one()
        return dict(zip(Shelf, row, strict=True))

    def unsent_outcomes(self) -> list[Outcome]:
        """Return this laptop's outcomes of fixes that the server has not counted yet."""
        counted = exists().where(
            records.c.kind == Kind.FIX_USE.value, records.c.id == outbox.c.record
        )
        made = records.alias()
        query = (
            select(made.c.payload)
            .join(outbox, outbox.c.record == made.c.id)
            .where(
                made.c.kind == Kind.OUTCOME.value,
                made.c.key != "",
                outbox.c.type.like(_OUTCOMES),
                outbox.c.state != REJECTED,
                ~counted,
            )
            .order_by(outbox.c.number.desc())
        )
        with self._database.read() as connection:
            payloads = connection.execute(query).scalars().all()
        return [decode_as(Outcome, payload) for payload in payloads]

    def uses_of(self, author: str, since: datetime | None, limit: int) -> list[FixUse]:
        """Return how others fared with somebody's fixes, the newest first."""
        query = (
            select(records.c.payload)
            .join(fixes_here, fixes_here.c.fix == records.c.parent)
            # With the bare column SQLite walks through all uses in the order of time.
            .where(records.c.kind.concat("") == Kind.FIX_USE.value, fixes_here.c.author == author)
            .where(records.c.moment >= (since.strftime(_TO_THE_SECOND) if since else ""))
            .order_by(records.c.moment.desc(), records.c.id)
            .limit(limit)
        )
        with self._database.read() as connection:
            payloads = connection.execute(query).scalars().all()
        uses = [decode_as(FixUse, payload) for payload in payloads]
        return [use for use in uses if use.author != author and (not since or use.at > since)]

    def _read(self, query: Select[tuple[object, ...]], me: str) -> list[FixLine]:
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return [_line(row, me) for row in rows]


def _lines() -> Select[tuple[object, ...]]:
    is_its = and_(records.c.kind == Kind.FIX.value, records.c.id == fixes_here.c.fix)
    # An inner join SQLite would begin at the records, reading all fixes to list the newest.
    return select(fixes_here, records.c.payload).outerjoin(records, is_its)


def _line(row: Row[tuple[object, ...]], me: str) -> FixLine:
    fix = decode_as(Fix, row.payload)
    return FixLine(
        id=fix.id,
        number=fix.shown_number,
        title=fix.title,
        state=fix.state,
        revision=fix.current_revision,
        moment=time_of(row.moment) if row.moment else None,
        symptom=row.symptom,
        author=fix.author,
        family=fix.family,
        models=tuple(json.loads(row.models)),
        fault_codes=tuple(json.loads(row.fault_codes)),
        counts=fix.counts,
        is_approved=bool(fix.approved_revision) and fix.state is not FixState.RETIRED,
        is_waiting=in_queue(fix),
        is_mine=bool(me) and me in (row.author, row.writer),
        came_back=fix.state is FixState.RETURNED and me == row.writer,
        is_sent=bool(fix.number),
        safety=fix.safety,
        language=row.language,
        reason=fix.reason,
        review_cause=fix.review_cause,
        retired_as=fix.retired_as,
        merged_into=fix.merged_into,
    )


def _is_of(user: str) -> ColumnElement[bool]:
    return or_(fixes_here.c.author == user, fixes_here.c.writer == user)


def _is(what: str, keys: Collection[str]) -> ColumnElement[bool]:
    return and_(fix_links.c.what == what, fix_links.c.key.in_(sorted(keys)))


def _holds_for(models: Collection[str]) -> ColumnElement[bool]:
    """A fix that names no model holds for all."""
    of_it = fix_links.c.fix == fixes_here.c.fix
    names_one = exists().where(of_it, _is(MODEL, models))
    names_any = exists().where(of_it, fix_links.c.what == MODEL)
    return or_(names_one, ~names_any)


def _has_word(word: str) -> ColumnElement[bool]:
    spellings = {word.casefold(), compact(word) if looks_like_code(word) else word.casefold()}
    return or_(*(func.instr(fixes_here.c.words, one) > 0 for one in sorted(spellings)))


def _compacted(names: Iterable[str]) -> set[str]:
    return {compact(name) for name in names} - {""}
