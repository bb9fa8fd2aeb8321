"""What the benchmarks measure with is what it says: a foreign site that imports without a loss."""

from __future__ import annotations

from pathlib import Path

from fieldkm.app.publishing import build_manual, import_documentation
from fieldkm.cli.benches.foreign_site import write_site
from fieldkm.cli.benches.index_watch import IndexWatch
from fieldkm.cli.benches.seeded_manual import change_pages, write_manual
from fieldkm.domain.finding import Kind, Unit
from fieldkm.search.building import update_index


def test_a_seeded_site_is_imported_with_its_pictures(tmp_path: Path) -> None:
    assert write_site(tmp_path / "site", 6) == 3
    import_documentation(tmp_path / "site", tmp_path / "manual")
    report = build_manual(tmp_path / "manual", tmp_path / "manual.pack")
    assert report.broken_links == 0
    assert report.pack.pages >= 6
    assert report.pack.files > 6 + 3


def test_as_many_pages_change_as_were_asked_for(tmp_path: Path) -> None:
    assert write_manual(tmp_path, 52) == 11
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.md")}
    change_pages(tmp_path, 52, 4)
    assert sum(file.read_bytes() != words for file, words in before.items()) == 4


def test_the_watch_sees_an_index_grow(tmp_path: Path) -> None:
    def unit(number: int) -> Unit:
        thing = f"m/p{number}"
        return Unit(Kind.PAGE, thing, "m", "en", 0, "Roller", "Roller", "", "", "A roller.")

    with IndexWatch(tmp_path) as watch:
        for count in (1, 3):
            update_index(tmp_path, [unit(n) for n in range(count)], generation=str(count))
            while not watch.seen or watch.seen[-1][1] < count:
                pass
    assert [found for _, found in watch.seen] == [1, 3]
    assert watch.longest_wait() > 0
