"""Fixes while they are written: begun, kept word by word, filled in from a visit, submitted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fieldkm.app.fix_drafts import FixDrafts
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.fix_drafts import Lack
from fieldkm.domain.fixes import FixRevision, FixState, RetiredAs
from fieldkm.domain.people import ProductFamily
from fieldkm.domain.reading import Place
from fieldkm.errors import BadInput, FieldkmError, NotAllowed, Refused
from fieldkm.store.blobs import Blobs, BlobState
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from tests.support.clock import FakeClock
from tests.support.fix_writing import JPEG, a_visit, a_writers_laptop, come, sent_by, whole
from tests.support.fixes import JAM, a_fix, another
from tests.support.territory import ANNA


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Workplace]:
    made = a_writers_laptop(tmp_path / "home", clock=FakeClock())
    yield made
    made.close()


@pytest.fixture
def drafts(laptop: Workplace) -> FixDrafts:
    return laptop.fix_drafts


# ---------------------------------------------------------------- beginning


def test_a_fix_begun_twice_is_one_draft_while_nothing_stands_in_it(drafts: FixDrafts) -> None:
    first = drafts.begin()

    assert drafts.begin().id == first.id
    drafts.keep(replace(first, title="Cold"))
    assert drafts.begin().id != first.id


def test_the_model_at_hand_is_named_from_the_start(laptop: Workplace) -> None:
    before = laptop.fix_drafts.begin()
    laptop.take_machine(MachineAtHand("MX-420"))

    begun = laptop.fix_drafts.begin()

    assert (before.models, begun.models) == ((), ("MX-420",))
    assert begun.id == before.id


def test_every_field_is_found_again_as_it_was_kept(laptop: Workplace, drafts: FixDrafts) -> None:
    begun = drafts.begin()
    written = replace(
        drafts.add_photo(begun.id, JPEG, "The plug"),
        title="Cold “fuser”",
        symptom="Two\nlines",
        cause="",
        remedy="**Seat**",
        models=("MX-420", "MX-430"),
        fault_codes=("E21-04",),
        parts=("604-1234",),
        pages=(Place("mx420", "fuser-replace", "check", "Look.", "2026.1"),),
        safety=True,
        applies_to="with MK-3",
        reason="Better",
    )
    drafts.keep(written, begun)

    assert drafts.of(begun.id) == written
    drafts.keep(replace(written, safety=None, models=()), written)
    assert drafts.of(begun.id) == replace(written, safety=None, models=())


def test_a_visit_fills_it_in_without_a_word_of_the_customer(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    visit = a_visit(laptop)

    draft = drafts.from_visit(visit)

    assert draft.visit == visit
    assert draft.title == "E21-04: Lamp broken"
    assert draft.symptom == "Mr … of … says that it stays cold"
    assert draft.cause == "Lamp broken\n\n- Does it glow? no"
    assert draft.remedy == "- Seated CN12 of …\n- 604-1234 Fuser unit"
    assert draft.models == ("MX-420",)
    assert draft.fault_codes == ("E21-04",)
    assert draft.parts == ("604-1234",)
    assert draft.pages == (Place("mx420", "fuser-replace", version="2026.1"),)
    assert not laptop.personal_words.told(draft)
    assert drafts.from_visit(visit) == draft


def test_a_visit_of_which_little_was_written_leaves_the_rest_empty(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    draft = drafts.from_visit(laptop.visits.begin(machine="m-1").id)

    assert (draft.title, draft.symptom, draft.cause, draft.remedy) == ("", "", "", "")
    assert draft.models == ("MX-420",)


def test_an_improvement_begins_with_the_text_that_is_there(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    fix, revision = a_fix()
    come(laptop, fix, revision)

    draft = drafts.improve(fix.id)

    assert draft.base_revision == revision.id
    assert draft.remedy == revision.remedy
    assert draft.pages == revision.pages
    assert drafts.improve(fix.id) == draft
    assert drafts.found("f 1001") == draft
    assert drafts.lacking(draft) == frozenset()


def test_a_fix_that_is_not_here_cannot_be_improved(drafts: FixDrafts) -> None:
    with pytest.raises(BadInput, match="not on this laptop"):
        drafts.improve("f-other")


def test_a_fix_whose_text_has_not_come_cannot_be_improved(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    come(laptop, a_fix()[0])

    with pytest.raises(BadInput, match="not on this laptop"):
        drafts.improve("f-jam")


def test_the_reason_of_the_reviewer_is_told_with_a_draft_that_mends_it(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    revision = replace(JAM, author=ANNA.id)
    fix, _ = a_fix(revision, FixState.RETURNED, reason="Say which roller.", author=ANNA.id)
    come(laptop, fix, revision)

    assert drafts.sent_back(drafts.improve(fix.id)) == "Say which roller."
    assert drafts.sent_back(drafts.begin()) == ""


# ---------------------------------------------------------------- what it lacks


def test_what_is_lacking_is_told_field_by_field(drafts: FixDrafts) -> None:
    draft = drafts.begin()

    assert drafts.lacking(draft) == frozenset(Lack)
    assert drafts.lacking(whole(draft)) == frozenset()


def test_the_family_is_that_of_the_models_manual_else_of_a_pages(drafts: FixDrafts) -> None:
    draft = drafts.begin()

    assert drafts.family(replace(draft, models=("mx 420",))) == "copiers"
    assert drafts.family(replace(draft, pages=(Place("mx420", "fuser-replace"),))) == "copiers"
    assert drafts.family(replace(draft, models=("Z-9",))) == ""
    assert drafts.family(draft) == ""


def test_a_model_of_no_manual_is_of_the_only_family_there_is(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    come(laptop, ProductFamily("printers"))

    assert drafts.family(replace(drafts.begin(), models=("Z-9",))) == "printers"
    assert drafts.family(replace(drafts.begin(), models=("MX-420",))) == "copiers"


# ---------------------------------------------------------------- submitting


def test_a_submitted_draft_is_a_fix_that_waits_to_be_sent(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    draft = whole(drafts.add_photo(drafts.begin().id, JPEG, "The plug"))
    drafts.keep(draft)

    fix = drafts.submit(draft.id)

    revision = laptop.records.get(FixRevision, draft.id)
    assert fix.state is FixState.SUBMITTED
    assert fix.id == draft.fix
    assert fix.current_revision == draft.id
    assert (fix.author, fix.family, fix.territory) == (ANNA.id, "copiers", "north")
    assert fix.local_number.endswith("-1")
    assert revision
    assert revision.remedy == draft.remedy
    assert [item.operation.type for item in sent_by(laptop)] == ["fix.submit@1"]
    with closing(Database(laptop.home.database)) as database:
        waiting = Blobs(database).in_state(BlobState.TO_SEND)
    assert [blob.sha256 for blob in waiting] == [draft.photos[0].sha256]
    assert drafts.all() == []


def test_each_fix_has_the_next_number_of_this_laptop(drafts: FixDrafts) -> None:
    numbers = []
    for _ in range(2):
        draft = whole(drafts.begin())
        drafts.keep(draft)
        numbers.append(drafts.submit(draft.id).local_number)

    assert [number.partition("-")[2] for number in numbers] == ["1", "2"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"title": "\u200b"}, "fix-incomplete"),
        ({"models": ()}, "family-missing"),
        ({"safety": None}, "safety-unsaid"),
        ({"remedy": "x" * 20_001}, "text-too-long"),
    ],
)
def test_what_cannot_be_submitted_stays_a_draft(
    laptop: Workplace, drafts: FixDrafts, changed: dict[str, Any], code: str
) -> None:
    draft = replace(whole(drafts.begin()), **changed)
    drafts.keep(draft)

    with pytest.raises(FieldkmError) as refusal:
        drafts.submit(draft.id)

    assert refusal.value.code == code
    assert drafts.of(draft.id) == draft
    assert sent_by(laptop) == []


def test_an_improvement_becomes_the_next_revision(laptop: Workplace, drafts: FixDrafts) -> None:
    fix, revision = a_fix()
    come(laptop, fix, revision)
    draft = replace(drafts.improve(fix.id), remedy="Fit a new roller.", reason="It came back.")
    drafts.keep(draft)

    submitted = drafts.submit(draft.id)

    assert submitted.state is FixState.SUBMITTED
    assert submitted.approved_revision == revision.id
    assert submitted.waiting == (draft.id,)
    assert submitted.number == "F-1001"
    written = laptop.records.get(FixRevision, draft.id)
    assert written
    assert (written.base_revision, written.reason) == (revision.id, "It came back.")


def test_what_improves_a_fix_that_is_gone_can_become_one_of_its_own(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    fix, revision = a_fix()
    come(laptop, fix, revision)
    draft = whole(drafts.improve(fix.id))
    drafts.keep(draft)
    come(laptop, replace(fix, state=FixState.RETIRED), rev=2)

    with pytest.raises(Refused, match="retired"):
        drafts.submit(draft.id)
    new = drafts.as_new(draft)

    assert drafts.submit(draft.id).id == new.fix != fix.id


def test_a_draft_that_is_not_there_is_told(drafts: FixDrafts) -> None:
    with pytest.raises(BadInput, match="no draft"):
        drafts.found("F-9")


# ---------------------------------------------------------------- taking back


def test_its_author_takes_a_fix_back(laptop: Workplace, drafts: FixDrafts) -> None:
    draft = whole(drafts.begin())
    drafts.keep(draft)
    fix = drafts.submit(draft.id)

    withdrawn = drafts.withdraw(fix.id, "It was the plug.")

    assert withdrawn.state is FixState.RETIRED
    assert withdrawn.retired_as is RetiredAs.WITHDRAWN
    assert withdrawn.reason == "It was the plug."


def test_an_improvement_taken_back_leaves_what_was_approved(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    fix, revision = a_fix()
    come(laptop, fix, revision)
    drafts.submit(drafts.improve(fix.id).id)

    assert drafts.withdraw(fix.id).state is FixState.APPROVED


def test_nobody_takes_back_what_others_wrote(laptop: Workplace, drafts: FixDrafts) -> None:
    come(laptop, *another(7, FixState.SUBMITTED))

    with pytest.raises(NotAllowed, match="author"):
        drafts.withdraw("f-7")


# ---------------------------------------------------------------- another user, a wiped laptop


def test_nobody_else_signs_in_while_a_fix_is_being_written(
    laptop: Workplace, drafts: FixDrafts
) -> None:
    drafts.keep(whole(drafts.begin()))

    with pytest.raises(Refused, match="anna is still writing"):
        laptop.sync.sign_in("http://127.0.0.1:9", "bert", "password", "laptop")

    assert len(drafts.all()) == 1


def test_a_wiped_laptop_has_no_drafts(laptop: Workplace, drafts: FixDrafts) -> None:
    drafts.keep(whole(drafts.begin()))

    with closing(Database(laptop.home.database)) as database:
        Mirror(database).clear()

    assert drafts.all() == []
