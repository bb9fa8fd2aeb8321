"""How the day is spoken of: visits and their times, what is lacking, what has changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from fieldkm.desktop.kit.days import day_text, local_time, moment_text, reading_locale, zone_label
from fieldkm.domain.day_plan import PlanState
from fieldkm.domain.readiness import Check, CheckName, Lack

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.day import DayVisit, MyTask
    from fieldkm.app.news import ManualNews


class HomeWords(QObject):
    """Words for what view models give as data."""

    def visit(self, visit: DayVisit) -> str:
        """Name a planned visit: its time at the site, and whose it is."""
        starts = visit.planned.starts
        time = f"{local_time(starts, visit.zone):%H:%M}" if starts else ""
        name = visit.where.customer or visit.where.site or visit.where.machine
        return "  ".join(filter(None, (time, name or self.tr("Place not known"))))

    def visit_details(self, visit: DayVisit, now: datetime) -> str:
        """Say where, at what, and on which day and clock where these are not those of here."""
        told = [visit.where.site, visit.where.machine]
        starts = visit.planned.starts
        if starts is not None:
            there, here = local_time(starts, visit.zone), starts.astimezone()
            if there.utcoffset() != here.utcoffset():
                told.append(zone_label(starts, visit.zone))
            if there.date() != local_time(now, visit.zone).date():
                words = self.tr("left over from {day}")
                told.append(words.replace("{day}", day_text(there)))
        if not visit.planned.technician:
            told.append(self.tr("nobody is named for it"))
        return " · ".join(filter(None, told))

    def mark(self, visit: DayVisit) -> tuple[str, str]:
        """Return how far a visit is and the tone of its pill; no words for one just planned."""
        marks = {
            PlanState.LATE: (self.tr("Late"), "danger"),
            PlanState.BEGUN: (self.tr("Begun"), "plain"),
            PlanState.DONE: (self.tr("Done"), "ok"),
        }
        return marks.get(visit.state, ("", ""))

    def due(self, visit: DayVisit, now: datetime) -> str:
        """Say by when somebody must be there, with the response class of the contract."""
        due, response = visit.planned.due, visit.planned.response_class
        if due is None:
            return response
        there = local_time(due, visit.zone)
        is_today = there.date() == local_time(now, visit.zone).date()
        moment = f"{there:%H:%M}" if is_today else moment_text(due, visit.zone)
        words = self.tr("due {time}").replace("{time}", moment)
        return " · ".join(filter(None, (response, words)))

    def warnings(self, visit: DayVisit) -> list[tuple[str, str]]:
        """Count what must be known before going in: words and tones of pills."""
        told = []
        if visit.hazards:
            told.append((self.tr("%n hazard(s)", "", visit.hazards), "danger"))
        if visit.incidents:
            told.append((self.tr("%n incident(s)", "", visit.incidents), "warning"))
        if visit.preferences:
            told.append((self.tr("%n wish(es)", "", visit.preferences), "plain"))
        return told

    def task(self, task: MyTask) -> str:
        """Say where a task is to be done, and until when."""
        told = [str(task.where)]
        if task.due is not None:
            told.append(self.tr("due {time}").replace("{time}", day_text(task.due)))
        return " · ".join(filter(None, told))

    def check(self, check: Check) -> str:
        """Name what was looked at."""
        names = {
            CheckName.SYNCED: self.tr("Synced today"),
            CheckName.CUSTOMERS: self.tr("Customers' data open"),
            CheckName.SENT: self.tr("Everything sent"),
            CheckName.MANUALS: self.tr("Manuals"),
            CheckName.SEARCH: self.tr("Search"),
            CheckName.PHOTOS: self.tr("Photos"),
            CheckName.DISK: self.tr("Disk"),
        }
        return names[check.name]

    def lack(self, check: Check) -> tuple[str, str]:
        """Say what is lacking, and what to do about it."""
        things = self.tr(", ").join(check.things)
        match check.lack:
            case Lack.SIGNED_OUT:
                return self.tr("Not signed in"), self.tr("Sign in on the Sync screen.")
            case Lack.NEVER_SYNCED:
                return self.tr("Never synced"), self.tr("Sync while there is a network.")
            case Lack.NOT_TODAY:
                return self.tr("Not synced today"), self.tr("Sync while there is a network.")
            case Lack.LOCKED:
                return (
                    self.tr("Customers' data is locked"),
                    self.tr("The last sync is too long ago. Sync, and it is there again."),
                )
            case Lack.NO_MANUAL:
                return (
                    self.tr("No manual for {models}").replace("{models}", things),
                    self.tr("Sync. If none comes, ask your office to publish it."),
                )
            case Lack.OLD_MANUAL:
                return (
                    self.tr("A newer version of {manuals}").replace("{manuals}", things),
                    self.tr("Sync until it is here."),
                )
        return self._lack(check)

    def manual(self, news: ManualNews) -> str:
        """Say what has changed in a manual."""
        told = []
        if not news.before:
            told.append(self.tr("new on this laptop"))
        if news.changed:
            told.append(self.tr("%n page(s) changed", "", len(news.changed)))
        if news.added:
            told.append(self.tr("%n page(s) new", "", len(news.added)))
        if news.gone:
            told.append(self.tr("%n page(s) removed", "", news.gone))
        if not told:
            told.append(self.tr("no page changed"))
        version = self.tr("Version {version}").replace("{version}", news.version)
        return " · ".join([version, *told])

    def day(self, now: datetime) -> str:
        """Return today with its weekday."""
        local = now.astimezone()
        weekday = reading_locale().dayName(local.isoweekday(), QLocale.FormatType.LongFormat)
        return (
            self.tr("{weekday}, {day}")
            .replace("{weekday}", weekday)
            .replace("{day}", day_text(local))
        )

    def _lack(self, check: Check) -> tuple[str, str]:
        match check.lack:
            case Lack.REJECTED:
                return (
                    self.tr("%n entry(s) rejected by the server", "", check.count),
                    self.tr("Mend or discard them on the Sync screen."),
                )
            case Lack.UNSENT:
                return (
                    self.tr("%n entry(s) not sent yet", "", check.count),
                    self.tr("Sync while there is a network; nothing of it is lost."),
                )
            case Lack.INDEX_BEHIND:
                return (
                    self.tr("Search is still being built"),
                    self.tr("Leave the window open until the strip below says “Ready”."),
                )
            case Lack.PHOTOS_MISSING:
                return (
                    self.tr("%n photo(s) not here yet", "", check.count),
                    self.tr("Sync until they are here."),
                )
            case Lack.DISK_FULL:
                size = reading_locale().formattedDataSize(check.count, 1)
                return (
                    self.tr("Only {size} free on the disk").replace("{size}", size),
                    self.tr("Free some space: photos and updates need room."),
                )
        return self.check(check), ""
