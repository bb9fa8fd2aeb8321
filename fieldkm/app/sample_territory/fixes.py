"""The sample fixes, lived through: every state that a fix can be in, with what led there, each step
one that the rules let through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from fieldkm.app.sample_territory.draw import Draw, moment
from fieldkm.app.sample_territory.facts import ManualFacts
from fieldkm.app.sample_territory.fix_pictures import FixPictures
from fieldkm.app.sample_territory.fix_stories import Event, FixStory, Stories
from fieldkm.app.sample_territory.fix_uses import Occasion, Occasions, used
from fieldkm.app.sample_territory.staff import Staff
from fieldkm.app.sample_territory.visits import WrittenVisit
from fieldkm.domain.fix_life import after, brought_back
from fieldkm.domain.fix_rules import check_transition
from fieldkm.domain.fixes import (
    Comment,
    Demand,
    Fix,
    FixRevision,
    FixState,
    Flag,
    ReviewCause,
    Thanks,
    Transition,
    Verb,
)
from fieldkm.domain.outcomes import Counts, FixUse, Result, counted, is_failing
from fieldkm.domain.reach import Reach
from fieldkm.domain.reading import Place

FIRST_NUMBER = 1001
_OPENS, _CLOSES = 7 * 60 + 30, 16 * 60 + 30  # minutes of the day, when something is written
_FRIDAY = 4
_UNTIL = 2  # days ago: the last that was written down
_RESULTS = frozenset(Result)


@dataclass(frozen=True, slots=True)
class SampleFixes:
    """All that belongs to the fixes, parents before children. `pictures` by their SHA-256."""

    records: tuple[object, ...]
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Workshop:
    """Around what the fixes are written: who is there, which manuals, which visits were made."""

    staff: Staff
    manuals: Sequence[ManualFacts]
    visits: Sequence[WrittenVisit]
    today: date


def make_fixes(seed: int, stories: Stories, shop: Workshop) -> SampleFixes:
    """Let all fixes live whose models have a manual here."""
    family = {
        model.id: manual.info.product_family
        for manual in shop.manuals
        for model in manual.info.models
    }
    versions = {manual.info.id: manual.info.version for manual in shop.manuals}
    told = [story for story in stories.fixes if story.texts[0].models[0] in family]
    ids = {story.key: _identity(seed, story, shop.today) for story in told}
    users = {user.name: user.id for user in shop.staff.users()}
    reviewed = frozenset(family.values())
    draw = Draw(seed, "fixes")
    scene = _Scene(
        shop,
        ids,
        users,
        family,
        versions,
        Occasions(shop.visits, [user.id for user in shop.staff.technicians], draw),
        FixPictures(seed),
        {user.id: Reach(user.id, user.role, families=reviewed) for user in shop.staff.users()},
    )
    records: list[object] = []
    for number, story in enumerate(told):
        life = _Life(story, scene, FIRST_NUMBER + number, Draw(seed, f"fix {story.key}"))
        records += life.lived()
    records += _flags_of_pages(stories.flags, scene, draw)
    return SampleFixes(tuple(records), scene.pictures.contents)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all fixes have in common. `families` by model, `versions` by manual, `reaches` by user;
    `lived` are the fixes that are ready, by their id.
    """

    shop: Workshop
    ids: Mapping[str, str]
    users: Mapping[str, str]
    families: Mapping[str, str]
    versions: Mapping[str, str]
    occasions: Occasions
    pictures: FixPictures
    reaches: Mapping[str, Reach]
    lived: dict[str, Fix] = field(default_factory=dict)

    def moment(self, days: int, draw: Draw) -> datetime:
        """Return a moment of a working day so many days ago."""
        day = self.shop.today - timedelta(days=days)
        day -= timedelta(days=max(0, day.weekday() - _FRIDAY))
        return moment(day, _OPENS + draw.randrange(_CLOSES - _OPENS))

    def place(self, name: str) -> Place:
        """Return a page by `manual/page#anchor`."""
        page, _, anchor = name.partition("#")
        manual, _, page = page.partition("/")
        return Place(manual, page, anchor, version=self.versions.get(manual, ""))


