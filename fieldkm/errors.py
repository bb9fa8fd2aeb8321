"""What can go wrong, on one page.

    FieldkmError           code, title (what happened), advice (what to do), details (values)
    |-- Refused            a rule says no; shown beside the control            exit status 1
    |-- BadInput           a file or a value is broken; names file and line    exit status 1
    |-- NotAllowed         the role does not permit it                         exit status 1
    |-- SignedOut          the server no longer knows this device              exit status 3
    `-- Unavailable        offline, locked, disk full; with retry              exit status 3

Everything else is a bug of ours and is shown as one. Each adapter translates its library's errors
into these in one place. Titles and advice are templates over `details` (`"{path} is not a pack"`),
so that the desktop can translate the template and fill in the values afterwards.
"""

from __future__ import annotations

import errno
import re
from typing import ClassVar


class FieldkmError(Exception):
    """Something that the user can understand and act on.

    `code` is stable and English (`pack-older`); `title` and `advice` are templates for `str.format`
    over `details`. `code` and values, never a customer's words, may be logged.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, code: str, title: str, advice: str = "", **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.title_template = title
        self.advice_template = advice
        self.details = details

    @property
    def title(self) -> str:
        """What happened, in one sentence."""
        return filled(self.title_template, self.details)

    @property
    def advice(self) -> str:
        """What the user can do about it; may be empty."""
        return filled(self.advice_template, self.details)

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".strip()


class Refused(FieldkmError):
    """A rule says no: nothing was changed."""


class BadInput(FieldkmError):
    """A file or a value cannot be used; `details` names `file` and, where known, `line`."""


class NotAllowed(FieldkmError):
    """The user's role does not permit it."""


class SignedOut(FieldkmError):
    """The server no longer accepts this device's token."""

    exit_status = 3


class Unavailable(FieldkmError):
    """Not possible now, possible later: offline, locked, disk full."""

    exit_status = 3


def filled(template: str, details: dict[str, str | int]) -> str:
    """Return `template` with the values of `details` put in; braces without a value stay as they
    are.
    """
    return re.sub(r"\{(\w+)\}", lambda found: str(details.get(found[1], found[0])), template)


def from_os_error(error: OSError, path: str) -> FieldkmError:
    """Return what an `OSError` at `path` means to the user (disk full, no rights, gone)."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Unavailable(
            "disk-full",
            "The disk is full: {path} could not be written.",
            "Free some space and try again. Nothing that was saved before is lost.",
            path=path,
        )
    if isinstance(error, FileNotFoundError):
        return BadInput("not-found", "{path} is not there.", "Check the name.", path=path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Unavailable(
            "no-rights", "{path} may not be read or written.", "Check its permissions.", path=path
        )
    return _wrong_place(error, path) or Unavailable(
        "io-error",
        "{path} could not be used: {reason}",
        "Try again. If it stays so, the disk or its cable may be failing.",
        path=path,
        reason=error.strerror or "the system gave no reason",
    )


def _wrong_place(error: OSError, path: str) -> FieldkmError | None:
    """Return what is wrong with a path that can never be used as it was meant."""
    if isinstance(error, IsADirectoryError):
        return BadInput("is-a-folder", "{path} is a folder.", "Name a file.", path=path)
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        return BadInput(
            "not-a-folder",
            "{path} cannot be a folder: a file is in the way.",
            "Name another place.",
            path=path,
        )
    if error.errno == errno.ENAMETOOLONG:
        return BadInput(
            "name-too-long", "The name {path} is too long.", "Choose a shorter one.", path=path
        )
    return None
