"""The service report for the customer: what was found, done and used, in the customer's language.

It is neutral: nothing of what the company knows of the customer stands in it, and no note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from fieldkm.desktop.kit.days import local_time
from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.desktop.kit.translation import CHINESE, ENGLISH, translator_of
from fieldkm.desktop.visit.form import written
from fieldkm.desktop.visit.words import VisitWords
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visit_state import within_limits
from fieldkm.domain.visits import EntryKind, VisitEntry

if TYPE_CHECKING:  # imported once the window stands
    from datetime import datetime

    from fieldkm.app.visit_sheet import VisitSheet

SIGNATURE = "signature"
"""The name under which the report's page asks for the picture of the signature."""
_SIGNATURE_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Report:
    """A visit in the language of its report; `titles` is what the manuals call its entries."""

    sheet: VisitSheet
    titles: Mapping[str, str]
    language: str

    @property
    def name(self) -> str:
        """Return how its file is called."""
        sheet = self.sheet
        day = local_time(sheet.state.visit.opened, sheet.state.visit.zone).date().isoformat()
        customer = sheet.customer.name if sheet.customer else ""
        return " ".join(filter(None, (day, customer, sheet.model, sheet.serial)))


def language_for(customer_language: str, otherwise: str) -> str:
    """Return the language of a customer's report: Chinese or English; of one whose language is
    not known, `otherwise`.
    """
    if not customer_language:
        return otherwise
    return CHINESE if customer_language.lower().startswith(CHINESE) else ENGLISH


