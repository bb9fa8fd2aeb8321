"""A line between laptop and server that can be cut, and on which every byte is counted: a TCP relay
which lets so many bytes through and then drops the connection, in either direction.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_PIECE = 16 << 10
_UP, _DOWN = "up", "down"
_REQUEST = b" HTTP/1.1\r\n"  # in the first piece of each; none is sent before the last is answered
_SOON = 0.2  # seconds after which a thread looks whether it is to end


class Relay:
    """Listens on a free port and hands everything on to the server at `target`.

    `cut_after(up, down)` cuts the next connections when that many bytes have gone up or down; None
    lets all through. `up`, `down` and `requests` count what has gone over the line, `cuts` how
    often it was cut.
    """

    def __init__(self, target: str) -> None:
        address = urlsplit(target)
        self._target = (address.hostname or "", address.port or 0)
        self._left: dict[str, int | None] = {_UP: None, _DOWN: None}
        self._moved = {_UP: 0, _DOWN: 0}
        self.requests = 0
        self.cuts = 0
        self._turn = Lock()
        self._ending = Event()
        self._threads: list[Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(_SOON)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._begin(self._listen)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ending.set()
        for thread in self._threads:
            thread.join()
        self._listening.close()

    @property
    def up(self) -> int:
        """How many bytes have gone to the server."""
        return self._moved[_UP]

    @property
    def down(self) -> int:
        """How many bytes have come from the server."""
        return self._moved[_DOWN]

    def cut_after(self, up: int | None = None, down: int | None = None) -> None:
        """Cut the line when that many bytes have gone, and from then on until told otherwise."""
        with self._turn:
            self._left = {_UP: up, _DOWN: down}

    def _begin(self, work: Callable[..., None], *of: object) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = Thread(target=work, args=of)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while not self._ending.is_set():
            with suppress(TimeoutError):
                near, _ = self._listening.accept()
                self._connect(near)

    def _connect(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(self._target)
        except OSError:
            near.close()
            return
        self._begin(self._hand_on, near, far, _UP)
        self._begin(self._hand_on, far, near, _DOWN)

    def _hand_on(self, source: socket.socket, target: socket.socket, way: str) -> None:
        with suppress(OSError):  # the other direction may have closed both already
            source.settimeout(_SOON)
            while not self._ending.is_set():
                try:
                    piece = source.recv(_PIECE)
                except TimeoutError:
                    continue
                piece, cut = self._allowed(piece, way)
                target.sendall(piece)
                if cut or not piece:
                    break
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _allowed(self, piece: bytes, way: str) -> tuple[bytes, bool]:
        with self._turn:
            limit = self._left[way]
            cut = limit is not None and len(piece) >= limit
            if limit is not None:
                self._left[way] = max(limit - len(piece), 0)
                piece = piece[:limit]
            self._moved[way] += len(piece)
            self.requests += way == _UP and _REQUEST in piece
            self.cuts += cut
            return piece, cut
