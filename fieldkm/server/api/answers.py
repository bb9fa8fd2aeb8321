"""Answers on their way out: marked as ours, with the request's id, compressed for those who can
read it, and one line in the log for each.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from urllib.parse import quote

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fieldkm.protocol.compression import chosen, compressed
from fieldkm.protocol.headers import MARK, REQUEST_ID

_SMALL = 1_000  # bytes; a smaller answer is not worth compressing
_QUICK = 64 << 10  # bytes that are compressed while the others wait
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
_GONE = 499  # what the log says of those who did not wait for their answer

logger = logging.getLogger(__name__)


class MarkedAnswers:
    """The outermost middleware: nothing is answered around it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        answer = _Answer(send, Headers(scope=scope))
        state: dict[str, object] = {}  # `signed_in` leaves the device here
        try:
            await self._app({**scope, "state": state}, receive, answer.send)
        finally:
            logger.info(
                "%s %s %s %s %d %d ms",
                answer.request_id,
                state.get("device", "-"),
                scope["method"],
                quote(scope["path"][:200]),
                answer.status,
                round((time.perf_counter() - began) * 1000),
            )


class _Answer:
    """One answer."""

    def __init__(self, send: Send, headers: Headers) -> None:
        self._send = send
        self._encoding = chosen(headers.get("accept-encoding", ""))
        asked = headers.get(REQUEST_ID, "")
        self.request_id = asked if _REQUEST_ID.fullmatch(asked) else secrets.token_hex(8)
        self.status = _GONE
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        """Hand a message on; the start waits until it is known whether the body comes in one."""
        if message["type"] == "http.response.start":
            self._start = message
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers[MARK] = "1"
            headers[REQUEST_ID] = self.request_id
            headers["Cache-Control"] = "no-store"
            headers["X-Content-Type-Options"] = "nosniff"
            return
        if self._start is not None:
            start, self._start = self._start, None
            message = await self._packed(start, message)
            await self._send(start)
        await self._send(message)

    async def _packed(self, start: Message, message: Message) -> Message:
        headers = MutableHeaders(scope=start)
        whole = not message.get("more_body", False)
        is_json = headers.get("content-type", "").startswith("application/json")
        body = message.get("body", b"")
        if not (whole and is_json and len(body) > _SMALL):
            return message
        headers["Vary"] = "Accept-Encoding"
        if self._encoding == "identity":
            return message
        if len(body) > _QUICK:
            body = await to_thread.run_sync(compressed, body, self._encoding)
        else:
            body = compressed(body, self._encoding)
        headers["Content-Encoding"] = self._encoding
        headers["Content-Length"] = str(len(body))
        return {**message, "body": body}
