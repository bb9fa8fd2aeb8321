"""The assemblies of the installed manuals, each with its drawing and the rows of its parts list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from fieldkm.app.parts import PartLine, Parts
from fieldkm.app.places import DrawingPlace
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand, Verdict
from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import ManualInfo
from fieldkm.domain.parts import Drawing, Part, PartUse


@dataclass(frozen=True, slots=True)
class Assembly:
    """A group of parts. `key` is the id of its drawing, or its name where no drawing shows it; that
    key also stands in a `DrawingPlace` that leads to it.
    """

    manual: str
    key: str
    title: str
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a parts list. `place` is where it stands; `verdict` whether the part is for the
    machine at hand.
    """

    line: PartLine
    place: DrawingPlace
    verdict: Verdict = Verdict.APPLIES

    @property
    def part(self) -> Part:
        """The part of the row."""
        return self.line.part

    @property
    def callout(self) -> str:
        """The item number on the drawing, or an empty string."""
        return self.line.callout

    @property
    def is_to_order(self) -> bool:
        """Tell whether the part fits the machine at hand and no other number replaces it."""
        return self.verdict is not Verdict.DOES_NOT and not self.part.replaced_by


@dataclass(frozen=True, slots=True)
class Chapter:
    """The assemblies of one manual and every row of their lists; `release` changes with its
    content. `is_for_machine`: the manual covers the machine at hand.
    """

    manual: str
    title: str
    release: str
    is_for_machine: bool
    assemblies: tuple[Assembly, ...]
    rows: tuple[Row, ...]


def chapters(workplace: Workplace, language: str) -> tuple[Chapter, ...]:
    """Return the assemblies of all manuals that list parts; those for the machine at hand first."""
    machine = workplace.machine_at_hand
    found = [
        _chapter(reader.info, catalogue.drawings, catalogue.parts, language, machine)
        for reader, catalogue in workplace.library.catalogues(language)
        if catalogue.parts or catalogue.drawings
    ]
    return tuple(sorted(found, key=lambda chapter: not chapter.is_for_machine))


def rows_of(
    assembly: Assembly,
    chapter: Chapter,
    parts: Parts,
    language: str,
    machine: MachineAtHand | None,
) -> tuple[Row, ...]:
    """Return the parts list of an assembly; a drawing's in the order of its callouts."""
    if assembly.drawing is None:
        return tuple(row for row in chapter.rows if row.place.drawing == assembly.key)
    lines = parts.on_drawing(assembly.manual, assembly.key, language)
    return tuple(_row(line, assembly.manual, assembly.key, machine) for line in lines)


def best_row(rows: Iterable[Row]) -> Row | None:
    """Return the row that a technician means: to be ordered, with a callout."""
    return min(
        rows,
        key=lambda row: (not row.is_to_order, row.verdict is Verdict.DOES_NOT, not row.callout),
        default=None,
    )


def _chapter(
    info: ManualInfo,
    drawings: Sequence[Drawing],
    parts: tuple[Part, ...],
    language: str,
    machine: MachineAtHand | None,
) -> Chapter:
    rows = tuple(_rows(info.id, drawings, parts, machine))
    keys = {drawing.id for drawing in drawings}
    others = dict.fromkeys(row.place.drawing for row in rows if row.place.drawing not in keys)
    return Chapter(
        manual=info.id,
        title=info.title(language),
        release=f"{info.id} {info.version}",
        is_for_machine=_is_for(info, machine),
        assemblies=(
            *(Assembly(info.id, drawing.id, drawing.title, drawing) for drawing in drawings),
            *(Assembly(info.id, name, name) for name in others),
        ),
        rows=rows,
    )


def _rows(
    manual: str, drawings: Sequence[Drawing], parts: Sequence[Part], machine: MachineAtHand | None
) -> Iterator[Row]:
    ids = {drawing.id for drawing in drawings}
    by_title = {drawing.title: drawing.id for drawing in reversed(drawings)}
    for part in parts:
        for use in part.uses:
            yield _row(PartLine(part, use), manual, _key(use, ids, by_title), machine)


def _row(line: PartLine, manual: str, key: str, machine: MachineAtHand | None) -> Row:
    place = DrawingPlace(manual, key, line.callout)
    return Row(line, place, line.use.applies_to.verdict(machine))


def _key(use: PartUse, ids: Set[str], by_title: Mapping[str, str]) -> str:
    """A part without callout stands in the list of the drawing that is titled like its assembly."""
    if use.callout:
        return use.callout.drawing if use.callout.drawing in ids else use.assembly
    return by_title.get(use.assembly, use.assembly)


def _is_for(info: ManualInfo, machine: MachineAtHand | None) -> bool:
    return machine is not None and any(
        compact(model.id) == compact(machine.model) for model in info.models
    )
