"""The program starts, shows its window, and ends in order: closed, or interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.source import ROOT
from tests.support.window import a_home
from tests.support.written_manual import write_source

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from fieldkm.desktop import application
from fieldkm.host.paths import Home

app = QApplication(["fieldkm"])
{prepare}
{run}
"""
RUN_WINDOW = "sys.exit(application.run(Home(Path(sys.argv[1]))))"
RUN_COMMAND = """
from fieldkm.cli.main import main
sys.exit(main(["--home", *sys.argv[1:]]))
"""
WHEN_HOME = """
def look():
    window = app.topLevelWidgets()[0]
    for window in app.topLevelWidgets():
        stage = getattr(window, "stage", None)
        if stage and stage.current:
            print(stage.current.name, flush=True)
            {then}
            return
    QTimer.singleShot(20, look)
QTimer.singleShot(0, look)
"""


def started(
    home: Path, prepare: str, *arguments: str, run: str = RUN_WINDOW
) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    program = RUN.replace("{prepare}", prepare).replace("{run}", run)
    return subprocess.Popen(
        [sys.executable, "-c", program, str(home), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def test_it_opens_at_home_and_ends_when_the_window_is_closed(tmp_path: Path) -> None:
    a_home(tmp_path / "home", with_manual=False)
    prepare = WHEN_HOME.replace("{then}", "window.close()")
    with started(tmp_path / "home", prepare) as process:
        said, errors = process.communicate(timeout=60)
    assert said.split() == ["home"]
    assert "Traceback" not in errors
    assert process.returncode == 0


def test_a_folder_to_write_in_is_opened_on_its_screen(tmp_path: Path) -> None:
    a_home(tmp_path / "home", with_manual=False)
    folder = write_source(tmp_path / "pump")
    prepare = WHEN_HOME.replace("{then}", "window.close()")
    wanted = ("desktop", "--write", str(folder))
    with started(tmp_path / "home", prepare, *wanted, run=RUN_COMMAND) as process:
        said, errors = process.communicate(timeout=60)
    assert said.split() == ["writing"]
    assert "Traceback" not in errors


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for other processes")
def test_an_interrupt_ends_it_in_order(tmp_path: Path) -> None:
    a_home(tmp_path / "home", with_manual=False)
    prepare = WHEN_HOME.replace("{then}", "pass")
    with started(tmp_path / "home", prepare) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == "home"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    assert process.returncode == 0


def test_a_bug_is_logged_and_shown_once_and_the_window_stays(tmp_path: Path) -> None:
    a_home(tmp_path / "home", with_manual=False)
    prepare = WHEN_HOME.replace(
        "{then}",
        """
            def fail():
                raise RuntimeError("odd")
            def count():
                tops = app.topLevelWidgets()
                shown = [w for w in tops if type(w).__name__ == "ErrorReportDialog"]
                print(len(shown), window.isVisible(), flush=True)
                window.close()
                [dialog.close() for dialog in shown]
            QTimer.singleShot(0, fail)
            QTimer.singleShot(10, fail)
            QTimer.singleShot(300, count)
""",
    )
    with started(tmp_path / "home", prepare) as process:
        said, errors = process.communicate(timeout=60)
    assert said.split() == ["home", "1", "True"]
    assert errors.count("RuntimeError: odd") == 2
    assert process.returncode == 0
