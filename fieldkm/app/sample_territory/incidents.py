"""Unpleasant events in the sample territory: some are closed, some are not, one is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fieldkm.app.sample_territory.customers import Place
from fieldkm.app.sample_territory.draw import Draw, moment
from fieldkm.app.sample_territory.names import CHINESE, ENGLISH
from fieldkm.app.sample_territory.staff import Staff
from fieldkm.domain.incidents import (
    Incident,
    IncidentEntry,
    IncidentStep,
    first_status,
    status_after,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, `days` ago, and how it was worked off, each step a day after the other.
    `for_visitor` is what the next technician is told with the first step.
    """

    language: str
    days: int
    title: str
    background: str
    for_visitor: str = ""
    steps: tuple[tuple[IncidentStep, str], ...] = ()


_ANSWERED, _NEXT, _CLOSED = IncidentStep.ANSWERED, IncidentStep.NEXT_STEP, IncidentStep.CLOSED
HAPPENINGS = (
    Happening(
        ENGLISH, 1, "Customer shouted at our technician",
        "Third visit in two weeks for the same jam. The office manager said the contract would be"
        " ended. I kept calm and left.",
        "Be on time and say what you do. The supervisor has rung the customer.",
        ((_ANSWERED, "Rang the office manager, apologised for the third visit."),
         (_NEXT, "Go there together on Thursday.")),
    ),
    Happening(
        ENGLISH, 20, "Water in the cellar after our visit",
        "The union of the pump dripped over night, about two buckets. The caretaker mopped it up.",
        "Check every joint with paper before you leave, and show it to the caretaker.",
        ((_ANSWERED, "Insurance informed; customer has our letter."),
         (_NEXT, "Wait for the insurer's answer.")),
    ),
    Happening(
        ENGLISH, 6, "Invoice for a warranty part",
        "They were charged 412.00 for a fuser under warranty and want it back in writing.",
    ),
    Happening(
        ENGLISH, 45, "Scratched floor in the reception",
        "The trolley left a mark of half a metre on the new floor.",
        "Use the mats at the entrance.",
        ((_ANSWERED, "Looked at it with the customer."), (_NEXT, "Floor layer on the 12th."),
         (_CLOSED, "Floor mended, customer content.")),
    ),
    Happening(
        CHINESE, 2, "客户对等待时间不满",
        "约好上午到，下午三点才到，店里正是最忙的时候，老板娘很生气。",
        "上午十一点前到，到之前先打电话。",
        ((_ANSWERED, "已向老板娘道歉。"), (_NEXT, "下次派会中文的同事。")),
    ),
    Happening(
        ENGLISH, 90, "Wrong part ordered twice",
        "The school waited nine days for a roller that did not fit.",
        "",
        ((_ANSWERED, "Rang the head teacher."), (_CLOSED, "Part fitted, one month free.")),
    ),
    Happening(
        CHINESE, 60, "报告语言错误",
        "客户收到英文报告，看不懂。",
        "报告请用中文。",
        ((_ANSWERED, "已重新发送中文报告。"), (_CLOSED, "客户满意。")),
    ),
    Happening(
        ENGLISH, 1, "Left the panel open",
        "The nurse found the side panel of the copier open, with a child in the waiting room.",
    ),
)  # fmt: skip


def make_incidents(
    seed: int, places: Sequence[Place], staff: Staff, today: date
) -> Iterator[object]:
    """Draw the incidents at different places, with their steps and how they stand: the first of
    each language at the first of `places`, the others far from there.
    """
    draw = Draw(seed, "incidents")
    free = {
        language: [p for p in places if p.language == language] for language in (ENGLISH, CHINESE)
    }
    first_chinese = next(item for item in HAPPENINGS if item.language == CHINESE)
    for happening in HAPPENINGS:
        there = free[happening.language]
        if there:
            place = there.pop(0 if happening in (HAPPENINGS[0], first_chinese) else -1)
            yield from _incident(happening, place, staff, today, draw)


def _incident(
    happening: Happening, place: Place, staff: Staff, today: date, draw: Draw
) -> Iterator[object]:
    owner = staff.supervisor.id
    reported = moment(today - timedelta(days=happening.days), 16 * 60 + draw.randrange(50))
    reporter = staff.technicians[place.town.round % len(staff.technicians)].id
    incident = Incident(
        draw.identity(reported),
        reported,
        happening.title,
        happening.background,
        reporter,
        reported - timedelta(hours=2),
        place.customer.id,
        place.site.id,
    )
    yield incident
    status = first_status(incident, owner, reported)
    at = reported
    for number, (step, text) in enumerate(happening.steps):
        at += timedelta(hours=2 if happening.days < 10 else 26, minutes=draw.randrange(50))
        told = happening.for_visitor if number == 0 else ""
        entry = IncidentEntry(
            draw.identity(at), incident.id, step, at, owner, text, for_visitor=told
        )
        yield entry
        status = status_after(status, entry, at)
    yield status
