"""Errors in the reader's language: the template is translated, then the values are filled in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from fieldkm.errors import FieldkmError, filled


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What happened, and what to do about it (may be empty)."""

    title: str
    advice: str

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".strip()


def error_text(error: Exception) -> ErrorText:
    """Return the words for an error; what is no `FieldkmError` is our bug and is called one."""
    if isinstance(error, FieldkmError):
        return ErrorText(
            _translated(error.title_template, error.details),
            _translated(error.advice_template, error.details),
        )
    return ErrorText(
        QCoreApplication.translate("errors", "Something went wrong in fieldkm itself."),
        QCoreApplication.translate("errors", "Try again; the report helps us to mend it."),
    )


def _translated(template: str, details: dict[str, str | int]) -> str:
    if not template:
        return ""
    return filled(QCoreApplication.translate("errors", template), details)
