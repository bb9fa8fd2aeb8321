"""The words of the manuals that a visit is written in: recognised, offered, called by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkm.app.visit_terms import Term, VisitTerms
from fieldkm.app.workplace import Workplace
from fieldkm.domain.machines import Machine
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, VanStock
from fieldkm.store.database import Database
from tests.support.territory import ANNA, receive, sign_in
from tests.support.window import a_home

MODEL = "MX-420"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Workplace]:
    home = a_home(tmp_path / "home")
    database = Database(home.database)
    sign_in(database)
    van = (
        VanStock("v-1", ANNA.id, "604-1234", "Fuser", 2),
        VanStock("v-2", ANNA.id, "X-1", "Own cloth", 9),
        VanStock("v-3", "u-bert", "604-1234", "Fuser", 50),
    )
    receive(database, ANNA, Machine("m-1", MODEL, "MA200123"), *van)
    database.close()
    workplace = Workplace(home)
    yield workplace
    workplace.close()


@pytest.fixture
def terms(laptop: Workplace) -> VisitTerms:
    return laptop.visit_terms


def state_with(laptop: Workplace, kind: EntryKind, ref: str = "", text: str = "") -> VisitState:
    visit = laptop.visits.begin(machine="m-1")
    laptop.visits.add(visit.id, kind, ref=ref, text=text)
    return laptop.visits.state(visit.id)


@pytest.mark.parametrize("typed", ["E21-04", "e2104", " E21 04 "])
def test_a_fault_code_is_recognised_in_any_spelling(terms: VisitTerms, typed: str) -> None:
    found = terms.recognised(typed, MODEL, "en")
    assert found == Term(EntryKind.CODE, "E21-04", "Fuser too cold")


def test_a_part_is_recognised_in_the_readers_language_with_what_is_in_my_van(
    terms: VisitTerms,
) -> None:
    assert terms.recognised("6041234", MODEL, "zh") == Term(EntryKind.PART, "604-1234", "定影器", 2)
    assert terms.recognised("x1", MODEL, "en") == Term(EntryKind.PART, "X-1", "Own cloth", 9)


@pytest.mark.parametrize("typed", ["", "fuser", "E99-99", "the E21-04 came"])
def test_other_words_are_no_code(terms: VisitTerms, typed: str) -> None:
    assert terms.recognised(typed, MODEL, "en") is None


def test_what_is_in_the_van_is_offered_first(terms: VisitTerms) -> None:
    assert [term.ref for term in terms.parts(MODEL, "en")] == ["604-1234", "X-1"]


def test_the_causes_of_a_code_come_first_and_their_tests_are_asked(laptop: Workplace) -> None:
    terms = laptop.visit_terms
    state = state_with(laptop, EntryKind.CODE, "E21-04")
    assert [term.ref for term in terms.causes(state, "en")] == ["mx420/lamp"]
    assert terms.likely_causes(state, "en") == 1
    assert [term.title for term in terms.tests(state, "en")] == ["Does it glow?"]


def test_without_a_sign_no_cause_is_likely(laptop: Workplace) -> None:
    terms = laptop.visit_terms
    state = state_with(laptop, EntryKind.SYMPTOM, text="It smells")
    assert terms.likely_causes(state, "en") == 0
    assert terms.tests(state, "en") == []
    assert [term.title for term in terms.causes(state, "en")] == ["Lamp broken"]


def test_entries_are_called_as_the_manual_does(laptop: Workplace) -> None:
    state = state_with(laptop, EntryKind.SYMPTOM, "mx420/curl", "Wellen")
    laptop.visits.add(state.visit.id, EntryKind.PART, ref="6041234")
    laptop.visits.add(state.visit.id, EntryKind.NOTE, text="E21-04")
    state = laptop.visits.state(state.visit.id)
    titles = laptop.visit_terms.titles_of(state, "zh")
    assert sorted(titles.values()) == ["Paper curls", "定影器"]


def test_a_model_that_no_manual_covers_has_the_terms_of_all(terms: VisitTerms) -> None:
    assert [term.ref for term in terms.symptoms("Z-9", "en")] == ["mx420/curl"]
