"""The tree drawn in fieldkm/ARCHITECTURE.md is the tree on the disk.

It has a line for each folder that holds Python and for each file directly in fieldkm/: two spaces
a level, the name (folders end in a slash), then some words.
"""

from __future__ import annotations

import re

from tests.support.source import ROOT, python_files

HOUSE = ROOT / "fieldkm"
FENCE = re.compile(r"^```[a-z]*\n(fieldkm/.*?)^```", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^(?P<indent>(?:  )+)(?P<name>[\w.]+/?)(?P<words>.*)$")


def drawn() -> dict[str, str]:
    """Return path -> words of the drawing; folders end in a slash, paths begin below fieldkm/."""
    block = FENCE.search((HOUSE / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    assert block, "ARCHITECTURE.md has no fenced block that begins with fieldkm/"
    above: list[str] = []
    lines: dict[str, str] = {}
    for text in block[1].splitlines()[1:]:
        line = LINE.match(text)
        assert line, f"not a line of the tree: {text!r}"
        level = len(line["indent"]) // 2 - 1
        assert level <= len(above), f"too far in: {text!r}"
        above[level:] = [line["name"]]
        lines["".join(above)] = line["words"].strip()
    return lines


def on_disk() -> set[str]:
    """Return the folders below fieldkm/ that hold Python, and the files directly in it."""
    files = [path.relative_to(HOUSE) for path in python_files("fieldkm")]
    folders = {f"{folder.as_posix()}/" for file in files for folder in file.parents[:-1]}
    top = {file.name for file in files if len(file.parts) == 1 and file.name != "__init__.py"}
    return folders | top


def test_the_drawing_is_the_disk() -> None:
    paths = set(drawn())
    assert paths - on_disk() == set(), "drawn but not there"
    assert on_disk() - paths == set(), "there but not drawn"


def test_every_line_of_the_drawing_has_words() -> None:
    assert not [path for path, words in drawn().items() if not words]
