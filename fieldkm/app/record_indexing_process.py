"""The child process that indexes records: `python -m fieldkm.app.record_indexing_process HOME`.

Whoever ends it: what it has put in force is kept, and what it had not waits in the queue.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from fieldkm.app.child_process import say, serve
from fieldkm.app.record_indexing import RecordIndexing
from fieldkm.host.logs import start_logging
from fieldkm.host.paths import Home
from fieldkm.store.database import Database


def index_records(home: Home) -> None:
    """Take in all that waits."""
    start_logging(home.logs)
    with closing(Database(home.database)) as database:
        RecordIndexing(database, home.records_index).run(_report)


def main() -> int:
    """Index the records of the home named on the command line."""
    home = Home(Path(sys.argv[1]))
    return serve(lambda: index_records(home), home.records_index)


def _report(done: int, total: int) -> None:
    say(done=done, total=total)


if __name__ == "__main__":
    sys.exit(main())
