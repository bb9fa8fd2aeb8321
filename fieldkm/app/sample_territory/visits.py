"""Visits as technicians wrote them down: entries in the order of the work, and what came of the
procedures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from fieldkm.app.sample_territory.customers import Place
from fieldkm.app.sample_territory.draw import Draw
from fieldkm.app.sample_territory.facts import ModelFacts, Repair, Sign, Texts
from fieldkm.app.sample_territory.jobs import Diary, Job
from fieldkm.app.sample_territory.wording import (
    MEASURED,
    WORDINGS,
    Wording,
    phrase,
    said,
)
from fieldkm.domain.faults import DiagnosticTest
from fieldkm.domain.machines import MeterReading
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.people import User
from fieldkm.domain.visits import EntryKind, Reply, Visit, VisitEntry


@dataclass(frozen=True, slots=True)
class WrittenVisit:
    """A visit with all that belongs to it."""

    job: Job
    visit: Visit
    entries: tuple[VisitEntry, ...]
    outcomes: tuple[Outcome, ...]
    reading: MeterReading | None

    @property
    def records(self) -> tuple[object, ...]:
        """The visit and its own, parents before children."""
        return (self.visit, *self.entries, *self.outcomes)


def write_visits(
    seed: int,
    jobs: Sequence[Job],
    places: Mapping[str, Place],
    facts: Mapping[str, ModelFacts],
    technicians: Sequence[User],
) -> list[WrittenVisit]:
    """Return the visit of each job. `places` are by the ids of their sites."""
    draw = Draw(seed, "visits")
    diary = Diary(technicians, draw)
    written = []
    for job in jobs:
        place = places.get(job.unit.machine.site_on(job.day), job.unit.home)
        minutes = 25 + 5 * draw.randrange(6)
        minutes += sum(round(repair.cause.minutes) for repair in _done(job))
        technician, opened = diary.enter(place, job.day, minutes)
        writer = _Writer(job, place, technician, facts[job.unit.machine.model], draw)
        written.append(writer.written(opened, minutes))
    return written


def _done(job: Job) -> list[Repair]:
    """Return what is repaired at this visit."""
    done = job.thought if job.thought and not job.after else job.cause
    return [done] if done else []


class _Writer:
    """Writes one visit."""

    def __init__(
        self, job: Job, place: Place, technician: User, facts: ModelFacts, draw: Draw
    ) -> None:
        self._job = job
        self._place = place
        self._facts = facts
        self._draw = draw
        self._author = technician.id
        self._language = place.language
        self._words: Wording = WORDINGS[place.language]
        self._entries: list[VisitEntry] = []
        self._outcomes: list[Outcome] = []
        self._visit = ""
        self._at = datetime.min.replace(tzinfo=UTC)

    def written(self, opened: datetime, minutes: int) -> WrittenVisit:
        """Return the visit that began at `opened` and took so long."""
        machine = self._job.unit.machine
        self._visit, self._at = self._draw.identity(opened), opened
        visit = Visit(
            self._visit,
            opened,
            machine.id,
            self._place.site.id,
            self._place.customer.id,
            self._author,
            machine.model,
            machine.serial,
            zone=self._place.site.zone,
        )
        closed = opened + timedelta(minutes=minutes)
        if self._job.sign and self._job.cause:
            self._repair(self._job.sign, self._job.cause)
        else:
            self._maintain()
        reading = self._meter()
        # What took its time was the repair; what was written of it must not come after the close.
        self._at = max(closed, self._at + timedelta(minutes=2))
        self._close()
        return WrittenVisit(self._job, visit, tuple(self._entries), tuple(self._outcomes), reading)

    def _repair(self, sign: Sign, cause: Repair) -> None:
        job, draw = self._job, self._draw
        self._complaint(sign)
        self._show(sign)
        if job.after and job.thought:
            self._failed_before(job.thought)
        elif draw.happens(0.4):
            self._test(cause)
        if job.thought and not job.after:
            self._mistaken(job.thought)
            return
        if draw.happens(0.35):
            self._test(cause)
        if draw.happens(0.16):
            self._measure()
        self._remedy(cause, Result.WORKED, confirmed=True)

    def _complaint(self, sign: Sign) -> None:
        if not self._draw.happens(0.4):
            return
        own_words = sign.words.get(self._language, ())
        complaint = self._draw.one(own_words) if own_words else f"{self._words.shows}{sign.ref}"
        text = phrase(
            self._words.complaints, self._draw, complaint=complaint, contact=self._place.contact
        )
        self._note(text)

    def _show(self, sign: Sign) -> None:
        kind = EntryKind.CODE if sign.is_code else EntryKind.SYMPTOM
        self._add(self._entry(kind, sign.ref, self._said(sign.titles)))

    def _failed_before(self, thought: Repair) -> None:
        text = phrase(
            self._words.came_back, self._draw, days=self._job.after, contact=self._place.contact
        )
        self._note(text)
        if thought.procedure:
            self._outcome(thought, Result.FAILED)

    def _mistaken(self, thought: Repair) -> None:
        sure = self._draw.happens(0.5)
        self._remedy(thought, Result.WORKED if sure else Result.PARTLY, confirmed=sure)
        if not sure:
            self._note(phrase(self._words.not_sure, self._draw))

    def _test(self, cause: Repair) -> None:
        if not cause.tests:
            return
        test: DiagnosticTest = self._draw.one(cause.tests)
        yes = self._draw.happens(test.p_yes[cause.cause.id])
        answer = Reply.YES if yes else Reply.NO
        if self._draw.happens(0.03):
            answer = Reply.CANNOT_TELL
        question = self._said(self._facts.questions[test.id])
        asked = self._entry(EntryKind.TEST, f"{self._facts.manual}/{test.id}", question)
        self._add(replace(asked, answer=answer))

    def _measure(self) -> None:
        what = self._draw.one(MEASURED[self._job.unit.model.is_pump])
        value = round(self._draw.uniform(*what.usual), 2)
        entry = self._entry(EntryKind.MEASUREMENT, text=self._said(what.texts))
        self._add(replace(entry, value=value, unit=what.unit, low=what.low, high=what.high))

    def _remedy(self, repair: Repair, result: Result, *, confirmed: bool) -> None:
        draw = self._draw
        cause = self._entry(EntryKind.CAUSE, repair.ref, self._said(repair.titles))
        self._add(replace(cause, confirmed=confirmed))
        if repair.procedure and draw.happens(0.75):
            title = self._said(repair.procedure_titles)
            used = self._entry(EntryKind.PROCEDURE, repair.procedure, title)
            self._add(replace(used, result=result))
            self._outcome(repair, result)
        else:
            action = self._entry(EntryKind.ACTION, text=self._said(repair.remedies))
            self._add(replace(action, result=result))
        if repair.part and "eplace" in repair.cause.remedy and draw.happens(0.9):
            name = self._said(repair.part_names)
            part = self._entry(EntryKind.PART, repair.part, name)
            self._add(replace(part, from_van=draw.happens(0.8)))
        if confirmed and draw.happens(0.55):
            found = phrase(self._words.findings, draw, cause=cause.text)
            proof = phrase(self._words.proofs[self._job.unit.model.is_pump], draw)
            self._note(f"{found}{self._words.joint}{proof}")
        if draw.happens(0.05):
            name = self._said(repair.part_names) or cause.text
            follow_up = phrase(self._words.follow_ups, draw, part=name)
            self._add(self._entry(EntryKind.FOLLOW_UP, text=follow_up))

    def _maintain(self) -> None:
        text = phrase(self._words.maintenance[self._job.unit.model.is_pump], self._draw)
        self._add(replace(self._entry(EntryKind.ACTION, text=text), result=Result.WORKED))
        if self._draw.happens(0.5):
            self._measure()

    def _meter(self) -> MeterReading | None:
        unit = self._job.unit
        if not self._draw.happens(0.75):
            return None
        value = unit.counted(self._job.day)
        entry = self._entry(EntryKind.METER)
        self._add(replace(entry, value=float(value), unit=unit.model.unit))
        return MeterReading(value, entry.at, unit.model.unit, self._visit)

    def _close(self) -> None:
        unsure = any(entry.result is Result.PARTLY for entry in self._entries)
        text = phrase(self._words.closings, self._draw, contact=self._place.contact)
        result = Result.PARTLY if unsure else Result.WORKED
        self._add(replace(self._entry(EntryKind.CLOSED, text=text), result=result))

    def _outcome(self, repair: Repair, result: Result) -> None:
        machine = self._job.unit.machine
        self._outcomes.append(
            Outcome(
                self._draw.identity(self._at),
                result,
                self._at,
                procedure=repair.procedure,
                cause=repair.ref,
                visit=self._visit,
                machine=machine.id,
                model=machine.model,
                author=self._author,
            )
        )

    def _note(self, text: str) -> None:
        self._add(self._entry(EntryKind.NOTE, text=text))

    def _entry(self, kind: EntryKind, ref: str = "", text: str = "") -> VisitEntry:
        identity = self._draw.identity(self._at)
        return VisitEntry(identity, self._visit, kind, self._at, self._author, ref, text)

    def _add(self, entry: VisitEntry) -> None:
        self._entries.append(entry)
        self._at += timedelta(minutes=2 + self._draw.randrange(5))

    def _said(self, texts: Texts) -> str:
        return said(texts, self._language)
