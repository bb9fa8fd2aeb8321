"""All customers of the laptop, found as somebody types: by name, town, phone, external id, serial
number, contact, in any order of the words. A territory is small enough to be held in memory.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from fieldkm.app.history_events import machine_name
from fieldkm.domain.codes import compact, natural_key
from fieldkm.domain.customers import Contact, Customer, Site
from fieldkm.domain.machines import Machine

T = TypeVar("T")
Word = tuple[str, str]
"""A word as it was typed, folded, and as numbers are compared."""

_LEAST_CODE = 3  # letters and digits; of less, every serial number has some


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer in a list. `matched` is what was found in it, where name and town do not show
    it.
    """

    id: str
    name: str
    town: str = ""
    sites: int = 0
    machines: int = 0
    matched: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of a customer: its `words` as they are compared, `code` without
    separators (empty where it is no number), and how it is shown.
    """

    words: str
    code: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A customer with all by which it is found; `names` are what its line shows."""

    line: CustomerLine
    names: str
    facts: tuple[Fact, ...]


class CustomerDirectory:
    """Entries in the order of their names; never changes."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = sorted(
            entries, key=lambda entry: (natural_key(entry.line.name), entry.line.id)
        )

    def __len__(self) -> int:
        return len(self._entries)

    def line(self, customer: str) -> CustomerLine | None:
        """Return a customer's line, None where it is not here."""
        return next((entry.line for entry in self._entries if entry.line.id == customer), None)

    def found(self, words: str) -> tuple[CustomerLine, ...]:
        """Return the customers in which every word is found: those called so first."""
        wanted = [(word, _code(word)) for word in _folded(words).split()]
        if not wanted:
            return tuple(entry.line for entry in self._entries)
        whole = _code(words)
        ranked = [
            (rank, at, _line(entry, wanted, whole))
            for at, entry in enumerate(self._entries)
            if (rank := _rank(entry, wanted, whole)) is not None
        ]
        return tuple(line for _, _, line in sorted(ranked, key=lambda item: item[:2]))


def directory_of(
    customers: Iterable[Customer],
    sites: Iterable[Site],
    contacts: Iterable[Contact],
    machines: Iterable[Machine],
) -> CustomerDirectory:
    """Return the directory of what a laptop holds."""
    places = {site.id: site for site in sites if not site.removed}
    of_customer: dict[str, list[Site]] = {}
    for site in places.values():
        of_customer.setdefault(site.customer, []).append(site)
    people = _grouped((item.customer, item) for item in contacts if not item.removed)
    units = _grouped(
        (places[item.site].customer, item)
        for item in machines
        if not item.removed and item.site in places
    )
    return CustomerDirectory(
        _entry(
            customer,
            of_customer.get(customer.id, []),
            people.get(customer.id, []),
            units.get(customer.id, []),
        )
        for customer in customers
        if not customer.removed
    )


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return groups


def _entry(
    customer: Customer, sites: list[Site], people: list[Contact], machines: list[Machine]
) -> Entry:
    towns = list(dict.fromkeys(site.town for site in sites if site.town))
    town = ", ".join(towns[:2]) + (f" +{len(towns) - 2}" if len(towns) > 2 else "")
    name = customer.name or customer.external_id or customer.id
    line = CustomerLine(customer.id, name, town, len(sites), len(machines))
    facts = [
        Fact(_folded(f"{name} {' '.join(towns)}")),
        *(_fact(tag) for tag in customer.tags),
        *_numbers(customer.external_id, customer.phone, customer.email),
    ]
    for site in sites:
        facts += [_fact(f"{site.name} {site.address} {site.postcode} {site.town}")]
        facts += _numbers(site.external_id, site.phone)
    for person in people:
        facts += [_fact(f"{person.name} {person.function}")]
        facts += [
            replace(number, label=f"{person.name} {number.label}".strip())
            for number in _numbers(person.phone, person.mobile, person.email, person.external_id)
        ]
    facts += [_machine(machine) for machine in machines]
    return Entry(line, _folded(f"{name} {town}"), tuple(facts))


def _fact(text: str) -> Fact:
    label = " ".join(text.split())
    return Fact(_folded(label), "", label)


def _numbers(*numbers: str) -> Iterator[Fact]:
    for number in numbers:
        if number:
            yield Fact(_folded(number), compact(number), number)


def _machine(machine: Machine) -> Fact:
    label = machine_name(machine)
    words = f"{label} {machine.name} {machine.location} {machine.external_id}"
    return Fact(_folded(words), compact(machine.serial), label)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _code(text: str) -> str:
    """Return what was typed as a number is compared; empty where it is too short for one."""
    code = compact(text)
    return code if len(code) >= _LEAST_CODE else ""


def _rank(entry: Entry, wanted: Sequence[Word], whole: str) -> int | None:
    """0 for what is called so from its first letter on, 1 for what has the words in its name or
    town, 2 for what has them elsewhere; None for what lacks one.
    """
    if all(word in entry.names for word, _ in wanted):
        return 0 if entry.names.startswith(wanted[0][0]) else 1
    if _by_code(entry, whole) or all(_holding(entry, word) for word in wanted):
        return 2
    return None


def _line(entry: Entry, wanted: Sequence[Word], whole: str) -> CustomerLine:
    """Return the line, with what was found where it does not show it."""
    elsewhere = [word for word in wanted if word[0] not in entry.names]
    if not elsewhere:
        return entry.line
    fact = _by_code(entry, whole) or max(
        (item for word in elsewhere for item in _holding(entry, word)),
        key=lambda item: sum(_holds(item, word) for word in wanted),
    )
    return replace(entry.line, matched=fact.label)


def _by_code(entry: Entry, whole: str) -> Fact | None:
    """Return the number that was typed in some spelling: `A-100 17`, `0171/555 12`."""
    if not whole:
        return None
    return next((fact for fact in entry.facts if whole in fact.code), None)


def _holding(entry: Entry, word: Word) -> list[Fact]:
    return [fact for fact in entry.facts if _holds(fact, word)]


def _holds(fact: Fact, word: Word) -> bool:
    words, code = word
    return words in fact.words or bool(code and code in fact.code)
