"""Customers read and written on a laptop, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fieldkm.app.recording import Identified
from fieldkm.app.workplace import Workplace
from fieldkm.domain.conflicts import FieldConflict
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
    Task,
)
from fieldkm.domain.entitlements import Entitlement, EntitlementKind
from fieldkm.domain.finding import Answer, Hit, Kind, Query
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import Signal
from fieldkm.domain.people import Territory
from fieldkm.domain.visits import Visit
from fieldkm.errors import BadInput, Unavailable
from tests.support.territory import ANNA, a_workplace

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
HARBOUR = Customer("c-1", "Harbour office", "north", phone="040 555")
QUAY = Site("s-1", "c-1", "Quay 10", "north", zone="Europe/Berlin", access="Ring")
DEPOT = Site("s-2", "c-1", "Quay 9", "north")
LUND = Contact("p-1", "c-1", "Mr Lund")
EK = Contact("p-2", "c-1", "Ms Ek", site="s-1")
COPIER = Machine("m-1", "MX-420", "A-100", "s-1")
PLACES = (Territory("north", "North"), HARBOUR, QUAY, DEPOT, LUND, EK, COPIER)
ME = Subject(SubjectKind.CUSTOMER, "c-1")

Laptop = Callable[..., Workplace]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Makes a laptop that holds these records and `PLACES`."""
    opened: list[Workplace] = []

    def make(*records: Identified) -> Workplace:
        opened.append(a_workplace(tmp_path / "home", *PLACES, *records))
        return opened[-1]

    yield make
    for workplace in opened:
        workplace.close()


def sent(workplace: Workplace) -> list[tuple[str, str]]:
    """What waits to be sent: (type of operation, id)."""
    return [
        (f"{item.kind}.{item.verb}", ",".join(text.name for text in item.texts))
        for item in workplace.sync.outgoing()
    ]


def test_a_page_has_sites_people_machines_and_what_service_they_may_expect(laptop: Laptop) -> None:
    workplace = laptop(
        Entitlement("n-1", "m-1", EntitlementKind.WARRANTY, ends=date(2026, 11, 21)),
        Entitlement("n-2", "m-1", EntitlementKind.CONTRACT, "old", ends=date(2026, 11, 20)),
        Site("s-9", "c-1", "closed down", removed=True),
        Machine("m-9", "MX-420", "scrapped", "s-1", removed=True),
        Hazard("h-1", ME, "Dog"),
    )
    page = workplace.customers.page("c-1")
    assert (page.customer, page.territory) == (HARBOUR, "North")
    assert [site.site.name for site in page.sites] == ["Quay 9", "Quay 10"]
    assert [person.name for person in page.contacts] == ["Mr Lund"]
    (quay,) = [site for site in page.sites if site.site.id == "s-1"]
    assert [person.name for person in quay.contacts] == ["Ms Ek"]
    (line,) = quay.machines
    assert line.machine == COPIER
    assert line.entitlement is not None
    assert line.entitlement.kind is EntitlementKind.WARRANTY
    assert [hazard.text for hazard in page.warnings.hazards] == ["Dog"]


def test_a_page_shows_what_two_have_written(laptop: Laptop) -> None:
    conflict = FieldConflict(
        id="x-1", kind="site", record="s-1", field="access", at=NOW,
        kept='"Ring"', kept_by=ANNA.id, other='"Knock"', other_by="u-9",
    )  # fmt: skip
    (shown,) = laptop(conflict).customers.page("c-1").conflicts
    assert (shown.record, shown.kept, shown.other) == ("Quay 10", "Ring", "Knock")


@pytest.mark.parametrize("customer", ["", "never seen", "c-2"])
def test_a_customer_that_is_not_here_is_told_so(laptop: Laptop, customer: str) -> None:
    workplace = laptop(Customer("c-2", "gone", removed=True))
    with pytest.raises(BadInput) as refusal:
        workplace.customers.page(customer)
    assert refusal.value.code == "no-such-customer"


def test_a_customer_with_nothing_has_an_empty_page(laptop: Laptop) -> None:
    page = laptop(Customer("c-2", "无")).customers.page("c-2")
    assert (page.sites, page.contacts, page.conflicts) == ((), (), ())


def test_only_what_differs_is_written(laptop: Laptop) -> None:
    workplace = laptop()
    shown = {"name": "Harbour office", "phone": " 040 777 ", "email": ""}
    workplace.customer_book.change(HARBOUR, shown | {"territory": "south"})
    assert workplace.records.get(Customer, "c-1") == Customer(
        "c-1", "Harbour office", "north", phone="040 777"
    )
    assert sent(workplace) == [("customer.change", "phone")]
    workplace.customer_book.change(QUAY, {"access": "Ring"})
    assert len(sent(workplace)) == 1


