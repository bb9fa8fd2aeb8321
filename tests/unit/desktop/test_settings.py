"""The settings are shown at once, the installed manuals as soon as they are read."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fieldkm.desktop.settings.view_model import ManualLine, SettingsViewModel, State
from fieldkm.errors import Unavailable
from fieldkm.host.paths import Home
from fieldkm.host.settings import Settings
from tests.support.tasks import HeldTasks

MANUAL = SimpleNamespace(
    id="mx420", title="MX-420 manual", titles={"zh": "维修手册"}, version="2026.1"
)


def a_workplace(installed: Any) -> Any:
    return SimpleNamespace(
        settings=Settings(zoom=125),
        home=Home(Path("somewhere")),
        library=SimpleNamespace(installed=installed),
    )


def test_settings_come_first_and_manuals_follow() -> None:
    tasks, states = HeldTasks(), list[State]()
    SettingsViewModel(a_workplace(lambda: [MANUAL]), tasks, states.append).load("zh")
    assert states[-1].settings.zoom == 125
    assert states[-1].home == "somewhere"
    assert states[-1].manuals == ()
    tasks.finish_all()
    assert states[-1].manuals == (ManualLine("mx420", "维修手册", "2026.1"),)


def test_settings_are_shown_although_the_manuals_cannot_be_read() -> None:
    def refuse() -> list[Any]:
        raise Unavailable("no-rights", "The packs may not be read.")

    tasks, states = HeldTasks(), list[State]()
    SettingsViewModel(a_workplace(refuse), tasks, states.append).load("en")
    tasks.finish_all()
    assert states[-1].settings.zoom == 125
    assert states[-1].manuals == ()
