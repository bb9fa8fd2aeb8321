"""Machines: serials, places, meters, and the service they may expect."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.entitlements import Entitlement, EntitlementKind, entitled
from fieldkm.domain.machines import (
    Machine,
    MeterReading,
    Modification,
    PlacedAs,
    Placement,
    checked_serial,
    meter_doubt,
    normalised_serial,
    placed,
    read_meter,
    with_kits,
    with_reading,
)
from fieldkm.errors import BadInput

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
WEEK = timedelta(days=7)


def test_serials_are_compared_without_separators_and_case() -> None:
    assert normalised_serial(" MA-200 017") == normalised_serial("ma200017") == "ma200017"


def test_a_machine_decides_what_content_holds() -> None:
    assert Machine("m", "MX-420", "MA1").at_hand == MachineAtHand("MX-420", "MA1", None, "m")
    kitted = Machine("m", "MX-420", modifications=(Modification("MK-3"),))
    assert kitted.at_hand.modifications == {"MK-3"}


def test_without_a_history_a_machine_stood_where_it_stands() -> None:
    assert Machine("m", site="cellar").site_on(DAY) == "cellar"


def test_a_move_is_kept_in_the_history() -> None:
    moved = placed(Machine("m", site="cellar"), "attic", DAY)
    again = placed(moved, "hall", DAY + WEEK, PlacedAs.LENT, stands_for="m2")
    assert again.site == "hall"
    assert again.placements[-1].stands_for == "m2"
    sites = [again.site_on(DAY + days * WEEK) for days in (-1, 0, 1)]
    assert sites == ["cellar", "attic", "hall"]


def test_a_machine_from_nowhere_has_a_history_from_its_first_day() -> None:
    machine = placed(Machine("m"), "cellar", DAY, PlacedAs.INSTALLED)
    assert machine.placements == (Placement("cellar", DAY),)
    assert machine.site_on(DAY - WEEK) == ""


def test_the_newest_reading_stays() -> None:
    machine = with_reading(Machine("m"), MeterReading(500, NOW))
    older = with_reading(machine, MeterReading(400, NOW - WEEK))
    newer = with_reading(machine, MeterReading(600, NOW + WEEK))
    assert [m.meter.value for m in (machine, older, newer) if m.meter] == [500, 500, 600]


def test_a_meter_that_runs_backwards_is_told() -> None:
    doubt = meter_doubt(MeterReading(500, NOW), MeterReading(400, NOW + WEEK))
    assert doubt is not None
    assert doubt.title == "The meter stands at 400 and stood at 500 on 2026-03-02."


def test_a_meter_below_zero_is_told() -> None:
    doubt = meter_doubt(None, MeterReading(-1, NOW))
    assert doubt is not None
    assert doubt.code == "meter-negative"


def test_readings_that_cannot_be_compared_raise_no_doubt() -> None:
    known = MeterReading(500, NOW, "pages")
    assert meter_doubt(None, MeterReading(4, NOW)) is None
    assert meter_doubt(known, MeterReading(4, NOW, "hours")) is None
    assert meter_doubt(known, MeterReading(400, NOW - WEEK, "pages")) is None
    assert meter_doubt(known, MeterReading(501, NOW, "pages")) is None


def test_what_is_in_force_comes_in_the_order_in_which_it_is_asked_for() -> None:
    contract, warranty = EntitlementKind.CONTRACT, EntitlementKind.WARRANTY
    items = [
        Entitlement("w", "m", warranty, starts=DAY, ends=DAY),
        Entitlement("open", "m", contract),
        Entitlement("fast", "m", contract, response_hours=4),
        Entitlement("over", "m", contract, ends=DAY - WEEK),
        Entitlement("ahead", "m", contract, starts=DAY + WEEK),
        Entitlement("gone", "m", contract, removed=True),
    ]
    assert [item.id for item in entitled(items, DAY)] == ["fast", "open", "w"]


def test_a_serial_is_kept_as_printed_without_stray_spaces() -> None:
    assert checked_serial("  MA 200-017\t") == "MA 200-017"


@pytest.mark.parametrize("serial", ["", "  ", " - "])
def test_a_machine_needs_a_serial(serial: str) -> None:
    with pytest.raises(BadInput, match="needs its serial number"):
        checked_serial(serial)


def test_what_is_known_of_a_kit_stays_and_a_new_one_was_put_in_today() -> None:
    old = Modification("MK-3", date(2025, 1, 1), note="by the maker")
    assert with_kits((old, Modification("MK-9")), ("mk 3", "MK-7", " - "), DAY) == (
        old,
        Modification("MK-7", DAY),
    )


def test_kits_of_a_machine_of_which_nothing_was_known_have_no_day() -> None:
    assert with_kits(None, ("MK-7",), DAY) == (Modification("MK-7"),)
    assert with_kits((Modification("MK-3"),), None, DAY) is None
    assert with_kits(None, (), DAY) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("120450", 120450),
        (" 120 450 ", 120450),
        ("120,450", 120450),
        ("1.120.450", 1120450),
        ("120\u2019450", 120450),
        ("-5", -5),
    ],
)
def test_a_meter_is_read_however_its_thousands_are_parted(text: str, value: int) -> None:
    assert read_meter(text) == value


@pytest.mark.parametrize("text", ["", "many", "12,5", "120.45", "1" * 16, "12 pages"])
def test_what_is_no_whole_number_is_no_meter_reading(text: str) -> None:
    with pytest.raises(BadInput, match="no meter reading"):
        read_meter(text)
