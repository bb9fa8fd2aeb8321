"""What has changed since the reader looked last: manuals with the pages that changed in them, and
what was written down at the customers of today.

What was looked at is kept as one small file: the moment, and of each page of each manual a short
hash. Nothing of a customer is in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from fieldkm.app.day import DayVisit
from fieldkm.app.history import History
from fieldkm.app.history_events import Event, EventKind
from fieldkm.app.library import Library, Mention
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import FieldkmError, from_os_error
from fieldkm.host.clock import Clock
from fieldkm.host.files import write_whole
from fieldkm.host.paths import Home
from fieldkm.manuals.packs.reader import PackReader

_HASH_LENGTH = 12
_MOST_EVENTS = 20

Pages = Mapping[str, str]  # a page's id and its hash


@dataclass(frozen=True, slots=True)
class Looked:
    """What was here when the reader looked last: of each manual its version, and by language the
    hashes of its pages.
    """

    at: datetime
    versions: Mapping[str, str]
    pages: Mapping[str, Mapping[str, Pages]]


@dataclass(frozen=True, slots=True)
class ManualNews:
    """A manual that is another one than it was. `before` is empty for one that is new here;
    `changed` and `added` are its pages in the order of the manual, `gone` counts those removed.
    """

    manual: str
    title: str
    version: str
    before: str = ""
    changed: tuple[Mention, ...] = ()
    added: tuple[Mention, ...] = ()
    gone: int = 0


@dataclass(frozen=True, slots=True)
class CustomerNews:
    """What was written down at a customer of today."""

    customer: str
    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class News:
    """All of it; `since` is None when the reader never looked before: then nothing is new."""

    since: datetime | None = None
    manuals: tuple[ManualNews, ...] = ()
    customers: tuple[CustomerNews, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has changed."""
        return not (self.manuals or self.customers)


class Newsreader:
    """Compares what is here with what was here."""

    def __init__(self, home: Home, library: Library, history: History, clock: Clock) -> None:
        self._home = home
        self._library = library
        self._history = history
        self._clock = clock

    def news(self, visits: Iterable[DayVisit], language: str) -> News:
        """Return what has changed. Who looks for the first time begins from now on."""
        looked = self._looked()
        if looked is None:
            self.note_looked()
            return News()
        manuals = filter(None, (self._of_manual(one, looked, language) for one in self._readers()))
        customers = dict.fromkeys((v.where.customer_id, v.where.customer) for v in visits)
        return News(looked.at, tuple(manuals), tuple(self._of_customers(customers, looked.at)))

    def note_looked(self) -> None:
        """Remember what is here now: from now on only what comes after it is news."""
        readers = list(self._readers())
        kept = {
            "at": self._clock.now().isoformat(),
            "versions": {reader.id: reader.version for reader in readers},
            "pages": {reader.id: _fingerprints(reader) for reader in readers},
        }
        write_whole(self._home.looked, json.dumps(kept).encode())

    def _readers(self) -> Iterator[PackReader]:
        yield from self._library.readers()

    def _looked(self) -> Looked | None:
        """Return what was kept; a file that cannot be read is as good as none."""
        try:
            kept = json.loads(self._home.looked.read_bytes())
            at = datetime.fromisoformat(kept["at"])
            return Looked(at.astimezone(UTC), dict(kept["versions"]), dict(kept["pages"]))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise from_os_error(error, str(self._home.looked)) from error
        except (ValueError, KeyError, TypeError):
            return None

    def _of_manual(self, reader: PackReader, looked: Looked, language: str) -> ManualNews | None:
        before = looked.versions.get(reader.id, "")
        if before == reader.version:
            return None
        title, known = reader.info.title(language), looked.pages.get(reader.id, {})
        spoken = reader.info.language_for(language)
        if not before or spoken not in known:
            return ManualNews(reader.id, title, reader.version, before)
        then, now = known[spoken], _fingerprints(reader)[spoken]
        changed = [page for page in now if page in then and then[page] != now[page]]
        added = [page for page in now if page not in then]
        return ManualNews(
            reader.id,
            title,
            reader.version,
            before,
            _mentions(reader, changed, language),
            _mentions(reader, added, language),
            gone=sum(reader.resolve(page) is None for page in then),
        )

    def _of_customers(
        self, customers: Iterable[tuple[str, str]], since: datetime
    ) -> Iterator[CustomerNews]:
        """Return what happened there by its authors' clocks; what is still to come is no news."""
        now = self._clock.now()
        for customer, name in customers:
            if not customer:
                continue
            found = self._history.of_customer(customer, limit=_MOST_EVENTS).events
            new = [one for one in found if _is_new(one, since, now)]
            if new:
                yield CustomerNews(customer, name, tuple(new))


def _is_new(event: Event, since: datetime, now: datetime) -> bool:
    """Tell whether something happened meanwhile; that a planned visit's hour came is no news."""
    is_meanwhile = isinstance(event.when, datetime) and since < event.when <= now
    return is_meanwhile and event.kind is not EventKind.PLANNED


def _fingerprints(reader: PackReader) -> dict[str, dict[str, str]]:
    """Return a short hash of every page in every language of a manual."""
    try:
        pages = reader.page_ids()
    except FieldkmError:  # damaged: the Manuals screen says so
        return {}
    return {
        language: {page: reader.digest(language, page)[:_HASH_LENGTH] for page in pages}
        for language in reader.info.languages
    }


def _mentions(reader: PackReader, pages: Iterable[str], language: str) -> tuple[Mention, ...]:
    heads = reader.heads(language)
    return tuple(Mention(PageRef(reader.id, page), heads[page].title) for page in pages)
