"""What of customers' data can be found: one function a kind makes the unit for the index.

Who adds a kind writes its function here, says in `record_things` whom its records concern, and
where a hit leads in `places`. Fixes have theirs in `fix_units`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fieldkm.domain.customers import Contact, Customer, Site
from fieldkm.domain.finding import Kind, Unit
from fieldkm.domain.machines import Machine
from fieldkm.domain.phones import phone_digits, phone_tail
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, VisitEntry

# Raised when units are made in another way, so that the index is built again.
RECIPE = "records 1"

CUSTOMER_KINDS = frozenset({Kind.CUSTOMER, Kind.MACHINE, Kind.VISIT})
RECORD_KINDS = CUSTOMER_KINDS | {Kind.FIX}

_LONGEST_TITLE = 120
_ENDS = (".", "!", "?", "…", "。", "！", "？", "；", ";")
# Why somebody came, and what else a visit without a symptom may be called by.
_SEEN = (EntryKind.CODE, EntryKind.SYMPTOM)
_DONE = (EntryKind.CAUSE, EntryKind.ACTION, EntryKind.NOTE, EntryKind.PART)
# What an entry of these kinds refers to is read by people; elsewhere it is an id.
_NAMING = frozenset({EntryKind.CODE, EntryKind.PART, EntryKind.SYMPTOM, EntryKind.CAUSE})
_ALWAYS_NAMED = frozenset({EntryKind.CODE, EntryKind.PART})


@dataclass(frozen=True, slots=True)
class Where:
    """A customer and one of its sites, as far as they are here."""

    customer: Customer | None = None
    site: Site | None = None

    @property
    def words(self) -> str:
        """Return how people say it: `Acme, Berlin`."""
        name = self.customer.name if self.customer else ""
        place = (self.site.town or self.site.name) if self.site else ""
        return ", ".join(filter(None, (name, place)))


def thing_of(kind: Kind, record: str) -> str:
    """Return what a hit of a record opens; `places.parse_thing` reads it."""
    return f"/{kind.value}:{record}"


def customer_unit(
    customer: Customer, sites: Iterable[Site], contacts: Iterable[Contact], notes: Iterable[str]
) -> Unit:
    """Return the unit of a customer; `notes` are texts about it, its sites and its contacts."""
    sites, contacts = list(sites), list(contacts)
    towns = dict.fromkeys(filter(None, (site.town for site in sites)))
    phones = [customer.phone, *(site.phone for site in sites)]
    phones += [phone for contact in contacts for phone in (contact.phone, contact.mobile)]
    numbers = [customer.external_id, *(site.external_id for site in sites)]
    numbers += [contact.external_id for contact in contacts]
    texts = [
        *map(_site_text, sites),
        *map(_contact_text, contacts),
        _words(customer.phone, customer.email, *customer.tags),
        *notes,
    ]
    return record_unit(
        Kind.CUSTOMER,
        customer.id,
        title=customer.name or customer.external_id,
        heading=", ".join(towns),
        texts=texts,
        codes=(*numbers, *map(phone_digits, phones), *map(phone_tail, phones)),
    )


def machine_unit(machine: Machine, where: Where, notes: Iterable[str]) -> Unit:
    """Return the unit of a machine; `notes` are texts about it."""
    kits = [item.kit for item in machine.modifications or ()]
    texts = [
        machine.name,
        machine.location,
        _site_text(where.site) if where.site else "",
        *notes,
        _words(*machine.configuration, *kits),
    ]
    return record_unit(
        Kind.MACHINE,
        machine.id,
        title=f"{machine.model} {machine.serial}".strip() or machine.name or machine.external_id,
        heading=where.words,
        path=machine.name,
        texts=texts,
        codes=(machine.serial, machine.external_id),
    )


def visit_unit(state: VisitState, where: Where) -> Unit:
    """Return the unit of a visit, what was amended or withdrawn left out."""
    visit = state.visit
    machine = f"{visit.model} {visit.serial}".strip()
    seen = ", ".join(dict.fromkeys(filter(None, map(_entry_text, state.of(*_SEEN)))))
    done = (text for kind in _DONE for text in map(_entry_text, state.of(kind)) if text)
    title = seen or next(done, "") or machine or visit.external_id
    heading = ", ".join(filter(None, (visit.opened.date().isoformat(), where.words, machine)))
    texts = dict.fromkeys(map(_entry_text, state.entries))
    return record_unit(
        Kind.VISIT,
        visit.id,
        title=_first_line(title) or heading,
        heading=heading,
        texts=texts,
        codes=(visit.external_id,),
    )


def _site_text(site: Site) -> str:
    return _words(
        site.name, site.address, site.postcode, site.town, site.country, site.phone, site.access
    )


def _contact_text(contact: Contact) -> str:
    return _words(contact.name, contact.function, contact.phone, contact.mobile, contact.email)


def _entry_text(entry: VisitEntry) -> str:
    parts = [entry.text]
    if entry.kind in _ALWAYS_NAMED or (entry.kind in _NAMING and not entry.text):
        parts.insert(0, entry.ref)
    if entry.kind is EntryKind.MEASUREMENT and entry.value is not None:
        parts.append(f"{entry.value:g} {entry.unit}")
    return " ".join(" ".join(filter(None, parts)).split())


def record_unit(
    kind: Kind,
    record: str,
    *,
    title: str,
    heading: str,
    texts: Iterable[str],
    codes: Iterable[str],
    path: str = "",
) -> Unit:
    """Return the unit of a record: its two lines, its texts one after the other, its codes."""
    return Unit(
        kind=kind,
        thing=thing_of(kind, record),
        manual="",
        language="",
        ordinal=0,
        title=" ".join(title.split()),
        heading=heading,
        path=path,
        file_name="",
        body=_joined(texts),
        codes=tuple(dict.fromkeys(filter(None, (code.strip() for code in codes)))),
    )


def marked(unit: Unit, made_of: Iterable[int]) -> Unit:
    """Return a unit with the marks of the records that it was made of, and its version."""
    made = replace(unit, made_of=tuple(sorted(set(made_of))))
    return replace(made, version=hashlib.sha256(repr(made).encode()).hexdigest()[:12])


def mark_of(record: str) -> int:
    """Return the mark of a record by its id: 64 bits, of which nobody learns the id."""
    digest = hashlib.blake2b(record.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _joined(texts: Iterable[str]) -> str:
    """Return texts one after the other, each as a sentence: snippets begin with one."""
    given = (" ".join(text.split()) for text in texts)
    return " ".join(text if text.endswith(_ENDS) else f"{text}." for text in given if text)


def _words(*texts: str) -> str:
    return ", ".join(filter(None, texts))


def _first_line(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
