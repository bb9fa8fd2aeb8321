"""How a module must look: its size, its name, its docstring, and nothing switched off in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.support.source import in_checkout, python_files, tree_of

LONGEST = 400  # lines
NOT_A_NAME = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"}
NOT_A_NAME |= {"controller", "managers", "controllers"}
SWITCHED_OFF = re.compile(
    r"ignore_imports|#\s*type:\s*ignore|#\s*mypy:|#\s*noqa|#\s*ruff:|pragma:\s*no cover"
    r"|\b(?:TODO|FIXME)\b"
)

ALL = python_files("fieldkm", "tests", "packaging")
OURS = python_files("fieldkm", "packaging")


def offenders(wrong: list[Path]) -> list[str]:
    return [in_checkout(path) for path in wrong]


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in ALL}
    assert not offenders([path for path, lines in lengths.items() if lines > LONGEST])


def test_modules_are_nouns_of_the_trade() -> None:
    named = [(path, path.parent.name if path.stem == "__init__" else path.stem) for path in ALL]
    wrong = [p for p, name in named if name in NOT_A_NAME or name.endswith(("_utils", "_helpers"))]
    assert not offenders(wrong)


def test_every_module_says_what_lives_in_it() -> None:
    assert not offenders([path for path in ALL if not ast.get_docstring(tree_of(path))])


def test_init_files_hold_a_docstring_and_nothing_else() -> None:
    inits = [path for path in ALL if path.name == "__init__.py"]
    assert not offenders([path for path in inits if len(tree_of(path).body) != 1])


@pytest.mark.parametrize("path", OURS, ids=in_checkout)
def test_nothing_is_switched_off(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [f"{n}: {line.strip()}" for n, line in enumerate(lines, 1) if SWITCHED_OFF.search(line)]
    assert not found
