"""`fieldkm dev seed`: a sample manual of any size, as a folder or installed in the home."""

from __future__ import annotations

import tempfile
import time
from argparse import Namespace
from pathlib import Path

from fieldkm.app.sample import fill_home
from fieldkm.cli.benches.seeded_manual import write_manual
from fieldkm.cli.output import Output
from fieldkm.cli.setting import workplace_of


def make_library(options: Namespace, output: Output) -> int:
    """Write the manual to a folder, or build and install it in the home."""
    began = time.monotonic()
    if options.target:
        pages = write_manual(Path(options.target), options.scale)
    else:
        with tempfile.TemporaryDirectory() as folder, workplace_of(options) as workplace:
            pages = write_manual(Path(folder) / "seed", options.scale)
            fill_home(workplace, [Path(folder) / "seed"], output.remark)
    values = {
        "sections": options.scale,
        "pages": pages,
        "folder": options.target,
        "seconds": round(time.monotonic() - began, 1),
    }
    output.result(values, f"{options.scale} sections on {pages} pages.")
    return 0
