"""A finding: something that is wrong with a manual's source, with its file and line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Errors make a link or a page wrong and fail a build; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong at `file`, `line` (from 1; 0: the file as a whole). `code` is stable and
    English."""

    file: str
    line: int
    severity: Severity
    code: str
    message: str


def error(file: str, line: int, code: str, message: str) -> Finding:
    """Return a finding that fails a build."""
    return Finding(file, line, Severity.ERROR, code, message)


def warning(file: str, line: int, code: str, message: str) -> Finding:
    """Return a finding that does not fail a build."""
    return Finding(file, line, Severity.WARNING, code, message)
