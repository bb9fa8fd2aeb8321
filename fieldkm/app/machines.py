"""The machine at hand: recognised from what a technician types or scans."""

from __future__ import annotations

from fieldkm.app.library import Library
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import Model


class Machines:
    """The models that the installed manuals cover."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def models(self) -> list[Model]:
        """Return every model of the installed manuals, each once, manual by manual in its order."""
        found: dict[str, Model] = {}
        for reader in self._library.readers():
            for model in sorted(reader.info.models, key=lambda m: m.order):
                found.setdefault(model.id, model)
        return list(found.values())

    def recognise(self, text: str) -> list[MachineAtHand]:
        """Return the machines that `text` can mean: a serial number, a model, or `model serial`.

        More than one when a serial fits several models; none when it fits no model.
        """
        typed = text.strip()
        if not typed:
            return []
        models = self.models()
        by_name = [m for m in models if compact(typed) in (compact(m.id), compact(m.name))]
        if by_name:
            return [MachineAtHand(model.id) for model in by_name]
        first, _, rest = typed.rpartition(" ")
        named = [m for m in models if first and compact(m.id) == compact(first)]
        if named:
            return [MachineAtHand(named[0].id, rest.upper())]
        return [MachineAtHand(m.id, typed.upper()) for m in models if m.made(typed)]
