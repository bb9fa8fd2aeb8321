"""Documentation that somebody chooses: what it is, and what is known of the folder it goes to."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldkm.app.places import ForeignPlace, Place, SourcePlace
from fieldkm.errors import BadInput, FieldkmError, Refused, from_os_error
from fieldkm.manuals.importers.importer import DIALECTS, recognised
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.target_folder import MARKER, is_unfinished
from fieldkm.manuals.sources.manual_file import FILE, read_manual_file

DIALECT_NAMES = tuple(DIALECTS)
PACK_ENDING = ".pack"


@dataclass(frozen=True, slots=True)
class Naming:
    """What a manual is called; what is empty is as the documentation says."""

    id: str = ""
    title: str = ""
    language: str = ""
    version: str = ""


UNNAMED = Naming()


@dataclass(frozen=True, slots=True)
class ForeignSource:
    """Documentation that can be imported. `dialect` is how it is written and `target` the folder to
    write; `naming` and `is_again` tell of an import into that folder before, `is_unfinished` that
    it was broken off."""

    source: Path
    dialect: str
    target: Path
    naming: Naming = UNNAMED
    is_again: bool = False
    is_unfinished: bool = False

    @property
    def usual_title(self) -> str:
        """What it is called after its file or folder."""
        return name_of(self.source)


def looked_at(source: Path, dialect: str, target: Path) -> ForeignSource:
    """Return what a source is; raises `FieldkmError` for what cannot be imported.

    An empty `dialect` is recognised.
    """
    _check_legible(source)
    named = dialect or _recognised(source)
    if not named:
        raise BadInput(
            "not-documentation",
            "{source} is no documentation that fieldkm can read.",
            "Choose a folder of pages, or a file of Word, PDF, HTML, EPUB or fault codes.",
            source=source.name,
        )
    return into(ForeignSource(source, named, target), target)


def into(found: ForeignSource, target: Path) -> ForeignSource:
    """Return a source with another folder to write, and what is known of that one."""
    is_again = is_import(target)
    naming = naming_in(target) if is_again else UNNAMED
    unfinished = is_again and is_unfinished(target)
    return ForeignSource(found.source, found.dialect, target, naming, is_again, unfinished)


def is_import(folder: Path) -> bool:
    """Tell whether an import has made a folder."""
    return _is_file(folder / MARKER)


def place_of(given: Path) -> Place | None:
    """Return where a file or folder is worked on that somebody gives to the window: a manual's
    folder is written in, documentation is imported; None for what may be a pack.
    """
    if _is_file(given / FILE):
        return SourcePlace(given)
    try:
        is_foreign = given.is_dir() or (
            given.suffix.lower() != PACK_ENDING and bool(_recognised(given))
        )
    except (FieldkmError, OSError):
        return None
    return ForeignPlace(given) if is_foreign else None


def naming_in(target: Path) -> Naming:
    """Return what the manual in a folder is called; empty where that cannot be read."""
    try:
        text = (target / FILE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return UNNAMED
    info = read_manual_file(text, target.name, "", "").info
    language = info.languages[0]
    return Naming(info.id, info.titles[language], language, info.version)


def _check_legible(source: Path) -> None:
    """Refuse what cannot be read at all, in words that fit better than a dialect's."""
    try:
        if source.is_dir():
            with os.scandir(source) as entries:
                is_empty = next(entries, None) is None
        else:
            with source.open("rb") as file:
                is_empty = not file.read(1)
    except OSError as error:
        raise from_os_error(error, str(source)) from error
    if is_empty:
        raise BadInput(
            "source-empty",
            "There is nothing in {source}.",
            "Choose the folder in which the pages lie.",
            source=str(source),
        )
    if _is_file(source / FILE):
        raise Refused(
            "already-a-manual",
            "{source} is a manual already: it needs no import.",
            "Open it to write in it, or to build its pack.",
            source=str(source),
        )


def _recognised(source: Path) -> str:
    try:
        return recognised(source)
    except OSError as error:
        raise from_os_error(error, str(error.filename or source)) from error


def _is_file(path: Path) -> bool:
    with suppress(OSError):  # a folder above it may be locked
        return path.is_file()
    return False
