"""The queue and its cases, read from what this laptop holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from fieldkm.app.colleagues import names_of_all, person_name
from fieldkm.app.fix_duplicates import FixDuplicates, likely_fixes
from fieldkm.app.fix_texts import FixTexts
from fieldkm.app.fixes import Fixes
from fieldkm.app.flags import Flags
from fieldkm.app.photos import PhotoFiles
from fieldkm.app.review_case import (
    Case,
    DeskRevision,
    Evidence,
    Reviewer,
    Waiting,
)
from fieldkm.app.touched import TouchedThings
from fieldkm.domain.fix_life import is_about_all, revisions_needed
from fieldkm.domain.fix_lines import LikelyFix
from fieldkm.domain.fix_rules import check_transition, may_decide, rises
from fieldkm.domain.fixes import Fix, FixRevision, FixState, Transition, Verb
from fieldkm.domain.people import ProductFamily, Role, Territory, User
from fieldkm.domain.reach import Reach
from fieldkm.domain.review_queue import QueueOrder, place_in_queue, risen
from fieldkm.domain.revision_difference import compared_with, revision_difference
from fieldkm.errors import FieldkmError
from fieldkm.store.fix_queue import FixQueue
from fieldkm.store.records import Records
from fieldkm.store.sync_state import SyncState

DECISIONS = (Verb.APPROVE, Verb.SEND_BACK, Verb.MERGE, Verb.RETIRE, Verb.HAND_ON, Verb.PROMOTE)
_ANY = "any"


@dataclass(frozen=True, slots=True)
class DeskStores:
    """What the desk reads in the laptop's database."""

    records: Records
    queue: FixQueue
    state: SyncState


@dataclass(frozen=True, slots=True)
class DeskSources:
    """Whom the desk asks about a fix."""

    fixes: Fixes
    flags: Flags
    duplicates: FixDuplicates
    touched: TouchedThings
    texts: FixTexts
    photos: PhotoFiles


