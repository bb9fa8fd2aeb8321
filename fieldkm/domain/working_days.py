"""Working days: Monday to Friday at the place where the work is done."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo

_SATURDAY = 5


def after_working_days(start: datetime, days: int, zone: tzinfo = UTC) -> datetime:
    """Return the moment `days` working days after `start`, at the same time of day in `zone`.

    What starts on a weekend counts from the beginning of Monday. Public holidays are not known.
    """
    moment = start.astimezone(zone)
    if moment.weekday() >= _SATURDAY:
        moment = datetime.combine(moment.date(), time(), zone)
        moment = _next_working_day(moment)
    for _ in range(days):
        moment = _next_working_day(moment)
    return moment.astimezone(UTC)


def _next_working_day(moment: datetime) -> datetime:
    moment += timedelta(days=1)
    while moment.weekday() >= _SATURDAY:
        moment += timedelta(days=1)
    return moment
