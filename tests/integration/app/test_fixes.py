"""Fixes as they are read and used: found by number, read with names, counted, spoken about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkm.app.fix_demand import FixDemandCount
from fieldkm.app.recording import Identified
from fieldkm.domain.fix_lines import FixFilter, FixLine, Shelf
from fieldkm.domain.fixes import Comment, FixState, RetiredAs, Thanks, Transition, Verb
from fieldkm.domain.outcomes import Counts, FixUse, Result
from fieldkm.domain.people import Role, User
from fieldkm.domain.visits import Visit
from fieldkm.errors import BadInput, FieldkmError, Refused
from fieldkm.store.database import Database
from fieldkm.store.outbox import Outbox
from fieldkm.store.sync_state import SyncState
from tests.support.clock import FakeClock
from tests.support.fixes import BERT, JAM, NOON, SUE, a_fix, another
from tests.support.territory import ANNA, a_workplace, receive, sign_in

CARL = User("u-carl", "carl", role=Role.TECHNICIAN)
HOUR = timedelta(hours=1)


class Laptop:
    """A laptop, what comes to it from the server, and what it would send."""

    def __init__(self, folder: Path) -> None:
        fix, revision = a_fix(counts=Counts(14, 2, 3))
        self.clock = FakeClock()
        self.workplace = a_workplace(folder, BERT, SUE, CARL, fix, revision, clock=self.clock)
        self.fixes = self.workplace.fixes
        self._rev = 1

    def come(self, *records: Identified) -> None:
        self._rev += 1
        with closing(Database(self.workplace.home.database)) as database:
            receive(database, *records, rev=self._rev)

    def become(self, user: User) -> None:
        with closing(Database(self.workplace.home.database)) as database:
            sign_in(database, user)

    def tells_demand(self) -> bool:
        with closing(Database(self.workplace.home.database)) as database:
            return FixDemandCount(database, self.workplace.recorder).tell()

    def sends(self) -> list[tuple[str, dict[str, object]]]:
        with closing(Database(self.workplace.home.database)) as database:
            waiting = Outbox(database).waiting()
        return [(item.operation.type, dict(item.operation.args)) for item in waiting]

    def line(self, fix: str = "f-jam") -> FixLine:
        found = self.fixes.line(fix)
        assert found
        return found


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "home")
    yield made
    made.workplace.close()


@pytest.mark.parametrize(
    "name", ["f-jam", "F-1001", "f1001", " F 1001 ", "1001", "Ｆ－１００１", "K7-12", "k712"]
)
def test_a_fix_is_known_by_its_number_however_it_is_spelled(laptop: Laptop, name: str) -> None:
    assert laptop.fixes.known(name).id == "f-jam"


@pytest.mark.parametrize("name", ["", "F-9999", "712", "nothing", "x" * 500])
def test_a_number_that_is_not_here_is_said(laptop: Laptop, name: str) -> None:
    with pytest.raises(BadInput) as caught:
        laptop.fixes.known(name)
    assert caught.value.code == "no-such-fix"


def test_the_servers_number_comes_before_one_that_a_laptop_gave(laptop: Laptop) -> None:
    fix, revision = another(1)
    same, other = another(2)
    laptop.come(replace(fix, number="", local_number="F-1001"), revision)
    assert laptop.fixes.known("F-1001").id == "f-jam"
    laptop.come(replace(same, number="", local_number="K7-12"), other)
    with pytest.raises(BadInput) as caught:
        laptop.fixes.known("K7-12")
    assert caught.value.code == "several-fixes"


def test_a_line_names_its_author_and_how_it_went(laptop: Laptop) -> None:
    line = laptop.line()
    assert (line.author_name, line.counts, line.is_approved) == (
        "Bert Nowak", Counts(14, 2, 3), True,
    )  # fmt: skip
    assert not line.is_unproven
    assert not line.is_mine
    assert laptop.fixes.line("f-gone") is None
    assert laptop.fixes.listed(FixFilter(words="nowhere")) == []


def test_a_use_counts_at_once_and_only_once(laptop: Laptop) -> None:
    made = laptop.fixes.outcome("F-1001", Result.FAILED, " Came back\u202e  after a day ")
    assert (made.fix, made.revision, made.text) == ("f-jam", JAM.id, "Came back  after a day")
    assert laptop.line().counts == Counts(14, 2, 4)
    (use,) = laptop.fixes.read("f-jam").uses
    assert (use.result, use.author, use.is_sent) == (Result.FAILED, "Anna Berg", False)
    fix, _ = a_fix(counts=Counts(14, 2, 4))
    laptop.come(fix, FixUse(made.id, "f-jam", Result.FAILED, made.at, author=ANNA.id))
    assert laptop.line().counts == Counts(14, 2, 4)
    (use,) = laptop.fixes.read("f-jam").uses
    assert use.is_sent


def test_a_use_in_a_visit_is_one_at_its_machine(laptop: Laptop) -> None:
    laptop.come(Visit("v-1", NOON, "m-1", "s-1", "c-1", model="MX420"))
    made = laptop.fixes.outcome("f-jam", Result.WORKED, visit="v-1")
    assert (made.visit, made.machine, made.model) == ("v-1", "m-1", "MX420")
    assert laptop.fixes.outcome_of("f-jam", Result.WORKED, model="CP300").model == "CP300"
    with pytest.raises(BadInput) as caught:
        laptop.fixes.outcome("f-jam", Result.WORKED, visit="v-9")
    assert caught.value.code == "no-such-visit"
    assert [kind for kind, _ in laptop.sends()] == ["outcome.create@1", "visit_entry.create@1"]


def test_what_was_merged_leads_on_and_its_uses_count_there(laptop: Laptop) -> None:
    merged, revision = another(1, FixState.RETIRED)
    step = Transition("t-1", "f-1", Verb.MERGE, NOON, revision.id, SUE.id, "The same.", "f-jam")
    gone = replace(merged, retired_as=RetiredAs.MERGED, merged_into="f-jam", reason="The same.")
    laptop.come(gone, revision, step)
    read = laptop.fixes.read("F-2001")
    assert read.leads_to is not None
    assert (read.leads_to.number, read.may_be_used) == ("F-1001", False)
    assert (read.steps[0].verb, read.steps[0].by) == (Verb.MERGE, "Sue Parker")
    assert laptop.fixes.outcome("F-2001", Result.WORKED).fix == "f-jam"
    assert laptop.line().counts == Counts(15, 2, 3)


def test_fixes_merged_in_a_circle_do_not_lead_round_for_ever(laptop: Laptop) -> None:
    one, first = another(1, FixState.RETIRED)
    two, second = another(2, FixState.RETIRED)
    laptop.come(replace(one, merged_into="f-2"), first, replace(two, merged_into="f-1"), second)
    assert laptop.fixes.outcome("f-1", Result.WORKED).fix in ("f-1", "f-2")


def test_a_fix_is_read_with_what_others_made_of_it(laptop: Laptop) -> None:
    laptop.come(
        FixUse("o-1", "f-jam", Result.WORKED, NOON, author=CARL.id, model="MX420"),
        FixUse("o-2", "f-jam", Result.PARTLY, NOON + HOUR, author="u-nobody", text="Only dry."),
        Comment("k-1", "f-jam", "Works for the MX410 too.", NOON, CARL.id),
    )
    laptop.fixes.comment("f-jam", "I wear gloves.\n")
    read = laptop.fixes.read("f-jam")
    assert (read.writer, read.reviewer, read.current) == ("Bert Nowak", "Sue Parker", None)
    assert [(use.author, use.text) for use in read.uses] == [("", "Only dry."), ("carl", "")]
    assert [(one.author, one.text, one.is_sent) for one in read.comments] == [
        ("carl", "Works for the MX410 too.", True),
        ("Anna Berg", "I wear gloves.", False),
    ]


def test_an_improvement_that_waits_is_read_beside_what_is_approved(laptop: Laptop) -> None:
    fix, _ = a_fix()
    better = replace(JAM, id="r-2", base_revision=JAM.id, title="Better", author=CARL.id)
    laptop.come(
        replace(fix, state=FixState.SUBMITTED, current_revision="r-2", waiting=("r-2",)), better
    )
    read = laptop.fixes.read("f-jam")
    assert read.shown == JAM
    assert (read.current, read.improver) == (better, "carl")
    assert read.line.title == JAM.title


def test_a_fix_whose_text_has_not_come_yet_is_read_without_it(laptop: Laptop) -> None:
    fix, _ = another(1)
    laptop.come(fix)
    read = laptop.fixes.read("f-1")
    assert (read.shown, read.line.symptom, read.writer) == (None, "", "")


def test_the_author_is_thanked_once(laptop: Laptop) -> None:
    laptop.fixes.thank("F-1001", " Saved my day. ")
    ((kind, args),) = laptop.sends()
    assert (kind, args["to"], args["text"]) == ("thanks.create@1", BERT.id, "Saved my day.")
    assert laptop.fixes.read("f-jam").is_thanked
    with pytest.raises(Refused) as caught:
        laptop.fixes.thank("f-jam")
    assert caught.value.code == "thanked-already"
    laptop.become(BERT)
    with pytest.raises(Refused) as caught:
        laptop.fixes.thank("f-jam")
    assert caught.value.code == "own-thanks"


@pytest.mark.parametrize(
    ("text", "code"), [(" \u200b ", "comment-empty"), ("x" * 2001, "text-too-long")]
)
def test_a_comment_says_something_and_not_too_much(laptop: Laptop, text: str, code: str) -> None:
    with pytest.raises(FieldkmError) as caught:
        laptop.fixes.comment("f-jam", text)
    assert caught.value.code == code
    assert laptop.sends() == []


def test_the_author_sees_where_it_helped(laptop: Laptop) -> None:
    laptop.become(BERT)
    laptop.come(
        *another(1),
        *another(2),
        FixUse("o-1", "f-jam", Result.WORKED, NOON, author=ANNA.id),
        FixUse("o-2", "f-jam", Result.WORKED, NOON + HOUR, author=BERT.id),
        FixUse("o-3", "f-1", Result.FAILED, NOON + 2 * HOUR, author=CARL.id),
        Thanks("d-1", "f-jam", NOON + 3 * HOUR, CARL.id, BERT.id, "Good one."),
        Thanks("d-2", "f-jam", NOON, BERT.id, ANNA.id),
    )
    found = laptop.fixes.helped()
    assert [one.line.id for one in found] == ["f-jam", "f-1"]
    assert [use.id for use in found[0].uses] == ["o-1"]
    assert [(one.author, one.text) for one in found[0].thanks] == [("carl", "Good one.")]
    (later,) = laptop.fixes.helped(NOON + 2 * HOUR)
    assert (later.line.id, later.uses, len(later.thanks)) == ("f-jam", (), 1)
    assert laptop.fixes.helped(NOON + 9 * HOUR) == []


def test_beside_something_stands_what_proved_itself_first(laptop: Laptop) -> None:
    good, first = another(1)
    bad, second = another(2)
    young, third = another(3, FixState.SUBMITTED)
    laptop.come(
        replace(good, counts=Counts(19, 0, 1)), first, replace(bad, counts=Counts(1, 0, 9)), second,
        replace(young, counts=Counts(50, 0, 0)), third,
    )  # fmt: skip
    found = laptop.fixes.beside(codes=("E2104",), models=("MX-420",))
    assert [line.id for line in found] == ["f-1", "f-jam", "f-2", "f-3"]
    assert [line.id for line in laptop.fixes.beside(codes=("E2104",), limit=1)] == ["f-1"]


def test_the_shelves_are_counted_for_all_and_for_oneself(laptop: Laptop) -> None:
    laptop.come(*another(1, FixState.RETURNED, author=ANNA.id))
    assert laptop.fixes.shelves()[Shelf.ALL] == 2
    assert laptop.fixes.shelves(mine=True) == {
        Shelf.ALL: 1, Shelf.WAITING: 0, Shelf.RETURNED: 1, Shelf.APPROVED: 0, Shelf.RETIRED: 0,
    }  # fmt: skip


def test_demand_is_told_as_one_count_a_fix(laptop: Laptop) -> None:
    laptop.come(*another(1))
    laptop.fixes.note_found(["f-jam", "f-1", "f-jam", "f-gone"])
    laptop.fixes.note_found(["f-jam"])
    laptop.fixes.note_opened("f-jam")
    assert laptop.tells_demand()
    told = [
        (kind, args["fix"], args.get("found"), args.get("opened")) for kind, args in laptop.sends()
    ]
    assert told == [
        ("fix_demand.count@1", "f-1", 1, None),
        ("fix_demand.count@1", "f-jam", 2, 1),
    ]
    assert not laptop.tells_demand()
    assert len(laptop.sends()) == 2


def test_fixes_stay_readable_while_customers_data_is_locked(laptop: Laptop) -> None:
    with closing(Database(laptop.workplace.home.database)) as database:
        SyncState(database).note_sync(laptop.clock.now())
    laptop.clock.go_on(days=100)
    assert laptop.workplace.lock.is_closed()
    assert laptop.fixes.read("f-jam").shown == JAM


def test_what_was_sent_back_belongs_to_who_wrote_it(laptop: Laptop) -> None:
    fix, _ = a_fix()
    better = replace(JAM, id="r-2", base_revision=JAM.id, author=ANNA.id)
    laptop.come(replace(fix, state=FixState.RETURNED, current_revision="r-2"), better)
    back = FixFilter(Shelf.RETURNED, mine=True)
    assert [line.came_back for line in laptop.fixes.listed(back)] == [True]
    laptop.become(BERT)
    assert laptop.fixes.listed(back) == []
    (line,) = laptop.fixes.listed(FixFilter(mine=True))
    assert (line.is_mine, line.came_back) == (True, False)
