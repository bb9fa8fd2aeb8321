"""A server that was set back to an older copy: laptops are told, and nothing they have is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fieldkm.domain.customers import Customer
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.errors import Refused
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation
from fieldkm.server.database import ServerDatabase
from tests.support.company import Company, Laptop


class Site:
    """A server in a folder, whose database can be copied and put back."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "server.sqlite"
        self._copy = folder / "copy.sqlite"
        self.company = Company(ServerDatabase(f"sqlite:///{self._file}"))

    def back_up(self) -> None:
        self.company.database.close()
        shutil.copy(self._file, self._copy)

    def restore(self) -> None:
        self.company.database.close()
        for leftover in self._file.parent.glob("server.sqlite-*"):
            leftover.unlink()
        shutil.copy(self._copy, self._file)
        self.company.database = ServerDatabase(f"sqlite:///{self._file}")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    made.company.site("mill", "north")
    with closing(made.company.database):
        yield made
    made.company.database.close()


def visited(laptop: Laptop, name: str) -> Operation:
    return laptop.create(Kind.VISIT, Visit(name, laptop.company.clock.now(), "machine-mill"))


def reset(laptop: Laptop) -> None:
    """What a laptop does that is told so."""
    laptop.anchor = None
    laptop.cursors.clear()
    laptop.memberships.clear()
    laptop.rows.clear()


def test_a_laptop_that_saw_the_lost_future_is_reset(site: Site) -> None:
    ann, bob = (site.company.hire(name, "north") for name in ("ann", "bob"))
    ann.pull()
    bob.pull()
    site.back_up()
    lost = visited(ann, "v-1")
    ann.push(lost)
    site.restore()
    for number in range(9):  # the server goes on, far beyond what ann saw
        site.company.write(Kind.CUSTOMER, Customer(f"c-{number}", "New", "north"))
    with pytest.raises(Refused) as caught:
        ann.push(visited(ann, "v-2"))
    assert caught.value.code == "reset"
    with pytest.raises(Refused):
        ann.pull()
    bob.pull()  # has seen nothing that is lost
    assert not bob.sees(Kind.VISIT, "v-1")
    reset(ann)
    assert [r.status for r in ann.push(lost)] == ["applied"]
    for laptop in (ann, bob):
        laptop.pull()
        assert laptop.sees(Kind.VISIT, "v-1")


def test_what_the_copy_still_holds_is_not_doubled(site: Site) -> None:
    ann = site.company.hire("ann", "north")
    kept = visited(ann, "v-1")
    ann.push(kept)
    site.back_up()
    ann.push(visited(ann, "v-2"))
    site.restore()
    reset(ann)
    assert [r.status for r in ann.push(kept)] == ["duplicate"]


def test_what_was_added_to_a_lost_record_waits_for_its_laptop(site: Site) -> None:
    ann, bob = (site.company.hire(name, "north") for name in ("ann", "bob"))
    site.back_up()
    lost = visited(ann, "v-1")
    ann.push(lost)
    site.restore()
    now = site.company.clock.now()
    added = bob.create(Kind.VISIT_ENTRY, VisitEntry("e-1", "v-1", EntryKind.NOTE, now))
    assert [r.status for r in bob.push(added)] == ["blocked"]
    reset(ann)
    ann.push(lost)
    assert [r.status for r in bob.push(added)] == ["applied"]
