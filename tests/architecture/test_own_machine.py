"""No file names a folder of the machine on which it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.source import ROOT, in_checkout

FOLDERS = (".ci", "fieldkm", "packaging", "resources", "tests")
# A home, a workplace, a drive: with something below it. Written so as not to find itself.
OWN_FOLDER = re.compile(
    r"(?<![\w.:/-])/(?:home|Users|root|work|opt)/[\w.]|\b[A-Z]:[\\/]+Users[\\/]|/tmp/w/"
)
NOT_TEXT = {".png", ".jpg", ".ico", ".icns", ".ttf", ".otf", ".pyc", ".qm", ".pack", ".db", ".gz"}


def texts() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name != ".coverage")
    for folder in FOLDERS:
        yield from (p for p in (ROOT / folder).rglob("*") if p.is_file())


def test_no_file_names_a_folder_of_its_author() -> None:
    found = [
        f"{in_checkout(path)}:{number}: {line.strip()[:100]}"
        for path in texts()
        if path.suffix not in NOT_TEXT and path != Path(__file__)
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        )
        if OWN_FOLDER.search(line)
    ]
    assert not found, found
