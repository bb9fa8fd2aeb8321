"""What a laptop's search finds, and what the files of its index hold."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from fieldkm.app.recording import Identified
from fieldkm.app.workplace import Workplace
from fieldkm.domain.finding import Kind, Query
from fieldkm.host.paths import Home
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.kinds import Kind as RecordKind
from fieldkm.store.database import Database
from fieldkm.store.index_queue import IndexQueue
from fieldkm.store.mirror import Mirror
from tests.support.answers import evict, pulled
from tests.support.territory import SCOPE, receive


def found(workplace: Workplace, words: str, *kinds: Kind) -> list[str]:
    """Return the things that a search finds among records, the best first."""
    chosen = frozenset(kinds) or frozenset({Kind.CUSTOMER, Kind.MACHINE, Kind.VISIT})
    return [hit.thing for hit in workplace.search.find(Query(words, kinds=chosen)).hits]


def arrive(workplace: Workplace, *records: Identified, rev: int = 1) -> None:
    """Let records come with a sync, and the search take them in."""
    with closing(Database(workplace.home.database)) as database:
        receive(database, *records, rev=rev)
    workplace.search.take_in_records()


def leave(workplace: Workplace, *records: Identified) -> None:
    """Let records leave the laptop; the search has not taken notice yet."""
    gone: list[tuple[RecordKind, str]] = [(KIND_OF[type(r)], r.id) for r in records]
    with closing(Database(workplace.home.database)) as database:
        mirror = Mirror(database)
        start = mirror.cursors()[SCOPE]
        rows = [evict(start + n, kind, name) for n, (kind, name) in enumerate(gone, 1)]
        mirror.take(pulled(*rows, scope=SCOPE, scopes=(SCOPE,)))


def waiting(home: Home) -> int:
    """Return how many records the search has not taken in."""
    with closing(Database(home.database)) as database:
        return IndexQueue(database).count()


def index_bytes(folder: Path) -> bytes:
    """Return all bytes below a folder, in lower case."""
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).lower()
