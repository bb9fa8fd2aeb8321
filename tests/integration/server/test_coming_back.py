"""Approved fixes come back for review: their manual has changed, or they have rested."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select, update

from fieldkm.domain.fixes import Verb
from fieldkm.domain.reading import Place
from fieldkm.manuals.packs.trust import Keyring
from fieldkm.protocol.kinds import Kind
from fieldkm.server.deadlines import REST_AFTER, set_deadline
from fieldkm.server.feed import head
from fieldkm.server.packs import Packs
from fieldkm.server.tables import families, packs, server_settings
from fieldkm.server.upkeep import Upkeep
from tests.support.company import Company, Laptop, Payload
from tests.support.fix_steps import a_reviewer, codes, decision, demand, submission
from tests.support.packs import PUBLISHER, a_pack

FUSER = (Place("mx420", "fuser-replace", version="2026.1"),)


@dataclass
class Scene:
    """A server with a manual, and a fix of ann's that sam has approved."""

    company: Company
    packs: Packs
    upkeep: Upkeep
    folder: Path
    ann: Laptop
    sam: Laptop

    def publish(self, version: str, words: str = "Some words.") -> None:
        self.packs.publish(a_pack(self.folder, version, words), self.company.clock.now())

    def approved(self, name: str, **said: object) -> None:
        revision = f"rev-{name}"
        self.ann.push(submission(self.ann, name, revision, **said))
        assert codes(self.sam, decision(self.sam, Verb.APPROVE, name, revision)) == [""]

    def keep_up(self) -> list[str]:
        return [item.fix.id for item in self.upkeep.run(self.company.clock.now())]

    def fix(self, name: str) -> Payload:
        self.sam.pull()
        return self.sam.data(Kind.FIX, name)


@pytest.fixture
def scene(company: Company, tmp_path: Path) -> Scene:
    keyring = Keyring(tmp_path / "keys")
    keyring.trust(PUBLISHER.public())
    shelf = Packs(tmp_path / "packs", keyring, company.database)
    company.add_family("mx")
    ann = company.hire("ann", "north")
    sam = a_reviewer(company)
    upkeep = Upkeep(company.database, shelf)
    made = Scene(company, shelf, upkeep, tmp_path, ann, sam)
    made.publish("2026.1")
    return made


def test_a_fix_whose_improvement_was_sent_back_comes_back_too(scene: Scene) -> None:
    scene.approved("fix-1", pages=FUSER, models=("MX-420",))
    scene.ann.push(submission(scene.ann, "fix-1", "rev-2", "rev-fix-1", pages=FUSER))
    sent_back = decision(scene.sam, Verb.SEND_BACK, "fix-1", "rev-2", reason="Which screw?")
    assert codes(scene.sam, sent_back) == [""]
    assert scene.fix("fix-1")["state"] == "returned"
    scene.publish("2026.2", "Tighten to 5 Nm.")
    fix = scene.fix("fix-1")
    assert (fix["state"], fix["review_cause"]) == ("approved", "changed")
    assert fix["current_revision"] == "rev-fix-1"


def test_a_changed_page_brings_back_the_fixes_that_name_it(scene: Scene) -> None:
    scene.approved("fix-1", pages=FUSER, models=("MX-420",))
    scene.approved("fix-2", pages=(Place("mx420", "power-off"),))
    scene.approved("fix-3", parts=("604-1234",))
    scene.ann.push(submission(scene.ann, "fix-4", "rev-4", pages=FUSER))  # waits anyway
    before = scene.fix("fix-1")
    scene.company.clock.go_on(days=3)
    scene.publish("2026.2", "Tighten to 5 Nm.")
    fix = scene.fix("fix-1")
    assert (fix["review_cause"], fix["review_detail"]) == ("changed", "mx420/fuser-replace")
    assert fix["submitted"] == "2026-11-24T08:00:00Z"
    kept = ("state", "approved_revision", "current_revision", "reviewed", "title")
    assert {name: fix[name] for name in kept} == {name: before[name] for name in kept}
    for other in ("fix-2", "fix-3", "fix-4"):
        assert "review_cause" not in scene.fix(other)
    assert codes(scene.sam, decision(scene.sam, Verb.APPROVE, "fix-1", "rev-fix-1")) == [""]
    assert scene.fix("fix-1").get("review_cause") is None
    assert scene.keep_up() == []
    assert scene.company.strays() == []


def test_what_was_cut_off_is_done_by_the_next(scene: Scene) -> None:
    """Killed after the manual was published and before anybody looked for what it changes."""
    scene.approved("fix-1", pages=FUSER)
    scene.publish("2026.2", "Tighten to 5 Nm.")
    assert scene.fix("fix-1")["review_cause"] == "changed"
    scene.approved("fix-2", pages=FUSER)
    scene.publish("2026.3", "Tighten to 6 Nm.")
    with scene.company.database.write() as connection:
        again = update(packs).where(packs.c.version == "2026.3").values(contents=None)
        connection.execute(again)
    assert codes(scene.sam, decision(scene.sam, Verb.APPROVE, "fix-2", "rev-fix-2")) == [""]
    assert scene.keep_up() == ["fix-2"]
    assert scene.keep_up() == []


