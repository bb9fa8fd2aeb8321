"""Foreign documentation made a manual's folder, in a child process: its report, its pages, and how
it is remembered.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from shutil import rmtree

from fieldkm.app.child_process import Message, run_child
from fieldkm.app.foreign_sources import (
    UNNAMED,
    ForeignSource,
    Naming,
    into,
    is_import,
    looked_at,
    naming_in,
)
from fieldkm.app.previews import Preview
from fieldkm.domain.manuals import slug
from fieldkm.errors import BadInput, FieldkmError, Refused, Unavailable, from_os_error
from fieldkm.host.paths import Home
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.report import ImportReport, ReportItem
from fieldkm.manuals.importers.target_folder import is_unfinished
from fieldkm.manuals.packs.records import plain_record, read_record

ReportLine = ReportItem
ImportProgress = Callable[["Stage", int, int], None]

_MOST_REMEMBERED = 8


class Stage(StrEnum):
    """What an import does now."""

    READING = "reading"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What an import is asked to do, as it is told to the child process. `workplace` is the folder
    for what belongs to the import and not to the manual."""

    source: str
    target: str
    workplace: str
    dialect: str = ""
    naming: Naming = UNNAMED


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An import that went through, as it is remembered."""

    source: str
    target: str
    dialect: str = ""
    title: str = ""
    report: ImportReport = field(default_factory=lambda: ImportReport(0, 0, 0))


@dataclass(frozen=True, slots=True)
class Imported:
    """An imported manual: what was lost, its pages as a reader sees them, and its source, ready to
    be imported again."""

    record: ImportRecord
    preview: Preview
    source: ForeignSource

    @property
    def folder(self) -> Path:
        """The manual's folder."""
        return Path(self.record.target)

    @property
    def report(self) -> ImportReport:
        """What was carried over, and what was not."""
        return self.record.report

    def page_of(self, item: ReportItem) -> str:
        """Return the id of the page that something in the report is about, or an empty string."""
        made = [origin for origin in self.report.origins if origin.file == item.file]
        if not made:
            return self.preview.page_from(item.file)
        named = [o for o in made if item.message.startswith(f"{self.preview.title(o.page)}: ")]
        above = [o for o in made if o.line <= item.line]
        return (named or above[-1:] or made)[0].page


RECORD = "record.json"
PREVIEW = "preview.pack"


