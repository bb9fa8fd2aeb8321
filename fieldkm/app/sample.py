"""A home that is ready to look at: the sample manuals built, signed with a key of its own,
installed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from fieldkm.app.publishing import build_manual, make_key
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import Refused
from fieldkm.manuals.packs.pack_file import open_pack_file

Remark = Callable[[str], None]
StepProgress = Callable[[str, int, int], None]


def _silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def fill_home(
    workplace: Workplace, manuals: Sequence[Path], say: Remark, progress: StepProgress = _silent
) -> None:
    """Build, sign and install `manuals` in a home and bring its search up to date.

    What is installed already in that version stays as it is. `progress` is told the step, what of
    it is done and how much it is.
    """
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "demo.key"
        make_key(key, "fieldkm demo")
        workplace.manuals.trust(Path(f"{key}.pub"))
        for number, manual in enumerate(manuals):
            pack = Path(folder) / f"{number}.pack"
            report = build_manual(manual, pack, key, partial(progress, "building"))
            say(f"{report.pack.id} {report.pack.version}: {report.pack.pages} pages")
            _install(workplace, pack, partial(progress, "installing"))
    say("building the search")
    workplace.search.bring_up_to_date(partial(progress, "building the search"))


def leave_traces(workplace: Workplace, language: str) -> None:
    """Put a machine at hand and leave what a technician's day leaves: pages opened, favourites, a
    note.
    """
    with_models = [r for r in workplace.library.readers() if r.info.models]
    if with_models and workplace.machine_at_hand is None:
        largest = max(with_models, key=lambda reader: len(reader.page_ids()))
        workplace.take_machine(MachineAtHand(largest.info.models[0].id))
    for manual in workplace.manuals.installed():
        pages = workplace.library.reader(manual.id).page_ids()
        for page in sorted(pages)[:3]:
            opened = workplace.library.open(PageRef(manual.id, page), language)
            workplace.notebook.opened(opened)
        workplace.notebook.mark(opened)


def _install(workplace: Workplace, pack: Path, progress: Callable[[int, int], None]) -> None:
    try:
        workplace.manuals.install(pack, progress=progress)
    except Refused as error:
        if error.code != "pack-not-newer":
            raise
        # The samples were edited without a new version: a demo shows them as they are now.
        with closing(open_pack_file(pack)) as reader:
            workplace.manuals.remove(reader.info.id)
        workplace.manuals.install(pack, progress=progress)