def test_several_workers_bring_a_fix_back_once(scene: Scene) -> None:
    for number in range(3):
        scene.approved(f"fix-{number}", pages=FUSER)
    scene.publish("2026.2", "Tighten to 5 Nm.")
    with scene.company.database.write() as connection:
        again = update(packs).where(packs.c.version == "2026.2").values(contents=None)
        connection.execute(again)
    for number in range(3):
        name = f"fix-{number}"
        scene.sam.push(decision(scene.sam, Verb.APPROVE, name, f"rev-{name}"))
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: scene.keep_up(), range(4)))
    assert sorted(name for found in done for name in found) == ["fix-0", "fix-1", "fix-2"]


def test_the_first_version_that_is_noted_changes_nothing(scene: Scene) -> None:
    scene.approved("fix-1", pages=FUSER)
    with scene.company.database.write() as connection:
        connection.execute(update(packs).values(contents=None))  # published to an older server
    assert scene.keep_up() == []
    assert "review_cause" not in scene.fix("fix-1")
    scene.publish("2026.1")  # the same once more
    assert scene.keep_up() == []


def test_a_manual_that_is_damaged_keeps_nothing_from_being_done(scene: Scene) -> None:
    scene.approved("fix-1")
    with scene.company.database.write() as connection:
        connection.execute(update(packs).values(contents=None))
    for content in (scene.folder / "packs" / "blobs").glob("??/*"):
        content.unlink()
    scene.company.clock.go_on(days=366)
    assert scene.keep_up() == ["fix-1"]


def test_the_product_family_of_a_manual_is_known_from_then_on(scene: Scene) -> None:
    with scene.company.database.read() as connection:
        assert set(connection.execute(select(families.c.id)).scalars()) == {"copiers", "mx"}
    scene.ann.pull()
    assert scene.ann.sees(Kind.FAMILY, "copiers")
    assert "review:copiers" in scene.sam.ask().scopes  # nobody has it: he stands in


def test_a_fix_that_has_rested_is_looked_at_again(scene: Scene) -> None:
    scene.approved("fix-1")
    scene.company.clock.go_on(days=200)
    scene.approved("fix-2")
    scene.ann.push(demand(scene.ann, found=40, fix="fix-1"))
    scene.company.clock.go_on(days=164)
    assert scene.keep_up() == []
    scene.company.clock.go_on(days=2)
    assert scene.keep_up() == ["fix-1"]
    fix = scene.fix("fix-1")
    assert (fix["review_cause"], fix["state"]) == ("rested", "approved")
    assert fix["demand"] == {"found": 40, "opened": 0, "used": 0}
    assert scene.keep_up() == []
    assert codes(scene.sam, decision(scene.sam, Verb.APPROVE, "fix-1", "rev-fix-1")) == [""]
    assert scene.keep_up() == []
    with scene.company.database.write() as connection:
        set_deadline(connection, REST_AFTER, 100)
    assert scene.keep_up() == ["fix-2"]


def test_upkeep_that_finds_nothing_writes_nothing(scene: Scene) -> None:
    scene.approved("fix-1", pages=FUSER)
    with scene.company.database.read() as connection:
        before = head(connection)
    scene.keep_up()
    with scene.company.database.read() as connection:
        assert head(connection) == before


def test_upkeep_is_due_once_an_hour(scene: Scene) -> None:
    clock, upkeep = scene.company.clock, scene.upkeep
    scene.approved("fix-1")
    clock.go_on(days=366)
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: upkeep.run_if_due(clock.now()), range(4)))
    assert [len(found) for found in sorted(done, key=len)] == [0, 0, 0, 1]
    scene.approved("fix-2")
    with scene.company.database.write() as connection:
        set_deadline(connection, REST_AFTER, 1)
    clock.go_on(days=2)
    assert [item.fix.id for item in upkeep.run_if_due(clock.now())] == ["fix-2"]
    clock.go_on(minutes=30)
    assert upkeep.run_if_due(clock.now()) == []


def test_a_clock_that_was_ahead_puts_upkeep_off_for_no_year(scene: Scene) -> None:
    clock, upkeep = scene.company.clock, scene.upkeep
    clock.go_on(days=3_650)
    upkeep.run_if_due(clock.now())
    clock.go_on(days=-3_650)
    upkeep.run_if_due(clock.now())
    with scene.company.database.read() as connection:
        begun = select(server_settings.c.value).where(server_settings.c.name == "upkeep")
        assert str(connection.execute(begun).scalar()).startswith("2026-11-21")
