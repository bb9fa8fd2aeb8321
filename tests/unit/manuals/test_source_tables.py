"""Tables are read row by row: one broken line harms no other."""

from __future__ import annotations

import pytest

from fieldkm.manuals.sources.tables import CAUSES, PARTS, TESTS, number, read_table


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


def test_headers_are_known_in_any_spelling():
    text = 'ID,Question,Minutes,Cause id,P(yes | cause)\nt1,Hot?,2,c1,"0,9"\n'
    table, findings = read_table(TESTS, TESTS, text)
    assert not findings
    assert table.rows[0].cells == {
        "id": "t1", "question": "Hot?", "minutes": "2", "cause": "c1", "p": "0,9",
    }  # fmt: skip


def test_an_unclosed_quotation_mark_harms_only_its_own_row():
    text = 'number,name\n1-1,"open\n1-2,Second\n1-3,"a ""b"" c"\n'
    table, findings = read_table(PARTS, PARTS, text)
    assert [row.text("number") for row in table.rows] == ["1-1", "1-2", "1-3"]
    assert table.rows[2].text("name") == 'a "b" c'
    assert [(f.line, f.code) for f in findings] == [(2, "row-broken")]


def test_a_cell_may_hold_several_lines():
    table, findings = read_table(CAUSES, CAUSES, 'id,remedy\na,"one\ntwo"\nb,three\n')
    assert not findings
    assert [(row.line, row.text("remedy")) for row in table.rows] == [(2, "one\ntwo"), (4, "three")]


def test_semicolons_may_part_the_cells():
    table, _ = read_table(PARTS, PARTS, "number;name\n1-1;Roller\n")
    assert table.rows[0].text("name") == "Roller"


def test_unknown_missing_and_double_columns_are_reported():
    _, findings = read_table(PARTS, PARTS, "name,name,colour\nx,y,z\n")
    assert codes(findings) == ["unknown-column", "duplicate-column", "missing-column"]


def test_a_row_longer_than_the_header_is_reported_and_read():
    table, findings = read_table(PARTS, PARTS, "number,name\n1-1,a,b\n")
    assert codes(findings) == ["row-too-long"]
    assert table.rows[0].text("name") == "a"


@pytest.mark.parametrize(
    ("text", "value"),
    [("0,5", 0.5), (" 12 ", 12.0), ("-3", -3.0), ("1e5", None), ("nan", None), ("", None)],
)
def test_numbers_are_plain_with_point_or_comma(text, value):
    assert number(text) == value
