"""Bulletins: whom they concern, and which are still to be read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fieldkm.domain.bulletins import Bulletin, concerns, unread
from fieldkm.domain.manuals import Signal

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_a_bulletin_concerns_its_families_and_models() -> None:
    everyone = Bulletin("b", "t", "x", NOW)
    some = Bulletin("b", "t", "x", NOW, families=("copiers",), models=("MX-420",))
    assert concerns(everyone, [], [])
    assert concerns(some, ["copiers"], [])
    assert concerns(some, [], ["mx 420"])
    assert not concerns(some, ["printers"], ["LX-1"])


def test_the_gravest_is_read_first_then_the_newest() -> None:
    bulletins = [
        Bulletin("note", "t", "x", NOW + DAY),
        Bulletin("danger", "t", "x", NOW, severity=Signal.DANGER),
        Bulletin("newer", "t", "x", NOW + 2 * DAY, until=NOW + 9 * DAY),
        Bulletin("read", "t", "x", NOW),
        Bulletin("over", "t", "x", NOW, until=NOW + DAY),
        Bulletin("withdrawn", "t", "x", NOW, withdrawn=True),
    ]
    found = unread(bulletins, {"read"}, NOW + 3 * DAY)
    assert [item.id for item in found] == ["danger", "newer", "note"]
