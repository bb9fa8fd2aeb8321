"""The sample fixes: real content, in every state, each life as the rules allow it."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from fieldkm.app.sample import leave_traces
from fieldkm.app.sample_territory.arrival import in_home
from fieldkm.app.sample_territory.facts import facts_of_library
from fieldkm.app.sample_territory.territory import SampleTerritory, sample_territory
from fieldkm.app.workplace import Workplace
from fieldkm.domain.fix_rules import rises
from fieldkm.domain.fix_text import check_fix, check_revision, check_transition_text
from fieldkm.domain.fixes import (
    Comment,
    Fix,
    FixRevision,
    FixState,
    Flag,
    RetiredAs,
    ReviewCause,
    Thanks,
    Transition,
)
from fieldkm.domain.outcomes import FixUse, Outcome, counted
from fieldkm.domain.visits import EntryKind, VisitEntry
from fieldkm.host.paths import Home

T = TypeVar("T")

TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.fixture(scope="module")
def library(made_sample_home: Home) -> Iterator[Workplace]:
    with closing(Workplace(made_sample_home)) as workplace:
        yield workplace


@pytest.fixture(scope="module")
def sample(library: Workplace) -> SampleTerritory:
    return sample_territory(facts_of_library(library.library), TODAY, 7, 60, 150, 900)


def of(kind: type[T], sample: SampleTerritory) -> list[T]:
    return [record for record in sample.records if isinstance(record, kind)]


def test_there_are_many_in_every_state_on_both_manuals_and_a_fifth_in_chinese(
    sample: SampleTerritory,
) -> None:
    fixes = of(Fix, sample)
    assert len(fixes) >= 60
    assert {fix.state for fix in fixes} == set(FixState) - {FixState.DRAFT}
    assert {fix.retired_as for fix in fixes} == {None, *RetiredAs}
    assert {fix.review_cause for fix in fixes} == {None, *ReviewCause}
    assert Counter(fix.review_cause for fix in fixes)[ReviewCause.FAILING] == 2  # as it is told
    assert min(Counter(fix.family for fix in fixes).values()) > 20
    languages = Counter(item.language for item in of(FixRevision, sample) if not item.base_revision)
    assert languages["zh"] / len(fixes) >= 0.2
    assert any(rises(fix, MORNING) and fix.safety for fix in fixes)
    assert any(len(fix.waiting) == 2 for fix in fixes)
    assert any(fix.assigned for fix in fixes)
    assert any(fix.approved_revision and fix.state is FixState.RETURNED for fix in fixes)
    numbers = [fix.number for fix in fixes]
    assert numbers == [f"F-{1001 + number}" for number in range(len(fixes))]


def test_nothing_is_in_them_that_the_server_would_refuse(sample: SampleTerritory) -> None:
    for fix in of(Fix, sample):
        check_fix(fix)
    for revision in of(FixRevision, sample):
        check_revision(revision)
    for step in of(Transition, sample):
        check_transition_text(step)


def test_what_a_fix_names_stands_in_the_manuals(
    library: Workplace, sample: SampleTerritory
) -> None:
    readers = {reader.id: reader for reader in library.library.readers()}
    parts = {part.number for item in readers.values() for part in item.catalogue("en").parts}
    codes = {code.code for item in readers.values() for code in item.catalogue("en").codes}
    models = {model.id for item in readers.values() for model in item.info.models}
    for revision in of(FixRevision, sample):
        assert set(revision.parts) <= parts, revision.title
        assert set(revision.fault_codes) <= codes, revision.title
        assert set(revision.models) <= models, revision.title
        for place in revision.pages:
            page = readers[place.manual].page(place.page, "en")
            assert readers[place.manual].section(page, place.anchor), place
        for picture in revision.photos:
            content = sample.pictures[picture.sha256]
            assert hashlib.sha256(content).hexdigest() == picture.sha256
            assert len(content) == picture.size


def test_counts_are_the_uses_and_uses_are_outcomes_of_visits(sample: SampleTerritory) -> None:
    uses: dict[str, list[FixUse]] = defaultdict(list)
    for use in of(FixUse, sample):
        uses[use.fix].append(use)
        assert use.at < MORNING
    for fix in of(Fix, sample):
        assert fix.counts == counted(use.result for use in uses[fix.id])
    entered = Counter(
        (entry.visit, entry.ref) for entry in of(VisitEntry, sample) if entry.kind is EntryKind.FIX
    )
    outcomes = [outcome for outcome in of(Outcome, sample) if outcome.fix]
    assert len(outcomes) > 200
    assert entered == Counter((outcome.visit, outcome.fix) for outcome in outcomes)


def test_readers_have_spoken_too(sample: SampleTerritory) -> None:
    assert len(of(Comment, sample)) >= 10
    assert len(of(Thanks, sample)) >= 20
    flags = of(Flag, sample)
    assert any(flag.fix for flag in flags)
    assert {bool(flag.answered) for flag in flags if flag.place} == {True, False}


def test_a_home_holds_what_its_user_may_hold(
    library: Workplace, sample: SampleTerritory, tmp_path: Path
) -> None:
    hidden = {
        fix.id
        for fix in of(Fix, sample)
        if fix.safety and not fix.approved_revision and fix.author != sample.staff.technicians[0].id
    }
    assert hidden
    for user in (sample.staff.technicians[0], sample.staff.supervisor):
        with closing(Workplace(Home(tmp_path / user.name))) as workplace:
            workplace.home.make()
            in_home(workplace, sample, user)
            held = {fix.id for fix in workplace.records.of_type(Fix)}
            assert (hidden <= held) == (user == sample.staff.supervisor)
            shown = {
                fix.approved_revision or fix.current_revision
                for fix in workplace.records.of_type(Fix)
            }
            assert shown <= {item.id for item in workplace.records.of_type(FixRevision)}


def test_two_fixes_are_being_written_where_somebody_has_settled_in(
    sample: SampleTerritory, sample_home: Home
) -> None:
    with closing(Workplace(sample_home)) as workplace:
        in_home(workplace, sample)
        leave_traces(workplace, "en")
        from_visit, better = sorted(workplace.fix_drafts.all(), key=lambda draft: draft.improves)
        assert from_visit.visit
        assert from_visit.models
        assert better.improves
        assert workplace.fix_drafts.sent_back(better)
