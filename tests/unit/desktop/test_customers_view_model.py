"""What the Customers screen shows, without Qt and without a database."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest

from fieldkm.app.before_entry import Warnings
from fieldkm.app.customer_directory import CustomerDirectory, CustomerLine, directory_of
from fieldkm.app.customers import CustomerPage
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.customers.view_model import CustomersViewModel
from fieldkm.domain.customers import Customer
from fieldkm.errors import BadInput, Unavailable
from tests.support.tasks import HeldTasks, ImmediateTasks

HARBOUR, BAKERY = Customer("c-1", "Harbour"), Customer("c-2", "Bakery")
LOCKED = Unavailable("customers-locked", "Locked.")


@dataclass
class FakeCustomers:
    """Two customers; where "film" happened is at the bakery."""

    known: list[Customer] = field(default_factory=lambda: [HARBOUR, BAKERY])
    error: Exception | None = None

    def directory(self) -> CustomerDirectory:
        if self.error is not None:
            raise self.error
        return directory_of(self.known, (), (), ())

    def found(
        self, directory: CustomerDirectory, words: str, language: str
    ) -> tuple[CustomerLine, ...]:
        lines = directory.found(words)
        return (*lines, CustomerLine("c-2", "Bakery", matched="film")) if words == "film" else lines

    def page(self, customer: str) -> CustomerPage:
        for known in self.known:
            if known.id == customer:
                return CustomerPage(known, "", (), (), Warnings())
        raise BadInput("no-such-customer", "Not here.")


@dataclass
class Bench:
    """A view model over fakes."""

    customers: FakeCustomers
    tasks: ImmediateTasks | HeldTasks
    written: list[str]
    model: CustomersViewModel

    @property
    def names(self) -> list[str]:
        return [line.name for line in self.model.state.lines]


def a_bench(tasks: ImmediateTasks | HeldTasks) -> Bench:
    customers, written = FakeCustomers(), list[str]()
    fake = SimpleNamespace(customers=customers, recorder=SimpleNamespace(me="u-1"))
    model = CustomersViewModel(cast(Workplace, fake), tasks, lambda: written.append("wrote"))
    return Bench(customers, tasks, written, model)


@pytest.fixture
def bench() -> Bench:
    return a_bench(ImmediateTasks())


def test_the_list_is_all_customers_until_something_is_typed(bench: Bench) -> None:
    bench.model.load("en")
    assert bench.names == ["Bakery", "Harbour"]
    assert (bench.model.state.total, bench.model.state.is_signed_in) == (2, True)
    bench.model.filter("harb")
    assert bench.names == ["Harbour"]
    bench.model.filter("")
    assert len(bench.names) == 2


def test_what_happened_comes_after_what_is_known_and_never_too_late() -> None:
    tasks = HeldTasks()
    bench = a_bench(tasks)
    bench.model.load("en")
    tasks.finish_all()
    bench.model.filter("film")
    assert bench.names == []
    tasks.finish_all()
    assert bench.names == ["Bakery"]
    bench.model.filter("film")
    bench.model.filter("harb")
    tasks.finish_all()
    assert bench.names == ["Harbour"]


def test_a_page_is_of_the_customer_that_was_chosen_last() -> None:
    tasks = HeldTasks()
    bench = a_bench(tasks)
    bench.model.choose("c-1")
    bench.model.choose("c-2")
    tasks.finish_all()
    page = bench.model.state.page
    assert page is not None
    assert page.customer == BAKERY


def test_a_customer_that_left_the_laptop_is_told_so(bench: Bench) -> None:
    bench.model.choose("c-1")
    bench.customers.known.remove(HARBOUR)
    bench.model.load("en")
    assert bench.model.state.page is None
    assert isinstance(bench.model.state.page_error, BadInput)
    bench.model.choose("c-2")
    assert bench.model.state.page_error is None


def test_locked_customers_are_not_listed_any_more(bench: Bench) -> None:
    bench.model.load("en")
    bench.customers.error = LOCKED
    bench.model.load("en")
    assert (bench.names, bench.model.state.error) == ([], LOCKED)
    bench.model.filter("harb")
    assert bench.names == []
    bench.customers.error = None
    bench.model.load("en")
    assert (bench.names, bench.model.state.error) == (["Harbour"], None)


def test_what_is_written_is_told_once_and_a_refusal_stays_where_it_was_asked(bench: Bench) -> None:
    told: list[object] = []
    refusal = BadInput("text-missing", "Nothing written.")

    def refuse() -> None:
        raise refusal

    bench.model.write(lambda: None, lambda: told.append("done"), told.append)
    assert (told, bench.written) == (["done"], ["wrote"])
    bench.model.write(refuse, lambda: told.append("done"), told.append)
    assert (told, bench.written) == (["done", refusal], ["wrote"])
