"""Customers found by whatever somebody knows of them."""

from __future__ import annotations

import pytest

from fieldkm.app.customer_directory import CustomerDirectory, directory_of
from fieldkm.domain.customers import Contact, Customer, Site
from fieldkm.domain.machines import Machine

CUSTOMERS = (
    Customer("c-1", "Harbour office", external_id="K-4711", phone="040 / 555-1200", tags=("vip",)),
    Customer("c-2", "Bäckerei Größe", email="shop@example.com"),
    Customer("c-3", "北京城市印务中心"),
    Customer("c-4", "Office world"),
    Customer("c-5", "gone", removed=True),
    Customer("c-6", "", external_id="K-9"),
)
SITES = (
    Site("s-1", "c-1", "Quay 4", address="Dock Road 7", town="Hamburg", postcode="20457"),
    Site("s-2", "c-2", "Shop", town="Lübeck"),
    Site("s-3", "c-3", town="北京"),
    Site("s-4", "c-4", town="Hamburg"),
    Site("s-5", "c-4", town="Kiel"),
    Site("s-6", "c-4", town="Rostock"),
)
CONTACTS = (
    Contact("p-1", "c-1", "Mr Lund", "s-1", "caretaker", mobile="+49 171 20-30-40"),
    Contact("p-2", "c-3", "王芳"),
    Contact("p-3", "c-2", "left", removed=True),
)
MACHINES = (
    Machine("m-1", "MX-420", "A-100-17", "s-1", location="2nd floor"),
    Machine("m-2", "CP-300", "B 55", "s-2"),
    Machine("m-3", "MX-420", "adrift"),
    Machine("m-4", "MX-420", "scrapped", "s-2", removed=True),
)


@pytest.fixture(scope="module")
def directory() -> CustomerDirectory:
    return directory_of(CUSTOMERS, SITES, CONTACTS, MACHINES)


def ids(directory: CustomerDirectory, words: str) -> list[str]:
    return [line.id for line in directory.found(words)]


def test_without_words_all_are_listed_by_name(directory: CustomerDirectory) -> None:
    lines = directory.found("  ")
    assert [line.name for line in lines] == [
        "Bäckerei Größe",
        "Harbour office",
        "K-9",
        "Office world",
        "北京城市印务中心",
    ]
    assert [line.town for line in lines] == ["Lübeck", "Hamburg", "", "Hamburg, Kiel +1", "北京"]
    assert (lines[1].sites, lines[1].machines, len(directory)) == (1, 1, 5)


@pytest.mark.parametrize(
    ("words", "customer", "matched"),
    [
        ("harbour", "c-1", ""),
        ("HAMBURG harb", "c-1", ""),
        ("k4711", "c-1", "K-4711"),
        ("0405551200", "c-1", "040 / 555-1200"),
        ("dock road", "c-1", "Quay 4 Dock Road 7 20457 Hamburg"),
        ("20457", "c-1", "Quay 4 Dock Road 7 20457 Hamburg"),
        ("lund", "c-1", "Mr Lund caretaker"),
        ("171 2030", "c-1", "Mr Lund +49 171 20-30-40"),
        ("a10017", "c-1", "MX-420 A-100-17"),
        ("A 100 17", "c-1", "MX-420 A-100-17"),
        ("vip", "c-1", "vip"),
        ("GRÖSSE", "c-2", ""),
        ("shop@example", "c-2", "shop@example.com"),
        ("cp-300 b55", "c-2", "CP-300 B 55"),
        ("印务", "c-3", ""),
        ("王芳", "c-3", "王芳"),
    ],
)
def test_it_is_found_by_what_somebody_knows(
    directory: CustomerDirectory, words: str, customer: str, matched: str
) -> None:
    (line,) = directory.found(words)
    assert (line.id, line.matched) == (customer, matched)


def test_who_is_called_so_comes_first(directory: CustomerDirectory) -> None:
    assert ids(directory, "office") == ["c-4", "c-1"]
    assert ids(directory, "mx-420") == ["c-1"]


@pytest.mark.parametrize("words", ["nobody", "harbour kiel", "gone", "left", "adrift", "scrapped"])
def test_what_is_not_there_is_not_found(directory: CustomerDirectory, words: str) -> None:
    assert ids(directory, words) == []
