"""The child process that builds the search index: `python -m fieldkm.app.indexing_process HOME`.

Reports its progress as JSON lines on standard output; ends when nobody reads them any more.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from fieldkm.app.library import Library
from fieldkm.app.units import generation_of, size_of, units_of
from fieldkm.app.workplace import Workplace
from fieldkm.domain.finding import Unit
from fieldkm.errors import FieldkmError
from fieldkm.host.paths import Home
from fieldkm.search.building import update_index

_NICENESS = 10
_REPORT_EVERY = 50


def build(home: Home, report: Callable[[int, int], None]) -> None:
    """Make the index agree with the installed manuals."""
    library = Workplace(home).library
    generation = generation_of(library.revision())
    update_index(home.library_index, _units(library, report), generation=generation)


def main() -> int:
    """Build the index of the home named on the command line."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    try:
        build(Home(Path(sys.argv[1])), _report)
    except FieldkmError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    except BrokenPipeError:
        # Whoever started this has gone: nothing is half done, the index in force is the old one.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def _units(library: Library, report: Callable[[int, int], None]) -> Iterator[Unit]:
    readers = library.readers()
    total = sum(size_of(reader) for reader in readers)
    done = 0
    for reader in readers:
        for unit in units_of(reader):
            done += unit.ordinal == 0
            if unit.ordinal == 0 and done % _REPORT_EVERY == 0:
                report(done, total)
            yield unit
    report(total, total)


def _report(done: int, total: int) -> None:
    sys.stdout.write(json.dumps({"done": done, "total": total}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
