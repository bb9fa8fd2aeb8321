"""`fieldkm dev seed --fixes`: a home that knows any number of fixes."""

from __future__ import annotations

import time
from argparse import Namespace
from functools import partial

from fieldkm.app.sample_territory.facts import facts_of_sources
from fieldkm.cli.benches.fixes.corpus import many_fixes
from fieldkm.cli.benches.fixes.home import settle_with_fixes
from fieldkm.cli.output import Output
from fieldkm.cli.seed_territory import nobodys_home
from fieldkm.errors import BadInput
from fieldkm.host.resources import sample_manuals

MOST_FIXES = 200_000


def make_fixes(options: Namespace, output: Output) -> int:
    """Fill a home that is nobody's yet.

    Raises `BadInput` for a number that makes no sense, `Refused` for a home that is in use.
    """
    began = time.monotonic()
    count: int = options.fixes
    if not 1 <= count <= MOST_FIXES:
        raise BadInput(
            "bad-scale",
            "A sample has from 1 to {most} fixes; {scale} were asked for.",
            "Choose another number for --fixes.",
            most=f"{MOST_FIXES:,}",
            scale=f"{count:,}",
        )
    with nobodys_home(options) as workplace:
        settle_with_fixes(workplace, many_fixes(facts_of_sources(sample_manuals()), count))
        output.remark("building the search")
        workplace.search.take_in_records(partial(output.progress, "building the search"))
    values = {"fixes": count, "seconds": round(time.monotonic() - began, 1)}
    output.result(values, f"{count} fixes.")
    return 0
