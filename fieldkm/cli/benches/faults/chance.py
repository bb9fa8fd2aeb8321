"""A history drawn from a seed: the same seed, the same history. Those of even seeds are of
customers, those of odd ones of fixes; whatever else may happen happens in both.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from fieldkm.cli.benches.faults.histories import CUSTOMERS, TERRITORIES, History
from fieldkm.cli.benches.faults.laptops import Laptop
from fieldkm.cli.benches.faults.line import FAULTS
from fieldkm.cli.benches.faults.wrong import Wrong

_STEPS = 14  # long and bad enough for any bug to matter
Deed = Callable[[], object]


def lived(history: History, seed: int) -> list[Wrong]:
    """Let a history happen and settle; returns what is wrong with it."""
    draw = random.Random(seed)
    for _ in range(_STEPS):
        laptop = draw.choice(history.laptops)
        of_fixes = seed % 2 == 1
        deeds = _of_fixes(laptop, draw) if of_fixes else _of_customers(laptop, draw)
        draw.choice([*deeds, *_of_the_line(history, laptop, draw)])()
    return history.settle()


def _of_customers(laptop: Laptop, draw: random.Random) -> list[Deed]:
    author, customer = laptop.author, draw.choice(CUSTOMERS)

    def write_note() -> None:
        if customer in author.customers():
            author.write_note(customer, "ring at the back gate")

    return [
        write_note,
        write_note,
        lambda: author.change_phone(customer, str(draw.randint(1, 9))),
        author.count,
        author.count,
    ]


def _of_fixes(laptop: Laptop, draw: random.Random) -> list[Deed]:
    return [*[lambda: laptop.author.fixes.do_something(draw)] * 8, *[laptop.sync] * 3]


def _of_the_line(history: History, laptop: Laptop, draw: random.Random) -> list[Deed]:
    user, territory = laptop.caller.user, draw.choice(TERRITORIES)
    customer = draw.choice(CUSTOMERS)
    return [
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
