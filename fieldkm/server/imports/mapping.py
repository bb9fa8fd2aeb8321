"""How other people's files are written, from a TOML file: their names of files and columns, their
dates, their words.

    [format]
    encoding = "cp1252"             # else UTF-8
    delimiter = ";"                 # else found out from the first line
    dates = ["%d.%m.%Y %H:%M"]      # tried before ISO dates
    decimal = ","
    lists = "|"                     # between the items in a cell
    zone = "Europe/Vienna"          # of times at places whose zone is not known

    [visits]
    file = "Einsätze.csv"
    columns = { id = "Auftrag", opened = "Beginn" }
    defaults = { technician = "anna" }
    words = { result = { erledigt = "worked" } }
"""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeGuard

from fieldkm.errors import BadInput, from_os_error

_FORMAT = frozenset({"encoding", "delimiter", "dates", "decimal", "lists", "zone"})
_TABLE = frozenset({"file", "columns", "defaults", "words"})


@dataclass(frozen=True, slots=True)
class Format:
    """How all files are written; empty is what can be found out."""

    encoding: str = ""
    delimiter: str = ""
    dates: tuple[str, ...] = ()
    decimal: str = "."
    lists: str = "|"
    zone: str = ""


@dataclass(frozen=True, slots=True)
class TableMap:
    """How one file is written: our columns to theirs, what stands in a column that they do not
    have, and for a column what their words mean.
    """

    file: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FolderMap:
    """How a folder is written."""

    format: Format = field(default_factory=Format)
    tables: Mapping[str, TableMap] = field(default_factory=dict)

    def table(self, name: str) -> TableMap:
        """Return how one file is written."""
        return self.tables.get(name, TableMap())


def read_mapping(path: Path, columns: Mapping[str, Collection[str]]) -> FolderMap:
    """Read a mapping; `columns` are those of ours by table. Raises `BadInput` for what is not
    understood: a column that is misspelt here would be left out.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(
            "mapping-damaged",
            "{file} is no TOML: {reason}",
            "Mend it there.",
            file=str(path),
            reason=str(error),
        ) from error
    reader = _Reader(str(path))
    reader.check_names("the file", data, {"format", *columns})
    tables = {
        name: reader.table(name, data[name], columns[name]) for name in columns if name in data
    }
    return FolderMap(reader.format(data.get("format", {})), MappingProxyType(tables))


class _Reader:
    """Reads the parts of a mapping; what it raises names the file."""

    def __init__(self, file: str) -> None:
        self._file = file

    def format(self, data: object) -> Format:
        """Read how all files are written."""
        values = self._texts("format", data, but={"dates"})
        dates = data.get("dates", []) if isinstance(data, Mapping) else []
        self.check_names("format", values, _FORMAT)
        if not isinstance(dates, list) or not all(isinstance(item, str) for item in dates):
            raise self._wrong("format", "dates")
        read = Format(dates=tuple(dates), **{name: said for name, said in values.items() if said})
        if not _is_encoding(read.encoding):
            raise self._wrong("format", "encoding")
        for name, value in (("delimiter", read.delimiter), ("decimal", read.decimal)):
            if len(value) > 1:
                raise self._wrong("format", name)
        return read

    def table(self, name: str, data: object, columns: Collection[str]) -> TableMap:
        """Read how one file is written."""
        if not isinstance(data, Mapping):
            raise self._wrong(name, "")
        self.check_names(name, data, _TABLE)
        texts = {
            part: self._texts(f"{name}.{part}", data.get(part, {}))
            for part in ("columns", "defaults")
        }
        words = data.get("words", {})
        if not isinstance(words, Mapping) or not isinstance(data.get("file", ""), str):
            raise self._wrong(name, "words")
        for part in (*texts.values(), words):
            self.check_names(name, part, columns)
        meanings = {
            column: {
                theirs.strip().casefold(): ours
                for theirs, ours in self._texts(f"{name}.words.{column}", said).items()
            }
            for column, said in words.items()
        }
        return TableMap(data.get("file", ""), texts["columns"], texts["defaults"], meanings)

    def check_names(self, where: str, data: object, known: Collection[str]) -> None:
        """Raise `BadInput` for a name that has no meaning."""
        for name in data if isinstance(data, Mapping) else ():
            if name not in known:
                raise BadInput(
                    "mapping-unknown-name",
                    "{file}: “{name}” means nothing in {where}.",
                    "Known there are: {known}.",
                    file=self._file,
                    where=where,
                    name=str(name)[:80],
                    known=", ".join(sorted(known)),
                )

    def _texts(
        self, where: str, data: object, but: Collection[str] = frozenset()
    ) -> dict[str, str]:
        if not isinstance(data, Mapping):
            raise self._wrong(where, "")
        found = {name: value for name, value in data.items() if name not in but}
        if not _all_texts(found):
            wrong = next(name for name, value in found.items() if not isinstance(value, str))
            raise self._wrong(where, wrong)
        return found

    def _wrong(self, where: str, name: str) -> BadInput:
        return BadInput(
            "mapping-wrong-value",
            "{file}: {where} has a value that cannot be used: {name}",
            "Texts stand in quotes; compare it with the example in packaging/IMPORT.md.",
            file=self._file,
            where=where,
            name=name,
        )


def _all_texts(data: dict[str, object]) -> TypeGuard[dict[str, str]]:
    return all(isinstance(value, str) for value in data.values())


def _is_encoding(name: str) -> bool:
    try:
        return not name or bool(codecs.lookup(name))
    except LookupError:
        return False
