"""What the manuals have for one machine as it is built: manuals, its codes, parts, procedures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fieldkm.app.library import Library, Mention, page_of_fault
from fieldkm.app.parts import Parts
from fieldkm.domain.applicability import MachineAtHand, Verdict
from fieldkm.domain.codes import compact
from fieldkm.domain.faults import FaultCode, normalised
from fieldkm.domain.manuals import PageRef, covers, parse_page_ref
from fieldkm.domain.parts import Part
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.packs.reader import PackReader

MOST = 5  # codes, parts and procedures
_CAUSES = 2  # of a code, whose procedures are offered


@dataclass(frozen=True, slots=True)
class ManualOfBuild:
    """A manual that covers the model, with the page on which it begins."""

    title: str
    version: str
    first: PageRef


@dataclass(frozen=True, slots=True)
class LikelyCode:
    """A fault code that this machine has shown `times` before, or that `is_present`: reported for
    the visit that is planned, or seen in one that is open. `page` treats it; None where no manual
    of the model does.
    """

    code: str
    title: str = ""
    causes: tuple[str, ...] = ()
    times: int = 0
    is_present: bool = False
    page: PageRef | None = None


@dataclass(frozen=True, slots=True)
class UsedPart:
    """A part that was used in this machine before: `number` as written down, `current` what is to
    be ordered now; `manual` is empty where no manual of the model lists it.
    """

    number: str
    name: str
    current: str
    quantity: int
    manual: str = ""


@dataclass(frozen=True, slots=True)
class ForBuild:
    """All of it. `is_covered` tells whether any installed manual is about the model."""

    manuals: tuple[ManualOfBuild, ...] = ()
    codes: tuple[LikelyCode, ...] = ()
    parts: tuple[UsedPart, ...] = ()
    procedures: tuple[Mention, ...] = ()

    @property
    def is_covered(self) -> bool:
        """Tell whether any installed manual is about the model."""
        return bool(self.manuals)


class BuildManuals:
    """Reads the manuals for one machine."""

    def __init__(self, library: Library, parts: Parts) -> None:
        self._library = library
        self._parts = parts

    def of(
        self,
        machine: MachineAtHand,
        language: str,
        visits: Sequence[VisitState] = (),
        present_codes: Sequence[str] = (),
    ) -> ForBuild:
        """Return what there is for `machine`; `visits` are its past ones, the newest first."""
        tables = self._tables(machine, language)
        codes = self._codes(machine, tables, visits, present_codes)
        return ForBuild(
            tuple(self._manual(manual, language) for manual in tables),
            codes,
            tuple(self._used(visits, list(tables), language)),
            tuple(self._procedures(machine, tables, visits, codes, language)),
        )

    def _readers(self, machine: MachineAtHand) -> list[PackReader]:
        """Return the readers of the manuals that name the machine's model."""
        return [
            reader
            for reader in self._library.readers()
            if machine.model and reader.info.models and covers(reader.info, machine.model)
        ]

    def _tables(self, machine: MachineAtHand, language: str) -> dict[str, Catalogue]:
        wanted = {reader.id for reader in self._readers(machine)}
        tables = self._library.catalogues(language) if wanted else []
        return {reader.id: catalogue for reader, catalogue in tables if reader.id in wanted}

    def _manual(self, manual: str, language: str) -> ManualOfBuild:
        info = self._library.info(manual)
        return ManualOfBuild(
            info.title(language), info.version, self._library.first_page(manual, language)
        )

    def _codes(
        self,
        machine: MachineAtHand,
        tables: Mapping[str, Catalogue],
        visits: Sequence[VisitState],
        present_codes: Sequence[str],
    ) -> tuple[LikelyCode, ...]:
        present = {compact(code): code for code in present_codes}
        shown = Counter[str]()
        spelt = dict(present)
        for state in visits:
            for key, code in {compact(e.ref): e.ref for e in state.of(EntryKind.CODE)}.items():
                shown[key] += 1
                spelt.setdefault(key, code)
        ranked = sorted(spelt, key=lambda key: (key not in present, -shown[key]))
        return tuple(
            _likely(machine, tables, LikelyCode(spelt[key], "", (), shown[key], key in present))
            for key in ranked[:MOST]
            if key
        )

    def _used(
        self, visits: Sequence[VisitState], manuals: Sequence[str], language: str
    ) -> Iterable[UsedPart]:
        quantities = Counter[str]()
        written: dict[str, tuple[str, str]] = {}
        for state in visits:
            for entry in state.of(EntryKind.PART):
                key = compact(entry.ref)
                quantities[key] += entry.quantity
                written.setdefault(key, (entry.ref, entry.text))
        for key, quantity in quantities.most_common(MOST):
            number, text = written[key]
            part = self._listed(number, manuals, language)
            if part is None:
                yield UsedPart(number, text, number, quantity)
            else:
                current = self._current(part, language)
                yield UsedPart(part.number, part.name, current, quantity, part.manual)

    def _listed(self, number: str, manuals: Sequence[str], language: str) -> Part | None:
        found = (self._parts.entry(number, language, manual) for manual in manuals)
        return next((part for part in found if part is not None), None)

    def _current(self, part: Part, language: str) -> str:
        return self._parts.card(part.number, language, part.manual).supersession.current

    def _procedures(
        self,
        machine: MachineAtHand,
        tables: Mapping[str, Catalogue],
        visits: Sequence[VisitState],
        codes: Sequence[LikelyCode],
        language: str,
    ) -> Iterable[Mention]:
        """Yield those that were used here, then those that remove the likeliest causes."""
        done = [
            parse_page_ref(e.ref)
            for state in visits
            for e in state.of(EntryKind.PROCEDURE)
            if e.ref
        ]
        likely = [
            PageRef(manual, procedure)
            for code in codes
            for manual, catalogue in tables.items()
            for procedure in _remedies(catalogue, code.code)
        ]
        return self.mentions((*done, *likely), machine, language)[:MOST]

    def mentions(
        self, pages: Iterable[PageRef], machine: MachineAtHand, language: str
    ) -> list[Mention]:
        """Return those of these pages that hold for the machine, each once, by their titles; of
        manuals about other models none.
        """
        manuals = {reader.id for reader in self._readers(machine)}
        known = dict.fromkeys(PageRef(ref.manual, ref.page) for ref in pages)
        found = (self._mention(ref, machine, language) for ref in known if ref.manual in manuals)
        return [mention for mention in found if mention is not None]

    def _mention(self, ref: PageRef, machine: MachineAtHand, language: str) -> Mention | None:
        page = self._library.reader(ref.manual).resolve(ref.page)
        head = self._library.heads(ref.manual, language).get(page or "")
        if head is None or head.applies_to.verdict(machine) is Verdict.DOES_NOT:
            return None
        return Mention(PageRef(ref.manual, head.id), head.title)


