"""One request to the server and its answer: TLS, proxies, compression, and what can go wrong.

All of requests' errors become ours here. What is not our server (a captive portal, a proxy's page)
is told by the header that our server's answers carry.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import requests
from requests import PreparedRequest, Response
from requests.auth import AuthBase

from fieldkm.errors import BadInput, FieldkmError
from fieldkm.protocol.compression import ZSTD, compressed, decompressed
from fieldkm.protocol.envelopes import ErrorAnswer
from fieldkm.protocol.headers import MARK, REQUEST_ID
from fieldkm.protocol.problems import error_of
from fieldkm.sync.unreachable import coming_in, cut_short, server_trouble, somebody_else, translated

_CONNECT_SECONDS = 15
_SILENCE_SECONDS = 60  # a bad line may be silent for long and still be there
_LARGEST_ANSWER = 64 << 20  # bytes, decompressed
_STEP = 64 << 10
_SMALL = 1_000  # bytes; a smaller body is not worth compressing
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Line:
    """How the server is reached. `ca_file` names a private authority's certificates; `proxy` a
    proxy (`http://host:port`), empty for the system's own.
    """

    url: str
    ca_file: str = ""
    proxy: str = ""


class Cancelled(Exception):
    """The user has stopped the sync; what was taken over stays."""


class Transport:
    """Requests to one server with one device's token.

    `moved` is told of the bytes that go over the line, `cancelled` is asked between pieces.
    """

    def __init__(
        self,
        line: Line,
        token: str = "",
        *,
        moved: Callable[[int], None] = lambda count: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._line = line
        self._moved = moved
        self._cancelled = cancelled
        self._session = requests.Session()
        self._session.headers["Accept-Encoding"] = "zstd, gzip"
        self._session.headers["User-Agent"] = "fieldkm"
        self._session.auth = _Bearer(token)
        if line.proxy:
            self._session.trust_env = False  # else the system's proxies go before the named one
            self._session.proxies = {"http": line.proxy, "https": line.proxy}

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def call(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] = _NO_HEADERS
    ) -> tuple[bytes, Mapping[str, str]]:
        """Return the answer's body, decompressed, and its headers; raises the problem it tells."""
        response = self._sent(method, path, body, headers)
        with response:
            content = self._content(response)
            self._check(response, content)
            return content, response.headers

    def stream(self, path: str, headers: Mapping[str, str] = _NO_HEADERS) -> Iterator[bytes]:
        """Yield the pieces of an answer's body as it comes, never compressed."""
        plain = {"Accept-Encoding": "identity", **headers}
        with self._sent("GET", path, b"", plain) as response:
            if response.status_code not in (200, 206):
                self._check(response, self._content(response))
            self._check_mark(response)
            yield from self._pieces(response)

    def _sent(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Response:
        if self._cancelled():
            raise Cancelled
        request_id = secrets.token_hex(8)
        sent = {REQUEST_ID: request_id, **headers}
        if len(body) > _SMALL and "Content-Encoding" not in sent:
            body = compressed(body, ZSTD)
            sent["Content-Encoding"] = ZSTD
        self._moved(len(body))
        request = requests.Request(method, self._line.url + path, headers=sent, data=body or None)
        logger.info("%s %s %s", request_id, method, path.partition("?")[0])
        return self._answer(request)

    def _answer(self, request: requests.Request) -> Response:
        with translated(self._line.url):
            prepared = self._session.prepare_request(request)
            options = self._session.merge_environment_settings(
                prepared.url, {}, True, self._line.ca_file or None, None
            )
            return self._session.send(
                prepared,
                timeout=(_CONNECT_SECONDS, _SILENCE_SECONDS),
                allow_redirects=False,  # ours never redirects: a captive portal does
                **options,
            )

    def _content(self, response: Response) -> bytes:
        packed = b"".join(self._pieces(response))
        encoding = response.headers.get("Content-Encoding", "")
        try:
            return decompressed(packed, encoding, _LARGEST_ANSWER)
        except BadInput as error:
            raise cut_short(self._line.url) from error

    def _pieces(self, response: Response) -> Iterator[bytes]:
        expected = response.headers.get("Content-Length")
        received = 0
        with coming_in(self._line.url):
            while piece := response.raw.read(_STEP, decode_content=False):
                if self._cancelled():
                    raise Cancelled
                received += len(piece)
                self._moved(len(piece))
                if received > _LARGEST_ANSWER and expected is None:
                    raise cut_short(self._line.url)
                yield piece
        if expected and expected.isdigit() and received < int(expected):
            raise cut_short(self._line.url)

    def _check(self, response: Response, content: bytes) -> None:
        self._check_mark(response)
        if response.status_code >= 400:
            raise _problem(response, content)

    def _check_mark(self, response: Response) -> None:
        if MARK not in response.headers:
            raise somebody_else(self._line.url, response.status_code)


class _Bearer(AuthBase):
    """The device's token. As the session's own, so that a `.netrc` does not take its place."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """Sign a request."""
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _problem(response: Response, content: bytes) -> FieldkmError:
    try:
        body = ErrorAnswer.model_validate_json(content).error
    except ValueError:
        return server_trouble(response.status_code)
    error = error_of(response.status_code, body)
    wait = response.headers.get("Retry-After", "")
    if wait.isdigit():
        error.details["retry_after"] = int(wait[:6])
    return error
