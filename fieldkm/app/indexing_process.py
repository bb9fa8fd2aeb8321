"""The child process that builds the search index: `python -m fieldkm.app.indexing_process HOME`.

A second argument, `manual/page`, is what the reader wants first. Whoever ends the process: what it
has put in force is kept, and the next one goes on from there. What is damaged on the disk is left
out: the rest can be found.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fieldkm.app.child_process import say, serve
from fieldkm.app.library import Library
from fieldkm.app.units import generation_of, size_of, things_of
from fieldkm.app.workplace import Workplace
from fieldkm.domain.finding import Unit
from fieldkm.domain.manuals import PageRef, parse_page_ref
from fieldkm.errors import FieldkmError
from fieldkm.host.logs import start_logging
from fieldkm.host.paths import Home
from fieldkm.manuals.packs.reader import PackReader
from fieldkm.search.building import UnreadUnits, update_index
from fieldkm.search.known_units import indexed_manuals

logger = logging.getLogger(__name__)

PORTION = 250  # units of a first portion: a fraction of a second
NO_PAGE = PageRef("", "")
_REPORT_EVERY = 50


def build(
    home: Home, report: Callable[[int, int], None], first: PageRef = NO_PAGE, portion: int = PORTION
) -> None:
    """Make the index agree with the installed manuals; portions of it can be searched before all.

    It begins with the page `first` and its manual, then come the manuals that are new.
    """
    start_logging(home.logs)
    library = Workplace(home).library
    generation = generation_of(library.revision())
    things = _things(_sizes(library, first, indexed_manuals(home.library_index)), report, first)
    update_index(home.library_index, things, generation=generation, portion=portion)


def main() -> int:
    """Build the index of the home named on the command line."""
    home = Home(Path(sys.argv[1]))
    first = parse_page_ref("".join(sys.argv[2:3]))
    return serve(lambda: build(home, _report, first), home.library_index)


def _things(
    sizes: Sequence[tuple[PackReader, int]], report: Callable[[int, int], None], first: PageRef
) -> Iterator[Unit | UnreadUnits]:
    total = sum(size for _, size in sizes)
    done = 0
    for reader, _ in sizes:
        for thing in things_of(reader, first.page if reader.id == first.manual else ""):
            done += 1
            if done % _REPORT_EVERY == 0:
                report(done, total)
            yield thing
    report(total, total)


def _sizes(
    library: Library, first: PageRef, indexed: frozenset[str]
) -> list[tuple[PackReader, int]]:
    """Return each manual whose lists can be read, and how many things it has."""
    sizes = []
    for reader in sorted(library.readers(), key=lambda r: (r.id != first.manual, r.id in indexed)):
        try:
            sizes.append((reader, size_of(reader)))
        except FieldkmError as error:
            logger.warning("%s cannot be searched: %s", reader.id, error.code)
    return sizes


def _report(done: int, total: int) -> None:
    say(done=done, total=total)


if __name__ == "__main__":
    sys.exit(main())
