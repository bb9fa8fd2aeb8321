"""Networks as technicians meet them: a guest network that wants a sign-in, a proxy."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

_HOP = frozenset({"connection", "proxy-connection", "transfer-encoding", "content-length"})


class _Redirecting(BaseHTTPRequestHandler):
    """Sends everyone to a page of its own."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PATCH(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.send_response(302)
        self.send_header("Location", "http://guest.invalid/sign-in")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Imitating(_Redirecting):
    """Answers whatever it is asked as if all were well, as a page that a machine could read."""

    def _answer(self) -> None:
        body = b'{"product": "fieldkm", "scopes": [], "results": []}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Forwarding(_Redirecting):
    """A proxy for plain HTTP; counts what goes through it."""

    def _answer(self) -> None:
        passed: list[str] = self.server.passed
        passed.append(self.path)
        size = int(self.headers.get("Content-Length", 0))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _HOP}
        request = urllib.request.Request(
            self.path, self.rfile.read(size) or None, headers, method=self.command
        )
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            answer = direct.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            body = answer.read()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)


@contextmanager
def a_redirecting_portal() -> Iterator[str]:
    """Yield the address of a guest network that redirects everything to its sign-in."""
    with _served(_Redirecting) as server:
        yield _address(server)


@contextmanager
def an_imitating_portal() -> Iterator[str]:
    """Yield the address of one that answers everything itself, with status 200."""
    with _served(_Imitating) as server:
        yield _address(server)


@contextmanager
def a_proxy() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a proxy, and the list of what goes through it."""
    with _served(_Forwarding) as server:
        passed: list[str] = []
        server.passed = passed
        yield _address(server), passed


@contextmanager
def _served(handler: type[BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def _address(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"
