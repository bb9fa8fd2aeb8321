"""The findings in the order in which a writer meets them: those of the shown page first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from fieldkm.domain.checking import Finding, Severity
from fieldkm.domain.codes import natural_key

_GRAVITY = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class OrderedFindings:
    """Those of the shown page in the order of its lines; the others by gravity, then by file."""

    here: tuple[Finding, ...] = ()
    elsewhere: tuple[Finding, ...] = ()

    @property
    def all(self) -> tuple[Finding, ...]:
        """All of them, in order."""
        return self.here + self.elsewhere

    def count(self, severity: Severity) -> int:
        """Return how many there are of one severity."""
        return sum(finding.severity is severity for finding in self.all)

    def after(self, picked: Finding | None, step: int) -> Finding | None:
        """Return the next finding (or the one before, `step` -1); after the last comes the
        first."""
        if not self.all:
            return None
        if picked not in self.all:
            return self.all[0 if step > 0 else -1]
        return self.all[(self.all.index(picked) + step) % len(self.all)]


def ordered(findings: Sequence[Finding], shown: Collection[str]) -> OrderedFindings:
    """Return `findings` in order; `shown` are the files of the shown page."""
    here = sorted(finding for finding in findings if finding.file in shown)
    elsewhere = [finding for finding in findings if finding.file not in shown]
    elsewhere.sort(key=lambda finding: (natural_key(finding.file), finding.line))
    elsewhere.sort(key=lambda finding: _GRAVITY.index(finding.severity))
    return OrderedFindings(tuple(here), tuple(elsewhere))


def worst(findings: Iterable[Finding]) -> dict[str, Severity]:
    """Return the gravest severity of each file that has findings."""
    found: dict[str, Severity] = {}
    for finding in findings:
        if found.get(finding.file) is not Severity.ERROR:
            found[finding.file] = finding.severity
    return found


def spot(finding: Finding) -> str:
    """Return where a finding is as editors and compilers write it: `pages/a.md:12`."""
    return f"{finding.file}:{finding.line}" if finding.line else finding.file
