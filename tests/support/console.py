"""Runs `fieldkm` in this process and returns what a script would see."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fieldkm.cli.main import main


@dataclass(frozen=True, slots=True)
class Told:
    """Exit status, standard output and standard error of one command."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def error(self) -> dict[str, Any]:
        """The error on standard error."""
        error: dict[str, Any] = json.loads(self.err)["error"]
        return error


@dataclass(frozen=True, slots=True)
class Console:
    """A command line on one home."""

    home: Path
    capture: pytest.CaptureFixture[str]

    def json(self, *arguments: object) -> Told:
        """Run a command with `--json`."""
        return self.run("--json", *arguments)

    def run(self, *arguments: object) -> Told:
        """Run a command."""
        self.capture.readouterr()
        try:
            status = main(["--home", str(self.home), *map(str, arguments)])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        out, err = self.capture.readouterr()
        return Told(status, out, err)
