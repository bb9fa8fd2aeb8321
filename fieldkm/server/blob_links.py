"""Which records name which photos: whoever sees the record may see the photo."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, and_, select, text

from fieldkm.protocol.kinds import Kind
from fieldkm.server.records import batches
from fieldkm.server.tables import blob_links, records

BlobLink = tuple[str, Kind, str]  # the photo's hash, the kind and id of the record that names it
_HASH = re.compile(r"[0-9a-f]{64}")
_LINK = text(
    "INSERT INTO blob_links (sha256, kind, id) VALUES (:sha256, :kind, :id)"
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


def link(connection: Connection, links: Iterable[BlobLink]) -> None:
    """Note which records name which photos. A link that was true once is kept: what counts is who
    sees the record.
    """
    rows = [
        {"sha256": sha256, "kind": kind.value, "id": name} for sha256, kind, name in sorted(links)
    ]
    if rows:
        connection.execute(_LINK, rows)


def visible(
    connection: Connection, hashes: Collection[str], scopes: Collection[str]
) -> frozenset[str]:
    """Return those of the photos that a record in one of `scopes` names."""
    found: set[str] = set()
    for some in batches(sorted(hashes)):
        query = (
            select(blob_links.c.sha256, records.c.scopes)
            .join(
                records,
                and_(records.c.id == blob_links.c.id, records.c.kind == blob_links.c.kind),
            )
            .where(blob_links.c.sha256.in_(some), records.c.payload.is_not(None))
        )
        for sha256, within in connection.execute(query):
            if not set(within.split()).isdisjoint(scopes):
                found.add(sha256)
    return frozenset(found)
