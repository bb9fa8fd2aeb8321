"""The server's core with one territory and one laptop, in this process."""

from __future__ import annotations

from datetime import UTC, datetime

from fieldkm.domain.people import Role
from fieldkm.host.clock import SystemClock
from fieldkm.server.administration import Administration, NewUser
from fieldkm.server.database import ServerDatabase
from fieldkm.server.devices import add_device
from fieldkm.server.passwords import Passwords
from fieldkm.server.reach import Caller

NORTH = "north"


class Company:
    """A territory, with anna in it; `database` is empty before."""

    def __init__(self, database: ServerDatabase) -> None:
        self.database = database
        clock = SystemClock()
        desk = Administration(database, clock, Passwords(memory_kib=8))
        desk.add_territory(NORTH)
        user = desk.add_user(NewUser("anna", Role.TECHNICIAN, "", (NORTH,)), "correct horse").user
        self.anna = Caller(clock.new_id(), user.id)
        with database.write() as connection:
            add_device(connection, self.anna.device, user.id, "bench", datetime.now(UTC))
