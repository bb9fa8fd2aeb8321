"""Days and moments as they are read: in the words of the interface, at the clock of the site."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale

from fieldkm.desktop.kit.translation import CHINESE, current_language
from fieldkm.domain.moments import zone_of


def reading_locale() -> QLocale:
    """Return the locale of the interface's language."""
    is_chinese = current_language() == CHINESE
    return QLocale(QLocale.Language.Chinese if is_chinese else QLocale.Language.English)


def day_text(day: date) -> str:
    """Return a day: `3 Nov 2026`, `2026年11月3日`."""
    return reading_locale().toString(QDate(day.year, day.month, day.day), _day_format())


def short_moment_text(at: datetime) -> str:
    """Return day and time in figures, by the clock of this computer: `11/3/26 8:30 AM`."""
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return reading_locale().toString(moment, QLocale.FormatType.ShortFormat)


def moment_format() -> str:
    """Return how Qt's fields show day and time: as `moment_text` writes them."""
    return f"{_day_format()}, HH:mm"


def local_time(at: datetime, zone: str = "") -> datetime:
    """Return a moment by the clock of an IANA zone; where that is not known, of this computer."""
    try:
        return at.astimezone(zone_of(zone))
    except (OverflowError, ValueError, OSError):  # the first or the last year that there is
        return at


def moment_text(at: datetime, zone: str = "") -> str:
    """Return day and time: `3 Nov 2026, 08:30`."""
    local = local_time(at, zone)
    return f"{day_text(local)}, {local:%H:%M}"


def zone_label(at: datetime, zone: str) -> str:
    """Return a clock's distance from UTC (`UTC+01:00`), empty where the zone is not known."""
    if zone_of(zone) is None:
        return ""
    offset = local_time(at, zone).strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}"


def _day_format() -> str:
    return "yyyy年M月d日" if current_language() == CHINESE else "d MMM yyyy"
