"""Fixes are found by what their readers read, in the words of the one who searches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkm.app.record_indexes import FIXES
from fieldkm.app.record_indexing import RecordIndexing
from fieldkm.app.record_indexing_process import index_records
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.customers import Customer
from fieldkm.domain.finding import Hit, Kind, Query
from fieldkm.domain.fixes import FixRevision, FixState
from fieldkm.store.database import Database
from fieldkm.store.sync_state import SyncState
from tests.support.clock import FakeClock
from tests.support.fixes import JAM, a_fix, another
from tests.support.found import arrive, found, index_bytes, leave, waiting
from tests.support.territory import a_workplace

FIX, REVISION = a_fix()
SQUEAL = another(
    2, FixState.SUBMITTED, title="Squeals when cold", symptom="A bird in the pump.", cause="Ice.",
    remedy="Wait.", models=("CP-310",),
)  # fmt: skip


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    """A laptop with two fixes and a customer, all of them searchable."""
    opened = a_workplace(
        tmp_path / "home", FIX, REVISION, *SQUEAL, Customer("c-1", "Quagmire exit works")
    )
    opened.search.take_in_records()
    yield opened
    opened.close()


def hits(workplace: Workplace, words: str, machine: MachineAtHand | None = None) -> list[Hit]:
    query = Query(words, kinds=frozenset({Kind.FIX}), machine=machine)
    return list(workplace.search.find(query).hits)


@pytest.mark.parametrize(
    "words",
    ["jam damp", "concertina", "moisture slips", "dry the roller", "F1001", "f 1001", "K7-12"],
)
def test_a_fix_is_found_by_its_words_and_by_its_numbers(workplace: Workplace, words: str) -> None:
    assert found(workplace, words, Kind.FIX)[0] == "/fix:f-jam"


@pytest.mark.parametrize("words", ["e2104", "E21 04", "6041234", "604 1234"])
def test_codes_and_parts_are_found_in_any_spelling(workplace: Workplace, words: str) -> None:
    assert "code" in hits(workplace, words)[0].why


def test_a_hit_says_what_is_not_approved(workplace: Workplace) -> None:
    (approved,), (waits,) = hits(workplace, "concertina damp"), hits(workplace, "squeals")
    assert (approved.state, waits.state) == ("approved", "submitted")
    assert approved.heading == "F-1001, MX420, E21-04"


def test_a_snippet_has_no_markup(workplace: Workplace) -> None:
    (hit,) = hits(workplace, "concertina damp")
    assert hit.snippet.startswith("Paper folds like a concertina behind the fuser, mornings only.")


def test_an_improvement_under_review_does_not_hide_what_was_approved(workplace: Workplace) -> None:
    newer = replace(REVISION, id="r-newer", base_revision=REVISION.id, symptom="Looks like a fan.")
    waits = replace(FIX, state=FixState.SUBMITTED, current_revision="r-newer", waiting=("r-newer",))
    arrive(workplace, newer, waits, rev=2)
    assert found(workplace, "concertina", Kind.FIX) == ["/fix:f-jam"]
    assert found(workplace, "fan", Kind.FIX) == []
    arrive(workplace, replace(waits, state=FixState.APPROVED, approved_revision="r-newer"), rev=3)
    assert found(workplace, "fan", Kind.FIX) == ["/fix:f-jam"]


def test_the_revision_may_come_after_its_fix(workplace: Workplace) -> None:
    fix, revision = another(3, title="Ozone smell")
    fix = replace(fix, title=FIX.title)
    arrive(workplace, fix)
    assert [hit.title for hit in hits(workplace, "F-2003")] == [FIX.title]
    arrive(workplace, revision)
    assert [hit.title for hit in hits(workplace, "ozone")] == ["Ozone smell"]


def test_what_was_retired_is_offered_to_nobody(workplace: Workplace) -> None:
    arrive(workplace, replace(FIX, state=FixState.RETIRED), rev=2)
    assert found(workplace, "concertina damp", Kind.FIX) == []


def test_fixes_of_other_machines_are_left_out(workplace: Workplace) -> None:
    words = "bird concertina"
    pump = [hit.thing for hit in hits(workplace, words, MachineAtHand("CP-310"))]
    copier = [hit.thing for hit in hits(workplace, words, MachineAtHand("MX420"))]
    assert (pump, copier) == (["/fix:f-2"], ["/fix:f-jam"])


def test_fixes_customers_and_words_of_both_stand_in_one_answer(workplace: Workplace) -> None:
    things = [hit.thing for hit in workplace.search.find(Query("exit")).hits]
    assert {"/fix:f-jam", "/customer:c-1"} <= set(things)


def test_fixes_are_found_while_customers_data_is_locked(tmp_path: Path) -> None:
    clock = FakeClock()
    acme = Customer("c-1", "Acme exit works")
    with closing(a_workplace(tmp_path / "home", FIX, REVISION, acme, clock=clock)) as workplace:
        workplace.search.take_in_records()
        with closing(Database(workplace.home.database)) as database:
            SyncState(database).note_sync(clock.now())
        clock.go_on(days=60)
        assert found(workplace, "exit", Kind.CUSTOMER) == []
        assert found(workplace, "exit", Kind.FIX) == ["/fix:f-jam"]


def test_what_is_typed_becomes_a_title(workplace: Workplace) -> None:
    offered = workplace.search.suggest("squ", "en")
    assert [(offer.text, offer.thing) for offer in offered] == [("Squeals when cold", "/fix:f-2")]


def test_of_what_left_the_laptop_no_word_is_left(workplace: Workplace) -> None:
    assert b"concertina" in index_bytes(workplace.home.fixes_index)
    leave(workplace, FIX, REVISION, *SQUEAL)
    workplace.search.take_in_records()
    assert b"concertina" not in index_bytes(workplace.home.fixes_index)
    assert waiting(workplace.home) == 0


def test_a_revision_that_alone_is_gone_is_forgotten_too(workplace: Workplace) -> None:
    leave(workplace, REVISION)
    workplace.search.take_in_records()
    assert b"concertina" not in index_bytes(workplace.home.fixes_index)


def test_each_index_takes_its_own_from_the_queue(tmp_path: Path) -> None:
    customer = Customer("c-1", "Acme")
    with closing(a_workplace(tmp_path / "home", FIX, REVISION, customer)) as workplace:
        home = workplace.home
        with closing(Database(home.database)) as database:
            assert RecordIndexing(database, home.fixes_index, FIXES).waiting() == 2
        index_records(home, FIXES)
        assert found(workplace, "concertina", Kind.FIX) == ["/fix:f-jam"]
        assert found(workplace, "acme", Kind.CUSTOMER) == []
        index_records(home)
        assert found(workplace, "acme", Kind.CUSTOMER) == ["/customer:c-1"]


def test_an_index_that_is_gone_is_built_again(workplace: Workplace) -> None:
    workplace.fix_search.forget()
    assert found(workplace, "concertina", Kind.FIX) == []
    workplace.search.take_in_records()
    assert found(workplace, "concertina damp", Kind.FIX)[0] == "/fix:f-jam"


def test_the_newest_fixes_are_found_first(tmp_path: Path) -> None:
    old, new = another(1, title="Ozone"), another(90, title="Ozone")
    seen: list[list[str]] = []
    with closing(a_workplace(tmp_path / "home", *new, *old)) as workplace:
        home = workplace.home
        with closing(Database(home.database)) as database:
            RecordIndexing(database, home.fixes_index, FIXES, portion=1).run(
                lambda _done, _total: seen.append(found(workplace, "ozone", Kind.FIX))
            )
    assert seen[0] == ["/fix:f-90"]


def test_a_fix_without_any_text_harms_nothing(workplace: Workplace) -> None:
    bare = FixRevision("r-bare", "f-bare", JAM.at + timedelta(days=1))
    fix, _ = a_fix(bare, number="F-7", local_number="")
    arrive(workplace, fix, bare)
    assert found(workplace, "F-7", Kind.FIX) == ["/fix:f-bare"]
