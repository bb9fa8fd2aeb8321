"""Notes and favourites find their place again after an update."""

from __future__ import annotations

from fieldkm.domain.manuals import Section
from fieldkm.domain.reading import Attached, Attachment, Place, attach

SECTIONS = {
    "fuser": (
        Section("", "Fuser", 1, (), "The fuser melts the toner."),
        Section("check", "Check", 2, ("Fuser",), "Measure  the\nnip: 7 mm."),
    ),
    "feed": (Section("", "Feed", 1, (), "Rollers pull the paper."),),
}


def _attach(place: Place) -> Attached:
    aliases = {"fuser": "fuser", "old-fuser": "fuser", "feed": "feed"}
    return attach(place, aliases.get, lambda page: SECTIONS[page], lambda: sorted(SECTIONS))


def test_a_place_attaches_by_its_ids() -> None:
    found = _attach(Place("m", "old-fuser", "check"))
    assert (found.place.page, found.how) == ("fuser", Attachment.BY_ID)


def test_a_vanished_section_is_found_by_the_quote() -> None:
    found = _attach(Place("m", "fuser", "old-check", quote="Measure the nip: 7 mm."))
    assert (found.place.anchor, found.how) == ("check", Attachment.BY_QUOTE)


def test_a_vanished_page_is_found_by_the_quote() -> None:
    found = _attach(Place("m", "gone", "x", quote="pull the paper"))
    assert (found.place.page, found.how) == ("feed", Attachment.BY_QUOTE)


def test_a_place_without_a_trace_is_lost_but_kept() -> None:
    gone = Place("m", "gone", "x", quote="never written")
    assert _attach(gone) == Attached(gone, Attachment.LOST)
    assert _attach(Place("m", "gone")).how is Attachment.LOST


def test_a_section_without_a_trace_is_lost_on_its_page() -> None:
    found = _attach(Place("m", "fuser", "old-check"))
    assert (found.place.page, found.place.anchor, found.how) == ("fuser", "", Attachment.LOST)
    assert _attach(Place("m", "fuser", "old", quote="never")).how is Attachment.LOST
