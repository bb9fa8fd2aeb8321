"""What the sample manuals say of their machines: plain data from which visits are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fieldkm.app.library import Library
from fieldkm.domain.applicability import MachineAtHand, Verdict
from fieldkm.domain.faults import Cause, DiagnosticTest, LikelyCause, normalised
from fieldkm.domain.manuals import ManualInfo, PageKind
from fieldkm.domain.parts import Part, replacements, supersession
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.packs.pack_file import open_pack_file
from fieldkm.manuals.packs.reader import PackReader
from fieldkm.manuals.sources.catalogues import CatalogueBuilder
from fieldkm.manuals.sources.source import read_source

Texts = Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True)
class ManualFacts:
    """One manual: its tables by language, and the titles of its procedures by language and id."""

    info: ManualInfo
    catalogues: Mapping[str, Catalogue]
    procedures: Mapping[str, Texts]

    @property
    def tables(self) -> Catalogue:
        """The tables in the manual's own language."""
        return self.catalogues[self.info.languages[0]]


@dataclass(frozen=True, slots=True)
class Sign:
    """What a machine shows or a customer sees, and the causes it has with their probabilities.
    `ref` is the fault code, or `manual/symptom`.
    """

    ref: str
    is_code: bool
    titles: Texts
    words: Mapping[str, tuple[str, ...]]
    causes: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """A cause with all that removes it: `part` is the number to order now, or empty."""

    ref: str
    cause: Cause
    titles: Texts
    remedies: Texts
    part: str
    part_names: Texts
    procedure: str
    procedure_titles: Texts
    tests: tuple[DiagnosticTest, ...]


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What can happen to machines of one model."""

    manual: str
    model: str
    signs: tuple[Sign, ...]
    repairs: Mapping[str, Repair]
    questions: Mapping[str, Texts]


def facts_of_library(library: Library) -> tuple[ManualFacts, ...]:
    """Return what the installed manuals say."""
    return tuple(_facts_of_reader(reader) for reader in library.readers())


def facts_of_packs(packs: Sequence[Path]) -> tuple[ManualFacts, ...]:
    """Return what manuals say that were built."""
    found = []
    for pack in packs:
        with closing(open_pack_file(pack)) as reader:
            found.append(_facts_of_reader(reader))
    return tuple(found)


def _facts_of_reader(reader: PackReader) -> ManualFacts:
    languages = reader.info.languages
    titles = {
        language: {
            head.id: head.title
            for head in reader.heads(language).values()
            if head.kind is PageKind.PROCEDURE
        }
        for language in languages
    }
    catalogues = {language: reader.catalogue(language) for language in languages}
    return ManualFacts(reader.info, catalogues, _by_id(titles))


def facts_of_sources(manuals: Sequence[Path]) -> tuple[ManualFacts, ...]:
    """Return what manuals say in whose folders an author writes."""
    found = []
    for folder in manuals:
        source = read_source(folder)
        builder = CatalogueBuilder(source)
        kinds = {page.head.id: page.head.kind for page in source.pages}
        titles = {
            language: {
                page: written.head.title
                for page, written in source.pages_in(language).items()
                if kinds.get(page) is PageKind.PROCEDURE
            }
            for language in source.info.languages
        }
        catalogues = {language: builder.catalogue(language) for language in source.info.languages}
        found.append(ManualFacts(source.info, catalogues, _by_id(titles)))
    return tuple(found)


def model_facts(manuals: Sequence[ManualFacts]) -> dict[str, ModelFacts]:
    """Return what can happen, by model; models without fault codes have nothing to tell."""
    return {
        model.id: _of_model(manual, model.id)
        for manual in manuals
        for model in manual.info.models
        if manual.tables.likely
    }


def _of_model(manual: ManualFacts, model: str) -> ModelFacts:
    machine = MachineAtHand(model)
    repairs = _repairs(manual, machine)
    return ModelFacts(
        manual.info.id,
        model,
        tuple(sign for sign in _signs(manual, machine, repairs) if sign.causes),
        repairs,
        _texts(manual, lambda tables: {test.id: test.question for test in tables.tests}),
    )


def _signs(
    manual: ManualFacts, machine: MachineAtHand, repairs: Mapping[str, Repair]
) -> Iterator[Sign]:
    causes = {
        of: tuple((cause, share) for cause, share in normalised(items) if cause in repairs)
        for of, items in _likely(manual.tables).items()
    }
    titles = _texts(manual, lambda tables: {code.code: code.title for code in tables.codes})
    for code in manual.tables.codes:
        if code.applies_to.verdict(machine) is not Verdict.DOES_NOT:
            yield Sign(code.code, True, titles[code.code], {}, causes.get(code.code, ()))
    titles = _texts(manual, lambda tables: {item.id: item.title for item in tables.symptoms})
    for symptom in manual.tables.symptoms:
        words = {
            language: next(item.words for item in tables.symptoms if item.id == symptom.id)
            for language, tables in manual.catalogues.items()
        }
        ref = f"{manual.info.id}/{symptom.id}"
        yield Sign(ref, False, titles[symptom.id], words, causes.get(symptom.id, ()))


def _likely(tables: Catalogue) -> dict[str, list[LikelyCause]]:
    by_sign: dict[str, list[LikelyCause]] = {}
    for item in tables.likely:
        by_sign.setdefault(item.of, []).append(item)
    return by_sign


def _repairs(manual: ManualFacts, machine: MachineAtHand) -> dict[str, Repair]:
    """Return the repairs of a machine's model: a cause whose part is of another model is none."""
    tables = manual.tables
    parts = {part.number: part for part in tables.parts}
    replaced = replacements(tables.parts)
    titles = _texts(manual, lambda tables: {cause.id: cause.title for cause in tables.causes})
    remedies = _texts(manual, lambda tables: {cause.id: cause.remedy for cause in tables.causes})
    names = _texts(manual, lambda tables: {part.number: part.name for part in tables.parts})
    found = {}
    for cause in tables.causes:
        part = parts.get(cause.part)
        if part and not _fits(part, machine):
            continue
        number = supersession(part.number, replaced).current if part else ""
        procedure = cause.procedure if cause.procedure in manual.procedures else ""
        found[cause.id] = Repair(
            f"{manual.info.id}/{cause.id}",
            cause,
            titles[cause.id],
            remedies[cause.id],
            number,
            names.get(number, {}),
            f"{manual.info.id}/{procedure}" if procedure else "",
            manual.procedures.get(procedure, {}),
            tuple(test for test in tables.tests if cause.id in test.p_yes),
        )
    return found


def _fits(part: Part, machine: MachineAtHand) -> bool:
    return any(use.applies_to.verdict(machine) is not Verdict.DOES_NOT for use in part.uses)


def _texts(
    manual: ManualFacts, texts_of: Callable[[Catalogue], Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    return _by_id({language: texts_of(tables) for language, tables in manual.catalogues.items()})


def _by_id(by_language: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    turned: dict[str, dict[str, str]] = {}
    for language, texts in by_language.items():
        for identity, text in texts.items():
            turned.setdefault(identity, {})[language] = text
    return turned
