"""How a visit speaks: kinds of entries, results, times, and each entry in a line or two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from PySide6.QtCore import QObject

from fieldkm.desktop.kit.days import local_time
from fieldkm.desktop.visit.form import written
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visit_state import within_limits
from fieldkm.domain.visits import EntryKind, Reply, VisitEntry

ICONS: Mapping[EntryKind, str] = MappingProxyType(
    {
        EntryKind.STARTED: "play",
        EntryKind.STOPPED: "stop",
        EntryKind.SYMPTOM: "symptom",
        EntryKind.CODE: "fault",
        EntryKind.TEST: "test",
        EntryKind.MEASUREMENT: "measure",
        EntryKind.CAUSE: "cause",
        EntryKind.ACTION: "action",
        EntryKind.PART: "parts",
        EntryKind.PROCEDURE: "procedure",
        EntryKind.STEP: "check",
        EntryKind.FIX: "fix",
        EntryKind.METER: "meter",
        EntryKind.NOTE: "note",
        EntryKind.FOLLOW_UP: "task",
        EntryKind.SIGNED: "sign",
        EntryKind.CLOSED: "check",
        EntryKind.MOVED: "moved",
        EntryKind.WITHDRAWN: "remove",
    }
)
"""The icon of each kind."""

TONES: Mapping[Result, str] = MappingProxyType(
    {Result.WORKED: "ok", Result.PARTLY: "warning", Result.FAILED: "danger"}
)
"""The tone of each result."""


class VisitWords(QObject):
    """Words for what a visit holds as data, in the language of the interface."""

    def kind(self, kind: EntryKind) -> str:
        """Name a kind of entry."""
        return self._kinds()[kind]

    def result(self, result: Result) -> str:
        """Say how something ended."""
        names = {
            Result.WORKED: self.tr("Worked"),
            Result.PARTLY: self.tr("Partly"),
            Result.FAILED: self.tr("Failed"),
        }
        return names[result]

    def reply(self, reply: Reply | None) -> str:
        """Say what a test showed."""
        names = {
            Reply.YES: self.tr("Yes"),
            Reply.NO: self.tr("No"),
            Reply.CANNOT_TELL: self.tr("Cannot tell"),
        }
        return names[reply] if reply else self.tr("No answer")

    def title(self, entry: VisitEntry, title: str) -> str:
        """Say an entry in a line; `title` is what the manual calls it."""
        match entry.kind:
            case EntryKind.CODE:
                return " · ".join(filter(None, (entry.ref, title or entry.text)))
            case EntryKind.PART:
                name = title or entry.text
                words = " ".join(filter(None, (entry.ref, name)))
                return f"{entry.quantity} × {words}"
            case EntryKind.MEASUREMENT:
                return f"{entry.text}: {self._value(entry)}"
            case EntryKind.METER:
                return self._value(entry)
            case EntryKind.TEST:
                return f"{title or entry.text} — {self.reply(entry.answer)}"
            case EntryKind.CLOSED:
                result = self.result(entry.result) if entry.result else ""
                return " · ".join(filter(None, (result, entry.text)))
        if entry.kind in (EntryKind.STARTED, EntryKind.STOPPED):
            return self.kind(entry.kind)
        return title or entry.text or entry.ref

    def detail(self, entry: VisitEntry) -> str:
        """Say what else belongs to an entry."""
        match entry.kind:
            case EntryKind.PART:
                return self.tr("from the van") if entry.from_van else ""
            case EntryKind.MEASUREMENT:
                return self.limits(entry)
            case EntryKind.CAUSE:
                return self.tr("confirmed") if entry.confirmed else self.tr("suspected")
        return (
            self.result(entry.result) if entry.result and entry.kind is not EntryKind.CLOSED else ""
        )

    def limits(self, entry: VisitEntry) -> str:
        """Say the limits of a measured value, and whether it lies within them."""
        low, high = written(entry.low), written(entry.high)
        if not (low or high):
            return ""
        if low and high:
            said = self.tr("{low} to {high}").replace("{low}", low).replace("{high}", high)
        elif low:
            said = self.tr("at least {low}").replace("{low}", low)
        else:
            said = self.tr("at most {high}").replace("{high}", high)
        verdict = within_limits(entry)
        within = self.tr("within its limits") if verdict else self.tr("outside its limits")
        return f"{within} ({said} {entry.unit})".replace(" )", ")")

    def duration(self, worked: timedelta) -> str:
        """Say a time of work: `1 h 05 min`."""
        minutes = int(worked.total_seconds()) // 60
        if minutes < 60:
            return self.tr("{minutes} min").replace("{minutes}", str(minutes))
        words = self.tr("{hours} h {minutes} min").replace("{hours}", str(minutes // 60))
        return words.replace("{minutes}", f"{minutes % 60:02}")

    def time(self, at: datetime, zone: str) -> str:
        """Return the time of day at the site."""
        return f"{local_time(at, zone):%H:%M}"

    def _value(self, entry: VisitEntry) -> str:
        if entry.kind is EntryKind.METER and entry.value is not None:
            return f"{entry.value:,.0f} {entry.unit}".strip()
        return f"{written(entry.value)} {entry.unit}".strip()

    def _kinds(self) -> Mapping[EntryKind, str]:
        return {
            EntryKind.STARTED: self.tr("Work started"),
            EntryKind.STOPPED: self.tr("Work stopped"),
            EntryKind.SYMPTOM: self.tr("Symptom"),
            EntryKind.CODE: self.tr("Fault code"),
            EntryKind.TEST: self.tr("Test"),
            EntryKind.MEASUREMENT: self.tr("Measured"),
            EntryKind.CAUSE: self.tr("Cause"),
            EntryKind.ACTION: self.tr("Action"),
            EntryKind.PART: self.tr("Part"),
            EntryKind.PROCEDURE: self.tr("Procedure"),
            EntryKind.STEP: self.tr("Step"),
            EntryKind.FIX: self.tr("Fix"),
            EntryKind.METER: self.tr("Meter"),
            EntryKind.NOTE: self.tr("Note"),
            EntryKind.FOLLOW_UP: self.tr("Follow-up"),
            EntryKind.SIGNED: self.tr("Signed"),
            EntryKind.CLOSED: self.tr("Closed"),
            EntryKind.MOVED: self.tr("Moved"),
            EntryKind.WITHDRAWN: self.tr("Taken back"),
        }
