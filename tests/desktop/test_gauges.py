"""The benchmark's gauges measure what they say, on a small home; how fast is not asked here."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldkm.app.sample_territory.facts import facts_of_sources
from fieldkm.app.sample_territory.staff import SAMPLE_STAFF
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.fixes.corpus import many_fixes
from fieldkm.cli.benches.fixes.home import settle_with_fixes
from fieldkm.desktop.cockpit_gauge import cockpit
from fieldkm.desktop.gauges import Pulse, pages, saves
from fieldkm.desktop.review_gauge import ROUNDS, review
from fieldkm.domain.fixes import FixState
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals
from tests.support.machine_park import MACHINES, a_machine_park
from tests.support.window import a_home
from tests.support.written_manual import write_source


def test_every_page_is_shown_in_every_language_beside_the_plain_browser(
    qapp: QApplication, tmp_path: Path
) -> None:
    figures = pages(a_home(tmp_path / "home"))
    assert {name: len(times) for name, times in figures.items()} == {
        "shown": 4,
        "own": 4,
        "peer": 4,
    }


def test_each_save_is_followed_to_the_screen(qapp: QApplication, tmp_path: Path) -> None:
    folder = write_source(tmp_path / "pump")
    files = [folder / "pages/off.md", folder / "pages/hot.md"]
    taken = saves(a_home(tmp_path / "home", with_manual=False), folder, files)
    assert len(taken) == 2
    assert all(milliseconds > 0 for milliseconds in taken)


def test_a_pulse_beats_until_it_is_told_to_stop(qapp: QApplication) -> None:
    pulse = Pulse()
    assert len(pulse.beats(lambda: len(pulse.taken) >= 3)) >= 3


def test_a_cockpit_is_followed_from_its_serial_to_the_screen(
    qapp: QApplication, tmp_path: Path
) -> None:
    home = a_home(tmp_path / "home")
    workplace = Workplace(home)
    a_machine_park(workplace)
    workplace.close()
    figures = cockpit(home)
    assert {name: len(times) for name, times in figures.items()} == {
        "shown": len(MACHINES),
        "worked": len(MACHINES),
        "read": len(MACHINES),
        "floor": len(MACHINES),
    }


def test_the_review_desk_is_followed_to_its_first_case(qapp: QApplication, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    fixes = list(many_fixes(facts_of_sources(sample_manuals()), 40))
    with closing(Workplace(home)) as workplace:
        settle_with_fixes(workplace, fixes, SAMPLE_STAFF.supervisor)
    figures = review(home)
    assert figures["waiting"] == sum(one.fix.state is FixState.SUBMITTED for one in fixes)
    for name in ("queue", "worked", "case"):
        times = figures[name]
        assert isinstance(times, list)
        assert len(times) == ROUNDS
