"""What a check of a manual finds: what is wrong with its source, with file and line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fieldkm.errors import FieldkmError, filled


class Severity(StrEnum):
    """Errors make a link or a page wrong and fail a build; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong at `file`, `line` (from 1; 0: the file as a whole). `code` is stable and
    English.

    `template` says it in English, with a name in braces for each of `details`, so that it can be
    said in other languages.
    """

    file: str
    line: int
    severity: Severity
    code: str
    template: str
    details: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return filled(self.template, dict(self.details))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with something, before it is known where that stands."""

    code: str
    template: str
    details: tuple[tuple[str, str], ...] = ()

    def at(self, file: str, line: int) -> Finding:
        """Return the finding that this is at a place; it fails a build."""
        return Finding(file, line, Severity.ERROR, self.code, self.template, self.details)


def problem(code: str, template: str, /, **details: str | int) -> Problem:
    """Return a problem; `template` is a literal text."""
    return Problem(code, template, _sorted(details))


def problem_of(reason: FieldkmError, code: str) -> Problem:
    """Return what an error says as a problem, under another code."""
    return Problem(code, reason.title_template, _sorted(reason.details))


def error(file: str, line: int, code: str, template: str, /, **details: str | int) -> Finding:
    """Return a finding that fails a build; `template` is a literal text."""
    return Finding(file, line, Severity.ERROR, code, template, _sorted(details))


def warning(file: str, line: int, code: str, template: str, /, **details: str | int) -> Finding:
    """Return a finding that does not fail a build; `template` is a literal text."""
    return Finding(file, line, Severity.WARNING, code, template, _sorted(details))


def _sorted(details: Mapping[str, str | int]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(value)) for name, value in details.items()))
