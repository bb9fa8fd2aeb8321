"""Manuals for all laptops: packs that a known publisher has signed, and the versions that must not
be used any more.

The contents stand on a shelf like a laptop's, below `folder`; the table `packs` says what is
published, and a record in the feed tells every laptop that there is something new.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Row, insert, select, update

from fieldkm.domain.codes import version_key
from fieldkm.domain.published import PublishedPack, PublishedWithdrawal
from fieldkm.domain.scopes import SHARED, is_scoped
from fieldkm.errors import BadInput, Refused
from fieldkm.host.resources import resource
from fieldkm.manuals.packs.archive import PackArchive
from fieldkm.manuals.packs.blobs import BlobFolder
from fieldkm.manuals.packs.pack_format import Manifest, PackLimits, blob_hash, read_manifest
from fieldkm.manuals.packs.records import record_bytes
from fieldkm.manuals.packs.register import InstalledManual
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring, load_public_key, public_key_text
from fieldkm.manuals.packs.withdrawal import (
    SignedWithdrawal,
    Withdrawal,
    read_statement,
    read_withdrawal,
    verified,
)
from fieldkm.protocol.envelopes import PackFile, PackList, PackRelease
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import decode_as, encode
from fieldkm.protocol.problems import NOT_FOUND
from fieldkm.server.accounts import add_family, all_families
from fieldkm.server.coming_back import BroughtBack, bring_back_changed
from fieldkm.server.database import ServerDatabase
from fieldkm.server.feed import Change, commit
from fieldkm.server.pack_contents import (
    PackChange,
    PackContents,
    contents_of,
    contents_text,
    read_contents,
)
from fieldkm.server.settings import ServerSettings
from fieldkm.server.tables import packs, records
from fieldkm.server.times import time_text

_log = logging.getLogger(__name__)


def packs_of(settings: ServerSettings, database: ServerDatabase) -> Packs:
    """Return the manuals of the server that `settings` name."""
    return Packs(settings.packs, Keyring(resource("keys"), settings.keys), database)


@dataclass(frozen=True, slots=True)
class Release:
    """A version that was published; `withdrawn` tells that it must not be used."""

    id: str
    version: str
    title: str
    at: str
    withdrawn: bool


class Packs:
    """The manuals of one server; `keyring` knows the publishers whose packs it accepts."""

    def __init__(self, folder: Path, keyring: Keyring, database: ServerDatabase) -> None:
        self._contents = BlobFolder(folder / "blobs")
        self._shelf = Shelf(folder, keyring, blobs=self._contents)
        self._keyring = keyring
        self._database = database

    def publish(self, file: Path, now: datetime) -> InstalledManual:
        """Publish a pack; the same one a second time changes nothing.

        Raises `Refused` for one that is unsigned, of an unknown publisher, withdrawn or not newer
        than what is published, `BadInput` for a broken one.
        """
        manifest_data, signature = self._signed(file)
        manifest = read_manifest(manifest_data, str(file))
        with self._database.read() as connection:
            _refuse_withdrawn(connection, manifest)
        with _servers_words():
            installed = self._shelf.install(file)
        self._shelf.open(installed.id).close()  # it can be read; the one before it may go
        self._database.transact(
            lambda connection: _publish(connection, manifest, manifest_data, signature, now)
        )
        self.take_note(now)
        return installed

    def take_note(self, now: datetime) -> list[BroughtBack]:
        """Bring back for review the approved fixes that name what a published version has changed
        or left out. Each version is taken note of once, whoever comes first; what was killed is
        done the next time.
        """
        with self._database.read() as connection:
            rows = [_row(connection, *release) for release in _current(connection)]
        found: list[BroughtBack] = []
        for row in rows:
            if row.contents is not None:
                continue
            try:
                contents = contents_of(_manifest(row), self._contents)
            except BadInput as error:
                _log.warning("the contents of %s: %s", row.pack, error.code)
                continue
            found += self._database.transact(partial(_take_note, row, contents, now))
        return found

    def withdraw(self, file: Path, now: datetime) -> Withdrawal:
        """Tell all laptops that versions of a manual must not be used; raises `Refused` for a
        statement that no known publisher has signed.
        """
        signed = read_withdrawal(file)
        with _servers_words():
            statement = verified(signed, self._keyring, str(file))
        self._database.transact(lambda connection: _withdraw(connection, signed, statement, now))
        return statement

    def trust(self, file: Path) -> str:
        """Accept the packs of a publisher from now on; returns the id of the key in `file`."""
        key = load_public_key(file)
        self._keyring.trust(key)
        return key.id

    def keys(self) -> list[str]:
        """Return the publishers' public keys, as their files' text."""
        return [public_key_text(key) for _, key in sorted(self._keyring.keys().items())]

    def released(self) -> list[Release]:
        """Return all versions that were ever published, by manual, the newest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(packs)).all()
        found = [_release(row) for row in rows]
        found.sort(key=lambda release: version_key(release.version), reverse=True)
        return sorted(found, key=lambda release: release.id)

    def published(self) -> PackList:
        """Return the version of each manual that laptops should have."""
        with self._database.read() as connection:
            rows = [_row(connection, *release) for release in _current(connection)]
        return PackList(packs=[_on_the_wire(row) for row in rows])

    def file(self, manual: str, sha256: str) -> Path:
        """Return the file of a content of a published manual; raises `BadInput` where there is
        none.
        """
        with self._database.read() as connection:
            known = any(pack == manual for pack, _ in _current(connection))
        path = self._contents.path(sha256)
        if not (known and path.is_file()):
            raise BadInput(NOT_FOUND, "There is no such file in a manual on this server.")
        return path

    def _signed(self, file: Path) -> tuple[bytes, bytes]:
        """Return manifest and signature of a pack as it holds them."""
        with PackArchive(file, PackLimits()) as archive:
            signature = archive.signature()
            if signature is None:
                raise Refused(
                    "pack-unsigned",
                    "{file} is not signed: nobody vouches for what it says.",
                    "Build it with a publisher's key: fieldkm manual build … --key KEYFILE",
                    file=str(file),
                )
            return archive.manifest(), record_bytes(signature)


