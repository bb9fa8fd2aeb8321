"""An approved fix made a page of a manual, whatever stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldkm.domain.checking import Finding
from fieldkm.domain.fixes import FixRevision, Picture
from fieldkm.domain.outcomes import Counts
from fieldkm.domain.reading import Place
from fieldkm.errors import BadInput, FieldkmError, Refused
from fieldkm.manuals.checks.checker import check
from fieldkm.manuals.promotion import Promotion, promote
from fieldkm.manuals.sources.source import read_source
from tests.support.pictures import encoded, photo
from tests.support.written_manual import put, write_source

AT = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)
SAID = FixRevision(
    "r1",
    "f",
    AT,
    title="Seal leaks when hot: “E21-04”",
    symptom="Drips after *an hour*.\nOnly when hot.",
    cause="The seal 604-1234 is hard.",
    remedy='1. See [[replace]].\n2. Fit it.\n\n!!! danger "Hot"\n    Wait.',
    models=("P-100", "P-200"),
    parts=("604-1234", "999-9"),
    pages=(Place("pump", "replace"), Place("pump", "gone"), Place("other", "page")),
)
HOSTILE = replace(
    SAID,
    symptom="# Big\n\nHi <script>alert(1)</script> ![x](http://evil/x.png) [y](javascript:z)",
    cause="- [[no-such-page]]\n- part:999-9 and fault:E99\n- [a](file:///etc)\n\n{: applies=x}",
    remedy="[[[[((\n```\nnever closed part:1\n| a |\n|--",
)


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    return write_source(tmp_path / "pump")


def findings_on_fixes(folder: Path) -> list[Finding]:
    return [one for one in check(read_source(folder)) if one.file.startswith("pages/fixes/")]


def refused(folder: Path, promotion: Promotion) -> FieldkmError:
    with pytest.raises(FieldkmError) as caught:
        promote(folder, promotion)
    assert caught.value.advice
    return caught.value


def test_a_fix_becomes_a_page_that_the_check_accepts(manual: Path) -> None:
    made = promote(manual, Promotion("F-1012", SAID, "Anna Berg", AT, Counts(14, 3, 2)))
    assert (made.ref.world_id, made.file) == ("pump/f-1012", "pages/fixes/f-1012.md")
    assert made.plain_lines == 0
    assert findings_on_fixes(manual) == []
    text = (manual / made.file).read_text(encoding="utf-8")
    assert 'applies_to: "P-100"' in text
    assert 'parts: ["604-1234"]' in text
    assert "1. See [[replace]]." in text
    assert "See also: [[replace]]" in text
    assert "Fix F-1012, found by Anna Berg, approved on 2026-11-12." in text
    assert "It worked 14 of 19 times." in text


def test_its_page_is_reached_from_the_contents(manual: Path) -> None:
    promote(manual, Promotion("F-1012", SAID))
    text = (manual / "manual.toml").read_text(encoding="utf-8")
    assert text.endswith('[[contents]]\ntitle = "From the field"\npages = ["fixes/"]\n')
    promote(manual, Promotion("F-1013", SAID))
    assert (manual / "manual.toml").read_text(encoding="utf-8") == text
    assert findings_on_fixes(manual) == []


def test_without_chapters_the_folders_are_the_contents(manual: Path) -> None:
    put(manual, "manual.toml", 'id = "pump"\n')
    promote(manual, Promotion("F-1012", replace(SAID, models=())))
    assert (manual / "manual.toml").read_text(encoding="utf-8") == 'id = "pump"\n'


def test_what_would_lead_nowhere_becomes_words(manual: Path) -> None:
    made = promote(manual, Promotion("F-1012", HOSTILE))
    assert made.plain_lines > 0
    assert findings_on_fixes(manual) == []
    text = (manual / made.file).read_text(encoding="utf-8")
    for word in ("<script", "javascript:", "file:", "http://evil", "[[no-such"):
        assert word not in text
    assert "no-such-page" in text


def test_only_the_lines_that_are_wrong_lose_their_form(manual: Path) -> None:
    said = replace(SAID, remedy="1. **Open** it.\n2. See part:999-9.\n3. Close it.")
    made = promote(manual, Promotion("F-1012", said))
    assert made.plain_lines == 1
    text = (manual / made.file).read_text(encoding="utf-8")
    assert "1. **Open** it.\n2. See 999-9.\n3. Close it." in text


def test_headings_stand_below_those_of_the_page(manual: Path) -> None:
    made = promote(manual, Promotion("F-1012", replace(SAID, cause="# Why\n\nIt is old.")))
    assert "## Cause\n\n### Why" in (manual / made.file).read_text(encoding="utf-8")


def test_its_pictures_come_along(manual: Path, tmp_path: Path) -> None:
    taken = put(tmp_path, "photo", encoded(photo(), "PNG"))
    said = replace(SAID, photos=(Picture("aa", 9, "image/png", "A [hard] seal"),))
    made = promote(manual, Promotion("F-1012", said, pictures={"aa": taken}))
    assert (manual / "images" / "f-1012-1.png").read_bytes() == taken.read_bytes()
    assert r"![A \[hard\] seal](../../images/f-1012-1.png)" in (manual / made.file).read_text()
    assert findings_on_fixes(manual) == []


def test_what_touches_safety_says_so(manual: Path) -> None:
    made = promote(manual, Promotion("F-1012", replace(SAID, safety=True)))
    assert "!!! warning\n    This work touches safety." in (manual / made.file).read_text()


def test_a_page_that_is_there_stays_as_it_is(manual: Path) -> None:
    promote(manual, Promotion("F-1012", SAID))
    page = put(manual, "pages/fixes/f-1012.md", "# By hand\n")
    error = refused(manual, Promotion("F-1012", SAID))
    assert isinstance(error, Refused)
    assert error.code == "promoted-already"
    assert page.read_text() == "# By hand\n"


def test_a_manual_for_other_models_is_refused(manual: Path) -> None:
    error = refused(manual, Promotion("F-1012", replace(SAID, models=("X-1",))))
    assert error.code == "manual-of-other-models"
    assert not (manual / "pages" / "fixes").exists()


def test_a_folder_that_is_no_manual_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "notes.md", "# Notes\n")
    assert refused(tmp_path, Promotion("F-1012", SAID)).code == "no-manual-file"
    assert refused(tmp_path / "nowhere", Promotion("F-1012", SAID)).code == "no-manual-folder"


def test_contents_that_only_a_person_can_change_are_left_alone(manual: Path) -> None:
    toml = 'id = "pump"\ncontents = [{title = "Work", pages = ["replace"]}]\n'
    put(manual, "manual.toml", toml)
    with pytest.raises(BadInput) as caught:
        promote(manual, Promotion("F-1012", replace(SAID, models=())))
    assert caught.value.code == "manual-file-not-changed"
    assert (manual / "manual.toml").read_text(encoding="utf-8") == toml
    assert not (manual / "pages" / "fixes" / "f-1012.md").exists()
