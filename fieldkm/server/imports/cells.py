"""Cells: what stands in one, as the JSON value of a field; an empty one is read by nobody.

Each reader takes the cell and its `Frame` and raises `BadInput` for what it cannot read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldkm.domain.checking import Problem, problem_of
from fieldkm.domain.moments import FIRST_PLAUSIBLE, check_moment, moment_doubt
from fieldkm.errors import BadInput, FieldkmError
from fieldkm.protocol.kinds import Kind
from fieldkm.server.imports.known import Known
from fieldkm.server.imports.mapping import Format

LONGEST = 20_000  # characters of one cell
_YES = frozenset({"1", "yes", "y", "true", "x"})
_NO = frozenset({"0", "no", "n", "false"})
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TIMES = re.compile(r"(?P<part>.+?)\s+(?:[x×*]\s*(?P<after>\d{1,4})|(?P<before>\d{1,4})\s*[x×])")


@dataclass(slots=True)
class Frame:
    """What a cell is read with: the files' format, what is known, the time zone of the place, the
    words that mean ours, and what `doubts` came up.
    """

    format: Format
    known: Known
    now: datetime
    zone: tzinfo = UTC
    words: Mapping[str, str] = field(default_factory=dict)
    doubts: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class UsedPart:
    """A part that was used, by its number."""

    number: str
    quantity: int = 1


def text(cell: str, _frame: Frame) -> str:
    """Read a text."""
    if len(cell) > LONGEST:
        raise BadInput(
            "too-long",
            "{length} characters are too many; {most} are taken.",
            length=len(cell),
            most=LONGEST,
        )
    if _UNWRITABLE.search(cell):
        raise BadInput("not-text", "There are characters in it that are no text.")
    return cell


def several(cell: str, frame: Frame) -> list[str]:
    """Read a list of texts."""
    items = (item.strip() for item in text(cell, frame).split(frame.format.lists))
    return [item for item in items if item]


def parts(cell: str, frame: Frame) -> list[UsedPart]:
    """Read a list of part numbers with their quantities: `604-1234 x2|604-99`."""
    found = []
    for item in several(cell, frame):
        counted = _TIMES.fullmatch(item)
        if counted:
            quantity = int(counted["after"] or counted["before"])
            found.append(UsedPart(counted["part"], quantity))
        else:
            found.append(UsedPart(item))
    return found


def whole(cell: str, frame: Frame) -> int:
    """Read a whole number, with or without signs between the thousands."""
    plain = cell.replace(" ", "").replace("\u00a0", "").replace("'", "")
    plain = plain.replace("," if frame.format.decimal == "." else ".", "")
    digits, _, fraction = plain.partition(frame.format.decimal)
    if not re.fullmatch(r"-?[0-9]{1,15}", digits) or fraction.strip("0"):
        raise BadInput("not-a-number", "“{cell}” is no whole number.", cell=cell[:40])
    return int(digits)


def day(cell: str, frame: Frame) -> str:
    """Read a day."""
    return _time(cell, frame)[0].date().isoformat()


def moment(cell: str, frame: Frame) -> str:
    """Read a time, at the place where it does not say its zone."""
    return _moment(cell, frame).isoformat().replace("+00:00", "Z")


def past(cell: str, frame: Frame) -> str:
    """Read the time of something that has happened; one that is still to come is doubtful."""
    at = _moment(cell, frame)
    doubt = moment_doubt(at, frame.now)
    if doubt and at >= FIRST_PLAUSIBLE:
        frame.doubts.append(problem_of(doubt, doubt.code))
    return at.isoformat().replace("+00:00", "Z")


def yes(cell: str, frame: Frame) -> bool:
    """Read a yes or no."""
    said = word(cell, frame)
    if said in _YES | _NO:
        return said in _YES
    raise BadInput("not-yes-or-no", "“{cell}” is neither yes nor no.", cell=cell[:40])


def word(cell: str, frame: Frame) -> str:
    """Read a word of ours; the mapping may say what theirs mean."""
    said = text(cell, frame).casefold()
    return frame.words.get(said, said)


def one_of(words: type[StrEnum]) -> Callable[[str, Frame], str]:
    """Return the reader of one of these words."""

    def read(cell: str, frame: Frame) -> str:
        said = word(cell, frame)
        if said not in tuple(words):
            raise BadInput(
                "unknown-word",
                "“{cell}” is none of {known}. The mapping can say which of them is meant.",
                cell=cell[:40],
                known=", ".join(words),
            )
        return said

    return read


def zone(cell: str, _frame: Frame) -> str:
    """Read an IANA time zone."""
    zone_of(cell)
    return cell


def zone_of(name: str) -> tzinfo:
    """Return a time zone; raises `BadInput`."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(
            "no-such-zone", "“{zone}” is no time zone, as Europe/Vienna is one.", zone=name[:40]
        ) from None


