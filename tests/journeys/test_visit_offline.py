"""A visit recorded without any network, through a kill of the program in the middle of a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.app.places import VisitPage
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.visit.view import VisitScreen
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.machines import Machine
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind
from fieldkm.host.paths import Home
from tests.support.killed_child import killed_after
from tests.support.territory import a_workplace
from tests.support.window import a_desk

PLACES = (
    Customer("c-1", "Harbour Clinic"),
    Site("s-1", "c-1", "Main building", "north"),
    Machine("m-1", "MX-420", "MA200123", "s-1"),
)


@pytest.mark.parametrize("reports", [30, 75])
def test_a_kill_in_the_middle_of_a_word_costs_no_more_than_the_word(
    tmp_path: Path, reports: int
) -> None:
    home = tmp_path / "home"
    a_workplace(home, *PLACES).close()
    said = killed_after(reports, "visit_child", str(home), "m-1")

    workplace = Workplace(Home(home))
    state = workplace.visits.open_visit()
    assert state is not None
    assert state.visit.id == said["visit"]
    notes = [entry.text for entry in state.of(EntryKind.NOTE)]
    assert len(notes) >= said["entered"]  # the child may have gone on until it was killed
    assert len(set(notes)) == len(notes)
    draft = workplace.drafts.of(state.visit.id)
    assert draft["kind"] == EntryKind.NOTE
    if len(notes) == said["entered"]:
        assert draft["note"].startswith(said["typed"])
    assert workplace.sync.waiting()  # what was entered waits, the draft does not
    assert all("draft" not in item.words for item in workplace.sync.outgoing())
    workplace.close()


def test_the_half_filled_form_is_back_and_the_visit_is_closed(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    home = tmp_path / "home"
    before = a_workplace(home, *PLACES)
    visit = before.visits.begin(machine="m-1")
    before.drafts.keep(visit.id, {"kind": "action", "line": "Cleaned the rol"})
    before.close()

    desk = a_desk(qapp, Home(home))
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.window.begin(place=VisitPage(visit.id))
    screen = desk.window.stage.current
    assert isinstance(screen, VisitScreen)
    assert screen.form.line.text() == "Cleaned the rol"
    qtbot.keyClicks(screen.form.line, "ler")
    screen.form.enter.click()
    screen.head.finish.click()
    screen.closing.results.button(0).click()
    screen.closing.close_button.click()

    visits = desk.workplace.visits
    state = visits.state(visit.id)
    assert [entry.text for entry in state.of(EntryKind.ACTION)] == ["Cleaned the roller"]
    assert state.result is Result.WORKED
    assert desk.workplace.drafts.of(visit.id) == {}
    desk.window.wind_down()
