"""Every write reaches the feed through one function: a write past it would never be pulled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.source import ROOT, in_checkout, python_files, tree_of

DOOR = ROOT / "fieldkm" / "server" / "feed.py"
HISTORY = ROOT / "fieldkm" / "server" / "migrations"
TABLES = {"clock", "commits", "feed", "records"}
WRITES = {"insert", "update", "delete", "copy_into"}
IN_TEXT = re.compile(
    rf"\b(?:insert\s+into|update|delete\s+from)\s+(?:{'|'.join(TABLES)})\b", re.IGNORECASE
)


def writes(path: Path) -> Iterator[str]:
    """Yield what a file writes to the feed's tables, by statement or as text."""
    for node in ast.walk(tree_of(path)):
        if (isinstance(node, ast.Call) and _is_write(node)) or (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and IN_TEXT.search(node.value)
        ):
            yield f"{in_checkout(path)}:{node.lineno}"


def _is_write(call: ast.Call) -> bool:
    """`insert(records)`, `sqlite.insert(tables.records)`, `records.insert()` and
    `copy_into(connection, records, …)` alike.
    """
    if _name(call.func) not in WRITES:
        return False
    targets = list(call.args[:2])
    if isinstance(call.func, ast.Attribute):
        targets.append(call.func.value)
    return any(_name(target) in TABLES for target in targets)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_nothing_but_the_feed_writes_its_tables() -> None:
    others = [
        path
        for path in python_files("fieldkm/server")
        if path != DOOR and HISTORY not in path.parents
    ]
    assert [where for path in others for where in writes(path)] == []


def test_the_door_itself_is_seen_to_write() -> None:
    assert len(list(writes(DOOR))) >= 4
