"""Imports without child processes: every source becomes the small manual of `packs`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fieldkm.app.foreign_sources import ForeignSource, Naming, looked_at
from fieldkm.app.importing import Imported, ImportRecord, ReportLine, Stage
from fieldkm.app.previews import Preview
from fieldkm.manuals.importers.report import PageOrigin, summarised
from tests.support.packs import a_pack

LINES = (
    ReportLine("LICENSE", 0, "file-left-out", "Neither a page nor a picture."),
    ReportLine("docs/fuser.md", 7, "dead-link", "“gone.md” leads nowhere."),
    ReportLine("docs/fuser.md", 9, "dead-link", "“lost.md” leads nowhere."),
    ReportLine("docs/power.md", 0, "title-guessed", "The title is taken from the name."),
)
ORIGINS = (
    PageOrigin("docs/fuser.md", 1, "fuser-replace"),
    PageOrigin("docs/power.md", 1, "power-off"),
)


@dataclass
class FakeImporting:
    """`folder` is where its pack lies; `lines` are the report of the next import."""

    folder: Path
    lines: tuple[ReportLine, ...] = LINES
    error: Exception | None = None
    names: list[Naming] = field(default_factory=list)
    records: list[ImportRecord] = field(default_factory=list)
    _preview: Preview | None = None

    def look_at(self, source: Path) -> ForeignSource:
        return looked_at(source, "", self.folder / "target")

    def into(self, found: ForeignSource, target: Path) -> ForeignSource:
        return replace(found, target=target)

    def remembered(self) -> list[ImportRecord]:
        return list(self.records)

    def run(self, found: ForeignSource, naming: Naming, progress: Any, cancelled: Any) -> Imported:
        if self.error:
            raise self.error
        progress(Stage.READING, 1, 2)
        self.names.append(naming)
        title = naming.title or "MX-420 service manual"
        report = summarised(2, 1, 4, self.lines, ORIGINS)
        record = ImportRecord(str(found.source), str(found.target), found.dialect, title, report)
        self.records = [record]
        return self.open(record, progress, cancelled)

    def open(self, record: ImportRecord, progress: Any, cancelled: Any) -> Imported:
        progress(Stage.PREVIEW, 2, 2)
        target = Path(record.target)
        found = ForeignSource(Path(record.source), record.dialect, target, is_again=True)
        self.close()
        self._preview = Preview(a_pack(self.folder))
        return Imported(record, self._preview, found)

    def close(self) -> None:
        if self._preview is not None:
            self._preview.close()
