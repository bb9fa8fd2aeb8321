"""How a timeline speaks: kinds of events, results, days."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from fieldkm.app.history_events import Event, EventKind
from fieldkm.desktop.kit.days import day_text, local_time
from fieldkm.domain.machines import PlacedAs
from fieldkm.domain.manuals import Signal
from fieldkm.domain.outcomes import Result


class HistoryWords(QObject):
    """Words for what `app.history` gives as data."""

    def kind(self, event: Event) -> str:
        """Name what happened."""
        if event.kind is EventKind.PLACED:
            return self._placed(event)
        names = {
            EventKind.VISIT: self.tr("Visit"),
            EventKind.PLANNED: self.tr("Planned visit"),
            EventKind.INCIDENT: self.tr("Incident"),
            EventKind.PHOTO: self.tr("Photo"),
            EventKind.MODIFICATION: self.tr("Modification"),
            EventKind.PREFERENCE: self.tr("Preference written down"),
            EventKind.HAZARD: self.tr("Hazard written down"),
        }
        return names[event.kind]

    def title(self, event: Event) -> str:
        """Say in a line what happened."""
        if event.kind is EventKind.PLACED:
            return self._placed(event)
        if event.kind is EventKind.INCIDENT and not event.title:
            return self.tr("Incident: nothing is told yet about how it stands")
        words = " ".join(event.title.split())
        if not words:
            return self.kind(event)
        if event.kind is EventKind.VISIT:
            return words
        return (
            self.tr("{kind}: {words}").replace("{kind}", self.kind(event)).replace("{words}", words)
        )

    def detail(self, event: Event) -> str:
        """Say what it came to, about what, and by whom."""
        told = [event.about, event.detail]
        told += [self.tr("Fix: {title}").replace("{title}", title) for title in event.fixes]
        if event.photos:
            told.append(self.tr("%n photo(s)", "", event.photos))
        return " · ".join(" ".join(text.split()) for text in told if text)

    def day(self, event: Event) -> str:
        """Return the day at the site."""
        if event.when is None:
            return self.tr("No date")
        if isinstance(event.when, datetime):
            return day_text(local_time(event.when, event.zone))
        return day_text(event.when)

    def time(self, event: Event) -> str:
        """Return the time at the site, empty where only the day is known."""
        if isinstance(event.when, datetime):
            return f"{local_time(event.when, event.zone):%H:%M}"
        return ""

    def result(self, result: Result) -> str:
        """Say how a visit ended."""
        names = {
            Result.WORKED: self.tr("Worked"),
            Result.PARTLY: self.tr("Partly"),
            Result.FAILED: self.tr("Failed"),
        }
        return names[result]

    def mark(self, event: Event) -> str:
        """Say what state it is in; empty for most."""
        if event.result is not None:
            return self.result(event.result)
        if event.is_open:
            return self.tr("Open")
        return self.tr("Closed") if event.kind is EventKind.INCIDENT else ""

    def repeat(self, event: Event, *, is_short: bool = False) -> str:
        """Say that a visit repeats an earlier one, and which; empty where it does not."""
        if event.repeats is None:
            return ""
        if is_short:
            return self.tr("Repeat")
        before = day_text(local_time(event.repeats, event.zone))
        return self.tr("Repeat of {day}").replace("{day}", before)

    def signal(self, signal: Signal) -> str:
        """Name a danger as manuals do."""
        names = {
            Signal.DANGER: self.tr("DANGER"),
            Signal.WARNING: self.tr("WARNING"),
            Signal.CAUTION: self.tr("CAUTION"),
            Signal.NOTE: self.tr("NOTE"),
        }
        return names[signal]

    def whole(self, event: Event) -> str:
        """Say all of it, as a screen reader reads it and a tooltip shows it."""
        lines = [
            f"{self.day(event)} {self.time(event)}".strip(),
            self.title(event),
            self.detail(event),
            self.mark(event),
            self.repeat(event),
            event.who,
        ]
        return "\n".join(line for line in lines if line)

    def _placed(self, event: Event) -> str:
        names = {
            PlacedAs.INSTALLED: self.tr("Installed at {site}"),
            PlacedAs.MOVED: self.tr("Moved to {site}"),
            PlacedAs.LENT: self.tr("On loan at {site}"),
            PlacedAs.SWAPPED: self.tr("Swapped in at {site}"),
            PlacedAs.STORED: self.tr("Stored at {site}"),
        }
        site = event.title or self.tr("a site that is not known here")
        return names[event.how or PlacedAs.INSTALLED].replace("{site}", site)
