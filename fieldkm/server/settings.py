"""What the administrator decides when the server is started, and where it keeps its data."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from fieldkm.errors import from_os_error


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may bring, in bytes. How much a push and a page hold is part of the protocol
    (`envelopes`), the largest record of `effects`.
    """

    body: int = 4 << 20  # of a request, after decompression
    stranger_body: int = 64 << 10  # of a request without a token
    blob: int = 64 << 20  # of one photo
    piece: int = 8 << 20  # of a photo, sent at once
    unnamed_blobs: int = 1 << 30  # of one device, that no record names yet


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where the server keeps its data and on what it listens.

    `database_url` is empty for an SQLite file in `data`, else `postgresql://user@host/name`.
    `trusted_proxies` are the addresses whose word is taken on where a request came from.
    """

    data: Path
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8470
    workers: int = 1
    trusted_proxies: tuple[str, ...] = ()
    tls_cert: Path | None = None
    tls_key: Path | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def url(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{quote(str(self.data / 'server.sqlite'))}"

    @property
    def blobs(self) -> Path:
        """Photos by their hash, and uploads that are under way."""
        return self.data / "blobs"

    @property
    def packs(self) -> Path:
        """The published manuals."""
        return self.data / "packs"

    @property
    def keys(self) -> Path:
        """The publishers whose packs are accepted, beside the packaged ones."""
        return self.data / "keys"

    @property
    def erasures(self) -> Path:
        """What was erased for good; no backup holds it, each restore obeys it."""
        return self.data / "erasures.jsonl"


def make_folder(data: Path) -> None:
    """Make the folder of a server's data, for the eyes of its owner only."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, str(data)) from error
