"""What a reader must know of a page before trusting it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldkm.app.library import OpenPage
from fieldkm.desktop.manual.page_marks import Mark, marks_of
from fieldkm.domain.applicability import Applicability, MachineAtHand, parse_applicability
from fieldkm.domain.manuals import ManualInfo, Model, Page, PageHead, PageKind, PageRef

INFO = ManualInfo(
    "mx420", "1", ("en", "zh"), {"en": "MX-420"}, (Model("MX-420", "a"), Model("MX-430", "b"))
)


def a_page(applies_to: str = "", language: str = "en") -> OpenPage:
    holds = parse_applicability(applies_to) if applies_to else Applicability()
    head = PageHead("p", "P", PageKind.GUIDE, language, "p.md", applies_to=holds)
    ref = PageRef("mx420", "p")
    return OpenPage(ref, Page(head, "", ()), "MX-420", "", "1", signed=True, withdrawn="")


def test_a_page_that_is_in_order_has_no_marks() -> None:
    assert marks_of(a_page(), INFO, MachineAtHand("MX-420"), "en") == ()


def test_the_gravest_mark_comes_first() -> None:
    page = replace(a_page(), withdrawn="Wrong torque", signed=False)
    assert marks_of(page, INFO, None, "zh") == (
        Mark.WITHDRAWN,
        Mark.UNSIGNED,
        Mark.NOT_TRANSLATED,
    )


@pytest.mark.parametrize(
    ("machine", "marks"),
    [
        (None, ()),
        (MachineAtHand("MX-420"), ()),
        (MachineAtHand("mx 430"), (Mark.OTHER_MACHINE,)),
        (MachineAtHand("CP-300"), (Mark.OTHER_MACHINE,)),
    ],
)
def test_a_page_for_another_model_says_so(
    machine: MachineAtHand | None, marks: tuple[Mark, ...]
) -> None:
    assert marks_of(a_page("MX-420"), INFO, machine, "en") == marks


def test_an_unknown_serial_leaves_it_open() -> None:
    page = a_page("serial MA200000..")
    marks = marks_of(page, INFO, MachineAtHand("MX-420"), "en")
    assert marks == (Mark.PERHAPS_OTHER_MACHINE,)


def test_a_manual_without_the_readers_language_is_not_marked_on_every_page() -> None:
    english = replace(INFO, languages=("en",))
    assert marks_of(a_page(), english, None, "zh") == ()