def territory(cell: str, frame: Frame) -> str:
    """Read a territory's id or name."""
    found = frame.known.territory(cell)
    if not found:
        raise BadInput("unknown-territory", "There is no territory “{cell}”.", cell=cell[:80])
    return found


def model(cell: str, frame: Frame) -> str:
    """Read a model; one that no published manual covers is doubtful."""
    if not frame.known.is_covered(cell):
        doubt = BadInput(
            "unknown-model", "No published manual covers the model “{cell}”.", cell=cell[:80]
        )
        frame.doubts.append(problem_of(doubt, doubt.code))
    return text(cell, frame)


def user(cell: str, frame: Frame) -> str:
    """Read a colleague's name as they sign in, or as others read it. Whoever is not here any more
    keeps the name that stands in the file.
    """
    found = frame.known.user(cell)
    if not found:
        doubt = BadInput(
            "unknown-user",
            "There is no user “{cell}”: the name stays as it is written.",
            cell=cell[:80],
        )
        frame.doubts.append(problem_of(doubt, doubt.code))
    return found or text(cell, frame)


def reference(kind: Kind) -> Callable[[str, Frame], str]:
    """Return the reader of another record's external id."""

    def read(cell: str, frame: Frame) -> str:
        found = frame.known.find(kind, cell)
        if not found:
            raise dangling(kind, cell)
        return found

    return read


def dangling(kind: Kind, cell: str) -> FieldkmError:
    """Return the error of a reference to what is neither in the files nor on the server."""
    return BadInput(
        "dangling",
        "The {kind} “{cell}” is neither in the files nor on the server.",
        kind=kind.value,
        cell=cell[:80],
    )


def _moment(cell: str, frame: Frame) -> datetime:
    """Read a time that can be meant; one long ago is doubtful."""
    read, has_zone = _time(cell, frame)
    try:
        at = (read if has_zone else read.replace(tzinfo=frame.zone)).astimezone(UTC)
    except OverflowError:
        at = read.replace(tzinfo=UTC)
    check_moment(at)
    if at < FIRST_PLAUSIBLE:
        doubt = moment_doubt(at, frame.now)
        frame.doubts.extend([problem_of(doubt, doubt.code)] if doubt else ())
    return at


def _time(cell: str, frame: Frame) -> tuple[datetime, bool]:
    """Return a time and whether it says its zone."""
    for form in frame.format.dates:
        has_zone = "%z" in form
        said = (cell, form) if has_zone else (f"{cell} +0000", f"{form} %z")
        with suppress(ValueError, OverflowError):
            return datetime.strptime(*said).astimezone(UTC), has_zone
    try:
        if len(cell) == _DAY:
            return datetime.combine(date.fromisoformat(cell), time()), False
        read = datetime.fromisoformat(cell)
    except ValueError:
        raise BadInput(
            "bad-date",
            "“{cell}” is no date. Write 2026-03-01 or 2026-03-01 08:30, or say in the mapping"
            " how dates are written.",
            cell=cell[:40],
        ) from None
    return read, read.tzinfo is not None


_DAY = len("2026-03-01")
