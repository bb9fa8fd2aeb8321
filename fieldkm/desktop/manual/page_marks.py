"""What a reader must know of a page before trusting it."""

from __future__ import annotations

from enum import StrEnum

from fieldkm.app.library import OpenPage
from fieldkm.domain.applicability import MachineAtHand, Verdict
from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import ManualInfo


class Mark(StrEnum):
    """What a reader must know of a page before trusting it, the gravest first."""

    WITHDRAWN = "withdrawn"
    UNSIGNED = "unsigned"
    OTHER_MACHINE = "other-machine"
    PERHAPS_OTHER_MACHINE = "perhaps-other-machine"
    NOT_TRANSLATED = "not-translated"


def marks_of(
    page: OpenPage, info: ManualInfo, machine: MachineAtHand | None, language: str
) -> tuple[Mark, ...]:
    """Return the marks of a page for a reader of `language` who stands before `machine`."""
    verdict = _verdict(page, info, machine)
    found = {
        Mark.WITHDRAWN: bool(page.withdrawn),
        Mark.UNSIGNED: not page.signed,
        Mark.OTHER_MACHINE: verdict is Verdict.DOES_NOT,
        Mark.PERHAPS_OTHER_MACHINE: verdict is Verdict.UNKNOWN,
        Mark.NOT_TRANSLATED: page.language != info.language_for(language),
    }
    return tuple(mark for mark, holds in found.items() if holds)


def _verdict(page: OpenPage, info: ManualInfo, machine: MachineAtHand | None) -> Verdict:
    """A manual for other models does not hold, whatever its pages say."""
    covered = {compact(model.id) for model in info.models}
    if machine and covered and compact(machine.model) not in covered:
        return Verdict.DOES_NOT
    return page.page.head.applies_to.verdict(machine)
