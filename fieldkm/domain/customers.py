"""Customers, their sites and contacts, and what must be known before going in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fieldkm.domain.manuals import Signal
from fieldkm.domain.moments import zone_of
from fieldkm.errors import BadInput

MOST_NAME = 200  # characters
MOST_TEXT = 2000


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


def checked_name(name: str) -> str:
    """Return a name in one line; raises `BadInput` for none, or one that is no name any more."""
    said = " ".join(name.split())
    if not said:
        raise BadInput("name-missing", "The name is missing.", "Write what people call it.")
    if len(said) > MOST_NAME:
        raise BadInput(
            "name-long",
            "The name has more than {most} characters.",
            "Shorten it, and write the rest where there is room for it.",
            most=MOST_NAME,
        )
    return said


def checked_text(text: str) -> str:
    """Return what is told, without space around it; raises `BadInput` for nothing or too much."""
    said = text.strip()
    if not said:
        raise BadInput(
            "text-missing", "There is nothing written yet.", "Write it in a sentence, then save."
        )
    return _bounded(said)


def checked_detail(field: str, text: str) -> str:
    """Return a field of a customer, site or contact, which may be empty; raises `BadInput`."""
    if field == "name":
        return checked_name(text)
    said = text.strip()
    if field == "zone" and said and zone_of(said) is None:
        raise BadInput(
            "zone-unknown",
            "“{zone}” is no time zone.",
            "Choose one from the list, such as Europe/Berlin, or leave it empty.",
            zone=said[:80],
        )
    return _bounded(said)


def _bounded(text: str) -> str:
    if len(text) > MOST_TEXT:
        raise BadInput(
            "text-long",
            "The text has more than {most} characters.",
            "Shorten it: it is read at the door.",
            most=MOST_TEXT,
        )
    return text
