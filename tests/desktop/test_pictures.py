"""Every screen is photographed in both themes and languages, and the home is left as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldkm.app.workplace import Workplace
from fieldkm.desktop import pictures
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.routes import FAULTS, MANUAL, PARTS, WRITING
from fieldkm.errors import FieldkmError
from tests.support.fake_search import FakeSearch
from tests.support.importing import FakeImporting
from tests.support.window import FakeScreen, a_home


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is indexed or imported, and some screens are fakes: their own tests look at them."""
    faked = (MANUAL, PARTS, FAULTS, WRITING)
    made = {n: (lambda shell, n=n: FakeScreen(n, shell)) for n in faked}
    monkeypatch.setattr(pictures, "SCREENS", {**SCREENS, **made})
    monkeypatch.setattr(Workplace, "search", FakeSearch())
    monkeypatch.setattr(pictures, "Importing", lambda *_: FakeImporting(tmp_path / "imported"))


def test_there_is_a_picture_of_everything(qtbot: QtBot, fakes: None, tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")
    workplace = Workplace(home)
    before = replace(workplace.settings, theme="dark", zoom=125)
    workplace.change_settings(before)
    taken = pictures.take_pictures(home, tmp_path / "pictures")
    names = {path.name for path in taken}
    seen = ("home", "manual", "steps", "fault", "faults", "parts", "sync", "settings")
    for screen in (*seen, "search", "importing", "report", "publishing", "writing"):
        for ending in ("light-en", "light-zh", "dark-en", "dark-zh"):
            assert f"{screen}-{ending}.png" in names
    assert {"machine-dark-zh.png", "narrow-light-en.png", "gloves-dark-en.png"} <= names
    assert all(path.stat().st_size > 1000 for path in taken)
    assert Workplace(home).settings == before


def test_an_empty_home_has_its_pictures_too(qtbot: QtBot, fakes: None, tmp_path: Path) -> None:
    taken = pictures.take_pictures(a_home(tmp_path / "home", with_manual=False), tmp_path)
    assert "home-light-en.png" in {path.name for path in taken}


def test_a_folder_that_cannot_be_made_is_said(qtbot: QtBot, fakes: None, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    home = a_home(tmp_path / "home", with_manual=False)
    with pytest.raises(FieldkmError):
        pictures.take_pictures(home, file / "pictures")
