"""A company at the server's core: its people, its customers, and laptops that push and pull.

`Laptop` is the plainest client that follows the rules; the real one has its own tests.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Self

from sqlalchemy import insert, select

from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.machines import Machine
from fieldkm.domain.people import Role, Territory
from fieldkm.domain.scopes import parse_scope
from fieldkm.host.clock import uuid7
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.envelopes import (
    Anchor,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushedOperation,
    PushRequest,
    Result,
)
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation, change, create
from fieldkm.protocol.payloads import encode
from fieldkm.server.database import ServerDatabase
from fieldkm.server.pull import pull
from fieldkm.server.push import push
from fieldkm.server.reach import Caller
from fieldkm.server.scopes import scopes_of
from fieldkm.server.tables import (
    devices,
    families,
    feed,
    loans,
    records,
    user_families,
    user_territories,
    users,
)
from fieldkm.server.times import time_text
from fieldkm.server.world import World, write
from tests.support.clock import FakeClock

Payload = Mapping[str, object]


class Company:
    """Territories north and south, and whoever is hired."""

    def __init__(self, database: ServerDatabase) -> None:
        self.database = database
        self.clock = FakeClock()
        self.laptops: list[Laptop] = []
        self._made = 0
        self.write(Kind.TERRITORY, Territory("north", "North"))
        self.write(Kind.TERRITORY, Territory("south", "South"))

    @classmethod
    def found_again(cls, database: ServerDatabase) -> Self:
        """Return the company whose people and customers are in `database` already."""
        company = cls.__new__(cls)
        company.database, company.clock, company._made = database, FakeClock(), 10_000
        return company

    def new_id(self) -> str:
        """Return a UUIDv7; they count up."""
        self._made += 1
        return uuid7(self.clock.now(), self._made)

    def hire(
        self, user: str, *territories: str, role: Role = Role.TECHNICIAN, family: str = ""
    ) -> Laptop:
        """Add a user, with a laptop of their own."""
        with self.database.write() as connection:
            connection.execute(
                insert(users).values(
                    id=user, name=user, display=user.title(), role=role.value,
                    password_hash="", disabled=False, language="",
                )
            )  # fmt: skip
            for territory in territories:
                connection.execute(insert(user_territories).values(user=user, territory=territory))
            if family:
                connection.execute(insert(user_families).values(user=user, family=family))
        return self.laptop(user)

    def laptop(self, user: str) -> Laptop:
        """Give a user one more laptop."""
        device = self.new_id()
        now = time_text(self.clock.now())
        with self.database.write() as connection:
            connection.execute(
                insert(devices).values(
                    id=device, user=user, name=f"{user}'s", token_hash=device, made=now,
                    seen=now, revoked=None, wipe="no",
                )
            )  # fmt: skip
        self.laptops.append(Laptop(self, Caller(device, user)))
        return self.laptops[-1]

    def lend(self, territory: str, to: str, days: int) -> None:
        """Lend a territory."""
        until = time_text(self.clock.now() + timedelta(days=days))
        with self.database.write() as connection:
            connection.execute(
                insert(loans).values(
                    id=self.new_id(), user=to, territory=territory, family="", until=until, by=""
                )
            )

    def add_family(self, family: str) -> None:
        """Add a product family."""
        with self.database.write() as connection:
            connection.execute(insert(families).values(id=family, name=family.title()))

    def write(self, *kinds_and_records: object) -> None:
        """Write records as the server itself: kind, record, kind, record..."""
        pairs = zip(kinds_and_records[::2], kinds_and_records[1::2], strict=True)
        made = [Effect(Kind(kind), record.id, encode(kind, record)) for kind, record in pairs]
        self.database.transact(lambda connection: write(connection, made, self.clock.now()))

    def everything(self) -> list[tuple[Kind, str]]:
        """Return kind and id of every record."""
        query = select(records.c.kind, records.c.id).where(records.c.payload.is_not(None))
        with self.database.read() as connection:
            return [(Kind(kind), name) for kind, name in connection.execute(query)]

    def strays(self) -> list[str]:
        """Return the records that are in other scopes than they should be, or than the feed says:
        none, whatever was done in whatever order.
        """
        with self.database.read() as connection:
            rows = connection.execute(
                select(feed.c.kind, feed.c.id, feed.c.scope).where(feed.c.op == "put")
            ).all()
        fed: dict[tuple[str, str], set[str]] = {}
        for kind, name, scope in rows:
            fed.setdefault((kind, name), set()).add(scope)
        with self.database.write() as connection:
            world = World(connection)
            found = [world.record(kind, name) for kind, name in self.everything()]
            return [
                f"{item.kind} {item.id}: {sorted(item.scopes)}"
                for item in found
                if item
                and not item.scopes
                == scopes_of(item, world)
                == fed.get((item.kind, item.id), set())
            ]

    def site(self, name: str, territory: str) -> None:
        """Add a customer with one site, which bear the same name, and a machine there."""
        self.write(
            Kind.CUSTOMER, Customer(f"customer-{name}", name.title(), territory),
            Kind.SITE, Site(f"site-{name}", f"customer-{name}", territory=territory),
            Kind.MACHINE, Machine(f"machine-{name}", "MX-420", f"SN-{name}", f"site-{name}"),
        )  # fmt: skip


@dataclass
class Laptop:
    """What a laptop holds, and how it speaks to the server."""

    company: Company
    caller: Caller
    anchor: Anchor | None = None
    cursors: dict[str, int] = field(default_factory=dict)
    rows: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)  # kind, id
    memberships: set[tuple[str, str, str]] = field(default_factory=set)  # scope, kind, id

    def create(self, kind: Kind, record: object) -> Operation:
        """Return the operation that makes a record."""
        now = self.company.clock.now()
        return create(self.company.new_id(), kind, record.id, record, now)

    def change(
        self, kind: Kind, record_id: str, base_rev: int | None = None, **fields: object
    ) -> Operation:
        """Return the operation that changes fields, as they were seen here or at `base_rev`."""
        seen = self.rows.get((kind, record_id), (0, ""))[0] if base_rev is None else base_rev
        now = self.company.clock.now()
        return change(self.company.new_id(), kind, record_id, seen, fields, now)

    def operation(self, type_name: str, record_id: str, **args: object) -> Operation:
        """Return any operation."""
        return Operation(
            self.company.new_id(), type_name, record_id, args, self.company.clock.now()
        )

    def push(self, *operations: Operation) -> list[Result]:
        """Push, and see the anchor that comes back."""
        answer = self.pushed(*operations)
        self.anchor = answer.anchor
        return answer.results

    def pushed(self, *operations: Operation) -> PushAnswer:
        """Push, and forget the answer."""
        ops = [PushedOperation.model_validate(sent(operation)) for operation in operations]
        request = PushRequest(schema_version=1, anchor=self.anchor, ops=ops)
        return push(self.company.database, self.caller, request, self.company.clock.now())

    def ask(self, max_rows: int = 2_000, max_bytes: int = 1 << 20) -> PullAnswer:
        """Return one answer to a pull, and take nothing of it."""
        request = PullRequest(
            schema_version=1,
            anchor=self.anchor,
            cursors=self.cursors,
            max_rows=max_rows,
            max_bytes=max_bytes,
        )
        answer = pull(self.company.database, self.caller, request, self.company.clock.now())
        return PullAnswer.model_validate_json(answer)

    def pull(self, max_rows: int = 2_000, max_bytes: int = 1 << 20) -> int:
        """Pull until nothing is left; returns how many pulls that took."""
        for number in range(1, 1_000):
            answer = self.ask(max_rows, max_bytes)
            self.take(answer)
            if all(self.cursors.get(name, 0) >= end for name, end in answer.target.items()):
                return number
        raise AssertionError("the pull comes to no end")

    def take(self, answer: PullAnswer) -> None:
        """Take what one pull brought."""
        for scope in {*self.cursors, *(m[0] for m in self.memberships)} - {*answer.scopes}:
            self.cursors.pop(scope, None)
            self.memberships = {m for m in self.memberships if m[0] != scope}
        for scope, page in answer.pages.items():
            for row in page.rows:
                self._take_row(scope, row.op, row.kind, row.id, row.rev, row.payload)
            self.cursors[scope] = page.next
        held = {(kind, name) for _, kind, name in self.memberships}
        self.rows = {key: value for key, value in self.rows.items() if key in held}
        self.anchor = answer.anchor

    def sees(self, kind: Kind, record_id: str) -> bool:
        """Tell whether the laptop holds a record."""
        return (kind, record_id) in self.rows

    def data(self, kind: Kind, record_id: str) -> Payload:
        """Return a record's fields."""
        found: Payload = json.loads(self.rows[kind, record_id][1])
        return found

    def held(self, kind: Kind) -> list[Payload]:
        """Return the fields of all records of a kind."""
        return [json.loads(text) for (of, _), (_, text) in sorted(self.rows.items()) if of == kind]

    def _take_row(
        self, scope: str, op: str, kind: str, name: str, rev: int, payload: str | None
    ) -> None:
        parse_scope(scope)
        if op == "evict" or payload is None:
            self.memberships.discard((scope, kind, name))
            return
        self.memberships.add((scope, kind, name))
        if rev >= self.rows.get((kind, name), (0, ""))[0]:
            self.rows[kind, name] = (rev, payload)


def sent(operation: Operation) -> dict[str, object]:
    """Return an operation as it travels."""
    return {
        "op_id": operation.op_id,
        "type": operation.type,
        "id": operation.id,
        "base_rev": operation.base_rev,
        "args": dict(operation.args),
        "client_time": operation.client_time,
    }
