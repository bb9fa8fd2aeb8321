"""What is written on the Customers screen: each form with what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldkm.app.history_events import machine_name
from fieldkm.desktop.customers.form import Entry, RecordForm
from fieldkm.desktop.customers.forms import Forms
from fieldkm.desktop.customers.view_model import CustomersViewModel
from fieldkm.desktop.kit.notices import notify, notify_error
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
    Task,
)
from fieldkm.domain.manuals import Signal
from fieldkm.errors import BadInput

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.before_entry import Remark
    from fieldkm.app.customer_book import CustomerBook
    from fieldkm.app.customers import CustomerPage

    Choices = tuple[tuple[str, str], ...]
    Values = Mapping[str, str]

Removable = Contact | Preference | Hazard | Task
_TOLD: Mapping[str, type[Removable]] = MappingProxyType(
    {"preference": Preference, "hazard": Hazard, "task": Task}
)


class CustomerWriting(QObject):
    """Opens forms over `window`, and writes what they are given."""

    def __init__(
        self,
        window: QWidget,
        model: CustomersViewModel,
        book: Callable[[], CustomerBook],
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._book = book
        self.theme = theme
        self._forms = Forms(self)
        self.form: RecordForm | None = None

    def change(self, record: Customer | Site | Contact) -> None:
        """Let a customer, site or person be changed; a person can be removed."""
        match record:
            case Customer():
                title, entries = self.tr("Customer"), self._forms.customer(record)
            case Site():
                title, entries = self.tr("Site"), self._forms.site(record)
            case Contact():
                title, entries = self.tr("Contact"), self._forms.contact(record, ())
        form = self._open(title, entries, is_removable=isinstance(record, Contact))
        self._let_save(form, lambda values: self._book().change(record, values))
        self._let_remove(form, Contact, record.id)

    def change_remark(self, kind: str, remark: Remark) -> None:
        """Let a preference, hazard or task be said in other words, or removed."""
        form = self._open(self._title(kind), self._entries(kind, remark, ()), is_removable=True)
        self._let_save(form, lambda values: self._change_remark(kind, remark.id, values))
        self._let_remove(form, _TOLD[kind], remark.id)

    def add(self, kind: str) -> None:
        """Let something be added to the customer that is shown."""
        page = self._model.state.page
        if page is None:
            return
        if kind in _TOLD:
            form = self._open(self._title(kind), self._entries(kind, None, self._subjects(page)))
            self._let_save(form, partial(self._add_remark, kind))
        else:
            self._add_place(kind, page)

    def finish(self, task: str) -> None:
        """Note that a task is done; that can be taken back for some seconds."""
        undo = partial(self._write, lambda: self._book().reopen(task))
        self._write(lambda: self._book().finish(task), self.tr("Noted as done."), undo)

    def _add_place(self, kind: str, page: CustomerPage) -> None:
        customer = page.customer.id
        if kind == "site":
            form = self._open(self.tr("New site"), self._forms.site(None))
            self._let_save(form, lambda values: self._book().add_site(customer, values))
            return
        anywhere = ("", self.tr("At all sites"))
        sites = tuple((item.site.id, self._named(item.site)) for item in page.sites)
        form = self._open(self.tr("New contact"), self._forms.contact(None, (anywhere, *sites)))
        self._let_save(
            form, lambda values: self._book().add_contact(customer, values["site"], values)
        )

    def _entries(self, kind: str, remark: Remark | None, subjects: Choices) -> list[Entry]:
        makers = {
            "preference": self._forms.preference,
            "hazard": self._forms.hazard,
            "task": self._forms.task,
        }
        return makers[kind](remark, subjects)

    def _title(self, kind: str) -> str:
        names = {
            "preference": self.tr("Preference"),
            "hazard": self.tr("Hazard"),
            "task": self.tr("To be done"),
        }
        return names[kind]

    def _subjects(self, page: CustomerPage) -> Choices:
        """Return all that a remark can be about: the customer first."""
        found = [(SubjectKind.CUSTOMER, page.customer.id, self.tr("The whole customer"))]
        for item in page.sites:
            found.append((SubjectKind.SITE, item.site.id, self._named(item.site)))
            found += [
                (SubjectKind.MACHINE, line.machine.id, machine_name(line.machine))
                for line in item.machines
            ]
        people = (*page.contacts, *(person for item in page.sites for person in item.contacts))
        found += [(SubjectKind.CONTACT, person.id, person.name) for person in people]
        return tuple((f"{kind.value}/{identity}", name) for kind, identity, name in found)

    def _named(self, site: Site) -> str:
        return site.name or site.town or self.tr("Site without a name")

    def _add_remark(self, kind: str, values: Values) -> None:
        about, _, identity = values["subject"].partition("/")
        subject, book = Subject(SubjectKind(about), identity), self._book()
        if kind == "preference":
            book.add_preference(subject, values["text"])
        elif kind == "hazard":
            book.add_hazard(subject, values["text"], Signal(values["severity"]))
        else:
            book.add_task(subject, values["text"], _day(values["due"]))

    def _change_remark(self, kind: str, identity: str, values: Values) -> None:
        book = self._book()
        if kind == "preference":
            book.change_preference(identity, values["text"])
        elif kind == "hazard":
            book.change_hazard(identity, values["text"], Signal(values["severity"]))
        else:
            book.change_task(identity, values["text"], _day(values["due"]))

    def _open(
        self, title: str, entries: Sequence[Entry], *, is_removable: bool = False
    ) -> RecordForm:
        removable = self.tr("Remove") if is_removable else ""
        form = RecordForm(title, entries, self.theme, self._window, removable=removable)
        form.finished.connect(form.deleteLater)
        self.form = form
        form.open()
        return form

    def _let_save(self, form: RecordForm, work: Callable[[Values], object]) -> None:
        form.saved.connect(
            lambda values: self._model.write(lambda: work(values), form.accept, form.complain)
        )

    def _let_remove(self, form: RecordForm, record_type: type[Removable], identity: str) -> None:
        undo = partial(self._write, lambda: self._book().put_back(record_type, identity))

        def remove() -> None:
            form.accept()
            self._write(
                lambda: self._book().remove(record_type, identity), self.tr("Removed."), undo
            )

        form.removal_wished.connect(remove)

    def _write(
        self,
        work: Callable[[], object],
        told: str = "",
        undo: Callable[[], None] | None = None,
    ) -> None:
        def done() -> None:
            if told:
                notify(self._window, told, self.tr("Undo"), undo)

        self._model.write(work, done, lambda error: notify_error(self._window, error))


def _day(text: str) -> date | None:
    """Return the day that was typed; raises `BadInput`."""
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise BadInput(
            "no-day",
            "“{day}” is no day.",
            "Write year, month and day, as in 2026-12-01.",
            day=text.strip()[:40],
        ) from None
