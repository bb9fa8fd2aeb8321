"""Sign-ins that fail too often have to wait, by account and by address, whichever worker they meet.

Failures are counted in the database. Those of an address weigh less than those of an account: a
whole branch may sit behind one.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.sql.schema import Column

from fieldkm.errors import Unavailable
from fieldkm.protocol.problems import THROTTLED
from fieldkm.server.database import ServerDatabase
from fieldkm.server.tables import login_attempts
from fieldkm.server.times import time_of, time_text

WINDOW = timedelta(minutes=15)
FAILURES_AN_ACCOUNT = 5
FAILURES_AN_ADDRESS = 50
_ONE_SUBSCRIBER = 64  # bits of an IPv6 address


class Throttle:
    """The sign-ins to one account from one address. What was typed as a name is kept as a hash: it
    may be a password, by mistake.
    """

    def __init__(self, database: ServerDatabase, account: str, address: str) -> None:
        self._database = database
        self._account = hashlib.sha256(account.encode("utf-8", "surrogatepass")).hexdigest()
        self._address = _subscriber(address)

    def check(self, now: datetime) -> None:
        """Raise `Unavailable` with the code `throttled` while account or address have to wait.

        A few tries that come at once may pass together: as many as are hashed at a time.
        """
        with self._database.read() as connection:
            wait = max(
                _wait(connection, login_attempts.c.account, self._account, now),
                _wait(connection, login_attempts.c.address, self._address, now),
            )
        if wait:
            raise _too_often(wait)

    def failed(self, now: datetime) -> None:
        """Count a failure, and let go of what is long past."""
        with self._database.write() as connection:
            connection.execute(
                delete(login_attempts).where(login_attempts.c.at < time_text(now - WINDOW))
            )
            connection.execute(
                insert(login_attempts).values(
                    account=self._account,
                    address=self._address,
                    at=time_text(now),
                    succeeded=False,
                )
            )

    def succeeded(self, connection: Connection) -> None:
        """Forget the failures of the account."""
        theirs = login_attempts.c.account == self._account
        connection.execute(delete(login_attempts).where(theirs))


_LIMITS = {"account": FAILURES_AN_ACCOUNT, "address": FAILURES_AN_ADDRESS}


def _wait(connection: Connection, column: Column[str], value: str, now: datetime) -> int:
    """Return for how many seconds no more tries are allowed, 0 if one is."""
    since = time_text(now - WINDOW)
    theirs = (column == value, login_attempts.c.at >= since)
    count, first = connection.execute(
        select(func.count(), func.min(login_attempts.c.at)).where(*theirs)
    ).one()
    if count < _LIMITS[column.name]:
        return 0
    return max(1, round((time_of(first) + WINDOW - now).total_seconds()))


def _subscriber(address: str) -> str:
    """Return the address that one subscriber has: of IPv6, the network."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv6Address):
        return str(ip_network((read, _ONE_SUBSCRIBER), strict=False))
    return str(read)


def _too_often(seconds: int) -> Unavailable:
    return Unavailable(
        THROTTLED,
        "There were too many failed sign-ins.",
        "Wait {minutes} minutes and try again, or ask your administrator for a new password.",
        minutes=-(-seconds // 60),
        retry_after=seconds,
    )
