"""Customers, machines and visits from a folder of CSV files: all of it or nothing.

The files are read twice. First without writing or locking anything, up to the end, so that all
that is wrong is told at once; then, if nothing is, in one transaction, a portion at a time: what is
kept in memory is a line for each customer, site and machine and an id for each visit.

Ids are made from the external ids, so that the same folder can be imported again: see `merging`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, exc

from fieldkm.domain.checking import Finding, error, warning
from fieldkm.domain.machines import normalised_serial
from fieldkm.errors import BadInput, FieldkmError, Unavailable
from fieldkm.protocol.kinds import Kind
from fieldkm.server.database import ServerDatabase
from fieldkm.server.feed import BulkCommit
from fieldkm.server.imports.csv_file import CsvFile
from fieldkm.server.imports.drafts import Draft
from fieldkm.server.imports.findings import Findings
from fieldkm.server.imports.known import Known
from fieldkm.server.imports.layout import TABLES
from fieldkm.server.imports.mapping import FolderMap, read_mapping
from fieldkm.server.imports.merging import Merged, Merging
from fieldkm.server.imports.translation import Translation
from fieldkm.server.world import changes_of

_PORTION = 500  # rows; a visit brings about eight records
Progress = Callable[[str, int, int], None]  # file, rows done, rows in all


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a file made a new record, changed one, or said what is there already."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do; `findings` are the first of `errors` and `warnings`."""

    findings: tuple[Finding, ...]
    errors: int
    warnings: int
    files: Mapping[str, Count] = field(default_factory=dict)
    done: bool = False
    seconds: float = 0.0


def import_folder(
    database: ServerDatabase,
    folder: Path,
    now: datetime,
    *,
    mapping: Path | None = None,
    dry_run: bool = False,
    told: Progress = lambda file, done, total: None,
) -> ImportReport:
    """Import the files of a folder, or say what that would do.

    Raises `BadInput` for a folder without any of the files and for a mapping that is not
    understood; what is wrong in the files stands in the report, and nothing was written then.
    """
    began = time.monotonic()
    importing = _Import(folder, now, mapping, told)
    with database.read() as connection:
        importing.check(connection)
        if dry_run and not importing.findings.errors:
            importing.compare(connection)
    is_done = not (dry_run or importing.findings.errors)
    if is_done:
        try:
            database.transact(importing.write)
        except exc.IntegrityError as reason:
            raise _other_import() from reason
    return importing.report(is_done and not importing.findings.errors, time.monotonic() - began)


