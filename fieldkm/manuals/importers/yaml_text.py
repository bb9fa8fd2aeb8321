"""YAML from elsewhere: read as plain data, whatever tags it carries."""

from __future__ import annotations

from typing import Any

from fieldkm.errors import BadInput


def read_yaml(text: str, name: str) -> object:
    """Return the first document that holds anything; tags such as `!!python/name:...` give None.

    Raises `BadInput` with file and line where it is no YAML.
    """
    import yaml

    class TagBlindLoader(yaml.SafeLoader):
        """Makes nothing but strings, numbers, lists and dicts."""

    for tags in ("!", "tag:yaml.org,2002:python/"):
        TagBlindLoader.add_multi_constructor(tags, lambda *_: None)
    try:
        loader: Any = TagBlindLoader(text)
        while loader.check_data():
            document: object = loader.get_data()
            if document is not None:
                return document
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _no_yaml(name, line) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise _no_yaml(name, 1) from None
    return None


def _no_yaml(name: str, line: int) -> BadInput:
    return BadInput(
        "not-yaml",
        "{file}, line {line}: this is no YAML.",
        "Mend the file, or leave it out.",
        file=name,
        line=line,
    )
