"""What readers report as wrong: written at a page or a fix, answered by those who review it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldkm.app.places import FixPlace
from fieldkm.app.workplace import Workplace
from fieldkm.domain.fixes import Fix, FixState, Flag
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.people import Role, User
from fieldkm.domain.reading import Place
from fieldkm.errors import BadInput, NotAllowed, Refused
from fieldkm.protocol.kinds import Kind
from tests.support.clock import FakeClock
from tests.support.packs import PUBLISHER, a_pack
from tests.support.territory import ANNA, a_workplace

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SUE = User("u-sue", "sue", "Sue Hart", Role.SUPERVISOR)
PAGE = PageRef("mx420", "fuser-replace", "check")
FIX = Fix("f-1", "F-1001", title="Idler gear", state=FixState.APPROVED, family="copiers")
MINE = Flag(
    "g-1", "14 N·m is too much.", NOW, ANNA.id, "copiers", place=Place("mx420", "fuser-replace")
)
OTHERS = Flag("g-2", "The part is not made any more.", NOW + HOUR, "u-bert", "copiers", "f-1")

Laptop = Callable[..., Workplace]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Makes a user's laptop with one manual and these records."""
    opened: list[Workplace] = []

    def make(*records: object, user: User = ANNA, scopes: Sequence[str] = ("shared",)) -> Workplace:
        people = [one for one in (ANNA, SUE) if one is not user]
        workplace = a_workplace(
            tmp_path / "home",
            *people,
            FIX,
            *records,
            clock=FakeClock(),
            user=user,
            scopes=scopes,
        )
        workplace.keyring.trust(PUBLISHER.public())
        workplace.manuals.install(a_pack(tmp_path / "build"))
        opened.append(workplace)
        return workplace

    yield make
    for workplace in opened:
        workplace.close()


@pytest.fixture
def supervisors(laptop: Laptop) -> Workplace:
    """The laptop of the supervisor who reviews copiers, with two reports."""
    return laptop(MINE, OTHERS, user=SUE, scopes=("shared", "review:copiers"))


def test_a_page_is_reported_with_the_words_that_were_marked(laptop: Laptop) -> None:
    flags = laptop().flags
    flags.report_page(PAGE, " 14 N·m\u202e is too much. ", quote="Tighten to 14 N·m")
    (known,) = flags.on_page(PAGE)
    assert known.flag.text == "14 N·m is too much."
    assert known.flag.family == "copiers"
    assert known.flag.place == Place(
        "mx420", "fuser-replace", "check", "Tighten to 14 N·m", "2026.1"
    )
    assert (known.about, known.place, known.quote) == ("Fuser replace", PAGE, "Tighten to 14 N·m")
    assert known.is_mine
    assert known.is_open
    assert not known.is_sent
    assert not known.may_answer


def test_a_report_waits_to_be_sent(laptop: Laptop) -> None:
    workplace = laptop()
    flag = workplace.flags.report_fix("f-1", "It did not help.")
    (waiting,) = workplace.sync.waiting()
    assert (waiting.operation.kind, waiting.operation.id) == (Kind.FLAG, flag.id)


def test_a_fix_is_reported_by_its_number_and_title(laptop: Laptop) -> None:
    flags = laptop().flags
    flags.report_fix("f-1", "The part is not made any more.")
    (known,) = flags.of_fix("f-1")
    assert (known.about, known.place) == ("F-1001  Idler gear", FixPlace("f-1"))
    assert flags.on_page(PAGE) == ()


@pytest.mark.parametrize("words", ["", "  \n", "\u200b"])
def test_a_report_without_words_is_refused(laptop: Laptop, words: str) -> None:
    with pytest.raises(BadInput) as raised:
        laptop().flags.report_fix("f-1", words)
    assert raised.value.code == "flag-empty"


def test_what_is_too_long_and_what_is_not_here_is_refused(laptop: Laptop) -> None:
    flags = laptop().flags
    with pytest.raises(BadInput) as raised:
        flags.report_fix("f-1", "x" * 2_001)
    assert raised.value.code == "text-too-long"
    with pytest.raises(BadInput) as raised:
        flags.report_fix("f-9", "Wrong.")
    assert raised.value.code == "no-such-fix"


def test_a_reviewer_answers_and_that_closes_the_report(supervisors: Workplace) -> None:
    flags = supervisors.flags
    assert flags.to_answer() == 2
    flags.answer("g-1", "Mended in version 2026.2.")
    known = flags.known("g-1")
    assert not known.is_open
    assert known.answered_by == "Sue Hart"
    assert known.flag.answer == "Mended in version 2026.2."
    assert flags.to_answer() == 1
    with pytest.raises(Refused) as raised:
        flags.answer("g-1", "Again.")
    assert raised.value.code == "flag-answered"


def test_an_answer_needs_words_and_a_report_that_is_here(supervisors: Workplace) -> None:
    with pytest.raises(BadInput) as raised:
        supervisors.flags.answer("g-1", " ")
    assert raised.value.code == "flag-empty"
    with pytest.raises(BadInput) as raised:
        supervisors.flags.answer("g-9", "Mended.")
    assert raised.value.code == "no-such-flag"


def test_who_does_not_review_the_family_cannot_answer(laptop: Laptop) -> None:
    workplace = laptop(MINE, user=SUE, scopes=("shared", "review:pumps"))
    assert workplace.flags.to_answer() == 0
    with pytest.raises(NotAllowed):
        workplace.flags.answer("g-1", "Mended.")


def test_those_that_wait_come_first_then_the_newest(supervisors: Workplace) -> None:
    flags = supervisors.flags
    assert [known.id for known in flags.listed()] == ["g-2", "g-1"]
    flags.answer("g-2", "It is: order 604-1235.")
    assert [known.id for known in flags.listed()] == ["g-1", "g-2"]


def test_the_author_is_told_of_the_answer(laptop: Laptop) -> None:
    answered = Flag(
        MINE.id, MINE.text, MINE.at, ANNA.id, "copiers", place=MINE.place,
        answered=NOW + HOUR, answered_by=SUE.id, answer="Mended.",
    )  # fmt: skip
    flags = laptop(answered).flags
    assert [known.id for known in flags.answered_since(NOW)] == ["g-1"]
    assert flags.answered_since(NOW + HOUR) == ()


def test_a_page_that_is_gone_is_named_by_its_id(laptop: Laptop) -> None:
    gone = Flag("g-3", "Wrong.", NOW, ANNA.id, "copiers", place=Place("mx420", "not-there"))
    (known,) = laptop(gone).flags.listed()
    assert known.about == "mx420/not-there"


def test_nobody_is_at_work_here_before_the_first_sign_in(tmp_path: Path) -> None:
    from fieldkm.host.paths import Home

    workplace = Workplace(Home(tmp_path / "home"), FakeClock())
    try:
        assert workplace.flags.to_answer() == 0
    finally:
        workplace.close()
