"""The Write a fix screen in a window, and what says the same as what is written there."""

from __future__ import annotations

from contextlib import closing

from fieldkm.app.fix_duplicates import Likely
from fieldkm.app.fix_terms import TermKind
from fieldkm.app.places import FixDraftPlace
from fieldkm.desktop.fix_writing.view import FixWritingScreen
from fieldkm.store.database import Database
from tests.support.fix_writing import MILL
from tests.support.fixes import BERT, a_fix
from tests.support.territory import ANNA, receive, sign_in
from tests.support.window import Desk


class FakeDuplicates:
    """Finds what the test says; keeps the titles that it was asked about."""

    def __init__(self, *likely: Likely) -> None:
        self.likely = list(likely)
        self.titles: list[str] = []

    def like(self, words: object, besides: str = "", limit: int = 5) -> list[Likely]:
        self.titles.append(getattr(words, "title", ""))
        return self.likely


def a_fix_screen(desk: Desk, *likely: Likely) -> FixWritingScreen:
    """The screen with a fix that was just begun, on the laptop of Anna."""
    with closing(Database(desk.workplace.home.database)) as database:
        sign_in(database)
        receive(database, ANNA, BERT, *MILL, *a_fix())
    vars(desk.workplace)["fix_duplicates"] = FakeDuplicates(*likely)
    return opened(desk)


def opened(desk: Desk, draft: str = "") -> FixWritingScreen:
    """The screen with a draft; without one with a fix that is begun."""
    desk.window.journey.go(FixDraftPlace(draft))
    found = desk.window.stage.current
    assert isinstance(found, FixWritingScreen)
    return found


def write_whole(screen: FixWritingScreen) -> None:
    """Write all that a fix needs."""
    screen.form.title.setText("Fuser stays cold")
    screen.form.texts["symptom"].setPlainText("E21-04 in the morning")
    screen.form.texts["remedy"].setPlainText("Seat CN12")
    screen.form.safety.button(0).click()
    screen.model.name(TermKind.MODEL, "MX-420")
