"""Records, timelines and warnings as commands print them: JSON for scripts, lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkm.app.before_entry import Warnings
    from fieldkm.app.history_events import Event


def plain(value: object) -> object:
    """Return records and days as JSON has them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def event_values(event: Event) -> dict[str, object]:
    """Return an event of a timeline."""
    return {
        "kind": event.kind.value,
        "when": plain(event.when),
        "title": event.title,
        "detail": event.detail,
        "about": event.about,
        "who": event.who,
        "result": event.result.value if event.result else "",
        "open": event.is_open,
        "repeats": plain(event.repeats),
        "fixes": list(event.fixes),
    }


def event_line(event: Event) -> str:
    """Return an event in a line."""
    day = event.when.isoformat()[:10] if event.when else " " * 10
    result = event.result.value if event.result else ""
    repeat = "repeat visit" if event.repeats else ""
    fixes = [f"fix: {title}" for title in event.fixes]
    told = (event.kind.value, event.about, event.title, event.detail, *fixes, result, repeat)
    return f"  {day}  {' · '.join(' '.join(text.split()) for text in told if text)}"


def warning_lines(warnings: Warnings) -> Iterator[str]:
    """Return what must be known before going in, the gravest first."""
    for hazard in warnings.hazards:
        yield f"  {(hazard.severity or 'hazard').upper()}: {_about(hazard.about)}{hazard.text}"
    for incident in warnings.incidents:
        told = incident.told or "nothing is told yet about how it stands"
        yield f"  OPEN INCIDENT: {_about(incident.about)}{told}"
    for wish in warnings.preferences:
        yield f"  preference: {_about(wish.about)}{wish.text}"
    for task in warnings.tasks:
        due = f" (by {task.due.isoformat()})" if task.due else ""
        yield f"  to be done: {_about(task.about)}{task.text}{due}"


def _about(name: str) -> str:
    return f"{name}: " if name else ""
