"""The screen on which documentation becomes a manual: source, report and preview, release."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkm.app.places import ForeignPlace, Place, SourcePlace
from fieldkm.desktop.importing.report_step import ReportStep
from fieldkm.desktop.importing.source_step import SourceStep
from fieldkm.desktop.importing.view_model import ImportingViewModel, State, Step
from fieldkm.desktop.kit.buttons import GhostButton, retheme_buttons
from fieldkm.desktop.kit.columns import ColumnsPage
from fieldkm.desktop.kit.labels import ScreenTitle
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.relay import Relay
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.publishing.view import PublishPanel
from fieldkm.desktop.shell.routes import IMPORTING, WRITING
from fieldkm.desktop.shell.services import ShellServices

_WITH_TITLE, _WITH_WORDS = 980, 760


class ImportingScreen(QWidget):
    """Three parts, one of them in view; one comes to the next by doing what is to be done."""

    name = IMPORTING

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._shell = shell
        self._shown = State()
        self._relay = Relay(self)
        self.model = ImportingViewModel(shell.workplace, shell.tasks, self._relay, self._render)
        self._theme = shell.theme
        self._title = ScreenTitle("", wrap=False)
        self.steps = Segments(len(Step))
        self.write = GhostButton("", shell.theme, "edit")
        self.source = SourceStep(self.model, shell.go, shell.theme)
        self.report = ReportStep(self.model, shell.theme)
        self.publish = PublishPanel(shell)
        self._publish_page = ColumnsPage(shell.theme, is_centred=False)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._lead_keys(self.model.state)
        self.retranslate()

    # ------------------------------------------------------------ a screen

    @property
    def widget(self) -> QWidget:
        """The widget that the window shows."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Look at the documentation that was given; None stays where it was."""
        self.model.load()
        if isinstance(place, ForeignPlace):
            self.model.look_at(place.source)

    def location(self) -> Location:
        """Return which part is in view."""
        asked = self.model.state.asked
        place = ForeignPlace(asked) if asked else None
        return Location(IMPORTING, place, detail=self.model.state.step.name)

    def restore(self, location: Location) -> None:
        """Come back to a part; what was imported meanwhile stays."""
        self.model.load()
        self.model.go_to(Step[location.detail])

    def on_machine_changed(self) -> None:
        """Nothing here depends on the machine."""

    def on_library_changed(self) -> None:
        """What is installed is read when the last part comes into view."""

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._fold()
        self._publish_page.retheme(theme)
        self.source.retheme(theme)
        self.report.retheme(theme)
        self.publish.retheme(theme)
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Make manuals"))
        self._fold()
        self.source.retranslate()
        self.report.retranslate()
        self.publish.retranslate()
        self._render(self.model.state)

    # ------------------------------------------------------------ inside

    def _render(self, state: State) -> None:
        before, self._shown = self._shown, state
        has_result = state.imported is not None
        for step in (Step.REPORT, Step.PUBLISH):
            self.steps.button(step).setEnabled(has_result)
        self.steps.show_choice(state.step)
        self.write.setText(
            self.tr("Edit and preview") if has_result else self.tr("Write a manual…")
        )
        self.source.show_state(state)
        self.report.show_state(state)
        if state.step is Step.PUBLISH and before.step is not Step.PUBLISH and state.imported:
            self.publish.show_folder(state.imported.folder)
        self._stack.setCurrentIndex(state.step)
        if (state.step, state.found is None) != (before.step, before.found is None):
            self._lead_keys(state)

    def _lead_keys(self, state: State) -> None:
        """Give the keys to what comes next, unless they are elsewhere in the window."""
        control: QWidget = self.publish.version_box
        if state.step is Step.SOURCE:
            control = self.source.first_control(state)
        elif state.step is Step.REPORT:
            control = self.report.first_control(state)
        self.setFocusProxy(control)
        focused = self.window().focusWidget()
        if self.isVisible() and (focused is None or self.isAncestorOf(focused)):
            control.setFocus()

    def _write(self) -> None:
        """Write in what was imported, or in any folder while there is nothing."""
        imported = self.model.state.imported
        if imported is None:
            self._shell.show_screen(WRITING)
        else:
            self._shell.go(SourcePlace(imported.folder))

    def _edit_page(self) -> None:
        imported, page = self.model.state.imported, self.model.state.page
        if imported is not None and page is not None:
            self._shell.go(SourcePlace(imported.folder, page.head.source))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Leave the title out, and then most words, where there is no room for them."""
        room = self.width() / self._theme.interface_zoom
        self._title.setVisible(room >= _WITH_TITLE)
        long = (
            self.tr("1  Documentation"),
            self.tr("2  Report and preview"),
            self.tr("3  Build, sign, install"),
        )
        short = (self.tr("1  Source"), self.tr("2  Report"), self.tr("3  Install"))
        self.steps.name_all(long if room >= _WITH_WORDS else short)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(28, 16, 28, 10)
        head.setSpacing(24)
        head.addWidget(self._title)
        head.addWidget(self.steps)
        head.addStretch(1)
        head.addWidget(self.write)
        self._publish_page.left.addWidget(self.publish)
        self._publish_page.left.addStretch(1)
        self._publish_page.right.addWidget(self.publish.findings)
        self._publish_page.right.addStretch(1)
        for part in (self.source, self.report, self._publish_page):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.steps.chosen.connect(lambda at: self.model.go_to(Step(at)))
        self.write.clicked.connect(self._write)
        self.report.preview.edit_wished.connect(self._edit_page)
        keys: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+O", self.source.choose_folder),
            ("Ctrl+Shift+O", self.source.choose_file),
        ]
        keys += [(f"Alt+{step + 1}", partial(self.model.go_to, step)) for step in Step]
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)
