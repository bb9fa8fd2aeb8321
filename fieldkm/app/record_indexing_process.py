"""The child process that indexes records:
`python -m fieldkm.app.record_indexing_process HOME INDEX`.

Whoever ends it: what it has put in force is kept, and what it had not waits in the queue.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from fieldkm.app.child_process import say, serve
from fieldkm.app.record_indexes import CUSTOMERS, RECORD_INDEXES, RecordIndex
from fieldkm.app.record_indexing import RecordIndexing
from fieldkm.host.logs import start_logging
from fieldkm.host.paths import Home
from fieldkm.store.database import Database


def index_records(home: Home, index: RecordIndex = CUSTOMERS) -> None:
    """Take in all that waits for one index."""
    start_logging(home.logs)
    with closing(Database(home.database)) as database:
        RecordIndexing(database, index.folder(home), index).run(_report)


def main() -> int:
    """Index the records of the home named on the command line for the index named there."""
    home, index = Home(Path(sys.argv[1])), RECORD_INDEXES[sys.argv[2]]
    return serve(lambda: index_records(home, index), index.folder(home))


def _report(done: int, total: int) -> None:
    say(done=done, total=total)


if __name__ == "__main__":
    sys.exit(main())