def test_what_cannot_be_meant_is_refused_and_nothing_is_written(laptop: Laptop) -> None:
    workplace = laptop()
    book = workplace.customer_book
    wrong = [
        lambda: book.change(HARBOUR, {"name": " ", "phone": "1"}),
        lambda: book.change(QUAY, {"zone": "Mars/Base"}),
        lambda: book.add_contact("c-1", "", {"phone": "1"}),
        lambda: book.add_site("never seen", {"name": "x"}),
        lambda: book.add_preference(ME, "  "),
        lambda: book.add_hazard(Subject(SubjectKind.MACHINE, "c-1"), "x", Signal.DANGER),
        lambda: book.add_task(Subject(SubjectKind.FIX, "c-1"), "x"),
        lambda: book.change_preference("never seen", "x"),
    ]
    for attempt in wrong:
        with pytest.raises(BadInput):
            attempt()
    assert sent(workplace) == []


def test_sites_and_people_are_added_and_changed(laptop: Laptop) -> None:
    workplace = laptop()
    book = workplace.customer_book
    site = book.add_site("c-1", {"name": "Kiosk", "town": "Kiel", "zone": "Europe/Berlin"})
    person = book.add_contact("c-1", site, {"name": "王芳", "phone": "1"})
    page = workplace.customers.page("c-1")
    (kiosk,) = [item for item in page.sites if item.site.id == site]
    assert (kiosk.site.territory, kiosk.site.town) == ("north", "Kiel")
    (known,) = kiosk.contacts
    assert (known.id, known.name) == (person, "王芳")
    book.change(known, {"mobile": "0171"})
    book.remove(Contact, person)
    assert workplace.records.get(Contact, person) == Contact(
        person, "c-1", "王芳", site=site, phone="1", mobile="0171", removed=True
    )


def test_wishes_dangers_and_tasks_come_change_and_go(laptop: Laptop) -> None:
    workplace = laptop()
    book, page = workplace.customer_book, lambda: workplace.customers.page("c-1").warnings
    wish = book.add_preference(ME, " Ring at the back gate ")
    danger = book.add_hazard(Subject(SubjectKind.SITE, "s-1"), "Wet floor", Signal.CAUTION)
    task = book.add_task(ME, "Bring a lamp", date(2026, 12, 1))
    (preference,) = page().preferences
    assert (preference.text, preference.who) == ("Ring at the back gate", "Anna Berg")
    assert preference.made == NOW
    book.change_preference(wish, "Ring twice")
    book.change_hazard(danger, "Wet floor", Signal.DANGER)
    book.change_task(task, "Bring two lamps", None)
    changed = page()
    assert [item.text for item in changed.preferences] == ["Ring twice"]
    assert [item.severity for item in changed.hazards] == [Signal.DANGER]
    assert [(item.text, item.due) for item in changed.tasks] == [("Bring two lamps", None)]
    book.finish(task)
    book.remove(Preference, wish)
    book.remove(Hazard, danger)
    done = workplace.records.get(Task, task)
    assert done is not None
    assert (done.done, done.done_by) == (NOW, ANNA.id)
    assert (page().preferences, page().hazards, page().tasks) == ((), (), ())
    book.put_back(Preference, wish)
    book.reopen(task)
    assert [item.text for item in page().preferences] == ["Ring twice"]
    assert len(page().tasks) == 1


class _Search:
    """Answers with these hits, or not at all."""

    def __init__(self, *things: str) -> None:
        self._things = things

    def close(self) -> None:
        """There is nothing to close."""

    def find(self, query: Query) -> Answer:
        if not self._things:
            raise Unavailable("search-not-built", "The search is not built yet.")
        assert query.kinds == {Kind.CUSTOMER, Kind.MACHINE, Kind.VISIT}
        return Answer(
            tuple(
                Hit(Kind.VISIT, thing, "", "", f"title {thing}", "", "", "", "", 1.0)
                for thing in self._things
            )
        )


def found(workplace: Workplace, words: str) -> list[tuple[str, str]]:
    customers = workplace.customers
    return [(line.id, line.matched) for line in customers.found(customers.directory(), words, "en")]


def test_what_happened_leads_to_the_customer_it_happened_at(laptop: Laptop) -> None:
    workplace = laptop(
        Customer("c-2", "Bakery"),
        Customer("c-3", "Filmhaus"),
        Visit("v-1", NOW, "m-1"),
        Visit("v-2", NOW, customer="c-2"),
        Machine("m-3", serial="adrift"),
    )
    things = ("/visit:v-1", "/machine:m-1", "/visit:v-2", "/machine:m-3", "/visit:x", "mx/page")
    vars(workplace)["search"] = _Search(*things, "/customer:c-3", "/customer:not here")
    told = [("c-3", ""), ("c-1", "title /visit:v-1"), ("c-2", "title /visit:v-2")]
    assert found(workplace, "film") == told
    assert found(workplace, "f") == [("c-3", ""), ("c-1", "")]
    assert found(workplace, "a100") == [("c-1", "MX-420 A-100")]


def test_without_a_search_index_what_is_known_is_found_all_the_same(laptop: Laptop) -> None:
    workplace = laptop()
    vars(workplace)["search"] = _Search()
    assert found(workplace, "harbour") == [("c-1", "")]
    assert found(workplace, "film") == []


def test_the_directory_is_what_the_laptop_holds_now(laptop: Laptop) -> None:
    workplace = laptop()
    assert [line.id for line in workplace.customers.directory().found("a100")] == ["c-1"]
    workplace.customer_book.change(HARBOUR, {"name": "Port office"})
    assert workplace.customers.directory().found("harbour") == ()
