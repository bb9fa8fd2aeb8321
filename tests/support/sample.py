"""The sample manuals, built and installed once a run; each test gets a copy of that home."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from fieldkm.app.sample import fill_home
from fieldkm.app.workplace import Workplace
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals


def make_sample_home(folder: Path) -> Home:
    """Build, install and index the sample manuals."""
    home = Home(folder)
    workplace = Workplace(home)
    fill_home(workplace, sample_manuals(), lambda _: None)
    workplace.close()
    return home


def copy_of(home: Home, target: Path) -> Home:
    """Return a home with the same manuals; contents that never change are linked, not copied."""
    shutil.copytree(home.folder, target, copy_function=_link_or_copy)
    return Home(target)


def _link_or_copy(source: str, target: str) -> str:
    never_changes = f"{os.sep}blobs{os.sep}" in source or f"{os.sep}index-" in source
    if never_changes:
        os.link(source, target)
        return target
    return shutil.copy2(source, target)
