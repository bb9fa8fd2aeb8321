"""The server's HTTP interface without a network: requests to the application in this process."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from fieldkm.domain.people import Role
from fieldkm.protocol.envelopes import SignedIn
from fieldkm.server.administration import Administration, NewUser
from fieldkm.server.api.application import create_app
from fieldkm.server.api.context import Context
from fieldkm.server.passwords import Passwords
from fieldkm.server.settings import Limits, ServerSettings
from tests.support.clock import FakeClock

PASSWORD = "correct horse"
ADDRESS = "192.0.2.1"
OP_ID = "01890000-0000-7000-8000-{:012x}"
# SYNC.md, "Endpoints"; a pack's files are fetched by their hash, as it says below that table.
ROUTES = {
    "POST /v1/login",
    "GET /v1/hello",
    "POST /v1/sync/pull",
    "POST /v1/sync/push",
    "GET /v1/sync/digest",
    "POST /v1/blobs/have",
    "HEAD /v1/blobs/{sha256}",
    "PATCH /v1/blobs/{sha256}",
    "GET /v1/blobs/{sha256}",
    "GET /v1/packs",
    "GET /v1/packs/{manual}/files/{sha256}",
    "POST /v1/devices/{device}/revoke",
    "POST /v1/devices/{device}/wipe-ack",
}
_PLAIN = {"Accept-Encoding": "identity"}


class Api:
    """A server; `sign_in` gives a laptop of it. Its own errors are answered, not raised."""

    def __init__(self, data: Path, database_url: str, limits: Limits | None = None) -> None:
        self.clock = FakeClock()
        settings = ServerSettings(data, database_url, limits=limits or Limits())
        self.app = create_app(settings, self.clock, Passwords(memory_kib=8))
        self.context: Context = self.app.state.context
        self.desk = Administration(self.context.database, self.clock, self.context.passwords)
        self._loop = asyncio.Runner()

    def close(self) -> None:
        self._loop.close()
        self.context.database.close()

    def request(
        self, method: str, path: str, *, address: str = ADDRESS, **options: object
    ) -> httpx.Response:
        """Send a request; `options` are httpx's: json, content, headers."""
        return self._loop.run(self._request(method, path, address, options))

    def hire(self, name: str, *territories: str, role: Role = Role.TECHNICIAN) -> None:
        """Add a user whose password is `PASSWORD`."""
        self.desk.add_user(NewUser(name, role, name.title(), tuple(territories)), PASSWORD)

    def sign_in(self, name: str) -> Laptop:
        """Sign a new laptop in."""
        asked = {"user": name, "password": PASSWORD, "device_name": f"{name}'s"}
        answer = self.request("POST", "/v1/login", json=asked)
        assert answer.status_code == 200, answer.text
        return Laptop(self, SignedIn.model_validate(answer.json()))

    async def _request(
        self, method: str, path: str, address: str, options: Mapping[str, object]
    ) -> httpx.Response:
        transport = httpx.ASGITransport(
            self.app, raise_app_exceptions=False, client=(address, 50_000)
        )
        async with httpx.AsyncClient(
            transport=transport, base_url="http://server", headers=_PLAIN
        ) as client:
            return await client.request(method, path, **options)


@dataclass
class Laptop:
    """A signed-in laptop."""

    api: Api
    signed_in: SignedIn
    headers: dict[str, str] = field(default_factory=dict)

    def request(self, method: str, path: str, **options: object) -> httpx.Response:
        """Send a request with the laptop's token."""
        given = options.pop("headers", {})
        assert isinstance(given, dict)
        token = {"Authorization": f"Bearer {self.signed_in.token}"}
        return self.api.request(method, path, headers=token | self.headers | given, **options)

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Fetch; headers are named with underscores."""
        return self.request("GET", path, headers=_named(headers))

    def post(self, path: str, json: object = None) -> httpx.Response:
        return self.request("POST", path, json=json)

    def push(self, *operations: dict[str, object]) -> httpx.Response:
        return self.post("/v1/sync/push", {"schema": 1, "ops": list(operations)})

    def send(self, data: bytes, offset: int, end: int, sha256: str = "") -> httpx.Response:
        """Send bytes `offset` to `end` of a photo."""
        path = f"/v1/blobs/{sha256 or sha256_of(data)}"
        headers = {"Upload-Offset": str(offset), "Upload-Length": str(len(data))}
        return self.request("PATCH", path, content=data[offset:end], headers=headers)


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def code_of(answer: httpx.Response) -> str:
    """Return the problem code of an answer."""
    code = answer.json()["error"]["code"]
    assert isinstance(code, str)
    return code


@contextmanager
def opened_api(data: Path, database_url: str) -> Iterator[Api]:
    """Yield a server over data that is there."""
    with closing(Api(data, database_url)) as api:
        yield api


@contextmanager
def an_api(data: Path, database_url: str, limits: Limits | None = None) -> Iterator[Api]:
    """Yield a server with the territories north and south."""
    with closing(Api(data, database_url, limits)) as api:
        api.desk.add_territory("north", "North")
        api.desk.add_territory("south", "South")
        yield api


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def an_operation(number: int, type_name: str, record: str, **args: object) -> dict[str, object]:
    """Return an operation as it travels; `number` makes its number."""
    return {
        "op_id": OP_ID.format(number),
        "type": type_name,
        "id": record,
        "args": args,
        "client_time": "2026-11-21T08:00:00Z",
    }
