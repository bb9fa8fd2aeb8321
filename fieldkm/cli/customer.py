"""`fieldkm customer` and `fieldkm preference`: customers found and read, wishes written down."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from fieldkm.cli.json_file import given_json, text_in
from fieldkm.cli.output import Output
from fieldkm.cli.record_lines import event_line, event_values, plain, warning_lines
from fieldkm.cli.setting import language_of, workplace_of
from fieldkm.cli.standard_input import given_text
from fieldkm.domain.customers import Customer, Subject, SubjectKind
from fieldkm.domain.machines import Machine, normalised_serial
from fieldkm.errors import BadInput

if TYPE_CHECKING:
    from fieldkm.app.customer_directory import CustomerLine
    from fieldkm.app.customers import CustomerPage, MachineLine, SitePage
    from fieldkm.app.history import Portion
    from fieldkm.app.workplace import Workplace

_SUBJECTS = (
    SubjectKind.CUSTOMER,
    SubjectKind.SITE,
    SubjectKind.CONTACT,
    SubjectKind.MACHINE,
)


def list_customers(options: Namespace, output: Output) -> int:
    """List the customers that have all the words, then those where it happened."""
    words = given_text(" ".join(options.words))
    with workplace_of(options) as workplace:
        customers, language = workplace.customers, language_of(options, workplace)
        directory = customers.directory()
        lines = customers.found(directory, words, language)
    for line in lines:
        shown = " · ".join(text for text in (line.name, line.town, line.matched) if text)
        output.result(_line_values(line), f"{line.id}  {shown}")
    if not lines:
        known = len(directory)
        output.remark(
            "No customer fits." if known else "No customers are on this laptop: sign in and sync."
        )
    return 0


def show_customer(options: Namespace, output: Output) -> int:
    """Print all that is known of a customer, with its newest history."""
    with workplace_of(options) as workplace:
        customer = _identity(workplace, given_text(options.id).strip())
        page = workplace.customers.page(customer)
        history = workplace.history.of_customer(customer)
    output.result(_values(page, history), "\n".join(_text(page, history)))
    return 0


def write_preference(options: Namespace, output: Output) -> int:
    """Write a standing wish down from a JSON file."""
    found = given_json(options.file, ("subject", "text"))
    with workplace_of(options) as workplace:
        subject = _subject(workplace, found.get("subject"))
        text = text_in(found, "text")
        made = workplace.customer_book.add_preference(subject, text)
    values = {"id": made, "subject": plain(subject), "text": text.strip()}
    output.result(values, f"{made}  written down; it is sent with the next sync.")
    return 0


def _identity(workplace: Workplace, name: str) -> str:
    """Return the id of a customer that is named by its id, or by that of the office's system."""
    if workplace.records.get(Customer, name) is None:
        named = workplace.records.by_key(Customer, name) if name else []
        return named[0].id if len(named) == 1 else name
    return name


def _subject(workplace: Workplace, given: object) -> Subject:
    if not isinstance(given, Mapping) or set(given) != {"kind", "id"}:
        raise BadInput(
            "subject-unclear",
            "The file does not say what the preference is about.",
            'Write "subject" with "kind" (customer, site, contact or machine) and "id".',
        )
    kind, identity = text_in(given, "kind"), text_in(given, "id").strip()
    if kind not in _SUBJECTS:
        raise BadInput(
            "subject-kind-unknown",
            "A preference cannot be about a “{kind}”.",
            "It is about a customer, a site, a contact or a machine.",
            kind=kind[:40],
        )
    if kind == SubjectKind.MACHINE and workplace.records.get(Machine, identity) is None:
        same = workplace.records.by_key(Machine, normalised_serial(identity)) if identity else []
        identity = same[0].id if len(same) == 1 else identity
    return Subject(SubjectKind(kind), identity)


def _line_values(line: CustomerLine) -> dict[str, object]:
    return {
        "id": line.id,
        "name": line.name,
        "town": line.town,
        "sites": line.sites,
        "machines": line.machines,
        "matched": line.matched,
    }


def _values(page: CustomerPage, history: Portion) -> dict[str, object]:
    customer = page.customer
    return {
        "id": customer.id,
        "name": customer.name,
        "external_id": customer.external_id,
        "phone": customer.phone,
        "email": customer.email,
        "territory": page.territory,
        "sites": [_site_values(site) for site in page.sites],
        "contacts": plain(page.contacts),
        "hazards": plain(page.warnings.hazards),
        "incidents": plain(page.warnings.incidents),
        "preferences": plain(page.warnings.preferences),
        "tasks": plain(page.warnings.tasks),
        "conflicts": plain(page.conflicts),
        "history": [event_values(event) for event in history.events],
    }


def _site_values(page: SitePage) -> dict[str, object]:
    site = page.site
    return {
        "id": site.id,
        "name": site.name,
        "address": site.address,
        "postcode": site.postcode,
        "town": site.town,
        "country": site.country,
        "zone": site.zone,
        "phone": site.phone,
        "access": site.access,
        "contacts": plain(page.contacts),
        "machines": [_machine_values(line) for line in page.machines],
    }


def _machine_values(line: MachineLine) -> dict[str, object]:
    machine, entitlement = line.machine, line.entitlement
    return {
        "id": machine.id,
        "model": machine.model,
        "serial": machine.serial,
        "entitlement": entitlement.kind.value if entitlement else "",
    }


def _text(page: CustomerPage, history: Portion) -> Iterator[str]:
    customer = page.customer
    known = (customer.name, customer.phone, customer.email, page.territory)
    yield " · ".join(text for text in known if text)
    yield from warning_lines(page.warnings)
    for site in page.sites:
        yield from _site_lines(site)
    for contact in page.contacts:
        yield f"  {contact.name}  {contact.function}  {contact.phone}".rstrip()
    yield from map(event_line, history.events)


def _site_lines(page: SitePage) -> Iterator[str]:
    site = page.site
    told = (site.name, site.address, f"{site.postcode} {site.town}".strip(), site.access)
    yield " · ".join(text for text in told if text) or site.id
    for contact in page.contacts:
        yield f"    {contact.name}  {contact.function}  {contact.phone}".rstrip()
    for line in page.machines:
        service = line.entitlement.kind.value if line.entitlement else "no contract"
        yield f"    {line.machine.model} {line.machine.serial}  ({service})"
