"""What stands beside a fix that is written: the customers' words in it, what it can name, and how
its texts will be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.app.fix_file import filled_from
from fieldkm.app.fix_terms import FixTerm, FixTerms, TermKind
from fieldkm.app.personal_words_near import ToldWord
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.fix_drafts import FixDraft, without_customers
from fieldkm.domain.fixes import FixRevision, Picture
from fieldkm.domain.machines import Machine
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.reading import Place
from fieldkm.errors import BadInput, Refused
from fieldkm.store.database import Database
from fieldkm.store.sync_state import SyncState
from tests.support.clock import FakeClock
from tests.support.fix_writing import a_visit, a_writers_laptop, whole
from tests.support.fixes import a_fix
from tests.support.territory import receive

PAGE = FixTerm(
    TermKind.PAGE,
    "mx420/fuser-replace",
    "Fuser replace",
    Place("mx420", "fuser-replace", version="2026.1"),
)
CODE = FixTerm(TermKind.CODE, "E21-04", "Fuser too cold")
PART = FixTerm(TermKind.PART, "604-1234", "Fuser unit")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def laptop(tmp_path: Path, clock: FakeClock) -> Iterator[Workplace]:
    elsewhere = Machine("m-2", "MX-420", "MB 300 777", "s-other")
    made = a_writers_laptop(tmp_path / "home", elsewhere, clock=clock)
    yield made
    made.close()


@pytest.fixture
def draft(laptop: Workplace) -> FixDraft:
    return laptop.fix_drafts.begin()


@pytest.fixture
def terms(laptop: Workplace) -> FixTerms:
    return laptop.fix_terms


def words(told: tuple[ToldWord, ...]) -> list[tuple[str, str]]:
    return [(word.field, word.telling.words) for word in told]


# ---------------------------------------------------------------- customers' words


def test_the_customer_of_the_visit_is_told(laptop: Workplace) -> None:
    draft = laptop.fix_drafts.from_visit(a_visit(laptop))
    written = replace(
        draft,
        title="Cold at Mueller & Sons",
        remedy="Ask Mr Green, 030 1234567, f.green@mill.example",
        photos=(Picture("a" * 64, caption="MA-200-123"),),
    )

    assert words(laptop.personal_words.told(written)) == [
        ("title", "Mueller & Sons"),
        ("remedy", "Green"),
        ("remedy", "030 1234567"),
        ("remedy", "f.green@mill.example"),
        ("photos", "MA-200-123"),
    ]


def test_names_and_where_it_holds_are_looked_at_as_texts_are(
    laptop: Workplace, draft: FixDraft
) -> None:
    written = replace(
        draft, applies_to="those of Müller & Sons", models=("MX-420",), parts=("MA 200 123",)
    )
    laptop.take_machine(MachineAtHand("MX-420", "MA200123", record="m-1"))

    assert words(laptop.personal_words.told(written)) == [
        ("applies_to", "Müller & Sons"),
        ("parts", "MA 200 123"),
    ]
    taken_out = without_customers(written, laptop.personal_words.known(written))
    assert (taken_out.applies_to, taken_out.models, taken_out.parts) == (
        "those of …", ("MX-420",), (),
    )  # fmt: skip


def test_a_remark_on_a_fix_does_not_tell_whose_machine_it_was(laptop: Workplace) -> None:
    visit = a_visit(laptop)
    with closing(Database(laptop.home.database)) as database:
        receive(database, *a_fix(), rev=2)
    fixes = laptop.fixes

    def failed() -> Outcome:
        return fixes.outcome_of("f-jam", Result.FAILED, "Mr Green heard it again", visit=visit)

    with pytest.raises(Refused, match="“Green”") as refused:
        failed()
    assert refused.value.code == "personal-words"
    laptop.take_machine(MachineAtHand("MX-420", "MA200123", record="m-1"))
    for remark in (fixes.comment, fixes.thank):
        with pytest.raises(Refused, match="“MA-200-123”"):
            remark("f-jam", "Helped on MA-200-123")
    fixes.comment("f-jam", "Helped on a green one")


def test_the_machine_at_hand_is_told_without_a_visit(laptop: Workplace, draft: FixDraft) -> None:
    written = replace(draft, symptom="Cold at Müller and Sons, MA200123")
    laptop.take_machine(MachineAtHand("MX-420", "MA200123", record="m-1"))
    at_hand = words(laptop.personal_words.told(written))
    laptop.take_machine(None)
    lately = words(laptop.personal_words.told(written))

    assert at_hand == lately == [("symptom", "Müller and Sons"), ("symptom", "MA200123")]


def test_the_serial_of_any_machine_that_is_known_is_told(
    laptop: Workplace, draft: FixDraft
) -> None:
    written = replace(draft, cause="Like MB300777, but 604-1234 was new and E21-04 stood")

    assert words(laptop.personal_words.told(written)) == [("cause", "MB300777")]


def test_what_is_written_while_customers_data_is_locked_tells_of_none_either(
    laptop: Workplace, draft: FixDraft, clock: FakeClock
) -> None:
    with closing(Database(laptop.home.database)) as database:
        SyncState(database).note_sync(clock.now())
    clock.go_on(days=400)
    assert laptop.lock.is_closed()

    told = laptop.personal_words.told(replace(draft, cause="MB300777"))
    assert [word.field for word in told] == ["cause"]


# ---------------------------------------------------------------- what it can name


def test_all_terms_of_the_manuals_can_be_named(terms: FixTerms) -> None:
    assert terms.all(TermKind.MODEL, (), "en") == (
        FixTerm(TermKind.MODEL, "MX-420", "MX-420 copier"),
    )
    assert CODE in terms.all(TermKind.CODE, (), "en")
    assert PART in terms.all(TermKind.PART, ("MX-420",), "en")
    assert PAGE in terms.all(TermKind.PAGE, (), "en")
    assert PART not in terms.all(TermKind.PART, ("Z-9",), "en")
    assert FixTerm(TermKind.PART, "604-1234", "定影器") in terms.all(TermKind.PART, (), "zh")


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        (TermKind.CODE, "e2104", CODE),
        (TermKind.PART, " 604 1234 ", PART),
        (TermKind.PART, "fuser unit", PART),
        (TermKind.PAGE, "Fuser replace", PAGE),
        (TermKind.PART, "fus", PART),
        (TermKind.PAGE, "replace", PAGE),
        (TermKind.PART, "X 99", FixTerm(TermKind.PART, "X 99")),
        (TermKind.PART, "seal", FixTerm(TermKind.PART, "seal")),
    ],
)
def test_what_is_typed_is_named_as_it_is_printed(
    terms: FixTerms, kind: TermKind, typed: str, meant: FixTerm
) -> None:
    assert terms.typed(kind, typed, ("Z-9",), "en") == meant


def test_a_page_that_no_manual_has_cannot_be_named(terms: FixTerms) -> None:
    with pytest.raises(LookupError):
        terms.typed(TermKind.PAGE, "Nonsense", (), "en")
    with pytest.raises(BadInput, match="No installed manual"):
        terms.place("nonsense")


def test_a_page_is_found_by_its_id_alone(terms: FixTerms) -> None:
    assert terms.place("fuser-replace") == PAGE.place
    assert terms.place("other/page") == Place("other", "page")


def test_what_is_named_is_called_by_its_title(terms: FixTerms) -> None:
    assert terms.named(TermKind.CODE, "E21-04", "en") == CODE
    assert terms.named(TermKind.CODE, "X1", "en") == FixTerm(TermKind.CODE, "X1")


def test_what_the_text_speaks_of_is_suggested(terms: FixTerms, draft: FixDraft) -> None:
    written = replace(draft, symptom="E21-04 stands.", remedy="Fit 604-1234.")

    assert terms.suggested(written, "en") == (CODE, PART)
    named = replace(written, fault_codes=("E21-04",), parts=("604-1234",))
    assert terms.suggested(named, "en") == (PAGE,)
    assert terms.suggested(replace(named, pages=(PAGE.place or Place("", ""),)), "en") == ()


# ---------------------------------------------------------------- as it is read


def test_its_texts_are_compiled_with_the_titles_of_pages(laptop: Workplace) -> None:
    revision = FixRevision(
        "r1",
        "f1",
        laptop.clock.now(),
        symptom="E21-04",
        remedy="See [[mx420/fuser-replace]], [[other/page]], [[page]] and part:604-1234.",
        fault_codes=("E21-04",),
    )

    texts = laptop.fix_texts.of(revision)

    assert texts.symptom.links == ("fault:E21-04",)
    assert texts.cause.html == ""
    assert texts.remedy.plain == "See Fuser replace, other/page, page and 604-1234."


# ---------------------------------------------------------------- from a file


def test_a_file_fills_in_what_it_says_and_leaves_the_rest(terms: FixTerms, draft: FixDraft) -> None:
    found = {"title": "New\u202e title", "models": [" MX-420 ", ""], "pages": ["fuser-replace"]}

    filled = filled_from(replace(whole(draft), cause="Loose"), found, terms.place)

    assert filled.title == "New title"
    assert filled.models == ("MX-420",)
    assert filled.pages == (PAGE.place,)
    assert (filled.cause, filled.safety) == ("Loose", False)


@pytest.mark.parametrize(
    ("found", "field"),
    [
        ({"title": 5}, "title"),
        ({"models": "MX-420"}, "models"),
        ({"parts": [1]}, "parts"),
        ({"safety": "yes"}, "safety"),
        ({"title": "x" * 201}, "title"),
        ({"remedy": "x" * 20_001}, "remedy"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(
    terms: FixTerms, draft: FixDraft, found: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        filled_from(draft, found, terms.place)

    assert refusal.value.details["field"] == field
