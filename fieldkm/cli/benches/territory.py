"""A whole territory on a laptop: from a serial number to the cockpit on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from fieldkm.app.publishing import build_manual
from fieldkm.app.sample_territory.arrival import in_home
from fieldkm.app.sample_territory.facts import facts_of_library
from fieldkm.app.sample_territory.territory import SampleTerritory, sample_territory
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.children import gauge
from fieldkm.cli.benches.rows import BenchRow, compared, limited, percentile
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals

CUSTOMERS, MACHINES, VISITS = 1_500, 5_000, 50_000
FLOOR = "SQLite reading the same rows"


def territory_rows(folder: Path) -> Iterator[BenchRow]:
    """Fill a home in `folder`, which is empty, with a territory and yield the rows."""
    home = Home(folder / "home")
    fill_with_territory(home)
    figures = gauge("cockpit", home)
    shown, read, floor = figures["shown"], figures["read"], figures["floor"]
    size = f"{MACHINES:,} machines and {VISITS:,} visits"
    yield limited(
        f"serial to cockpit on the screen, {size}, p95", percentile(shown, 95), "ms", most=300
    )
    yield limited("the first cockpit of a new window", shown[0], "ms", most=300)
    yield BenchRow("a cockpit on the screen, p50", percentile(figures["worked"], 50), "ms CPU")
    yield compared(
        "cockpit read, p50", percentile(read, 50), "ms",
        peer=FLOOR, peer_value=percentile(floor, 50), reach=0,
    )  # fmt: skip


def fill_with_territory(home: Home) -> None:
    """Install the sample manuals, without a search index, and put a large territory in."""
    with closing(Workplace(home)) as workplace:
        in_home(workplace, large_territory(workplace))


def large_territory(workplace: Workplace) -> SampleTerritory:
    """Install the sample manuals and return a large territory of their machines."""
    home = workplace.home
    home.make()
    for number, manual in enumerate(sample_manuals()):
        pack = home.folder / f"{number}.pack"
        build_manual(manual, pack)
        workplace.manuals.install(pack, unsigned=True)
    facts = facts_of_library(workplace.library)
    return sample_territory(facts, datetime.now(UTC).date(), 7, CUSTOMERS, MACHINES, VISITS)
