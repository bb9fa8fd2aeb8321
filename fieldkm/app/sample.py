"""A home that is ready to look at: the sample manuals built, signed with a key of their own,
installed, and a territory to work in.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from fieldkm.app.publishing import build_manual, make_key
from fieldkm.app.sample_territory.arrival import in_home
from fieldkm.app.sample_territory.facts import facts_of_library
from fieldkm.app.sample_territory.territory import sample_territory
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.fix_lines import FixFilter, Shelf
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.visits import PlannedVisit, Visit
from fieldkm.errors import Refused
from fieldkm.manuals.packs.pack_file import open_pack_file

_SEEN = "Sheets come out like a banana, worse in the afternoon and from tray 2 only."
_MEASURED = "Moisture 7 % in tray 2, 4.5 % in a fresh pack. SP 1-105 stands at its standard."
Remark = Callable[[str], None]
StepProgress = Callable[[str, int, int], None]


def _silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class SamplePacks:
    """Built manuals, and the public key of whoever signed them."""

    files: tuple[Path, ...]
    key: Path


def build_packs(
    manuals: Sequence[Path], folder: Path, say: Remark, progress: StepProgress = _silent
) -> SamplePacks:
    """Build `manuals` in a folder, signed with a key of their own.

    `progress` is told the step, what of it is done and how much it is.
    """
    key = folder / "demo.key"
    make_key(key, "fieldkm demo")
    files = []
    for number, manual in enumerate(manuals):
        files.append(folder / f"{number}.pack")
        report = build_manual(manual, files[-1], key, partial(progress, "building"))
        say(f"{report.pack.id} {report.pack.version}: {report.pack.pages} pages")
    return SamplePacks(tuple(files), Path(f"{key}.pub"))


def fill_home(
    workplace: Workplace, manuals: Sequence[Path], say: Remark, progress: StepProgress = _silent
) -> None:
    """Build, sign and install `manuals` in a home and bring its search up to date.

    What is installed already in that version stays as it is. `progress` is told the step, what of
    it is done and how much it is.
    """
    with tempfile.TemporaryDirectory() as folder:
        packs = build_packs(manuals, Path(folder), say, progress)
        workplace.manuals.trust(packs.key)
        for pack in packs.files:
            _install(workplace, pack, partial(progress, "installing"))
    say("building the search")
    workplace.search.bring_up_to_date(partial(progress, "building the search"))


def settle_in(workplace: Workplace, today: date) -> None:
    """Put the sample territory into a home without a server; one that has somebody's already stays
    as it is.
    """
    if workplace.recorder.me:
        return
    in_home(workplace, sample_territory(facts_of_library(workplace.library), today))
    workplace.search.bring_up_to_date()


def leave_traces(workplace: Workplace, language: str) -> None:
    """Put a machine at hand, that of the next planned visit where there is one, and leave what a
    technician's day leaves: pages opened, favourites, a note, fixes that are being written.
    """
    with_models = [r for r in workplace.library.readers() if r.info.models]
    if with_models and workplace.machine_at_hand is None:
        largest = max(with_models, key=lambda reader: len(reader.page_ids()))
        models = [model.id for model in largest.info.models]
        workplace.take_machine(_planned_machine(workplace, models) or MachineAtHand(models[0]))
    for manual in workplace.manuals.installed():
        pages = workplace.library.reader(manual.id).page_ids()
        for page in sorted(pages)[:3]:
            opened = workplace.library.open(PageRef(manual.id, page), language)
            workplace.notebook.opened(opened)
        workplace.notebook.mark(opened)
    if workplace.recorder.me:
        _begin_fixes(workplace)


def _begin_fixes(workplace: Workplace) -> None:
    """Begin a fix from the technician's last visit, and a better text for one that was sent
    back.
    """
    me, drafts = workplace.recorder.me, workplace.fix_drafts
    mine = [visit for visit in workplace.records.of_type(Visit) if visit.technician == me]
    if mine:
        drafts.from_visit(mine[-1].id)
    for line in workplace.fixes.listed(FixFilter(Shelf.RETURNED, mine=True))[:1]:
        draft = drafts.improve(line.id)
        drafts.keep(replace(draft, symptom=_SEEN, cause=_MEASURED), draft)


def _planned_machine(workplace: Workplace, models: Collection[str]) -> MachineAtHand | None:
    """Return the first machine of these models to which the technician will go."""
    records = workplace.records
    mine = (
        records.get(Machine, planned.machine)
        for planned in records.of_type(PlannedVisit)
        if planned.technician == workplace.recorder.me
    )
    return next((machine.at_hand for machine in mine if machine and machine.model in models), None)


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
