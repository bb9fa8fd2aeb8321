"""What lies ahead: planned visits, tasks, and what the vans carry for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fieldkm.app.sample_territory.customers import Place
from fieldkm.app.sample_territory.draw import Draw, moment, working_day
from fieldkm.app.sample_territory.facts import ModelFacts
from fieldkm.app.sample_territory.machines import Unit
from fieldkm.app.sample_territory.models import can_show
from fieldkm.app.sample_territory.names import CHINESE, ENGLISH
from fieldkm.app.sample_territory.wording import WORDINGS, said
from fieldkm.domain.customers import Subject, SubjectKind, Task
from fieldkm.domain.people import User
from fieldkm.domain.visits import EntryKind, PlannedVisit, VanStock, VisitEntry

_DAYS_AHEAD = 6
_STARTS = (8 * 60 + 30, 10 * 60 + 30, 13 * 60, 15 * 60)  # minutes of the day
_REPORTED = 7 * 60 + 10
_FIRST_NUMBER = 24817
_TASKS = {
    ENGLISH: (
        "Bring the offer for a newer machine.",
        "Read the meter of the second machine as well.",
        "Show the new caretaker how to add toner.",
        "Take the loan machine back.",
        "Measure the earth of the socket again.",
        "Ask for the key of the plant room for our box.",
    ),
    CHINESE: ("带新机报价。", "顺便抄二楼机器的表。", "教新同事换墨粉。", "复测插座接地。"),
}
_CARRIED = 26  # part numbers in a van


@dataclass(frozen=True, slots=True)
class Territory:
    """What plans are made from: the machines and where each stands now, and what can happen."""

    units: Sequence[Unit]
    places: Mapping[str, Place]
    facts: Mapping[str, ModelFacts]
    technicians: Sequence[User]


def planned_visits(seed: int, territory: Territory, today: date) -> Iterator[PlannedVisit]:
    """Draw the visits of today, whatever day that is, and of the next working days. The first
    technician has a full day.
    """
    draw = Draw(seed, "planned visits")
    rounds = _rounds(territory)
    number, free = _FIRST_NUMBER, set(range(len(territory.units)))
    days = [today + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD)]
    for day in (today, *(day for day in days[1:] if working_day(day) == day)):
        for index, technician in enumerate(territory.technicians):
            full = day == today and index == 0
            for start in _STARTS if full else sorted(draw.sample(_STARTS, draw.randint(2, 3))):
                usual = [chosen for chosen in rounds.get(index, ()) if chosen in free]
                if full:
                    usual = [one for one in usual if _shows_much(territory, one, start)] or usual
                if not usual:
                    continue
                chosen = draw.one(usual)
                free.discard(chosen)
                number += 1
                plan = _Plan(territory, territory.units[chosen], draw)
                yield plan.planned(technician, day, start, number)


def _shows_much(territory: Territory, chosen: int, start: int) -> bool:
    """Tell whether a visit suits the day that is looked at: all under contract, the first to a
    copier at an English customer's, the second to a Chinese one.
    """
    unit = territory.units[chosen]
    language = territory.places[unit.machine.site].language
    if start == _STARTS[0] and (unit.model.is_pump or language != ENGLISH):
        return False
    return bool(unit.entitlement) and (start != _STARTS[1] or language == CHINESE)


def _rounds(territory: Territory) -> dict[int, list[int]]:
    """Return the units of each technician's towns."""
    rounds: dict[int, list[int]] = {}
    count = len(territory.technicians)
    for index, unit in enumerate(territory.units):
        place = territory.places[unit.machine.site]
        rounds.setdefault(place.town.round % count, []).append(index)
    return rounds


