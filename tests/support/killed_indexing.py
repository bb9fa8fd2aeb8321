"""Indexes the records of a home and is killed at a chosen step: `-m ... HOME WHERE TIMES`.

WHERE is the function that is never called the TIMES-th time.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from fieldkm.app.record_indexing import RecordIndexing
from fieldkm.host.paths import Home
from fieldkm.search import building, folder
from fieldkm.store.database import Database
from fieldkm.store.index_queue import IndexQueue

PLACES = {
    "switch": (building, "put_in_force"),
    "clear": (folder, "clear_away"),
    "queue": (IndexQueue, "remove"),
    "refill": (IndexQueue, "refill"),
}


def killed_at(call: Callable[..., object], times: int) -> Callable[..., object]:
    """Return `call`, which ends this process when it is called for the n-th time."""
    calls = 0

    def counted(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == times:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*given, **named)

    return counted


if __name__ == "__main__":
    home, (owner, name) = Home(Path(sys.argv[1])), PLACES[sys.argv[2]]
    setattr(owner, name, killed_at(getattr(owner, name), int(sys.argv[3])))
    with closing(Database(home.database)) as database:
        RecordIndexing(database, home.records_index, portion=4).run()
