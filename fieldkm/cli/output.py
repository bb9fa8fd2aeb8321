"""How a command speaks: plain text for people, JSON for scripts, errors on standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from fieldkm.errors import FieldkmError


# What a terminal obeys instead of showing it; a manual may come from anywhere.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Output:
    """Writes results to standard output and everything else to standard error.

    Every text can be written, whatever the terminal's encoding: what it lacks is escaped.
    """

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def result(self, values: Mapping[str, object], text: str) -> None:
        """Write one result: `values` as a JSON object, or `text` for people."""
        if self.as_json:
            print(_json(values, sys.stdout))
        elif text:
            print(_shown(text, sys.stdout))

    def flush(self) -> None:
        """Let a reader of the output see at once what was written."""
        if sys.stdout:  # None where it was closed from the start
            sys.stdout.flush()

    def remark(self, text: str) -> None:
        """Say something that is no result; silent in JSON."""
        if not self.as_json:
            print(_shown(text, sys.stderr), file=sys.stderr)

    def progress(self, what: str, done: int, total: int) -> None:
        """Show progress in place on a terminal."""
        if not self.as_json and sys.stderr.isatty():
            end = "\n" if done >= total else "\r"
            print(f"{what}: {done} of {total}", end=end, file=sys.stderr, flush=True)

    def error(self, error: FieldkmError) -> None:
        """Write what went wrong and what to do about it."""
        advice = f"\n         {error.advice}" if error.advice else ""
        self._complain(
            {
                "code": error.code,
                "title": error.title,
                "advice": error.advice,
                "details": error.details,
            },
            f"fieldkm: {error.title}{advice}",
        )

    def wrong_usage(self, message: str, usage: str) -> None:
        """Write what is wrong with the command line and how it is meant."""
        self._complain(
            {"code": "usage", "title": message, "advice": usage, "details": {}},
            f"{usage}\nfieldkm: {message}",
        )

    def _complain(self, error: Mapping[str, object], text: str) -> None:
        stream = sys.stderr
        shown = _json({"error": error}, stream) if self.as_json else _shown(text, stream)
        with suppress(OSError):  # the exit status says it too
            print(shown, file=stream)


def _json(values: Mapping[str, object], stream: TextIO | None) -> str:
    text = json.dumps(values, ensure_ascii=False)
    return text if _can_write(text, stream) else json.dumps(values)


def _shown(text: str, stream: TextIO | None) -> str:
    harmless = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    if _can_write(harmless, stream):
        return harmless
    return harmless.encode(_encoding(stream), errors="backslashreplace").decode(_encoding(stream))


def _can_write(text: str, stream: TextIO | None) -> bool:
    try:
        text.encode(_encoding(stream))
    except UnicodeEncodeError:
        return False
    return True


def _encoding(stream: TextIO | None) -> str:
    return (stream.encoding if stream else None) or "utf-8"
