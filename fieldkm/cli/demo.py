"""`fieldkm demo` and `fieldkm dev pictures`: the program with its sample data, to try or to look
at.
"""

from __future__ import annotations

import os
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldkm.cli.display import has_display
from fieldkm.cli.output import Output
from fieldkm.cli.sample_system import ENTRY_WORDS, people, sample_home
from fieldkm.host.paths import Home


def run_demo(options: Namespace, output: Output) -> int:
    """Start the whole system with sample data and open the window on a technician's home.

    Without a display, or with `--pictures`, every screen is taken as a picture instead.
    """
    with _folder(options.keep) as folder, sample_home(folder, output) as home:
        if options.pictures or not has_display():
            return _pictures(home, Path(options.pictures or "fieldkm-pictures"), output)
        names = ", ".join(f"{name} ({role})" for name, role in people())
        output.remark(f"users: {names}; the password of each is “{ENTRY_WORDS}”")
        output.remark(f"opening the window; the home is {home.folder}")
        from fieldkm.desktop.application import run

        return run(home)


def take_pictures(options: Namespace, output: Output) -> int:
    """Take a picture of every screen, in both themes and both languages."""
    with _folder(None) as folder, sample_home(folder, output) as home:
        return _pictures(home, Path(options.folder), output)


@contextmanager
def _folder(keep: str | None) -> Iterator[Path]:
    """Yield the folder for home and server; a temporary one keeps nothing in the keyring."""
    if keep:
        folder = Path(keep).absolute()
        Home(folder).make()
        yield folder
        return
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with tempfile.TemporaryDirectory(prefix="fieldkm-demo-") as temporary:
        yield Path(temporary)


def _pictures(home: Home, folder: Path, output: Output) -> int:
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from fieldkm.desktop.pictures import take_pictures as take

    taken = take(home, folder)
    for picture in taken:
        output.remark(str(picture))
    output.result(
        {"folder": str(folder), "pictures": len(taken)},
        f"{len(taken)} pictures, every screen in both themes and both languages, are in {folder}.",
    )
    return 0