def _likely(
    machine: MachineAtHand, tables: Mapping[str, Catalogue], bare: LikelyCode
) -> LikelyCode:
    """Return a code with what the first manual that treats it for this machine says."""
    for manual, catalogue in tables.items():
        fault = _fault(catalogue, bare.code)
        if fault is not None and fault.applies_to.verdict(machine) is not Verdict.DOES_NOT:
            page = page_of_fault(catalogue, manual, fault.code)
            causes = tuple(title for title, _ in _causes(catalogue, fault.code))
            return LikelyCode(fault.code, fault.title, causes, bare.times, bare.is_present, page)
    return bare


def _fault(catalogue: Catalogue, code: str) -> FaultCode | None:
    return next((f for f in catalogue.codes if compact(f.code) == compact(code)), None)


def _causes(catalogue: Catalogue, code: str) -> list[tuple[str, str]]:
    """Return title and procedure of the likeliest causes of a code, written as the manual does."""
    known = {cause.id: cause for cause in catalogue.causes}
    weighed = normalised(item for item in catalogue.likely if item.of == code)
    likeliest = [known[cause] for cause, _ in weighed if cause in known][:_CAUSES]
    return [(cause.title, cause.procedure) for cause in likeliest]


def _remedies(catalogue: Catalogue, code: str) -> list[str]:
    return [procedure for _, procedure in _causes(catalogue, code) if procedure]
