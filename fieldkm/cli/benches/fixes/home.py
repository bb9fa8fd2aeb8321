"""A home that knows any number of fixes, as if they had come with a sync."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fieldkm.app.sample_territory.arrival import in_home
from fieldkm.app.sample_territory.staff import SAMPLE_STAFF
from fieldkm.app.sample_territory.territory import SampleTerritory
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.fixes.corpus import WrittenFix
from fieldkm.domain.people import User


def settle_with_fixes(
    workplace: Workplace, fixes: Iterable[WrittenFix], user: User | None = None
) -> None:
    """Put fixes into a home and make it `user`'s; without one, the first technician's."""
    records: list[object] = list(SAMPLE_STAFF.records())
    for written in fixes:
        records += (written.fix, written.revision)
    in_home(workplace, _of_staff(records), user)


def _of_staff(records: Sequence[object]) -> SampleTerritory:
    return SampleTerritory(SAMPLE_STAFF, tuple(records))
