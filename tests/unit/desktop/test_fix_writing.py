"""A fix begun from anywhere: from a visit where there is one, also while customers are locked."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from fieldkm.app.places import FixDraftPlace
from fieldkm.desktop.shell.fix_writing import FixWriting
from fieldkm.errors import Unavailable
from tests.support.tasks import ImmediateTasks

LOCKED = Unavailable("customers-locked", "Customers' data is locked.", "Sync.")


@dataclass
class Bench:
    """Drafts that are called as what they were begun from, and where it led."""

    visit: str = ""
    is_locked: bool = False
    gone: list[object] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)

    def __post_init__(self) -> None:
        workplace: Any = SimpleNamespace(
            visits=SimpleNamespace(open_visit=self.open_visit),
            fix_drafts=SimpleNamespace(
                begin=lambda: SimpleNamespace(id="new"),
                from_visit=lambda visit: SimpleNamespace(id=f"of {visit}"),
            ),
        )
        self.writing = FixWriting(workplace, ImmediateTasks(), self.gone.append, self.failed.append)

    def open_visit(self) -> object:
        if self.is_locked:
            raise LOCKED
        return SimpleNamespace(visit=SimpleNamespace(id=self.visit)) if self.visit else None


def test_it_is_begun_from_the_visit_that_is_named_else_from_the_one_at_hand() -> None:
    bench = Bench("v-open")
    bench.writing.begin("v-closed")
    bench.writing.begin()
    assert bench.gone == [FixDraftPlace("of v-closed"), FixDraftPlace("of v-open")]


def test_without_a_visit_it_is_begun_from_nothing() -> None:
    bench = Bench()
    bench.writing.begin()
    assert bench.gone == [FixDraftPlace("new")]


def test_while_customers_are_locked_one_can_write_all_the_same() -> None:
    bench = Bench("v-open", is_locked=True)
    bench.writing.begin()
    assert bench.gone == [FixDraftPlace("new")]
    assert bench.failed == []
