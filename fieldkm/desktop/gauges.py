"""What `dev bench desktop` measures where the window lives: in a process of its own, without a
display.

`python -m fieldkm.desktop.gauges NAME HOME` prints one JSON object.
"""

from __future__ import annotations

import json
import math
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from threading import Event
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from fieldkm.app.places import DrawingPlace, SourcePlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.cockpit_gauge import cockpit
from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.desktop.kit.thread_tasks import ThreadTasks
from fieldkm.desktop.manual.page_html import filled_page
from fieldkm.desktop.manual.page_resources import PictureSource
from fieldkm.desktop.manual.page_view import PageView
from fieldkm.desktop.review_gauge import review
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.indexing import Phase
from fieldkm.desktop.shell.routes import FAULTS, SYNC, WRITING
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.desktop.writing.view import WritingScreen
from fieldkm.domain.manuals import PageRef
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals

_PAGE_SIZE = (1000, 800)
_PATIENCE = 600  # seconds
_SLOT = 20  # milliseconds between two beats of the window
_BEATS = 400
_LONG_BEATS = 1000  # so many that a thousandth of them can be told
_WARMING_UP, _NAVIGATIONS = 100, 1000
_SAVES = 20

Figures = Mapping[str, float | list[float]]


def pages(home: Home) -> Figures:
    """Every page in every language: milliseconds of CPU until it is read, laid out and painted, and
    until it is laid out and painted, and those of a plain QTextBrowser with the same HTML.
    """
    _application()
    library = Workplace(home).library
    view, plain = PageView(LIGHT), QTextBrowser()
    for browser in (view, plain):
        browser.resize(*_PAGE_SIZE)
        browser.show()
    read, own, peer = [], [], []
    for ref, language in _all_pages(home):
        began = time.thread_time()
        page = library.open(ref, language).page
        read.append((time.thread_time() - began) * 1e3)
        source = PictureSource(ref.manual, partial(library.file, ref.manual))
        own.append(_cpu(partial(view.show_page, page.html, source)))
        peer.append(_cpu(partial(plain.setHtml, filled_page(page.html, LIGHT.tokens))))
    return {"shown": [a + b for a, b in zip(read, own, strict=True)], "own": own, "peer": peer}


def memory(home: Home) -> Figures:
    """Megabytes in memory when pages of every manual, every drawing and the codes were shown."""
    with _window(home) as window:
        for ref, _ in islice(_all_pages(home), 60):
            window.journey.go(ref)
            _settle()
        for drawing in _all_drawings(home):
            window.journey.go(drawing)
            _settle()
        window.journey.show_screen(FAULTS)
        _settle()
        return {"megabytes": resident_megabytes()}


def navigation(home: Home) -> Figures:
    """Megabytes in memory when a hundred pages were shown, and when those were shown ten times."""
    with _window(home) as window:
        refs = [ref for ref, _ in islice(_all_pages(home), _WARMING_UP)]
        steps = islice(cycle(refs), _NAVIGATIONS)
        after_some = 0.0
        for number, ref in enumerate(steps, 1):
            window.journey.go(ref)
            _settle()
            if number == _WARMING_UP:
                after_some = resident_megabytes()
        return {"after some": after_some, "after all": resident_megabytes()}


def indexing(home: Home) -> Figures:
    """Milliseconds between the beats of a 20 ms timer: while nothing happens, and while the search
    of a home that has none is built; when that began (in seconds since 1970), and its seconds.
    """
    application = _application()
    workplace = Workplace(home)
    tasks = ThreadTasks(application)
    window = MainWindow(workplace, tasks, Appearance(application, workplace), SCREENS)
    window.show()
    _settle()
    pulse = Pulse()
    idle = pulse.beats(lambda: len(pulse.taken) >= _BEATS)
    began = time.time()
    window.indexing.bring_up_to_date()
    ends = (Phase.READY, Phase.EMPTY, Phase.FAILED)  # a home may have records and no manual
    busy = pulse.beats(lambda: window.indexing.state.phase in ends)
    is_built = window.indexing.state.phase is not Phase.FAILED
    seconds = time.time() - began
    window.wind_down()
    return {
        "idle": idle,
        "busy": busy,
        "is built": float(is_built),
        "began": began,
        "seconds": seconds,
    }


