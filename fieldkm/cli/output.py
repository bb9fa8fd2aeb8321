"""How a command speaks: plain text for people, JSON for scripts, errors on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkm.errors import FieldkmError


class Output:
    """Writes results to standard output and everything else to standard error."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def result(self, values: Mapping[str, object], text: str) -> None:
        """Write one result: `values` as a JSON object, or `text` for people."""
        if self.as_json:
            print(json.dumps(values, ensure_ascii=False))
        elif text:
            print(text)

    def remark(self, text: str) -> None:
        """Say something that is no result; silent in JSON."""
        if not self.as_json:
            print(text, file=sys.stderr)

    def progress(self, what: str, done: int, total: int) -> None:
        """Show progress in place on a terminal."""
        if not self.as_json and sys.stderr.isatty():
            end = "\n" if done >= total else "\r"
            print(f"{what}: {done} of {total}", end=end, file=sys.stderr, flush=True)

    def error(self, error: FieldkmError) -> None:
        """Write what went wrong and what to do about it."""
        if self.as_json:
            body = {
                "code": error.code,
                "title": error.title,
                "advice": error.advice,
                "details": error.details,
            }
            print(json.dumps({"error": body}, ensure_ascii=False), file=sys.stderr)
            return
        print(f"fieldkm: {error.title}", file=sys.stderr)
        if error.advice:
            print(f"         {error.advice}", file=sys.stderr)
