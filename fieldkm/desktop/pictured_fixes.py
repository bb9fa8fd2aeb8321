"""What of fixes is worth a picture: the list, and those that show most of what there is."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.app.places import FixDraftPlace, FixPlace, FlagPlace, Place, ReviewPlace
from fieldkm.app.review_case import Waiting
from fieldkm.app.workplace import Workplace
from fieldkm.domain.fix_lines import FixFilter, FixLine, Shelf
from fieldkm.domain.people import Role
from fieldkm.domain.reach import Reach

_LOOKED_AT = 60


def fix_sights(workplace: Workplace) -> Iterator[tuple[str, Place]]:
    """Yield the name of a picture and what stands on it."""
    yield "fixes", FixPlace()
    listed = workplace.fixes.listed
    approved = listed(FixFilter(Shelf.APPROVED, limit=_LOOKED_AT))
    if approved:
        yield "fix", FixPlace(max(approved, key=lambda line: _told(workplace, line)).id)
    unproven = [line for line in listed(FixFilter(Shelf.WAITING)) if line.is_unproven]
    if unproven:
        yield "fix-not-approved", FixPlace(unproven[0].id)
    drafts = [draft for draft in workplace.fix_drafts.all() if not draft.is_blank]
    if drafts:
        yield "write-a-fix", FixDraftPlace(max(drafts, key=lambda draft: len(draft.remedy)).id)
    desk = workplace.review_desk.queue()
    if desk:
        yield "review", ReviewPlace(max(desk, key=_to_decide).id)
    yield "reported-errors", FlagPlace()
    returned = listed(FixFilter(Shelf.RETURNED, mine=True))
    if returned:
        yield "fix-sent-back", FixPlace(returned[0].id)


def reviewer_of(workplace: Workplace) -> Reach:
    """Return the rights of somebody who reviews all that waits here: the review desk is theirs."""
    waiting = workplace.fixes.listed(FixFilter(Shelf.WAITING))
    families = frozenset(line.family for line in waiting)
    return Reach("", Role.SUPERVISOR, families=families)


def _to_decide(line: Waiting) -> tuple[bool, int, str]:
    """How much there is to decide on: an improvement shows what has changed."""
    fix = line.fix
    return bool(fix.approved_revision and fix.waiting), len(fix.waiting), fix.id


def _told(workplace: Workplace, line: FixLine) -> tuple[int, str]:
    """How much there is to see of a fix; the id, so that it is the same one each time."""
    read = workplace.fixes.read(line.id)
    photos = len(read.shown.photos) if read.shown else 0
    return 10 * photos + 5 * len(read.comments) + len(read.thanks), line.id
