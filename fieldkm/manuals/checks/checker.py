"""What is wrong with a manual's source, by file and line. Errors fail a build; warnings do not."""

from __future__ import annotations

from dataclasses import replace

from fieldkm.domain.checking import Finding, Severity
from fieldkm.manuals.checks.contents import check_contents
from fieldkm.manuals.checks.drawings import check_drawings
from fieldkm.manuals.checks.links import check_links
from fieldkm.manuals.checks.pages import NO_PAGES, check_pages, check_vanished
from fieldkm.manuals.checks.pictures import check_pictures
from fieldkm.manuals.checks.subject import subject_of
from fieldkm.manuals.checks.tables import check_tables
from fieldkm.manuals.sources.source import ManualSource

_LOOKS = (
    check_pages, check_links, check_pictures, check_tables, check_drawings, check_contents,
)  # fmt: skip

AgainstPack = frozenset[str]
"""The ids and aliases of the pages of an older pack."""


def check(source: ManualSource, against: AgainstPack | None = None) -> list[Finding]:
    """Return all findings, ordered by file and line; with `against` also the ids that are gone.

    In foreign documentation, imported or a plain folder, every finding is a warning, but for a
    folder without any page.
    """
    subject = subject_of(source)
    findings = set(source.findings)
    for look in _LOOKS:
        findings.update(look(subject))
    if against is not None:
        findings.update(check_vanished(subject, against))
    if source.is_foreign:
        # What was wrong before it came to us must not keep the rest from being read.
        return sorted(
            finding if finding.code == NO_PAGES else replace(finding, severity=Severity.WARNING)
            for finding in findings
        )
    return sorted(findings)


def has_errors(findings: list[Finding]) -> bool:
    """Tell whether `findings` fail a build."""
    return any(finding.severity is Severity.ERROR for finding in findings)