@dataclass(frozen=True, slots=True)
class _Plan:
    """One visit to be planned."""

    territory: Territory
    unit: Unit
    draw: Draw

    def planned(self, technician: User, day: date, start: int, number: int) -> PlannedVisit:
        machine, place = self.unit.machine, self.territory.places[self.unit.machine.site]
        zone = place.site.zone
        reported = moment(day - timedelta(days=1), self.draw.randint(9 * 60, 16 * 60), zone)
        reason, symptoms, codes, minutes = self._why(place)
        contract = self.unit.entitlement
        is_repair = bool(symptoms or codes)
        return PlannedVisit(
            self.draw.identity(reported),
            machine.id,
            machine.site,
            place.customer.id,
            technician.id,
            moment(day, start, zone),
            minutes,
            self._due(day, start, zone) if is_repair and contract else None,
            contract.response_class if is_repair and contract else "",
            reason,
            symptoms,
            codes,
            f"SR-{number}",
        )

    def _why(self, place: Place) -> tuple[str, tuple[str, ...], tuple[str, ...], int]:
        """Return reason, symptoms, fault codes and minutes."""
        draw, language = self.draw, place.language
        if draw.happens(0.25):
            return draw.one(WORDINGS[language].reasons[self.unit.model.is_pump]), (), (), 60
        machine = self.unit.machine
        signs = self.territory.facts[machine.model].signs
        can = [s for s in signs if can_show(said(s.titles, ENGLISH), machine.configuration)]
        sign = draw.one(can)
        title = said(sign.titles, language)
        words = sign.words.get(language, ())
        reason = draw.one(words) if words and draw.happens(0.7) else title
        minutes = draw.randrange(45, 120, 15)
        return (
            (reason, (), (sign.ref,), minutes) if sign.is_code else (reason, (title,), (), minutes)
        )

    def _due(self, day: date, start: int, zone: str) -> datetime:
        """Return when the contract's time is up; it leaves some room, though sometimes little."""
        contract = self.unit.entitlement
        hours = contract.response_hours if contract else 0
        if 0 < hours < 24:
            return moment(day, start + self.draw.randrange(15, 180, 15), zone)
        late = moment(day, 17 * 60, zone)
        return late + timedelta(days=self.draw.randint(0, max(0, hours // 24 - 1)))


def tasks(seed: int, territory: Territory, today: date) -> Iterator[Task]:
    """Draw what is to be done at customers and machines, and what was done lately."""
    draw = Draw(seed, "tasks")
    count = max(4, len(territory.units) // 12)
    for unit in draw.sample(territory.units, min(count, len(territory.units))):
        place = territory.places[unit.machine.site]
        made = moment(today - timedelta(days=draw.randint(3, 40)), draw.randint(480, 1000))
        for_customer = Subject(SubjectKind.CUSTOMER, place.customer.id)
        author = draw.one(territory.technicians).id
        done = made + timedelta(days=2) if draw.happens(0.3) else None
        yield Task(
            draw.identity(made),
            for_customer if draw.happens(0.4) else Subject(SubjectKind.MACHINE, unit.machine.id),
            draw.one(_TASKS[place.language]),
            today + timedelta(days=draw.randint(-3, 20)) if draw.happens(0.7) else None,
            "" if draw.happens(0.6) else author,
            author,
            made,
            done,
            author if done else "",
        )


def van_stocks(
    seed: int, technicians: Iterable[User], history: Iterable[object], today: date
) -> Iterator[VanStock]:
    """Draw what each van carries: the parts that were used most."""
    draw = Draw(seed, "van stock")
    names: dict[str, str] = {}
    used: Counter[str] = Counter()
    for entry in history:
        if isinstance(entry, VisitEntry) and entry.kind is EntryKind.PART:
            used[entry.ref] += 1
            if entry.text.isascii():
                names.setdefault(entry.ref, entry.text)
    made = moment(today - timedelta(days=300), 480)
    for technician in technicians:
        for part, _ in used.most_common(_CARRIED):
            minimum = draw.randint(1, 2)
            name, quantity = names.get(part, ""), draw.randint(0, 4)
            yield VanStock(draw.identity(made), technician.id, part, name, quantity, minimum)
