"""The machines of the records: found by their serial numbers, listed, written down, changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fieldkm.app.machine_book import KnownMachine, MachineFacts
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.machines import Machine, MeterReading, Modification
from fieldkm.errors import BadInput
from fieldkm.host.paths import Home
from tests.support.clock import FakeClock
from tests.support.machine_park import COPIER, MACHINES, SERIAL, a_machine_park
from tests.support.window import a_home

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def workplace(home: Path) -> Iterator[Workplace]:
    workplace = Workplace(a_home(home), FakeClock())
    a_machine_park(workplace)
    yield workplace
    workplace.close()


def ids(found: Iterable[KnownMachine]) -> list[str]:
    return [known.machine.id for known in found]


def test_a_serial_number_is_found_in_any_spelling(workplace: Workplace) -> None:
    found = workplace.machine_book.of_serial(" ma-204 117")
    assert ids(found) == [COPIER]
    assert found[0].whereabouts == "Nordwind Logistics · Hamburg"


def test_a_serial_number_that_was_used_twice_gives_both_with_their_whereabouts(
    workplace: Workplace,
) -> None:
    found = workplace.machine_book.of_serial("X 100")
    assert {(k.machine.model, k.whereabouts) for k in found} == {
        ("MX-420", "Nordwind Logistics · Hamburg"),
        ("ZX-9", "Nordwind Logistics · Kiel"),
    }


def test_the_beginning_of_a_serial_number_finds_machines(workplace: Workplace) -> None:
    assert ids(workplace.machine_book.beginning("ma")) == [COPIER, "m-homeless"]
    assert ids(workplace.machine_book.beginning("MA30")) == ["m-homeless"]
    assert workplace.machine_book.beginning("-") == []
    assert workplace.machine_book.of_serial(" ") == []


def test_a_machine_without_a_site_stands_nowhere(workplace: Workplace) -> None:
    known = workplace.machine_book.known("m-homeless")
    assert (known.site, known.customer, known.whereabouts) == (None, None, "")


def test_a_removed_machine_is_not_shown(workplace: Workplace) -> None:
    gone = replace(MACHINES[0], removed=True)
    workplace.recorder.perform(workplace.recorder.changed(gone, "removed"))
    assert workplace.machine_book.of_serial(SERIAL) == []
    with pytest.raises(BadInput, match="not on this laptop"):
        workplace.machine_book.known(COPIER)


def test_machines_are_listed_by_words_and_customer(workplace: Workplace) -> None:
    book = workplace.machine_book
    assert ids(book.listed()) == ["m-nameless", COPIER, "m-homeless", "m-twin", "m-foreign"]
    assert ids(book.listed("hamburg mx")) == [COPIER, "m-twin"]
    assert ids(book.listed("", "c-1")) == ["m-nameless", COPIER, "m-twin", "m-foreign"]
    assert ids(book.listed("", "c-9")) == []


def test_recent_machines_are_those_taken_to_hand_last(workplace: Workplace) -> None:
    for machine in MACHINES[:3]:
        workplace.take_machine(machine.at_hand)
    workplace.take_machine(MACHINES[0].at_hand)
    workplace.take_machine(MachineAtHand("MX-420"))
    recent = workplace.settings.recent_machines
    assert ids(workplace.machine_book.of_ids((*recent, "gone"))) == [
        COPIER,
        "m-foreign",
        "m-twin",
    ]


def test_what_is_at_hand_is_remembered_with_its_kits(workplace: Workplace) -> None:
    workplace.take_machine(MACHINES[0].at_hand)
    again = Workplace(workplace.home)
    assert again.machine_at_hand == MachineAtHand("MX-420", SERIAL, frozenset({"MK-3"}), COPIER)
    again.take_machine(MACHINES[4].at_hand)
    assert Workplace(workplace.home).machine_at_hand == MachineAtHand(
        "", "Q7-1", None, "m-nameless"
    )


def test_a_serial_of_the_records_is_recognised_before_the_patterns_of_the_manuals(
    workplace: Workplace,
) -> None:
    machines = workplace.machines
    assert machines.recognise("ma204117") == [MACHINES[0].at_hand]
    assert machines.recognise("MX-420 X100") == [MACHINES[1].at_hand]
    assert machines.recognise("MA999999") == [MachineAtHand("MX-420", "MA999999")]
    assert len(machines.recognise("x100")) == 2


def test_facts_are_mended_field_by_field(workplace: Workplace) -> None:
    reading = MeterReading(121_000, NOW, "pages")
    facts = MachineFacts(SERIAL, "MX-420", "3rd floor ", ("finisher",), ("mk-3", "MK-7"), reading)
    workplace.machine_book.change(COPIER, facts)
    machine = workplace.machine_book.known(COPIER).machine
    assert (machine.location, machine.meter) == ("3rd floor", reading)
    assert machine.modifications == (
        Modification("MK-3", date(2025, 3, 1)),
        Modification("MK-7", date(2026, 11, 21)),
    )
    sent = workplace.sync.outgoing()[-1]
    assert (sent.kind, sent.verb) == ("machine", "change")


def test_nothing_is_written_where_nothing_differs(workplace: Workplace) -> None:
    before = len(workplace.sync.outgoing())
    facts = MachineFacts(SERIAL, "MX-420", "2nd floor", ("finisher",), ("MK-3",))
    workplace.machine_book.change(COPIER, facts)
    assert len(workplace.sync.outgoing()) == before


def test_a_machine_without_a_serial_number_is_refused(workplace: Workplace) -> None:
    with pytest.raises(BadInput, match="needs its serial number"):
        workplace.machine_book.change(COPIER, MachineFacts(" - "))


def test_a_machine_is_written_down_at_a_site(workplace: Workplace) -> None:
    made = workplace.machine_book.write_down(MachineFacts(" ZZ-1 ", "MX-430"), "s-depot")
    known = workplace.machine_book.known(made.id)
    assert known.whereabouts == "Nordwind Logistics · Kiel"
    assert known.machine.serial == "ZZ-1"
    assert [p.site for p in known.machine.placements] == ["s-depot"]


def test_a_machine_is_written_down_where_nobody_knows_its_site(workplace: Workplace) -> None:
    made = workplace.machine_book.write_down(MachineFacts("ZZ-2"), "")
    assert made == Machine(made.id, serial="ZZ-2")


def test_sites_are_found_by_words_of_customer_and_town(workplace: Workplace) -> None:
    found = workplace.machine_book.sites("nordwind KIEL", 5)
    assert [(item.customer, item.site.id) for item in found] == [("Nordwind Logistics", "s-depot")]
    assert len(workplace.machine_book.sites("", 1)) == 1


def test_a_laptop_without_machines_knows_that(tmp_path: Path) -> None:
    workplace = Workplace(Home(tmp_path / "bare"))
    assert workplace.machine_book.is_empty
    a_machine_park(workplace)
    assert not workplace.machine_book.is_empty
    workplace.close()
