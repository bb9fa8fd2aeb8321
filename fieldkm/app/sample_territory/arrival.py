"""The sample territory in a home without a server: as if it had come with a sync."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from contextlib import closing

from fieldkm.app.sample_territory.territory import SampleTerritory
from fieldkm.app.workplace import Workplace
from fieldkm.domain.fixes import Comment, Fix, FixRevision, Flag, Thanks, Transition
from fieldkm.domain.incidents import Incident, IncidentEntry
from fieldkm.domain.outcomes import FixUse
from fieldkm.domain.people import ProductFamily, Role, Territory, User
from fieldkm.domain.scopes import (
    SHARED,
    fix_scopes,
    flag_scopes,
    incidents_scope,
    review_scope,
    revision_scopes,
    territory_scope,
    thanks_scopes,
    user_scope,
)
from fieldkm.domain.visits import VanStock
from fieldkm.errors import from_os_error
from fieldkm.protocol.envelopes import Anchor, Page, PullAnswer, Row
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.payloads import encode
from fieldkm.store.blobs import Blobs, BlobState
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from fieldkm.store.sync_state import Account, SyncState
from fieldkm.sync.blob_transfer import BlobFiles

URL = "https://fieldkm.example.com"
_AT_ONCE = 5_000


def in_home(workplace: Workplace, sample: SampleTerritory, user: User | None = None) -> None:
    """Put what `user` may hold of the territory into a home and make it theirs; without a user it
    is the first technician's. Nothing waits to be sent.
    """
    user = user or sample.staff.technicians[0]
    scopes = _scopes(sample, user)
    anchor = Anchor(1, "sample")
    with closing(Database(workplace.home.database)) as database:
        mirror, state = Mirror(database), SyncState(database)
        for scope, rows in _rows(sample, scopes).items():
            for begun in range(0, len(rows), _AT_ONCE):
                page = Page(rows=rows[begun : begun + _AT_ONCE], next=1, more=False)
                mirror.take(
                    PullAnswer(
                        scopes=scopes,
                        pages={scope: page},
                        target=dict.fromkeys(scopes, 1),
                        anchor=anchor,
                        durable_seq=1,
                    )
                )
        state.sign_in(_account(sample, user))
        state.note_sync(workplace.clock.now())
        _bring_pictures(sample, Blobs(database), BlobFiles(workplace.home.blobs))


def _scopes(sample: SampleTerritory, user: User) -> list[str]:
    territory = sample.staff.territory.id
    scopes = [SHARED, territory_scope(territory), user_scope(user.id)]
    if user.role is Role.TECHNICIAN:
        return scopes
    families = (review_scope(family.id) for family in sample.staff.families)
    return [*scopes, incidents_scope(territory), *families]


def _rows(sample: SampleTerritory, scopes: list[str]) -> dict[str, list[Row]]:
    """Return the rows of each scope as a server would send them."""
    found: dict[str, list[Row]] = defaultdict(list)
    around = {
        str(getattr(record, "id", "")): record
        for record in sample.records
        if isinstance(record, Incident | Fix | FixRevision)
    }
    for record in sample.records:
        for scope in _scopes_of(record, sample.staff.territory.id, around):
            if scope in scopes:
                kind = KIND_OF[type(record)]
                identity = str(getattr(record, "id", ""))
                found[scope].append(Row(1, "put", kind.value, identity, 1, encode(kind, record)))
    return found


def _scopes_of(record: object, territory: str, around: Mapping[str, object]) -> Collection[str]:
    """Return the scopes of a record; `around` has incidents, fixes and revisions, by their id."""
    match record:
        case User() | Territory() | ProductFamily():
            return (SHARED,)
        case VanStock():
            return (user_scope(record.technician),)
        case Incident() | IncidentEntry():
            incident = around[record.id if isinstance(record, Incident) else record.incident]
            reporter = incident.reporter if isinstance(incident, Incident) else ""
            return (incidents_scope(territory), user_scope(reporter))
        case Fix() | FixRevision() | Transition() | Comment() | FixUse() | Flag() | Thanks():
            return _fix_scopes(record, around)
        case _:
            return (territory_scope(territory),)


def _fix_scopes(record: object, around: Mapping[str, object]) -> Collection[str]:
    if isinstance(record, Flag):
        return flag_scopes(record)
    if isinstance(record, Thanks):
        return thanks_scopes(record)
    fix = record if isinstance(record, Fix) else around[str(getattr(record, "fix", ""))]
    named = record.revision if isinstance(record, Transition) else str(getattr(record, "id", ""))
    revision = around.get(named)
    if isinstance(fix, Fix):
        return (
            revision_scopes(fix, revision) if isinstance(revision, FixRevision) else fix_scopes(fix)
        )
    raise TypeError(f"a {type(record).__name__} of no fix")


def _account(sample: SampleTerritory, user: User) -> Account:
    territory = sample.staff.territory.id
    return Account(URL, user.id, user.name, user.display, user.role, "sample", territory)


def _bring_pictures(sample: SampleTerritory, blobs: Blobs, files: BlobFiles) -> None:
    blobs.note_needed()
    for blob in blobs.in_state(BlobState.WANTED):
        picture = sample.pictures.get(blob.sha256)
        if picture is None:
            continue
        path = files.path(blob.sha256)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture)
        except OSError as error:
            raise from_os_error(error, str(path)) from error
        blobs.note(blob.sha256, BlobState.HERE, blob.size)
