"""The Customers screen: find one at the left, its page at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from fieldkm.app.places import CustomerPlace, Place
from fieldkm.desktop.customers.finder import Finder
from fieldkm.desktop.customers.page import CustomerPageView
from fieldkm.desktop.customers.view_model import CustomersViewModel, State
from fieldkm.desktop.customers.writing import CustomerWriting
from fieldkm.desktop.kit.buttons import LinkButton
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import PlainLabel
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notify_error
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.routes import CUSTOMERS, SYNC
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.domain.customers import Subject, SubjectKind

_PORTION = 30  # events at a time
_LEAST_FOR_BOTH = 740  # pixels at 100 %


class Invitation(QWidget):
    """What stands at the right while no customer is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = PlainLabel()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.problem = ProblemPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(14)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(self._sign)
        column.addWidget(self._words)
        column.addStretch(1)
        self.retheme(theme)

    def say(self, words: str) -> None:
        """Show these words; the sign stands above them."""
        self._words.setText(words)
        self._sign.setVisible(bool(words))

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._sign.setPixmap(pixmap("customer", theme["faint"], theme.px(44)))


class CustomersScreen(QWidget):
    """Lists the territory's customers and shows all that is known of one."""

    name = CUSTOMERS

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._shell = shell
        workplace = shell.workplace
        self.model = CustomersViewModel(workplace, shell.tasks, shell.synchroniser.wrote)
        self.finder = Finder(shell.theme)
        self.page = CustomerPageView(shell.tasks, shell.theme)
        self.writing = CustomerWriting(
            self, self.model, lambda: workplace.customer_book, shell.theme
        )
        self._invitation = Invitation(shell.theme)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._invitation)
        self._sides.addWidget(self.page)
        self.to_list = LinkButton("", shell.theme, "back")
        self._theme = shell.theme
        self._wanted_scroll = 0
        self._wants_list = False
        self._right = QWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.model.watch(self._render)

    # ------------------------------------------------------------ a screen

    @property
    def widget(self) -> QWidget:
        """The widget that the window shows."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show a customer, or read what is shown anew."""
        self._wants_list = self._wants_list and not isinstance(place, CustomerPlace)
        if isinstance(place, CustomerPlace) and place.customer != self.model.state.chosen:
            self._choose(place.customer)
            self.page.verticalScrollBar().setValue(0)
        else:
            self.page.history.refresh()
        self.model.load(current_language())

    def location(self) -> Location:
        """Return who is shown, and what is typed."""
        chosen = self.model.state.chosen
        place = CustomerPlace(chosen) if chosen else None
        scroll = self.page.verticalScrollBar().value()
        return Location(self.name, place, scroll, self.finder.box.text())

    def restore(self, location: Location) -> None:
        """Go back to a customer, scrolled as it was."""
        self.finder.box.setText(location.detail)
        self.show_place(location.place)
        self._wanted_scroll = location.scroll
        bar = self.page.verticalScrollBar()
        self._scroll_back(bar.minimum(), bar.maximum())

    def on_machine_changed(self) -> None:
        """Nothing here depends on the machine."""

    def on_library_changed(self) -> None:
        """Nothing here depends on the manuals."""

    def retheme(self, theme: Theme) -> None:
        """Show other colours, another zoom, or targets for gloves."""
        self._theme = theme
        self.finder.retheme(theme)
        self.to_list.retheme(theme)
        self._arrange()
        self.page.retheme(theme)
        self._invitation.retheme(theme)
        self.writing.theme = theme

    def retranslate(self) -> None:
        """Show all words in the current language."""
        self.to_list.setText(self.tr("All customers"))
        self.finder.retranslate(self.model.state)
        self.page.retranslate()
        self._render(self.model.state)

    # ------------------------------------------------------------ inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.to_list)
        column.addWidget(self._sides, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.finder)
        row.addWidget(self._right, 1)
        self.setFocusProxy(self.finder.box)

    def _arrange(self) -> None:
        """Show list and page beside each other; where there is no room for both, one of them."""
        has_room = self.width() >= self._theme.px(_LEAST_FOR_BOTH)
        has_page = bool(self.model.state.chosen) and not self._wants_list
        self.finder.fit(self.width(), is_alone=not has_room)
        self.finder.setVisible(has_room or not has_page)
        self._right.setVisible(has_room or has_page)
        self.to_list.setVisible(not has_room)

    def _show_list(self) -> None:
        self._wants_list = True
        self._arrange()
        self.finder.box.setFocus()

    def _connect(self) -> None:
        shell, finder, page = self._shell, self.finder, self.page
        finder.typed.connect(self.model.filter)
        finder.chosen.connect(lambda customer: shell.go(CustomerPlace(customer)))
        finder.sync_wished.connect(lambda: shell.show_screen(SYNC))
        self.to_list.clicked.connect(self._show_list)
        page.opened.connect(shell.go)
        page.edit_wished.connect(self.writing.change)
        page.remark_wished.connect(self.writing.change_remark)
        page.add_wished.connect(self.writing.add)
        page.task_done.connect(self.writing.finish)
        page.report_wished.connect(self._report)
        page.settle_wished.connect(self._settle)
        shell.synchroniser.watch_records(self._on_records)
        page.verticalScrollBar().rangeChanged.connect(self._scroll_back)
        for key, kind in (("Ctrl+Shift+P", "preference"), ("Ctrl+Shift+H", "hazard")):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.writing.add, kind))

    def _choose(self, customer: str) -> None:
        self.model.choose(customer)
        workplace = self._shell.workplace
        self.page.history.show_history(
            lambda before: workplace.history.of_customer(customer, _PORTION, before)
        )

    def _scroll_back(self, _least: int, most: int) -> None:
        """Come back to where the reader was, once the page is as long again."""
        if self._wanted_scroll and most >= self._wanted_scroll:
            self.page.verticalScrollBar().setValue(self._wanted_scroll)
            self._wanted_scroll = 0

    def _report(self) -> None:
        subject = Subject(SubjectKind.CUSTOMER, self.model.state.chosen)
        self._shell.report_incident(subject)

    def _settle(self, conflict: str, takes_other: bool) -> None:
        workplace = self._shell.workplace

        def work() -> None:
            conflicts = workplace.conflicts  # may be made now: not on the interface's thread
            settle = conflicts.take_other if takes_other else conflicts.keep
            settle(conflict)

        self.model.write(work, lambda: None, lambda error: notify_error(self, error))

    def _on_records(self) -> None:
        """Something was written, or has come with a sync: show it, if anybody looks."""
        if self.isVisible():
            self.model.load(current_language())
            self.page.history.refresh()

    def _render(self, state: State) -> None:
        self.finder.render_state(state)
        has_page = state.page is not None
        self._sides.setCurrentWidget(self.page if has_page else self._invitation)
        if state.page is not None:
            self.page.show_page(state.page)
        self._invitation.problem.show_error(state.page_error)
        is_inviting = state.total and not state.chosen
        words = self.tr("Choose a customer: what must be known before going in stands on top.")
        self._invitation.say(words if is_inviting else "")
        self._arrange()
