"""A library in memory: manuals that are only tables, for view models and use cases without disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

from fieldkm.app.library import Mention
from fieldkm.app.parts import Parts
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import ManualInfo, Model, PageRef
from fieldkm.domain.parts import Callout, Drawing, Part, PartUse
from fieldkm.errors import BadInput
from fieldkm.manuals.compiled import Catalogue


@dataclass
class FakeReader:
    """A manual that is its catalogue; `pages` are the titles of its pages by id."""

    info: ManualInfo
    tables: Catalogue
    pages: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.info.id

    def resolve(self, page: str) -> str | None:
        return page if page in self.pages else None

    def mentions_of_part(self, number: str) -> tuple[str, ...]:
        return self.mentions.get(number, ())


class FakeLibrary:
    """What `Library` tells of parts and drawings."""

    def __init__(self, *manuals: FakeReader) -> None:
        self.manuals = list(manuals)

    def installed(self) -> Sequence[FakeReader]:
        return self.manuals

    def readers(self) -> Sequence[FakeReader]:
        return self.manuals

    def reader(self, manual: str) -> FakeReader:
        return next(reader for reader in self.manuals if reader.info.id == manual)

    def catalogue(self, manual: str, language: str) -> Catalogue:
        return self.reader(manual).tables

    def catalogues(self, language: str) -> list[tuple[FakeReader, Catalogue]]:
        return [(reader, reader.tables) for reader in self.manuals]

    def problems(self) -> dict[str, Exception]:
        return {}

    def mentions(self, manual: str, pages: Sequence[str], language: str) -> list[Mention]:
        titles = self.reader(manual).pages
        return [Mention(PageRef(manual, page), titles[page]) for page in pages if page in titles]

    def file(self, manual: str, path: str) -> bytes:
        raise BadInput("not-found", "{path} is not there.", path=path)


def a_workplace(*manuals: FakeReader, machine: MachineAtHand | None = None) -> SimpleNamespace:
    """A workplace over manuals in memory."""
    library = FakeLibrary(*manuals)
    return SimpleNamespace(library=library, parts=Parts(library), machine_at_hand=machine)


def a_catalogue_of(
    manual: str, drawings: Sequence[Drawing], parts: Sequence[Part], *models: str
) -> FakeReader:
    """A manual with drawings and parts, and one page that replaces a seal."""
    info = ManualInfo(
        manual, "1", ("en",), {"en": f"Manual {manual}"}, tuple(Model(m, m) for m in models)
    )
    reader = FakeReader(info, Catalogue(parts=tuple(parts), drawings=tuple(drawings)))
    reader.pages["seal-replace"] = "Replace the seal"
    return reader


def a_part(number: str, *uses: PartUse, name: str = "", **more: object) -> Part:
    """A part of the manual "pump"."""
    values = {"manual": "pump", "uses": uses, **more}
    return Part(number, name or f"Part {number}", **values)


def used(assembly: str, callout: str = "", drawing: str = "body", **more: object) -> PartUse:
    """A use of a part; with a callout where a drawing shows it."""
    return PartUse(assembly, callout=Callout(drawing, callout) if callout else None, **more)
