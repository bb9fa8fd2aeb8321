"""The child process that builds the search index: `python -m fieldkm.app.indexing_process HOME`.

Reports its progress as JSON lines on standard output, and an error as one on standard error; ends
when nobody reads them any more. What is damaged on the disk is left out: the rest can be found.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from fieldkm.app.library import Library
from fieldkm.app.units import generation_of, size_of, units_of
from fieldkm.app.workplace import Workplace
from fieldkm.domain.finding import Unit
from fieldkm.errors import FieldkmError, from_os_error
from fieldkm.host.logs import start_logging
from fieldkm.host.paths import Home
from fieldkm.manuals.packs.reader import PackReader
from fieldkm.search.building import update_index

logger = logging.getLogger(__name__)

_NICENESS = 10
_REPORT_EVERY = 50


def build(home: Home, report: Callable[[int, int], None]) -> None:
    """Make the index agree with the installed manuals."""
    start_logging(home.logs)
    library = Workplace(home).library
    generation = generation_of(library.revision())
    update_index(home.library_index, _units(library, report), generation=generation)


def main() -> int:
    """Build the index of the home named on the command line."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    home = Home(Path(sys.argv[1]))
    try:
        build(home, _report)
    except FieldkmError as error:
        return _ended(error)
    except BrokenPipeError:
        # Whoever started this has gone: nothing is half done, the index in force is the old one.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _ended(from_os_error(error, str(error.filename or home.library_index)))
    return 0


def _units(library: Library, report: Callable[[int, int], None]) -> Iterator[Unit]:
    sizes = _sizes(library)
    total = sum(size for _, size in sizes)
    done = 0
    for reader, _ in sizes:
        for unit in units_of(reader):
            done += unit.ordinal == 0
            if unit.ordinal == 0 and done % _REPORT_EVERY == 0:
                report(done, total)
            yield unit
    report(total, total)


def _sizes(library: Library) -> list[tuple[PackReader, int]]:
    """Return each manual whose lists can be read, and how many things it has."""
    sizes = []
    for reader in library.readers():
        try:
            sizes.append((reader, size_of(reader)))
        except FieldkmError as error:
            logger.warning("%s cannot be searched: %s", reader.id, error.code)
    return sizes


def _ended(error: FieldkmError) -> int:
    """Tell whoever started this why it ends."""
    told = {
        "code": error.code,
        "title": error.title_template,
        "advice": error.advice_template,
        "details": error.details,
    }
    sys.stderr.write(json.dumps(told) + "\n")
    return error.exit_status


def _report(done: int, total: int) -> None:
    sys.stdout.write(json.dumps({"done": done, "total": total}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
