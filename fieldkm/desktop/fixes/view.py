"""The Fixes screen: at the left the list, at the right one of them as it is read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkm.app.places import FixDraftPlace, FixPlace, FlagPlace, Place
from fieldkm.desktop.fixes.finder import FixFinder
from fieldkm.desktop.fixes.fix_page import FixPage
from fieldkm.desktop.fixes.remark_form import RemarkKind
from fieldkm.desktop.fixes.start_panel import StartPanel
from fieldkm.desktop.fixes.view_model import FixesViewModel, State
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.columns import Column
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.desktop.shell.routes import FIXES
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import FixState

_SIDE_BY_SIDE = 860  # pixels at 100 %; with less the list gives way to the fix that is open
_TEXT_WIDE = 800
_AROUND = 24  # pixels that are shown above and below what is filled in


class FixesScreen(QWidget):
    """In a narrow window the list gives way to the fix that is open."""

    name = FIXES

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._shell = shell
        self._theme = shell.theme
        self._words = FixWords(shell.workplace.clock.now)
        self.finder = FixFinder(shell.theme, self._words)
        self.all = GhostButton("", shell.theme, "back")
        self.problem = ProblemPanel()
        self.start = StartPanel(shell.theme, self._words)
        self.page = FixPage(shell.theme, self._words)
        self._side = Column()
        self.model = FixesViewModel(
            shell.workplace, shell.tasks, shell.synchroniser.wrote, self._render
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.finder.box)
        self.retheme(shell.theme)
        self._say_words()

    # ------------------------------------------------------------ a screen

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show a fix, or the list with what was open beside it."""
        self._offer_model()
        self.model.language = current_language()
        if not self.model.state.is_read:
            self.model.find(self.finder.wanted)
        if isinstance(place, FixPlace):
            self._side.verticalScrollBar().setValue(0)
        self.model.show(place.fix if isinstance(place, FixPlace) else self.model.shown)

    def location(self) -> Location:
        """Return which fix is open, how far it is read, and what is typed."""
        scroll = self._side.verticalScrollBar().value()
        return Location(FIXES, FixPlace(self.model.shown), scroll, self.finder.box.text())

    def restore(self, location: Location) -> None:
        """Come back to a fix, or to the list."""
        self.finder.box.setText(location.detail)
        self.show_place(location.place)
        self._side.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """Offer what holds for the machine at hand."""
        self._offer_model()

    def on_library_changed(self) -> None:
        """Pages of manuals are called by other titles now."""
        self._reload()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for part in (self.finder, self.page, self.all):
            part.retheme(theme)
        self._fold()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._say_words()
        self._reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # ------------------------------------------------------------ inside

    def _say_words(self) -> None:
        self.all.setText(self.tr("All fixes"))
        self.finder.retranslate(self.model.state)
        self.start.retranslate()
        self.page.retranslate()

    def _render(self, state: State) -> None:
        self.finder.render_state(state, self.model.shown)
        self.problem.show_error(state.error)
        self.page.render_state(state)
        self.page.setVisible(state.opened is not None)
        self.start.show_start(state.start)
        self.start.setVisible(state.opened is None and state.is_read)
        self._fold()

    def _fold(self) -> None:
        theme = self._theme
        has_room = self.width() >= theme.px(_SIDE_BY_SIDE)
        is_open = bool(self.model.shown)
        shows_list = has_room or not is_open
        gives_way = self.finder.isVisible() and not shows_list
        self.finder.setVisible(shows_list)
        self.finder.fit(self.width(), is_alone=not has_room)
        self._side.setVisible(has_room or is_open)
        self._side.inner.setMaximumWidth(theme.px(_TEXT_WIDE))
        self.all.setVisible(not has_room)
        if gives_way:
            self.all.setFocus()  # else the keys would go to the rail

    def _lay_out(self) -> None:
        for part in (self.all, self.problem, self.start, self.page):
            self._side.content.addWidget(part)
        self._side.content.setAlignment(self.all, Qt.AlignmentFlag.AlignLeft)
        self._side.content.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.finder)
        row.addWidget(self._side, 1)
        self.page.hide()

    def _connect(self) -> None:
        model, page, go = self.model, self.page, self._go
        self.finder.asked.connect(model.find)
        self.finder.chosen.connect(self._open)
        self.finder.write_wished.connect(lambda: self._shell.write_fix(""))
        self.all.clicked.connect(lambda: model.show(""))
        self.start.fix_opened.connect(lambda fix: go(FixPlace(fix)))
        page.fix_opened.connect(lambda fix: go(FixPlace(fix)))
        page.flag_opened.connect(lambda flag: go(FlagPlace(flag)))
        page.link_opened.connect(self._follow)
        page.photo_opened.connect(self._open_photo)
        page.improve_wished.connect(lambda: model.improve(lambda one: go(FixDraftPlace(one))))
        page.used.connect(model.use)
        for form in (page.form, page.outcome):
            form.begun.connect(partial(self._bring_into_sight, form))
        page.remarked.connect(self._remark)
        self._shell.synchroniser.watch_records(self._refresh)

    def _bring_into_sight(self, form: QWidget) -> None:
        """Scroll to what is filled in, as soon as it has its height."""
        QTimer.singleShot(0, self, lambda: self._side.ensureWidgetVisible(form, 0, _AROUND))

    def _go(self, place: Place) -> None:
        self._shell.go(place)

    def _open(self, line: FixLine) -> None:
        is_draft = line.state is FixState.DRAFT
        self._go(FixDraftPlace(line.id) if is_draft else FixPlace(line.id))

    def _remark(self, kind: RemarkKind, text: str) -> None:
        write = {
            RemarkKind.COMMENT: self.model.comment,
            RemarkKind.THANKS: self.model.thank,
            RemarkKind.REPORT: self.model.report,
            RemarkKind.WITHDRAWAL: self.model.withdraw,
        }[kind]
        write(text)

    def _follow(self, link: str) -> None:
        place = self.model.place(link)
        if place is not None:
            self._go(place)

    def _open_photo(self, sha256: str) -> None:
        opened = self.model.state.opened
        path = opened.photos.get(sha256) if opened else None
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _offer_model(self) -> None:
        machine = self._shell.workplace.machine_at_hand
        self.finder.offer_model(machine.model if machine else "")

    def _refresh(self) -> None:
        if self.isVisible():
            self._reload()

    def _reload(self) -> None:
        self.model.language = current_language()
        if self.model.state.is_read:
            self.model.load()
