"""What a technician carries in the van, and what a visit takes out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fieldkm.app.recording import Recorder
from fieldkm.domain.codes import compact, same_code
from fieldkm.domain.visits import EntryKind, VanStock, VisitEntry
from fieldkm.errors import BadInput
from fieldkm.protocol.operations import Operation
from fieldkm.store.records import Records


class Van:
    """The van stock of who works here."""

    def __init__(self, records: Records, recorder: Recorder) -> None:
        self._records = records
        self._recorder = recorder

    def stock(self) -> list[VanStock]:
        """Return what is in the van, in the order of part numbers."""
        me, known = self._recorder.me, self._records.of_type(VanStock)
        mine = [item for item in known if item.technician == me and not item.removed]
        return sorted(mine, key=lambda item: item.part)

    def item(self, part: str) -> VanStock | None:
        """Return a part of the van, by any spelling of its number; None where it carries none."""
        return next((item for item in self.stock() if same_code(item.part, part)), None)

    def doubt(self, part: str, quantity: int) -> BadInput | None:
        """Return what is strange about taking so many of a part out of the van: there are fewer.
        It is to be told, not raised: the technician has them in hand.
        """
        item = self.item(part)
        there = item.quantity if item else 0
        if quantity <= there:
            return None
        return BadInput(
            "van-short",
            "The van's list has {there} of {part}, and {quantity} are taken.",
            "The list is set to 0. Count what is in the van.",
            there=there,
            part=part,
            quantity=quantity,
        )

    def taken(self, *used: VisitEntry) -> list[Operation]:
        """Return what takes these parts out of the van's list, which never goes below 0."""
        return self._changed(used, ())

    def exchanged(self, used: VisitEntry | None, before: VisitEntry) -> list[Operation]:
        """Return what puts `before` back into the list and takes `used` out of it."""
        return self._changed((used,) if used else (), (before,))

    def _changed(
        self, used: Iterable[VisitEntry], given_back: Iterable[VisitEntry]
    ) -> list[Operation]:
        taken: dict[str, int] = {}
        for sign, entries in ((1, used), (-1, given_back)):
            for entry in entries:
                if entry.kind is EntryKind.PART and entry.from_van:
                    number = compact(entry.ref)
                    taken[number] = taken.get(number, 0) + sign * entry.quantity
        return self._lowered(taken)

    def _lowered(self, taken: Mapping[str, int]) -> list[Operation]:
        stock = {compact(item.part): item for item in self.stock()} if any(taken.values()) else {}
        return [
            self._recorder.changed(
                replace(stock[part], quantity=max(stock[part].quantity - quantity, 0)), "quantity"
            )
            for part, quantity in taken.items()
            if quantity and part in stock
        ]
