"""Customers, their sites and contacts, and what must be known before going in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fieldkm.domain.manuals import Signal


class SubjectKind(StrEnum):
    """What a preference, hazard, task or photo can be about; the words are those of the wire."""

    CUSTOMER = "customer"
    SITE = "site"
    CONTACT = "contact"
    MACHINE = "machine"
    PLANNED_VISIT = "planned_visit"
    VISIT = "visit"
    INCIDENT = "incident"
    FIX = "fix"


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that another one is about."""

    kind: SubjectKind
    id: str


@dataclass(frozen=True, slots=True)
class Customer:
    """The account. `territory` is its home; its sites may lie in others. `external_id` is its key
    in the system that it was imported from.
    """

    id: str
    name: str
    territory: str = ""
    external_id: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a customer. `zone` is its IANA time zone, `access` how one gets in."""

    id: str
    customer: str
    name: str = ""
    territory: str = ""
    address: str = ""
    town: str = ""
    postcode: str = ""
    country: str = ""
    zone: str = ""
    phone: str = ""
    access: str = ""
    external_id: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of the customer; at every site where `site` is empty. `function` is what they do
    there.
    """

    id: str
    customer: str
    name: str = ""
    site: str = ""
    function: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    language: str = ""
    external_id: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Preference:
    """A standing wish of the customer, as a fact: "ring at the back gate"."""

    id: str
    subject: Subject
    text: str
    author: str = ""
    made: datetime | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Hazard:
    """A danger of a site or a machine; `severity` as in the manuals."""

    id: str
    subject: Subject
    text: str
    severity: Signal = Signal.WARNING
    author: str = ""
    made: datetime | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done for a customer or a machine. `assignee` is a user, empty for whoever
    goes there next; `due` is a day at the site.
    """

    id: str
    subject: Subject
    text: str
    due: date | None = None
    assignee: str = ""
    author: str = ""
    made: datetime | None = None
    done: datetime | None = None
    done_by: str = ""
    removed: bool = False
