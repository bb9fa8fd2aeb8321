"""The services about what technicians found out: fixes, and what readers report of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkm.app.field_services import FieldServices
from fieldkm.app.service import Service

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkm.app.fix_drafts import FixDrafts
    from fieldkm.app.fix_duplicates import FixDuplicates
    from fieldkm.app.fix_links import FixLinks
    from fieldkm.app.fix_terms import FixTerms
    from fieldkm.app.fix_texts import FixTexts
    from fieldkm.app.fixes import Fixes
    from fieldkm.app.flags import Flags
    from fieldkm.app.personal_words_near import PersonalWordsNear
    from fieldkm.app.review import ReviewDesk
    from fieldkm.domain.reach import Reach


class FixServices(FieldServices):
    """They stay open while customers' data is locked: no fix holds any."""

    @Service
    def fixes(self) -> Fixes:
        """What technicians found out, as it is read."""
        from fieldkm.app.fixes import Fixes

        return Fixes(self._database, self.recorder, self.personal_words)

    @Service
    def fix_drafts(self) -> FixDrafts:
        """Fixes while they are written."""
        from fieldkm.app.fix_drafts import DraftStores, FixDrafts, Setting
        from fieldkm.app.fix_prefill import FixPrefill

        stores = DraftStores(self.unlocked_records, self.drafts, self.photos, self.sync_state)
        prefill = FixPrefill(self.fix_terms, self.visit_terms, self.personal_words)
        return FixDrafts(
            stores,
            self.recorder,
            self.library,
            lambda draft, visit: prefill.filled(draft, self.visits.state(visit)),
            lambda: Setting(self.settings.model_at_hand, self.settings.language or "en"),
        )

    @Service
    def fix_terms(self) -> FixTerms:
        """The models, codes, parts and pages that a fix can name."""
        from fieldkm.app.fix_terms import FixTerms

        return FixTerms(self.library)

    @Service
    def fix_texts(self) -> FixTexts:
        """The texts of fixes as they are read."""
        from fieldkm.app.fix_texts import FixTexts

        return FixTexts(self.library)

    @Service
    def personal_words(self) -> PersonalWordsNear:
        """The customers' words that must not get into a fix."""
        from fieldkm.app.personal_words_near import PersonalWordsNear

        return PersonalWordsNear(
            self.unlocked_records,
            lambda: self.machine_at_hand,
            lambda: self.settings.recent_machines,
        )

    @Service
    def fix_links(self) -> FixLinks:
        """Where the links of fixes lead."""
        from fieldkm.app.fix_links import FixLinks

        return FixLinks(self.library)

    @Service
    def flags(self) -> Flags:
        """What readers reported as wrong."""
        from fieldkm.app.flags import Flags

        return Flags(
            self.unlocked_records,
            self.own_reach,
            self.recorder,
            self.library,
            self.personal_words,
        )

    @Service
    def fix_duplicates(self) -> FixDuplicates:
        """What says the same already."""
        from fieldkm.app.fix_duplicates import FixDuplicates

        return FixDuplicates(self.fix_search)

    @Service
    def review_desk(self) -> ReviewDesk:
        """What waits for a reviewer, and the decisions."""
        return self.desk_of(self.own_reach)

    def own_reach(self) -> Reach:
        """Return how far the rights of who works here go, as this laptop knows."""
        from fieldkm.app.colleagues import own_reach

        return own_reach(self.unlocked_records, self.sync_state)

    def desk_of(self, reach: Callable[[], Reach]) -> ReviewDesk:
        """Return the review desk of whoever has such rights."""
        from fieldkm.app.promoting import Promoting
        from fieldkm.app.review import ReviewDesk
        from fieldkm.app.review_reading import DeskReader, DeskSources, DeskStores
        from fieldkm.app.touched import TouchedThings
        from fieldkm.store.fix_queue import FixQueue

        sources = DeskSources(
            self.fixes,
            self.flags,
            self.fix_duplicates,
            TouchedThings(self.fix_links, self.parts),
            self.fix_texts,
            self.photos,
        )
        records = self.unlocked_records
        stores = DeskStores(records, FixQueue(self._database), self.sync_state)
        reader = DeskReader(stores, sources, reach, self.clock.now)
        return ReviewDesk(reader, records, self.recorder, Promoting(self.photos), lambda: self.sync)
