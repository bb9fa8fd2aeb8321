"""Which pictures a record names."""

from __future__ import annotations

import pytest

from fieldkm.protocol.kinds import Kind
from fieldkm.server.blob_links import blobs_in

A, B = "a" * 64, "b" * 64


@pytest.mark.parametrize(
    ("kind", "data", "found"),
    [
        (Kind.PHOTO, {"sha256": A}, {A}),
        (Kind.FIX_REVISION, {"photos": [{"sha256": A}, {"sha256": B}]}, {A, B}),
        (Kind.FIX_REVISION, {}, set()),
        (Kind.FIX_REVISION, {"photos": ["a", {"sha256": 1}]}, set()),
        (Kind.CUSTOMER, {"sha256": A}, set()),
    ],
)
def test_pictures_are_found_where_they_are_named(
    kind: Kind, data: dict[str, object], found: set[str]
) -> None:
    assert blobs_in(kind, data) == found
