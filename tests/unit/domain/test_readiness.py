"""Ready to leave: what is looked at, and what is lacking."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from fieldkm.domain.readiness import (
    LEAST_FREE,
    Check,
    CheckName,
    Facts,
    Lack,
    checks,
    is_ready,
)

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
SOUND = Facts(synced=MORNING)


def lacking(facts: Facts) -> list[Check]:
    return [check for check in checks(facts, MORNING, UTC) if check.lack]


def test_with_everything_here_one_may_leave() -> None:
    found = checks(SOUND, MORNING, UTC)
    assert [check.name for check in found] == list(CheckName)
    assert is_ready(found)


@pytest.mark.parametrize(
    ("facts", "lack", "count", "things"),
    [
        (replace(SOUND, signed_in=False), Lack.SIGNED_OUT, 0, ()),
        (replace(SOUND, synced=None), Lack.NEVER_SYNCED, 0, ()),
        (replace(SOUND, synced=MORNING - timedelta(hours=7)), Lack.NOT_TODAY, 0, ()),
        (replace(SOUND, locked=True), Lack.LOCKED, 0, ()),
        (replace(SOUND, rejected=2, unsent=3), Lack.REJECTED, 2, ()),
        (replace(SOUND, unsent=3), Lack.UNSENT, 3, ()),
        (replace(SOUND, models_without=("XR-9",)), Lack.NO_MANUAL, 1, ("XR-9",)),
        (replace(SOUND, old_manuals=("MX-420",)), Lack.OLD_MANUAL, 1, ("MX-420",)),
        (replace(SOUND, search_ready=False), Lack.INDEX_BEHIND, 0, ()),
        (replace(SOUND, photos_missing=4), Lack.PHOTOS_MISSING, 4, ()),
        (replace(SOUND, free=LEAST_FREE - 1), Lack.DISK_FULL, LEAST_FREE - 1, ()),
    ],
)
def test_each_thing_that_is_lacking_is_told(
    facts: Facts, lack: Lack, count: int, things: tuple[str, ...]
) -> None:
    (found,) = lacking(facts)
    assert (found.lack, found.count, found.things) == (lack, count, things)
    assert not is_ready(checks(facts, MORNING, UTC))


def test_today_is_the_laptops() -> None:
    last_night = replace(SOUND, synced=datetime(2026, 3, 1, 22, 0, tzinfo=UTC))
    assert lacking(last_night)
    assert is_ready(checks(last_night, MORNING, ZoneInfo("Asia/Shanghai")))
