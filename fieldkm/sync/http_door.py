"""The server over HTTP: paths, headers and the models of what goes both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from fieldkm.protocol.envelopes import (
    BLOBS_AT_ONCE,
    BlobsAsked,
    BlobsMissing,
    Hello,
    Login,
    PackList,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushRequest,
    ScopeDigest,
    SignedIn,
)
from fieldkm.protocol.headers import UPLOAD_LENGTH, UPLOAD_OFFSET
from fieldkm.sync.transport import Transport
from fieldkm.sync.unreachable import server_trouble

_JSON = {"Content-Type": "application/json"}
_BYTES = {"Content-Type": "application/octet-stream", "Content-Encoding": "identity"}
M = TypeVar("M", bound=BaseModel)


class HttpDoor:
    """See `ServerDoor`."""

    def __init__(self, transport: Transport, device: str = "") -> None:
        self._transport = transport
        self._device = device

    def hello(self) -> Hello:
        """See `ServerDoor`."""
        return self._get("/v1/hello", Hello)

    def sign_in(self, login: Login) -> SignedIn:
        """See `ServerDoor`."""
        return self._post("/v1/login", login, SignedIn)

    def pull(self, request: PullRequest) -> PullAnswer:
        """See `ServerDoor`."""
        return self._post("/v1/sync/pull", request, PullAnswer)

    def push(self, request: PushRequest) -> PushAnswer:
        """See `ServerDoor`."""
        return self._post("/v1/sync/push", request, PushAnswer)

    def digest(self, scope: str) -> ScopeDigest:
        """See `ServerDoor`."""
        return self._get(f"/v1/sync/digest?scope={quote(scope, safe='')}", ScopeDigest)

    def missing_blobs(self, hashes: list[str]) -> list[str]:
        """See `ServerDoor`."""
        missing = []
        for start in range(0, len(hashes), BLOBS_AT_ONCE):
            asked = BlobsAsked(sha256=hashes[start : start + BLOBS_AT_ONCE])
            missing += self._post("/v1/blobs/have", asked, BlobsMissing).missing
        return missing

    def blob_offset(self, sha256: str) -> int:
        """See `ServerDoor`."""
        _, headers = self._transport.call("HEAD", f"/v1/blobs/{sha256}")
        return _offset(headers.get(UPLOAD_OFFSET, ""))

    def send_blob(self, sha256: str, offset: int, piece: bytes, size: int) -> int:
        """See `ServerDoor`."""
        headers = {**_BYTES, UPLOAD_OFFSET: str(offset), UPLOAD_LENGTH: str(size)}
        _, answered = self._transport.call("PATCH", f"/v1/blobs/{sha256}", piece, headers)
        return _offset(answered.get(UPLOAD_OFFSET, ""))

    def fetch_blob(self, sha256: str, offset: int) -> Iterator[bytes]:
        """See `ServerDoor`."""
        return self._transport.stream(f"/v1/blobs/{sha256}", _from(offset))

    def packs(self) -> PackList:
        """See `ServerDoor`."""
        return self._get("/v1/packs", PackList)

    def fetch_pack_file(self, manual: str, sha256: str, offset: int) -> Iterator[bytes]:
        """See `ServerDoor`."""
        path = f"/v1/packs/{quote(manual, safe='')}/files/{sha256}"
        return self._transport.stream(path, _from(offset))

    def acknowledge_wipe(self) -> None:
        """See `ServerDoor`."""
        self._transport.call("POST", f"/v1/devices/{quote(self._device, safe='')}/wipe-ack")

    def revoke(self) -> None:
        """Let this device sync no more: its user signs out."""
        self._transport.call("POST", f"/v1/devices/{quote(self._device, safe='')}/revoke")

    def _get(self, path: str, model: type[M]) -> M:
        content, _ = self._transport.call("GET", path)
        return _read(content, model)

    def _post(self, path: str, request: BaseModel, model: type[M]) -> M:
        body = request.model_dump_json(by_alias=True).encode()
        content, _ = self._transport.call("POST", path, body, _JSON)
        return _read(content, model)


def _read(content: bytes, model: type[M]) -> M:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        # Ours by its mark, and yet not understood: newer than this laptop, or out of order.
        raise server_trouble(200) from error


def _from(offset: int) -> dict[str, str]:
    return {"Range": f"bytes={offset}-"} if offset else {}


def _offset(text: str) -> int:
    if not text.isdigit():
        raise server_trouble(200)
    return int(text)
