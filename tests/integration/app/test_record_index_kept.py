"""The index over records survives what may happen to it, and forgets what it must not know."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from whoosh.util.filelock import FileLock

from fieldkm.app.record_indexing import RecordIndexing
from fieldkm.app.record_indexing_process import index_records
from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import Contact, Customer, Site
from fieldkm.domain.finding import Kind
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.errors import Unavailable
from fieldkm.store.database import Database
from tests.support.found import arrive, found, index_bytes, leave, waiting
from tests.support.territory import a_workplace, receive

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
QUAGMIRE = Customer("c9", "Quagmire and Daughters", external_id="QD-1", phone="0551 7777777")
NOWHERE = Site("s9", "c9", "Quagmire works", town="Nowheresville")
OSGOOD = Contact("p9", "c9", "Osgood Pilkington", "s9")
ENGINE = Machine("m9", "ZZ-1", "QQ-12345", "s9", "Quagmire's engine")
BREAKDOWN = Visit("v9", NOON, "m9", "s9", "c9", model="ZZ-1", serial="QQ-12345")
TOLD = VisitEntry("e9", "v9", EntryKind.NOTE, NOON, text="Pilkington spoke of 卡纸 and zeppelins")
LEAVING = (QUAGMIRE, NOWHERE, OSGOOD, ENGINE, BREAKDOWN, TOLD)
SECRETS = ("quagmire", "nowheresville", "pilkington", "qq-12345", "7777777", "zeppelin", "卡纸")


def staying(number: int) -> list[object]:
    """Return a customer with a site, a machine and a visit."""
    n = str(number)
    at = NOON + timedelta(hours=number)
    return [
        Customer(f"c{n}x", f"Acme {n}"),
        Site(f"s{n}x", f"c{n}x", town="Berlin"),
        Machine(f"m{n}x", "MX-420", f"SN{n}000", f"s{n}x"),
        Visit(f"v{n}x", at, f"m{n}x", f"s{n}x", f"c{n}x"),
        VisitEntry(f"e{n}x", f"v{n}x", EntryKind.NOTE, at, text="roller worn"),
    ]


STAYING = [record for number in range(6) for record in staying(number)]


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    """A laptop with seven customers, one of which will leave; nothing is indexed yet."""
    opened = a_workplace(tmp_path / "home", *STAYING, *LEAVING)
    yield opened
    opened.close()


def all_stay(workplace: Workplace) -> bool:
    """Tell whether all that stays is found, and each thing once."""
    visits = found(workplace, "roller")
    customers = found(workplace, "acme")
    return sorted(visits) == [f"/visit:v{n}x" for n in range(6)] and len(customers) == 18


@pytest.mark.parametrize("secret", SECRETS)
def test_no_byte_is_left_of_a_customer_who_left(workplace: Workplace, secret: str) -> None:
    workplace.search.take_in_records()
    folder = workplace.home.records_index
    assert secret.encode() in index_bytes(folder) or not secret.isascii()
    leave(workplace, *LEAVING)
    workplace.search.take_in_records()
    assert secret.encode() not in index_bytes(folder)
    assert all_stay(workplace)
    assert not found(workplace, secret)


def test_no_byte_is_left_after_many_small_changes(workplace: Workplace) -> None:
    workplace.search.take_in_records()
    for turn in range(7):
        entry = VisitEntry(f"t{turn}", "v9", EntryKind.NOTE, NOON, text=f"word{turn} zeppelins")
        arrive(workplace, entry, replace(STAYING[4], id=f"u{turn}"))
    leave(workplace, *LEAVING, *(VisitEntry(f"t{t}", "v9", EntryKind.NOTE, NOON) for t in range(7)))
    workplace.search.take_in_records()
    data = index_bytes(workplace.home.records_index)
    assert [secret for secret in SECRETS if secret.encode() in data] == []


def test_what_was_taken_out_of_a_record_leaves_no_byte(workplace: Workplace) -> None:
    workplace.search.take_in_records()
    arrive(workplace, replace(OSGOOD, name="(erased)"), replace(TOLD, text="(erased)"), rev=2)
    data = index_bytes(workplace.home.records_index)
    assert b"pilkington" not in data
    assert b"quagmire" in data


@pytest.mark.parametrize(
    ("where", "times"),
    [("refill", 1), ("switch", 1), ("switch", 3), ("clear", 4), ("queue", 1), ("queue", 3)],
)
def test_a_killed_indexer_loses_nothing_and_doubles_nothing(
    workplace: Workplace, where: str, times: int
) -> None:
    home = workplace.home
    command = ["-m", "tests.support.killed_indexing", str(home.folder), where, str(times)]
    assert subprocess.run([sys.executable, *command], check=False).returncode == -signal.SIGKILL
    assert waiting(home)
    index_records(home)
    assert waiting(home) == 0
    assert all_stay(workplace)
    assert found(workplace, "zeppelins") == ["/visit:v9"]


@pytest.mark.parametrize(("where", "times"), [("switch", 1), ("clear", 1), ("queue", 1)])
def test_a_killed_indexer_forgets_all_the_same(
    workplace: Workplace, where: str, times: int
) -> None:
    home = workplace.home
    workplace.search.take_in_records()
    leave(workplace, *LEAVING)
    command = ["-m", "tests.support.killed_indexing", str(home.folder), where, str(times)]
    assert subprocess.run([sys.executable, *command], check=False).returncode == -signal.SIGKILL
    workplace.search.take_in_records()
    data = index_bytes(home.records_index)
    assert [secret for secret in SECRETS if secret.encode() in data] == []
    assert all_stay(workplace)


def test_a_record_that_changes_while_it_is_taken_in_waits_again(workplace: Workplace) -> None:
    home = workplace.home
    with closing(Database(home.database)) as database:
        changed: list[bool] = []

        def change_once(done: int, total: int) -> None:
            if not changed:
                changed.append(True)
                receive(database, replace(QUAGMIRE, name="Walnut Brothers"), rev=2)

        RecordIndexing(database, home.records_index, portion=4).run(change_once)
    assert set(found(workplace, "walnut")) == {"/customer:c9", "/machine:m9", "/visit:v9"}
    assert found(workplace, "daughters") == []


def test_what_is_newest_is_found_first(workplace: Workplace) -> None:
    home = workplace.home
    seen: list[list[str]] = []

    def look(_done: int, _total: int) -> None:
        seen.append(found(workplace, "roller") + found(workplace, "acme", Kind.CUSTOMER))

    with closing(Database(home.database)) as database:
        RecordIndexing(database, home.records_index, portion=2).run(look)
    assert set(seen[0]) == {"/visit:v5x", "/visit:v4x"}
    assert "/visit:v3x" not in seen[2]
    assert len([thing for thing in seen[2] if thing.startswith("/customer:")]) >= 2


@pytest.mark.parametrize("harm", ["flip", "cut", "remove", "pointer", "folder", "engine"])
def test_a_damaged_index_is_built_again_from_the_records(workplace: Workplace, harm: str) -> None:
    workplace.search.take_in_records()
    workplace.search.close()
    ruin(workplace.home.records_index, harm)
    workplace.search.take_in_records()
    assert all_stay(workplace)
    assert found(workplace, "zeppelins") == ["/visit:v9"]


def ruin(folder: Path, harm: str) -> None:
    """Damage an index."""
    pointer = folder / "current"
    texts = next(folder.glob("index-*/texts-*"))
    match harm:
        case "flip":
            texts.write_bytes(texts.read_bytes().swapcase())
        case "cut":
            texts.write_bytes(b"")
        case "remove":
            texts.unlink()
        case "pointer":
            pointer.write_text("{}")
        case "engine":
            pointer.write_text(pointer.read_text().replace("whoosh3 ", "whoosh3 0."))
        case _:
            pointer.unlink()


def test_damage_that_is_found_while_indexing_is_mended(workplace: Workplace) -> None:
    workplace.search.take_in_records()
    ruin(workplace.home.records_index, "flip")
    arrive(workplace, VisitEntry("e8", "v9", EntryKind.NOTE, NOON, text="harpsichord"))
    assert found(workplace, "harpsichord") == ["/visit:v9"]
    assert all_stay(workplace)


def test_much_that_must_be_written_anew_is_left_to_a_child(workplace: Workplace) -> None:
    workplace.search.take_in_records()
    leave(workplace, *LEAVING)
    with closing(Database(workplace.home.database)) as database:
        indexing = RecordIndexing(database, workplace.home.records_index)
        assert not indexing.take_in(most_rewritten=3)
        assert indexing.waiting() == len(LEAVING)
        assert indexing.take_in(most_rewritten=100)
    assert b"quagmire" not in index_bytes(workplace.home.records_index)


def test_a_wiped_laptop_has_no_index(workplace: Workplace) -> None:
    workplace.search.take_in_records()
    assert found(workplace, "quagmire")
    workplace.record_search.forget()
    assert not found(workplace, "quagmire")
    assert b"quagmire" not in index_bytes(workplace.home.records_index)


def test_an_index_that_is_being_written_is_emptied_by_its_writer(workplace: Workplace) -> None:
    workplace.search.take_in_records()
    lock = FileLock(str(workplace.home.records_index / "write.lock"))
    assert lock.acquire()
    workplace.record_search.forget()
    leave(workplace, *LEAVING)
    workplace.search.take_in_records()  # busy: it is tried again
    assert waiting(workplace.home)
    lock.release()
    workplace.search.take_in_records()
    assert b"quagmire" not in index_bytes(workplace.home.records_index)


def test_more_than_a_few_records_are_taken_in_by_a_child(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldkm.app.record_search.AT_ONCE", 3)
    told: list[tuple[int, int]] = []
    workplace.search.take_in_records(lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    assert all_stay(workplace)


def test_an_indexer_that_fails_says_so(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldkm.app.record_search.AT_ONCE", 3)
    monkeypatch.setattr("fieldkm.app.record_search.PROCESS", "tests.support.no_such_module")
    with pytest.raises(Unavailable) as raised:
        workplace.search.take_in_records()
    assert raised.value.code == "record-indexing-failed"


def test_a_record_that_cannot_be_read_hides_no_other(workplace: Workplace) -> None:
    with closing(Database(workplace.home.database)) as database, database.write() as connection:
        connection.exec_driver_sql("UPDATE records SET payload = '{' WHERE id IN ('c9', 'e9')")
    workplace.search.take_in_records()
    assert all_stay(workplace)
    assert found(workplace, "nowheresville") == ["/machine:m9", "/visit:v9"]
