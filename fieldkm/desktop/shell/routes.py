"""Which screen shows a place, without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fieldkm.errors import BadInput

if TYPE_CHECKING:  # both are imported once the window stands
    from fieldkm.app.library import Library
    from fieldkm.app.places import Place

HOME = "home"
MANUAL = "manual"
PARTS = "parts"
FAULTS = "faults"
SYNC = "sync"
CUSTOMERS = "customers"
MACHINE = "machine"
VISIT = "visit"
INCIDENTS = "incidents"
FIXES = "fixes"
REVIEW = "review"
FLAGS = "flags"
WRITE_FIX = "write-fix"
SETTINGS = "settings"
IMPORTING = "importing"
WRITING = "writing"

GUIDE = "fieldkm-guide"


def screen_for(place: Place) -> str:
    """Return the name of the screen that shows a place."""
    from fieldkm.app import places

    screens: Mapping[type, str] = {
        places.PartPlace: PARTS,
        places.DrawingPlace: PARTS,
        places.SourcePlace: WRITING,
        places.ForeignPlace: IMPORTING,
        places.CustomerPlace: CUSTOMERS,
        places.MachinePlace: MACHINE,
        places.SerialPlace: MACHINE,
        places.VisitPage: VISIT,
        places.IncidentPlace: INCIDENTS,
        places.FixPlace: FIXES,
        places.FixDraftPlace: WRITE_FIX,
        places.ReviewPlace: REVIEW,
        places.FlagPlace: FLAGS,
    }
    return screens.get(type(place), MANUAL)


def treated(place: Place, library: Library, language: str) -> Place:
    """Return the page that treats a fault code or symptom; every other place as it is.

    Raises `BadInput` where no page treats the code.
    """
    from fieldkm.app.places import FaultPlace

    if not isinstance(place, FaultPlace):
        return place
    page = library.fault_page(place.manual, place.code, language)
    if page is None:
        raise BadInput(
            "no-such-code",
            "No page of {manual} treats “{fault}”.",
            "Search for the words that the machine shows.",
            manual=place.manual,
            fault=place.code,
        )
    return page
