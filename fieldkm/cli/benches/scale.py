"""Large libraries: 100,000 sections searched; a pack of 50,000 installed, indexed, updated; an
import of 1,000 pages.

The index is written in portions, as the program writes it, and so has many segments.
"""

from __future__ import annotations

import math
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from fieldkm.app.indexing_process import PORTION
from fieldkm.app.publishing import build_manual
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.children import gauge, output_of
from fieldkm.cli.benches.corpus import SECTIONS_A_PAGE, repair_units
from fieldkm.cli.benches.foreign_site import write_site
from fieldkm.cli.benches.index_watch import IndexWatch
from fieldkm.cli.benches.rows import BenchRow, compared, limited, percentile, thread_times
from fieldkm.cli.benches.search import (
    Contest,
    build_peer,
    code_row,
    opened_peer,
    optimise,
    questions,
    typing_row,
    word_rows,
)
from fieldkm.cli.benches.seeded_manual import CHANGED_WORD, MANUAL, change_pages, write_manual
from fieldkm.domain.finding import Query
from fieldkm.domain.manuals import PageRef
from fieldkm.host.paths import Home
from fieldkm.manuals.packs.reader import PackReader
from fieldkm.search.building import update_index
from fieldkm.search.folder import read_pointer
from fieldkm.search.index import open_index
from fieldkm.search.segment_writing import segment_sizes

SEARCHED = 100_000
INSTALLED = 50_000
CHANGED = 20
IMPORTED = 1_000
PAGES = INSTALLED // SECTIONS_A_PAGE
ROUNDS = 3
_LISTS = 4  # an update brings the manifest, heads, contents and links besides its pages


def scale_rows(folder: Path) -> Iterator[BenchRow]:
    """Make large libraries in `folder`, which is empty, and yield the rows."""
    yield from _search_rows(folder / "search")
    yield from _import_rows(folder / "import")
    yield from _pack_rows(folder / "pack")


# ---------------------------------------------------------------- search


def _search_rows(folder: Path) -> Iterator[BenchRow]:
    folder.mkdir()
    units = list(repair_units(SEARCHED))
    update_index(folder / "index", units, generation="1", portion=PORTION)
    index = open_index(folder / "index").index
    if index is None:
        return
    with closing(index), opened_peer(folder / "peer.db") as peer:
        build_peer(peer, units)
        optimise(peer)
        contest = Contest(index, peer, questions(units))
        del units
        for row in (*word_rows(contest, 95), typing_row(contest), code_row(contest)):
            yield replace(row, name=f"{SEARCHED:,} sections: {row.name}")


# ---------------------------------------------------------------- import


def _import_rows(folder: Path) -> Iterator[BenchRow]:
    pictures = write_site(folder / "site", IMPORTED)
    command = ["-m", "fieldkm.cli.benches.importing", str(folder / "site"), str(folder / "manual")]
    figures = output_of(command)
    name = f"{IMPORTED:,} pages with {pictures} pictures imported and built"
    yield limited(name, figures["seconds"], "s", most=60)
    yield limited("the same: the longest silence of the progress", figures["silence"], "s", most=10)
    if math.isnan(figures["megabytes"]):
        yield BenchRow("the same, memory: not measured: no /proc", 0, "MB")
    else:
        yield limited("the same: memory at most", figures["megabytes"], "MB", most=600)


# ---------------------------------------------------------------- packs


def _pack_rows(folder: Path) -> Iterator[BenchRow]:
    source, pack, update = folder / "source", folder / "1.pack", folder / "2.pack"
    write_manual(source, INSTALLED)
    build_manual(source, pack)
    change_pages(source, INSTALLED, CHANGED)
    build_manual(source, update)
    home = Home(folder / "home")
    home.make()
    workplace = Workplace(home)
    with closing(workplace):
        yield from _installed_rows(workplace, pack)
        yield from _indexed_rows(home)
        yield _opening_row(home)
        yield from _updated_rows(workplace, update)


