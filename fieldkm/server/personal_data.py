"""What the company must be able to do with what it knows of people: show it, erase it, and say who
changed what.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from fieldkm.errors import BadInput, from_os_error
from fieldkm.host.clock import Clock, SystemClock
from fieldkm.manuals.packs.durable import replace_file
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import as_data
from fieldkm.server.audit import Deed, deeds
from fieldkm.server.database import ServerDatabase
from fieldkm.server.dossier import Dossier, dossier, mentions, named
from fieldkm.server.erasing import erase, gone_with, remove_photos
from fieldkm.server.erasures import Erasure, ErasureFile
from fieldkm.server.settings import ServerSettings, make_folder
from fieldkm.server.tables import backups, users
from fieldkm.server.times import time_text

_TELLING = ("name", "phone", "mobile", "email")  # fields whose words may stand elsewhere
_SHORTEST = 4  # characters of such a word: a shorter one stands in half of all texts


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What was erased. `mentions` are records of others in whose texts the name, phone or address
    still stands, as kind and id; `backups` those that hold what was erased.
    """

    kind: str
    id: str
    records: int
    photos: int
    mentions: tuple[tuple[str, str], ...]
    backups: tuple[str, ...]


class PersonalData:
    """The personal data of one server."""

    def __init__(self, settings: ServerSettings, database: ServerDatabase, clock: Clock) -> None:
        self._settings = settings
        self._database = database
        self._clock = clock

    def export(self, words: str, target: Path) -> dict[str, int]:
        """Write all that is held of a customer, by id, external id or name, as JSON; returns how
        many records of each kind.
        """
        with self._database.read() as connection:
            customer = named(connection, Kind.CUSTOMER, words)
            records = _records(connection, dossier(connection, Kind.CUSTOMER, customer))
            people = _people(connection, json.dumps(records))
        told = {
            "exported": time_text(self._clock.now()),
            "customer": customer,
            "people": people,
            "records": records,
        }
        try:
            replace_file(target, json.dumps(told, ensure_ascii=False, indent=1).encode())
            target.chmod(0o600)
        except OSError as error:
            raise from_os_error(error, str(target)) from error
        return {kind: len(found) for kind, found in records.items()}

    def erase(self, kind: Kind, words: str, reason: str) -> ErasureReport:
        """Erase a customer or contact for good, with all that belongs to it, on every laptop too.
        Raises `BadInput` where there is none, or where no reason is given.
        """
        if not reason.strip():
            raise BadInput("no-reason", "An erasure needs a reason.", "Say why, for the record.")
        with self._database.read() as connection:
            record = named(connection, kind, words)
            found = dossier(connection, kind, record)
        self._keep(found, reason.strip())
        now = self._clock.now()
        done = self._database.transact(lambda c: erase(c, dossier(c, kind, record, lock=True), now))
        remove_photos(self._settings.blobs, done.photos)
        self._database.scrub()
        with self._database.read() as connection:
            left = mentions(connection, _words_of(found))
            copies = tuple(connection.execute(select(backups.c.path)).scalars())
        return ErasureReport(
            kind.value,
            record,
            len(done.records),
            len(done.photos),
            tuple((of, name) for name, of in left),
            copies,
        )

    def history(self, kind: Kind, record: str) -> list[Deed]:
        """Return who did what to a record from a laptop, in the order in which it came."""
        with self._database.read() as connection:
            return deeds(connection, kind, record)

    def _keep(self, found: Dossier, reason: str) -> None:
        """Write down what is to be erased, before it is: see `erasures`."""
        at = time_text(self._clock.now())
        lines = [
            Erasure(self._clock.new_id(), kind, record, at, reason=reason)
            for record, kind in gone_with(found)
        ]
        ErasureFile(self._settings.erasures).add(lines)


@contextmanager
def personal_data(settings: ServerSettings) -> Iterator[PersonalData]:
    """Open the data that `settings` name, and close it at the end."""
    make_folder(settings.data)
    database = ServerDatabase(settings.url)
    try:
        yield PersonalData(settings, database, SystemClock())
    finally:
        database.close()


def _records(connection: Connection, found: Dossier) -> dict[str, list[object]]:
    """Return records by kind, each with what was done to it."""
    records: dict[str, list[object]] = {}
    for item in found.records:
        data = as_data(item.kind, item.payload or "{}")
        history = [asdict(deed) for deed in deeds(connection, item.kind, item.id)]
        told = {"id": item.id, **data, "history": history}
        records.setdefault(item.kind.value, []).append(told)
    return records


def _people(connection: Connection, text: str) -> dict[str, str]:
    """Return the names of the colleagues whose ids stand in a text."""
    rows = connection.execute(select(users.c.id, users.c.display))
    return {user: display for user, display in rows if json.dumps(user) in text}


def _words_of(found: Dossier) -> list[str]:
    """Return the words by which whoever is erased might be named elsewhere."""
    words: dict[str, None] = {}
    for item in found.records:
        if item.kind in (Kind.CUSTOMER, Kind.CONTACT):
            data = as_data(item.kind, item.payload or "{}")
            said = (data.get(field) for field in _TELLING)
            words |= dict.fromkeys(
                word for word in said if isinstance(word, str) and len(word) >= _SHORTEST
            )
    return list(words)
