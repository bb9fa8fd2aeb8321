"""Some texts of a `manual.toml` are replaced, and all else stays as a person wrote it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.errors import BadInput
from fieldkm.manuals.sources.manual_file import with_values

WRITTEN = """# Pump, third edition
id = "pump"
title = "The \\"pump\\" # 3"  # as on the cover
version = 2026.1

[[models]]
id = "AB-100"
version = "of the model"
"""


def test_a_value_is_replaced_where_it_stands() -> None:
    changed = with_values(WRITTEN, {"version": "2026.2", "title": "泵 \\ 3"})
    assert changed.splitlines()[:4] == [
        "# Pump, third edition",
        'id = "pump"',
        'title = "泵 \\\\ 3"  # as on the cover',
        'version = "2026.2"',
    ]
    assert changed.endswith(WRITTEN[WRITTEN.index("[[models]]") :])


def test_a_value_that_is_missing_is_added_before_the_first_table() -> None:
    changed = with_values(WRITTEN, {"language": "en"})
    assert tomllib.loads(changed) == {**tomllib.loads(WRITTEN), "language": "en"}
    assert tomllib.loads(with_values("", {"version": "1"})) == {"version": "1"}
    assert tomllib.loads(with_values('[[models]]\nid = "a"\n', {"id": "b"}))["id"] == "b"


@pytest.mark.parametrize(
    "strange",
    [
        'title = """\nversion = "1"\n"""\nversion = "1"\n',
        "version = [1,\n 2]\n",
        "version = \n",
        '"version" = "1"\n',
    ],
)
def test_what_only_a_person_can_change_is_refused(strange: str) -> None:
    with pytest.raises(BadInput, match="cannot be changed here"):
        with_values(strange, {"version": "2"})


@given(st.text(max_size=40), st.sampled_from(["version", "title", "id"]))
def test_any_text_is_read_back_as_it_was_written(text: str, key: str) -> None:
    changed = with_values(WRITTEN, {key: text})
    assert tomllib.loads(changed) == {**tomllib.loads(WRITTEN), key: text}
