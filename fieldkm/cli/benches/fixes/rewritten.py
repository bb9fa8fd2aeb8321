"""Fixes and what others would write who found out the same: `rewritten.csv`.

Of each pair the first is in the home, and the second is written in other words: shorter, in other
order, in workshop words, now and then without the code or the part, with typing errors; a fifth in
Chinese. By the pairs with odd numbers the comparison was tuned; those with even ones were asked
only afterwards.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from fieldkm.app.fix_duplicates import FixWords
from fieldkm.cli.benches.fixes.corpus import WrittenFix
from fieldkm.domain.fixes import Fix, FixRevision, FixState

_WRITTEN = datetime(2025, 3, 3, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Pair:
    """A fix, what somebody else writes who found out the same, and whether it was tuned by."""

    number: int
    known: WrittenFix
    words: FixWords

    @property
    def is_tuned_by(self) -> bool:
        """Tell whether the comparison was tuned by this pair."""
        return self.number % 2 == 1

    @property
    def signs(self) -> FixWords:
        """What is written when only the symptom is: no cause yet, and no remedy."""
        return replace(self.words, cause="", remedy="")


def read_pairs(territory: str = "", family: str = "") -> list[Pair]:
    """Return all pairs; their fixes are of this territory and family."""
    text = Path(__file__).with_suffix(".csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="|"))
    return [
        Pair(int(first["pair"]), _known(first, territory, family), _words(second))
        for first, second in zip(rows[::2], rows[1::2], strict=True)
    ]


def pairs_to(pairs: Sequence[Pair], *, tuned: bool) -> Iterator[Pair]:
    """Yield the pairs of one half."""
    return (pair for pair in pairs if pair.is_tuned_by is tuned)


def _known(row: dict[str, str], territory: str, family: str) -> WrittenFix:
    number, words = int(row["pair"]), _words(row)
    revision = FixRevision(
        f"pair-{number}-revision", f"pair-{number}", _WRITTEN, title=words.title,
        symptom=words.symptom, cause=words.cause, remedy=words.remedy, models=words.models,
        fault_codes=words.codes, parts=words.parts, safety=False,
    )  # fmt: skip
    fix = Fix(
        revision.fix, f"F-{number}", state=FixState.APPROVED, family=family, territory=territory,
        title=words.title, safety=False, current_revision=revision.id,
        approved_revision=revision.id, made=_WRITTEN, submitted=_WRITTEN, reviewed=_WRITTEN,
    )  # fmt: skip
    return WrittenFix(fix, revision)


def _words(row: dict[str, str]) -> FixWords:
    return FixWords(
        row["title"], row["symptom"], row["cause"], row["remedy"],
        _listed(row["models"]), _listed(row["codes"]), _listed(row["parts"]),
    )  # fmt: skip


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split())
