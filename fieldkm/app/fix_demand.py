"""How often fixes are found and opened here: counted, and told to the server with the next sync."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from fieldkm.app.recording import Recorder
from fieldkm.domain.fixes import FixDemand
from fieldkm.errors import Unavailable
from fieldkm.store.database import Database
from fieldkm.store.fix_demand import Asked, FixDemands
from fieldkm.store.fix_lists import FixLists


class FixDemandCount:
    """Counts, and makes one operation a fix of what it has counted."""

    def __init__(self, database: Database, recorder: Recorder) -> None:
        self._demands = FixDemands(database)
        self._lists = FixLists(database)
        self._recorder = recorder

    def found(self, fixes: Iterable[str]) -> None:
        """Count that fixes stood among the results of a search."""
        self._note([Asked(fix, found=1) for fix in set(fixes)])

    def opened(self, fix: str) -> None:
        """Count that a fix was opened."""
        self._note([Asked(fix, opened=1)])

    def tell(self) -> bool:
        """Let what was counted wait to be sent; return whether there is anything to send. What
        was counted of fixes that are gone is forgotten.
        """
        asked = self._demands.counted()
        here = self._lists.by_ids([one.fix for one in asked], self._recorder.me)
        now = self._recorder.now()
        told = [
            self._recorder.counted(
                FixDemand(self._recorder.new_id(), one.fix, now, one.found, one.opened)
            )
            for one in asked
            if one.fix in here
        ]
        if asked:
            self._recorder.perform(*told, beside=[self._demands.told(asked)])
        return bool(told)

    def _note(self, asked: Sequence[Asked]) -> None:
        with suppress(Unavailable):  # a count is not worth keeping anybody from reading
            self._demands.note(asked)
