"""Bodies within limits, before anything reads them.

An ASGI middleware: what is too large is refused while it comes, a small body that would unpack to a
large one never unpacks, and all that wait at once fit into the memory.
"""

from __future__ import annotations

import asyncio

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fieldkm.errors import BadInput, FieldkmError, Unavailable
from fieldkm.protocol.compression import decompressed
from fieldkm.protocol.problems import TOO_LARGE
from fieldkm.server.api.problems import problem
from fieldkm.server.database_errors import busy
from fieldkm.server.reach import signed_out
from fieldkm.server.settings import Limits

SIGN_IN = "/v1/login"
_SILENCE = 60  # seconds; a bad line may be silent for long and still be there
_ALL_AT_ONCE = 256 << 20  # bytes of bodies in the memory of one worker
_SMALL = 64 << 10  # bytes that are unpacked while the others wait


class BoundedBodies:
    """Reads each body up to its limit, packed and unpacked, and hands it on unpacked."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = self._expected(scope)
        try:
            whole = await self._read(body, receive)
        except FieldkmError as error:
            answer = problem(error)
            answer.headers["Connection"] = "close"  # the rest of the body is not read
            await answer(scope, receive, send)
            return
        if whole is None:
            return  # gone before it had sent all
        self._held += len(whole)
        try:
            unpacked = {**scope, "headers": _without_encoding(scope["headers"], len(whole))}
            await self._app(unpacked, _replayed(whole, receive), send)
        finally:
            self._held -= len(whole)

    def _expected(self, scope: Scope) -> _Body:
        """Return what is to come: from a stranger only a little, whatever the path."""
        headers = Headers(scope=scope)
        if "authorization" not in headers:
            limit = self._limits.stranger_body
            is_new = scope["path"] == SIGN_IN
            return _Body(headers, limit, _too_large(limit) if is_new else signed_out())
        limit = self._limits.piece if scope["method"] == "PATCH" else self._limits.body
        return _Body(headers, limit, _too_large(limit))

    async def _read(self, body: _Body, receive: Receive) -> bytes | None:
        """Return the body unpacked, None where the sender has gone."""
        body.check_promise()
        try:
            while not body.is_whole:
                async with asyncio.timeout(_SILENCE):
                    message = await receive()
                if message["type"] == "http.disconnect":
                    return None
                self._held += body.take(message)
                if self._held > _ALL_AT_ONCE:
                    raise busy()
        except TimeoutError as error:
            raise Unavailable(
                "too-slow", "Nothing more of the request has come for a minute.", "Try again."
            ) from error
        finally:
            self._held -= body.size
        return await body.unpacked()


class _Body:
    """A body as it comes; `excess` is the error of more than `limit` bytes."""

    def __init__(self, headers: Headers, limit: int, excess: FieldkmError) -> None:
        self._headers = headers
        self._limit = limit
        self._excess = excess
        self._parts: list[bytes] = []
        self.size = 0
        self.is_whole = False

    def check_promise(self) -> None:
        """Refuse at once what says itself that it is too large."""
        declared = self._headers.get("content-length", "")
        if declared.isdigit() and int(declared[:20]) > self._limit:
            raise self._excess

    def take(self, message: Message) -> int:
        """Take a part; returns its size. Raises `BadInput` for more than the limit."""
        part = message.get("body", b"")
        self.size += len(part)
        self._parts.append(part)
        if self.size > self._limit:
            raise self._excess
        self.is_whole = not message.get("more_body", False)
        return len(part)

    async def unpacked(self) -> bytes:
        """Return the whole body as it was before it was packed."""
        packed = b"".join(self._parts)
        encoding = self._headers.get("content-encoding", "").strip().lower()
        if not encoding or len(packed) <= _SMALL:
            return decompressed(packed, encoding, self._limit)
        return await to_thread.run_sync(decompressed, packed, encoding, self._limit)


def _replayed(body: bytes, receive: Receive) -> Receive:
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once


def _without_encoding(headers: list[tuple[bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    left = {b"content-encoding", b"content-length", b"transfer-encoding"}
    kept = [(name, value) for name, value in headers if name.lower() not in left]
    return [*kept, (b"content-length", str(length).encode())]


def _too_large(limit: int) -> BadInput:
    return BadInput(
        TOO_LARGE, "The body is larger than {limit} bytes.", "Send less at once.", limit=limit
    )