def syncing(home: Home) -> Figures:
    """Milliseconds between the beats of a 20 ms timer on the Sync screen: while nothing happens,
    and while a home that is signed in syncs; and how many photos have come.
    """
    with _window(home) as window:
        window.journey.show_screen(SYNC)
        _settle()
        pulse, ended = Pulse(), Event()
        idle = pulse.beats(lambda: len(pulse.taken) >= _LONG_BEATS)
        window.synchroniser.sync_now(everything=True)
        window.synchroniser.watch(lambda status: None if status.is_running else ended.set())
        busy = pulse.beats(ended.is_set)
        outcome = window.synchroniser.status.outcome
    return {"idle": idle, "busy": busy, "photos": float(outcome.blobs if outcome else 0)}


def writing(home: Home) -> Figures:
    """Milliseconds from the save of a file to its new page on the screen, waiting for the end of
    the saving included, in the sample manual with most pages.
    """
    samples = sorted(sample_manuals(), key=lambda manual: len(list(manual.rglob("*.md"))))
    folder = home.folder / "written"
    shutil.copytree(samples[-1], folder)
    files = sorted((folder / "pages").rglob("*.md"))
    return {"shown": saves(home, folder, files[:: max(1, len(files) // _SAVES)][:_SAVES])}


def saves(home: Home, folder: Path, files: Sequence[Path]) -> list[float]:
    """Return the milliseconds from save to screen for each of the `files` of a manual's folder."""
    taken = []
    with _window(home) as window:
        window.journey.go(SourcePlace(folder))
        screen = window.stage.made(WRITING).widget
        for number, file in enumerate(files):
            _wait_until(lambda: isinstance(screen, WritingScreen) and screen.is_settled)
            taken.append(_saved(file, f"written{number}", screen))
    return taken


@dataclass
class Pulse:
    """A timer of the window, and how long each of its beats took to come."""

    def __post_init__(self) -> None:
        self.taken: list[float] = []

    def beats(self, is_done: Callable[[], bool]) -> list[float]:
        """Return the milliseconds between the beats until `is_done`."""
        self.taken = []
        since = QElapsedTimer()
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: self.taken.append(since.nsecsElapsed() / 1e6))
        timer.timeout.connect(since.start)
        since.start()
        timer.start(_SLOT)
        _wait_until(is_done)
        timer.stop()
        return self.taken


def resident_megabytes() -> float:
    """Return the memory of this process that is resident now; not a number where Linux does not
    tell.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return math.nan
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


GAUGES: Mapping[str, Callable[[Home], Figures]] = MappingProxyType(
    {
        "pages": pages,
        "memory": memory,
        "navigation": navigation,
        "indexing": indexing,
        "writing": writing,
        "syncing": syncing,
        "cockpit": cockpit,
        "review": review,
    }
)


@contextmanager
def _window(home: Home) -> Iterator[MainWindow]:
    """A window that has opened its manuals, should there be any."""
    application = _application()
    workplace = Workplace(home)
    tasks = ThreadTasks(application)
    window = MainWindow(workplace, tasks, Appearance(application, workplace), SCREENS)
    window.show()
    window.begin()
    _wait_until(lambda: window.indexing.state.phase in (Phase.READY, Phase.EMPTY))
    yield window
    window.wind_down()


def _application() -> QApplication:
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["fieldkm"])


def _all_pages(home: Home) -> Iterator[tuple[PageRef, str]]:
    library = Workplace(home).library
    for reader in library.readers():
        for language in reader.info.languages:
            for page in sorted(reader.page_ids()):
                yield PageRef(reader.info.id, page), language


def _saved(file: Path, word: str, screen: QWidget) -> float:
    """Write a word into a page's file; returns the milliseconds until it stands on the screen."""
    view = screen.findChild(PageView)
    changed = file.read_text(encoding="utf-8") + f"\n\nThis was {word}.\n"
    began = time.perf_counter()
    file.write_text(changed, encoding="utf-8")
    _wait_until(lambda: view is not None and word in view.toPlainText(), every=2)
    screen.repaint()
    return (time.perf_counter() - began) * 1e3


def _all_drawings(home: Home) -> Iterator[DrawingPlace]:
    library = Workplace(home).library
    for reader in library.readers():
        for drawing in library.catalogue(reader.info.id, "en").drawings:
            yield DrawingPlace(reader.info.id, drawing.id)


def _cpu(show: Callable[[], object]) -> float:
    began = time.thread_time()
    show()
    QCoreApplication.processEvents()
    return (time.thread_time() - began) * 1e3


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
    # What is to be deleted later goes when Qt's loop turns; no loop runs between two pages here.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wait_until(is_so: Callable[[], bool], every: int = _SLOT) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_so() else None)
    timer.start(every)
    QTimer.singleShot(_PATIENCE * 1000, loop.quit)
    loop.exec()


if __name__ == "__main__":
    json.dump(GAUGES[sys.argv[1]](Home(Path(sys.argv[2]))), sys.stdout)
