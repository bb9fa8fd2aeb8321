"""The tables as a file: JSON lines, packed with zstd, the same from both kinds of database.

A line with a table's name and columns, then a line for each of its rows. What was made from SQLite
can be read into PostgreSQL, and the other way round.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from backports import zstd
from sqlalchemy import Connection, column, delete, insert, inspect, select, table

from fieldkm.errors import BadInput
from fieldkm.server.tables import backups, login_attempts, metadata, uploads

_AT_ONCE = 1_000  # rows
_READ = 1 << 20
# What is worth nothing elsewhere: failed sign-ins, and uploads that are under way.
_LEFT = frozenset({login_attempts.name, uploads.name})
_NUMBERED = frozenset({backups.name})  # by the database: their numbers are made anew


@dataclass(frozen=True, slots=True)
class Dump:
    """What stands in a dump: the number of rows by table, and the SHA-256 of the file."""

    rows: Mapping[str, int]
    sha256: str


def write_dump(connection: Connection, file: Path) -> Dump:
    """Write all tables, as the snapshot of `connection` sees them."""
    counts: Counter[str] = Counter()
    digest = hashlib.sha256()
    packer = zstd.ZstdCompressor()
    with file.open("wb") as out:
        for name, value in _values(connection):
            counts[name] += isinstance(value, list)
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            packed = packer.compress(text.encode() + b"\n")
            digest.update(packed)
            out.write(packed)
        packed = packer.flush()
        digest.update(packed)
        out.write(packed)
    return Dump(dict(counts), digest.hexdigest())


def check_dump(file: Path) -> Dump:
    """Read a dump to its end and return what stands in it; raises `BadInput` for a broken one."""
    counts: Counter[str] = Counter()
    for portion in _portions(file):
        counts[portion.table] += len(portion.rows)
    digest = hashlib.sha256()
    with file.open("rb") as raw:
        while data := raw.read(_READ):
            digest.update(data)
    return Dump(dict(counts), digest.hexdigest())


def read_dump(connection: Connection, file: Path) -> None:
    """Put the rows of a dump into the tables, which hold nothing else afterwards."""
    there = set(inspect(connection).get_table_names())  # an older backup knows fewer tables
    for each in metadata.sorted_tables:
        if each.name in there:
            connection.execute(delete(each))
    for portion in _portions(file):
        if portion.rows:
            into = table(portion.table, *map(column, portion.columns))
            rows = [dict(zip(portion.columns, row, strict=True)) for row in portion.rows]
            connection.execute(insert(into), rows)


@dataclass(frozen=True, slots=True)
class _Portion:
    """Some rows of a table."""

    table: str
    columns: list[str]
    rows: list[list[object]]


def _values(connection: Connection) -> Iterator[tuple[str, object]]:
    """Yield what stands in the lines, each with its table's name."""
    for each in metadata.sorted_tables:
        if each.name in _LEFT:
            continue
        columns = [c for c in each.c if not (c.primary_key and each.name in _NUMBERED)]
        yield each.name, {"table": each.name, "columns": [c.name for c in columns]}
        query = select(*columns).order_by(*each.primary_key.columns)
        for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE}):
            yield each.name, list(row)


def _portions(file: Path) -> Iterator[_Portion]:
    """Yield the rows of each table in portions, at least one a table."""
    portion: _Portion | None = None
    try:
        with zstd.open(file, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                value = json.loads(line)
                if isinstance(value, dict):
                    following = _Portion(metadata.tables[value["table"]].name, value["columns"], [])
                elif portion and len(portion.rows) >= _AT_ONCE:
                    following = replace(portion, rows=[value])
                elif portion:
                    portion.rows.append(value)
                    continue
                else:
                    raise ValueError("a row of no table")
                if portion:
                    yield portion
                portion = following
        if portion:
            yield portion
    except (
        FileNotFoundError,
        zstd.ZstdError,
        EOFError,
        ValueError,
        LookupError,
        TypeError,
    ) as error:
        raise damaged_backup(file) from error


def damaged_backup(file: Path) -> BadInput:
    """Return the error of a backup that is not what was written."""
    return BadInput(
        "backup-damaged",
        "The backup is damaged: {file}.",
        "Restore another one. Nothing was changed.",
        file=str(file),
    )
