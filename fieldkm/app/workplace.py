"""One home, opened: the services that desktop and command line use, each made when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkm.app.fix_services import FixServices
from fieldkm.app.service import Service

if TYPE_CHECKING:
    from fieldkm.app.cockpit import Cockpits
    from fieldkm.app.today import TodaysWork
    from fieldkm.app.visit_fixes import VisitFixes
    from fieldkm.app.visit_sheet import VisitSheets


class Workplace(FixServices):
    """The services of one home: those that join all others, and below them (see the base classes)
    those about fixes, those of a technician's day, and the home itself.
    """

    @Service
    def visit_fixes(self) -> VisitFixes:
        """Fixes in visits."""
        from fieldkm.app.visit_fixes import VisitFixes

        return VisitFixes(self.fixes, self.library)

    @Service
    def visit_sheets(self) -> VisitSheets:
        """Visits as they are read."""
        from fieldkm.app.visit_sheet import VisitSheets

        return VisitSheets(self.records, self.library, self.visits, self.recorder, self.visit_fixes)

    @Service
    def cockpits(self) -> Cockpits:
        """All that is known of one machine."""
        from fieldkm.app.build_manuals import BuildManuals
        from fieldkm.app.cockpit import Cockpits

        return Cockpits(self, BuildManuals(self.library, self.parts))

    @Service
    def today(self) -> TodaysWork:
        """Today's visits, what waits and what is new, and whether all of it is here."""
        from fieldkm.app.day import Day
        from fieldkm.app.fix_day import FixDay
        from fieldkm.app.news import Newsreader
        from fieldkm.app.readiness import Belongings, Readiness
        from fieldkm.app.today import TodaysWork
        from fieldkm.store.blobs import Blobs

        has = Belongings(self.home, self.records, Blobs(self._database), self.library, self.sync)
        return TodaysWork(
            Day(self.records, self.recorder, self.before_entry, self.incidents),
            Readiness(has, lambda: self.search, self.clock),
            Newsreader(self.home, self.library, self.history, self.clock),
            FixDay(self.fixes, self.flags, self.review_desk),
            self.lock.is_closed,
            self.clock,
        )

    def close(self) -> None:
        """Close what was opened."""
        for name in ("search", "fix_search", "importing"):
            if name in self.__dict__:
                self.__dict__[name].close()
        if "_database" in self.__dict__:
            self._database.close()
