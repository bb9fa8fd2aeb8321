"""Which field of a foreign list of fault codes is which: from a mapping that a person wrote, else
guessed.

    records = "Errors"             # where the list is, with dots; without it the first list that
    fits [columns] code = "code"                  # "$key": the name under which the record stands
    title = "detail.short" text = "detail.long" group = "category"             # one page each
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fieldkm.errors import BadInput, from_os_error

KEY = "$key"
COLUMNS = ("code", "title", "text", "page", "applies_to", "group")
_GUESSES = {
    "code": ("code", "errorcode", "faultcode", "dtc", "number", "no", "errno", "key", "id",
             "error"),
    "title": ("title", "name", "shorttext", "summary", "headline", "detail", "description",
              "message", "label", "text", "meaning"),
    "text": ("text", "description", "detail", "details", "longtext", "message", "explanation",
             "help", "meaning", "remedy", "solution"),
    "group": ("group", "category", "system", "module", "type", "class"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CodeMapping:
    """Column of ours -> field of theirs; `records` is where the list is."""

    columns: dict[str, str] = field(default_factory=dict)
    records: str = ""


@dataclass(frozen=True, slots=True)
class CodeRecord:
    """One record of the list: `fields` as text by dotted name, `line` in its file (0: not
    known)."""

    fields: dict[str, str]
    line: int = 0


def read_mapping(file: Path) -> CodeMapping:
    """Read a mapping; raises `BadInput` where it does not say which field the code is."""
    try:
        data = tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    except UnicodeDecodeError:
        raise _bad_mapping(file, "it is no text in UTF-8") from None
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        said = f"line {line[1]} is no TOML" if line else "it is no TOML"
        raise _bad_mapping(file, said) from None
    columns = data.get("columns")
    if not isinstance(columns, dict) or not isinstance(columns.get("code"), str):
        raise _bad_mapping(file, "[columns] with code = “...” is missing")
    for name, value in columns.items():
        if name not in COLUMNS or not isinstance(value, str):
            raise _bad_mapping(file, f"[columns] {name} is no column, or names no field")
    records = data.get("records", "")
    return CodeMapping(dict(columns), records if isinstance(records, str) else "")


def guessed_mapping(records: list[CodeRecord]) -> CodeMapping | None:
    """Return a mapping by the names of the fields, None where no field can be the code."""
    names: Mapping[str, str] = {_bare(name): name for record in records for name in record.fields}
    columns: dict[str, str] = {}
    for column, guesses in _GUESSES.items():
        taken = set(columns.values())
        fitting = (names[guess] for guess in guesses if guess in names)
        found = next((name for name in fitting if name not in taken), None)
        if found:
            columns[column] = found
    if "code" not in columns and KEY in names.values():
        columns["code"] = KEY
    if "code" not in columns:
        return None
    if columns["code"] != KEY and not _is_code(columns["code"], records):
        return None
    return CodeMapping(columns)


def _is_code(name: str, records: list[CodeRecord]) -> bool:
    """Tell whether a field is short and has digits or capitals, as codes have, in most records."""
    values = [record.fields.get(name, "") for record in records]
    like_codes = sum(bool(re.fullmatch(r"[\w.\-/ ]{1,24}", value)) for value in values)
    return like_codes * 2 > len(values)


def _bare(name: str) -> str:
    return name if name == KEY else re.sub(r"[\W_]+", "", name.lower())


def _bad_mapping(file: Path, reason: str) -> BadInput:
    return BadInput(
        "bad-mapping",
        "The mapping {file} cannot be used: {reason}.",
        "Write [columns] with code, title and text, each naming a field of the list.",
        file=str(file),
        reason=reason,
    )
