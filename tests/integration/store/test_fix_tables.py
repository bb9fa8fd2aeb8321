"""The tables of fixes say what the records say, whatever comes, changes and goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text

from fieldkm.domain.fix_lines import FixFilter, Shelf
from fieldkm.domain.fixes import Fix, FixRevision, FixState, ReviewCause, Transition, Verb
from fieldkm.domain.outcomes import Counts
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.envelopes import Anchor, PushAnswer, Result
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.payloads import as_data, encode
from fieldkm.store import fix_table
from fieldkm.store.database import Database
from fieldkm.store.fix_lists import Concerns, FixLists
from fieldkm.store.migration import downgrade, upgrade
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox
from fieldkm.store.overlay import write_record
from fieldkm.store.tables import fix_links, fixes_here
from tests.support.answers import NORTH, evict, pulled
from tests.support.fixes import BERT, JAM, NOON, a_fix, another
from tests.support.territory import receive, sign_in

ME = BERT.id
EVERYTHING = FixFilter()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "fieldkm.sqlite")
    sign_in(opened, BERT)
    yield opened
    opened.close()


def titles(database: Database, wanted: FixFilter = EVERYTHING) -> list[str]:
    return [line.title for line in FixLists(database).listed(wanted, ME)]


def about(database: Database, **concerns: tuple[str, ...]) -> list[str]:
    return [line.id for line in FixLists(database).beside(Concerns(**concerns), ME)]


def rows(database: Database) -> tuple[list[object], list[object]]:
    with database.read() as connection:
        links = select(fix_links).order_by(*fix_links.c)
        return (
            [tuple(row) for row in connection.execute(select(fixes_here).order_by("fix"))],
            [tuple(row) for row in connection.execute(links)],
        )


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_fix_is_listed_whichever_of_its_records_comes_first(
    database: Database, order: tuple[int, int]
) -> None:
    records = a_fix()
    for at in order:
        receive(database, records[at])
    (line,) = FixLists(database).listed(EVERYTHING, ME)
    assert (line.title, line.number, line.models) == (JAM.title, "F-1001", ("MX420",))
    assert line.symptom == "Paper folds like a concertina behind the fuser, mornings only."
    assert about(database, parts=("604 1234",)) == ["f-jam"]


def test_an_improvement_is_not_read_before_it_is_approved(database: Database) -> None:
    fix, revision = a_fix()
    better = replace(revision, id="r-better", title="Better", parts=("604-9999",), author="u-anna")
    waits = replace(
        fix, state=FixState.SUBMITTED, current_revision="r-better", waiting=("r-better",)
    )
    receive(database, fix, revision)
    receive(database, waits, better, rev=2)
    (line,) = FixLists(database).listed(EVERYTHING, ME)
    assert (line.is_approved, line.is_waiting, line.state) == (True, True, FixState.SUBMITTED)
    assert about(database, parts=("604-9999",)) == []
    receive(
        database,
        replace(fix, approved_revision="r-better", current_revision="r-better", title="Better"),
        rev=3,
    )
    assert about(database, parts=("604-9999",)) == ["f-jam"]
    assert about(database, parts=("604-1234",)) == []


def test_what_leaves_the_laptop_leaves_the_lists(database: Database) -> None:
    fix, revision = a_fix()
    receive(database, fix, revision, scope=NORTH)
    mirror = Mirror(database)
    mirror.take(pulled(evict(3, Kind.FIX_REVISION, revision.id)))
    assert titles(database) == [fix.title]
    assert about(database, parts=("604-1234",)) == []
    mirror.take(pulled(evict(4, Kind.FIX, fix.id)))
    assert rows(database) == ([], [])


def test_a_wiped_laptop_lists_nothing(database: Database) -> None:
    receive(database, *a_fix())
    Mirror(database).clear()
    assert rows(database) == ([], [])


def submitted(revision: FixRevision, begun: Fix | None = None) -> Operation:
    """A submission as op-1."""
    step = Transition("t-1", revision.fix, Verb.SUBMIT, NOON, revision=revision.id)
    args = {
        "transition": as_data(Kind.TRANSITION, encode(Kind.TRANSITION, step)),
        "revision": as_data(Kind.FIX_REVISION, encode(Kind.FIX_REVISION, revision)),
    }
    if begun:
        args["fix"] = as_data(Kind.FIX, encode(Kind.FIX, begun))
    return Operation("op-1", "fix.submit@1", revision.fix, args, NOON)


MINE = replace(JAM, author=ME)
MY_NEW_ONE = submitted(MINE, Fix(MINE.fix, local_number="K7-12", family="mx", made=NOON))


def test_what_was_just_submitted_here_is_listed_and_what_was_discarded_is_not(
    database: Database,
) -> None:
    outbox = Outbox(database)
    outbox.perform([MY_NEW_ONE])
    (line,) = FixLists(database).listed(FixFilter(Shelf.WAITING), ME)
    assert (line.number, line.is_sent, line.is_mine) == ("K7-12", False, True)
    assert line.is_unproven
    outbox.discard("op-1")
    assert rows(database) == ([], [])


def test_what_the_server_has_taken_is_listed_while_it_has_not_come_back(
    database: Database,
) -> None:
    outbox = Outbox(database)
    outbox.perform([MY_NEW_ONE])
    before = rows(database)
    taken = Result(op_id="op-1", status="applied", seq=1, rev=1)
    outbox.take_results(PushAnswer(results=[taken], anchor=Anchor(seq=1, nonce="n"), durable_seq=0))
    assert rows(database) == before
    assert titles(database, FixFilter(Shelf.WAITING)) == [JAM.title]


def test_an_improvement_that_waits_to_be_sent_stays_when_its_fix_comes_changed(
    database: Database,
) -> None:
    fix, revision = a_fix()
    receive(database, fix, revision)
    better = replace(MINE, id="r-better", base_revision=revision.id)
    Outbox(database).perform([submitted(better)])
    receive(database, replace(fix, counts=Counts(worked=1)), rev=2)
    (line,) = FixLists(database).listed(FixFilter(Shelf.WAITING), ME)
    assert (line.revision, line.counts.worked) == ("r-better", 1)


def test_every_shelf_holds_what_belongs_on_it(database: Database) -> None:
    receive(
        database,
        *another(1, title="approved"),
        *another(2, FixState.SUBMITTED, title="waits"),
        *another(3, FixState.RETURNED, title="returned"),
        *another(4, FixState.RETIRED, title="retired"),
    )
    back, revision = another(5, title="came back")
    receive(database, replace(back, review_cause=ReviewCause.FAILING), revision)
    assert {shelf: titles(database, FixFilter(shelf)) for shelf in Shelf} == {
        Shelf.ALL: ["came back", "approved", "returned", "waits"],
        Shelf.WAITING: ["came back", "waits"],
        Shelf.RETURNED: ["returned"],
        Shelf.APPROVED: ["came back", "approved"],
        Shelf.RETIRED: ["retired"],
    }
    assert list(FixLists(database).shelves().values()) == [4, 2, 1, 2, 1]
    assert list(FixLists(database).shelves("u-anna").values()) == [0, 0, 0, 0, 0]


def test_a_list_is_narrowed_by_who_wrote_by_model_and_by_words(database: Database) -> None:
    receive(
        database,
        *another(1, title="mine", models=()),
        *another(2, title="Anna's", author="u-anna", models=("CP300",)),
        *another(3, title="100% of \\_ toner", models=("CP300",), fault_codes=("SC 542",)),
    )
    assert titles(database, FixFilter(mine=True)) == ["100% of \\_ toner", "mine"]
    assert titles(database, FixFilter(model="mx-420")) == ["mine"]
    assert titles(database, FixFilter(model="cp300")) == ["100% of \\_ toner", "Anna's", "mine"]
    for words in ("sc542", "SC-542", "TONER concertina", "f-2003", "2003", "100%", "\\_"):
        assert titles(database, FixFilter(words=words)) == ["100% of \\_ toner"], words
    assert titles(database, FixFilter(words="toner nowhere")) == []
    assert titles(database, FixFilter(limit=1)) == ["100% of \\_ toner"]


def test_beside_stand_those_about_most_of_it_and_the_approved_before_others(
    database: Database,
) -> None:
    receive(
        database,
        *another(1, FixState.SUBMITTED),
        *another(2),
        *another(3, pages=(), parts=()),
        *another(4, models=("CP300",)),
        *another(5, models=()),
        *another(6, FixState.RETIRED),
    )
    page = ("mx420/fuser-replace",)
    assert about(database, codes=("e2104",), pages=page, models=("MX 420",)) == [
        "f-5",
        "f-2",
        "f-3",
        "f-1",
    ]
    assert about(database, codes=("E21-04",)) == ["f-5", "f-4", "f-3", "f-2", "f-1"]
    assert about(database, models=("CP300",)) == ["f-4"]
    assert about(database) == []
    assert about(database, parts=("--",)) == []


def test_what_a_newer_program_wrote_is_left_out_of_lists(database: Database) -> None:
    receive(database, *a_fix())
    fix, revision = another(1)
    payload = encode(Kind.FIX, fix).replace('"v":1', '"v":99')
    with database.write() as connection:
        write_record(connection, Effect(Kind.FIX, fix.id, payload))
        write_record(
            connection,
            Effect(Kind.FIX_REVISION, revision.id, encode(Kind.FIX_REVISION, revision)),
        )
    assert titles(database) == [JAM.title]


def test_the_migration_takes_in_what_is_here_as_the_tables_are_filled_later(
    tmp_path: Path,
) -> None:
    database = Database(tmp_path / "old.sqlite")
    waiting, first = another(2, FixState.SUBMITTED, models=("CP 300",), symptom="Plain words.")
    receive(
        database,
        *a_fix(replace(JAM, symptom="Plain words.")),
        waiting,
        first,
        *another(3, FixState.RETIRED, pages=(), models=(), symptom="卡纸。"),
    )
    filled = rows(database)
    database.close()
    engine = create_engine(f"sqlite:///{tmp_path / 'old.sqlite'}")
    downgrade(engine, "0004")
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM fix_demand")).scalar() == 0
    engine.dispose()
    database = Database(tmp_path / "old.sqlite")
    assert rows(database) == filled
    database.close()


def test_the_rows_of_many_fixes_are_made_in_portions(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fix_table, "_AT_ONCE", 3)
    made = [record for number in range(10) for record in another(number)]
    receive(database, *made)
    assert len(titles(database)) == 10
    names = [record.id for record in made if isinstance(record, Fix)]
    assert sorted(FixLists(database).by_ids(names, ME)) == sorted(names)
