"""How the Machine screen speaks: entitlement, meter, placements, planned visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from fieldkm.desktop.kit.days import day_text, local_time, moment_text
from fieldkm.domain.entitlements import Entitlement, EntitlementKind
from fieldkm.domain.machines import MeterReading, Modification, PlacedAs

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.cockpit import Cover, OpenVisit, PlacedAt
    from fieldkm.domain.machines import Machine
    from fieldkm.domain.visits import PlannedVisit


class MachineWords(QObject):
    """Words for what the view model gives as data."""

    def name(self, machine: Machine) -> str:
        """Return model and serial number, as far as they are known."""
        return " · ".join((machine.model or self.tr("Model not known"), machine.serial))

    def cover(self, cover: Cover) -> tuple[str, str]:
        """Return in a few words what service there is, and the tone of its mark."""
        entitlement = cover.entitlement
        if entitlement is None or entitlement.kind is EntitlementKind.NONE:
            return self.tr("No contract"), "warning"
        name = self.entitlement(entitlement.kind)
        if not cover.in_force:
            return self.tr("{name}: not in force").replace("{name}", name), "danger"
        response = entitlement.response_class
        return " · ".join(filter(None, (name, response))), "ok"

    def entitlement(self, kind: EntitlementKind) -> str:
        """Name what gives a machine its service."""
        names = {
            EntitlementKind.CONTRACT: self.tr("Contract"),
            EntitlementKind.WARRANTY: self.tr("Warranty"),
            EntitlementKind.GOODWILL: self.tr("Goodwill"),
            EntitlementKind.NONE: self.tr("No contract"),
        }
        return names[kind]

    def cover_details(self, entitlement: Entitlement) -> str:
        """Say all of an entitlement."""
        within = self.tr("within %n hour(s)", "", entitlement.response_hours)
        told = [
            " ".join(filter(None, (self.entitlement(entitlement.kind), entitlement.number))),
            entitlement.response_class,
            within if entitlement.response_hours else "",
            entitlement.hours,
            ", ".join(entitlement.covers),
            self._term(entitlement),
            entitlement.note,
        ]
        return " · ".join(filter(None, told))

    def reading(self, reading: MeterReading, zone: str) -> str:
        """Return a meter reading with its day."""
        words = self.tr("{value} on {day}")
        value = f"{self._number(reading.value)} {self.unit(reading.unit)}".strip()
        day = day_text(local_time(reading.at, zone))
        return words.replace("{value}", value).replace("{day}", day)

    def unit(self, unit: str) -> str:
        """Name what a meter counts; what is not known here stays as the machine names it."""
        return {"pages": self.tr("pages"), "h": self.tr("h")}.get(unit, unit)

    def modification(self, item: Modification) -> str:
        """Return a change kit with the day on which it was put in."""
        return f"{item.kit} ({day_text(item.installed)})" if item.installed else item.kit

    def placement(self, placed: PlacedAt) -> str:
        """Say where the machine stood, since when and why."""
        names = {
            PlacedAs.INSTALLED: self.tr("installed"),
            PlacedAs.MOVED: self.tr("moved here"),
            PlacedAs.LENT: self.tr("on loan"),
            PlacedAs.SWAPPED: self.tr("swapped in"),
            PlacedAs.STORED: self.tr("stored"),
        }
        placement = placed.placement
        told = [placed.site or self.tr("a site that is not known here"), names[placement.how]]
        if placed.stands_for:
            words = self.tr("in place of {machine}")
            told.append(words.replace("{machine}", placed.stands_for))
        return " · ".join(filter(None, (*told, placement.note)))

    def placed_days(self, placed: PlacedAt) -> str:
        """Say from when to when that was."""
        since, until = placed.placement.since, placed.placement.until
        return f"{day_text(since) if since else '…'} - {day_text(until) if until else '…'}"

    def planned(self, visit: PlannedVisit, zone: str) -> str:
        """Say what is planned: when, why, and until when it is due."""
        told = []
        if visit.starts:
            told.append(moment_text(visit.starts, zone))
        if visit.due:
            told.append(self.tr("due {when}").replace("{when}", moment_text(visit.due, zone)))
        told += [visit.response_class, visit.reason, *visit.fault_codes, *visit.symptoms]
        seen = dict.fromkeys(filter(None, told))
        return self.tr("Planned visit: {what}").replace("{what}", " · ".join(seen))

    def open_visit(self, visit: OpenVisit, zone: str) -> str:
        """Say that a visit is not closed."""
        when = moment_text(visit.opened, zone)
        if visit.is_mine:
            return self.tr("Your visit of {when} is not closed.").replace("{when}", when)
        words = self.tr("{name} began a visit here on {when} and has not closed it.")
        name = visit.technician or self.tr("A colleague")
        return words.replace("{name}", name).replace("{when}", when)

    def _term(self, entitlement: Entitlement) -> str:
        if entitlement.ends is None:
            return ""
        return self.tr("until {day}").replace("{day}", day_text(entitlement.ends))

    def _number(self, value: int) -> str:
        return QLocale(QLocale.Language.English).toString(value)