class _Life:
    """One fix, from its first submission to how it stands today."""

    def __init__(self, story: FixStory, scene: _Scene, number: int, draw: Draw) -> None:
        self._story = story
        self._scene = scene
        self._draw = draw
        text, author = story.texts[0], story.life[0].who
        self._fix = Fix(
            scene.ids[story.key],
            f"F-{number}",
            f"{author[0].upper()}{len(author)}-{number % 100}",
            author=scene.users[author],
            family=scene.families[text.models[0]],
            territory=scene.shop.staff.territory.id,
        )
        self._revisions: dict[str, FixRevision] = {}
        self._uses: list[FixUse] = []
        self._beside: list[object] = []  # that belongs to the fix
        self._kept: list[object] = []  # that belongs to visits
        self._now = scene.moment(story.life[0].days, draw)

    def lived(self) -> Iterator[object]:
        """Yield the fix and all that belongs to it, parents first."""
        events = sorted([*self._told(), *self._used()], key=lambda happened: happened[0])
        for at, event, occasion in events:
            self._now = at
            if occasion:
                self._use(occasion, Result(event.verb), event.words)
            elif event.verb in _AT_THE_SERVER:
                self._come_back(event)
            elif event.verb in _SAID:
                self._say(event)
            else:
                self._step(event)
        if self._fix.waiting or self._fix.review_cause:
            sought = Demand(self._story.found, self._story.opened, self._fix.counts.total)
            self._fix = replace(self._fix, demand=sought)
        self._scene.lived[self._fix.id] = self._fix
        yield self._fix
        yield from self._revisions.values()
        yield from self._beside
        yield from self._uses
        yield from self._kept

    def _told(self) -> Iterator[tuple[datetime, Event, Occasion | None]]:
        """Yield what the story tells, in its order."""
        at = self._now
        for event in self._story.life:
            at = max(at + timedelta(minutes=9), self._scene.moment(event.days, self._draw))
            made = None
            if event.verb in _RESULTS:
                model = self._story.texts[0].models[0]
                made = Occasion(at, self._scene.users[event.who], model)
            yield at, event, made

    def _used(self) -> Iterator[tuple[datetime, Event, Occasion | None]]:
        """Yield the uses of which nobody wrote why: before those of which somebody did, and as long
        as it could be read.
        """
        counts = self._story.uses
        if not counts.total:
            return
        life = self._story.life
        begins = next((event for event in life if event.verb == Verb.APPROVE), life[0])
        ends = next((event.days for event in life if event.verb in _ENDS | _RESULTS), _UNTIL)
        since = self._scene.moment(begins.days, self._draw) + timedelta(days=1)
        until = self._scene.moment(ends, self._draw) - timedelta(hours=9)
        text, draw = self._story.texts[0], self._draw
        occasions = self._scene.occasions.some(text, counts.total, since, until)
        in_order = sorted(occasions, key=lambda occasion: occasion.at)
        for result, occasion in zip(_spread(counts, draw), in_order, strict=True):
            yield occasion.at, Event(0, "", result.value), occasion

    def _step(self, event: Event) -> None:
        verb = Verb(event.verb)
        by = self._scene.users[event.who]
        revision = self._written(by) if verb is Verb.SUBMIT else self._meant(event)
        if verb is Verb.SUBMIT and not self._fix.made:
            self._fix = replace(
                self._fix, made=self._now, current_revision=revision, state=FixState.DRAFT
            )
        step = Transition(
            self._draw.identity(self._now),
            self._fix.id,
            verb,
            self._now,
            revision,
            by,
            event.words,
            into=self._scene.ids[event.of] if verb is Verb.MERGE else "",
            page=event.of if verb is Verb.PROMOTE else "",
            to=self._scene.users[event.of] if verb is Verb.HAND_ON else "",
        )
        target = self._scene.lived.get(step.into)
        check_transition(self._fix, self._revisions, step, self._scene.reaches[by], target)
        self._fix = after(self._fix, self._revisions, step)
        self._beside.append(step)

    def _meant(self, event: Event) -> str:
        """Return the revision that a decision is about: the one it numbers, else the current."""
        return (
            list(self._revisions)[int(event.of) - 1]
            if event.of.isdecimal()
            else (self._fix.current_revision)
        )

    def _written(self, author: str) -> str:
        """Write the next revision."""
        written = list(self._revisions)
        text = self._story.texts[len(written)]
        before = written[text.base - 1] if written else ""
        name = self._draw.identity(self._now)
        self._revisions[name] = FixRevision(
            name,
            self._fix.id,
            self._now,
            before,
            author,
            text.title,
            text.symptom,
            text.cause,
            text.remedy,
            models=text.models,
            fault_codes=text.codes,
            parts=text.parts,
            pages=tuple(map(self._scene.place, text.pages)),
            photos=tuple(map(self._scene.pictures.painted, text.photos)),
            language=text.language,
            safety=text.safety,
            reason=text.reason,
        )
        return name

    def _say(self, event: Event) -> None:
        """A comment, a flag or thanks; an answer is to the last flag."""
        by, fix, name = self._scene.users[event.who], self._fix, self._draw.identity(self._now)
        shown = fix.shown_revision
        match event.verb:
            case "comment":
                self._beside.append(Comment(name, fix.id, event.words, self._now, by, shown))
            case "thank":
                self._beside.append(Thanks(name, fix.id, self._now, by, fix.author, event.words))
            case "flag":
                self._beside.append(Flag(name, event.words, self._now, by, fix.family, fix.id))
            case _:
                self._beside = list(_answered(self._beside, event.words, by, self._now))

    def _use(self, occasion: Occasion, result: Result, words: str) -> None:
        use, kept = used(self._fix, occasion, result, words, self._draw)
        self._uses.append(use)
        self._kept += kept
        self._fix = replace(self._fix, counts=self._fix.counts + counted([result]))
        if result is Result.FAILED and is_failing(self._uses, self._fix.reviewed):
            self._fix = brought_back(self._fix, ReviewCause.FAILING, self._now)

    def _come_back(self, event: Event) -> None:
        self._fix = brought_back(self._fix, ReviewCause(event.verb), self._now, event.of)


