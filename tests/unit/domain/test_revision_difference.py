"""A revision of a fix beside the one before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from fieldkm.domain.fixes import Fix, FixRevision, Picture
from fieldkm.domain.reading import Place
from fieldkm.domain.revision_difference import RevisionPart, compared_with, revision_difference
from fieldkm.domain.word_difference import Change, Piece

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DOOR, ROLLER = Picture("aa", caption="The door"), Picture("bb", caption="The roller")
FIRST = FixRevision(
    "r1",
    "f",
    AT,
    title="Squeak",
    symptom="It squeaks.",
    remedy="Oil it.",
    models=("MX-420", "MX-430"),
    parts=("604-1234",),
    pages=(Place("mx420", "fuser", version="1"),),
    photos=(DOOR,),
    safety=False,
)


def test_the_first_revision_changes_nothing() -> None:
    shown = revision_difference(None, FIRST)
    assert not shown.is_changed
    assert shown.texts[0].pieces == (Piece(Change.SAME, "Squeak"),)
    assert shown.pictures[0].picture == DOOR


def test_texts_differ_word_by_word() -> None:
    shown = revision_difference(FIRST, replace(FIRST, remedy="Clean it."))
    changed = [text.part for text in shown.texts if text.is_changed]
    assert changed == [RevisionPart.REMEDY]
    assert shown.is_changed


def test_what_is_named_no_more_stands_last() -> None:
    shown = revision_difference(FIRST, replace(FIRST, models=("MX-500", "MX-430")))
    models = next(item for item in shown.lists if item.part is RevisionPart.MODELS)
    assert models.items == (
        Piece(Change.NEW, "MX-500"),
        Piece(Change.SAME, "MX-430"),
        Piece(Change.GONE, "MX-420"),
    )
    assert shown.is_changed


def test_a_page_stays_the_same_in_a_newer_manual() -> None:
    newer = replace(FIRST, pages=(Place("mx420", "fuser", version="2"),))
    assert not revision_difference(FIRST, newer).is_changed


def test_other_pages_are_told() -> None:
    shown = revision_difference(FIRST, replace(FIRST, pages=(Place("mx420", "drum"),)))
    assert [(one.change, one.place.page) for one in shown.pages] == [
        (Change.NEW, "drum"),
        (Change.GONE, "fuser"),
    ]
    assert shown.is_changed


def test_pictures_come_and_go() -> None:
    shown = revision_difference(FIRST, replace(FIRST, photos=(ROLLER,)))
    assert [(one.change, one.picture) for one in shown.pictures] == [
        (Change.NEW, ROLLER),
        (Change.GONE, DOOR),
    ]


def test_other_words_below_a_picture_are_a_change() -> None:
    shown = revision_difference(FIRST, replace(FIRST, photos=(replace(DOOR, caption="A door"),)))
    (picture,) = shown.pictures
    assert picture.change is Change.SAME
    assert picture.caption[0] == Piece(Change.GONE, "The ")
    assert shown.is_changed


def test_what_was_said_on_safety_is_told_when_it_changes() -> None:
    shown = revision_difference(FIRST, replace(FIRST, safety=True))
    assert shown.safety_before is False
    assert shown.is_changed


def test_an_improvement_is_compared_with_what_everybody_reads() -> None:
    approved = Fix("f", approved_revision="r1", current_revision="r3", waiting=("r3",))
    third = replace(FIRST, id="r3", base_revision="r2")
    assert compared_with(approved, third) == "r1"


def test_before_approval_it_is_compared_with_what_it_was_written_upon() -> None:
    second = replace(FIRST, id="r2", base_revision="r1")
    assert compared_with(Fix("f"), second) == "r1"
    assert compared_with(Fix("f"), FIRST) == ""


def test_an_approved_one_that_came_back_is_compared_with_its_own_past() -> None:
    second = replace(FIRST, id="r2", base_revision="r1")
    assert compared_with(Fix("f", approved_revision="r2"), second) == "r1"
