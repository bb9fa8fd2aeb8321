"""Front matter between `+++`, in TOML, as Hugo and Zola have it, made the YAML that we read."""

from __future__ import annotations

import json
import re
import tomllib

_BLOCK = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def with_yaml(text: str) -> str:
    """Return a page with YAML in front; every line of its body stays at its number."""
    block = _BLOCK.match(text) if text.startswith("+++") else None
    if not block:
        return text
    try:
        values = tomllib.loads(block[1])
    except (ValueError, RecursionError):
        return text
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False, default=str)}"
        for key, value in values.items()
        if isinstance(value, str | int | float | list)
    ]
    spare = block[0].count("\n") - 2 - len(lines)
    lines += [""] * spare
    return "\n".join(["---", *lines, "---", ""]) + text[block.end() :]
