"""What is written down about customers: their own fields, sites, contacts, and what must be known
of them. Only the fields that differ are sent, so that two who write merge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from fieldkm.app.recording import Recorder
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
    Task,
    checked_detail,
    checked_name,
    checked_text,
)
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import Signal
from fieldkm.errors import BadInput
from fieldkm.store.records import Records

Known = Customer | Site | Contact
Told = Preference | Hazard | Task
Removable = Contact | Told
K = TypeVar("K", Customer, Site, Contact)
T = TypeVar("T")

FIELDS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Customer: ("name", "phone", "email"),
        Site: ("name", "address", "postcode", "town", "country", "zone", "phone", "access"),
        Contact: ("name", "function", "phone", "mobile", "email"),
    }
)
"""The fields that are edited here; the rest is the office's."""

_SUBJECTS: Mapping[SubjectKind, type] = MappingProxyType(
    {
        SubjectKind.CUSTOMER: Customer,
        SubjectKind.SITE: Site,
        SubjectKind.CONTACT: Contact,
        SubjectKind.MACHINE: Machine,
    }
)


class CustomerBook:
    """Writes; each call is one transaction, seen at once and sent with the next sync."""

    def __init__(self, records: Records, recorder: Recorder) -> None:
        self._records = records
        self._recorder = recorder

    def change(self, record: Known, values: Mapping[str, str]) -> None:
        """Give a customer, site or contact other values in some of its `FIELDS`. Only what differs
        from `record`, as it was shown, is written. Raises `BadInput`.
        """
        editable = FIELDS[type(record)]
        checked = {
            field: checked_detail(field, value)
            for field, value in values.items()
            if field in editable and value != getattr(record, field)
        }
        self._change(record, checked)

    def add_site(self, customer: str, values: Mapping[str, str]) -> str:
        """Write down a site, in the customer's territory; return its id. Raises `BadInput`."""
        owner = self._found(Customer, customer)
        checked = _checked(Site, values)
        site = Site(self._recorder.new_id(), owner.id, territory=owner.territory)
        self._recorder.write(replace(site, **checked))
        return site.id

    def add_contact(self, customer: str, site: str, values: Mapping[str, str]) -> str:
        """Write down a person, at a site or at all of them; return their id. Raises `BadInput`."""
        owner = self._found(Customer, customer)
        checked = _checked(Contact, values)
        contact = Contact(self._recorder.new_id(), owner.id, site=site)
        self._recorder.write(replace(contact, **checked))
        return contact.id

    def add_preference(self, subject: Subject, text: str) -> str:
        """Write down a standing wish; return its id. Raises `BadInput`."""
        self._check_subject(subject)
        identity, now = self._recorder.new_id(), self._recorder.now()
        me = self._recorder.me
        self._recorder.write(Preference(identity, subject, checked_text(text), me, now))
        return identity

    def add_hazard(self, subject: Subject, text: str, severity: Signal) -> str:
        """Write down a danger; return its id. Raises `BadInput`."""
        self._check_subject(subject)
        identity, now = self._recorder.new_id(), self._recorder.now()
        me = self._recorder.me
        self._recorder.write(Hazard(identity, subject, checked_text(text), severity, me, now))
        return identity

    def add_task(self, subject: Subject, text: str, due: date | None = None) -> str:
        """Write down what is to be done; return its id. Raises `BadInput`."""
        self._check_subject(subject)
        identity, now = self._recorder.new_id(), self._recorder.now()
        task = Task(identity, subject, checked_text(text), due, author=self._recorder.me, made=now)
        self._recorder.write(task)
        return identity

    def change_preference(self, preference: str, text: str) -> None:
        """Say a wish in other words. Raises `BadInput`."""
        self._change(self._found(Preference, preference), {"text": checked_text(text)})

    def change_hazard(self, hazard: str, text: str, severity: Signal) -> None:
        """Say a danger in other words. Raises `BadInput`."""
        values = {"text": checked_text(text), "severity": severity}
        self._change(self._found(Hazard, hazard), values)

    def change_task(self, task: str, text: str, due: date | None) -> None:
        """Say what is to be done in other words. Raises `BadInput`."""
        self._change(self._found(Task, task), {"text": checked_text(text), "due": due})

    def remove(self, record_type: type[Removable], identity: str) -> None:
        """Take away what does not hold any more: it is marked, and can be put back."""
        self._change(self._found(record_type, identity), {"removed": True})

    def put_back(self, record_type: type[Removable], identity: str) -> None:
        """Let hold again what was taken away."""
        self._change(self._found(record_type, identity), {"removed": False})

    def finish(self, task: str) -> None:
        """Note that a task is done."""
        done = {"done": self._recorder.now(), "done_by": self._recorder.me}
        self._change(self._found(Task, task), done)

    def reopen(self, task: str) -> None:
        """Note that a task is not done after all."""
        self._change(self._found(Task, task), {"done": None, "done_by": ""})

    def _change(self, record: Known | Told, values: Mapping[str, Any]) -> None:
        changed = {name: value for name, value in values.items() if value != getattr(record, name)}
        if changed:
            self._recorder.perform(self._recorder.changed(replace(record, **changed), *changed))

    def _found(self, record_type: type[T], identity: str) -> T:
        found = self._records.get(record_type, identity)
        if found is None:
            raise BadInput(
                "no-such-record",
                "This is not on this laptop any more.",
                "Somebody may have moved it to another territory.",
            )
        return found

    def _check_subject(self, subject: Subject) -> None:
        record_type = _SUBJECTS.get(subject.kind)
        if record_type is None or self._records.get(record_type, subject.id) is None:
            raise BadInput(
                "no-such-subject",
                "There is no {kind} “{id}” on this laptop.",
                "Name a customer, a site, a contact or a machine, by its id.",
                kind=subject.kind.value,
                id=subject.id,
            )


def _checked(record_type: type[K], values: Mapping[str, str]) -> dict[str, Any]:
    editable = FIELDS[record_type]
    checked_name(values.get("name", ""))
    return {
        field: checked_detail(field, value) for field, value in values.items() if field in editable
    }
