"""`-` on the command line: what is piped in stands for a text or a file."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STANDARD_INPUT = "-"
MAX_TEXT = 1 << 20


def given_text(text: str) -> str:
    """Return `text`, or what is piped in where it is `-`."""
    if text != STANDARD_INPUT:
        return text
    return sys.stdin.buffer.read(MAX_TEXT).decode("utf-8", errors="replace").strip()


@contextmanager
def given_file(name: str) -> Iterator[Path]:
    """Yield the file `name`, or a copy of what is piped in where it is `-`."""
    if name != STANDARD_INPUT:
        yield Path(name)
        return
    with tempfile.TemporaryDirectory(prefix="fieldkm-") as folder:
        copy = Path(folder) / "standard-input"
        with copy.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield copy


@contextmanager
def given_file_or_none(name: str | None) -> Iterator[Path | None]:
    """Yield the file of an option, None where the option is not there."""
    if not name:
        yield None
        return
    with given_file(name) as file:
        yield file
