"""The server's functions as the laptop's `ServerDoor`, without HTTP: for histories by the thousand.

Who asks, what may be asked and what comes back are as over HTTP; only bodies, limits and headers
are not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fieldkm.host.clock import Clock
from fieldkm.host.release import program_version
from fieldkm.protocol.envelopes import (
    SCHEMA,
    Hello,
    Limits,
    Login,
    PackList,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushRequest,
    SchemaRange,
    ScopeDigest,
    SignedIn,
)
from fieldkm.server import digest, pull, push
from fieldkm.server.api.application import open_context
from fieldkm.server.api.context import Context
from fieldkm.server.blobs import Piece
from fieldkm.server.devices import accepted, device_to_wipe
from fieldkm.server.passwords import Passwords
from fieldkm.server.reach import Caller
from fieldkm.server.schema import check_pull, check_push
from fieldkm.server.settings import ServerSettings
from fieldkm.server.signing_in import sign_in

PIECE = 64 << 10  # bytes handed over at once


def a_server(data: Path, clock: Clock, database_url: str = "") -> Context:
    """Open a server's data; close `.database` at the end. Passwords are hashed quickly."""
    return open_context(ServerSettings(data, database_url), clock, Passwords(memory_kib=8))


class InProcessDoor:
    """See `ServerDoor`. `token` is empty until `sign_in`, which keeps the one that it gets."""

    def __init__(self, server: Context, token: str = "", address: str = "192.0.2.1") -> None:
        self.server = server
        self.token = token
        self.device = ""
        self._address = address

    def hello(self) -> Hello:
        limits = self.server.settings.limits
        return Hello(
            release=program_version(),
            server_time=self.server.now(),
            schema_range=SchemaRange(min=1, max=SCHEMA),
            limits=Limits(body_bytes=limits.body, blob_bytes=limits.blob),
        )

    def sign_in(self, login: Login) -> SignedIn:
        server = self.server
        answer = sign_in(server.database, server.passwords, login, self._address, server.clock)
        self.token, self.device = answer.token, answer.device_id
        return answer.model_copy(update={"keys": server.packs.keys()})

    def pull(self, request: PullRequest) -> PullAnswer:
        check_pull(request.schema_version)
        answer = pull.pull(self.server.database, self._caller(), request, self.server.now())
        return PullAnswer.model_validate_json(answer)

    def push(self, request: PushRequest) -> PushAnswer:
        check_push(request.schema_version)
        return push.push(self.server.database, self._caller(), request, self.server.now())

    def digest(self, scope: str) -> ScopeDigest:
        return digest.digest(self.server.database, self._caller(), scope, self.server.now())

    def missing_blobs(self, hashes: list[str]) -> list[str]:
        return self.server.blobs.missing(self._caller(), hashes, self.server.now())

    def blob_offset(self, sha256: str) -> int:
        return self.server.blobs.received(self._caller(), sha256, self.server.now())

    def send_blob(self, sha256: str, offset: int, piece: bytes, size: int) -> int:
        sent = Piece(offset, size, piece)
        return self.server.blobs.receive(self._caller(), sha256, sent, self.server.now())

    def fetch_blob(self, sha256: str, offset: int) -> Iterator[bytes]:
        path = self.server.blobs.readable(self._caller(), sha256, self.server.now())
        yield from _pieces(path, offset)

    def packs(self) -> PackList:
        self._caller()
        return self.server.packs.published()

    def fetch_pack_file(self, manual: str, sha256: str, offset: int) -> Iterator[bytes]:
        self._caller()
        yield from _pieces(self.server.packs.file(manual, sha256), offset)

    def acknowledge_wipe(self) -> None:
        with self.server.database.write() as connection:
            device_to_wipe(connection, self.token, self.device)

    def _caller(self) -> Caller:
        with self.server.database.read() as connection:
            return accepted(connection, self.token, self.server.now()).caller


def _pieces(path: Path, offset: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(offset)
        while piece := file.read(PIECE):
            yield piece
