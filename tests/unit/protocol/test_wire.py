"""Compression within limits, problems both ways, digests."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.errors import (
    BadInput,
    FieldkmError,
    NotAllowed,
    Refused,
    SignedOut,
    Unavailable,
)
from fieldkm.protocol.compression import chosen, compressed, decompressed
from fieldkm.protocol.digests import digest_of
from fieldkm.protocol.problems import body_of, error_of, status_of

LIMIT = 1 << 20
ENCODINGS = ("identity", "gzip", "zstd")


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(body=st.binary(max_size=3_000))
def test_what_is_compressed_comes_back(encoding: str, body: bytes) -> None:
    assert decompressed(compressed(body, encoding), encoding, LIMIT) == body


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_bomb_stops_at_the_limit(encoding: str) -> None:
    bomb = compressed(bytes(50 * LIMIT), encoding)
    with pytest.raises(BadInput) as caught:
        decompressed(bomb, encoding, LIMIT)
    assert caught.value.code == "too-large"
    assert decompressed(compressed(bytes(LIMIT), encoding), encoding, LIMIT) == bytes(LIMIT)


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_body_that_is_cut_or_damaged_is_said(encoding: str) -> None:
    whole = compressed(b"all that was written " * 100, encoding)
    for broken in [whole[:cut] for cut in range(len(whole))] + [whole + b"more", b"\0" * 40]:
        with pytest.raises(BadInput) as caught:
            decompressed(broken, encoding, LIMIT)
        assert caught.value.code == "damaged-body"


def test_an_unknown_encoding_is_said() -> None:
    with pytest.raises(BadInput) as caught:
        decompressed(b"", "br", LIMIT)
    assert caught.value.code == "unknown-encoding"


def test_any_gzip_is_understood() -> None:
    assert decompressed(gzip.compress(b"words"), "gzip", LIMIT) == b"words"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("", "identity"), ("gzip", "gzip"), ("gzip, ZSTD;q=0.5", "zstd"), ("br", "identity")],
)
def test_the_best_of_what_is_accepted_is_chosen(accepted: str, encoding: str) -> None:
    assert chosen(accepted) == encoding


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (SignedOut("revoked", "Signed out."), 401),
        (NotAllowed("role", "Not for {role}.", role="office"), 403),
        (Refused("reset", "Begin anew."), 409),
        (Refused("upgrade", "Too old."), 426),
        (Refused("state", "No."), 409),
        (BadInput("malformed", "Broken."), 400),
        (BadInput("too-large", "Too much."), 413),
        (Unavailable("throttled", "Wait.", seconds=3), 429),
        (Unavailable("busy", "Later."), 503),
        (FieldkmError("bug", "Ours."), 500),
    ],
)
def test_a_problem_makes_the_round_trip(error: FieldkmError, status: int) -> None:
    assert status_of(error) == status
    back = error_of(status, body_of(error))
    kind = Unavailable if status == 500 else type(error)
    assert isinstance(back, kind)
    assert (back.code, back.title, back.details) == (error.code, error.title, error.details)


def test_details_cannot_take_the_place_of_the_error() -> None:
    body = body_of(Refused("state", "No.")).model_copy(update={"details": {"code": "x", "n": 1}})
    assert error_of(409, body).details == {"n": 1}


def test_a_digest_does_not_depend_on_the_order_and_on_nothing_else() -> None:
    rows = [("customer", "c1", 1, "{}"), ("site", "s1", 2, "{}")]
    assert digest_of(rows) == digest_of(reversed(rows))
    assert digest_of(rows).count == 2
    for changed in (("site", "s1", 3, "{}"), ("site", "s1", 2, "{ }"), ("site", "s2", 2, "{}")):
        assert digest_of([rows[0], changed]) != digest_of(rows)
