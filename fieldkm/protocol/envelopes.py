"""Every request and answer between laptop and server, as the models that check them.

They stand in the OpenAPI description too. Unknown fields are ignored, so that a newer laptop can
speak to an older server; every text and list has a limit, so that a hostile one cannot fill memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from fieldkm.domain.fix_rules import REVIEW_WORKING_DAYS
from fieldkm.domain.offline import LOCK_DAYS

SCHEMA = 1  # of the protocol; a laptop sends its own, the server says which it understands
OPERATIONS_A_PUSH = 50
BLOBS_AT_ONCE = 1_000  # in one question for those that are missing
ROWS_A_PAGE = 2_000
BYTES_A_PAGE = 1 << 20

Name = Annotated[str, Field(min_length=1, max_length=200)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
OpId = Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
RecordId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$")]
Sequence = Annotated[int, Field(ge=0, le=2**62)]


class Envelope(BaseModel):
    """What all of them share."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Anchor(NamedTuple):
    """The last commit that a laptop has seen: its number and its random mark."""

    seq: Sequence
    nonce: Annotated[str, Field(max_length=64)]


class Login(Envelope):
    """`POST /v1/login`."""

    user: Name
    password: Annotated[str, Field(min_length=1, max_length=1_000)]
    device_name: Name
    device_id: Annotated[str, Field(max_length=100)] = ""


class SignedIn(Envelope):
    """A device that may sync from now on. `token` is shown once and kept nowhere on the server;
    `territory` is the user's home; `keys` are the publishers' public keys, as their files' text.
    """

    device_id: str
    token: str
    user: str
    user_id: str
    display: str
    role: str
    territory: str = ""
    scopes: list[str]
    keys: list[str] = []


class SchemaRange(Envelope):
    """The protocol's versions that a server understands."""

    min: int
    max: int


class Limits(Envelope):
    """What a server takes at most, in bytes but for the number of operations."""

    operations: int = OPERATIONS_A_PUSH
    rows: int = ROWS_A_PAGE
    page_bytes: int = BYTES_A_PAGE
    body_bytes: int
    blob_bytes: int


class Hello(Envelope):
    """`GET /v1/hello`: the time, what is understood, and whether this device must be wiped.

    `product` is what tells our server from a captive portal's page.
    """

    product: Literal["fieldkm"] = "fieldkm"
    release: str
    server_time: datetime
    schema_range: Annotated[SchemaRange, Field(alias="schema")]
    limits: Limits
    wipe: bool = False

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class PullRequest(Envelope):
    """`POST /v1/sync/pull`. `cursors` holds a number for each scope that the laptop has begun."""

    schema_version: Annotated[int, Field(alias="schema", ge=1, le=1_000)]
    anchor: Anchor | None = None
    cursors: Annotated[
        dict[Annotated[str, Field(max_length=200)], Sequence], Field(max_length=2_000)
    ] = {}
    max_rows: Annotated[int, Field(ge=1, le=ROWS_A_PAGE)] = ROWS_A_PAGE
    max_bytes: Annotated[int, Field(ge=1_000, le=4 * BYTES_A_PAGE)] = BYTES_A_PAGE

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class Row(NamedTuple):
    """One row of the feed; `payload` is the record's JSON as text, or None when it is evicted."""

    seq: int
    op: Literal["put", "evict"]
    kind: str
    id: str
    rev: int
    payload: str | None


class Page(Envelope):
    """What is new in one scope: `next` is the cursor after these rows."""

    rows: list[Row]
    next: int
    more: bool


class PullAnswer(Envelope):
    """`scopes` are all that the device may hold now; what is missing among them is dropped."""

    scopes: list[str]
    pages: dict[str, Page]
    target: dict[str, int]
    anchor: Anchor
    durable_seq: int
    lock_after_days: Annotated[int, Field(ge=1, le=3_650)] = LOCK_DAYS
    review_after_days: Annotated[int, Field(ge=1, le=3_650)] = REVIEW_WORKING_DAYS

    def is_reached_by(self, cursors: Mapping[str, int]) -> bool:
        """Tell whether a laptop with these cursors holds all that there is."""
        return all(cursors.get(scope, 0) >= self.target.get(scope, 0) for scope in self.scopes)


class PushedOperation(Envelope):
    """One operation as it travels."""

    op_id: OpId
    type: Annotated[str, Field(min_length=1, max_length=100)]
    id: RecordId
    base_rev: Annotated[int, Field(ge=0, le=2**53)] = 0
    args: dict[str, object]
    client_time: datetime


class PushRequest(Envelope):
    """`POST /v1/sync/push`."""

    schema_version: Annotated[int, Field(alias="schema", ge=1, le=1_000)]
    anchor: Anchor | None = None
    ops: Annotated[list[PushedOperation], Field(max_length=OPERATIONS_A_PUSH)]

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


Status = Literal["applied", "duplicate", "conflict", "rejected", "blocked", "retry"]


class Result(Envelope):
    """What became of one operation. `seq` is the commit that holds it, `rev` the record's."""

    op_id: str
    status: Status
    rev: int = 0
    seq: int = 0
    code: str = ""
    title: str = ""
    advice: str = ""
    details: dict[str, str | int] = {}


class PushAnswer(Envelope):
    """The results, in the order of the operations."""

    results: list[Result]
    anchor: Anchor
    durable_seq: int


class ScopeDigest(Envelope):
    """`GET /v1/sync/digest`: what the server holds in a scope, up to `seq`."""

    seq: int
    count: int
    hash: str


class BlobsAsked(Envelope):
    """`POST /v1/blobs/have`."""

    sha256: Annotated[list[Sha256], Field(max_length=BLOBS_AT_ONCE)]


class BlobsMissing(Envelope):
    """Those that the server lacks, and those that this device may not ask about."""

    missing: list[str]


class PackFile(Envelope):
    """One file of a pack, by its content."""

    path: Annotated[str, Field(max_length=1_000)]
    sha256: Sha256
    size: Annotated[int, Field(ge=0)]


class PackRelease(Envelope):
    """One release of a manual. `manifest` is the hash of its signed manifest, which is a file of it
    too, and `signature` the publisher's over that manifest, as the pack holds it.
    """

    manual: str
    version: str
    title: str
    manifest: Sha256
    signature: str
    size: Annotated[int, Field(ge=0)]
    files: list[PackFile]


class PackList(Envelope):
    """`GET /v1/packs`: what every laptop should have."""

    packs: list[PackRelease]


class ErrorBody(Envelope):
    """What went wrong, as every answer with a status from 400 says it."""

    code: str
    title: str
    advice: str = ""
    details: dict[str, str | int] = {}


class ErrorAnswer(Envelope):
    """The body of an answer that is an error."""

    error: ErrorBody
