"""For which machines content holds: models, serial ranges and modifications, in one small grammar.

`MX-420, MX-430; serial MA200000..MA299999; with MK-3; without MK-7`: the parts between semicolons
must all hold, the models separated by commas are alternatives, either end of a serial range may be
missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fieldkm.domain.codes import compact, natural_key
from fieldkm.errors import BadInput


class Verdict(StrEnum):
    """Whether content holds for the machine at hand."""

    APPLIES = "applies"
    UNKNOWN = "unknown"
    DOES_NOT = "does-not"


@dataclass(frozen=True, slots=True)
class SerialRange:
    """Serial numbers from `first` to `last`, both included; an empty string leaves that end
    open.
    """

    first: str = ""
    last: str = ""

    def holds(self, serial: str) -> bool:
        """Tell whether `serial` lies in the range, compared letter by letter and number by
        number.
        """
        key = _serial_key(serial)
        above = not self.first or (
            _same_shape(self.first, serial) and _serial_key(self.first) <= key
        )
        below = not self.last or (_same_shape(self.last, serial) and key <= _serial_key(self.last))
        return above and below

    @property
    def is_empty(self) -> bool:
        """Tell whether no serial number can lie in the range."""
        return bool(self.first and self.last) and _serial_key(self.first) > _serial_key(self.last)


@dataclass(frozen=True, slots=True)
class MachineAtHand:
    """The machine in front of the technician: a model (empty while it is unknown), perhaps a serial
    number, what is known of its kits.

    `modifications` is None while they are unknown; `record` is the id of what is kept of it, empty
    where nothing is.
    """

    model: str
    serial: str = ""
    modifications: frozenset[str] | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class Applicability:
    """The models, serial ranges and modifications for which content holds; empty means all."""

    models: tuple[str, ...] = ()
    serials: tuple[SerialRange, ...] = ()
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    def verdict(self, machine: MachineAtHand | None) -> Verdict:
        """Return whether the content holds; what is not known of the machine never hides it."""
        if machine is None or self.is_everything:
            return Verdict.APPLIES
        answers = (self._model(machine), self._serial(machine), self._modifications(machine))
        if Verdict.DOES_NOT in answers:
            return Verdict.DOES_NOT
        return Verdict.UNKNOWN if Verdict.UNKNOWN in answers else Verdict.APPLIES

    @property
    def is_everything(self) -> bool:
        """Tell whether the content holds for every machine."""
        return not (self.models or self.serials or self.needs or self.excludes)

    def contradiction(self, outer: Applicability) -> str:
        """Return why no machine can meet both this and `outer`, or an empty string."""
        if any(item.is_empty for item in self.serials):
            return "a serial range ends before it begins"
        if {compact(m) for m in self.needs} & {
            compact(m) for m in (*self.excludes, *outer.excludes)
        }:
            return "a modification is both needed and excluded"
        if {compact(m) for m in self.excludes} & {compact(m) for m in outer.needs}:
            return "a modification is both needed and excluded"
        mine, theirs = {compact(m) for m in self.models}, {compact(m) for m in outer.models}
        if mine and theirs and not mine & theirs:
            return "the models are none of those around it"
        return ""

    def _model(self, machine: MachineAtHand) -> Verdict:
        if not self.models:
            return Verdict.APPLIES
        if not machine.model:
            return Verdict.UNKNOWN
        known = {compact(model) for model in self.models}
        return Verdict.APPLIES if compact(machine.model) in known else Verdict.DOES_NOT

    def _serial(self, machine: MachineAtHand) -> Verdict:
        if not self.serials:
            return Verdict.APPLIES
        if not machine.serial:
            return Verdict.UNKNOWN
        inside = any(item.holds(machine.serial) for item in self.serials)
        return Verdict.APPLIES if inside else Verdict.DOES_NOT

    def _modifications(self, machine: MachineAtHand) -> Verdict:
        if not (self.needs or self.excludes):
            return Verdict.APPLIES
        if machine.modifications is None:
            return Verdict.UNKNOWN
        has = {compact(item) for item in machine.modifications}
        met = all(compact(item) in has for item in self.needs)
        free = not any(compact(item) in has for item in self.excludes)
        return Verdict.APPLIES if met and free else Verdict.DOES_NOT

    def __str__(self) -> str:
        parts = [", ".join(self.models)] if self.models else []
        parts += [f"serial {item.first}..{item.last}" for item in self.serials]
        parts += [f"with {item}" for item in self.needs]
        parts += [f"without {item}" for item in self.excludes]
        return "; ".join(parts)


EVERYTHING = Applicability()


def parse_applicability(text: str) -> Applicability:
    """Read the grammar above; raises `BadInput` with the part that is not understood."""
    models: list[str] = []
    serials: list[SerialRange] = []
    needs: list[str] = []
    excludes: list[str] = []
    for part in (piece.strip() for piece in text.split(";")):
        word, _, rest = part.partition(" ")
        match word.lower():
            case "":
                continue
            case "serial" | "serials":
                serials += [_serial_range(piece) for piece in _pieces(rest, part)]
            case "with":
                needs += _pieces(rest, part)
            case "without":
                excludes += _pieces(rest, part)
            case _:
                models += _pieces(part, part)
    return Applicability(tuple(models), tuple(serials), tuple(needs), tuple(excludes))


def _pieces(text: str, part: str) -> list[str]:
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if not pieces:
        raise _not_understood(part)
    return pieces


def _serial_range(text: str) -> SerialRange:
    first, dots, last = text.partition("..")
    if not dots:
        return SerialRange(first.strip(), first.strip())
    if not (first.strip() or last.strip()):
        raise _not_understood(text)
    return SerialRange(first.strip(), last.strip())


def _not_understood(part: str) -> BadInput:
    return BadInput(
        "bad-applicability",
        "The condition “{part}” is not understood.",
        "Write models, “serial FROM..TO”, “with X” or “without X”, separated by semicolons.",
        part=part,
    )


def _serial_key(serial: str) -> tuple[tuple[int, int, str], ...]:
    return natural_key(compact(serial))


def _same_shape(bound: str, serial: str) -> bool:
    """A bound holds only for serials with its letters in front: MB000001 is not above MA200000."""
    return _letters(bound) == _letters(serial)


def _letters(serial: str) -> str:
    match = re.match(r"[^0-9]*", compact(serial))
    return match.group() if match else ""
