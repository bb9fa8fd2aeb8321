"""Which fields the forms have, with their names, and the hint that stands beside a remark."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import QObject

from fieldkm.desktop.customers.form import Entry
from fieldkm.desktop.history.words import HistoryWords
from fieldkm.domain.customers import Contact, Customer, Site
from fieldkm.domain.manuals import Signal

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.before_entry import Remark

    Choices = tuple[tuple[str, str], ...]


class Forms(QObject):
    """The entries of each form, in the current language."""

    def customer(self, customer: Customer) -> list[Entry]:
        """Return what is edited of a customer."""
        return [
            Entry("name", self.tr("Name"), customer.name),
            Entry("phone", self.tr("Phone"), customer.phone),
            Entry("email", self.tr("E-mail"), customer.email),
        ]

    def site(self, site: Site | None) -> list[Entry]:
        """Return what is edited of a site, empty for a new one."""
        known = site or Site("", "")
        return [
            Entry("name", self.tr("Name"), known.name, self.tr("As people call it: Quay 4")),
            Entry("address", self.tr("Address"), known.address),
            Entry("postcode", self.tr("Postcode"), known.postcode),
            Entry("town", self.tr("Town"), known.town),
            Entry("country", self.tr("Country"), known.country),
            Entry("phone", self.tr("Phone"), known.phone),
            Entry(
                "access",
                self.tr("Access"),
                known.access,
                self.tr("How one gets in: gate, key, badge, hours."),
                is_long=True,
            ),
            Entry(
                "zone",
                self.tr("Time zone"),
                known.zone,
                self.tr("Such as Europe/Berlin; empty where it is not known."),
                completions=tuple(sorted(available_timezones())),
            ),
        ]

    def contact(self, contact: Contact | None, sites: Choices) -> list[Entry]:
        """Return what is edited of a person; a new one is put at one of `sites` too."""
        known = contact or Contact("", "")
        entries = [
            Entry("name", self.tr("Name"), known.name),
            Entry("function", self.tr("Function"), known.function),
            Entry("phone", self.tr("Phone"), known.phone),
            Entry("mobile", self.tr("Mobile"), known.mobile),
            Entry("email", self.tr("E-mail"), known.email),
        ]
        if contact is None:
            entries.append(Entry("site", self.tr("Where"), choices=sites))
        return entries

    def preference(self, remark: Remark | None, subjects: Choices) -> list[Entry]:
        """Return what is edited of a wish."""
        return self._remark(remark, subjects, self.tr("What the customer wishes"))

    def hazard(self, remark: Remark | None, subjects: Choices) -> list[Entry]:
        """Return what is edited of a danger."""
        words = HistoryWords(self)
        chosen = (remark.severity if remark else None) or Signal.WARNING
        meaning = {
            Signal.DANGER: self.tr("death or injury is certain"),
            Signal.WARNING: self.tr("death or injury is possible"),
            Signal.CAUTION: self.tr("the machine may be damaged"),
            Signal.NOTE: self.tr("good to know"),
        }
        choices = tuple(
            (signal.value, f"{words.signal(signal)}: {meaning[signal]}") for signal in Signal
        )
        severity = Entry("severity", self.tr("How grave"), chosen.value, choices=choices)
        text, *about = self._remark(remark, subjects, self.tr("What the danger is"))
        return [text, severity, *about]

    def task(self, remark: Remark | None, subjects: Choices) -> list[Entry]:
        """Return what is edited of a task."""
        due = remark.due.isoformat() if remark and remark.due else ""
        hint = self.tr("Year, month, day: {example}. Empty where it does not matter.")
        hint = hint.replace("{example}", date(2026, 12, 1).isoformat())
        entries = self._remark(remark, subjects, self.tr("What is to be done"))
        return [*entries, Entry("due", self.tr("By when"), due, hint)]

    def _remark(self, remark: Remark | None, subjects: Choices, name: str) -> list[Entry]:
        hint = self.tr(
            "Facts and wishes that help at the door, as you would say them to the customer."
            " No judgements of people."
        )
        text = Entry("text", name, remark.text if remark else "", hint, is_long=True)
        about = Entry("subject", self.tr("It holds for"), choices=subjects)
        return [text] if remark else [text, about]
