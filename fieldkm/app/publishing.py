"""What a technical writer does: check a manual, build its pack, import foreign documentation, make
keys.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fieldkm.domain.checking import Finding, Severity
from fieldkm.errors import Refused
from fieldkm.manuals.checks.checker import check
from fieldkm.manuals.compiling.compiler import compile_manual
from fieldkm.manuals.importers.importer import import_manual
from fieldkm.manuals.importers.report import ImportReport
from fieldkm.manuals.importers.target_folder import is_unfinished
from fieldkm.manuals.packs.pack import PackSummary, write_pack
from fieldkm.manuals.packs.pack_file import open_pack_file
from fieldkm.manuals.packs.trust import generate_key, load_private_key
from fieldkm.manuals.packs.withdrawal import write_withdrawal
from fieldkm.manuals.pictures.preparation import pictures_prepared
from fieldkm.manuals.sources.source import ManualSource, read_source

Progress = Callable[[int, int], None]
LINK_CODES = frozenset({"broken-link", "broken-anchor"})


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The pack that was written, what the checker found, and how many seconds all of it took."""

    pack: PackSummary
    broken_links: int
    seconds: float
    findings: tuple[Finding, ...] = ()


def check_manual(folder: Path, against: Path | None = None) -> list[Finding]:
    """Return all that is wrong with a manual's source; `against` is an older pack whose ids must
    live on.
    """
    with pictures_prepared(read_source(folder)) as source:
        return check(source, _old_ids(against))


def build_manual(
    folder: Path,
    target: Path,
    key: Path | None = None,
    progress: Progress | None = None,
    found: Callable[[list[Finding]], None] | None = None,
) -> BuildReport:
    """Check and compile a manual and write its pack, signed with the private key in the file `key`.

    `found` is told what the checker found. Raises `Refused` with the number of errors when there
    are any, and for a folder whose import was broken off; then nothing is written.
    """
    began = time.monotonic()
    private_key = load_private_key(key) if key else None
    _refuse_unfinished(folder)
    read = read_source(folder)
    steps = _Steps(progress or (lambda done, total: None), read)
    with pictures_prepared(read, steps.picture) as source:
        findings = check(source, None)
        if found:
            found(findings)
        _refuse_errors(findings, folder)
        pack = write_pack(compile_manual(source, steps.page), target, private_key)
    broken_links = sum(finding.code in LINK_CODES for finding in findings)
    seconds = round(time.monotonic() - began, 3)
    return BuildReport(pack, broken_links, seconds, tuple(findings))


class _Steps:
    """Tells of pictures and pages as of one row of steps."""

    def __init__(self, progress: Progress, source: ManualSource) -> None:
        self._progress = progress
        self._pictures = len(source.files)
        self._total = self._pictures + sum(1 for _ in source.all_pages())

    def picture(self, done: int, total: int) -> None:
        """Tell how many pictures are done."""
        self._progress(done, self._total)

    def page(self, done: int, total: int) -> None:
        """Tell how many pages are done; all pictures are by then."""
        self._progress(self._pictures + done, self._total)


def _old_ids(against: Path | None) -> frozenset[str] | None:
    if against is None:
        return None
    with closing(open_pack_file(against)) as reader:
        heads = reader.heads(reader.info.languages[0]).values()
        return frozenset({*reader.page_ids(), *(alias for head in heads for alias in head.aliases)})


def _refuse_unfinished(folder: Path) -> None:
    if is_unfinished(folder):
        raise Refused(
            "import-unfinished",
            "The import into {folder} was broken off: pages are missing there.",
            "Import again to complete it.",
            folder=str(folder),
        )


def _refuse_errors(findings: list[Finding], folder: Path) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        raise Refused(
            "manual-has-errors",
            "The manual {folder} has {count} error(s), the first in {file}, line {line}: {message}",
            "Run “fieldkm manual check” on it, mend what it lists and build again.",
            folder=str(folder),
            count=len(errors),
            file=first.file,
            line=first.line,
            message=first.message,
        )


def make_key(file: Path, name: str = "") -> str:
    """Make a publisher's key pair: `file` (keep it secret) and `file`.pub; returns the key's id."""
    return generate_key(file, name).public().id


def withdraw(manual: str, versions: Sequence[str], reason: str, key: Path, target: Path) -> None:
    """Write a signed statement that versions of a manual must not be used."""
    today = datetime.now(UTC).date()
    write_withdrawal(target, manual, tuple(versions), reason, today, load_private_key(key))


def import_documentation(
    source: Path,
    target: Path,
    mapping: Path | None = None,
    dialect: str = "",
    progress: Progress | None = None,
) -> ImportReport:
    """Turn foreign documentation into a manual's folder; see `importers.importer.import_manual`."""
    told = progress or (lambda done, total: None)
    return import_manual(source, target, mapping=mapping, dialect=dialect, progress=told)
