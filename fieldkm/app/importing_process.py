"""The child process of an import: `python -m fieldkm.app.importing_process TASK ORDER`.

TASK is `import`, or `preview` for the pages of what was imported before; ORDER is an `ImportOrder`
as JSON. Asked to end, it ends as if by an exception, so that the folder's list of what was written
is right.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

from fieldkm.app.child_process import end_in_order, say, serve
from fieldkm.app.foreign_sources import Naming
from fieldkm.app.importing import PREVIEW, RECORD, ImportOrder, ImportRecord, Stage
from fieldkm.app.publishing import build_manual
from fieldkm.errors import BadInput, from_os_error
from fieldkm.host.files import write_whole
from fieldkm.manuals.importers.importer import import_manual
from fieldkm.manuals.importers.target_folder import TargetFolder
from fieldkm.manuals.packs.records import record_bytes, record_from
from fieldkm.manuals.sources.manual_file import FILE, read_manual_file, with_values


def bring_in(order: ImportOrder) -> None:
    """Import, remember the report, and make the preview."""
    target = Path(order.target)
    report = import_manual(
        Path(order.source), target, dialect=order.dialect, progress=partial(_report, Stage.READING)
    )
    title = name(target, order.naming)
    record = ImportRecord(order.source, order.target, order.dialect, title, report)
    write_whole(Path(order.workplace) / RECORD, record_bytes(record))
    make_preview(order)


def make_preview(order: ImportOrder) -> None:
    """Build the pages of the folder as a pack that nobody has signed."""
    pack = Path(order.workplace) / PREVIEW
    build_manual(Path(order.target), pack, progress=partial(_report, Stage.PREVIEW))


def name(target: Path, naming: Naming) -> str:
    """Give the manual in a folder the names that a person has chosen; returns its title."""
    file = target / FILE
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    except ValueError as error:
        raise BadInput(
            "manual-file-broken",
            "{file} is no text in UTF-8.",
            "Save it as UTF-8 and import again.",
            file=str(file),
        ) from error
    values = {"id": naming.id, "title": naming.title, "version": naming.version}
    values["language"] = naming.language
    changed = with_values(text, {key: value for key, value in values.items() if value})
    if changed != text:
        TargetFolder(target).rewrite(FILE, changed.encode())
    info = read_manual_file(changed, target.name, "", "").info
    return info.title(info.languages[0])


def main() -> int:
    """Do the task that is named on the command line."""
    end_in_order()
    task, text = sys.argv[1:3]
    order = record_from(ImportOrder, json.loads(text), "the order")
    work = bring_in if task == "import" else make_preview
    return serve(lambda: work(order), Path(order.target))


def _report(stage: Stage, done: int, total: int) -> None:
    say(stage=stage, done=done, total=total)


if __name__ == "__main__":
    sys.exit(main())
