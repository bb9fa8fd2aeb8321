"""`fieldkm incident`: write one down, list those to be worked off, close one."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING

from fieldkm.cli.json_file import given_json, text_in
from fieldkm.cli.output import Output
from fieldkm.cli.setting import workplace_of
from fieldkm.cli.standard_input import given_text
from fieldkm.domain.customers import Subject, SubjectKind
from fieldkm.domain.moments import check_moment
from fieldkm.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkm.app.incidents import Incidents, KnownIncident

_PLACES = ("visit", "machine", "site", "customer")  # the nearest first
_FIELDS = ("title", "background", "happened", *_PLACES)


def report(options: Namespace, output: Output) -> int:
    """Write an incident down from a JSON file."""
    found = given_json(options.file, _FIELDS)
    with workplace_of(options) as workplace:
        incidents = workplace.incidents
        made = incidents.report(
            text_in(found, "title"),
            text_in(found, "background"),
            _subject(found, incidents),
            happened_in(found),
        )
        known = incidents.find(made)
    output.result(_values(known), f"{made}  written down; it is sent with the next sync.")
    return 0


def list_incidents(options: Namespace, output: Output) -> int:
    """List the open incidents whose story this user may know, or how those stand that are open at a
    machine, the late ones first.
    """
    with workplace_of(options) as workplace:
        incidents = workplace.incidents
        found = _at(options.machine, incidents) if options.machine else incidents.open()
    shown = [item for item in found if item.late is not None or not options.late]
    for item in shown:
        output.result(_values(item), _line(item))
    if not shown:
        output.remark("No incident is late." if options.late else "No incident is open.")
    return 0


def close(options: Namespace, output: Output) -> int:
    """Close an incident with its result."""
    with workplace_of(options) as workplace:
        workplace.incidents.close(options.id, given_text(options.result))
        known = workplace.incidents.find(options.id)
    output.result(_values(known), f"{known.id}  closed; it is sent with the next sync.")
    return 0


def _at(serial: str, incidents: Incidents) -> tuple[KnownIncident, ...]:
    """Return the incidents at a machine, its site and its customer."""
    subject = _subject({"machine": serial}, incidents)
    where = incidents.where(subject) if subject else None
    places = (where.machine_id, where.site_id, where.customer_id) if where else ()
    return incidents.status_for(*filter(None, places))


def _subject(found: Mapping[str, object], incidents: Incidents) -> Subject | None:
    named = [(place, text_in(found, place)) for place in _PLACES]
    place, name = next(((kind, name) for kind, name in named if name), ("", ""))
    if not place:
        return None
    if place == "machine":  # an id, or a serial number in any spelling
        machines = [one for one, _ in incidents.places(name) if one.kind is SubjectKind.MACHINE]
        if len(machines) > 1:
            raise BadInput(
                "serial-not-unique",
                "{count} machines have the serial number {serial}.",
                "Name the machine by its id.",
                count=len(machines),
                serial=name,
            )
        if machines:
            return machines[0]
    return Subject(SubjectKind(place), name)


def happened_in(found: Mapping[str, object]) -> datetime | None:
    """Return when it happened, None where that is not said; raises `BadInput`."""
    text = text_in(found, "happened")
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            "no-time",
            "“{time}” is no time.",
            "Write it as 2026-03-01T08:30:00Z.",
            time=text[:40],
        ) from error
    check_moment(moment)
    return moment


def _values(item: KnownIncident) -> dict[str, object]:
    status = item.status
    return {
        "id": item.id,
        "title": item.title,
        "state": item.state.value,
        "late": item.late is not None,
        "customer": item.where.customer,
        "site": item.where.site,
        "machine": item.where.machine,
        "reporter": item.reporter,
        "owner": item.owner,
        "mine": item.is_mine,
        "sent": item.is_sent,
        "answer_by": _time(status.answer_by),
        "close_by": _time(status.close_by),
        "next_step": status.next_step,
        "for_visitor": status.for_visitor,
    }


def _time(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _line(item: KnownIncident) -> str:
    due = item.due.astimezone().strftime("%Y-%m-%d %H:%M") if item.due else "not sent yet"
    mark = "LATE" if item.late else item.state.value
    owner = item.owner or "nobody has it yet"
    return f"{item.id}  {mark:8}  {due}  {item.title}  ({item.where}; {owner})"
