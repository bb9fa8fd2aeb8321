"""Which records name which photos: whoever sees the record may see the photo.

To know a photo's hash is not to have the photo: what a user names is a claim until they have sent
it, or see it in another record. Else a hash remembered from a territory that is no longer theirs
would bring them the photo, in a record of their own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, and_, select, text, update

from fieldkm.protocol.kinds import Kind
from fieldkm.server.records import batches
from fieldkm.server.tables import blob_links, devices, records, uploads

BlobLink = tuple[str, Kind, str]  # the photo's hash, the kind and id of the record that names it
_HASH = re.compile(r"[0-9a-f]{64}")
_LINK = text(
    "INSERT INTO blob_links (sha256, kind, id, claimed_by)"
    " VALUES (:sha256, :kind, :id, :claimed_by)"
    " ON CONFLICT (sha256, kind, id) DO NOTHING"
)


def blobs_in(kind: Kind, data: Mapping[str, object]) -> frozenset[str]:
    """Return the hashes of the photos that a record's fields name."""
    named: list[object] = []
    if kind is Kind.PHOTO:
        named = [data.get("sha256")]
    elif kind is Kind.FIX_REVISION:
        pictures = data.get("photos")
        named = [
            picture.get("sha256")
            for picture in (pictures if isinstance(pictures, list) else [])
            if isinstance(picture, Mapping)
        ]
    return frozenset(name for name in named if isinstance(name, str) and _HASH.fullmatch(name))


def link(
    connection: Connection,
    links: Iterable[BlobLink],
    user: str = "",
    had: Collection[str] = frozenset(),
) -> None:
    """Note which records name which photos, as claims of `user` but for those that they `had`; the
    server itself, nobody, claims nothing. A link that was true once is kept: what counts is who
    sees the record.
    """
    rows = [
        {
            "sha256": sha256,
            "kind": kind.value,
            "id": name,
            "claimed_by": "" if sha256 in had else user,
        }
        for sha256, kind, name in sorted(links)
    ]
    if rows:
        connection.execute(_LINK, rows)


def had_by(
    connection: Connection, user: str, hashes: Collection[str], scopes: Collection[str]
) -> frozenset[str]:
    """Return those of the photos that a user has: a device of theirs has sent them, or a record in
    one of `scopes` shows them.
    """
    found = set(visible(connection, hashes, scopes))
    for some in batches(sorted(frozenset(hashes) - found)):
        query = (
            select(uploads.c.sha256)
            .join(devices, devices.c.id == uploads.c.device)
            .where(uploads.c.sha256.in_(some), devices.c.user == user)
        )
        found.update(connection.execute(query).scalars())
    return frozenset(found)


def make_good(connection: Connection, user: str, sha256: str) -> None:
    """Keep what a user has claimed of a photo, which they have just sent."""
    theirs = (blob_links.c.sha256 == sha256) & (blob_links.c.claimed_by == user)
    connection.execute(update(blob_links).where(theirs).values(claimed_by=""))


def visible(
    connection: Connection, hashes: Collection[str], scopes: Collection[str]
) -> frozenset[str]:
    """Return those of the photos that a record in one of `scopes` names, claims left out."""
    found: set[str] = set()
    for some in batches(sorted(hashes)):
        query = (
            select(blob_links.c.sha256, records.c.scopes)
            .join(
                records,
                and_(records.c.id == blob_links.c.id, records.c.kind == blob_links.c.kind),
            )
            .where(
                blob_links.c.sha256.in_(some),
                blob_links.c.claimed_by == "",
                records.c.payload.is_not(None),
            )
        )
        for sha256, within in connection.execute(query):
            if not set(within.split()).isdisjoint(scopes):
                found.add(sha256)
    return frozenset(found)
