"""A fix while it is written: a draft that is its author's alone until it is submitted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from fieldkm.domain.fix_text import MOST_PHOTOS, cleaned, cleaned_line
from fieldkm.domain.fixes import FixRevision, Picture
from fieldkm.domain.personal_words import PersonalWord, without_tellings
from fieldkm.domain.reading import Place
from fieldkm.errors import Refused

_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_HAN_SHARE = 6  # one letter in so many makes a text Chinese: names of parts stay English in it


@dataclass(frozen=True, slots=True)
class FixDraft:
    """What is written so far. `id` is that of the revision that it will be, `fix` of the fix;
    `base_revision` the revision that is improved (empty: a new fix), `visit` the visit that it was
    written from. `safety` is None until its author has chosen.
    """

    id: str
    fix: str
    begun: datetime
    base_revision: str = ""
    title: str = ""
    symptom: str = ""
    cause: str = ""
    remedy: str = ""
    models: tuple[str, ...] = ()
    fault_codes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    pages: tuple[Place, ...] = ()
    photos: tuple[Picture, ...] = ()
    safety: bool | None = None
    applies_to: str = ""
    language: str = ""
    visit: str = ""
    reason: str = ""

    @property
    def improves(self) -> bool:
        """Tell whether it is a better text for a fix that is there."""
        return bool(self.base_revision)

    @property
    def is_blank(self) -> bool:
        """Tell whether nobody has written anything yet; the model at hand is no work."""
        texts = (self.title, self.symptom, self.cause, self.remedy)
        lists = (self.fault_codes, self.parts, self.pages, self.photos)
        return not (self.improves or self.visit or any(texts) or any(lists))


class Lack(StrEnum):
    """What a draft still lacks; the words are those of its fields."""

    TITLE = "title"
    SYMPTOM = "symptom"
    REMEDY = "remedy"
    MODELS = "models"
    SAFETY = "safety"


def lacks(draft: FixDraft, family: str) -> frozenset[Lack]:
    """Return what is still to be written before it can be submitted. `family` is the product family
    of its models and pages, empty where they name none.
    """
    texts = {Lack.TITLE: draft.title, Lack.SYMPTOM: draft.symptom, Lack.REMEDY: draft.remedy}
    missing = {lack for lack, text in texts.items() if not cleaned(text).strip()}
    if not family:
        missing.add(Lack.MODELS)
    if draft.safety is None:
        missing.add(Lack.SAFETY)
    return frozenset(missing)


def with_text(draft: FixDraft, field: str, text: str) -> FixDraft:
    """Return a draft with another text in a field: `title`, `symptom`, `cause`, `remedy`, else the
    `reason`.
    """
    match field:
        case "title":
            return replace(draft, title=text)
        case "symptom":
            return replace(draft, symptom=text)
        case "cause":
            return replace(draft, cause=text)
        case "remedy":
            return replace(draft, remedy=text)
    return replace(draft, reason=text)


def with_names(draft: FixDraft, field: str, names: tuple[str, ...]) -> FixDraft:
    """Return a draft that names these `models`, `fault_codes`, else these `parts`."""
    match field:
        case "models":
            return replace(draft, models=names)
        case "fault_codes":
            return replace(draft, fault_codes=names)
    return replace(draft, parts=names)


def with_photos(draft: FixDraft, photos: Iterable[Picture]) -> FixDraft:
    """Return a draft with these photos, each once; raises `Refused` for one too many."""
    unique = tuple({photo.sha256: photo for photo in photos}.values())
    if len(unique) > MOST_PHOTOS:
        raise Refused(
            "photos-enough",
            "A fix has at most {most} photos.",
            "Remove one that shows less.",
            most=MOST_PHOTOS,
        )
    return replace(draft, photos=unique)


def without_customers(draft: FixDraft, known: Sequence[PersonalWord]) -> FixDraft:
    """Return a draft with an ellipsis in place of what would tell whose machine it was, and without
    the names of models, codes and parts that would.
    """

    def left(text: str) -> str:
        return without_tellings(text, known)

    def harmless(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if left(name) == name)

    return replace(
        draft,
        title=left(draft.title),
        symptom=left(draft.symptom),
        cause=left(draft.cause),
        remedy=left(draft.remedy),
        reason=left(draft.reason),
        applies_to=left(draft.applies_to),
        models=harmless(draft.models),
        fault_codes=harmless(draft.fault_codes),
        parts=harmless(draft.parts),
        photos=tuple(replace(photo, caption=left(photo.caption)) for photo in draft.photos),
    )


def revision_of(draft: FixDraft, author: str, at: datetime) -> FixRevision:
    """Return the revision that a draft becomes, without what cannot be seen in its texts."""
    return FixRevision(
        id=draft.id,
        fix=draft.fix,
        at=at,
        base_revision=draft.base_revision,
        author=author,
        title=cleaned_line(draft.title),
        symptom=cleaned(draft.symptom).strip(),
        cause=cleaned(draft.cause).strip(),
        remedy=cleaned(draft.remedy).strip(),
        applies_to=cleaned_line(draft.applies_to),
        models=_names(draft.models),
        fault_codes=_names(draft.fault_codes),
        parts=_names(draft.parts),
        pages=draft.pages,
        photos=tuple(_with_clean_caption(photo) for photo in draft.photos),
        language=_language(draft),
        safety=draft.safety,
        visit=draft.visit,
        reason=cleaned(draft.reason).strip(),
    )


def _language(draft: FixDraft) -> str:
    """Return the language that a draft is written in, whatever the program speaks."""
    texts = f"{draft.title} {draft.symptom} {draft.cause} {draft.remedy}"
    letters = len(_LETTER.findall(texts))
    if not letters:
        return draft.language
    return "zh" if len(_HAN.findall(texts)) * _HAN_SHARE > letters else "en"


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names cleaned, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, map(cleaned_line, names))))


def _with_clean_caption(photo: Picture) -> Picture:
    return replace(photo, caption=cleaned_line(photo.caption))
