"""`fieldkm search` finds customers, machines, visits and fixes on a laptop without any manual."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from whoosh.util.filelock import FileLock

from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.fixes import FixState
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.host.paths import Home
from tests.support.console import Console
from tests.support.fixes import a_fix
from tests.support.territory import a_workplace

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
RECORDS = (
    Customer("c-1", "Harbour office", external_id="K-1"),
    Site("s-1", "c-1", town="Hamburg"),
    Machine("m-1", "MX-420", "A-100", "s-1"),
    Visit("v-1", NOON, "m-1", "s-1", "c-1"),
    VisitEntry("e-1", "v-1", EntryKind.SYMPTOM, NOON, text="搓纸辊异响"),
    *a_fix(state=FixState.SUBMITTED),
)


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    a_workplace(home, *RECORDS).close()
    return Console(home, capsys)


@pytest.mark.parametrize(
    ("kind", "words", "record"),
    [
        ("customer", "hamburg", "c-1"),
        ("machine", "a100", "m-1"),
        ("visit", "异响", "v-1"),
        ("fix", "concertina", "f-jam"),
    ],
)
def test_each_kind_is_found_by_its_own_id(
    console: Console, kind: str, words: str, record: str
) -> None:
    (hit,) = console.json("search", words, "--kind", kind).objects
    assert (hit["rank"], hit["kind"], hit["id"]) == (1, kind, record)
    assert (hit["manual"], hit["source"], hit["anchor"], hit["language"]) == ("", "", "", "")


def test_people_read_what_it_is_and_where(console: Console) -> None:
    told = console.run("search", "harbour")
    assert told.out.splitlines()[:2] == [" 1. [customer] Harbour office", "    Hamburg"]


def test_a_fix_that_nobody_has_approved_is_marked(console: Console) -> None:
    told = console.run("search", "concertina")
    assert told.out.splitlines()[:2] == [
        " 1. [fix] Jams at the fuser exit on damp days",
        "    F-1001, MX420, E21-04 (NOT YET APPROVED; not used yet)",
    ]
    (hit,) = console.json("search", "concertina").objects
    assert (hit["state"], hit["id"]) == ("submitted", "f-jam")


def test_the_index_that_is_there_answers_while_another_process_writes(
    console: Console, home: Path
) -> None:
    console.json("search", "harbour")
    lock = FileLock(str(Home(home).records_index / "write.lock"))
    assert lock.acquire()
    told = console.json("search", "harbour", "--kind", "customer")
    lock.release()
    assert (told.status, told.err, [hit["id"] for hit in told.objects]) == (0, "", ["c-1"])
