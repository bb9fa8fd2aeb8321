"""Evidence: what the field found out about causes and remedies, as the server's totals."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkm.domain.outcomes import NO_COUNTS, Counts


@dataclass(frozen=True, slots=True)
class Evidence:
    """Totals of closed visits at a model: how often `cause` (`manual/cause`) was confirmed where
    `sign` was seen, a fault code or a symptom's id (empty: over all signs), and how often `remedy`
    (`manual/page` or a fix's id; empty: whatever was done) worked then.
    """

    id: str
    model: str
    cause: str
    sign: str = ""
    remedy: str = ""
    confirmed: int = 0
    counts: Counts = NO_COUNTS
