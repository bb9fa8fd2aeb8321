"""A technician's day: which planned visits belong to it, and which of them are late."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from fieldkm.domain.visits import PlannedVisit

LEFT_OVER = timedelta(days=14)  # after that, a visit that never was is no work of today


class PlanState(StrEnum):
    """How far a planned visit is."""

    PLANNED = "planned"
    LATE = "late"
    BEGUN = "begun"
    DONE = "done"


def plan_state(planned: PlannedVisit, now: datetime, *, begun: bool, done: bool) -> PlanState:
    """Return how far a planned visit is. The contract asks that somebody comes in time: what has
    begun is late no more.
    """
    if done:
        return PlanState.DONE
    if begun:
        return PlanState.BEGUN
    is_late = planned.due is not None and planned.due < now
    return PlanState.LATE if is_late else PlanState.PLANNED


def is_for(planned: PlannedVisit, user: str) -> bool:
    """Tell whether a planned visit is `user`'s, or anybody's."""
    return planned.technician in ("", user) and not (planned.cancelled or planned.removed)


def belongs_to_day(planned: PlannedVisit, day: date, zone: tzinfo, state: PlanState) -> bool:
    """Tell whether a planned visit is work of `day` at its site: planned or due then, or left over
    from one of the days before.
    """
    moment = planned.starts or planned.due
    if moment is None:
        return state is PlanState.BEGUN
    there = moment.astimezone(zone).date()
    if there == day:
        return True
    return state is not PlanState.DONE and day - LEFT_OVER <= there < day


def in_order(planned: PlannedVisit, state: PlanState) -> tuple[bool, float, str]:
    """Return the key by which a day is sorted: what is done comes last, else by time."""
    moment = planned.starts or planned.due
    return state is PlanState.DONE, moment.timestamp() if moment else 0.0, planned.id
