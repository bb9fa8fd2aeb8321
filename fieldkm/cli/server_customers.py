"""`fieldkm server import|customer|contact|history`: what is known of customers, on the server's own
machine.
"""

from __future__ import annotations

import gc
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.cli.output import Output
from fieldkm.cli.server_setting import administration_of, personal_data_of
from fieldkm.cli.standard_input import given_file_or_none
from fieldkm.protocol.kinds import Kind

if TYPE_CHECKING:
    from fieldkm.domain.checking import Finding
    from fieldkm.server.imports.folder_import import ImportReport

_OBJECTS = 100_000  # that are made before Python looks for rings among them


def bring_in(options: Namespace, output: Output) -> int:
    """Import a folder of CSV files, all of it or nothing: a finding a line, then what was done;
    status 1 when a finding is an error.
    """
    with (
        given_file_or_none(options.mapping) as mapping,
        administration_of(options) as desk,
        _seldom_collected(),
    ):
        report = desk.import_folder(
            Path(options.folder), mapping, dry_run=options.dry_run, told=output.progress
        )
    for found in report.findings:
        output.result(
            finding_values(found),
            f"{found.file}:{found.line}: {found.severity}: {found.message} [{found.code}]",
        )
    output.result(_values(report, is_dry=options.dry_run), _summary(report, is_dry=options.dry_run))
    return 1 if report.errors else 0


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for garbage in rings less often: an import makes millions of objects and hardly any
    rings, and looking for them took a fifth of its time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def export(options: Namespace, output: Output) -> int:
    """Write all that the server holds of a customer."""
    target = Path(options.target)
    with personal_data_of(options) as data:
        counts = data.export(options.customer, target)
    total = sum(counts.values())
    output.result(
        {"file": str(target), "records": total, "kinds": counts},
        f"{target}: {total} records. The file can be read by you alone: keep it so.",
    )
    return 0


def erase_customer(options: Namespace, output: Output) -> int:
    """Erase a customer for good."""
    return _erase(options, output, Kind.CUSTOMER)


def erase_contact(options: Namespace, output: Output) -> int:
    """Erase a person for good."""
    return _erase(options, output, Kind.CONTACT)


def show_history(options: Namespace, output: Output) -> int:
    """List who did what to a record."""
    with personal_data_of(options) as data:
        for deed in data.history(Kind(options.kind), options.id):
            fields = f": {', '.join(deed.fields)}" if deed.fields else ""
            output.result(
                asdict(deed),
                f"{deed.at}  {deed.user}  {deed.device}  {deed.what} ({deed.status}){fields}",
            )
    return 0


def _erase(options: Namespace, output: Output, kind: Kind) -> int:
    with personal_data_of(options) as data:
        report = data.erase(kind, options.name, options.reason)
    output.result(
        asdict(report),
        f"{report.records} records and {report.photos} photos are erased here, and on each laptop"
        " when it syncs next.",
    )
    for of, name in report.mentions:
        output.remark(f"The name or number still stands in: {of} {name}")
    for path in report.backups:
        output.remark(f"The backup {path} still holds it: a restore erases it again.")
    return 0


def finding_values(found: Finding) -> dict[str, str | int]:
    """Return a finding as JSON has it."""
    return {
        "file": found.file,
        "line": found.line,
        "severity": found.severity,
        "code": found.code,
        "message": found.message,
    }


def _values(report: ImportReport, *, is_dry: bool) -> dict[str, object]:
    files = {name: asdict(count) for name, count in report.files.items()}
    totals = {
        word: sum(getattr(count, word) for count in report.files.values())
        for word in ("created", "changed", "unchanged")
    }
    return {
        **totals,
        "files": files,
        "errors": report.errors,
        "warnings": report.warnings,
        "done": report.done,
        "dry_run": is_dry,
        "seconds": report.seconds,
    }


def _summary(report: ImportReport, *, is_dry: bool) -> str:
    lines = [
        f"{name}: {count.created} new, {count.changed} changed, {count.unchanged} as they were"
        for name, count in report.files.items()
    ]
    hidden = report.errors + report.warnings - len(report.findings)
    if hidden:
        lines.append(f"{hidden} more findings are not shown.")
    if report.errors:
        lines.append(f"{report.errors} error(s): nothing was imported.")
    elif is_dry:
        lines.append("Nothing was imported: this was to see what would be.")
    else:
        lines.append(f"Imported in {report.seconds:.1f} s, {report.warnings} warning(s).")
    return "\n".join(lines)
