"""Every place has its screen."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fieldkm.app.places import DrawingPlace, FaultPlace, ForeignPlace, PartPlace, SourcePlace
from fieldkm.desktop.shell.routes import IMPORTING, MANUAL, PARTS, WRITING, screen_for, treated
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import BadInput

PAGE = PageRef("mx420", "fuser")


def a_library(page: PageRef | None) -> Any:
    return SimpleNamespace(fault_page=lambda manual, code, language: page)


def test_pages_are_shown_by_the_manuals_and_parts_by_the_parts() -> None:
    assert screen_for(PAGE) == MANUAL
    assert screen_for(PartPlace("604-1234")) == PARTS
    assert screen_for(DrawingPlace("mx420", "fuser")) == PARTS


def test_what_manuals_are_made_of_is_shown_where_they_are_made() -> None:
    assert screen_for(ForeignPlace(Path("docs"))) == IMPORTING
    assert screen_for(SourcePlace(Path("pump"), "pages/seal.md", 3)) == WRITING


def test_a_fault_code_leads_to_the_page_that_treats_it() -> None:
    assert treated(FaultPlace("mx420", "E21-04"), a_library(PAGE), "en") == PAGE


def test_a_fault_code_without_a_page_says_so() -> None:
    with pytest.raises(BadInput, match="No page of mx420 treats “E99”"):
        treated(FaultPlace("mx420", "E99"), a_library(None), "en")


def test_other_places_stay_as_they_are() -> None:
    assert treated(PAGE, a_library(None), "en") == PAGE
