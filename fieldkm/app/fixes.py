"""Fixes for those who read them: found, read, used, spoken about. How one is written is in
`fix_drafts`, how it is decided on in `review`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from fieldkm.app.fix_demand import FixDemandCount
from fieldkm.app.fix_reader import FixReader
from fieldkm.app.personal_words_near import PersonalWordsNear
from fieldkm.app.read_fix import Helped, ReadFix
from fieldkm.app.recording import Recorder
from fieldkm.domain.fix_lines import FixFilter, FixLine, Shelf
from fieldkm.domain.fixes import Comment, Fix, Thanks
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.errors import BadInput, Refused
from fieldkm.store.database import Database
from fieldkm.store.fix_lists import Concerns, FixLists
from fieldkm.store.records import Records

_LONGEST_WAY = 10  # merges that are followed
_MOST_HELPED = 500  # uses of one's fixes that are looked through


class Fixes:
    """What is known, as far as this user may see it."""

    def __init__(self, database: Database, recorder: Recorder, personal: PersonalWordsNear) -> None:
        self._personal = personal
        self._records = Records(database)
        self._lists = FixLists(database)
        self._reader = FixReader(database)
        self._demand = FixDemandCount(database, recorder)
        self._recorder = recorder

    def known(self, name: str) -> Fix:
        """Return the fix that an id or a number in any spelling means (`F-1234`, `f 1234`, `1234`,
        `K7-12`); raises `BadInput` where none is here, or where several laptops gave that number.
        """
        name = name.strip()
        found = self._records.get(Fix, name)
        if found is not None:
            return found
        numbered = self._lists.numbered(name) or (
            self._lists.numbered(f"F{name}") if name.isdecimal() else []
        )
        if len(numbered) > 1:
            raise BadInput(
                "several-fixes",
                "Several fixes have the number {number}.",
                "Laptops gave it before the server did. Use the number that begins with F.",
                number=name[:40],
            )
        found = self._records.get(Fix, numbered[0]) if numbered else None
        if found is None:
            raise BadInput(
                "no-such-fix",
                "The fix “{number}” is not on this laptop.",
                "Check the number, or sync: it may have been written just now.",
                number=name[:40],
            )
        return found

    def line(self, fix: str) -> FixLine | None:
        """Return a fix as a list shows it; None where it is not here."""
        return self.lines([fix]).get(fix)

    def lines(self, fixes: Collection[str]) -> dict[str, FixLine]:
        """Return those of some fixes that are here, by their ids."""
        found = self._lists.by_ids(fixes, self._recorder.me)
        return {line.id: line for line in self._reader.completed(tuple(found.values()))}

    def listed(self, wanted: FixFilter) -> list[FixLine]:
        """Return what a list asks for, the newest first."""
        return self._reader.completed(self._lists.listed(wanted, self._recorder.me))

    def shelves(self, *, mine: bool = False) -> Mapping[Shelf, int]:
        """Return how many fixes stand on each shelf, all of them or this user's."""
        return self._lists.shelves(self._recorder.me if mine else "")

    def beside(
        self,
        *,
        pages: Collection[str] = (),
        parts: Collection[str] = (),
        codes: Collection[str] = (),
        models: Collection[str] = (),
        limit: int = 5,
    ) -> list[FixLine]:
        """Return fixes about any of these pages (`manual/page`), parts and codes, those that are
        about most of them and have proved themselves first, unapproved ones last. `models` narrow
        them down; alone they are what the fixes must name.
        """
        concerns = Concerns(pages, parts, codes, models)
        found = self._reader.completed(self._lists.beside(concerns, self._recorder.me))
        return sorted(found, key=lambda line: (line.is_unproven, -_proof(line)))[:limit]

    def read(self, fix: str) -> ReadFix:
        """Return all of a fix, by its id; raises `BadInput` where it is not here."""
        found = self.known(fix)
        names = [found.id, *filter(None, [found.merged_into])]
        lines = self.lines(names)
        line = lines.get(found.id)
        if line is None:
            raise BadInput(
                "fix-unreadable",
                "The fix {number} was written by a newer fieldkm.",
                "Update fieldkm on this laptop.",
                number=found.shown_number,
            )
        leads_to = lines.get(found.merged_into)
        return self._reader.read(line, found, leads_to, self._recorder.me)

    def outcome(
        self, fix: str, result: Result, text: str = "", *, visit: str = "", model: str = ""
    ) -> Outcome:
        """Write down how a fix went, in a visit perhaps; see `outcome_of`."""
        made = self.outcome_of(fix, result, text, visit=visit, model=model)
        self._recorder.write(made, *self._told_in_visit(made))
        return made

    def outcome_of(
        self, fix: str, result: Result, text: str = "", *, visit: str = "", model: str = ""
    ) -> Outcome:
        """Return the record of it, for whoever writes it together with others. What was merged
        counts for the fix that it leads to. Raises `BadInput` where fix or visit are not here,
        `Refused` for a text with a customer's words.
        """
        used = self._led_on(self.known(fix))
        at_visit = self._records.get(Visit, visit) if visit else None
        if visit and at_visit is None:
            raise BadInput(
                "no-such-visit",
                "This visit is not on this laptop.",
                "Leave the visit out, or check its id.",
            )
        return Outcome(
            self._recorder.new_id(),
            result,
            self._recorder.now(),
            fix=used.id,
            revision=used.shown_revision,
            visit=visit,
            machine=at_visit.machine if at_visit else "",
            model=at_visit.model if at_visit else model,
            author=self._recorder.me,
            text=self._personal.remark(text, visit),
        )

    def comment(self, fix: str, text: str) -> None:
        """Write a remark on a fix; raises `BadInput` for an empty one, `Refused`
        for one with a customer's words.
        """
        found, said = self.known(fix), self._personal.remark(text)
        if not said:
            raise BadInput(
                "comment-empty", "The comment is empty.", "Write what others should know."
            )
        self._recorder.write(
            Comment(
                self._recorder.new_id(),
                found.id,
                said,
                self._recorder.now(),
                author=self._recorder.me,
                revision=found.shown_revision,
            )
        )

    def thank(self, fix: str, text: str = "") -> None:
        """Thank the author of a fix, once; raises `Refused` for one's own."""
        found, me = self.known(fix), self._recorder.me
        if found.author == me:
            raise Refused(
                "own-thanks", "This fix is your own.", "Thank a colleague for one of theirs."
            )
        if any(one.author == me for one in self._records.of_parents(Thanks, found.id)):
            raise Refused(
                "thanked-already",
                "You have thanked the author of {number} already.",
                "Say in a comment what else is to be said.",
                number=found.shown_number,
            )
        thanks = Thanks(
            self._recorder.new_id(),
            found.id,
            self._recorder.now(),
            author=me,
            to=found.author,
            text=self._personal.remark(text),
        )
        self._recorder.write(thanks)

    def helped(self, since: datetime | None = None) -> list[Helped]:
        """Return this user's fixes that others used or gave thanks for since a time, those that
        helped last first.
        """
        me = self._recorder.me
        uses = self._lists.uses_of(me, since, _MOST_HELPED)
        thanks = [
            one
            for one in reversed(self._records.of_type(Thanks))
            if one.to == me and (since is None or one.at > since)
        ]
        last: dict[str, datetime] = {}
        marks = [(use.fix, use.at) for use in uses] + [(one.fix, one.at) for one in thanks]
        for fix, at in marks:
            last[fix] = max(at, last.get(fix, at))
        lines = self.lines(last)
        return [
            Helped(
                lines[fix],
                self._reader.read_uses([use for use in uses if use.fix == fix]),
                self._reader.remarks([one for one in thanks if one.fix == fix]),
            )
            for fix in sorted(last, key=lambda fix: last[fix], reverse=True)
            if fix in lines
        ]

    def note_found(self, fixes: Iterable[str]) -> None:
        """Count that fixes stood among the results of a search; not on the interface's thread."""
        self._demand.found(fixes)

    def note_opened(self, fix: str) -> None:
        """Count that a fix was opened."""
        self._demand.opened(fix)

    def _told_in_visit(self, made: Outcome) -> list[VisitEntry]:
        """Return the entry by which the visit tells that the fix was used, unless one does."""
        fix = self._records.get(Fix, made.fix)
        entries = self._records.of_parents(VisitEntry, made.visit) if made.visit else []
        is_told = any(e.kind is EntryKind.FIX and e.ref == made.fix for e in entries)
        if fix is None or is_told or not made.visit:
            return []
        identity, kind = self._recorder.new_id(), EntryKind.FIX
        entry = VisitEntry(identity, made.visit, kind, made.at, made.author, fix.id, fix.title)
        return [entry]

    def _led_on(self, fix: Fix) -> Fix:
        """Follow a merged fix to the one that stands for it."""
        for _ in range(_LONGEST_WAY):
            further = self._records.get(Fix, fix.merged_into) if fix.merged_into else None
            if further is None:
                break
            fix = further
        return fix


def _proof(line: FixLine) -> float:
    """How well it has proved itself: the share that worked, as if it had done so once in two."""
    counts = line.counts
    return (counts.worked + counts.partly / 2 + 1) / (counts.total + 2)
