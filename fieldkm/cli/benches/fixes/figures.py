"""The rows of `dev bench fixes`: a supervisor's laptop that knows 20,000 fixes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from fieldkm.app.publishing import build_manual
from fieldkm.app.sample_territory.facts import facts_of_library
from fieldkm.app.sample_territory.staff import SAMPLE_STAFF
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.children import gauge
from fieldkm.cli.benches.fixes.corpus import WrittenFix, many_fixes
from fieldkm.cli.benches.fixes.duplicates import duplicate_rows
from fieldkm.cli.benches.fixes.home import settle_with_fixes
from fieldkm.cli.benches.fixes.rewritten import read_pairs
from fieldkm.cli.benches.fixes.submitting import submit_rows
from fieldkm.cli.benches.fixes.sync import approval_rows
from fieldkm.cli.benches.rows import BenchRow, limited, percentile
from fieldkm.cli.benches.scale import cpu_seconds
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals

FIXES = 20_000


def fix_rows(folder: Path, count: int = FIXES) -> Iterator[BenchRow]:
    """Fill a home in `folder`, which is empty, and yield the rows."""
    home = Home(folder / "home")
    pairs = read_pairs(SAMPLE_STAFF.territory.id, SAMPLE_STAFF.families[0].id)
    fixes = [*_filled(home, count), *(pair.known for pair in pairs)]
    yield _first_index_row(home, fixes)
    yield from duplicate_rows(home, folder, fixes, pairs)
    yield from approval_rows(home, fixes)
    yield from _review_rows(home)
    yield from submit_rows(home)


def _filled(home: Home, count: int) -> list[WrittenFix]:
    """Install the sample manuals, without a search index, and return fixes about their machines."""
    home.make()
    with closing(Workplace(home)) as workplace:
        for number, manual in enumerate(sample_manuals()):
            pack = home.folder / f"{number}.pack"
            build_manual(manual, pack)
            workplace.manuals.install(pack, unsigned=True)
        return list(many_fixes(facts_of_library(workplace.library), count))


def _first_index_row(home: Home, fixes: Sequence[WrittenFix]) -> BenchRow:
    with closing(Workplace(home)) as workplace:
        settle_with_fixes(workplace, fixes, SAMPLE_STAFF.supervisor)
        before = cpu_seconds()
        workplace.search.take_in_records()
    return BenchRow(f"{len(fixes):,} fixes, first index", cpu_seconds() - before, "s CPU")


def _review_rows(home: Home) -> Iterator[BenchRow]:
    figures = gauge("review", home)
    first, *others = figures["queue"]
    name = f"review desk opened, {figures['waiting']:,.0f} wait"
    yield limited(f"{name}, p50", percentile(others, 50), "ms", most=300)
    yield BenchRow("the same, worked", percentile(figures["worked"][1:], 50), "ms CPU")
    yield BenchRow("the same, its first case too", percentile(figures["case"][1:], 50), "ms")
    yield BenchRow("the same, the first time since the program began", first, "ms")
