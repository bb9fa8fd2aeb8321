"""Ready to leave: what is known of this laptop, for the rule in `domain.readiness`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import tzinfo

from fieldkm.app.day import DayVisit
from fieldkm.app.library import Library
from fieldkm.app.search import IndexState, Search
from fieldkm.app.sync import Sync
from fieldkm.domain.codes import compact, version_key
from fieldkm.domain.published import PublishedPack
from fieldkm.domain.readiness import Check, Facts, checks
from fieldkm.domain.visits import Photo, Visit
from fieldkm.errors import Unavailable
from fieldkm.host.clock import Clock
from fieldkm.host.paths import Home
from fieldkm.store.blobs import Blobs
from fieldkm.store.outbox import OutboxState
from fieldkm.store.records import Records

_LAST_VISITS = 10  # of a machine, whose photos are wanted


@dataclass(frozen=True, slots=True)
class Belongings:
    """Where is looked: the home and what is in it."""

    home: Home
    records: Records
    blobs: Blobs
    library: Library
    sync: Sync


class Readiness:
    """Gathers the facts; nothing is asked of the network. `search` is made when it is asked."""

    def __init__(self, belongings: Belongings, search: Callable[[], Search], clock: Clock) -> None:
        self._has = belongings
        self._search = search
        self._clock = clock

    def checks(self, visits: Iterable[DayVisit], here: tzinfo) -> tuple[Check, ...]:
        """Return whether everything for these visits is here, thing by thing."""
        day = tuple(visits)
        view = self._has.sync.view()
        waiting = (OutboxState.PENDING, OutboxState.BLOCKED)
        facts = Facts(
            signed_in=view.signed_in,
            synced=view.synced,
            locked=view.locked,
            rejected=view.operations[OutboxState.REJECTED],
            unsent=sum(view.operations[state] for state in waiting) + view.photos_to_send,
            models_without=self._models_without(day),
            old_manuals=() if view.locked else self._old_manuals(day),
            search_ready=self._search_ready(),
            photos_missing=len(self._photos_missing(day)),
            free=self._free(),
        )
        return checks(facts, self._clock.now(), here)

    def _models_without(self, day: tuple[DayVisit, ...]) -> tuple[str, ...]:
        covered = {
            compact(model) for manual in self._has.library.installed() for model in manual.models
        }
        wanted = dict.fromkeys(visit.model for visit in day if visit.model)
        return tuple(model for model in wanted if compact(model) not in covered)

    def _old_manuals(self, day: tuple[DayVisit, ...]) -> tuple[str, ...]:
        """Return the manuals of today's machines of which the server has a newer version; without
        visits, of all manuals here.
        """
        wanted = {compact(visit.model) for visit in day if visit.model}
        published = {pack.id: pack.version for pack in self._has.records.of_type(PublishedPack)}
        return tuple(
            manual.title
            for manual in self._has.library.installed()
            if manual.id in published
            and version_key(published[manual.id]) > version_key(manual.version)
            and (not wanted or wanted & {compact(model) for model in manual.models})
        )

    def _search_ready(self) -> bool:
        try:
            return self._search().state() is IndexState.READY
        except Unavailable:
            return False

    def _photos_missing(self, day: tuple[DayVisit, ...]) -> frozenset[str]:
        """Return the photos of today's machines, their sites and last visits that are not here."""
        records = self._has.records
        subjects: set[str] = set()
        for visit in day:
            machine, site = visit.where.machine_id, visit.planned.site
            places = [place for place in (machine, site) if place]
            last = records.newest_of_parents(Visit, *places, limit=_LAST_VISITS)
            subjects.update((*places, visit.planned.id, *(one.id for one in last)))
        photos = records.of_parents(Photo, *subjects) if subjects else []
        return self._has.blobs.lacking({photo.sha256 for photo in photos})

    def _free(self) -> int:
        try:
            return shutil.disk_usage(self._has.home.folder).free
        except OSError:  # a disk that cannot be asked shows elsewhere
            return 0
