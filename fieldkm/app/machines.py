"""The machine at hand: recognised from what a technician types or scans."""

from __future__ import annotations

from fieldkm.app.library import Library
from fieldkm.app.machine_book import MachineBook
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.codes import compact
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import Model
from fieldkm.errors import Unavailable


class Machines:
    """The machines that are kept in the records, and the models that the manuals cover."""

    def __init__(self, library: Library, book: MachineBook) -> None:
        self._library = library
        self._book = book

    def models(self) -> list[Model]:
        """Return every model of the installed manuals, each once, manual by manual in its order."""
        found: dict[str, Model] = {}
        for reader in self._library.readers():
            for model in sorted(reader.info.models, key=lambda m: m.order):
                found.setdefault(model.id, model)
        return list(found.values())

    def recognise(self, text: str) -> list[MachineAtHand]:
        """Return the machines that `text` can mean: a serial number, a model, or `model serial`.

        Machines of the records come before what the manuals' serial patterns say. More than one
        when a serial number was used twice or fits several models; none when nothing knows it.
        """
        typed = text.strip()
        if not typed:
            return []
        return [machine.at_hand for machine in self._kept(typed)] or self.of_models(typed)

    def of_models(self, text: str) -> list[MachineAtHand]:
        """Return what `text` can mean by the manuals alone: models and their serial patterns."""
        typed = text.strip()
        models = self.models()
        by_name = [m for m in models if compact(typed) in (compact(m.id), compact(m.name))]
        if by_name:
            return [MachineAtHand(model.id) for model in by_name]
        first, _, rest = typed.rpartition(" ")
        named = [m for m in models if first and compact(m.id) == compact(first)]
        if named:
            return self._of_model(named[0].id, rest)
        return [MachineAtHand(m.id, typed.upper()) for m in models if m.made(typed)]

    def _of_model(self, model: str, serial: str) -> list[MachineAtHand]:
        """A model and a serial number, typed one after the other."""
        kept = self._kept(serial)
        same = [machine.at_hand for machine in kept if compact(machine.model) == compact(model)]
        return same or [MachineAtHand(model, serial.upper())]

    def _kept(self, serial: str) -> list[Machine]:
        """The manuals can be used while the records cannot be read: locked after long offline."""
        try:
            return [known.machine for known in self._book.of_serial(serial)]
        except Unavailable:
            return []
