"""A user signs in on a laptop: throttled, checked, and given the token of a device.

Each sign-in makes a new device, also on the same laptop: what a device ever held gives it rights.
"""

from __future__ import annotations

from sqlalchemy import select

from fieldkm.domain.people import Role
from fieldkm.domain.scopes import granted_scopes
from fieldkm.errors import NotAllowed, SignedOut
from fieldkm.host.clock import Clock
from fieldkm.protocol.envelopes import Login, SignedIn
from fieldkm.server.database import ServerDatabase
from fieldkm.server.devices import add_device
from fieldkm.server.holdings import record_holdings
from fieldkm.server.passwords import Passwords
from fieldkm.server.reach import standing_of
from fieldkm.server.tables import users
from fieldkm.server.throttle import Throttle


def sign_in(
    database: ServerDatabase, passwords: Passwords, asked: Login, address: str, clock: Clock
) -> SignedIn:
    """Return a new device of a user.

    Raises `Unavailable` with the code `throttled` after too many failures, `SignedOut` for a wrong
    name or password, which look the same, and `NotAllowed` for a role without a laptop.
    """
    now = clock.now()
    throttle = Throttle(database, asked.user, address)
    throttle.check(now)
    with database.read() as connection:
        query = select(users).where(users.c.name == asked.user, users.c.disabled.is_(False))
        user = connection.execute(query).first()
    # Outside of a transaction: a hash takes its time.
    if not passwords.matches(user.password_hash if user else None, asked.password) or not user:
        throttle.failed(now)
        raise SignedOut(
            "wrong-password",
            "The name or the password is not right.",
            "Type both again. After too many failures you have to wait.",
        )
    if user.role == Role.OFFICE.value:
        raise NotAllowed(
            "no-laptop",
            "The office works without a laptop of its own.",
            "Ask your administrator for another role.",
        )
    with database.write() as connection:
        throttle.succeeded(connection)
        device = clock.new_id()
        token = add_device(connection, device, user.id, asked.device_name, now)
        standing = standing_of(connection, user.id, now)
        granted = granted_scopes(standing.reach)
        record_holdings(connection, device, granted, now)  # it may have work to send at once
    return SignedIn(
        device_id=device,
        token=token,
        user=user.name,
        user_id=user.id,
        display=user.display,
        role=user.role,
        territory=standing.home,
        scopes=sorted(granted),
    )
