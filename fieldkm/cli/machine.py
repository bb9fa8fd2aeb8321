"""`fieldkm machine`: the machines of the records, and all that is known of one."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from fieldkm.cli.fix_lines import fix_line, line_values
from fieldkm.cli.output import Output
from fieldkm.cli.record_lines import event_line, event_values, plain, warning_lines
from fieldkm.cli.setting import language_of, workplace_of
from fieldkm.cli.standard_input import given_text
from fieldkm.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkm.app.cockpit import Cockpit
    from fieldkm.app.machine_book import KnownMachine


def list_machines(options: Namespace, output: Output) -> int:
    """List the machines that have all the words, perhaps of one customer."""
    with workplace_of(options) as workplace:
        count = 0
        for known in workplace.machine_book.listed(" ".join(options.words), options.customer):
            count += 1
            output.result(_identity(known), _line(known))
    if not count:
        output.remark("No such machine is on this laptop.")
    return 0


def show_machine(options: Namespace, output: Output) -> int:
    """Print all that is known of a machine; of each, where several have the serial number."""
    serial = given_text(options.serial)
    with workplace_of(options) as workplace:
        found = workplace.machine_book.of_serial(serial)
        if not found:
            raise BadInput(
                "no-such-serial",
                "No machine on this laptop has the serial number “{serial}”.",
                "Check it on the rating plate, sync, or list the machines of the customer.",
                serial=serial,
            )
        language = language_of(options, workplace)
        for known in found:
            cockpit = workplace.cockpits.of(known.machine.id, language)
            output.result(_values(cockpit), "\n".join(_text(cockpit)))
    return 0


def _identity(known: KnownMachine) -> dict[str, object]:
    machine, site, customer = known.machine, known.site, known.customer
    return {
        "id": machine.id,
        "model": machine.model,
        "serial": machine.serial,
        "name": machine.name,
        "location": machine.location,
        "site": {"id": site.id, "name": site.name, "town": site.town} if site else None,
        "customer": {"id": customer.id, "name": customer.name} if customer else None,
    }


def _values(cockpit: Cockpit) -> dict[str, object]:
    machine, manuals = cockpit.machine, cockpit.manuals
    return _identity(cockpit.known) | {
        "configuration": machine.configuration,
        "modifications": plain(machine.modifications),
        "installed": plain(machine.installed),
        "readings": plain(cockpit.readings),
        "entitlement": plain(cockpit.cover.entitlement),
        "in_force": cockpit.cover.in_force,
        "placements": plain(cockpit.placements),
        "planned_visit": plain(cockpit.planned),
        "open_visit": plain(cockpit.open_visit),
        "contacts": plain(cockpit.contacts),
        "warnings": plain(cockpit.warnings),
        "history": [event_values(event) for event in cockpit.history.events],
        "manuals": [{"id": m.first.manual, "title": m.title} for m in manuals.manuals],
        "fault_codes": [
            {"code": c.code, "title": c.title, "times": c.times, "page": c.page and c.page.world_id}
            for c in manuals.codes
        ],
        "parts": plain(manuals.parts),
        "procedures": [{"id": p.ref.world_id, "title": p.title} for p in manuals.procedures],
        "fixes": [line_values(line) for line in cockpit.fixes],
    }


def _line(known: KnownMachine) -> str:
    name = f"{known.machine.model} {known.machine.serial}".strip()
    return "  ".join(filter(None, (f"{name:24}", known.whereabouts, known.machine.location)))


def _text(cockpit: Cockpit) -> Iterator[str]:
    yield _line(cockpit.known)
    entitlement = cockpit.cover.entitlement
    if entitlement is not None:
        standing = "" if cockpit.cover.in_force else " (not in force)"
        yield f"  {entitlement.kind.value} {entitlement.response_class}{standing}"
    for reading in cockpit.readings[:1]:
        yield f"  meter: {reading.value} {reading.unit} on {reading.at.date().isoformat()}"
    yield from warning_lines(cockpit.warnings)
    if cockpit.planned is not None:
        yield f"  planned visit: {plain(cockpit.planned.starts) or ''} {cockpit.planned.reason}"
    yield from (f"  fix: {fix_line(line)}" for line in cockpit.fixes)
    yield from map(event_line, cockpit.history.events)
