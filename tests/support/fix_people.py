"""Two technicians of one territory, one of another, and the supervisor of both: each with a real
laptop at a real server, to which a line goes that can be cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from fieldkm.cli.benches.relay import Relay
from fieldkm.cli.benches.server_process import ServerProcess
from fieldkm.domain.fix_drafts import FixDraft
from fieldkm.domain.fixes import Fix
from tests.support.laptop import Laptop, signed_in

NAMES = ("anna", "carl", "bert", "sue")


@dataclass(frozen=True)
class FixPeople:
    """Anna and Carl work in the north, Bert in the south, Sue reviews."""

    server: ServerProcess
    relay: Relay
    anna: Laptop
    carl: Laptop
    bert: Laptop
    sue: Laptop

    @property
    def everybody(self) -> tuple[Laptop, ...]:
        """All laptops."""
        return (self.anna, self.carl, self.bert, self.sue)

    def all_sync(self, times: int = 1) -> None:
        """Everybody syncs, so many times."""
        for _ in range(times):
            for laptop in self.everybody:
                assert laptop.sync.run().up_to_date

    def assert_agreed(self) -> None:
        """Nobody holds anything else than the server does."""
        self.all_sync(2)
        for laptop in self.everybody:
            assert laptop.agrees()


@contextmanager
def fix_people(folder: Path) -> Iterator[FixPeople]:
    """Yield them, synced once; their line is whole."""
    with ExitStack() as ends:
        server = ends.enter_context(ServerProcess(folder / "server"))
        server.add_people()
        server.add_user("carl", "north")
        relay = ends.enter_context(Relay(server.url))
        laptops = []
        for name in NAMES:
            laptop = signed_in(folder / name, relay.url, name)
            ends.callback(laptop.close)
            laptops.append(laptop)
        people = FixPeople(server, relay, *laptops)
        people.all_sync()
        yield people


def a_cold_fuser(laptop: Laptop) -> FixDraft:
    """A draft on a laptop with all that it needs."""
    drafts = laptop.workplace.fix_drafts
    begun = drafts.begin()
    draft = replace(
        begun,
        title="Fuser stays cold after every swap",
        symptom="E21-04 at warm-up, a week after the new fuser",
        cause="Oxidised pins in the drawer connector",
        remedy="1. Fuser out.\n2. Clean the pins with a glass brush.",
        models=("MX-420",),
        fault_codes=("E21-04",),
        parts=("604-1263",),
        safety=False,
    )
    drafts.keep(draft, begun)
    return draft


def submitted(laptop: Laptop) -> Fix:
    """A fix that was written and submitted on a laptop; nothing was sent yet."""
    return laptop.workplace.fix_drafts.submit(a_cold_fuser(laptop).id)


def improved(laptop: Laptop, fix: str, remedy: str) -> Fix:
    """An improvement, submitted on a laptop; nothing was sent yet."""
    drafts = laptop.workplace.fix_drafts
    begun = drafts.improve(fix)
    drafts.keep(replace(begun, remedy=remedy, reason="Measured again"), begun)
    return drafts.submit(begun.id)


def seen(laptop: Laptop, fix: str) -> Fix:
    """A fix as a laptop shows it."""
    return laptop.workplace.fixes.known(fix)
