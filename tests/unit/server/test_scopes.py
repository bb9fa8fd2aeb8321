"""In which scopes a record is, by the records around it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from fieldkm.domain.customers import Contact, Customer, Hazard, Site, Subject, SubjectKind
from fieldkm.domain.machines import Machine
from fieldkm.domain.reading import Note, Place
from fieldkm.domain.vocabulary import Synonym
from fieldkm.protocol.kinds import KINDS, Kind, Rule
from fieldkm.protocol.payloads import as_data, encode
from fieldkm.server.scopes import Record, followers, may_move_others, record_of, scopes_of, stays
from tests.support.clock import FakeClock

NORTH, SOUTH, ANN = "territory:north", "territory:south", "user:ann"


class Around:
    """A few records, each in the scopes where it belongs."""

    home = "north"

    def __init__(self) -> None:
        self._records: dict[tuple[Kind, str], Record] = {}

    def add(self, kind: Kind, record: object, author: str = "ann") -> Record:
        made = plain(kind, record, author)
        self._records[kind, made.id] = made
        made = replace(made, scopes=scopes_of(made, self))
        self._records[kind, made.id] = made
        return made

    def record(self, kind: Kind, record_id: str) -> Record | None:
        return self._records.get((kind, record_id))

    def children(self, parents: Collection[str]) -> list[Record]:
        return [record for record in self._records.values() if record.parent in parents]


def plain(kind: Kind, record: object, author: str = "ann") -> Record:
    payload = encode(kind, record)
    return record_of(kind, record.id, payload, as_data(kind, payload), author)


@pytest.fixture
def around() -> Around:
    made = Around()
    made.add(Kind.CUSTOMER, Customer("c", "Mill", "north"))
    made.add(Kind.SITE, Site("s", "c", territory="south"))
    made.add(Kind.MACHINE, Machine("m", site="s"))
    return made


def test_a_machine_is_where_its_site_is(around: Around) -> None:
    machine = around.record(Kind.MACHINE, "m")
    assert machine
    assert machine.scopes == {SOUTH}


def test_a_customer_is_at_home_and_where_its_sites_are(around: Around) -> None:
    assert scopes_of(plain(Kind.CUSTOMER, Customer("c", "Mill", "north")), around) == {NORTH, SOUTH}


def test_a_contact_is_where_its_site_is_or_else_its_customer(around: Around) -> None:
    at_site = plain(Kind.CONTACT, Contact("x", "c", "Jo", site="s"))
    anywhere = plain(Kind.CONTACT, Contact("x", "c", "Jo"))
    assert scopes_of(at_site, around) == {SOUTH}
    assert scopes_of(anywhere, around) == {NORTH}  # as the customer was found to be


def test_what_never_was_in_a_territory_stays_with_its_author(around: Around) -> None:
    machine = around.add(Kind.MACHINE, Machine("m2"))
    hazard = Hazard("h", Subject(SubjectKind.MACHINE, "m2"), "Dog")
    assert machine.scopes == {ANN}
    assert scopes_of(plain(Kind.HAZARD, hazard, "bob"), around) == {ANN, "user:bob"}


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        (Kind.CUSTOMER, Customer("c2", "Two")),
        (Kind.SITE, Site("s2", "c2")),
        (Kind.MACHINE, Machine("m2")),
    ],
)
def test_what_is_taken_out_of_every_territory_stays_where_it_was(
    around: Around, kind: Kind, record: object
) -> None:
    was = replace(plain(kind, record), scopes=frozenset({NORTH}))
    assert scopes_of(was, around) == {NORTH}


def test_what_is_everybodys_and_what_is_ones_own(around: Around) -> None:
    now = FakeClock().now()
    note = Note("n", Place("mx", "fuser"), "Mine", now)
    assert scopes_of(plain(Kind.NOTE, note, "bob"), around) == {"user:bob"}
    assert scopes_of(plain(Kind.SYNONYM, Synonym("y", "donkey"), "bob"), around) == {"shared"}


def test_every_kind_that_travels_is_somewhere(around: Around) -> None:
    for kind in Kind:
        if KINDS[kind].rule is Rule.COUNTER or kind in (Kind.FIX, Kind.FLAG, Kind.THANKS):
            continue  # never a record; more fields are needed
        assert scopes_of(record_of(kind, "x", "{}", {"id": "x"}, "ann"), around), kind


def test_a_change_that_has_nothing_to_do_with_places_moves_nothing(around: Around) -> None:
    before = replace(plain(Kind.SITE, Site("s", "c", territory="south")), scopes=frozenset({SOUTH}))
    renamed = replace(
        plain(Kind.SITE, Site("s", "c", "Gate", territory="south")), scopes=before.scopes
    )
    moved = plain(Kind.SITE, Site("s", "c", territory="north"))
    assert stays(renamed, before)
    assert not may_move_others(renamed, before)
    assert not stays(moved, before)
    assert may_move_others(moved, before)


def test_a_site_that_moves_takes_machines_and_both_customers_along(around: Around) -> None:
    around.add(Kind.CUSTOMER, Customer("c2", "Two", "north"))
    before = plain(Kind.SITE, Site("s", "c", territory="south"))
    after = around.add(Kind.SITE, Site("s", "c2", territory="south"))
    found = followers([after], [before], around)
    assert {record.id for record in found} == {"m", "c", "c2"}
