"""The Write a manual screen: a folder's pages, the one being edited as it is read, findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from fieldkm.app.places import SourcePlace
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notify, notify_error
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.manual.folding import Folding
from fieldkm.desktop.manual.page_view import ReadingPlace
from fieldkm.desktop.shell.routes import GUIDE, IMPORTING, WRITING
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.desktop.writing.draft_links import DraftLinks
from fieldkm.desktop.writing.findings_panel import FindingsPanel
from fieldkm.desktop.writing.folder_watch import FolderWatch
from fieldkm.desktop.writing.page_pane import PagePane
from fieldkm.desktop.writing.publish_page import PublishPage
from fieldkm.desktop.writing.source_panel import SourcePanel
from fieldkm.desktop.writing.start_page import StartPage
from fieldkm.desktop.writing.view_model import State, WritingViewModel
from fieldkm.domain.checking import Finding
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:
    from fieldkm.app.places import Place

_GUIDE_PAGE = PageRef(GUIDE, "write-a-manual")
_PAGE_FIRST_MS = 120  # the page is painted, and a second save of it shown, before the check
_SIDE_WIDTH = 364
_SIDE_SHARE = 0.4  # of the height, where it stands below the page


class WritingScreen(QWidget):
    """Follows a folder while it is in view."""

    name = WRITING

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._shell = shell
        self._theme = shell.theme
        self._folding = Folding()
        self._wanted: SourcePlace | None = None
        self.model = WritingViewModel(shell.workplace, shell.tasks, self._render)
        self._shown = State()
        self._watch = FolderWatch(self)
        self._watch.noticed.connect(self.model.look)
        self._check_soon = QTimer(self)
        self._check_soon.setSingleShot(True)
        self._check_soon.timeout.connect(self.model.check)
        self._links = DraftLinks(self.model, self._choose_page, shell.go, self)
        self.start = StartPage(shell.theme)
        self.source = SourcePanel(shell.theme)
        self.pane = PagePane(shell.theme, self._links.words)
        self.findings = FindingsPanel(shell.theme)
        self.publishing: PublishPage | None = None
        self._side = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_keys()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.pane)
        self.retheme(shell.theme)
        self._render(self.model.state)

    # ------------------------------------------------------------ a screen

    @property
    def widget(self) -> QWidget:
        """The widget that the window shows."""
        return self

    @property
    def is_settled(self) -> bool:
        """Tell whether a manual is open and checked as it is."""
        return self.model.state.is_checked

    def show_place(self, place: Place | None) -> None:
        """Open a manual's folder, perhaps at a line of a file; None stays where the writer was."""
        if isinstance(place, SourcePlace):
            self._wanted = place
            self.model.open(place, current_language())
            self._reach_wanted()

    def location(self) -> Location:
        """Return the file of the page in front, and how the page is scrolled."""
        state, place = self.model.state, self.pane.place()
        here = SourcePlace(state.draft.folder, state.file) if state.draft else None
        page = state.page.head.id if state.page else ""
        scroll = self.pane.view.verticalScrollBar().value()
        return Location(self.name, here, scroll, f"{place.position} {place.offset} {page}")

    def restore(self, location: Location) -> None:
        """Go back to a page, with what stood at its top."""
        self.show_place(location.place)
        position, offset, page = location.detail.split(" ", 2)
        front = self.model.state.page
        if page and front is not None and front.head.id != page:
            self.model.show_page(page)  # one that tables write has no file of its own
        self.pane.view.return_to(ReadingPlace(int(position), int(offset)))

    def on_machine_changed(self) -> None:
        """A draft is shown as it is, whatever machine is at hand."""

    def on_library_changed(self) -> None:
        """A draft is shown as it is, whatever is installed."""

    def retheme(self, theme: Theme) -> None:
        """Show other colours, another zoom, or targets for gloves."""
        self._theme = theme
        for part in (self.start, self.source, self.pane, self.findings):
            part.retheme(theme)
        if self.publishing is not None:
            self.publishing.retheme(theme)
        self.setStyleSheet(
            f"#source{{background:{theme['raised']};border-right:1px solid {theme['border']}}}"
            "ContentsList QTreeView{background:transparent;selection-background-color:transparent}"
            f"#centre{{background:{theme['surface']}}}"
            f"#findings{{background:{theme['surface']}}}"
            f"#findingsFoot{{background:{theme['raised']};border-top:1px solid {theme['border']}}}"
        )
        self._fold()

    def retranslate(self) -> None:
        """Show all words in the current language; the manual keeps its own."""
        for part in (self.start, self.source, self.pane, self.findings):
            part.retranslate()
        if self.publishing is not None:
            self.publishing.retranslate()

    # ------------------------------------------------------------ showing

    def _render(self, state: State) -> None:
        before, self._shown = self._shown, state
        self._stack.setCurrentIndex(0 if state.draft is None else 1)
        self.start.show_state(state)
        self.source.show_state(state)
        self.pane.show_state(state)
        self.findings.show_state(state)
        if state.draft is not before.draft:
            self._watch_files()
            self._check_soon.start(_PAGE_FIRST_MS if before.draft else 0)
        if state.draft is not None and before.draft is None:
            self._fold()
            self._reach_wanted()
        if self.publishing is not None and _manual(state) != _manual(before):
            self.publishing.panel.show_folder(state.draft.folder if state.draft else None)

    def _watch_files(self) -> None:
        draft = self.model.state.draft
        if draft is None or not self.isVisible():
            self._watch.stop()
        else:
            self._watch.watch(draft.folders, draft.files)

    def _reach_wanted(self) -> None:
        """Go to the line that was asked for, once its folder is open, and to what was found."""
        state, wanted = self.model.state, self._wanted
        if wanted is None or state.draft is None:
            return
        self._wanted = None
        if wanted.line and wanted.file == state.file:
            self.pane.go_to_line(wanted.line)
        here = (f for f in state.findings or () if (f.file, f.line) == (wanted.file, wanted.line))
        finding = next(here, None)
        if finding is not None and finding != state.picked:
            self.model.pick(finding)

    # ------------------------------------------------------------ what the writer does

    def _choose_folder(self) -> None:
        draft = self.model.state.draft
        recent = self.model.state.recent
        start = draft.folder.parent if draft else recent[0].parent if recent else Path.home()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Open a manual"), str(start))
        if chosen:
            self._open_folder(Path(chosen))

    def _open_folder(self, folder: Path) -> None:
        self._shell.go(SourcePlace(folder))

    def _choose_page(self, name: str, anchor: str = "") -> None:
        """Bring a page to the front; pages with a file of their own are kept for going back."""
        state = self.model.state
        if state.draft is None:
            return
        try:
            file = state.draft.page(name, state.language).head.source
            if state.draft.page_in(file):
                self._shell.go(SourcePlace(state.draft.folder, file))
            else:
                self.model.show_page(name)
        except FieldkmError as error:
            notify_error(self, error)
            return
        self.pane.go_to_anchor(anchor)
        self._folding = self._folding.settled()
        self._fold()

    def _choose_finding(self, finding: Finding) -> None:
        draft = self.model.state.draft
        self.model.pick(finding)
        if draft is not None and draft.page_in(finding.file):
            self._shell.go(SourcePlace(draft.folder, finding.file, finding.line))

    def _step_finding(self, step: int) -> None:
        state = self.model.state
        finding = state.ordered.after(state.picked, step)
        if finding is not None:
            self._choose_finding(finding)

    def _copy_spot(self) -> None:
        if self.findings.spot:
            QGuiApplication.clipboard().setText(self.findings.spot)
            notify(self, self.tr("Copied: {place}").replace("{place}", self.findings.spot))

    def _open_editor(self) -> None:
        state = self.model.state
        file = state.picked.file if state.picked else state.file
        if state.draft is None or not file:
            return
        place = state.draft.folder / file
        if not (place.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))):
            text = self.tr("{file} could not be opened. Does your system know a program for it?")
            notify(self, text.replace("{file}", file))

    def _next_language(self) -> None:
        state = self.model.state
        languages = state.draft.info.languages if state.draft else ()
        if state.language in languages:
            at = languages.index(state.language) + 1
            self.model.choose_language(languages[at % len(languages)])

    def _publish(self) -> None:
        draft = self.model.state.draft
        if draft is None:
            return
        if self.publishing is None:
            self.publishing = PublishPage(self._shell)
            self.publishing.retheme(self._theme)
            self.publishing.back_wished.connect(lambda: self._side.setCurrentIndex(0))
            self._side.addWidget(self.publishing)
        self.publishing.panel.show_folder(draft.folder)
        self._side.setCurrentIndex(1)
        self.publishing.back.setFocus()

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch_files()
        self.model.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _folder(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folder = _folder(event)
        if folder is not None:
            event.acceptProposedAction()
            self._open_folder(folder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folding = self._folding.for_width(self.window().width() / self._theme.interface_zoom)
        self._fold()

    # ------------------------------------------------------------ layout

    def _toggle_pages(self) -> None:
        self._folding = self._folding.toggled_contents()
        self._fold()

    def _fold(self) -> None:
        """Put the findings below the page where there is no room beside it."""
        folding = self._folding
        self.source.setVisible(folding.shows_contents)
        self.pane.bar.show_folding(folding.contents_fold)
        sideways, downwards = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        direction = downwards if folding.panel_folds else sideways
        self.findings.lie_flat(folding.panel_folds)
        if self._split.orientation() is not direction or not any(self._split.sizes()):
            self._split.setOrientation(direction)
            self._share_out()

    def _share_out(self) -> None:
        if self._split.orientation() is Qt.Orientation.Horizontal:
            side, whole = self._theme.px(_SIDE_WIDTH), self._split.width()
        else:
            whole = self._split.height()
            side = round(whole * _SIDE_SHARE)
        self._split.setSizes([max(whole - side, 1), side])

    def _lay_out(self) -> None:
        self._side.addWidget(self.findings)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.pane)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        work = QWidget()
        columns = QHBoxLayout(work)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.source)
        columns.addWidget(self._split, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(work)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        shell = self._shell
        self.start.choosing_wished.connect(self._choose_folder)
        self.start.folder_chosen.connect(self._open_folder)
        self.start.guide_wished.connect(lambda: shell.go(_GUIDE_PAGE))
        self.start.import_wished.connect(lambda: shell.show_screen(IMPORTING))
        self.source.choosing_wished.connect(self._choose_folder)
        self.source.folder_chosen.connect(self._open_folder)
        self.source.page_chosen.connect(self._choose_page)
        self.source.follow_chosen.connect(self.model.set_follow)
        self.pane.link_opened.connect(self._links.open)
        self.pane.mark_toggled.connect(self.model.toggle)
        self.pane.bar.pages_wished.connect(self._toggle_pages)
        self.pane.bar.language_chosen.connect(self.model.choose_language)
        self.pane.bar.zoom_wished.connect(shell.zoom)
        self.pane.view.zoom_wished.connect(shell.zoom)
        self.findings.list.finding_chosen.connect(self._choose_finding)
        self.findings.copy_wished.connect(self._copy_spot)
        self.findings.editor_wished.connect(self._open_editor)
        self.findings.publish_wished.connect(self._publish)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+O", self._choose_folder),
            ("F8", lambda: self._step_finding(1)),
            ("Shift+F8", lambda: self._step_finding(-1)),
            ("Ctrl+E", self._open_editor),
            ("Ctrl+Shift+C", self._copy_spot),
            ("Ctrl+Shift+F", self.source.follow.toggle),
            ("Ctrl+Shift+L", self._next_language),
            ("Ctrl+F", self.pane.find_bar.open_bar),
            ("F3", self.pane.find_bar.show_next),
            ("Shift+F3", self.pane.find_bar.show_previous),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)


def _manual(state: State) -> object:
    """Return what the publishing panel reads of a manual: it changes with its folder and file."""
    return (state.draft.folder, state.draft.info) if state.draft else None


def _folder(event: QDropEvent) -> Path | None:
    """Return the one folder that is dragged."""
    urls = event.mimeData().urls()
    place = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return place if place is not None and place.is_dir() else None