class ReportWords(VisitWords):
    """The words of a report, in a language of its own."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._translator = translator_of(language)

    def tr(self, text: str, comment: str | None = None, number: int = -1, /) -> str:
        for kind in (ReportWords, VisitWords):
            found = self._translator.translate(kind.__name__, text, comment or "", number)
            if found:
                return found
        return text

    def page(self, report: Report) -> str:
        """Return the report as the HTML of one document."""
        title = self.tr("Service report")
        return "".join(
            (
                f"<style>{_style()}</style>",
                f"<h1>{escape(title)}</h1>",
                self._facts(report),
                *self._sections(report),
                self._signature(report),
            )
        )

    def foot(self, report: Report) -> str:
        """Return what stands at the foot of every page."""
        sheet = report.sheet
        return " · ".join(filter(None, (self.tr("Service report"), sheet.model, sheet.serial)))

    def _facts(self, report: Report) -> str:
        sheet, state = report.sheet, report.sheet.state
        customer, site = sheet.customer, sheet.site
        address = (site.address, " ".join(filter(None, (site.postcode, site.town)))) if site else ()
        meter = state.meter
        ended = state.closed
        facts = (
            (self.tr("Customer"), customer.name if customer else ""),
            (self.tr("Site"), ", ".join(filter(None, (site.name if site else "", *address)))),
            (self.tr("Machine"), " ".join(filter(None, (sheet.model, sheet.serial)))),
            (self.tr("Meter"), f"{meter.value:,} {meter.unit}".strip() if meter else ""),
            (self.tr("Date"), self._day(state.visit.opened, state.visit.zone)),
            (self.tr("Arrived"), self.time(state.visit.opened, state.visit.zone)),
            (self.tr("Finished"), self.time(ended, state.visit.zone) if ended else ""),
            (self.tr("Time worked"), self.duration(state.time_worked) if ended else ""),
            (self.tr("Technician"), sheet.technician),
            (self.tr("Visit number"), state.visit.external_id or state.visit.id[-8:].upper()),
        )
        told = [(name, value) for name, value in facts if value]
        rows = (told[at : at + 2] for at in range(0, len(told), 2))
        cells = (
            "".join(
                f'<td class="name">{escape(name)}</td><td width="34%">{escape(value)}</td>'
                for name, value in pair
            )
            for pair in rows
        )
        return f'<table class="facts" width="100%">{_rows(cells)}</table>'

    def _sections(self, report: Report) -> Iterable[str]:
        yield self._list(self.tr("Reported and found"), self._found(report))
        yield self._measured(report)
        yield self._list(self.tr("Cause"), self._cause(report))
        yield self._list(self.tr("Work done"), self._work(report))
        yield self._parts(report)
        yield self._result(report)
        remains = report.sheet.state.follow_up.splitlines()
        yield self._list(self.tr("What remains to be done"), remains)

    def _found(self, report: Report) -> list[str]:
        signs = report.sheet.state.of(EntryKind.SYMPTOM, EntryKind.CODE)
        return [self._title(report, entry) for entry in signs]

    def _cause(self, report: Report) -> list[str]:
        cause = report.sheet.state.cause
        return [self._title(report, cause)] if cause else []

    def _work(self, report: Report) -> list[str]:
        sheet = report.sheet
        done = [self._title(report, entry) for entry in sheet.state.of(EntryKind.ACTION)]
        procedures = [
            " – ".join(filter(None, (use.title, self.result(use.result) if use.result else "")))
            for use in sheet.procedures
        ]
        tests = [self._title(report, entry) for entry in sheet.state.of(EntryKind.TEST)]
        return [*tests, *procedures, *done]

    def _measured(self, report: Report) -> str:
        rows = [self._measured_row(e) for e in report.sheet.state.of(EntryKind.MEASUREMENT)]
        if not rows:
            return ""
        names = (self.tr("Measured"), self.tr("Value"), self.tr("Limits"), "")
        return _section(self.tr("Measured values"), _table(names, rows, (40, 16, 20, 24)))

    def _measured_row(self, entry: VisitEntry) -> tuple[str, ...]:
        verdicts = {
            True: "✓ " + self.tr("within its limits"),
            False: "✗ " + self.tr("outside its limits"),
        }
        verdict = within_limits(entry)
        limits = " – ".join(filter(None, (written(entry.low), written(entry.high))))
        value = f"{written(entry.value)} {entry.unit}".strip()
        said = "" if verdict is None else verdicts[verdict]
        return entry.text, value, f"{limits} {entry.unit}".strip() if limits else "", said

    def _parts(self, report: Report) -> str:
        rows = [
            (str(entry.quantity), entry.ref, report.titles.get(entry.id, "") or entry.text)
            for entry in report.sheet.state.of(EntryKind.PART)
        ]
        if not rows:
            return ""
        names = (self.tr("Quantity"), self.tr("Part number"), self.tr("Name"))
        return _section(self.tr("Parts used"), _table(names, rows, (16, 24, 60)))

    def _result(self, report: Report) -> str:
        close = report.sheet.state.close
        if close is None:
            goes_on = self.tr("The work goes on.")
            return _section(self.tr("Result"), f"<p>{escape(goes_on)}</p>")
        outcomes = {
            Result.WORKED: self.tr("The machine works."),
            Result.PARTLY: self.tr("The machine works in part."),
            Result.FAILED: self.tr("The fault remains."),
        }
        bold = f"<b>{escape(outcomes[close.result])}</b> " if close.result else ""
        words = bold + escape(close.text)
        return _section(self.tr("Result"), f"<p>{words}</p>") if words else ""

    def _list(self, title: str, lines: Sequence[str]) -> str:
        items = "".join(f"<li>{escape(line)}</li>" for line in lines if line)
        return _section(title, f"<ul>{items}</ul>") if items else ""

    def _signature(self, report: Report) -> str:
        sheet = report.sheet
        signed, zone = sheet.signed, sheet.state.visit.zone
        title = self.tr("Signature of the customer")
        if signed is None:
            return _section(title, f'<p class="line">{"_" * 44}</p>')
        day = f"{self._day(signed.at, zone)}, {self.time(signed.at, zone)}"
        picture = f'<img src="{SIGNATURE}" width="{_SIGNATURE_WIDTH}">' if sheet.signature else ""
        return _section(title, f"<p>{picture}<br>{escape(signed.text)}<br>{escape(day)}</p>")

    def _title(self, report: Report, entry: VisitEntry) -> str:
        return self.title(entry, report.titles.get(entry.id, ""))

    def _day(self, at: datetime, zone: str) -> str:
        local, is_chinese = local_time(at, zone), self._language == CHINESE
        language = QLocale.Language.Chinese if is_chinese else QLocale.Language.English
        form = "yyyy年M月d日" if is_chinese else "d MMMM yyyy"
        return QLocale(language).toString(QDate(local.year, local.month, local.day), form)


def _section(title: str, content: str) -> str:
    return f"<h2>{escape(title)}</h2>{content}"


def _rows(rows: Iterable[str]) -> str:
    return "".join(f"<tr>{row}</tr>" for row in rows)


def _table(names: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """Return a table; `widths` are in percent."""

    def cell(text: str, tag: str, width: int) -> str:
        return f'<{tag} align="left" width="{width}%">{escape(text)}</{tag}>'

    lines = [(names, "th"), *((row, "td") for row in rows)]
    made = ("".join(map(cell, row, [tag] * len(row), widths)) for row, tag in lines)
    return f'<table class="list" width="100%" cellspacing="0">{_rows(made)}</table>'


def _style() -> str:
    muted, border, text = LIGHT["muted"], LIGHT["border"], LIGHT["text"]
    return f"""
        body, td, th, li, p {{ color: {text}; font-size: 13px; }}
        h1 {{ font-size: 24px; font-weight: 600; margin: 0 0 14px 0; }}
        h2 {{ font-size: 14px; font-weight: 600; margin: 18px 0 4px 0; color: {text}; }}
        p {{ margin: 2px 0; }}
        ul {{ margin: 0 0 0 -22px; }}
        li {{ margin: 2px 0; }}
        td, th {{ padding: 4px 8px 4px 0; }}
        td.name {{ color: {muted}; }}
        table.list th {{ color: {muted}; font-weight: 600; border-bottom: 1px solid {border}; }}
        table.list td {{ border-bottom: 1px solid {border}; }}
    """