def _publish(
    connection: Connection, manifest: Manifest, data: bytes, signature: bytes, now: datetime
) -> None:
    info = manifest.info
    there = select(packs.c.pack).where(packs.c.pack == info.id, packs.c.version == info.version)
    if connection.execute(there).first():
        return
    row = insert(packs).values(
        pack=info.id,
        version=info.version,
        manifest=data.decode("utf-8"),
        signature=signature.decode("utf-8"),
        at=time_text(now),
        withdrawn=None,
    )
    connection.execute(row)
    record = PublishedPack(
        info.id,
        info.version,
        info.title(info.languages[0]),
        blob_hash(data),
        now,
        size=sum(manifest.blobs().values()),
        languages=info.languages,
    )
    commit(connection, [_shared(Kind.PACK, info.id, record)], now)


def _take_note(
    row: Row[tuple[object, ...]], contents: PackContents, now: datetime, connection: Connection
) -> list[BroughtBack]:
    versions = select(packs).where(packs.c.pack == row.pack).with_for_update()
    known = {there.version: there.contents for there in connection.execute(versions)}
    if known[row.version] is not None:
        return []
    theirs = (packs.c.pack == row.pack) & (packs.c.version == row.version)
    connection.execute(update(packs).where(theirs).values(contents=contents_text(contents)))
    found: list[BroughtBack] = []
    noted = {version: text for version, text in known.items() if text is not None}
    if noted:
        before = read_contents(noted[max(noted, key=version_key)])
        found = bring_back_changed(connection, PackChange(row.pack, before, contents), now)
    _add_family(connection, _manifest(row).info.product_family, now)
    return found


def _add_family(connection: Connection, family: str, now: datetime) -> None:
    """Fixes are written for the product families of manuals: let each be known here."""
    if is_scoped(family) and family not in {known.id for known in all_families(connection)}:
        add_family(connection, family, "", now)


