"""`fieldkm dev seed --territory`: a sample territory of any size, in the home or as CSV files."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from fieldkm.app.sample_territory.arrival import in_home
from fieldkm.app.sample_territory.facts import facts_of_sources
from fieldkm.app.sample_territory.folder import write_folder
from fieldkm.app.sample_territory.territory import SampleTerritory, sample_territory
from fieldkm.app.workplace import Workplace
from fieldkm.cli.output import Output
from fieldkm.cli.setting import workplace_of
from fieldkm.errors import BadInput, Refused
from fieldkm.host.clock import SystemClock
from fieldkm.host.resources import sample_manuals

MOST_VISITS = 500_000
_VISITS_A_MACHINE, _VISITS_A_CUSTOMER = 10, 25


def make_territory(options: Namespace, output: Output) -> int:
    """Write the files for `server import` to a folder, or fill a home that is nobody's yet.

    Raises `BadInput` for a scale that makes no sense, `Refused` for a home that is in use.
    """
    began = time.monotonic()
    _check_scale(options.scale)
    if options.target:
        sample = _drawn(options.scale)
        write_folder(sample, Path(options.target))
    else:
        sample = _fill_home(options, output)
    values = {
        "visits": options.scale,
        "records": len(sample.records),
        "folder": options.target,
        "seconds": round(time.monotonic() - began, 1),
    }
    count = len(sample.records)
    output.result(values, f"{count} records, {options.scale} visits among them.")
    return 0


def _fill_home(options: Namespace, output: Output) -> SampleTerritory:
    with nobodys_home(options) as workplace:
        sample = _drawn(options.scale)
        in_home(workplace, sample)
        output.remark("building the search")
        workplace.search.bring_up_to_date(partial(output.progress, "building the search"))
    return sample


@contextmanager
def nobodys_home(options: Namespace) -> Iterator[Workplace]:
    """Open the home that is named; raises `Refused` where somebody has signed in there."""
    with workplace_of(options) as workplace:
        account = workplace.sync.view().account
        if account:
            raise Refused(
                "home-in-use",
                "This home is {user}'s: what comes from a server must not be mixed with samples.",
                "Name an empty folder with --home.",
                user=account.display or account.user,
            )
        yield workplace


def _drawn(visits: int) -> SampleTerritory:
    return sample_territory(
        facts_of_sources(sample_manuals()),
        SystemClock().now().astimezone().date(),
        customers=max(1, visits // _VISITS_A_CUSTOMER),
        machines=max(1, visits // _VISITS_A_MACHINE),
        visits=visits,
    )


def _check_scale(visits: int) -> None:
    if not 1 <= visits <= MOST_VISITS:
        raise BadInput(
            "bad-scale",
            "A sample territory has from 1 to {most} visits; {scale} were asked for.",
            "Choose another --scale.",
            most=f"{MOST_VISITS:,}",
            scale=f"{visits:,}",
        )
