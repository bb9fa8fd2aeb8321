"""Serial numbers in the search box: what is typed or scanned there may be a machine, without Qt."""

from __future__ import annotations

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.shell.search_box.rows import MachineRow
from fieldkm.domain.codes import compact, looks_like_code
from fieldkm.errors import Unavailable

_MOST = 4
_LEAST_LETTERS = 4  # of a serial number that is only begun


def machine_rows(workplace: Workplace, words: str) -> tuple[MachineRow, ...]:
    """Return the machines whose serial number is typed, or begun; where none is kept, what the
    manuals' patterns say of it, as soon as machines are kept at all.
    """
    if not looks_like_code(words) or len(compact(words)) < _LEAST_LETTERS:
        return ()
    try:
        return _of_records(workplace, words)
    except Unavailable:
        return ()  # the manuals can be searched all the same


def _of_records(workplace: Workplace, words: str) -> tuple[MachineRow, ...]:
    book, typed = workplace.machine_book, compact(words)
    rows = [MachineRow(known.machine.at_hand, known.whereabouts) for known in book.of_serial(words)]
    rows += [
        MachineRow(known.machine.at_hand, known.whereabouts, is_exact=False)
        for known in book.beginning(words, _MOST)
        if compact(known.machine.serial) != typed
    ]
    if rows or book.is_empty:
        return tuple(rows)
    meant = workplace.machines.of_models(words)
    return tuple(MachineRow(machine) for machine in meant if machine.serial)
