"""A manual as the compiler leaves it and a pack carries it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldkm.domain.faults import Cause, DiagnosticTest, FaultCode, LikelyCause, Symptom
from fieldkm.domain.manuals import ContentsEntry, ManualInfo, Page
from fieldkm.domain.parts import Drawing, Part


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The tables of a manual with their texts in one language."""

    parts: tuple[Part, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    codes: tuple[FaultCode, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    causes: tuple[Cause, ...] = ()
    likely: tuple[LikelyCause, ...] = ()
    tests: tuple[DiagnosticTest, ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledManual:
    """Everything of one release. `pages`, `contents` and `catalogues` are by language; pages by
    id, only those that exist in that language; catalogues and contents are complete in every
    language (what is not translated stands there in the first language). `files` maps a path in the
    manual (`images/a.svg`, `drawings/fuser.svg`) to where it lies.
    """

    info: ManualInfo
    pages: dict[str, dict[str, Page]]
    contents: dict[str, tuple[ContentsEntry, ...]]
    catalogues: dict[str, Catalogue]
    files: dict[str, Path]
