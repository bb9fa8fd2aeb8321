"""The rows of a file made into drafts, and what is wrong with them into findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from fieldkm.domain.checking import Finding, Severity, warning
from fieldkm.protocol.kinds import Kind
from fieldkm.server.imports import drafts
from fieldkm.server.imports.cells import Frame, zone_of
from fieldkm.server.imports.csv_file import Row
from fieldkm.server.imports.drafts import Draft, Reading
from fieldkm.server.imports.findings import Findings
from fieldkm.server.imports.known import Known
from fieldkm.server.imports.layout import Table
from fieldkm.server.imports.mapping import FolderMap
from fieldkm.server.imports.visit_drafts import VisitMaker

_ERASED = "This was erased on the server for good; it is left out."


class Translation:
    """Makes drafts of the rows of one file."""

    def __init__(self, table: Table, known: Known, mapping: FolderMap, now: datetime) -> None:
        self._table = table
        self._known = known
        self._mapping = mapping
        self._now = now
        self._zone = zone_of(mapping.format.zone)
        self._words = mapping.table(table.name).words
        self._make = _maker(table.kind)

    def of(self, row: Row, file: str, findings: Findings) -> Draft | None:
        """Return what a row tells, None where something is wrong with it."""
        frame = Frame(self._mapping.format, self._known, self._now, self._zone)
        reading = Reading(self._table, row, frame, self._words)
        draft = self._make(reading)
        if self._is_erased(draft):
            findings.add(warning(file, row.line, "erased", _ERASED))
            return None
        for item in reading.errors:
            findings.add(item.at(file, row.line))
        for doubt in frame.doubts:
            findings.once(
                Finding(file, row.line, Severity.WARNING, doubt.code, doubt.template, doubt.details)
            )
        return None if reading.errors else draft

    def _is_erased(self, draft: Draft) -> bool:
        """Tell whether a record, or what it belongs to, was erased for good: it stays so."""
        subject = draft.fields.get("subject")
        about = subject.get("id") if isinstance(subject, Mapping) else None
        named = (draft.fields.get(name) for name in ("machine", "site", "customer"))
        return any(map(self._known.is_erased, (draft.id, about, *named)))


def _maker(kind: Kind) -> Callable[[Reading], Draft]:
    makers = {
        Kind.CUSTOMER: drafts.customer,
        Kind.SITE: drafts.site,
        Kind.CONTACT: drafts.contact,
        Kind.MACHINE: drafts.machine,
        Kind.ENTITLEMENT: drafts.entitlement,
        Kind.PREFERENCE: drafts.about,
        Kind.HAZARD: drafts.about,
        Kind.PLANNED_VISIT: drafts.planned_visit,
    }
    return VisitMaker().draft if kind is Kind.VISIT else makers[kind]
