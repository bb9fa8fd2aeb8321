"""`fieldkm desktop`: opens the window."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from fieldkm.cli.display import require_display
from fieldkm.cli.output import Output
from fieldkm.host.logs import start_logging
from fieldkm.host.paths import chosen_home


def open_window(options: Namespace, _output: Output) -> int:
    """Open the window on the chosen home and return when it is closed."""
    require_display()
    from fieldkm.app.places import SourcePlace
    from fieldkm.desktop.application import run

    home = chosen_home(options.home)
    home.make()
    start_logging(home.logs)
    place = SourcePlace(Path(options.write).absolute()) if options.write else None
    return run(home, options.location, place)
