"""The patterns by which a serial number is recognised: a small part of regular expressions.

A pack may come from anywhere, and a backtracking matcher can be kept busy for years by twenty
characters. This one follows all possibilities at once, as a set of places in the serial number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from fieldkm.errors import BadInput

MAX_PATTERN = 200
MAX_SERIAL = 64
_MAX_NESTING = 2  # repetitions within one another; each may cost the serial's length

Places = frozenset[int]
Step = Callable[[str, Places], Places]
Test = Callable[[str], bool]

_REPETITION = re.compile(r"([*+?])|\{(\d{1,3})?(,)?(\d{1,3})?\}")
_CLASSES: dict[str, Test] = {
    "d": str.isdecimal,
    "w": lambda sign: sign.isalnum() or sign == "_",
    "s": str.isspace,
}


class SerialPattern:
    """A pattern: letters, digits, `.`, `[A-Z]`, `\\d`, groups, `|`, `?`, `*`, `+` and `{6}`; case
    does not matter.

    Raises `BadInput` for anything else.
    """

    def __init__(self, pattern: str) -> None:
        self._step = _Reading(pattern).whole()

    def fits(self, serial: str) -> bool:
        """Tell whether the pattern describes the whole of `serial`."""
        typed = serial.strip()
        return len(typed) <= MAX_SERIAL and len(typed) in self._step(typed, frozenset({0}))


class _Reading:
    """Reads a pattern from left to right into steps."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._nesting = 0  # of the repetitions in what was read last

    def whole(self) -> Step:
        """Return the step for all of the pattern."""
        if len(self._pattern) > MAX_PATTERN:
            raise self._not_understood()
        # Nesting is bounded by the length: a hundred groups at most, far from Python's limit.
        step = self._alternatives()
        if self._at < len(self._pattern):
            raise self._not_understood()
        return step

    def _alternatives(self) -> Step:
        branches = [self._sequence()]
        nesting = self._nesting
        while self._takes("|"):
            branches.append(self._sequence())
            nesting = max(nesting, self._nesting)
        self._nesting = nesting
        return lambda text, at: frozenset().union(*(branch(text, at) for branch in branches))

    def _sequence(self) -> Step:
        steps: list[Step] = []
        nesting = 0
        while self._next() not in ("", "|", ")"):
            self._nesting = 0
            steps.append(self._repeated(self._item()))
            nesting = max(nesting, self._nesting)
        self._nesting = nesting

        def run(text: str, at: Places) -> Places:
            for step in steps:
                at = step(text, at)
            return at

        return run

    def _repeated(self, step: Step) -> Step:
        match = _REPETITION.match(self._pattern, self._at)
        if match is None:
            return step
        self._at = match.end()
        sign, low, comma, high = match.groups()
        if sign == "?":
            return lambda text, at: at | step(text, at)
        self._nesting += 1
        if self._nesting > _MAX_NESTING or not (sign or low or high):
            raise self._not_understood()
        least = int(low or 0) if low or high else int(sign == "+")
        most = int(high) if high else least if low and not comma else None
        return lambda text, at: _repeat(step, text, at, least, most)

    def _item(self) -> Step:
        sign = self._next()
        self._at += 1
        if sign == "(":
            return self._group()
        if sign == "[":
            return _one(self._set())
        if sign == "\\":
            return _one(self._escaped())
        if sign == ".":
            return _one(lambda _: True)
        if sign in "^$":
            edge = sign == "$"
            return lambda text, at: at & {len(text) if edge else 0}
        if sign in "*+?{}":
            raise self._not_understood()
        return _one(_is(sign))

    def _group(self) -> Step:
        if self._takes("?") and not self._takes(":"):
            raise self._not_understood()
        inner = self._alternatives()
        if not self._takes(")"):
            raise self._not_understood()
        return inner

    def _set(self) -> Test:
        negated = self._takes("^")
        tests: list[Test] = []
        while not self._takes("]"):
            first = self._member()
            if self._next() == "-" and self._pattern[self._at + 1 : self._at + 2] not in ("", "]"):
                self._at += 1
                last = self._member()
                if not (isinstance(first, str) and isinstance(last, str) and first <= last):
                    raise self._not_understood()
                tests.append(_between(first, last))
            else:
                tests.append(_is(first) if isinstance(first, str) else first)
        if not tests:
            raise self._not_understood()
        return lambda sign: any(test(sign) for test in tests) != negated

    def _member(self) -> str | Test:
        """Return what stands at one place of a set: a sign, or a class such as `\\d`."""
        sign = self._next()
        if not sign:
            raise self._not_understood()
        self._at += 1
        if sign != "\\":
            return sign
        sign = self._next()
        escaped = self._escaped()
        return escaped if sign in _CLASSES else sign

    def _escaped(self) -> Test:
        sign = self._next()
        self._at += 1
        if sign in _CLASSES:
            return _CLASSES[sign]
        if not sign or sign.isalnum():
            raise self._not_understood()
        return _is(sign)

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _takes(self, sign: str) -> bool:
        taken = self._next() == sign
        self._at += taken
        return taken

    def _not_understood(self) -> BadInput:
        return BadInput(
            "bad-serial-pattern",
            "The serial pattern “{pattern}” is not understood.",
            "Write it with letters, digits, [A-Z], \\d, groups, |, ?, *, + and {6} only.",
            pattern=self._pattern[:MAX_PATTERN],
        )


def _one(test: Test) -> Step:
    """Return the step over one sign that passes `test`."""

    def run(text: str, at: Places) -> Places:
        return frozenset(place + 1 for place in at if place < len(text) and test(text[place]))

    return run


def _is(wanted: str) -> Test:
    return lambda sign: sign.lower() == wanted.lower()


def _between(first: str, last: str) -> Test:
    return lambda sign: first <= sign.lower() <= last or first <= sign.upper() <= last


def _repeat(step: Step, text: str, at: Places, least: int, most: int | None) -> Places:
    for _ in range(least):
        further = step(text, at)
        if further == at:
            break  # and so would every further round
        at = further
    found, fresh, rounds = at, at, least
    while fresh and (most is None or rounds < most):
        fresh = step(text, fresh) - found
        found |= fresh
        rounds += 1
    return found
