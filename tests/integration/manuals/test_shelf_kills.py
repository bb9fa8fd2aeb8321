"""A process that is killed while it installs leaves the old version or the new one, whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring
from tests.support.packs import a_pack, a_shelf

# Installs and kills itself, without any clean-up, when for the n-th time a file is renamed, opened
# for writing or removed.
_DIES = """
import os, pathlib, signal, sys
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring
folder, pack, left = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])

def watch(event, args):
    global left
    writes = event == "open" and isinstance(args[1], str) and args[1] != "r" and args[1] != "rb"
    if event in ("os.rename", "os.remove") or writes:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
shelf = Shelf(folder / "shelf", Keyring(folder / "keys"))
shelf.install(pack)
shelf.open("mx420")
print("done")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", [1, 5, 10, 11, 12, 15, 18])  # 11: the switch
def test_a_kill_leaves_the_old_version_or_the_new_one(tmp_path: Path, moment: int) -> None:
    old, new = a_pack(tmp_path), a_pack(tmp_path, "2026.2", "Other words.")
    a_shelf(tmp_path).install(old)
    command = [sys.executable, "-c", _DIES, str(tmp_path), str(new), str(moment)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "done\n" or done.returncode < 0, done.stderr
    shelf = Shelf(tmp_path / "shelf", Keyring(tmp_path / "keys"))
    words = {"2026.1": "Some words.", "2026.2": "Other words."}
    reader = shelf.open("mx420")
    assert reader.page("fuser-replace", "en").sections[0].text == words[reader.version]
    shelf.install(new)
    assert shelf.open("mx420").page("fuser-replace", "en").sections[0].text == "Other words."
    fresh = a_shelf(tmp_path / "fresh")
    fresh.install(new)
    assert names(tmp_path) == names(tmp_path / "fresh")


def names(folder: Path) -> set[str]:
    return {path.name for path in (folder / "shelf").rglob("*") if path.is_file()}
