"""A fix while it is written, and the revision that it becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fieldkm.domain.fix_drafts import (
    FixDraft,
    Lack,
    lacks,
    revision_of,
    with_names,
    with_photos,
    with_text,
    without_customers,
)
from fieldkm.domain.fix_numbers import local_number, local_prefix
from fieldkm.domain.fix_text import MOST_PHOTOS, check_fix
from fieldkm.domain.fixes import Fix, Picture
from fieldkm.domain.personal_words import PersonalKind, PersonalWord
from fieldkm.errors import Refused

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
BLANK = FixDraft("r1", "f1", NOON)
WHOLE = replace(
    BLANK,
    title="Fuser stays cold",
    symptom="E21-04 after a cold night",
    remedy="Seat CN12",
    safety=False,
    models=("MX-420",),
)


def test_a_draft_is_blank_until_something_is_written() -> None:
    assert replace(BLANK, models=("MX-420",)).is_blank  # the machine at hand
    assert not replace(BLANK, symptom="Cold").is_blank
    assert not replace(BLANK, visit="v1").is_blank
    assert not replace(BLANK, base_revision="r0").is_blank
    assert not replace(BLANK, photos=(Picture("aa"),)).is_blank


def test_it_improves_what_it_is_based_on() -> None:
    assert not BLANK.improves
    assert replace(BLANK, base_revision="r0").improves


def test_what_is_lacking_is_told() -> None:
    assert lacks(BLANK, "") == frozenset(Lack)
    assert lacks(WHOLE, "copiers") == frozenset()
    assert lacks(replace(WHOLE, title=" \u200b\u3164 "), "copiers") == {Lack.TITLE}
    assert lacks(replace(WHOLE, safety=None), "copiers") == {Lack.SAFETY}
    assert lacks(WHOLE, "") == {Lack.MODELS}


def test_the_revision_holds_nothing_that_cannot_be_seen() -> None:
    draft = replace(
        WHOLE,
        title="Fuser\u202e stays\ncold ",
        remedy="  Seat\r\nCN12\u200b\n",
        fault_codes=(" E21-04", "E21-04", ""),
        photos=(Picture("aa", caption="The\nplug"),),
    )

    revision = revision_of(draft, "u-anna", NOON)

    assert revision.id == "r1"
    assert revision.fix == "f1"
    assert revision.author == "u-anna"
    assert revision.title == "Fuser stays cold"
    assert revision.remedy == "Seat\nCN12"
    assert revision.fault_codes == ("E21-04",)
    assert revision.photos[0].caption == "The plug"


@pytest.mark.parametrize(
    ("symptom", "language"),
    [
        ("Fuser stays cold", "en"),
        ("更换 Fuser unit 604-1234 后定影单元仍然不热", "zh"),
        ("The label 定影 is gone from the cover of the unit", "en"),
        ("123", "zh"),
    ],
)
def test_its_language_is_the_one_that_it_is_written_in(symptom: str, language: str) -> None:
    draft = replace(BLANK, symptom=symptom, language="zh")

    assert revision_of(draft, "", NOON).language == language


@pytest.mark.parametrize("field", ["title", "symptom", "cause", "remedy", "reason"])
def test_a_text_is_typed_into_its_field(field: str) -> None:
    assert getattr(with_text(BLANK, field, "Cold"), field) == "Cold"


@pytest.mark.parametrize("field", ["models", "fault_codes", "parts"])
def test_names_are_put_into_their_field(field: str) -> None:
    assert getattr(with_names(BLANK, field, ("X-1",)), field) == ("X-1",)


def test_a_photo_stands_in_it_once() -> None:
    photos = [Picture("aa"), Picture("bb"), Picture("aa", caption="again")]

    assert [photo.sha256 for photo in with_photos(BLANK, photos).photos] == ["aa", "bb"]


def test_one_photo_too_many_is_refused() -> None:
    photos = [Picture(f"{number:02x}") for number in range(MOST_PHOTOS + 1)]

    assert with_photos(BLANK, photos[:-1]).photos
    with pytest.raises(Refused, match="at most 20"):
        with_photos(BLANK, photos)


def test_customers_words_are_taken_out_everywhere() -> None:
    known = [PersonalWord(PersonalKind.CUSTOMER, "Mill Ltd")]
    draft = replace(WHOLE, title="Cold at Mill", photos=(Picture("aa", caption="Mill"),))

    left = without_customers(draft, known)

    assert left.title == "Cold at …"
    assert left.photos[0].caption == "…"
    assert left.remedy == WHOLE.remedy


def test_a_laptop_numbers_its_fixes() -> None:
    number = local_number("d-1", 12)

    assert number == f"{local_prefix('d-1')}-12"
    assert local_prefix("d-1") == local_prefix("d-1") != local_prefix("d-2")
    check_fix(Fix("f1", local_number=number))
