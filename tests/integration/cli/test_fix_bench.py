"""What `dev bench fixes` measures with: fixes by the thousand, and pairs that say the same."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from fieldkm.app.sample_territory.facts import ManualFacts, facts_of_sources
from fieldkm.app.sample_territory.staff import SAMPLE_STAFF
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.fixes.corpus import WrittenFix, many_fixes
from fieldkm.cli.benches.fixes.duplicates import duplicate_rows
from fieldkm.cli.benches.fixes.home import settle_with_fixes
from fieldkm.cli.benches.fixes.rewritten import pairs_to, read_pairs
from fieldkm.cli.benches.fixes.sync import approval_rows
from fieldkm.cli.seed_fixes import MOST_FIXES
from fieldkm.domain.fix_text import check_revision
from fieldkm.domain.fixes import FixState
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals
from fieldkm.search.words import has_cjk
from tests.support.console import Console


@pytest.fixture(scope="module")
def facts() -> tuple[ManualFacts, ...]:
    return facts_of_sources(sample_manuals())


@pytest.fixture(scope="module")
def fixes(facts: tuple[ManualFacts, ...]) -> list[WrittenFix]:
    return list(many_fixes(facts, 300))


def test_the_same_seed_writes_the_same_fixes(
    facts: tuple[ManualFacts, ...], fixes: list[WrittenFix]
) -> None:
    assert list(islice(many_fixes(facts, 20_000), 300)) == fixes


def test_fixes_are_whole_in_every_state_and_in_both_languages(fixes: list[WrittenFix]) -> None:
    for written in fixes:
        check_revision(written.revision)
        assert "{" not in written.revision.title + written.revision.symptom
    assert {written.fix.state for written in fixes} == set(FixState) - {FixState.DRAFT}
    chinese = sum(has_cjk(written.revision.remedy) for written in fixes)
    assert 30 < chinese < 100
    assert len({written.fix.shown_number for written in fixes}) == len(fixes)


def test_half_of_the_pairs_was_not_tuned_by_and_a_fifth_is_chinese() -> None:
    pairs = read_pairs()
    assert [pair.number for pair in pairs] == list(range(1, 101))
    assert len(list(pairs_to(pairs, tuned=False))) == 50
    assert sum(has_cjk(pair.words.title) for pair in pairs) == 20
    assert all(pair.words.title != pair.known.revision.title for pair in pairs)


def test_the_same_in_other_words_is_a_likely_duplicate(
    tmp_path: Path, fixes: list[WrittenFix]
) -> None:
    home, pairs = Home(tmp_path / "home"), read_pairs()
    all_fixes = [*fixes, *(pair.known for pair in pairs)]
    with closing(Workplace(home)) as workplace:
        settle_with_fixes(workplace, all_fixes, SAMPLE_STAFF.supervisor)
        workplace.search.take_in_records()
    rows = list(duplicate_rows(home, tmp_path, all_fixes, pairs))
    assert rows[0].value >= 96
    assert rows[0].value > rows[0].peer_value
    (row,) = approval_rows(home, all_fixes)
    assert row.value < float("inf")


def test_a_home_is_filled_with_fixes_that_are_found(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    console = Console(home, capsys)
    told = console.json("dev", "seed", "--fixes", 40)
    assert (told.status, told.objects[0]["fixes"]) == (0, 40)
    listed = console.json("fix", "list").objects
    assert len(listed) > 20
    found = console.json("search", listed[0]["number"], "--kind", "fix").objects
    assert found[0]["id"] == listed[0]["id"]
    again = console.json("dev", "seed", "--fixes", 40)
    assert (again.status, again.error["code"]) == (1, "home-in-use")


@pytest.mark.parametrize("count", [0, -1, MOST_FIXES + 1])
def test_a_number_that_makes_no_sense_is_refused(
    home: Path, capsys: pytest.CaptureFixture[str], count: int
) -> None:
    told = Console(home, capsys).json("dev", "seed", f"--fixes={count}")
    assert (told.status, told.error["code"]) == (1, "bad-scale")
