"""The Visit screen: head with the clock, what is written down now, what was, and beside it the
warnings, known fixes, tests, procedures, parts and photos.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.app.places import CustomerPlace, MachinePlace, PartPlace, Place, VisitPage
from fieldkm.desktop.history.warnings_panel import WarningsPanel
from fieldkm.desktop.kit.buttons import retheme_buttons
from fieldkm.desktop.kit.columns import TWO_COLUMNS, ColumnsPage, Group
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.keys import key_within
from fieldkm.desktop.kit.labels import ErrorLabel, MutedLabel, ScreenTitle
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notify
from fieldkm.desktop.kit.photo_files import picture_files
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.routes import VISIT
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.desktop.visit.closed_panel import ClosedPanel
from fieldkm.desktop.visit.closing_form import ClosingForm
from fieldkm.desktop.visit.entry_form import EntryForm
from fieldkm.desktop.visit.entry_rows import EntryRows
from fieldkm.desktop.visit.fixes_panel import FixesPanel
from fieldkm.desktop.visit.head import VisitHead
from fieldkm.desktop.visit.kind_bar import KindBar
from fieldkm.desktop.visit.photo_actions import PhotoActions
from fieldkm.desktop.visit.report_actions import ReportActions
from fieldkm.desktop.visit.side_panels import (
    PartsPanel,
    PhotosPanel,
    ProceduresPanel,
    TestsPanel,
)
from fieldkm.desktop.visit.state import State
from fieldkm.desktop.visit.view_model import VisitViewModel
from fieldkm.desktop.visit.words import VisitWords
from fieldkm.domain.visits import EntryKind, VisitEntry

SAVE_AFTER_MS = 150  # from the first letter that is not saved yet
_TICK_MS = 20_000


class VisitScreen(QWidget):
    """One visit; without one it says how a visit is begun."""

    name = VISIT

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._shell = shell
        self._theme = shell.theme
        self._words = VisitWords(self)
        self._make_parts(shell.theme)
        self._reports = ReportActions(shell.workplace, shell.tasks, self)
        self.model = VisitViewModel(shell.workplace, shell.tasks, shell.synchroniser.wrote)
        self._pictures = PhotoActions(self.model, self.photos, self)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._lay_out()
        self._connect()
        self._add_keys()
        self.setAcceptDrops(True)
        self.retranslate()
        self.model.watch(self._render)

    # ------------------------------------------------------------ the screen's duties

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show a visit; without one the visit in view, else the one at hand."""
        if isinstance(place, VisitPage):
            self.model.load(place.visit, current_language())
        else:
            self.model.load_open(current_language())
        self._take_machine()
        self.form.suggest(self.model.suggestions(self.model.state.kind))

    def _take_machine(self) -> None:
        """What is ticked in the manual from now on belongs to the visit at hand."""
        sheet, at_hand = self.model.state.sheet, self._shell.workplace.machine_at_hand
        if (
            sheet is None
            or sheet.machine is None
            or not (self.model.state.is_open and sheet.is_mine)
        ):
            return
        if at_hand is None or at_hand.record != sheet.machine.id:
            self._shell.take_machine(sheet.machine.at_hand)

    def location(self) -> Location:
        """Return where the reader is."""
        place = VisitPage(self.model.visit) if self.model.visit else None
        return Location(VISIT, place, self._page.verticalScrollBar().value())

    def restore(self, location: Location) -> None:
        """Come back to a visit."""
        self.show_place(location.place)
        self._page.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """A visit stays at its own machine."""

    def on_library_changed(self) -> None:
        """What the manuals say may differ now."""
        self.model.reload()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._page.retheme(theme)
        retheme_buttons(self, theme)
        for part in (*self._main, *self._side, self.head, self.warnings):
            part.retheme(theme)
        self._render(self.model.state)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("No visit is open"))
        self._hint.setText(
            self.tr(
                "Begin one from a machine or a customer: find it with Ctrl+K, or scan its serial"
                " number with Ctrl+M."
            )
        )
        self._written.entitle(self.tr("Written down"))
        self._fixes.entitle(self.tr("Known fixes"))
        self._tests.entitle(self.tr("Tests that tell the causes apart"))
        self._procedures.entitle(self.tr("Procedures"))
        self._parts.entitle(self.tr("Parts used"))
        self._photos.entitle(self.tr("Photos"))
        for part in (self.head, self.kinds, self.form, self.closing, self.closed):
            part.retranslate()
        self.warnings.retranslate()
        self.photos.retranslate()
        if self.model.visit:
            self.model.load(self.model.visit, current_language())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_warnings()

    def _place_warnings(self) -> None:
        """Beside the form where there is room, else above it: never below."""
        is_wide = self.width() >= self._theme.px(TWO_COLUMNS)
        column = self._page.right if is_wide else self._page.head
        if column.indexOf(self.warnings) < 0:
            column.insertWidget(0, self.warnings)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticking.start()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticking.stop()
        self.model.save_draft()

    # ------------------------------------------------------------ rendering

    def _render(self, state: State) -> None:
        has_visit, is_open = state.sheet is not None, state.is_open
        is_closing = state.is_closing
        is_writing = is_open and not is_closing
        self._nothing.setVisible(not has_visit)
        self.head.setVisible(has_visit)
        self._page.setVisible(has_visit)
        if state.sheet is None:
            self._problem.say(str(error_text(state.problem)) if state.problem else "")
            return
        for widget, is_shown in (
            (self.kinds, is_writing),
            (self.form, is_writing or state.amending is not None),
            (self.closing, is_closing),
            (self.closed, not is_open),
            (self._written, not is_closing),
            (self._fixes, bool(state.sheet.fixes or state.sheet.known_fixes)),
            (self._tests, is_writing and bool(state.tests)),
            (self._parts, any(line.entry.kind is EntryKind.PART for line in state.lines)),
        ):
            widget.setVisible(is_shown)
        self.head.render_state(state, self._now())
        self.kinds.show_kind(state.kind)
        for part in (self.form, self.closing, self.closed, *self._side):
            part.render_state(state)
        if state.warnings is not None:
            self.warnings.show_warnings(state.warnings)
        lines = tuple(reversed(state.lines)) if is_open else state.lines
        self.rows.show_lines(lines, self._words, self._theme, state.sheet.state.visit.zone)

    def _tick(self) -> None:
        self.head.tick(self._now())

    # ------------------------------------------------------------ what the user does

    def _type(self, name: str, text: str) -> None:
        self.model.type(name, text)
        if not self._saving.isActive():
            self._saving.start()

    def _choose(self, kind: EntryKind) -> None:
        self.model.choose(kind)
        self.form.suggest(self.model.suggestions(kind))
        self.form.focus_first()

    def _enter(self) -> None:
        if self.model.enter():
            self.form.focus_first()

    def _amend(self, entry: VisitEntry) -> None:
        self.model.begin_amending(entry)
        self.form.suggest(self.model.suggestions(entry.kind))
        self.form.focus_first()
        self._page.verticalScrollBar().setValue(0)

    def _withdraw(self, entry: VisitEntry) -> None:
        undo = self.model.withdraw(entry)
        if undo is not None:
            notify(self, self.tr("Taken back."), self.tr("Undo"), undo)

    def _close(self) -> None:
        if self.model.close():
            self._page.verticalScrollBar().setValue(0)
            self.closed.sign.setFocus()

    def _sign(self) -> None:
        from fieldkm.desktop.visit.signature import SignatureDialog

        said = self.tr("With the signature the customer confirms the visit, not that all is well.")
        dialog = SignatureDialog(self._theme, said, self)
        if dialog.exec():
            self.model.sign(dialog.png, dialog.name)

    def _move(self) -> None:
        from fieldkm.desktop.visit.move_dialog import MoveDialog

        shell = self._shell
        dialog = MoveDialog(shell.workplace, shell.tasks, self._theme, self)
        if dialog.exec():
            self.model.move(dialog.place, dialog.reason)

    def _save_report(self) -> None:
        if self.model.visit:
            self._reports.save(self.model.visit)

    def _go_to_customer(self) -> None:
        if self.model.state.sheet:
            self._shell.go(CustomerPlace(self.model.state.sheet.state.place.customer))

    def _go_to_machine(self) -> None:
        if self.model.state.sheet:
            self._shell.go(MachinePlace(self.model.state.sheet.state.place.machine))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_files(event.mimeData()) and self.model.visit:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._pictures.drop(event)

    # ------------------------------------------------------------ putting together

    def _make_parts(self, theme: Theme) -> None:
        words = self._words
        self.head = VisitHead(theme, words)
        self.kinds = KindBar(theme, words)
        self.form = EntryForm(theme, words)
        self.closing = ClosingForm(theme, words)
        self.closed = ClosedPanel(theme, words)
        self.rows = EntryRows()
        self.warnings = WarningsPanel(theme)
        self.fixes = FixesPanel(theme, words)
        self.tests = TestsPanel(theme, words)
        self.procedures = ProceduresPanel(theme, words)
        self.parts = PartsPanel(theme, words)
        self.photos = PhotosPanel(theme, words)
        self._main = (self.kinds, self.form, self.closing, self.closed)
        self._side = (self.fixes, self.tests, self.procedures, self.parts, self.photos)
        self._written, self._fixes, self._tests, self._procedures = (Group() for _ in range(4))
        self._parts, self._photos = Group(), Group()
        self._page = ColumnsPage(theme, is_centred=False, shares=(5, 3), most_width=1400)
        self._nothing = QWidget()
        self._title, self._hint = ScreenTitle(), MutedLabel()
        self._problem = ErrorLabel()

    def _lay_out(self) -> None:
        page = self._page
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(28, 28, 28, 28)
        nothing.addWidget(self._title)
        nothing.addWidget(self._hint)
        nothing.addWidget(self._problem)
        nothing.addStretch(1)
        for group, content in (
            (self._written, self.rows),
            (self._fixes, self.fixes),
            (self._tests, self.tests),
            (self._procedures, self.procedures),
            (self._parts, self.parts),
            (self._photos, self.photos),
        ):
            group.put(content)
        page.left.setSpacing(14)
        main: tuple[QWidget, ...] = (*self._main, self._written)
        for widget in main:
            page.left.addWidget(widget)
        page.left.addStretch(1)
        side = (self._fixes, self._tests, self._procedures, self._parts, self._photos)
        for group in side:
            page.right.addWidget(group)
        page.right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(page, 1)
        whole.addWidget(self._nothing, 1)
        self.setFocusProxy(self.form.line)

    def _connect(self) -> None:
        model, head, form = self.model, self.head, self.form
        self._saving.timeout.connect(model.save_draft)
        self._ticking.timeout.connect(self._tick)
        head.run.clicked.connect(model.start_or_stop)
        head.relocate.clicked.connect(self._move)
        head.report.clicked.connect(self._save_report)
        head.finish.clicked.connect(model.begin_closing)
        head.customer.clicked.connect(self._go_to_customer)
        head.machine.clicked.connect(self._go_to_machine)
        self.kinds.chosen.connect(self._choose)
        form.typed.connect(self._type)
        form.entered.connect(self._enter)
        form.quantity_changed.connect(model.change_quantity)
        form.van_changed.connect(model.take_from_van)
        form.amending_ended.connect(model.stop_amending)
        self.closing.typed.connect(self._type)
        self.closing.close_wished.connect(self._close)
        self.closing.back_wished.connect(model.back_to_work)
        self.closed.sign.clicked.connect(self._sign)
        self.closed.report.clicked.connect(self._save_report)
        for wished in (self.closing.fix_wished, self.closed.write_fix.clicked):
            wished.connect(lambda: self._shell.write_fix(model.visit))
        self._connect_side()

    def _connect_side(self) -> None:
        model, go = self.model, self._shell.go
        self.rows.amend_wished.connect(self._amend)
        self.rows.withdraw_wished.connect(self._withdraw)
        self.tests.answered.connect(model.answer)
        self.fixes.opened.connect(go)
        self.fixes.used.connect(model.use_fix)
        self.procedures.opened.connect(go)
        self.parts.opened.connect(lambda number: go(PartPlace(number)))
        self.warnings.opened.connect(go)
        self.warnings.task_done.connect(model.finish_task)
        self._shell.synchroniser.watch_records(self._records_changed)

    def _records_changed(self) -> None:
        """Show what a colleague or another laptop has written meanwhile."""
        if self.isVisible() and not self.model.is_writing:
            self.model.reload()

    def _add_keys(self) -> None:
        for keys, action in (
            ("Ctrl+P", self._save_report),
            ("Ctrl+Shift+Return", self.model.begin_closing),
            ("Ctrl+Shift+V", self.photos.take_clipboard),
        ):
            key_within(self, keys, action)

    def _now(self) -> datetime:
        return self._shell.workplace.clock.now()
