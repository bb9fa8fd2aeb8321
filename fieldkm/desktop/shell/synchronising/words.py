"""How the sync speaks: standings, kinds and fields of records, moments and sizes."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, QObject

from fieldkm.desktop.kit.days import reading_locale, short_moment_text
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.shell.synchronising.status import Awaited, Standing, SyncStatus


class SyncWords(QObject):
    """Words for what view models give as data."""

    def standing(self, status: SyncStatus) -> str:
        """Say in a line how the laptop stands to its server."""
        match status.standing:
            case Standing.SIGNED_OUT:
                return self.tr("Signed out")
            case Standing.SYNCING:
                return self.progress(status)
            case Standing.NEEDS_YOU:
                return self.tr("Sync: %n thing(s) need you", "", status.needing_you)
            case Standing.TROUBLE:
                return error_text(status.error).title if status.error else ""
        return self._line(status)

    def progress(self, status: SyncStatus) -> str:
        """Say how far a running sync is."""
        step = status.step
        if step is None:
            return self.tr("Syncing…")
        if step.packs.title:
            words = self.tr("Manual {manual}: {done} of {total}")
            words = words.replace("{manual}", step.packs.title)
            done, total = self.size(step.packs.done), self.size(step.packs.size)
        elif step.blobs.done or step.blobs.left:
            words = self.tr("Photos: {done} of {total}")
            done, total = str(step.blobs.done), str(step.blobs.done + step.blobs.left)
        else:
            words = self.tr("Syncing {done} of {total}")
            count = step.records.pulled + step.records.pushed
            done, total = self.number(count), self.number(count + step.records.records_left)
        return words.replace("{done}", done).replace("{total}", total)

    def details(self, status: SyncStatus) -> str:
        """Say all that is known of a running sync: what has gone and come, and what is left."""
        step = status.step
        if step is None:
            return ""
        told = [
            self.tr("%n entry(s) sent", "", step.records.pushed),
            self.tr("%n record(s) received", "", step.records.pulled),
            self.tr("%n record(s) left", "", step.records.records_left),
            self.tr("%n photo(s) left", "", step.blobs.left),
            self.size(step.bytes),
        ]
        return " · ".join(told)

    def result(self, status: SyncStatus) -> str:
        """Say how the last sync ended."""
        outcome = status.outcome
        if status.is_stopped:
            return self.tr("Stopped. What has come and gone so far is kept.")
        if outcome is None:
            return ""
        told = [
            self.tr("%n entry(s) sent", "", outcome.pushed),
            self.tr("%n record(s) received", "", outcome.pulled),
        ]
        if outcome.blobs:
            told.append(self.tr("%n photo(s)", "", outcome.blobs))
        if outcome.packs:
            told.append(self.tr("%n manual(s)", "", outcome.packs))
        return " · ".join([*told, self.size(outcome.bytes)])

    def awaited(self, awaited: Awaited) -> str:
        """Count what waits: "3 notes and 1 fix"."""
        parts = []
        if awaited.notes:
            parts.append(self.tr("%n note(s)", "", awaited.notes))
        if awaited.fixes:
            parts.append(self.tr("%n fix(es)", "", awaited.fixes))
        if awaited.changes:
            parts.append(self.tr("%n change(s)", "", awaited.changes))
        if awaited.photos:
            parts.append(self.tr("%n photo(s)", "", awaited.photos))
        if len(parts) < 2:
            return "".join(parts)
        words = self.tr("{these} and {last}").replace("{last}", parts[-1])
        return words.replace("{these}", self.tr(", ").join(parts[:-1]))

    def kind(self, kind: str) -> str:
        """Name a kind of record."""
        names = {
            "customer": self.tr("Customer"),
            "site": self.tr("Site"),
            "contact": self.tr("Contact"),
            "machine": self.tr("Machine"),
            "preference": self.tr("Preference"),
            "hazard": self.tr("Hazard"),
            "task": self.tr("Task"),
            "planned_visit": self.tr("Planned visit"),
            "visit": self.tr("Visit"),
            "visit_entry": self.tr("Entry of a visit"),
            "photo": self.tr("Photo"),
            "outcome": self.tr("Outcome"),
            "van_stock": self.tr("Van stock"),
            "incident": self.tr("Incident"),
            "incident_entry": self.tr("Entry of an incident"),
            "fix": self.tr("Fix"),
            "comment": self.tr("Comment"),
            "flag": self.tr("Reported error"),
            "thanks": self.tr("Thanks"),
            "note": self.tr("Note"),
            "favourite": self.tr("Favourite"),
            "conflict": self.tr("Conflict settled"),
        }
        return names.get(kind, self.tr("Change"))

    def fix_step(self, verb: str, number: str) -> str:
        """Say what was done to a fix: "Fix K7-12 submitted"."""
        steps = {
            "submit": self.tr("Fix {number} submitted"),
            "withdraw": self.tr("Fix {number} withdrawn"),
            "approve": self.tr("Fix {number} approved"),
            "return": self.tr("Fix {number} sent back"),
            "merge": self.tr("Fix {number} merged into another"),
            "retire": self.tr("Fix {number} retired"),
            "promote": self.tr("Fix {number} carried into a manual"),
            "hand-on": self.tr("Fix {number} handed on"),
        }
        said = steps.get(verb, self.tr("Fix {number} changed")).replace("{number}", number)
        return " ".join(said.split())

    def field(self, field: str) -> str:
        """Name a field of a record; one that has no name here is shown as it is called."""
        names = {
            "name": self.tr("Name"),
            "title": self.tr("Title"),
            "text": self.tr("Text"),
            "phone": self.tr("Phone"),
            "mobile": self.tr("Mobile"),
            "email": self.tr("E-mail"),
            "address": self.tr("Address"),
            "territory": self.tr("Territory"),
            "town": self.tr("Town"),
            "postcode": self.tr("Postcode"),
            "country": self.tr("Country"),
            "access": self.tr("Access"),
            "function": self.tr("Function"),
            "language": self.tr("Language"),
            "model": self.tr("Model"),
            "serial": self.tr("Serial number"),
            "symptom": self.tr("Symptom"),
            "cause": self.tr("Cause"),
            "remedy": self.tr("Remedy"),
            "applies_to": self.tr("Holds for"),
            "answer": self.tr("Answer"),
            "quote": self.tr("Quoted text"),
            "reason": self.tr("Reason"),
            "caption": self.tr("Caption"),
            "background": self.tr("Background"),
            "for_visitor": self.tr("For the next visitor"),
        }
        return names.get(field, field.replace("_", " "))

    def moment(self, when: datetime) -> str:
        """Return the day and time here."""
        return short_moment_text(when)

    def time(self, when: datetime) -> str:
        """Return the time here, with its day unless that is today."""
        local = when.astimezone()
        is_today = local.date() == datetime.now(local.tzinfo).date()
        return local.strftime("%H:%M") if is_today else self.moment(when)

    def size(self, count: int) -> str:
        """Return a number of bytes in words."""
        return reading_locale().formattedDataSize(
            count, 1 if count >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat
        )

    def number(self, count: int) -> str:
        """Return a count as it is written here."""
        return reading_locale().toString(count)

    def _line(self, status: SyncStatus) -> str:
        match status.standing:
            case Standing.OFFLINE:
                return self._offline(status)
            case Standing.WAITING:
                return self._waits(status)
            case Standing.UP_TO_DATE:
                return self._up_to_date(status)
        return ""

    def _offline(self, status: SyncStatus) -> str:
        waits = self.awaited(status.awaited)
        if not waits:
            return self.tr("Offline")
        words = self.tr("Offline: {things} wait(s)", "", status.awaited.total)
        return words.replace("{things}", waits)

    def _waits(self, status: SyncStatus) -> str:
        waits = self.awaited(status.awaited)
        if not waits:
            return self.tr("Not synced yet")
        words = self.tr("{things} wait(s) to be sent", "", status.awaited.total)
        return words.replace("{things}", waits)

    def _up_to_date(self, status: SyncStatus) -> str:
        if status.synced is None:
            return ""
        words = self.tr("Up to date at {time}")
        return words.replace("{time}", self.time(status.synced))
