"""Fixes put together for their readers: names of people, uses not yet counted, where they lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fieldkm.app.read_fix import ReadFix, ReadUse, Remark, Step
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import Comment, Fix, FixRevision, Thanks, Transition
from fieldkm.domain.outcomes import Counts, FixUse, Outcome, Result, counted
from fieldkm.domain.people import User
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.store.database import Database
from fieldkm.store.fix_lists import FixLists
from fieldkm.store.record_batches import RecordBatches
from fieldkm.store.records import Records

MOST_USES = 100  # that a page lists; the counts have them all


class FixReader:
    """Reads records of fixes, which hold no customer's data and are never locked."""

    def __init__(self, database: Database) -> None:
        self._records = Records(database)
        self._batches = RecordBatches(database)
        self._lists = FixLists(database)

    def completed(self, lines: Sequence[FixLine]) -> list[FixLine]:
        """Return lines with their authors' names and with this laptop's own uncounted uses."""
        if not lines:
            return []
        names = self.names(line.author for line in lines)
        own = self._own_counts()
        return [
            replace(
                line,
                author_name=names.get(line.author, ""),
                counts=line.counts + own[line.id] if line.id in own else line.counts,
            )
            for line in lines
        ]

    def read(self, line: FixLine, fix: Fix, leads_to: FixLine | None, me: str) -> ReadFix:
        """Return all of a fix."""
        shown = self._records.get(FixRevision, fix.shown_revision)
        current = self._records.get(FixRevision, fix.current_revision)
        newer = current if current and shown and current.id != shown.id else None
        steps = self._records.of_parents(Transition, fix.id)
        comments = self._records.of_parents(Comment, fix.id)
        thanks = self._records.newest_of_parents(Thanks, fix.id, limit=MOST_USES)
        names = self.names(
            (
                *(one.author for one in (shown, current) if one),
                fix.reviewed_by,
                *(step.by for step in steps),
            )
        )
        return ReadFix(
            line=line,
            fix=fix,
            shown=shown,
            current=newer,
            writer=names.get(shown.author, "") if shown else "",
            improver=names.get(newer.author, "") if newer else "",
            reviewer=names.get(fix.reviewed_by, ""),
            leads_to=leads_to,
            uses=self.uses_of(fix.id),
            comments=self.remarks(comments),
            thanks=self.remarks(thanks),
            steps=tuple(Step(s.verb, s.at, names.get(s.by, ""), s.reason) for s in steps),
            is_thanked=any(one.author == me for one in thanks),
        )

    def uses_of(self, fix: str) -> tuple[ReadUse, ...]:
        """Return the last uses of a fix, the newest first: this laptop's that are not counted yet
        stand before all others.
        """
        own = [outcome for outcome in self._lists.unsent_outcomes() if outcome.fix == fix]
        others = self._records.newest_of_parents(FixUse, fix, limit=MOST_USES)
        return (*self.read_uses(own), *self.read_uses(others))

    def read_uses(self, uses: Sequence[FixUse | Outcome]) -> tuple[ReadUse, ...]:
        """Return uses with the names of those whose they were."""
        names = self.names(use.author for use in uses)
        return tuple(
            ReadUse(
                use.id,
                use.fix,
                use.result,
                use.at,
                names.get(use.author, ""),
                use.model,
                use.text,
                is_sent=isinstance(use, FixUse),
            )
            for use in uses
        )

    def remarks(self, written: Sequence[Comment | Thanks]) -> tuple[Remark, ...]:
        """Return remarks with the names of their authors."""
        names = self.names(one.author for one in written)
        return tuple(
            Remark(
                one.id,
                one.text,
                one.at,
                names.get(one.author, ""),
                is_sent=self._records.rev(KIND_OF[type(one)], one.id) > 0,
            )
            for one in written
        )

    def names(self, users: Iterable[str]) -> Mapping[str, str]:
        """Return how users are called, by their ids, as far as they are known here."""
        found = self._batches.by_ids(User, set(users))
        return {name: user.display or user.name for name, user in found.items()}

    def _own_counts(self) -> Mapping[str, Counts]:
        results: dict[str, list[Result]] = defaultdict(list)
        for outcome in self._lists.unsent_outcomes():
            results[outcome.fix].append(outcome.result)
        return {fix: counted(found) for fix, found in results.items()}
