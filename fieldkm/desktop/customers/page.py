"""A customer's page: what must be known on top, below it places, people, what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkm.desktop.customers.site_panel import SitePanel, contact_line
from fieldkm.desktop.history.view import HistoryList
from fieldkm.desktop.history.warnings_panel import WarningsPanel
from fieldkm.desktop.kit.buttons import GhostButton, IconButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel, ProblemPanel
from fieldkm.desktop.kit.columns import ColumnsPage, Group
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel, ScreenTitle
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.synchronising.words import SyncWords
from fieldkm.desktop.sync.conflict_card import ConflictCard

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.conflicts import OpenConflict
    from fieldkm.app.customers import CustomerPage, SitePage
    from fieldkm.domain.customers import Customer

_FIRST_SITES = 12


class CustomerPageView(ColumnsPage):
    """Shows a page. `edit_wished` carries the customer, site, person or (with its kind) remark that
    is to be changed, `add_wished` the kind of what is to be added; `settle_wished` a conflict's id
    and whether the other text is taken.
    """

    opened = Signal(object)
    edit_wished = Signal(object)
    remark_wished = Signal(str, object)
    add_wished = Signal(str)
    task_done = Signal(str)
    report_wished = Signal()
    settle_wished = Signal(str, bool)

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__(theme, is_centred=False, shares=(5, 7))
        self._look = theme
        self._shown: CustomerPage | None = None
        self._shows_all_sites = False
        self._name = ScreenTitle()
        self._about = MutedLabel()
        self.edit = IconButton("edit", "", theme)
        self.report = GhostButton("", theme, "incident")
        self.problem = ProblemPanel()
        self.warnings = WarningsPanel(theme, is_editable=True)
        self.add = {
            "preference": GhostButton("", theme, "heart"),
            "hazard": GhostButton("", theme, "alert"),
            "task": GhostButton("", theme, "task"),
        }
        self.add_place = {
            "site": GhostButton("", theme, "site"),
            "contact": GhostButton("", theme, "customer"),
        }
        self._conflicts, self._people, self._sites = Group(), Group(), Group()
        self._past = Group()
        self.history = HistoryList(tasks, theme, group="customer-history")
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_page(self, page: CustomerPage) -> None:
        """Show a customer as it is now."""
        if page == self._shown:
            return
        if self._shown is None or page.customer.id != self._shown.customer.id:
            self._shows_all_sites = False
        self._shown = page
        self._name.setText(page.customer.name or page.customer.external_id)
        self._about.setText(self._known(page))
        self.problem.say("")
        self.warnings.show_warnings(page.warnings)
        self._fill_conflicts(page.conflicts)
        self._fill_people(page)
        self._fill_sites(page)

    def show_problem(self, error: Exception) -> None:
        """Say why there is no page."""
        self.problem.show_error(error)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        super().retheme(theme)
        self._look = theme
        if hasattr(self, "history"):
            retheme_buttons(self, theme)
            self.warnings.retheme(theme)
            self.history.retheme(theme)
            self._show_anew()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.edit.describe(self.tr("Change name, phone, e-mail"))
        self.report.setText(self.tr("Report an incident"))
        self.add["preference"].setText(self.tr("Add a preference"))
        self.add["hazard"].setText(self.tr("Add a hazard"))
        self.add["task"].setText(self.tr("Add a task"))
        self.add_place["site"].setText(self.tr("Add a site"))
        self.add_place["contact"].setText(self.tr("Add a contact"))
        self._conflicts.entitle(self.tr("Two people have changed the same field"))
        self._people.entitle(self.tr("Contacts"))
        self._sites.entitle(self.tr("Sites and machines"))
        self._past.entitle(self.tr("What has happened"))
        self.warnings.retranslate()
        self.history.retranslate()
        self._show_anew()

    def _show_anew(self) -> None:
        page, self._shown = self._shown, None
        if page is not None:
            self.show_page(page)

    def _known(self, page: CustomerPage) -> str:
        customer = page.customer
        told = (customer.phone, customer.email, page.territory, customer.external_id)
        return " · ".join(text for text in (*told, *customer.tags) if text)

    def _fill_conflicts(self, conflicts: tuple[OpenConflict, ...]) -> None:
        self._conflicts.fill(*map(self._conflict, conflicts))
        self._conflicts.setVisible(bool(conflicts))

    def _conflict(self, conflict: OpenConflict) -> QWidget:
        card = ConflictCard(conflict, SyncWords(self), self._look)
        card.keep_wished.connect(lambda: self.settle_wished.emit(conflict.id, False))
        card.other_wished.connect(lambda: self.settle_wished.emit(conflict.id, True))
        return card

    def _fill_people(self, page: CustomerPage) -> None:
        people = Panel()
        for contact in page.contacts:
            people.content.addWidget(contact_line(contact, self._look, self.edit_wished.emit))
        if not page.contacts:
            people.content.addWidget(MutedLabel(self.tr("Nobody is named for all sites.")))
        self._people.fill(people)

    def _fill_sites(self, page: CustomerPage) -> None:
        shown = page.sites if self._shows_all_sites else page.sites[:_FIRST_SITES]
        widgets: list[QWidget] = [self._site(site) for site in shown]
        rest = len(page.sites) - len(shown)
        if rest:
            more = GhostButton(self.tr("%n more site(s)", "", rest), self._look, "down")
            more.clicked.connect(self._show_all_sites)
            widgets.append(more)
        if not page.sites:
            widgets.append(MutedLabel(self.tr("No site of this customer is known here.")))
        self._sites.fill(*widgets)

    def _site(self, site: SitePage) -> QWidget:
        panel = SitePanel(site, self._look)
        panel.opened.connect(self.opened)
        panel.edit_wished.connect(self.edit_wished)
        return panel

    def _show_all_sites(self) -> None:
        self._shows_all_sites = True
        if self._shown is not None:
            self._fill_sites(self._shown)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._about)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(names, 1)
        top.addWidget(self.edit)
        top.addWidget(self.report)
        before = QVBoxLayout()
        before.setSpacing(8)
        before.addWidget(self.warnings)
        before.addWidget(FoldingRow(*self.add.values()))
        self.head.addLayout(top)
        for widget in (self.problem, self._conflicts):
            self.head.addWidget(widget)
        self.head.addLayout(before)
        self.left.addWidget(self._sites)
        self.left.addWidget(self._people)
        self.left.addWidget(FoldingRow(*self.add_place.values()))
        self.left.addStretch(1)
        self._past.put(self.history)
        self.right.addWidget(self._past)
        self.right.addStretch(1)
        self._conflicts.hide()

    def _connect(self) -> None:
        self.warnings.opened.connect(self.opened)
        self.warnings.task_done.connect(self.task_done)
        self.warnings.edit_wished.connect(self.remark_wished)
        self.history.opened.connect(self.opened)
        self.report.clicked.connect(self.report_wished)
        self.edit.clicked.connect(self._edit_customer)
        for kind, button in (*self.add.items(), *self.add_place.items()):
            button.clicked.connect(lambda _=False, kind=kind: self.add_wished.emit(kind))

    def _edit_customer(self) -> None:
        if self._shown is not None:
            customer: Customer = self._shown.customer
            self.edit_wished.emit(customer)
