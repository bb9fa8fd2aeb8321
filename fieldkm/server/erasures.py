"""What was erased for good, in a file that only grows and that no backup holds: a restored server
erases it again, so that nobody comes back by the restore.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.packs.durable import sync_folder


@dataclass(frozen=True, slots=True)
class Erasure:
    """That the record `record` of a kind was to be erased at a time (ISO 8601), by a user, and
    why.
    """

    id: str
    kind: str
    record: str
    at: str
    by: str = ""
    reason: str = ""


# Returns the photos that nobody names any more.
Erase = Callable[[Connection, Erasure, datetime], frozenset[str]]


class ErasureFile:
    """The erasures of one server, a JSON line each."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, erasures: Iterable[Erasure]) -> None:
        """Keep erasures that are not here yet; on the disk when this returns.

        Called before the erasing itself: what stands here and is still there is erased by the next
        restore; the other way round it would come back.
        """
        known = {erasure.id for erasure in self.all()}
        lines = [
            json.dumps(asdict(erasure), ensure_ascii=False) + "\n"
            for erasure in erasures
            if erasure.id not in known
        ]
        if not lines:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write("".join(lines))
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self._path.parent)
        except OSError as error:
            raise from_os_error(error, str(self._path)) from error

    def all(self) -> list[Erasure]:
        """Return what was ever erased; raises `BadInput` for a file that cannot be read: nobody
        must come back because of that.
        """
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise from_os_error(error, str(self._path)) from error
        return [self._read(number, line) for number, line in enumerate(text.splitlines(), 1)]

    def _read(self, number: int, line: str) -> Erasure:
        try:
            return Erasure(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise BadInput(
                "erasures-damaged",
                "{file}, line {line} is no erasure.",
                "Mend the line from a copy of the file: what it says must not come back.",
                file=str(self._path),
                line=number,
            ) from error
