"""`fieldkm visit`: the visits of a machine, all that is known of one, and one written down."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from fieldkm.cli.json_file import given_json
from fieldkm.cli.output import Output
from fieldkm.cli.setting import language_of, workplace_of
from fieldkm.cli.standard_input import given_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from fieldkm.app.visit_sheet import VisitSheet
    from fieldkm.domain.visit_state import VisitState
    from fieldkm.domain.visits import VisitEntry

_WIDE = 12  # letters of the widest kind


def list_visits(options: Namespace, output: Output) -> int:
    """List the visits of the machine with a serial number; of each, where several have it."""
    from fieldkm.app.visit_file import machine_of_serial

    with workplace_of(options) as workplace:
        machine = machine_of_serial(given_text(options.machine), workplace.machine_book)
        states = workplace.visits.states_of_machine(machine, options.limit)
    for state in states:
        output.result(_summary(state), _line(state))
    if not states:
        output.remark("No visit of this machine is on this laptop.")
    return 0


def show_visit(options: Namespace, output: Output) -> int:
    """Print a visit with all its entries."""
    with workplace_of(options) as workplace:
        language = language_of(options, workplace)
        state = workplace.visits.state(options.id)
        sheet = workplace.visit_sheets.of(state, language)
        titles = workplace.visit_terms.titles_of(state, language)
    output.result(_values(sheet, titles), "\n".join(_text(sheet, titles)))
    return 0


def write_visit(options: Namespace, output: Output) -> int:
    """Write a visit down from a JSON file, all of it or nothing."""
    from fieldkm.app.visit_file import FIELDS, record_file

    found = given_json(options.file, FIELDS)
    with workplace_of(options) as workplace:
        state = record_file(
            found,
            workplace.visits,
            workplace.records,
            workplace.machine_book,
            workplace.visit_fixes,
            workplace.clock.now(),
        )
    entries = [entry.id for entry in state.entries]
    text = f"{state.visit.id}  written down; it is sent with the next sync."
    output.result(_summary(state) | {"entry_ids": entries}, text)
    return 0


def _summary(state: VisitState) -> dict[str, object]:
    visit, place, cause = state.visit, state.place, state.cause
    return {
        "id": visit.id,
        "opened": _time(visit.opened),
        "closed": _time(state.closed),
        "machine": place.machine,
        "site": place.site,
        "customer": place.customer,
        "technician": visit.technician,
        "model": visit.model,
        "serial": visit.serial,
        "result": state.result.value if state.result else "",
        "cause": (cause.ref or cause.text) if cause else "",
        "follow_up": state.follow_up,
        "minutes": round(state.time_worked.total_seconds() / 60),
        "entries": len(state.entries),
    }


def _values(sheet: VisitSheet, titles: Mapping[str, str]) -> dict[str, object]:
    state = sheet.state
    return _summary(state) | {
        "customer_name": sheet.customer.name if sheet.customer else "",
        "technician_name": sheet.technician,
        "entries": [_entry(entry, titles.get(entry.id, "")) for entry in state.entries],
        "outcomes": [
            {
                "id": outcome.id,
                "procedure": outcome.procedure,
                "fix": outcome.fix,
                "result": outcome.result.value,
            }
            for outcome in sheet.outcomes
        ],
        "photos": [
            {"id": taken.photo.id, "sha256": taken.photo.sha256, "caption": taken.photo.caption}
            for taken in sheet.photos
        ],
    }


def _entry(entry: VisitEntry, title: str) -> dict[str, object]:
    values: dict[str, object] = {
        "id": entry.id,
        "kind": entry.kind.value,
        "at": _time(entry.at),
        "author": entry.author,
        "ref": entry.ref,
        "title": title,
        "text": entry.text,
        "answer": entry.answer.value if entry.answer else "",
        "result": entry.result.value if entry.result else "",
        "value": entry.value,
        "unit": entry.unit,
        "low": entry.low,
        "high": entry.high,
        "amends": entry.amends,
    }
    told = {name: value for name, value in values.items() if value not in ("", None)}
    if entry.kind.value == "part":
        told |= {"quantity": entry.quantity, "from_van": entry.from_van}
    return told


def _time(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _line(state: VisitState) -> str:
    signs = [entry.ref or entry.text for entry in state.entries if entry.kind.value == "code"]
    cause = state.cause
    said = ", ".join(filter(None, (*signs, cause.text or cause.ref if cause else "")))
    standing = state.result.value if state.result else "closed" if state.closed else "open"
    day = state.visit.opened.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{state.visit.id}  {day}  {standing:8}  {said}".rstrip()


def _text(sheet: VisitSheet, titles: Mapping[str, str]) -> Iterator[str]:
    state = sheet.state
    where = (sheet.model, sheet.serial, sheet.customer.name if sheet.customer else "")
    yield "  ".join(filter(None, (*where, sheet.technician)))
    yield _line(state)
    for entry in state.entries:
        value = f"{entry.value:g} {entry.unit}" if entry.value is not None else ""
        said = (
            entry.ref,
            entry.text or titles.get(entry.id, ""),
            value,
            entry.answer or entry.result,
        )
        words = "  ".join(" ".join(str(part).split()) for part in said if part)
        at = entry.at.astimezone().strftime("%H:%M")
        yield f"  {at}  {entry.kind.value:{_WIDE}}  {words}"
