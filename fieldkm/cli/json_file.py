"""JSON files that commands are given (`--from FILE`), read with words for what is wrong in them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from fieldkm.cli.standard_input import MAX_TEXT, given_file
from fieldkm.errors import BadInput, from_os_error


def given_json(name: str, fields: Collection[str]) -> Mapping[str, object]:
    """Return the object in the file `name` (`-`: what is piped in); raises `BadInput` for what is
    no JSON object or has a field that is not among `fields`.
    """
    try:
        with given_file(name) as file, file.open("rb") as opened:
            raw = opened.read(MAX_TEXT + 1)
    except OSError as error:
        raise from_os_error(error, name) from error
    try:
        found = json.loads(raw.decode("utf-8-sig")) if len(raw) <= MAX_TEXT else None
    except (ValueError, RecursionError) as error:
        raise BadInput(
            "not-json",
            "{file} is no JSON that can be read: {reason}",
            "Write one object with its fields, in UTF-8.",
            file=name,
            reason=str(error),
        ) from error
    if not isinstance(found, dict):
        raise BadInput(
            "not-an-object", "{file} does not hold one JSON object.", "Write one object.", file=name
        )
    strange = sorted(found.keys() - set(fields))
    if strange:
        raise BadInput(
            "unknown-field",
            "{file} has a field “{field}” that is not known here.",
            "The fields are: {fields}.",
            file=name,
            field=strange[0][:80],
            fields=", ".join(fields),
        )
    return found


def text_in(found: Mapping[str, object], field: str) -> str:
    """Return a field that holds text, empty where it is left out; raises `BadInput`."""
    value = found.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadInput(
            "field-not-text", "The field “{field}” is no text.", "Put it in quotes.", field=field
        )
    return value