_AT_THE_SERVER = frozenset({ReviewCause.CHANGED.value, ReviewCause.RESTED.value})
_SAID = frozenset({"comment", "thank", "flag", "answer"})
_ENDS = frozenset({Verb.RETIRE.value, Verb.MERGE.value, Verb.PROMOTE.value, Verb.WITHDRAW.value})


def _identity(seed: int, story: FixStory, today: date) -> str:
    written = moment(today - timedelta(days=story.life[0].days), _OPENS)
    return Draw(seed, f"identity {story.key}").identity(written)


def _spread(counts: Counts, draw: Draw) -> list[Result]:
    """Return results in an order in which no failures come together: such a fix comes back only
    where its story tells of it.
    """
    results = [*[Result.WORKED] * counts.worked, *[Result.PARTLY] * counts.partly]
    draw.shuffle(results)
    for number in range(counts.failed):
        results.insert((2 * number + 1) * counts.total // (2 * counts.failed), Result.FAILED)
    return results


def _answered(records: Sequence[object], words: str, by: str, at: datetime) -> Iterator[object]:
    flags = [record for record in records if isinstance(record, Flag)]
    for record in records:
        if record is flags[-1]:
            yield replace(flags[-1], answered=at, answered_by=by, answer=words)
        else:
            yield record


def _flags_of_pages(events: Sequence[Event], scene: _Scene, draw: Draw) -> Iterator[Flag]:
    """Yield the flags on pages of the manuals that are here; an `answer` is to the one before."""
    families = {manual.info.id: manual.info.product_family for manual in scene.shop.manuals}
    flags: list[Flag] = []
    for event in events:
        place = scene.place(event.of)
        if place.manual not in families:
            continue
        at, by = scene.moment(event.days, draw), scene.users[event.who]
        if event.verb == "answer":
            flags[-1] = replace(flags[-1], answered=at, answered_by=by, answer=event.words)
        else:
            family = families[place.manual]
            flags.append(Flag(draw.identity(at), event.words, at, by, family, place=place))
    yield from flags