def _withdraw(
    connection: Connection, signed: SignedWithdrawal, statement: Withdrawal, now: datetime
) -> None:
    text = record_bytes(signed).decode("utf-8")
    name = hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]
    theirs = (
        (packs.c.pack == statement.manual)
        & packs.c.version.in_(statement.versions)
        & packs.c.withdrawn.is_(None)
    )
    current = dict(_current(connection))
    connection.execute(update(packs).where(theirs).values(withdrawn=time_text(now)))
    record = PublishedWithdrawal(name, statement.manual, text, now)
    changes = [_shared(Kind.WITHDRAWAL, name, record)]
    if current.get(statement.manual) in statement.versions:
        # Nobody should fetch it any more; who has it reads the warning on every page.
        changes.append(Change(Kind.PACK, statement.manual, None, None))
    commit(connection, changes, now)


def _refuse_withdrawn(connection: Connection, manifest: Manifest) -> None:
    query = select(records.c.payload).where(
        records.c.kind == Kind.WITHDRAWAL.value,
        records.c.key == manifest.info.id,
        records.c.payload.is_not(None),
    )
    for payload in connection.execute(query).scalars():
        text = decode_as(PublishedWithdrawal, payload).statement
        statement = read_statement(text.encode("utf-8"), "a withdrawal").read("a withdrawal")
        if manifest.info.version in statement.versions:
            raise Refused(
                "pack-withdrawn",
                "Version {version} of {manual} was withdrawn by its publisher: {reason}",
                "Publish a newer version.",
                version=manifest.info.version,
                manual=manifest.info.id,
                reason=statement.reason,
            )


def _current(connection: Connection) -> list[tuple[str, str]]:
    """Return the newest version of each manual, unless it was withdrawn."""
    newest: dict[str, tuple[str, bool]] = {}
    query = select(packs.c.pack, packs.c.version, packs.c.withdrawn).order_by(packs.c.pack)
    for pack, version, withdrawn in connection.execute(query):
        if pack not in newest or version_key(version) > version_key(newest[pack][0]):
            newest[pack] = (version, withdrawn is not None)
    return [(pack, version) for pack, (version, withdrawn) in newest.items() if not withdrawn]


def covered_models(connection: Connection) -> frozenset[str]:
    """Return the models that the published manuals cover."""
    rows = (_row(connection, *release) for release in _current(connection))
    return frozenset(model.id for row in rows for model in _manifest(row).info.models)


def _row(connection: Connection, pack: str, version: str) -> Row[tuple[object, ...]]:
    query = select(packs).where(packs.c.pack == pack, packs.c.version == version)
    return connection.execute(query).one()


def _on_the_wire(row: Row[tuple[object, ...]]) -> PackRelease:
    manifest = _manifest(row)
    return PackRelease(
        manual=row.pack,
        version=row.version,
        title=manifest.info.title(manifest.info.languages[0]),
        manifest=blob_hash(row.manifest.encode("utf-8")),
        signature=row.signature,
        size=sum(manifest.blobs().values()),
        files=[
            PackFile(path=path, sha256=content.sha256, size=content.size)
            for path, content in manifest.files.items()
        ],
    )


def _release(row: Row[tuple[object, ...]]) -> Release:
    info = _manifest(row).info
    return Release(
        row.pack, row.version, info.title(info.languages[0]), row.at, row.withdrawn is not None
    )


def _manifest(row: Row[tuple[object, ...]]) -> Manifest:
    return read_manifest(row.manifest.encode("utf-8"), row.pack)


def _shared(kind: Kind, name: str, record: object) -> Change:
    return Change(kind, name, encode(kind, record), frozenset({SHARED}))


@contextmanager
def _servers_words() -> Iterator[None]:
    """Give the advice that helps on the server, where a laptop's user would be told otherwise."""
    try:
        yield
    except Refused as error:
        if error.code == "pack-not-newer":
            raise Refused(
                "pack-not-newer",
                "Version {version} of {manual} is not newer than {installed}, which is published.",
                "Build it again with a higher version.",
                **error.details,
            ) from error
        if error.code == "key-unknown":
            raise Refused(
                "key-unknown",
                "{file} is signed by a publisher that is not known here (key {key}).",
                "If you know whose key it is, accept it: fieldkm server manual trust PUBFILE",
                **error.details,
            ) from error
        raise
