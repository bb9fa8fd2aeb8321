"""What is found for a draft while it is written, off the interface's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.fix_writing.state import LikelyFix
from fieldkm.domain.fix_drafts import FixDraft

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
    from fieldkm.app.fix_duplicates import FixWords

    words = FixWords(
        draft.title,
        draft.symptom,
        draft.cause,
        draft.remedy,
        draft.models,
        draft.fault_codes,
        draft.parts,
    )
    likely = workplace.fix_duplicates.like(words, besides=draft.fix)
    lines = workplace.fixes.lines([one.fix for one in likely])
    return Seen(
        workplace.fix_terms.suggested(draft, language),
        tuple(LikelyFix(lines[one.fix], one.why) for one in likely if one.fix in lines),
        workplace.personal_words.told(draft),
    )
