"""The import as a whole: what it loads."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = (
    "print(sorted(m for m in sys.modules if m in ('markdown', 'yaml', 'nh3', 'pypdf', 'PIL')"
    " or m.startswith(('fieldkm.manuals.importers.sites', 'fieldkm.manuals.importers.documents'))))"
)
USES = {
    "the names of the dialects": "from fieldkm.manuals.importers.importer import DIALECTS\n"
    "assert 'word' in list(DIALECTS)",
    "help": "from fieldkm.cli.commands import make_parser\nmake_parser().format_help()",
    "the window": "import fieldkm.desktop.shell.window, fieldkm.desktop.screens",
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_dialect_that_nobody_asks_for_is_not_loaded(use: str) -> None:
    code = f"import sys\n{use}\n{LOADED}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
