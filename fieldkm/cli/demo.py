"""`fieldkm demo` and `fieldkm dev pictures`: the program with its sample manuals, to try or to look
at.
"""

from __future__ import annotations

import os
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldkm.app.sample import fill_home, leave_traces
from fieldkm.app.workplace import Workplace
from fieldkm.cli.display import has_display
from fieldkm.cli.output import Output
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals


def run_demo(options: Namespace, output: Output) -> int:
    """Install the sample manuals in a home of their own and open the window on it.

    Without a display, or with `--pictures`, every screen is taken as a picture instead.
    """
    with _demo_home(options.keep) as home:
        if options.pictures or not has_display():
            folder = Path(options.pictures or "fieldkm-pictures")
            return _pictures(home, folder, output)
        _fill(home, output)
        output.remark(f"opening the window; the home is {home.folder}")
        from fieldkm.desktop.application import run

        return run(home)


def take_pictures(options: Namespace, output: Output) -> int:
    """Take a picture of every screen, in both themes and both languages."""
    with _demo_home(None) as home:
        return _pictures(home, Path(options.folder), output)


@contextmanager
def _demo_home(keep: str | None) -> Iterator[Home]:
    if keep:
        yield Home(Path(keep).absolute())
        return
    with tempfile.TemporaryDirectory(prefix="fieldkm-demo-") as folder:
        yield Home(Path(folder))


def _fill(home: Home, output: Output) -> None:
    workplace = Workplace(home)
    try:
        fill_home(workplace, sample_manuals(), output.remark)
        leave_traces(workplace, "en")
    finally:
        workplace.close()


def _pictures(home: Home, folder: Path, output: Output) -> int:
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _fill(home, output)
    from fieldkm.desktop.pictures import take_pictures as take

    taken = take(home, folder)
    for picture in taken:
        output.remark(str(picture))
    output.result(
        {"folder": str(folder), "pictures": len(taken)},
        f"{len(taken)} pictures, every screen in both themes and both languages, are in {folder}.",
    )
    return 0
