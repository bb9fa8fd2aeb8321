"""What the Write a fix screen shows, without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkm.domain.fix_drafts import FixDraft, Lack
from fieldkm.domain.fix_lines import LikelyFix

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_terms import FixTerm, TermKind
    from fieldkm.app.personal_words_near import ToldWord


@dataclass(frozen=True, slots=True)
class State:
    """One draft, or the drafts to choose from where none is open.

    `number` is that of the fix that is improved, `sent_back` why a reviewer sent it back. `terms`
    are the models, codes, parts and pages that it names. `told` are the customers' words in it;
    `asks_about` those that must be decided on before it goes. `lacking` is complained of once
    somebody has tried to submit it (`is_tried`). `adding` counts photos that are being made
    smaller.
    """

    draft: FixDraft | None = None
    drafts: Sequence[FixDraft] = ()
    number: str = ""
    sent_back: str = ""
    terms: Mapping[TermKind, Sequence[FixTerm]] = field(default_factory=dict)
    suggested: Sequence[FixTerm] = ()
    likely: Sequence[LikelyFix] = ()
    told: Sequence[ToldWord] = ()
    lacking: frozenset[Lack] = frozenset()
    is_kept: bool = True
    is_tried: bool = False
    asks_about: Sequence[ToldWord] = ()
    adding: int = 0
    problem: Exception | None = None

    @property
    def complaints(self) -> frozenset[Lack]:
        """Return what is complained of beside its field."""
        return self.lacking if self.is_tried else frozenset()
