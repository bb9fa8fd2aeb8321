"""What is wrong with a folder that is imported: all of it is counted, the first of it is told."""

from __future__ import annotations

from fieldkm.domain.checking import Finding, Severity

MOST = 200  # errors that are told, and as many warnings


class Findings:
    """What was found so far."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._told: dict[Severity, list[Finding]] = {severity: [] for severity in Severity}
        self._counts = dict.fromkeys(Severity, 0)
        self._said: set[tuple[str, tuple[tuple[str, str], ...]]] = set()

    def add(self, found: Finding) -> None:
        """Take something that was found."""
        self._counts[found.severity] += 1
        if len(self._told[found.severity]) < self._most:
            self._told[found.severity].append(found)

    def once(self, found: Finding) -> None:
        """Take something that is told at the first line only where it is so."""
        if (found.code, found.details) not in self._said:
            self._said.add((found.code, found.details))
            self.add(found)

    @property
    def errors(self) -> int:
        """How many there are that prevent the import."""
        return self._counts[Severity.ERROR]

    @property
    def warnings(self) -> int:
        """How many there are that do not."""
        return self._counts[Severity.WARNING]

    def told(self) -> tuple[Finding, ...]:
        """Return the first of them, those that prevent the import before all others."""
        return (*self._told[Severity.ERROR], *self._told[Severity.WARNING])
