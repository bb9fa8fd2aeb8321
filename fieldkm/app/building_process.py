"""The child process that builds a pack: `python -m fieldkm.app.building_process ORDER`.

ORDER is a `BuildOrder` as JSON. Says what the checker found, then how many pages are done.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fieldkm.app.child_process import end_in_order, say, serve
from fieldkm.app.publishing import build_manual
from fieldkm.app.releases import BuildOrder
from fieldkm.domain.checking import Finding
from fieldkm.manuals.packs.records import plain_record, record_from


def build(order: BuildOrder) -> None:
    """Check, compile, sign and write."""
    target = Path(order.target)
    for leftover in target.parent.glob(".*.partial"):
        leftover.unlink(missing_ok=True)
    build_manual(Path(order.folder), target, Path(order.key), _report, _say_findings)


def main() -> int:
    """Build what the command line orders."""
    end_in_order()
    order = record_from(BuildOrder, json.loads(sys.argv[1]), "the order")
    return serve(lambda: build(order), Path(order.target))


def _report(done: int, total: int) -> None:
    say(done=done, total=total)


def _say_findings(findings: list[Finding]) -> None:
    say(findings=[plain_record(finding) for finding in findings])


if __name__ == "__main__":
    sys.exit(main())
