"""YAML from elsewhere: read as plain data, whatever tags it carries.

A code `010` must not become 8, nor `NO` false: every scalar stays the text that was written. What
aliases would blow up beyond all measure is refused before it is made.
"""

from __future__ import annotations

import math
from typing import Any

from fieldkm.errors import BadInput

_SPARE_NODES = 100_000


def read_yaml(text: str, name: str) -> object:
    """Return the first document that holds anything; tags such as `!!python/name:...` give None.

    Raises `BadInput` with file and line where it is no YAML.
    """
    import yaml

    class TagBlindLoader(yaml.SafeLoader):
        """Makes nothing but strings, lists and dicts."""

    for tags in ("!", "tag:yaml.org,2002:python/"):
        TagBlindLoader.add_multi_constructor(tags, lambda *_: None)
    for kind in ("int", "float", "bool", "timestamp"):
        TagBlindLoader.add_constructor(f"tag:yaml.org,2002:{kind}", lambda _, node: node.value)
    try:
        loader: Any = TagBlindLoader(text)
        while loader.check_node():
            node = loader.get_node()
            if _expanded(node, {}) > len(text) + _SPARE_NODES:
                raise _too_large(name)
            document: object = loader.construct_document(node)
            if document is not None:
                return document
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _no_yaml(name, line) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise _no_yaml(name, 1) from None
    return None


def _expanded(node: Any, known: dict[int, float]) -> float:
    """Return how many nodes there are when every alias is written out; a loop has no end."""
    number = id(node)
    if number not in known:
        known[number] = math.inf
        inner = node.value if isinstance(node.value, list) else ()
        items = (item for pair in inner for item in (pair if isinstance(pair, tuple) else (pair,)))
        known[number] = 1 + sum(_expanded(item, known) for item in items)
    return known[number]


def _too_large(name: str) -> BadInput:
    return BadInput(
        "yaml-too-large",
        "{file} repeats itself through aliases until it is too large to be read.",
        "Write the repeated parts out, or leave the file out.",
        file=name,
    )


def _no_yaml(name: str, line: int) -> BadInput:
    return BadInput(
        "not-yaml",
        "{file}, line {line}: this is no YAML.",
        "Mend the file, or leave it out.",
        file=name,
        line=line,
    )