class Importing:
    """Imports into folders of the home, or wherever one is told to; remembers what was imported.

    `ending` tells that the program ends: what runs is then stopped.
    """

    def __init__(self, home: Home, ending: Callable[[], bool]) -> None:
        self._home = home
        self._ending = ending
        self._preview: Preview | None = None

    def close(self) -> None:
        """Close the pages that were opened last."""
        preview, self._preview = self._preview, None
        if preview is not None:
            preview.close()

    def look_at(self, source: Path) -> ForeignSource:
        """Tell what a source is; raises `FieldkmError` for what cannot be imported."""
        before = next((r for r in self.remembered() if Path(r.source) == source), None)
        if before is not None:
            return looked_at(source, before.dialect, Path(before.target))
        return looked_at(source, "", self._free_target(source))

    def into(self, found: ForeignSource, target: Path) -> ForeignSource:
        """Return a source with another folder to write, and what is known of that one."""
        return into(found, target)

    def remembered(self) -> list[ImportRecord]:
        """Return the last imports whose folders are still there, the newest first."""
        files = self._home.workshop.glob(f"imports/*/{RECORD}")
        found = []
        for file in sorted(files, key=_changed_at, reverse=True):
            record = _read_quietly(file)
            if record and is_import(Path(record.target)):
                found.append(record)
        return found[:_MOST_REMEMBERED]

    def run(
        self,
        found: ForeignSource,
        naming: Naming,
        progress: ImportProgress,
        cancelled: Callable[[], bool],
    ) -> Imported:
        """Import, and return what became of it. What was edited in the folder stays, and so does
        its version. The pages that were opened before are closed.

        Raises `FieldkmError`; what was broken off or failed leaves nothing of a new folder.
        """
        if slug(naming.id) != naming.id:
            raise BadInput(
                "bad-manual-id",
                "“{id}” cannot be the id of a manual.",
                "Use small letters, digits and hyphens.",
                id=naming.id,
            )
        reached = Stage.READING

        def hear(stage: Stage, done: int, total: int) -> None:
            nonlocal reached
            reached = stage
            progress(stage, done, total)

        place = self._place_of(found.target)
        kept = replace(naming, version=naming_in(found.target).version)
        order = ImportOrder(str(found.source), str(found.target), str(place), found.dialect, kept)
        is_new, went_through = _is_free(found.target), False
        try:
            went_through = self._run_child("import", order, hear, cancelled)
        finally:
            if is_new and not went_through and reached is Stage.READING:
                _discard(found.target)
        if not went_through:
            raise _stopped(found.target, reached)
        return self._opened(place)

    def open(
        self, record: ImportRecord, progress: ImportProgress, cancelled: Callable[[], bool]
    ) -> Imported:
        """Open what was imported before, with its pages as they are now; those that were opened
        before are closed."""
        place = self._place_of(Path(record.target))
        order = ImportOrder(record.source, record.target, str(place))
        if not self._run_child("preview", order, progress, cancelled):
            raise _stopped(Path(record.target), Stage.PREVIEW)
        return self._opened(place)

    def _run_child(
        self,
        task: str,
        order: ImportOrder,
        progress: ImportProgress,
        cancelled: Callable[[], bool],
    ) -> bool:
        self.close()
        failed = Unavailable(
            "import-ended",
            "The import of {source} ended too early.",
            "Its memory may have run out. Try a part of the documentation by itself.",
            source=order.source,
        )
        return run_child(
            "fieldkm.app.importing_process",
            [task, json.dumps(plain_record(order))],
            partial(_tell, progress),
            lambda: cancelled() or self._ending(),
            failed,
        )

    def _opened(self, place: Path) -> Imported:
        try:
            record = read_record(ImportRecord, (place / RECORD).read_bytes(), str(place / RECORD))
        except OSError as error:
            raise from_os_error(error, str(place / RECORD)) from error
        target = Path(record.target)
        source = ForeignSource(Path(record.source), record.dialect, target)
        self._preview = Preview(place / PREVIEW)
        return Imported(record, self._preview, into(source, target))

    def _place_of(self, target: Path) -> Path:
        name = hashlib.sha256(os.fsencode(target.absolute())).hexdigest()[:16]
        return self._home.workshop / "imports" / name

    def _free_target(self, source: Path) -> Path:
        name = slug(name_of(source))[:60].strip("-") or "manual"
        folder = self._home.workshop / "manuals"
        number, target = 2, folder / name
        while not _is_free(target):
            number, target = number + 1, folder / f"{name}-{number}"
        return target


def _is_free(folder: Path) -> bool:
    try:
        return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    except OSError:
        return False


def _discard(folder: Path) -> None:
    """Remove what a broken import has left of a new folder."""
    if is_import(folder):
        rmtree(folder, ignore_errors=True)


def _stopped(target: Path, reached: Stage) -> Refused:
    """Return what is to be said of an import that was stopped."""
    if reached is Stage.PREVIEW:
        return Refused(
            "preview-stopped",
            "Everything is imported; only the preview of the pages was stopped.",
            "Open it again to see them.",
        )
    if is_unfinished(target):
        return Refused(
            "import-stopped-midway",
            "The import was stopped while it wrote: {folder} is half old and half new.",
            "Import again to complete it. What you edited there is as it was.",
            folder=str(target),
        )
    return Refused("import-stopped", "The import was stopped. Nothing was changed.")


def _read_quietly(file: Path) -> ImportRecord | None:
    """Return a record; None for one that is damaged: it is a convenience."""
    try:
        return read_record(ImportRecord, file.read_bytes(), str(file))
    except (FieldkmError, OSError):
        return None


def _changed_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0


def _tell(progress: ImportProgress, message: Message) -> None:
    stage, done, total = message.get("stage"), message.get("done"), message.get("total")
    if isinstance(stage, str) and isinstance(done, int) and isinstance(total, int):
        progress(Stage(stage), done, total)
