"""The contents while a reader types."""

from __future__ import annotations

from fieldkm.desktop.manual.contents_filter import count, filtered
from fieldkm.domain.manuals import ContentsEntry

FUSER = ContentsEntry("Replace the fuser", "fuser-replace")
FILM = ContentsEntry("Replace the film", "film-replace")
CONTENTS = (
    ContentsEntry("Safety", "", (ContentsEntry("Power off", "power-off"),)),
    ContentsEntry("Fuser", "", (FUSER, FILM)),
)


def titles(entries: tuple[ContentsEntry, ...]) -> list[str]:
    return [title for e in entries for title in (e.title, *titles(e.children))]


def test_without_words_everything_is_shown() -> None:
    assert filtered(CONTENTS, "  ") == CONTENTS
    assert count(CONTENTS) == 5


def test_a_page_stands_under_its_chapter() -> None:
    assert titles(filtered(CONTENTS, "POWER")) == ["Safety", "Power off"]


def test_words_may_stand_in_the_chapters_above() -> None:
    assert titles(filtered(CONTENTS, "fuser film")) == ["Fuser", "Replace the film"]


def test_a_chapter_without_fitting_pages_is_left_out() -> None:
    assert filtered(CONTENTS, "drum") == ()