class DeskReader:
    """Reads for whoever has the rights that `reach` tells, at the time of `now`."""

    def __init__(
        self,
        stores: DeskStores,
        sources: DeskSources,
        reach: Callable[[], Reach],
        now: Callable[[], datetime],
    ) -> None:
        self._records = stores.records
        self._queue = stores.queue
        self._state = stores.state
        self._sources = sources
        self.reach = reach
        self._now = now

    def known(self, fix: str) -> Fix:
        """Return a fix by its id or number; raises `BadInput` where it is not here."""
        return self._sources.fixes.known(fix)

    def name_of(self, user: str) -> str:
        """Return how a user is called."""
        return person_name(self._records, user)

    def revisions(self, fix: Fix, step: Transition) -> Mapping[str, FixRevision]:
        """Return the revisions that the rules look at before a step, as far as they are here."""
        found = (
            self._records.get(FixRevision, name) for name in sorted(revisions_needed(fix, step))
        )
        return {revision.id: revision for revision in found if revision is not None}

    def queue(self, order: QueueOrder) -> list[Waiting]:
        """Return what waits for this user; for an administrator, all that waits here."""
        reach = self.reach()
        names = names_of_all(self._records)
        sees_all = reach.role is Role.ADMINISTRATOR
        fixes = [fix for fix in self._queue.waiting() if sees_all or may_decide(fix, reach)]
        late = risen(fixes, self._now(), self._state.review_days())
        lines = [_waiting(fix, reach.user, names, fix.id in late) for fix in fixes]
        return sorted(lines, key=lambda line: place_in_queue(line.fix, order, line.has_risen))

    def case(self, fix: str, language: str) -> Case:
        """Return a fix, by id or number, with all that a decision needs; raises `BadInput` where it
        is not here.
        """
        found = self.known(fix)
        reach = self.reach()
        names = names_of_all(self._records)
        has_risen = rises(found, self._now(), self._state.review_days())
        revisions = tuple(self._desk_revisions(found, reach, names))
        read = self._sources.fixes.read(found.id)
        touched = {
            one.name: one
            for revision in reversed(revisions)
            for one in self._sources.touched.of(found, revision.difference, language)
        }
        return Case(
            waiting=_waiting(found, reach.user, names, has_risen),
            revisions=revisions,
            touched=tuple(touched.values()),
            reviewers=tuple(self._reviewers(found, revisions, reach.user)),
            evidence=Evidence(
                read.line.counts,
                read.uses,
                read.comments,
                self._sources.flags.of_fix(found.id, language),
                read.steps,
            ),
        )

    def likely(self, revision: str, limit: int = 5) -> tuple[LikelyFix, ...]:
        """Return the fixes that may say the same as a revision."""
        said = self._records.get(FixRevision, revision)
        if said is None:
            return ()
        return likely_fixes(said, self._sources.duplicates, self._sources.fixes, limit)

    def _desk_revisions(
        self, fix: Fix, reach: Reach, names: Mapping[str, str]
    ) -> Iterator[DeskRevision]:
        for name in fix.waiting or (fix.current_revision,):
            revision = self._records.get(FixRevision, name)
            if revision is None:
                continue  # it has not come yet
            other = compared_with(fix, revision)
            before = self._records.get(FixRevision, other) if other else None
            yield DeskRevision(
                revision=revision,
                difference=revision_difference(before, revision),
                texts=self._sources.texts.of(revision),
                photos=self._photos(revision, before),
                author=names.get(revision.author, ""),
                before=before,
                before_author=names.get(before.author, "") if before else "",
                is_before_approved=bool(other) and other == fix.approved_revision,
                waits=name in fix.waiting,
                against=dict(self._against(fix, revision, reach)),
            )

    def _photos(self, *revisions: FixRevision | None) -> Mapping[str, Path]:
        """Return where the photos of revisions lie, by their hash."""
        named = {photo.sha256 for one in revisions if one is not None for photo in one.photos}
        places = ((sha256, self._sources.photos.path(sha256)) for sha256 in named)
        return {sha256: place for sha256, place in places if place is not None}

    def _against(
        self, fix: Fix, revision: FixRevision, reach: Reach
    ) -> Iterator[tuple[Verb, FieldkmError]]:
        """Yield the decisions that cannot be taken on a revision, whatever is said with them."""
        step = Transition(_ANY, fix.id, Verb.APPROVE, self._now(), revision.id, reach.user)
        step = replace(step, reason=_ANY, into=_ANY, page=_ANY, to=_ANY)
        revisions = self.revisions(fix, step)
        target = Fix(_ANY, state=FixState.APPROVED, approved_revision=_ANY)
        for verb in DECISIONS:
            about = fix.current_revision if is_about_all(verb) else revision.id
            asked = replace(step, verb=verb, revision=about)
            try:
                check_transition(fix, revisions, asked, reach, target)
            except FieldkmError as error:
                yield verb, error

    def _reviewers(
        self, fix: Fix, revisions: tuple[DeskRevision, ...], me: str
    ) -> Iterator[Reviewer]:
        """Yield who may take the fix over: the family's reviewers, with none the supervisors of the
        author's territory.
        """
        family = self._records.get(ProductFamily, fix.family)
        territory = self._records.get(Territory, fix.territory)
        named = family.reviewers if family else ()
        named = named or (territory.supervisors if territory else ())
        out = {me, fix.author, *(one.revision.author for one in revisions)}
        people = (self._records.get(User, name) for name in named if name not in out)
        for user in people:
            if user is not None and not user.gone:
                yield Reviewer(user.id, user.display or user.name, user.name)


def _waiting(fix: Fix, me: str, names: Mapping[str, str], has_risen: bool) -> Waiting:
    return Waiting(
        fix,
        names.get(fix.author, ""),
        names.get(fix.assigned, ""),
        has_risen,
        fix.author == me,
        bool(fix.assigned) and fix.assigned == me,
    )
