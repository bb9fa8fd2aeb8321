"""Whatever is done in whatever order: every record is where it belongs, and every laptop holds
exactly that.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from fieldkm.domain.customers import Contact, Preference, Subject, SubjectKind
from fieldkm.domain.incidents import Incident
from fieldkm.domain.people import Role
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.protocol.digests import digest_of
from fieldkm.protocol.kinds import Kind
from fieldkm.server.database import ServerDatabase
from fieldkm.server.digest import digest
from tests.support.company import Company, Laptop

SITES = st.sampled_from(["mill", "dock"])
TERRITORIES = st.sampled_from(["north", "south", ""])
WORKERS = st.sampled_from(["ann", "sue"])
ROWS = st.sampled_from([1, 3, 2_000])


class Histories(RuleBasedStateMachine):
    """Two technicians in two territories and a supervisor who moves things between them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.company = Company(ServerDatabase(f"sqlite:///{self.folder / 'server.sqlite'}"))
        self.company.site("mill", "north")
        self.company.site("dock", "south")
        self.boss = self.company.hire("boss", "north", "south", role=Role.SUPERVISOR)
        self.workers = {
            "ann": self.company.hire("ann", "north"),
            "sue": self.company.hire("sue", "south"),
        }
        self.written: set[tuple[Kind, str]] = set()

    @rule(site=SITES, territory=TERRITORIES)
    def move_site(self, site: str, territory: str) -> None:
        self.boss.push(self.boss.change(Kind.SITE, f"site-{site}", 1, territory=territory))

    @rule(customer=SITES, territory=TERRITORIES)
    def move_customer(self, customer: str, territory: str) -> None:
        moved = self.boss.change(Kind.CUSTOMER, f"customer-{customer}", 1, territory=territory)
        self.boss.push(moved)

    @rule(site=SITES, to=SITES)
    def sell_site(self, site: str, to: str) -> None:
        sold = self.boss.change(Kind.SITE, f"site-{site}", 1, customer=f"customer-{to}")
        self.boss.push(sold)

    @rule(machine=SITES, to=st.sampled_from(["site-mill", "site-dock", ""]))
    def move_machine(self, machine: str, to: str) -> None:
        self.boss.push(self.boss.change(Kind.MACHINE, f"machine-{machine}", 1, site=to))

    @rule(worker=WORKERS, machine=SITES)
    def visit(self, worker: str, machine: str) -> None:
        laptop, now = self.workers[worker], self.company.clock.now()
        visit = Visit(self.company.new_id(), now, f"machine-{machine}")
        entry = VisitEntry(self.company.new_id(), visit.id, EntryKind.NOTE, now)
        self.note(laptop, Kind.VISIT, visit)
        self.note(laptop, Kind.VISIT_ENTRY, entry)

    @rule(worker=WORKERS, customer=SITES)
    def learn(self, worker: str, customer: str) -> None:
        laptop, name = self.workers[worker], f"customer-{customer}"
        self.note(laptop, Kind.CONTACT, Contact(self.company.new_id(), name, "Jo"))
        subject = Subject(SubjectKind.CUSTOMER, name)
        self.note(laptop, Kind.PREFERENCE, Preference(self.company.new_id(), subject, "Ring"))

    @rule(worker=WORKERS, machine=SITES)
    def report(self, worker: str, machine: str) -> None:
        now = self.company.clock.now()
        told = Incident(self.company.new_id(), now, "Shouting", machine=f"machine-{machine}")
        self.note(self.workers[worker], Kind.INCIDENT, told)

    @rule(worker=WORKERS, customer=SITES, phone=st.text("0123", max_size=2))
    def change(self, worker: str, customer: str, phone: str) -> None:
        laptop = self.workers[worker]
        laptop.push(laptop.change(Kind.CUSTOMER, f"customer-{customer}", phone=phone))

    @rule(worker=WORKERS, rows=ROWS)
    def pull_once(self, worker: str, rows: int) -> None:
        self.workers[worker].take(self.workers[worker].ask(max_rows=rows))

    @rule(territory=st.sampled_from(["north", "south"]), worker=WORKERS)
    def lend(self, territory: str, worker: str) -> None:
        self.company.lend(territory, worker, days=1)

    @rule()
    def day_passes(self) -> None:
        self.company.clock.go_on(days=1)

    def note(self, laptop: Laptop, kind: Kind, record: object) -> None:
        result = laptop.push(laptop.create(kind, record))[0]
        assert result.status in ("applied", "blocked")
        if result.status == "applied":
            self.written.add((kind, record.id))

    def teardown(self) -> None:
        try:
            self.check()
        finally:
            self.company.database.close()
            shutil.rmtree(self.folder)

    def check(self) -> None:
        assert self.company.strays() == []
        assert self.written <= set(self.company.everything())
        for laptop in (self.boss, *self.workers.values()):
            laptop.pull(max_rows=2)
            for scope in laptop.ask().scopes:
                held = [
                    (kind, name, *laptop.rows[kind, name])
                    for of, kind, name in laptop.memberships
                    if of == scope
                ]
                now = self.company.clock.now()
                proof = digest(self.company.database, laptop.caller, scope, now)
                assert (proof.count, proof.hash) == (digest_of(held).count, digest_of(held).hash)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=12, stateful_step_count=25)
