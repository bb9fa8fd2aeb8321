"""Faults: what a machine shows, what a person observes, what can have failed, and what tells it
apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldkm.domain.applicability import EVERYTHING, Applicability


@dataclass(frozen=True, slots=True)
class FaultCode:
    """The code that a machine shows. `text` says what the machine does then; `page` is where it is
    treated.
    """

    code: str
    title: str
    text: str = ""
    page: str = ""
    applies_to: Applicability = EVERYTHING


@dataclass(frozen=True, slots=True)
class Symptom:
    """What is observed, with the words that technicians and customers use for it."""

    id: str
    title: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """What has failed and what removes it. `access` names the covers that must come off first."""

    id: str
    title: str
    remedy: str = ""
    procedure: str = ""
    part: str = ""
    minutes: float = 0.0
    access: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LikelyCause:
    """A cause of one fault code or symptom (`of`); `likelihood` is a weight, not yet normalised."""

    of: str
    cause: str
    likelihood: float


@dataclass(frozen=True, slots=True)
class DiagnosticTest:
    """An observation that changes the order of the causes. `p_yes` maps a cause's id to P(yes |
    cause).
    """

    id: str
    question: str
    minutes: float
    p_yes: dict[str, float]


def normalised(causes: Iterable[LikelyCause]) -> list[tuple[str, float]]:
    """Return (cause, probability) of the causes of one code, the likeliest first.

    Weights of zero or less do not count; with no weight at all every cause is equally likely.
    """
    weights: dict[str, float] = {}
    for item in causes:
        weights[item.cause] = weights.get(item.cause, 0.0) + max(item.likelihood, 0.0)
    total = sum(weights.values())
    if not weights:
        return []
    shares = {cause: (w / total if total else 1 / len(weights)) for cause, w in weights.items()}
    return sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
