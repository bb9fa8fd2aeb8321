"""How long it takes from a serial number to the cockpit on the screen, beside the floor: SQLite
reading the same rows in the same process.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from fieldkm.app.places import SerialPlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.thread_tasks import ThreadTasks
from fieldkm.desktop.machine.view import MachineScreen
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.routes import MACHINE
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.domain.machines import Machine, normalised_serial
from fieldkm.host.paths import Home

MACHINES = 60
_PATIENCE = 60.0  # seconds

# The rows that belong to a machine, its site and its customer, and those of its visits.
_MACHINE = "SELECT id, payload, parent FROM records WHERE kind = 'machine' AND key = ?"
_ABOVE = "SELECT payload, parent FROM records WHERE kind = ? AND id = ?"
_BELOW = (
    "SELECT kind, id, payload FROM records INDEXED BY records_by_parent WHERE parent IN (?, ?, ?)"
)
_ENTRIES = "SELECT payload FROM records INDEXED BY records_by_parent WHERE parent = ?"


def cockpit(home: Home) -> dict[str, list[float]]:
    """Return milliseconds for each of `MACHINES` machines: until the cockpit is on the screen, the
    first being that of a window that has shown none before; what of it the processor worked; until
    it is read; and the floor.
    """
    with closing(sqlite3.connect(home.database)) as connection:
        every = connection.execute("SELECT key FROM records WHERE kind = 'machine' ORDER BY key")
        keys = [row[0] for row in every if row[0]]
        serials = keys[:: max(len(keys) // MACHINES, 1)][:MACHINES]
        figures = _shown_and_read(home, serials)
        floor = [_taken(partial(_rows, connection, key)) for key in serials]
    return {**figures, "floor": floor}


def _shown_and_read(home: Home, serials: Sequence[str]) -> dict[str, list[float]]:
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(["fieldkm"])
    workplace = Workplace(home)
    # A window opens its manuals and its database at the start.
    workplace.library.catalogues("en")
    workplace.records.some(Machine, 1)
    window = MainWindow(
        workplace, ThreadTasks(application), Appearance(application, workplace), SCREENS
    )
    window.show()
    QCoreApplication.processEvents()
    shown, worked = [], []
    for serial in serials:
        began = time.process_time()
        shown.append(_taken(partial(_show, window, serial)))
        worked.append((time.process_time() - began) * 1e3)
    machines = [workplace.machine_book.of_serial(serial)[0].machine.id for serial in serials]
    read = [_taken(partial(workplace.cockpits.of, machine, "en")) for machine in machines]
    window.wind_down()
    return {"shown": shown, "worked": worked, "read": read}


def _show(window: MainWindow, serial: str) -> None:
    """Go where a scanned serial number leads, and wait until that is painted."""
    window.journey.go(SerialPlace(serial))
    screen = window.stage.made(MACHINE)
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        if isinstance(screen, MachineScreen) and _is_there(screen, serial):
            break
    window.repaint()


def _is_there(screen: MachineScreen, serial: str) -> bool:
    state = screen.model.state
    if state.twins:
        return True
    machine = state.machine
    is_it = machine is not None and normalised_serial(machine.serial) == serial
    return is_it and screen.history.model.state.is_ready


def _rows(connection: sqlite3.Connection, key: str) -> int:
    """Read the payloads that a cockpit is made of; returns how many they are."""
    found = connection.execute(_MACHINE, (key,)).fetchall()
    count = len(found)
    for machine, _, site in found:
        above = connection.execute(_ABOVE, ("site", site)).fetchone()
        customer = above[1] if above else ""
        connection.execute(_ABOVE, ("customer", customer)).fetchone()
        below = connection.execute(_BELOW, (machine, site, customer)).fetchall()
        visits = [identity for kind, identity, _ in below if kind == "visit"]
        entries = [connection.execute(_ENTRIES, (visit,)).fetchall() for visit in visits]
        count += 2 + len(below) + sum(map(len, entries))
    return count


def _taken(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1e3