class _Import:
    """One import of one folder."""

    def __init__(self, folder: Path, now: datetime, mapping: Path | None, told: Progress) -> None:
        names = {table.name: table.columns.keys() for table in TABLES}
        self._map = read_mapping(mapping, names) if mapping else FolderMap()
        self._files = _files(folder, self._map)
        self._now = now
        self._told = told
        self._known = Known()
        self._rows: Counter[str] = Counter()
        self._counts: dict[str, Counter[str]] = {}
        self.findings = Findings()

    def check(self, connection: Connection) -> None:
        """Read all files, and note what is wrong."""
        self._known = Known.of(connection)
        for file in self._files:
            seen = _Seen(file.name, self.findings)
            for draft in self._drafts(file, self.findings):
                seen.add(draft)
                self._rows[file.name] += 1
                if draft.kind not in (Kind.VISIT, Kind.PLANNED_VISIT):
                    self._known.note(draft.kind, draft.id, draft.fields)

    def compare(self, connection: Connection) -> None:
        """Count what would be written."""
        merging = Merging(connection, lock=False)
        for _ in self._merged(merging):
            pass

    def write(self, connection: Connection) -> None:
        """Write everything. Raises `Unavailable` where a file is no more what it was when it was
        checked.
        """
        merging = Merging(connection, lock=True)
        bulk = BulkCommit(connection)
        for portion in self._merged(merging):
            effects = [effect for item in portion for effect in item.effects]
            gone = [change for item in portion for change in item.gone]
            changes = changes_of(connection, effects, there=merging.there)
            bulk.add([*changes, *gone], merging.there)
            merging.keep(item.draft for item in portion)
        bulk.finish(self._now)

    def report(self, is_done: bool, seconds: float) -> ImportReport:
        """Return what was done."""
        return ImportReport(
            self.findings.told(),
            self.findings.errors,
            self.findings.warnings,
            {name: Count(**counts) for name, counts in self._counts.items()},
            is_done,
            round(seconds, 3),
        )

    def _merged(self, merging: Merging) -> Iterator[list[Merged]]:
        """Yield the rows of all files, in portions, as they are to be written."""
        again = Findings()
        for file in self._files:
            counts = self._counts[file.table.name] = Counter()
            drafts = self._drafts(file, again)
            while portion := list(islice(drafts, _PORTION)):
                merged = merging.merged(portion)
                for item in merged:
                    counts[_word(item)] += 1
                    self._note_overruled(file, item)
                yield merged
                self._told(file.name, counts.total(), self._rows[file.name])
        if again.errors:
            raise Unavailable(
                "files-changed",
                "The files were changed while they were imported.",
                "Nothing was imported. Try again when nobody writes them.",
            )

    def _drafts(self, file: CsvFile, findings: Findings) -> Iterator[Draft]:
        translation = Translation(file.table, self._known, self._map, self._now)
        for row in file.rows(findings):
            draft = translation.of(row, file.name, findings)
            if draft:
                yield draft

    def _note_overruled(self, file: CsvFile, item: Merged) -> None:
        for name in item.overruled:
            self.findings.add(
                warning(
                    file.name,
                    item.draft.line,
                    "changed-here-too",
                    "“{field}” was changed on this side too; the file's word holds.",
                    field=name,
                )
            )


class _Seen:
    """What was read of one file: twice the same record is an error."""

    def __init__(self, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._lines: dict[str, int] = {}
        self._serials: dict[str, tuple[str, int]] = {}

    def add(self, draft: Draft) -> None:
        """Take a record."""
        first = self._lines.setdefault(draft.id, draft.line)
        if first != draft.line:
            self._findings.add(
                error(
                    self._file,
                    draft.line,
                    "duplicate",
                    "The same {kind} stands in line {first}.",
                    kind=draft.kind.value,
                    first=first,
                )
            )
        elif draft.kind is Kind.MACHINE:
            self._add_serial(draft)

    def _add_serial(self, draft: Draft) -> None:
        serial = normalised_serial(str(draft.fields.get("serial") or ""))
        model = str(draft.fields.get("model") or "")
        if not serial:
            return
        other, first = self._serials.setdefault(serial, (model, draft.line))
        if first == draft.line:
            return
        found = (
            error(
                self._file,
                draft.line,
                "duplicate-serial",
                "The machine with this model and serial stands in line {first} under another id.",
                first=first,
            )
            if other.casefold() == model.casefold()
            else warning(
                self._file,
                draft.line,
                "reused-serial",
                "Line {first} has the same serial for another model: {model}.",
                first=first,
                model=other,
            )
        )
        self._findings.add(found)


def _files(folder: Path, mapping: FolderMap) -> list[CsvFile]:
    if not folder.is_dir():
        raise BadInput("no-folder", "{path} is no folder.", "Check the name.", path=str(folder))
    found = []
    for table in TABLES:
        named = mapping.table(table.name)
        path = folder / (named.file or f"{table.name}.csv")
        if path.is_file():
            found.append(CsvFile(path, table, mapping.format, named))
        elif named.file:
            raise BadInput("not-found", "{path} is not there.", "Check the name.", path=str(path))
    if not found:
        raise BadInput(
            "nothing-to-import",
            "There is nothing to import in {folder}.",
            "It is to hold one of: {files}.",
            folder=str(folder),
            files=", ".join(f"{table.name}.csv" for table in TABLES),
        )
    return found


def _word(item: Merged) -> str:
    if item.is_new:
        return "created"
    return "changed" if item.is_changed else "unchanged"


def _other_import() -> FieldkmError:
    return Unavailable(
        "other-import",
        "Another import writes the same records just now.",
        "Nothing was imported here. Try again when it is done.",
    )
