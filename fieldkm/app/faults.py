"""Fault codes and symptoms over all manuals."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkm.app.library import Library, compact_slug
from fieldkm.domain.applicability import MachineAtHand, Verdict
from fieldkm.domain.codes import natural_key
from fieldkm.domain.faults import LikelyCause, normalised
from fieldkm.domain.manuals import PageRef, covers


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A line of the list of faults: a code or a symptom (then `code` is empty), with its likeliest
    causes.
    """

    code: str
    title: str
    causes: tuple[str, ...]
    ref: PageRef
    manual_title: str
    words: tuple[str, ...] = ()


class Faults:
    """The fault codes and symptoms of all installed manuals."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def listed(self, language: str, machine: MachineAtHand | None = None) -> list[FaultLine]:
        """Return all codes in natural order, then all symptoms; what does not hold for `machine` is
        left out.
        """
        codes: list[FaultLine] = []
        symptoms: list[FaultLine] = []
        for reader, catalogue in self._library.catalogues(language):
            info = reader.info
            if machine and not covers(info, machine.model):
                continue
            title = info.title(language)
            causes = _likeliest(catalogue.likely, {c.id: c.title for c in catalogue.causes})
            codes += [
                FaultLine(
                    fault.code,
                    fault.title,
                    causes.get(fault.code, ()),
                    PageRef(info.id, fault.page, f"fault-{compact_slug(fault.code)}"),
                    title,
                )
                for fault in catalogue.codes
                if fault.applies_to.verdict(machine) is not Verdict.DOES_NOT
            ]
            symptoms += [
                FaultLine(
                    "",
                    s.title,
                    causes.get(s.id, ()),
                    PageRef(info.id, f"symptom-{s.id}"),
                    title,
                    s.words,
                )
                for s in catalogue.symptoms
            ]
        codes.sort(key=lambda line: natural_key(line.code))
        symptoms.sort(key=lambda line: line.title.lower())
        return codes + symptoms


def _likeliest(
    likely: tuple[LikelyCause, ...], titles: dict[str, str], most: int = 3
) -> dict[str, tuple[str, ...]]:
    by_fault: dict[str, list[LikelyCause]] = {}
    for item in likely:
        by_fault.setdefault(item.of, []).append(item)
    return {
        of: tuple(titles.get(cause, cause) for cause, _ in normalised(items)[:most])
        for of, items in by_fault.items()
    }
