"""What the laptop asks of a server, however it is reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from fieldkm.protocol.envelopes import (
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


class RecordDoor(Protocol):
    """What the records go through; see `ServerDoor` for what it raises."""

    def pull(self, request: PullRequest) -> PullAnswer:
        """Return what is new; raises `Refused` with the code `reset` or `upgrade`."""
        ...

    def push(self, request: PushRequest) -> PushAnswer:
        """Hand operations over; raises `Refused` with the code `reset`."""
        ...


class ServerDoor(RecordDoor, Protocol):
    """A server. Everything raises `Unavailable` when it cannot be reached or says that it is busy,
    `SignedOut` when it no longer knows this device, and the problem it tells of else.
    """

    def hello(self) -> Hello:
        """Return the server's time, what it understands, and whether this device is to be wiped."""
        ...

    def sign_in(self, login: Login) -> SignedIn:
        """Make this laptop a device of a user."""
        ...

    def digest(self, scope: str) -> ScopeDigest:
        """Return what the server holds in a scope."""
        ...

    def missing_blobs(self, hashes: list[str]) -> list[str]:
        """Return which of these the server lacks."""
        ...

    def blob_offset(self, sha256: str) -> int:
        """Return how many bytes of an upload the server has already."""
        ...

    def send_blob(self, sha256: str, offset: int, piece: bytes, size: int) -> int:
        """Send the bytes of a blob of `size` from `offset`; returns how many the server has now."""
        ...

    def fetch_blob(self, sha256: str, offset: int) -> Iterator[bytes]:
        """Yield a blob's bytes from `offset` on."""
        ...

    def packs(self) -> PackList:
        """Return the packs that this laptop should have."""
        ...

    def fetch_pack_file(self, manual: str, sha256: str, offset: int) -> Iterator[bytes]:
        """Yield the bytes of a file of a published pack from `offset` on."""
        ...

    def acknowledge_wipe(self) -> None:
        """Say that this device has been wiped."""
        ...
