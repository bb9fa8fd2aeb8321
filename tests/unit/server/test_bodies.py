"""Bodies that never end, come too slowly, or are too many at once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable

import pytest
from starlette.types import Message, Receive, Scope, Send

from fieldkm.server.api import bodies
from fieldkm.server.api.bodies import BoundedBodies
from fieldkm.server.settings import Limits


class Seen:
    """An application that keeps what it gets; an answer's status and problem code."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.bodies: list[bytes] = []
        self.answers: list[Message] = []
        self.bounded = BoundedBodies(self.application, limits or Limits())

    async def application(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.bodies.append((await receive())["body"])

    def send(self, *messages: Message, path: str = "/v1/login") -> None:
        """Send one request whose body comes in these messages, and then nothing more."""
        asyncio.run(self._send(messages, path))

    @property
    def problem(self) -> tuple[int, str]:
        code = json.loads(self.answers[1]["body"])["error"]["code"]
        return self.answers[0]["status"], code

    async def _send(self, messages: Iterable[Message], path: str) -> None:
        coming = iter(messages)

        async def receive() -> Message:
            for message in coming:
                return message
            return await asyncio.Future()

        async def answer(message: Message) -> None:
            self.answers.append(message)

        scope: Scope = {"type": "http", "method": "POST", "path": path, "headers": []}
        await self.bounded(scope, receive, answer)


def part(body: bytes, more: bool = True) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_in_parts_is_handed_on_whole() -> None:
    seen = Seen()
    seen.send(part(b"one "), part(b""), part(b"two", more=False))
    assert (seen.bodies, seen.answers) == ([b"one two"], [])


def test_a_body_that_breaks_off_is_not_looked_at() -> None:
    seen = Seen()
    seen.send(part(b"half"), {"type": "http.disconnect"})
    assert (seen.bodies, seen.answers) == ([], [])


def test_a_body_is_refused_as_soon_as_it_is_too_large() -> None:
    seen = Seen(Limits(stranger_body=5))
    seen.send(part(b"123"), part(b"456"))
    assert (seen.bodies, seen.problem) == ([], (413, "too-large"))


def test_who_sends_much_without_a_token_is_told_to_sign_in() -> None:
    seen = Seen(Limits(stranger_body=5))
    seen.send(part(b"123456"), path="/v1/sync/push")
    assert (seen.bodies, seen.problem) == ([], (401, "revoked"))


def test_a_body_of_which_nothing_more_comes_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "_SILENCE", 0)
    seen = Seen()
    seen.send(part(b"half"))
    assert (seen.bodies, seen.problem) == ([], (503, "too-slow"))


def test_more_than_fits_into_the_memory_has_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "_ALL_AT_ONCE", 10)
    seen = Seen()
    seen.send(part(b"12345678"), part(b"9012", more=False))
    assert (seen.bodies, seen.problem) == ([], (503, "database-busy"))
    seen.send(part(b"12345678", more=False))  # what was refused is not counted any more
    assert seen.bodies == [b"12345678"]
