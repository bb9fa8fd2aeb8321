"""What is found for a draft while it is written, off the interface's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.domain.fix_drafts import FixDraft
from fieldkm.domain.fix_lines import LikelyFix

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_terms import FixTerm
    from fieldkm.app.personal_words_near import ToldWord


@dataclass(frozen=True, slots=True)
class Seen:
    """What the draft speaks of, what says the same already, and whom it would tell of."""

    suggested: Sequence[FixTerm] = ()
    likely: Sequence[LikelyFix] = ()
    told: Sequence[ToldWord] = ()


def seen_in(workplace: Workplace, draft: FixDraft, language: str) -> Seen:
    """Look a draft through."""
    from fieldkm.app.fix_duplicates import likely_fixes

    return Seen(
        workplace.fix_terms.suggested(draft, language),
        likely_fixes(draft, workplace.fix_duplicates, workplace.fixes),
        workplace.personal_words.told(draft),
    )
