"""What was written on a laptop, as the one who wrote it remembers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Written:
    """What a technician remembers to have written: the ids of notes, of revisions of fixes and of
    their uses, the revisions that they approved, and how often they searched for nothing;
    `operations` are all.
    """

    notes: set[str] = field(default_factory=set)
    revisions: set[str] = field(default_factory=set)
    approved: set[str] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)
    counted: int = 0
    operations: int = 0
