"""A history drawn from a seed: the same seed, the same history."""

from __future__ import annotations

import random
from collections.abc import Callable

from fieldkm.cli.benches.faults.histories import CUSTOMERS, TERRITORIES, History
from fieldkm.cli.benches.faults.line import FAULTS
from fieldkm.cli.benches.faults.wrong import Wrong

_STEPS = 14  # long and bad enough for any bug to matter


def lived(history: History, seed: int) -> list[Wrong]:
    """Let a history happen and settle; returns what is wrong with it."""
    draw = random.Random(seed)
    for _ in range(_STEPS):
        _do_something(history, draw)
    return history.settle()


def _do_something(history: History, draw: random.Random) -> None:
    laptop = draw.choice(history.laptops)
    user, author = laptop.caller.user, laptop.author
    customer, territory = draw.choice(CUSTOMERS), draw.choice(TERRITORIES)

    def write_note() -> None:
        if customer in author.customers():
            author.write_note(customer, "ring at the back gate")

    deeds: list[Callable[[], object]] = [
        write_note,
        write_note,
        lambda: author.change_phone(customer, str(draw.randint(1, 9))),
        author.count,
        author.count,
        laptop.sync,
        laptop.sync,
        laptop.sync,
        lambda: laptop.sync(draw.choice(FAULTS)),
        lambda: laptop.sync(draw.choice(FAULTS)),
        laptop.door.deliver_late,
        lambda: history.move_customer(customer, territory),
        lambda: history.give_territory(user, territory),
        lambda: history.take_territory(user, territory),
        history.back_up,
        history.restore,
    ]
    draw.choice(deeds)()
