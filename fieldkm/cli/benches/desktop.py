"""The window beside bare Qt: pages, start, memory, a thousand pages, and the timer while indexing.

All is measured in child processes, this one has no Qt: `fieldkm.desktop.gauges` inside the window,
and a few lines of Qt for the peer.
"""

from __future__ import annotations

import math
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fieldkm.app.publishing import build_manual
from fieldkm.app.sample import fill_home
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.children import gauge, output_of
from fieldkm.cli.benches.rows import BenchRow, compared, limited, percentile
from fieldkm.cli.benches.seeded_manual import write_manual
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals

SECTIONS = 5000
STARTS = 5
BARE = "bare QApplication"
PAGE = "mx420/fuser-replace"

_BARE_MEMORY = """
import json
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication(["bare"])
status = Path("/proc/self/status").read_text()
kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
print(json.dumps({"megabytes": int(kilobytes) / 1024}))
"""

# Runs before `_OURS` or `_BARE`. "mapped" is when the window system shows the window; "page" when
# it holds a page and has painted it: what was to be painted comes before the next beat of a timer.
_WATCH = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
began, times = float(sys.argv[1]), {}
application = QApplication(["bench"])
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Expose and watched.isExposed():
            times["mapped"] = (time.time() - began) * 1e3
            application.removeEventFilter(self)
            timer.start(2)
        return False
def look():
    window = next(w for w in application.topLevelWidgets() if isinstance(w, QMainWindow))
    if "ready" in times:
        times["page"] = (time.time() - began) * 1e3
        print(json.dumps(times), flush=True)
        timer.stop()
        window.close()
    elif has_page(window):
        times["ready"] = True
watch, timer = Watch(), QTimer()
timer.timeout.connect(look)
application.installEventFilter(watch)
"""
_OURS = """
def has_page(window):
    screen = window.stage.current
    return bool(screen and screen.name == "manual" and screen.page.toPlainText())
from fieldkm.cli.main import main
main(["--home", sys.argv[2], "desktop", sys.argv[3]])
"""
_BARE = """
def has_page(window):
    return True
window = QMainWindow()
window.resize(1440, 900)
window.show()
application.exec()
"""


def desktop_rows(folder: Path) -> Iterator[BenchRow]:
    """Make a home with the sample manuals in `folder`, which is empty, and yield the rows."""
    home = _sample_home(folder / "home")
    yield from _page_rows(gauge("pages", home))
    yield from _start_rows(home)
    yield from _memory_rows(home)
    yield _indexing_row(_seeded_home(folder))


def _page_rows(figures: Mapping[str, Any]) -> Iterator[BenchRow]:
    shown, own, peer = figures["shown"], figures["own"], figures["peer"]
    yield limited(
        f"{len(shown)} pages read and shown, p50", percentile(shown, 50), "ms CPU", most=20
    )
    yield limited(
        f"{len(shown)} pages read and shown, p95", percentile(shown, 95), "ms CPU", most=50
    )
    yield compared(
        "all pages shown", sum(own), "ms CPU",
        peer="QTextBrowser.setHtml", peer_value=sum(peer), reach=1.5,
    )  # fmt: skip


def _start_rows(home: Home) -> Iterator[BenchRow]:
    with _display() as display:
        if not display:
            yield BenchRow("window on the screen: not measured: no Xvfb", 0, "ms")
            return
        ours, bare = [], []
        for _ in range(STARTS):
            ours.append(_started(_OURS, display, str(home.folder), PAGE))
            bare.append(_started(_BARE, display))
    mapped = statistics.median(times["mapped"] for times in ours)
    page = statistics.median(times["page"] for times in ours)
    floor = statistics.median(times["mapped"] for times in bare)
    peer = "bare QMainWindow"
    yield compared("window on the screen", mapped, "ms", peer=peer, peer_value=floor, reach=3)
    yield compared("page complete", page, "ms", peer=peer, peer_value=floor, reach=5)


def _memory_rows(home: Home) -> Iterator[BenchRow]:
    megabytes = gauge("memory", home)["megabytes"]
    if math.isnan(megabytes):
        yield BenchRow("memory: not measured: no /proc", 0, "MB")
        return
    bare = output_of(["-c", _BARE_MEMORY])["megabytes"]
    yield limited("memory with manuals open", megabytes, "MB", most=180)
    yield compared("the same", megabytes, "MB", peer=BARE, peer_value=bare, reach=0)
    grown = gauge("navigation", home)
    growth = grown["after all"] - grown["after some"]
    yield limited("growth from page 100 to page 1,000", growth, "MB", most=5)


def _indexing_row(home: Home) -> BenchRow:
    figures = gauge("indexing", home)
    if not figures["is built"]:
        return BenchRow("timer while indexing: the index was not built", 0, "ms", reached=False)
    idle, busy = percentile(figures["idle"], 99), percentile(figures["busy"], 99)
    name = f"20 ms timer while {SECTIONS:,} sections are indexed, p99"
    return compared(name, busy, "ms", peer="idle", peer_value=idle, reach=2)


# ---------------------------------------------------------------- homes


def _sample_home(folder: Path) -> Home:
    home = Home(folder)
    workplace = Workplace(home)
    fill_home(workplace, sample_manuals(), lambda _: None)
    workplace.close()
    return home


def _seeded_home(folder: Path) -> Home:
    """A home with a large manual installed and no index."""
    home = Home(folder / "seeded-home")
    home.make()
    write_manual(folder / "seed", SECTIONS)
    build_manual(folder / "seed", folder / "seed.pack")
    Workplace(home).manuals.install(folder / "seed.pack", unsigned=True)
    return home


# ---------------------------------------------------------------- child processes


def _started(program: str, display: str, *arguments: str) -> dict[str, Any]:
    on_display = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = ["-c", _WATCH + program, str(time.time()), *arguments]
    return output_of(command, on_display)


@contextmanager
def _display() -> Iterator[str]:
    """The display to show windows on: the user's own, else an Xvfb; an empty string for none."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        yield ""
        return
    with tempfile.TemporaryFile() as errors:
        command = [xvfb, "-displayfd", "1", "-screen", "0", "1440x900x24"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as server:
            number = server.stdout.readline().strip() if server.stdout else ""
            try:
                yield f":{number}" if number else ""
            finally:
                server.terminate()
