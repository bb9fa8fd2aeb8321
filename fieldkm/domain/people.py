"""People: who works with the program, where, for which products, and what is lent to whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a user is to the company. The words are part of the command line's contract."""

    TECHNICIAN = "technician"
    SUPERVISOR = "supervisor"
    OFFICE = "office"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class User:
    """A colleague as all others know them: `name` signs in, `display` is read. `gone` is one who
    can no longer sign in, whose name stays on what they wrote.
    """

    id: str
    name: str
    display: str = ""
    role: Role = Role.TECHNICIAN
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Territory:
    """An area that technicians serve. `supervisors` are ids of users, loans left out."""

    id: str
    name: str = ""
    supervisors: tuple[str, ...] = ()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class ProductFamily:
    """Products whose fixes are reviewed by the same people. `reviewers` are ids of users, loans
    left out; with none, the supervisor of the author's territory stands in.
    """

    id: str
    name: str = ""
    reviewers: tuple[str, ...] = ()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class TravellingSetting:
    """A setting that follows its user from laptop to laptop; `value` is JSON text."""

    id: str
    user: str
    name: str
    value: str = ""
