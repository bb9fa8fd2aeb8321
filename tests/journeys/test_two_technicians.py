"""Two technicians at one customer at once, both offline: each writes a visit of their own, one adds
to the other's, and in the end both read the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkm.app.visit_entries import Closing
from fieldkm.domain.machines import Machine
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, VisitEntry
from tests.support.laptop import Laptop, two_laptops

pytestmark = pytest.mark.usefixtures("no_keyring")

FILES = {
    "customers": "id,name,territory\nK1,Harbour Clinic,north\n",
    "sites": "id,customer,address\nS1,K1,Quay 4\n",
    "machines": "id,serial,model,site\nM1,SN-1,MX-420,S1\nM2,SN-2,MX-420,S1\n",
}


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Anna's and Carl's laptops, with the customer on them."""
    with two_laptops(tmp_path, FILES) as laptops:
        yield laptops


def machine_at(laptop: Laptop, serial: str) -> str:
    return laptop.workplace.records.by_key(Machine, serial)[0].id


def told(laptop: Laptop, machine: str) -> list[tuple[str, list[tuple[EntryKind, str]]]]:
    """Return the visits of a machine, with what stands in each."""
    states = laptop.workplace.visits.states_of_machine(machine, 10)
    return [
        (state.visit.id, [(entry.kind, entry.text or entry.ref) for entry in state.entries])
        for state in states
    ]


def test_two_visits_at_one_machine_are_both_whole_on_both_laptops(
    both: tuple[Laptop, Laptop],
) -> None:
    anna, carl = both
    machine = machine_at(anna, "sn1")
    hers = anna.workplace.visits.begin(machine=machine)
    his = carl.workplace.visits.begin(machine=machine)
    anna.workplace.visits.add(hers.id, EntryKind.CODE, ref="E21-04")
    carl.workplace.visits.add(his.id, EntryKind.SYMPTOM, text="The rear cover is warm")
    carl.workplace.visits.add(his.id, EntryKind.METER, value=5_000, unit="pages")
    for laptop in (anna, carl, anna):
        assert laptop.sync.run().up_to_date
    found = anna.workplace.visits.open_visit()
    assert found is not None
    assert found.visit.id == hers.id

    note = anna.workplace.visits.add(his.id, EntryKind.NOTE, text="Mine is the front")
    anna.workplace.visits.close(hers.id, Closing(Result.WORKED))
    carl.workplace.visits.amend(
        next(iter(carl.workplace.visits.state(his.id).of(EntryKind.SYMPTOM))), text="It is hot"
    )
    for laptop in (anna, carl, anna):
        outcome = laptop.sync.run()
        assert (outcome.rejected, outcome.conflicts) == (0, 0)
    assert told(anna, machine) == told(carl, machine)
    assert len(told(anna, machine)) == 2
    assert "It is hot" in str(told(anna, machine))
    written = carl.workplace.records.get(VisitEntry, note.id)
    assert written is not None
    assert written.author == anna.workplace.recorder.me
    for laptop in both:
        assert laptop.agrees()
