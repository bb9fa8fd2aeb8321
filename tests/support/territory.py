"""A laptop with a territory on it: records as a server sends them, put into a home without one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fieldkm.app.recording import Identified
from fieldkm.app.workplace import Workplace
from fieldkm.domain.people import Role, User
from fieldkm.host.clock import Clock
from fieldkm.host.paths import Home
from fieldkm.protocol.envelopes import Anchor, Page, PullAnswer, Row
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.payloads import encode
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from fieldkm.store.sync_state import Account, SyncState
from tests.support.clock import FakeClock

SCOPE = "territory:north"
ANNA = User("u-anna", "anna", "Anna Berg", Role.TECHNICIAN)


def receive(database: Database, *records: Identified, rev: int = 1, scope: str = SCOPE) -> None:
    """Take records over as from a server; `rev` must grow for those that are here already."""
    mirror = Mirror(database)
    done = mirror.cursors().get(scope, 0)
    kinds = [KIND_OF[type(record)] for record in records]
    rows = [
        Row(done + at, "put", kind.value, record.id, rev, encode(kind, record))
        for at, (kind, record) in enumerate(zip(kinds, records, strict=True), 1)
    ]
    head = done + len(rows)
    mirror.take(
        PullAnswer(
            scopes=sorted({*mirror.cursors(), scope}),
            pages={scope: Page(rows=rows, next=head, more=False)},
            target={scope: head},
            anchor=Anchor(seq=head, nonce="n"),
            durable_seq=head,
        )
    )


def sign_in(database: Database, user: User = ANNA) -> None:
    """Make a laptop a user's."""
    SyncState(database).sign_in(
        Account("https://server", user.id, user.name, user.display, user.role.value, "d-1", "north")
    )


def a_workplace(
    folder: Path,
    *records: Identified,
    clock: Clock | None = None,
    user: User = ANNA,
    scopes: Sequence[str] = (SCOPE,),
) -> Workplace:
    """A user's laptop, signed in, with these records on it, in each of the scopes; to be closed."""
    home = Home(folder)
    home.make()
    database = Database(home.database)
    sign_in(database, user)
    for scope in scopes:
        receive(database, user, *records, scope=scope)
    database.close()
    return Workplace(home, clock or FakeClock())