def _installed_rows(workplace: Workplace, pack: Path) -> Iterator[BenchRow]:
    seconds = _seconds(lambda: workplace.manuals.install(pack, unsigned=True))
    yield BenchRow(f"a pack of {INSTALLED:,} sections on {PAGES:,} pages installed", seconds, "s")
    library = workplace.library
    first = _seconds(lambda: library.open(library.first_page(MANUAL, "en"), "en"))
    yield limited("its first page read after that", first * 1e3, "ms", most=1000)
    some = library.reader(MANUAL).page_ids()[:: PAGES // 100]
    times = thread_times(lambda page: library.open(PageRef(MANUAL, page), "en"), some)
    yield limited("any other page read, p95", percentile(times, 95), "ms CPU", most=50)


def _indexed_rows(home: Home) -> Iterator[BenchRow]:
    """Build the index beside a window, in which a timer beats, and look on from here."""
    before = cpu_seconds()
    with IndexWatch(home.library_index) as watch:
        figures = gauge("indexing", home)
    cpu = cpu_seconds() - before
    if not (figures["is built"] and watch.seen):
        yield BenchRow("the index was not built", 0, "s", reached=False)
        return
    first = watch.seen[0][0] - figures["began"]
    yield limited("its first pages found after", first, "s", most=10)
    yield limited("more pages found again and again, at the latest after", watch.longest_wait(),
                  "s", most=60)  # fmt: skip
    yield limited("all of it found after, on one core, window and all", cpu, "s CPU", most=360)
    yield BenchRow("the same, by the clock", figures["seconds"], "s")
    idle, busy = percentile(figures["idle"], 99), percentile(figures["busy"], 99)
    yield compared("20 ms timer meanwhile, p99", busy, "ms", peer="idle", peer_value=idle, reach=2)


def _opening_row(home: Home) -> BenchRow:
    def opened_and_asked() -> None:
        index = open_index(home.library_index).index
        if index:
            with closing(index):
                index.search(Query("upper roller jams"))

    times = [thread_times(lambda _: opened_and_asked(), [""])[0] for _ in range(ROUNDS)]
    name = f"{INSTALLED:,} sections: index opened, to the first result"
    return limited(name, statistics.median(times), "ms CPU", most=400)


def _updated_rows(workplace: Workplace, update: Path) -> Iterator[BenchRow]:
    packs, index = workplace.home.packs, workplace.home.library_index
    old_pages, old_blobs, old_segments = _pages(workplace), _blobs(packs), _segments(index)
    before = cpu_seconds()
    moved = _seconds(lambda: workplace.manuals.install(update, unsigned=True))
    indexed = _seconds(workplace.search.bring_up_to_date)
    cpu = cpu_seconds() - before
    new_blobs = _blobs(packs) - old_blobs
    new_pages = _pages(workplace) - old_pages
    name = f"an update of {PAGES:,} pages of which {CHANGED} changed"
    yield limited(f"{name}: pages written", len(new_pages & new_blobs), "pages", most=CHANGED)
    yield limited("the same: lists written", len(new_blobs - new_pages), "files", most=_LISTS)
    sections = sum(size for name, size in _segments(index).items() if name not in old_segments)
    most = CHANGED * SECTIONS_A_PAGE
    yield limited("the same: sections indexed", sections, "sections", most=most)
    yield limited("the same: installed and indexed", cpu, "s CPU", most=5)
    yield BenchRow("the same, by the clock", moved + indexed, "s")
    found = workplace.search.find(Query(CHANGED_WORD)).total
    yield BenchRow("the same: changed pages found", found, "pages", reached=found == CHANGED)


def _pages(workplace: Workplace) -> set[str]:
    reader: PackReader = workplace.library.reader(MANUAL)
    return {reader.digest("en", page) for page in reader.page_ids()}


def _blobs(packs: Path) -> set[str]:
    return {path.name for path in (packs / "blobs").rglob("*") if path.is_file()}


def _segments(index: Path) -> dict[str, int]:
    pointer = read_pointer(index)
    return segment_sizes(index / pointer.directory) if pointer else {}


def cpu_seconds() -> float:
    """Return the time that this process and its children have had a core."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
