"""The window: puts rail, top bar, screens and status strip together and connects them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.relay import Relay
from fieldkm.desktop.kit.style_sheet import style_sheet
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.fix_writing import FixWriting
from fieldkm.desktop.shell.gestures import Gestures
from fieldkm.desktop.shell.indexing import Indexing, IndexingState, Phase
from fieldkm.desktop.shell.installation.view_model import Installation
from fieldkm.desktop.shell.journey import Journey
from fieldkm.desktop.shell.rail import ENTRIES, Rail
from fieldkm.desktop.shell.routes import (
    GUIDE,
    HOME,
    IMPORTING,
    INCIDENTS,
    MACHINE,
    REVIEW,
    SYNC,
    WRITING,
)
from fieldkm.desktop.shell.search_box.view import SearchField
from fieldkm.desktop.shell.services import Screens, ShellServices
from fieldkm.desktop.shell.stage import Stage
from fieldkm.desktop.shell.status_strip import StatusStrip
from fieldkm.desktop.shell.synchronising.status import SyncStatus
from fieldkm.desktop.shell.synchronising.synchroniser import Synchroniser
from fieldkm.desktop.shell.top_bar import TopBar
from fieldkm.desktop.shell.visit_at_hand import VisitAtHand
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.customers import Subject
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.places import Place

logger = logging.getLogger(__name__)
_LEAST_WIDTH, _LEAST_HEIGHT = 640, 480


class MainWindow(QMainWindow):
    """The one window. `begin` opens the manuals once it is on the screen; `wind_down` ends all."""

    def __init__(
        self, workplace: Workplace, tasks: Tasks, appearance: Appearance, screens: Screens
    ) -> None:
        super().__init__()
        self._workplace = workplace
        self._tasks = tasks
        self._appearance = appearance
        self._in_view = ""
        self.indexing = Indexing(workplace, tasks, self)
        self.installation = Installation(workplace, tasks, self._library_changed)
        self.synchroniser = Synchroniser(workplace, tasks, Relay(self), self._library_changed)
        theme = appearance.theme
        self.stage = Stage(screens, self._services)
        self.journey = Journey(self.stage, workplace)
        self.field = SearchField(workplace, tasks, self.journey.go, theme, self)
        self.rail = Rail(theme)
        self.top_bar = TopBar(self.field, theme)
        self.strip = StatusStrip(theme)
        self.visit_at_hand = VisitAtHand(
            workplace, tasks, self.synchroniser, self.top_bar, self.journey.go
        )
        self.fix_writing = FixWriting(workplace, tasks, self.journey.go, self._say_error)
        self._gestures = Gestures(self)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.setWindowTitle("fieldkm")
        self.setAcceptDrops(True)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.resize(workplace.settings.window_width, workplace.settings.window_height)
        self.setStyleSheet(style_sheet(theme))
        self.top_bar.show_machine(workplace.machine_at_hand)
        self.field.setFocus()

    # ------------------------------------------------------------ start and end

    def begin(self, wanted: str = "", place: Place | None = None) -> None:
        """Open the manuals off the interface's thread, then show a place, what is wanted, or
        Home."""
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._gestures)
        self._tasks.run(self._open_library, lambda _: self._opened(wanted, place), self._not_opened)

    def keep_in_sync(self) -> None:
        """Sync by itself from now on: by timer, and when there is a network again."""
        from fieldkm.desktop.shell.synchronising.alarms import NetworkWatch, TimerAlarm

        self.synchroniser.begin(TimerAlarm(self.synchroniser.ring, self))
        self._network = NetworkWatch(self.synchroniser.ring, self)

    def wind_down(self) -> None:
        """Stop in order: end long work, take nothing new, wait for what runs, close all."""
        self._workplace.ending.set()
        self.indexing.cancel()
        self.synchroniser.end()
        self._tasks.close()
        self._workplace.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.isFullScreen() and not self.isMaximized():
            size = self.size()
            settings = self._workplace.settings
            changed = replace(settings, window_width=size.width(), window_height=size.height())
            try:
                self._workplace.change_settings(changed)
            except FieldkmError as error:
                logger.warning("the window's size cannot be kept: %s", error.code)
        event.accept()

    # ------------------------------------------------------------ machine, manuals, look

    def choose_machine(self) -> None:
        """Let the reader choose the machine at hand."""
        from fieldkm.desktop.shell.machine_picker.view import MachinePickerDialog

        picker = MachinePickerDialog(self._workplace, self._appearance.theme, self)
        if not picker.exec():
            return
        if picker.takes_machine:
            self.take_machine(picker.machine)
        if picker.place is not None:
            self.journey.go(picker.place)

    def take_machine(self, machine: MachineAtHand | None) -> None:
        """Put a machine at hand, or none; everything that depends on it is shown again."""
        try:
            self._workplace.take_machine(machine)
        except FieldkmError as error:
            self._say_error(error)
        self.top_bar.show_machine(machine)
        self.stage.on_machine_changed()
        self.field.search_again()

    def report_incident(self, subject: Subject | None = None) -> None:
        """Let the reader write an incident down, at a place where that is known."""
        from fieldkm.desktop.shell.incident_report.view import IncidentReportDialog

        theme = self._appearance.theme
        IncidentReportDialog(
            self._workplace, self._tasks, theme, self._incident_written, self
        ).begin(subject)

    def _incident_written(self, incident: str) -> None:
        from fieldkm.app.places import IncidentPlace
        from fieldkm.desktop.kit.notices import notify

        self.synchroniser.wrote()
        notify(
            self,
            self.tr("The incident is written down. It is sent with the next sync."),
            self.tr("Open it"),
            lambda: self.journey.go(IncidentPlace(incident)),
        )

    def show_shortcuts(self) -> None:
        """List the keys."""
        from fieldkm.desktop.shell.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._appearance.theme, self).exec()

    def open_guide(self) -> None:
        """Open the manual about fieldkm itself."""
        from fieldkm.desktop.kit.notices import notify

        try:
            self.journey.go(self._workplace.library.first_page(GUIDE, current_language()))
        except FieldkmError:
            notify(self, self.tr("The guide to fieldkm is not installed."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from fieldkm.app.foreign_sources import place_of

        files = _files(event)
        place = place_of(files[0]) if len(files) == 1 else None
        if place is not None:
            self.journey.go(place)
        else:
            self.journey.show_screen(HOME)
            self.installation.install(files)

    def _services(self) -> ShellServices:
        return ShellServices(
            workplace=self._workplace,
            tasks=self._tasks,
            theme=self._appearance.theme,
            installation=self.installation,
            synchroniser=self.synchroniser,
            indexing=self.indexing,
            go=self.journey.go,
            show_screen=self.journey.show_screen,
            choose_machine=self.choose_machine,
            take_machine=self.take_machine,
            change_settings=self._appearance.change,
            zoom=self._appearance.zoom,
            library_changed=self._library_changed,
            report_incident=self.report_incident,
            write_fix=self.fix_writing.begin,
        )

    def _open_library(self) -> int:
        """Runs off the interface's thread: what is slow to import is imported here."""
        return len(self._workplace.library.installed())

    def _opened(self, wanted: str, place: Place | None) -> None:
        self.visit_at_hand.refresh()
        place = self.journey.find(wanted) if wanted else place
        if place is not None:
            self.journey.go(place)
        else:
            self.journey.show_screen(HOME)
        if wanted and place is None:
            self.field.search_for(wanted)
        self.indexing.bring_up_to_date(self._page_in_view())

    def _offer_screens(self, status: SyncStatus) -> None:
        """Show the screens that belong to this user's role."""
        self.rail.offer(INCIDENTS, is_offered=status.works_off_incidents)
        self.rail.offer(REVIEW, is_offered=status.reviews_fixes)

    def _say_error(self, error: Exception) -> None:
        from fieldkm.desktop.kit.notices import notify_error

        notify_error(self, error)

    def _not_opened(self, error: Exception) -> None:
        self._say_error(error)
        self.journey.show_screen(HOME)

    def _library_changed(self) -> None:
        self.stage.on_library_changed()
        self.indexing.bring_up_to_date(self._page_in_view())

    def _records_changed(self) -> None:
        self.indexing.bring_up_to_date(self._page_in_view())

    def _page_in_view(self) -> PageRef | None:
        location = self.stage.location()
        place = location.place if location else None
        return place if isinstance(place, PageRef) else None

    def _arrived(self, name: str) -> None:
        self.rail.show_current(name)
        self.top_bar.show_way(self.journey.can_go_back, self.journey.can_go_forward)
        if name not in (HOME, self._in_view) and not self.field.is_open:
            self._focus_screen()
        self._in_view = name

    def _indexed(self, state: IndexingState) -> None:
        self.strip.render_state(state)
        if state.phase is Phase.READY:
            self.field.search_again()

    def _retheme(self, theme: Theme) -> None:
        self.setStyleSheet(style_sheet(theme))
        for part in (self.rail, self.top_bar, self.field, self.strip, self.stage):
            part.retheme(theme)

    def _retranslate(self) -> None:
        for part in (self.rail, self.top_bar, self.field, self.strip, self.stage):
            part.retranslate()
        self.field.search_again()

    # ------------------------------------------------------------ putting together

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.stage, 1)
        right.addWidget(self.strip)
        root = QWidget()
        row = QHBoxLayout(root)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(root)

    def _connect(self) -> None:
        self.journey.arrived.connect(self._arrived)
        self.journey.failed.connect(self._say_error)
        self.rail.chosen.connect(self.journey.show_screen)
        self.top_bar.back_pressed.connect(self.journey.back)
        self.top_bar.forward_pressed.connect(self.journey.forward)
        self.top_bar.machine_pressed.connect(self.choose_machine)
        self.top_bar.theme_pressed.connect(self._appearance.toggle_dark)
        self.field.left.connect(self._focus_screen)
        self.indexing.changed.connect(self._indexed)
        self.strip.sync.clicked.connect(partial(self.journey.show_screen, SYNC))
        self.synchroniser.watch(self.strip.render_sync)
        self.synchroniser.watch_records(self._records_changed)
        self.synchroniser.watch(self._offer_screens)
        self._gestures.back.connect(self.journey.back)
        self._gestures.forward.connect(self.journey.forward)
        self._gestures.zoomed.connect(self._appearance.zoom)
        self._appearance.theme_changed.connect(self._retheme)
        self._appearance.language_changed.connect(self._retranslate)
        self._appearance.failed.connect(self._say_error)

    def _add_shortcuts(self) -> None:
        zoom = self._appearance.zoom
        actions: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+K", self.field.begin),
            ("/", self.field.begin),
            ("Ctrl+M", self.choose_machine),
            ("Ctrl+Shift+R", self.report_incident),
            ("Ctrl+Shift+W", self.fix_writing.begin),
            ("Alt+Left", self.journey.back),
            ("Alt+Right", self.journey.forward),
            ("Ctrl+Shift+D", self._appearance.toggle_dark),
            ("Ctrl++", lambda: zoom(1)),
            ("Ctrl+=", lambda: zoom(1)),
            ("Ctrl+-", lambda: zoom(-1)),
            ("Ctrl+0", lambda: zoom(0)),
            ("F1", self.open_guide),
            ("F4", self.visit_at_hand.open),
            ("F11", self._toggle_full_screen),
            ("?", self.show_shortcuts),
            ("Ctrl+/", self.show_shortcuts),
            ("Ctrl+Q", self.close),
        ]
        names = [(name, key) for name, _, key in ENTRIES]
        names += [(MACHINE, "Ctrl+Shift+M")]
        names += [(IMPORTING, "Ctrl+Shift+I"), (WRITING, "Ctrl+Shift+E")]
        actions += [(key, partial(self.journey.show_screen, name)) for name, key in names]
        for keys, action in actions:
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _focus_screen(self) -> None:
        """Give the keys to what matters most on the screen; Qt would give them to its first
        widget."""
        if self.stage.current is not None:
            self.stage.current.widget.setFocus()


def _files(event: QDropEvent) -> list[Path]:
    """Return the local files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
