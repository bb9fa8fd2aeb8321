"""Work on a home in a process of its own that is killed in the middle of it."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from fieldkm.app.workplace import Workplace
from fieldkm.domain.outcomes import Result
from fieldkm.host.paths import Home

LETTERS = "Replace the harness and pull at each pin. " * 40


def killed(work: Callable[..., None], home: Path, *arguments: str, after: float) -> None:
    """Begin `work` on a home and kill its process so many seconds later, done or not."""
    child = _CHILDREN.Process(target=work, args=(home, *arguments))
    child.start()
    child.join(after)
    child.kill()
    child.join()


def type_into(folder: Path, draft: str) -> None:
    """Type letter by letter into a draft's remedy."""
    with closing(Workplace(Home(folder))) as workplace:
        before = workplace.fix_drafts.of(draft)
        for end in range(len(LETTERS)):
            typed = replace(before, remedy=LETTERS[: end + 1])
            workplace.fix_drafts.keep(typed, before)
            before = typed


def submit(folder: Path, draft: str) -> None:
    """Submit a draft."""
    with closing(Workplace(Home(folder))) as workplace:
        workplace.fix_drafts.submit(draft)


def approve(folder: Path, fix: str, revision: str) -> None:
    """Approve a revision."""
    with closing(Workplace(Home(folder))) as workplace:
        workplace.review_desk.approve(fix, revision)


def use(folder: Path, fix: str) -> None:
    """Write down that a fix worked."""
    with closing(Workplace(Home(folder))) as workplace:
        workplace.fixes.outcome(fix, Result.WORKED)


if sys.platform == "win32":
    _CHILDREN = multiprocessing.get_context("spawn")
else:  # a process that has loaded everything already, and forks those that are killed
    _CHILDREN = multiprocessing.get_context("forkserver")
    _CHILDREN.set_forkserver_preload([__name__, "fieldkm.cli.benches.faults.over_http"])
