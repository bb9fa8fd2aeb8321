"""Lists of fault codes as they are found: CSV, JSON and YAML, read into flat records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.importers.code_mapping import (
    KEY,
    CodeMapping,
    CodeRecord,
    guessed_mapping,
)
from fieldkm.manuals.importers.yaml_text import read_yaml

ENDINGS = (".csv", ".tsv", ".json", ".yaml", ".yml")
MAX_BYTES = 32 << 20
MAX_DEPTH = 12


def read_code_records(
    file: Path, mapping: CodeMapping | None
) -> tuple[list[CodeRecord], CodeMapping]:
    """Return the records of a list and the mapping that holds for them.

    Raises `BadInput` where the file is no list of fault codes.
    """
    text = _text(file)
    if file.suffix.lower() in (".csv", ".tsv"):
        lists = [_csv_records(text, file)]
    else:
        data = _json(text, file) if file.suffix.lower() == ".json" else read_yaml(text, str(file))
        lists = list(_lists(_at(data, mapping.records) if mapping else data, 0))
    if mapping:
        code = mapping.columns["code"]
        fitting = [records for records in lists if any(code in r.fields for r in records)]
        if fitting:
            return max(fitting, key=len), mapping
        raise BadInput(
            "mapping-fits-nothing",
            "{file} has no list with the field “{field}”, which the mapping names.",
            "Correct the mapping: code = “...” names the field of the list that holds the code.",
            file=str(file),
            field=code,
        )
    for records in sorted(lists, key=len, reverse=True):
        guessed = guessed_mapping(records)
        if guessed:
            return records, guessed
    raise BadInput(
        "no-codes",
        "{file} has no list of fault codes that is understood.",
        "Write a mapping that says which field is the code, the title and the text.",
        file=str(file),
    )


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    if len(data) > MAX_BYTES:
        raise BadInput(
            "file-too-large",
            "{file} is too large for a list of fault codes.",
            "Split it.",
            file=str(file),
        )
    return data.decode("utf-8-sig", errors="replace").replace("\0", "")


def _csv_records(text: str, file: Path) -> list[CodeRecord]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records: list[CodeRecord] = []
    try:
        header = [cell.strip() for cell in next(rows, [])]
        start = rows.line_num + 1
        for row in rows:
            fields = dict(zip(header, (cell.strip() for cell in row), strict=False))
            if any(fields.values()):
                records.append(CodeRecord(fields, start))
            start = rows.line_num + 1
    except csv.Error as error:
        raise BadInput(
            "not-csv",
            "{file}, line {line}: the table cannot be read.",
            "Save it as CSV in UTF-8 again.",
            file=str(file),
            line=rows.line_num,
        ) from error
    return records


def _json(text: str, file: Path) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise BadInput(
            "not-json",
            "{file}, line {line}: this is no JSON.",
            "Mend the file, or leave it out.",
            file=str(file),
            line=line,
        ) from error


def _at(data: object, path: str) -> object:
    for name in path.split(".") if path else []:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _lists(data: object, depth: int) -> Iterator[list[CodeRecord]]:
    """Return everything in `data` that is a list of records, or an object of them by name."""
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        records = [CodeRecord(_flat(item)) for item in data if isinstance(item, dict)]
        if records:
            yield records
    elif isinstance(data, dict):
        if len(data) > 1 and all(isinstance(item, dict) for item in data.values()):
            yield [CodeRecord({KEY: str(key), **_flat(item)}) for key, item in data.items()]
        elif len(data) > 1 and all(isinstance(item, str) for item in data.values()):
            yield [CodeRecord({KEY: str(key), "title": text}) for key, text in data.items()]
        for item in data.values():
            yield from _lists(item, depth + 1)


def _flat(record: dict[object, object], prefix: str = "", depth: int = 0) -> dict[str, str]:
    """Return a record's fields as text, those of objects in it under dotted names."""
    fields: dict[str, str] = {}
    for key, value in record.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and depth < MAX_DEPTH:
            fields |= _flat(value, f"{name}.", depth + 1)
        elif isinstance(value, list):
            fields[name] = "; ".join(
                str(item) for item in value if not isinstance(item, dict | list)
            )
        elif value is not None:
            fields[name] = str(value).strip()
    return fields
