"""Forms half filled in: kept as they are typed, gone with their record or what they became."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkm.domain.customers import Customer
from fieldkm.store.database import Database
from fieldkm.store.drafts import Drafts
from fieldkm.store.mirror import Mirror
from tests.support.territory import receive


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "home" / "fieldkm.sqlite")
    yield opened
    opened.close()


def test_what_was_typed_last_is_kept_and_what_was_emptied_is_not(database: Database) -> None:
    drafts = Drafts(database)
    drafts.keep("v-1", {"note": "Cover bro", "cause": "Worn"})
    drafts.keep("v-1", {"note": "Cover broken", "cause": ""})
    drafts.keep("v-2", {"note": "另一次"})
    assert drafts.of("v-1") == {"note": "Cover broken"}
    assert drafts.of("v-2") == {"note": "另一次"}


def test_what_is_done_is_forgotten_with_what_it_became(database: Database) -> None:
    drafts = Drafts(database)
    drafts.keep("v-1", {"note": "a", "cause": "b", "result": "c"})
    with database.write() as connection:
        drafts.done("v-1", "note")(connection)
    assert drafts.of("v-1") == {"cause": "b", "result": "c"}
    with database.write() as connection:
        drafts.done("v-1")(connection)
    assert drafts.of("v-1") == {}


def test_a_draft_leaves_the_laptop_with_its_record(database: Database) -> None:
    drafts = Drafts(database)
    receive(database, Customer("c-1", "Harbour Clinic"), Customer("c-2", "Mill"))
    drafts.keep("c-1", {"phone": "112"})
    Mirror(database).clear()
    assert drafts.of("c-1") == {}
