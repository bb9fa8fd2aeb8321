"""People and customers erased for good: their records, what was logged of them, their photos.

What is left of a record is its row without any content, so that a laptop that was offline, a later
import and an older backup cannot bring it back; the laptops are told to forget it as if it had left
their territory. Backups hold it until they are deleted: a restore erases it again (see
`erasures`). That a fix was used there stays, without a word of why, since it says nothing of whose
machine it was. Words about a person in other people's records are found by `dossier.mentions`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, select, update

from fieldkm.errors import Refused, from_os_error
from fieldkm.manuals.packs.blobs import BlobFolder
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import with_fields
from fieldkm.server.dossier import Dossier, dossier
from fieldkm.server.erasures import Erasure
from fieldkm.server.feed import Change, commit
from fieldkm.server.records import Key, Stored, batches, stored
from fieldkm.server.tables import blob_links, blobs, imported, op_log, uploads

ROOTS = (Kind.CUSTOMER, Kind.CONTACT)


@dataclass(frozen=True, slots=True)
class Erased:
    """What is gone: records, and the hashes of photos that no record names any more."""

    records: tuple[Key, ...] = ()
    photos: frozenset[str] = frozenset()


def gone_with(found: Dossier) -> list[Key]:
    """Return the records of a dossier that are erased; machines with other customers' visits are
    kept without their place.
    """
    return [item.key for item in found.records if item.key not in found.shared]


def erase(connection: Connection, found: Dossier, now: datetime) -> Erased:
    """Erase a dossier that was read and locked in this transaction."""
    gone = [Change(item.kind, item.id, None, None, item.rev) for item in found.records]
    kept = [_cleared(item) for item in found.records if item.key in found.shared]
    kept += [_without(item, {"text": ""}) for item in _uses(connection, found)]
    commit(connection, [*(item for item in gone if item.key not in found.shared), *kept], now)
    return _forgotten(connection, gone_with(found))


def erase_again(connection: Connection, erasure: Erasure, now: datetime) -> frozenset[str]:
    """Erase what was erased before, in a server that was restored; also what is not there yet: a
    laptop may still send it. Returns the photos that no record names any more.
    """
    if erasure.kind not in tuple(Kind):
        raise Refused(
            "unknown-erasure",
            "This server cannot erase records of the kind “{kind}”.",
            "Update fieldkm on this machine. Nothing was restored.",
            kind=erasure.kind,
        )
    kind = Kind(erasure.kind)
    again = (
        erase(connection, dossier(connection, kind, erasure.record, lock=True), now)
        if kind in ROOTS
        else Erased()
    )
    commit(connection, [Change(kind, erasure.record, None, None)], now)
    late = _forgotten(connection, [(erasure.record, kind.value)])
    return again.photos | late.photos


def remove_photos(folder: Path, photos: Collection[str]) -> None:
    """Remove the files of photos, after the transaction that has forgotten them."""
    for sha256 in sorted(photos):
        path = BlobFolder(folder).path(sha256)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise from_os_error(error, str(path)) from error


def _cleared(item: Stored) -> Change:
    """Return a machine as it is kept for the visits of other customers."""
    return _without(item, {"site": "", "name": "", "location": "", "placements": []})


def _uses(connection: Connection, found: Dossier) -> list[Stored]:
    """Return what everybody reads of the outcomes that go: the uses of fixes that they were."""
    outcomes = [item.id for item in found.records if item.kind is Kind.OUTCOME]
    uses = stored(connection, {(name, Kind.FIX_USE.value) for name in outcomes}, lock=True)
    return [item for item in uses.values() if item.payload is not None]


def _without(item: Stored, empty: Mapping[str, object]) -> Change:
    payload = with_fields(item.kind, item.payload or "{}", empty)
    return Change(item.kind, item.id, payload, item.scopes, item.rev)


def _forgotten(connection: Connection, keys: Sequence[Key]) -> Erased:
    """Remove what other tables keep of records."""
    photos: set[str] = set()
    for ids in batches(sorted({record for record, _ in keys})):
        of_records = blob_links.c.id.in_(ids)
        photos |= set(connection.execute(select(blob_links.c.sha256).where(of_records)).scalars())
        connection.execute(delete(blob_links).where(of_records))
        connection.execute(delete(imported).where(imported.c.id.in_(ids)))
        _redact(connection, ids)
    return Erased(tuple(keys), _unnamed(connection, photos))


def _redact(connection: Connection, ids: Collection[str]) -> None:
    """Leave of what was answered to operations only whether they were done."""
    query = select(op_log.c.op_id, op_log.c.result).where(op_log.c.record.in_(ids))
    for op_id, result in connection.execute(query).all():
        bare = {**json.loads(result), "details": {}}
        changed = update(op_log).where(op_log.c.op_id == op_id)
        connection.execute(changed.values(result=json.dumps(bare)))


def _unnamed(connection: Connection, photos: Collection[str]) -> frozenset[str]:
    """Return those of the photos that no record names, and forget that they are here."""
    named: set[str] = set()
    for some in batches(sorted(photos)):
        query = select(blob_links.c.sha256).where(blob_links.c.sha256.in_(some))
        named |= set(connection.execute(query).scalars())
    gone = frozenset(photos) - named
    for some in batches(sorted(gone)):
        connection.execute(delete(blobs).where(blobs.c.sha256.in_(some)))
        connection.execute(delete(uploads).where(uploads.c.sha256.in_(some)))
    return gone
