"""Any number of fixes that might have been written about the machines of the sample manuals.

Drawn from a seed: the same fault, the same part and the same words come again and again in other
combinations, so that every fix has many near neighbours. A fifth is in Chinese.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldkm.app.sample_territory.draw import Draw
from fieldkm.app.sample_territory.facts import ManualFacts, ModelFacts, Repair, Sign, model_facts
from fieldkm.app.sample_territory.staff import SAMPLE_STAFF, Staff
from fieldkm.domain.fixes import Fix, FixRevision, FixState

_CHINESE_SHARE = 0.2
_FIRST = datetime(2024, 1, 2, 7, tzinfo=UTC)
_BETWEEN = timedelta(minutes=41)
_FIRST_NUMBER = 10_001
# Of a hundred: how they stand.
_STATES = {FixState.APPROVED: 78, FixState.SUBMITTED: 12, FixState.RETURNED: 4, FixState.RETIRED: 6}

_Phrases = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class WrittenFix:
    """A fix with the revision that its readers read."""

    fix: Fix
    revision: FixRevision


def many_fixes(
    manuals: Sequence[ManualFacts], count: int, seed: int = 7, staff: Staff = SAMPLE_STAFF
) -> Iterator[WrittenFix]:
    """Yield `count` fixes of a territory's technicians."""
    models = list(model_facts(manuals).values())
    families = {manual.info.id: manual.info.product_family for manual in manuals}
    languages = {manual.info.id: manual.info.languages for manual in manuals}
    phrases = _phrases()
    for number in range(count):
        draw = Draw(seed, f"fix {number}")
        facts = draw.one(models)
        in_chinese = draw.happens(_CHINESE_SHARE) and "zh" in languages[facts.manual]
        writing = _writing(draw, facts, phrases, "zh" if in_chinese else "en")
        revision = _revision(writing, number, draw.one(staff.technicians).id)
        fix = _fix(draw, number, revision, families[facts.manual])
        yield WrittenFix(replace(fix, territory=staff.territory.id), revision)


def _fix(draw: Draw, number: int, revision: FixRevision, family: str) -> Fix:
    state = draw.weighted(list(_STATES), list(_STATES.values()))
    is_waiting = state is FixState.SUBMITTED
    return Fix(
        revision.fix,
        f"F-{_FIRST_NUMBER + number}",
        state=state,
        author=revision.author,
        family=family,
        safety=revision.safety,
        title=revision.title,
        current_revision=revision.id,
        approved_revision=revision.id if state is FixState.APPROVED else "",
        waiting=(revision.id,) if is_waiting else (),
        made=revision.at,
        submitted=revision.at,
        reviewed=None if is_waiting else revision.at + _BETWEEN,
    )


def _phrases() -> Mapping[str, _Phrases]:
    text = Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _writing(
    draw: Draw, facts: ModelFacts, phrases: Mapping[str, _Phrases], language: str
) -> _Writing:
    sign = draw.one(facts.signs)
    cause = draw.weighted([ref for ref, _ in sign.causes], [share for _, share in sign.causes])
    return _Writing(draw, facts.model, sign, facts.repairs[cause], language, phrases[language])


def _revision(writing: _Writing, number: int, author: str) -> FixRevision:
    at = _FIRST + number * _BETWEEN
    draw, sign, repair = writing.draw, writing.sign, writing.repair
    return FixRevision(
        draw.identity(at),
        draw.identity(at),
        at,
        author=author,
        title=writing.text("titles"),
        symptom=writing.text("symptoms", "observations"),
        cause=writing.text("causes", "findings"),
        remedy=writing.text("remedies", "afterwards"),
        models=(writing.model,),
        fault_codes=(sign.ref,) if sign.is_code and draw.happens(0.8) else (),
        parts=(repair.part,) if repair.part and draw.happens(0.8) else (),
        language=writing.language,
        safety=draw.happens(0.1),
    )


@dataclass(frozen=True, slots=True)
class _Writing:
    """What one fix is about, and the phrases in which it is said."""

    draw: Draw
    model: str
    sign: Sign
    repair: Repair
    language: str
    phrases: _Phrases

    def text(self, *kinds: str) -> str:
        """Return a phrase of each kind, with what they name."""
        return " ".join(self._sentence(self.draw.one(self.phrases[kind])) for kind in kinds)

    def _sentence(self, phrase: str) -> str:
        draw, sign, language = self.draw, self.sign, self.language
        title = sign.titles[language]
        names = {
            "sign": f"{sign.ref} ({title})" if sign.is_code else title,
            "word": draw.one(sign.words.get(language) or (title,)),
            "cause": self.repair.titles[language].rstrip("."),
            "part": self._part,
            "remedy": self.repair.remedies[language],
            "model": self.model,
            "when": draw.one(self.phrases["whens"]).format(n=draw.randint(20, 400)),
            "n": draw.randint(2, 60),
        }
        text = phrase.format(**names)
        return text[:1].upper() + text[1:]

    @property
    def _part(self) -> str:
        name = self.repair.part_names.get(self.language) or self.phrases["no_part"][0]
        return re.split("[,，]", name)[0]
