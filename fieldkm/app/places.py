"""Where a link or a search result leads: a page, a part, a drawing, or out into the world; and
what the window makes manuals of; a customer, a machine, a visit, an incident; a fix, its review,
and what was reported as wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldkm.domain.manuals import PageRef, parse_page_ref


@dataclass(frozen=True, slots=True)
class PartPlace:
    """A part, by its number as printed, in a manual's catalogue (empty: wherever it is found)."""

    number: str
    manual: str = ""


@dataclass(frozen=True, slots=True)
class DrawingPlace:
    """A drawing of a manual, perhaps with one callout selected."""

    manual: str
    drawing: str
    callout: str = ""


@dataclass(frozen=True, slots=True)
class FaultPlace:
    """A fault code or a symptom of a manual, before it is known which page treats it."""

    manual: str
    code: str


@dataclass(frozen=True, slots=True)
class WebPlace:
    """An address outside; opened by the system's browser, never by us."""

    url: str


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A manual's folder to be written in; `file` is a path within it as findings name it, `line`
    counts from 1 (0: the whole file)."""

    folder: Path
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ForeignPlace:
    """Documentation to be imported: a folder or a file."""

    source: Path


@dataclass(frozen=True, slots=True)
class CustomerPlace:
    """A customer, by its id."""

    customer: str


@dataclass(frozen=True, slots=True)
class MachinePlace:
    """One machine and all that is known of it, by its id."""

    machine: str


@dataclass(frozen=True, slots=True)
class SerialPlace:
    """A serial number as it was typed or scanned, before it is known which machine it means."""

    serial: str


@dataclass(frozen=True, slots=True)
class VisitPage:
    """A visit, open or closed, by its id."""

    visit: str


@dataclass(frozen=True, slots=True)
class IncidentPlace:
    """An incident, by its id."""

    incident: str


@dataclass(frozen=True, slots=True)
class FixPlace:
    """A fix, by its id; empty: the list of fixes."""

    fix: str = ""


@dataclass(frozen=True, slots=True)
class FixDraftPlace:
    """A fix that is being written, by the id of its draft."""

    draft: str


@dataclass(frozen=True, slots=True)
class ReviewPlace:
    """The review desk, perhaps with one fix on it."""

    fix: str = ""


@dataclass(frozen=True, slots=True)
class FlagPlace:
    """What was reported as wrong, perhaps one report of it, by its id."""

    flag: str = ""


Place = (
    PageRef
    | PartPlace
    | DrawingPlace
    | FaultPlace
    | WebPlace
    | SourcePlace
    | ForeignPlace
    | CustomerPlace
    | MachinePlace
    | SerialPlace
    | VisitPage
    | IncidentPlace
    | FixPlace
    | FixDraftPlace
    | ReviewPlace
    | FlagPlace
)


def parse_link(link: str, here: PageRef) -> Place | None:
    """Read a link of a compiled page or the `thing` of a hit; `here` is the page it stands on.

    Returns None for what is no link of ours (nothing happens then: a manual cannot make us open a
    file).
    """
    scheme, colon, rest = link.partition(":")
    match scheme if colon else "":
        case "part":
            return PartPlace(rest, here.manual)
        case "fault" | "symptom":
            return FaultPlace(here.manual, rest)
        case "drawing":
            drawing, _, callout = rest.partition("#")
            return DrawingPlace(here.manual, drawing, callout)
        case "page":
            return parse_page_ref(rest, here.manual)
        case "http" | "https" | "mailto":
            return WebPlace(link)
    if link.startswith("#"):
        return PageRef(here.manual, here.page, link[1:])
    return None


def parse_thing(thing: str, anchor: str = "") -> Place:
    """Read what a hit opens: `manual/page` or `manual/part:604-1234`; of records `/customer:ID`,
    `/machine:ID`, `/visit:ID`, `/fix:ID`.
    """
    manual, _, rest = thing.partition("/")
    kind, colon, name = rest.partition(":")
    match (manual, kind if colon else ""):
        case (_, "part"):
            return PartPlace(name, manual)
        case ("", "customer"):
            return CustomerPlace(name)
        case ("", "machine"):
            return MachinePlace(name)
        case ("", "visit"):
            return VisitPage(name)
        case ("", "fix"):
            return FixPlace(name)
    return PageRef(manual, rest, anchor)
