"""The life of a fix among real laptops and a real server: written in a cellar, seen by a colleague,
sent back, improved, approved, found by a third in other words, and its help told to its author.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.domain.finding import Kind, Query
from fieldkm.domain.fix_lines import FixFilter, Shelf
from fieldkm.domain.fixes import FixState, RetiredAs
from fieldkm.domain.outcomes import Counts, Result
from fieldkm.domain.people import Role
from fieldkm.errors import BadInput, NotAllowed, Unavailable
from tests.support.fix_people import (
    FixPeople,
    a_cold_fuser,
    fix_people,
    improved,
    seen,
    submitted,
)
from tests.support.laptop import Laptop, signed_in
from tests.support.pictures import encoded, photo

pytestmark = pytest.mark.usefixtures("no_keyring")


@pytest.fixture
def people(tmp_path: Path) -> Iterator[FixPeople]:
    with fix_people(tmp_path) as found:
        yield found


def test_a_fix_from_the_cellar_to_the_colleague_whom_it_helps(people: FixPeople) -> None:
    fix = written_in_the_cellar(people)
    people.all_sync(2)
    seen_by_the_colleague_as_not_approved(people, fix)
    sent_back_and_improved(people, fix)
    people.all_sync(2)
    (revision,) = people.sue.workplace.review_desk.case(fix).revisions
    people.sue.workplace.review_desk.approve(fix, revision.id)
    people.all_sync(2)
    found_in_other_words_and_used(people.bert, fix)
    people.all_sync(2)

    (helped,) = {one.line.id: one for one in people.anna.workplace.fixes.helped()}.values()
    assert helped.line.id == fix  # its author is told that it helped
    assert people.anna.workplace.fixes.read(fix).thanks
    for laptop in people.everybody:
        assert laptop.workplace.fixes.read(fix).line.counts == Counts(1)
        assert laptop.sync.waiting() == []
    people.assert_agreed()


def written_in_the_cellar(people: FixPeople) -> str:
    """Anna writes it with no line at all."""
    anna = people.anna
    people.server.stop()
    draft = a_cold_fuser(anna)
    anna.workplace.fix_drafts.add_photo(draft.id, encoded(photo(), "JPEG"), "Brown pin")
    fix = anna.workplace.fix_drafts.submit(draft.id)
    with pytest.raises(Unavailable):
        anna.sync.run()
    assert not fix.number
    assert seen(anna, fix.local_number).id == fix.id  # it has a number that one can say
    (outgoing,) = anna.sync.outgoing()
    assert outgoing.fix == fix.local_number
    people.server.start()
    return fix.id


def seen_by_the_colleague_as_not_approved(people: FixPeople, fix: str) -> None:
    """The territory has it, marked; the others do not have it."""
    read = people.carl.workplace.fixes.read(fix)
    assert read.fix.number.startswith("F-")
    assert read.line.state is FixState.SUBMITTED
    assert not read.line.is_approved
    assert read.shown
    (picture,) = read.shown.photos
    assert people.carl.workplace.fix_drafts.photo_file(picture)  # and the photo has come with it
    with pytest.raises(BadInput, match="not on this laptop"):
        seen(people.bert, fix)


def sent_back_and_improved(people: FixPeople, fix: str) -> None:
    """Sue asks for more, and Anna reads what she asks and adds it."""
    desk, anna = people.sue.workplace.review_desk, people.anna
    (waiting,) = desk.queue()
    assert waiting.id == fix
    desk.send_back(fix, waiting.fix.current_revision, "Which pins? Say how you measured.")
    people.all_sync(2)
    (line,) = anna.workplace.fixes.listed(FixFilter(Shelf.RETURNED, mine=True))
    assert line.id == fix
    assert "Which pins?" in seen(anna, fix).reason
    assert desk.queue() == []
    improved(anna, fix, "1. Fuser out.\n2. Clean pins 7 and 8: 43 to 53 Ω at the fuser.")


def found_in_other_words_and_used(bert: Laptop, fix: str) -> None:
    """Bert, in another territory, finds it by what he sees, and it works."""
    bert.workplace.search.take_in_records()
    answer = bert.workplace.search.find(
        Query("machine cold again one week after fuser was changed", kinds=frozenset({Kind.FIX}))
    )
    assert answer.hits[0].thing == f"/fix:{fix}"
    assert answer.hits[0].state == "approved"
    shown = bert.workplace.fixes.read(fix)
    assert shown.shown
    assert "43 to 53" in shown.shown.remedy
    bert.workplace.fixes.outcome(fix, Result.WORKED, "Pin 8 it was")
    bert.workplace.fixes.thank(fix)
    assert shown.fix.counts == Counts()
    assert bert.workplace.fixes.read(fix).line.counts == Counts(1)  # his own counts at once


def test_an_approval_of_what_was_overtaken_approves_nothing_and_is_told(people: FixPeople) -> None:
    fix = submitted(people.anna)
    people.all_sync(2)
    desk = people.sue.workplace.review_desk
    (read,) = desk.case(fix.id).revisions

    # While Sue is offline with it, Anna sends a better one.
    better = improved(people.anna, fix.id, "Replace the harness").current_revision
    assert people.anna.sync.run().up_to_date
    desk.approve(fix.id, read.id)
    assert seen(people.sue, fix.id).approved_revision == read.id  # so she sees it until she syncs
    people.all_sync(2)

    for laptop in (people.anna, people.carl, people.sue):
        now = seen(laptop, fix.id)
        assert now.approved_revision == ""
        assert now.waiting == (better,)
    (refused,) = desk.refused()
    assert refused.fix == fix.id
    (waiting,) = desk.queue()
    assert waiting.id == fix.id
    desk.settle(refused.op_id)
    desk.approve(fix.id, better)
    people.assert_agreed()
    assert seen(people.bert, fix.id).approved_revision == better
    assert desk.refused() == []


def test_two_better_texts_at_once_are_both_on_the_desk(people: FixPeople) -> None:
    fix = submitted(people.anna)
    people.all_sync(2)
    first = improved(people.anna, fix.id, "Clean the pins").current_revision
    second = improved(people.carl, fix.id, "Replace the harness").current_revision
    people.all_sync(2)

    desk = people.sue.workplace.review_desk
    assert {item.id for item in desk.case(fix.id).revisions} == {first, second}
    desk.approve(fix.id, second)
    people.all_sync(2)
    (left,) = desk.case(fix.id).revisions
    assert left.id == first
    desk.send_back(fix.id, first, "Carl's is more complete; add what it lacks.")
    people.assert_agreed()
    now = seen(people.bert, fix.id)
    assert now.approved_revision == second
    assert now.author == people.anna.workplace.recorder.me  # the first author stays


def test_two_decisions_at_once_are_one(people: FixPeople, tmp_path: Path) -> None:
    people.server.add_user("rosa", "north", role=Role.SUPERVISOR, family="printers")
    fix = submitted(people.anna)
    people.all_sync(2)
    with closing(signed_in(tmp_path / "rosa", people.relay.url, "rosa")) as rosa:
        assert rosa.sync.run().up_to_date
        revision = fix.current_revision
        people.sue.workplace.review_desk.approve(fix.id, revision)
        rosa.workplace.review_desk.send_back(fix.id, revision, "Not yet")
        people.all_sync(2)
        assert rosa.sync.run().up_to_date
        assert seen(rosa, fix.id).state is FixState.APPROVED
        (refused,) = rosa.workplace.review_desk.refused()
        assert refused.fix == fix.id
        assert rosa.agrees()
    people.assert_agreed()


def test_what_touches_safety_is_hidden_until_it_is_approved(people: FixPeople) -> None:
    drafts = people.anna.workplace.fix_drafts
    draft = a_cold_fuser(people.anna)
    drafts.keep(replace(draft, safety=True), draft)
    fix = drafts.submit(draft.id)
    people.all_sync(2)
    with pytest.raises(BadInput, match="not on this laptop"):
        seen(people.carl, fix.id)
    people.sue.workplace.review_desk.approve(fix.id, draft.id)
    people.assert_agreed()
    assert seen(people.carl, fix.id).approved_revision == draft.id


def test_nobody_approves_their_own_and_what_is_merged_leads_on(people: FixPeople) -> None:
    desk = people.sue.workplace.review_desk
    own = submitted(people.sue)
    first, second = submitted(people.anna), submitted(people.carl)
    people.all_sync(2)
    with pytest.raises(NotAllowed, match="their own"):
        desk.approve(own.id, own.current_revision)

    desk.approve(first.id, first.current_revision)
    desk.merge(second.id, second.current_revision, first.id, "The same")
    people.all_sync(2)
    read = people.carl.workplace.fixes.read(second.id)
    assert read.fix.retired_as is RetiredAs.MERGED
    assert read.leads_to
    assert read.leads_to.id == first.id
    people.carl.workplace.fixes.outcome(second.id, Result.WORKED)
    people.assert_agreed()
    assert seen(people.anna, first.id).counts == Counts(1)  # it counts where it leads
