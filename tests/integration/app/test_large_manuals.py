"""Large manuals in small: an update moves and indexes only what changed, and what is new is found
while the rest is still being indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldkm.app.indexing_process import NO_PAGE, build
from fieldkm.app.publishing import build_manual
from fieldkm.app.units import things_of
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.corpus import SECTIONS_A_PAGE
from fieldkm.cli.benches.seeded_manual import CHANGED_WORD, change_pages, write_manual
from fieldkm.domain.finding import Query
from fieldkm.domain.manuals import PageRef
from fieldkm.host.paths import Home
from fieldkm.search.folder import read_pointer
from fieldkm.search.segment_writing import segment_sizes

PAGES = 120
CHANGED = 5
SECTIONS = PAGES * SECTIONS_A_PAGE
PORTION = 20  # sections

Watch = Callable[[int, int], None]


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A manual, an update in which some pages changed, and another manual."""
    folder = tmp_path_factory.mktemp("packs")
    write_manual(folder / "seed", SECTIONS)
    build_manual(folder / "seed", folder / "1.pack")
    change_pages(folder / "seed", SECTIONS, CHANGED)
    build_manual(folder / "seed", folder / "2.pack")
    write_manual(folder / "seed-2", SECTIONS, number=2)
    build_manual(folder / "seed-2", folder / "other.pack")
    return [folder / "1.pack", folder / "2.pack", folder / "other.pack"]


@pytest.fixture
def workplace(home: Path, packs: list[Path]) -> Iterator[Workplace]:
    """The manual is installed; nothing is indexed."""
    opened = Workplace(Home(home))
    opened.manuals.install(packs[0], unsigned=True)
    yield opened
    opened.close()


def silent(_done: int, _total: int) -> None:
    """Watch nothing."""


def index(workplace: Workplace, watch: Watch = silent, first: PageRef = NO_PAGE) -> None:
    build(workplace.home, watch, first, PORTION)


def contents(workplace: Workplace) -> dict[str, int]:
    """Return when each content of the shelf was written."""
    files = (workplace.home.packs / "blobs").rglob("*")
    return {path.name: path.stat().st_mtime_ns for path in files if path.is_file()}


def segments(workplace: Workplace) -> dict[str, int]:
    """Return the segments of the index and how many sections each has."""
    pointer = read_pointer(workplace.home.library_index)
    assert pointer
    return segment_sizes(workplace.home.library_index / pointer.directory)


def found(workplace: Workplace, words: str, manual: str = "seed") -> set[str]:
    answer = workplace.search.find(Query(words, manual=manual, limit=1000))
    return {hit.thing for hit in answer.hits}


def test_an_update_moves_and_indexes_only_the_pages_that_changed(
    workplace: Workplace, packs: list[Path]
) -> None:
    index(workplace)
    old_contents, old_segments = contents(workplace), segments(workplace)
    workplace.manuals.install(packs[1], unsigned=True)
    new_contents = contents(workplace)
    index(workplace)

    assert old_contents.items() <= new_contents.items()
    written = new_contents.keys() - old_contents.keys()
    reader = workplace.library.reader("seed")
    pages = {reader.digest("en", page) for page in reader.page_ids()}
    assert len(pages & written) == CHANGED
    assert len(written - pages) == 1  # the manifest
    new_segments = segments(workplace)
    indexed = sum(size for name, size in new_segments.items() if name not in old_segments)
    assert indexed == CHANGED * SECTIONS_A_PAGE
    assert sum(new_segments.values()) == SECTIONS
    assert len(found(workplace, CHANGED_WORD)) == CHANGED


def test_pages_are_found_while_the_rest_is_still_being_indexed(workplace: Workplace) -> None:
    counts: list[int] = []
    index(workplace, lambda done, total: counts.append(len(found(workplace, "the"))))
    assert counts == sorted(counts)
    assert 0 < counts[0] < counts[-1] <= PAGES
    assert len(found(workplace, "the")) == PAGES


def test_the_page_that_is_read_is_found_first(workplace: Workplace) -> None:
    title = workplace.library.heads("seed", "en")["chapter-1-page-119"].title
    met: list[bool] = []

    def watch(_done: int, _total: int) -> None:
        met.append("seed/chapter-1-page-119" in found(workplace, title))

    index(workplace, watch, PageRef("seed", "chapter-1-page-119"))
    assert met[0]


def test_a_new_manual_comes_before_what_is_indexed(workplace: Workplace, packs: list[Path]) -> None:
    index(workplace)
    workplace.manuals.install(packs[2], unsigned=True)
    counts: list[int] = []
    index(workplace, lambda done, total: counts.append(len(found(workplace, "the", "seed-2"))))
    assert counts[0] > 0
    assert len(found(workplace, "the")) == len(found(workplace, "the", "seed-2")) == PAGES


def test_beginning_at_a_page_leaves_none_out(workplace: Workplace) -> None:
    reader = workplace.library.reader("seed")
    usual = [thing.thing for thing in things_of(reader)]
    turned = [thing.thing for thing in things_of(reader, "chapter-1-page-50")]
    assert turned[0] == "seed/chapter-1-page-50"
    assert sorted(turned) == sorted(usual)
    assert [thing.thing for thing in things_of(reader, "no-such-page")] == usual


def test_a_manual_stays_open_while_others_are_installed_and_updated(
    workplace: Workplace, packs: list[Path]
) -> None:
    library = workplace.library
    before = library.reader("seed")
    workplace.manuals.install(packs[2], unsigned=True)
    library.prepare("seed-2")
    other = library.reader("seed-2")
    assert library.reader("seed") is before
    workplace.manuals.install(packs[1], unsigned=True)
    assert library.reader("seed").version == f"{SECTIONS}.1"
    assert library.reader("seed-2") is other
