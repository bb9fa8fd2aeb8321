"""What administrators read about the import is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fieldkm.server.imports.layout import TABLES, Table
from fieldkm.server.imports.mapping import read_mapping
from tests.support.source import ROOT

GUIDE = (ROOT / "packaging" / "IMPORT.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_guide_names_every_column(table: Table) -> None:
    line = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{table.name}.csv` |"))
    bare = re.sub(r"\(.*?\)|`.*?`", "", line)
    assert {name for name in table.columns if not re.search(rf"\b{name}\b", bare)} == set()
    bold = set(re.findall(r"\*\*(\w+)\*\*", line))
    assert bold == {name for name, column in table.columns.items() if column.is_required}


def test_the_guides_mapping_is_understood(tmp_path: Path) -> None:
    text = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert text
    file = tmp_path / "mapping.toml"
    file.write_text(text[1], encoding="utf-8")
    names = {table.name: table.columns.keys() for table in TABLES}
    assert read_mapping(file, names).table("customers").file == "Kunden.txt"
