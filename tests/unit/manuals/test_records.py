"""Records: what is written is read back, and nothing of a wrong shape is accepted."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.applicability import Applicability, SerialRange
from fieldkm.domain.faults import Cause
from fieldkm.domain.manuals import ContentsEntry, Page, PageHead, PageKind, Section
from fieldkm.domain.parts import Callout, Drawing, Part, PartUse
from fieldkm.errors import BadInput
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.packs.pack_format import Backlinks, Contents
from fieldkm.manuals.packs.records import read_json, read_record, record_bytes

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TUPLES = st.lists(WORDS, max_size=3).map(tuple)
APPLIES = st.builds(
    Applicability,
    models=TUPLES,
    serials=st.lists(st.builds(SerialRange, WORDS, WORDS), max_size=2).map(tuple),
    needs=TUPLES,
    excludes=TUPLES,
)
HEADS = st.builds(
    PageHead,
    id=WORDS,
    title=WORDS,
    kind=st.sampled_from(PageKind),
    language=WORDS,
    source=WORDS,
    aliases=TUPLES,
    codes=TUPLES,
    applies_to=APPLIES,
    parts=TUPLES,
    tools=TUPLES,
    minutes=st.integers(0, 999),
    level=WORDS,
    prerequisites=TUPLES,
)
SECTIONS = st.builds(
    Section,
    anchor=WORDS,
    heading=WORDS,
    level=st.integers(1, 6),
    path=TUPLES,
    text=WORDS,
    applies_to=APPLIES,
    line=st.integers(1, 99),
)
PAGES = st.builds(
    Page,
    head=HEADS,
    html=WORDS,
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    links=TUPLES,
    anchor_aliases=st.dictionaries(WORDS, WORDS, max_size=2),
    steps=st.just(()),
    alarms=st.just(()),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(PAGES)
def test_a_page_is_read_back_as_it_was_written(page: Page) -> None:
    assert read_record(Page, record_bytes(page), "page") == page


def test_tables_are_read_back_as_they_were_written() -> None:
    tables = Catalogue(
        parts=(
            Part("1", "Belt", "m", (PartUse("Drive", 2, Callout("d", "7a")), PartUse("Feeder"))),
        ),
        drawings=(Drawing("d", "Drive", "drawings/d.png", ("7a",), (("7a", 1.5, 2.0),)),),
        causes=(Cause("c", "Worn", minutes=3.5),),
    )
    assert read_record(Catalogue, record_bytes(tables), "tables") == tables


def test_equal_records_have_equal_bytes_whatever_the_order_of_their_dicts() -> None:
    one = Backlinks(pages={"a": ("b",), "c": ("d",)})
    other = Backlinks(pages={"c": ("d",), "a": ("b",)})
    assert record_bytes(one) == record_bytes(other)


def test_fields_at_their_default_take_no_room() -> None:
    assert record_bytes(ContentsEntry("Safety")) == b'{"title":"Safety"}'


def test_a_field_of_a_later_version_is_left_out() -> None:
    assert read_record(ContentsEntry, b'{"title":"A","colour":"red"}', "x") == ContentsEntry("A")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff",
        b"{}",
        b'{"title":1}',
        b'{"title":"A","children":{}}',
        b'{"title":"A","children":[{"title":null}]}',
        b'{"title":"\\ud800"}',
        b'{"title":NaN}',
        b'{"title":' + b"9" * 6000 + b"}",
        b'{"title":"A","children":[' * 50_000,
    ],
)
def test_what_is_no_such_record_is_bad_input(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        read_record(ContentsEntry, data, "contents/en.json")
    assert "contents/en.json" in caught.value.title


def test_the_error_names_the_place() -> None:
    data = b'{"entries":[{"title":"A","children":[{"title":7}]}]}'
    with pytest.raises(BadInput) as caught:
        read_record(Contents, data, "x")
    assert caught.value.details["where"] == "entries.children.title"


@given(JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    data = json.dumps({"head": value, "html": value, "sections": value}).encode()
    with suppress(BadInput):
        read_record(Page, data, "x")


def test_an_escaped_backslash_is_no_half_character() -> None:
    assert read_json(rb'"\\ud800"', "x") == "\\ud800"


def test_a_whole_number_may_stand_for_a_fraction_but_true_is_no_number() -> None:
    assert read_record(Cause, b'{"id":"a","title":"b","minutes":3}', "x").minutes == 3.0
    with pytest.raises(BadInput):
        read_record(Cause, b'{"id":"a","title":"b","minutes":true}', "x")
