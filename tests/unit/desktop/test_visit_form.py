"""The line of a visit that is being typed, read as what it means."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fieldkm.app.visit_entries import Used
from fieldkm.app.visit_terms import Term
from fieldkm.desktop.visit.closing import CAUSE, CAUSE_WORDS, FIX, RESULT, USED, WHY, closing_of
from fieldkm.desktop.visit.form import (
    ANSWER,
    FROM_VAN,
    HIGH,
    LINE,
    LOW,
    NOTE,
    QUANTITY,
    UNIT,
    VALUE,
    counted,
    details_of,
    is_from_van,
    number,
    quantity_of,
    typed_of,
    written,
)
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, Reply, VisitEntry
from fieldkm.errors import BadInput

ROLLER = Term(EntryKind.PART, "604-1234", "Pickup roller", in_van=2)
CODE = Term(EntryKind.CODE, "E21-04", "Fuser too cold")


def test_what_is_recognised_is_written_as_the_manual_has_it() -> None:
    assert details_of(EntryKind.CODE, {LINE: "e2104"}, CODE) == {
        "ref": "E21-04", "text": "Fuser too cold",
    }  # fmt: skip
    assert details_of(EntryKind.PART, {LINE: "6041234", QUANTITY: "2"}, ROLLER) == {
        "ref": "604-1234", "text": "Pickup roller", "quantity": 2, "from_van": True,
    }  # fmt: skip


def test_what_no_manual_knows_is_written_as_it_was_typed() -> None:
    assert details_of(EntryKind.CODE, {LINE: " X 99 "}, None) == {"ref": "X 99", "text": ""}
    assert details_of(EntryKind.ACTION, {LINE: "Cleaned  it"}, None) == {"text": "Cleaned it"}
    assert details_of(EntryKind.NOTE, {NOTE: "one\ntwo"}, None) == {"text": "one\ntwo"}
    assert details_of(EntryKind.TEST, {LINE: "Lamp?", ANSWER: "no"}, None) == {
        "ref": "", "text": "Lamp?", "answer": Reply.NO,
    }  # fmt: skip


def test_a_measured_value_has_its_limits() -> None:
    typed = {LINE: "Nip", VALUE: "7,2", UNIT: "mm", LOW: "6", HIGH: ""}
    assert details_of(EntryKind.MEASUREMENT, typed, None) == {
        "text": "Nip", "value": 7.2, "unit": "mm", "low": 6.0, "high": None,
    }  # fmt: skip


@pytest.mark.parametrize("kind", [EntryKind.CODE, EntryKind.PART, EntryKind.NOTE, EntryKind.METER])
def test_nothing_typed_is_nothing_to_write(kind: EntryKind) -> None:
    with pytest.raises(BadInput, match="nothing to write"):
        details_of(kind, {LINE: "  "}, None)


@pytest.mark.parametrize("text", ["1 200", "1.200", "1,200", "1200", "1\u202f200"])
def test_a_meter_is_read_with_any_marks_between_its_thousands(text: str) -> None:
    assert counted(text) == 1200


@pytest.mark.parametrize("text", ["", "12,5", "-3", "1e9", "9" * 16, "abc", "１２"])
def test_what_no_meter_shows_is_told(text: str) -> None:
    with pytest.raises(BadInput, match="no meter"):
        counted(text)


@pytest.mark.parametrize(("text", "value"), [("7.2", 7.2), ("-1", -1), ("\u22123,5", -3.5)])
def test_numbers_as_people_write_them(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "1,2,3", "inf", "nan", "7 mm"])
def test_what_is_no_number_is_told(text: str) -> None:
    with pytest.raises(BadInput, match="no number"):
        number(text)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "99999", "二"])
def test_a_number_of_pieces_is_whole_and_at_least_one(text: str) -> None:
    assert quantity_of({}) == 1
    with pytest.raises(BadInput, match="pieces"):
        quantity_of({QUANTITY: text})


def test_a_part_comes_from_the_van_when_it_is_there_unless_somebody_says_otherwise() -> None:
    assert is_from_van({}, ROLLER)
    assert not is_from_van({FROM_VAN: "no"}, ROLLER)
    assert not is_from_van({}, None)
    assert is_from_van({FROM_VAN: "yes"}, None)


def test_an_entry_is_put_into_its_fields_and_read_the_same() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    entry = VisitEntry(
        "e", "v", EntryKind.MEASUREMENT, now, text="Nip", value=8.0, unit="mm", low=6.5
    )
    assert details_of(entry.kind, typed_of(entry), None) == {
        "text": "Nip", "value": 8.0, "unit": "mm", "low": 6.5, "high": None,
    }  # fmt: skip
    part = VisitEntry("e", "v", EntryKind.PART, now, ref="604-1", text="Belt", quantity=3)
    assert typed_of(part) == {LINE: "604-1", QUANTITY: "3", FROM_VAN: "no"}
    assert typed_of(VisitEntry("e", "v", EntryKind.STARTED, now)) == {}


def test_numbers_are_written_without_a_point_where_they_are_whole() -> None:
    assert [written(value) for value in (None, 7.0, 7.25, float("inf"))] == ["", "7", "7.25", ""]


def ended(fix: str, result: Result, text: str) -> Used:
    return Used(result, fix=fix, text=text)


def test_a_close_says_how_each_fix_went_and_why() -> None:
    typed = {RESULT: "worked", f"{FIX}f-1": "partly", f"{WHY}f-1": " Only when cold. "}
    closing = closing_of(typed, [], ended)
    assert list(closing.used) == [Used(Result.PARTLY, fix="f-1", text="Only when cold.")]


def test_a_close_names_its_cause_and_what_was_used() -> None:
    worn = Term(EntryKind.CAUSE, "mx420/worn", "Roller worn")
    typed = {RESULT: "partly", CAUSE: "mx420/worn", f"{USED}mx420/roller": "worked"}
    closing = closing_of(typed, [worn], ended)
    assert (closing.result, closing.cause, closing.cause_text) == (
        Result.PARTLY, "mx420/worn", "Roller worn",
    )  # fmt: skip
    assert [(used.procedure, used.result) for used in closing.used] == [
        ("mx420/roller", Result.WORKED)
    ]
    own = closing_of({RESULT: "failed", CAUSE_WORDS: "A mouse"}, [worn], ended)
    assert (own.cause, own.cause_text, own.used) == ("", "A mouse", [])
