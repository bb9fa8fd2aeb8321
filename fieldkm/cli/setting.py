"""What several commands need first: the workplace of the home, the language, the machine."""

from __future__ import annotations

import locale
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.errors import BadInput
from fieldkm.host.logs import start_logging, stop_logging
from fieldkm.host.paths import chosen_home


@contextmanager
def workplace_of(options: Namespace) -> Iterator[Workplace]:
    """Open the home that the command line names, and close it at the end."""
    home = chosen_home(options.home)
    home.make()
    start_logging(home.logs)
    workplace = Workplace(home)
    try:
        yield workplace
    finally:
        workplace.close()
        stop_logging()


def language_of(options: Namespace, workplace: Workplace) -> str:
    """Return the language to answer in: as asked, as set, else the system's (`en` or `zh`)."""
    chosen: str = options.language or workplace.settings.language
    if not chosen:
        system = locale.getlocale()[0] or ""
        chosen = "zh" if system.lower().startswith(("zh", "chinese")) else "en"
    return chosen.partition("_")[0]


def machine_of(text: str, workplace: Workplace) -> MachineAtHand | None:
    """Return the machine that a serial number or model on the command line means.

    Without one there is none: a script must not depend on what was last at hand in the window.
    Raises `BadInput` where no installed manual knows it.
    """
    if not text:
        return None
    machines = workplace.machines.recognise(text)
    if not machines:
        raise BadInput(
            "unknown-machine",
            "No installed manual covers a machine “{machine}”.",
            "Check the serial number, or search without --machine.",
            machine=text,
        )
    return machines[0]


def manual_of(text: str, workplace: Workplace) -> str:
    """Return the id of the manual that the command line names, empty for all.

    Raises `BadInput` with the ids that there are where it is not installed.
    """
    installed = sorted(manual.id for manual in workplace.manuals.installed())
    if text and not installed:
        raise BadInput("unknown-manual", "No manual is installed.", "Install its pack first.")
    if text and text not in installed:
        raise BadInput(
            "unknown-manual",
            "No manual “{manual}” is installed.",
            "Name one of those that are: {installed}.",
            manual=text,
            installed=", ".join(installed),
        )
    return text
