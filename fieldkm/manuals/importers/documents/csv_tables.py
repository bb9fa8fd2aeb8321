"""The tables of a manual as an import writes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import partial

from fieldkm.manuals.importers.target_folder import Content
from fieldkm.manuals.sources.tables import COLUMNS

Cells = dict[str, str]
"""A row by its columns."""


def csv_table(kind: str, rows: Iterable[Cells]) -> Content:
    """Return the content of the table `kind` (`parts.csv`), each row once."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[kind])
    lines = [tuple(row.get(column, "") for column in COLUMNS[kind]) for row in rows]
    writer.writerows(dict.fromkeys(lines))
    return partial(bytes, out.getvalue().encode("utf-8", errors="replace"))
