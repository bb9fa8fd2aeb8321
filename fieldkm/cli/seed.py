"""`fieldkm dev seed`: sample manuals of any size, as a folder or installed in the home; or a
territory; or fixes.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from fieldkm.app.sample import fill_home
from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.seeded_manual import MANUAL, manual_id, write_manual
from fieldkm.cli.output import Output
from fieldkm.cli.seed_fixes import make_fixes
from fieldkm.cli.seed_territory import make_territory
from fieldkm.cli.setting import workplace_of
from fieldkm.errors import BadInput, Unavailable
from fieldkm.host.paths import chosen_home

MOST_SECTIONS = 1_000_000
SECTIONS_A_MANUAL = 50_000
# What a section takes: as a source, and installed and indexed, with what is there in between.
_SOURCE_BYTES, _HOME_BYTES = 2_000, 8_000
_MEGABYTE = 1_000_000


def make_library(options: Namespace, output: Output) -> int:
    """Write one manual to a folder, or fill the home with as many as it takes.

    Raises `BadInput` for a scale that makes no sense, `Unavailable` without room on the disk.
    """
    if options.territory:
        return make_territory(options, output)
    if options.fixes is not None:
        return make_fixes(options, output)
    began = time.monotonic()
    _check_scale(options.scale)
    if options.target:
        target = Path(options.target)
        check_room({target: options.scale * _SOURCE_BYTES}, options.scale)
        pages = write_manual(target, options.scale, progress=partial(output.progress, "writing"))
    else:
        pages = _fill_home(options, output)
    values = {
        "sections": options.scale,
        "pages": pages,
        "folder": options.target,
        "seconds": round(time.monotonic() - began, 1),
    }
    output.result(values, f"{options.scale} sections on {pages} pages.")
    return 0


def _fill_home(options: Namespace, output: Output) -> int:
    """Returns the number of pages."""
    temporary, home = Path(tempfile.gettempdir()), chosen_home(options.home).folder
    check_room(
        {temporary: options.scale * _SOURCE_BYTES, home: options.scale * _HOME_BYTES},
        options.scale,
    )
    with tempfile.TemporaryDirectory() as folder, workplace_of(options) as workplace:
        sources, pages = [], 0
        for number, sections in enumerate(manual_sizes(options.scale), 1):
            sources.append(Path(folder) / manual_id(number))
            progress = partial(output.progress, f"writing {manual_id(number)}")
            pages += write_manual(sources[-1], sections, number, progress)
        _remove_others(workplace, len(sources))
        fill_home(workplace, sources, output.remark, output.progress)
    return pages


def manual_sizes(scale: int) -> Iterator[int]:
    """Yield how many sections each manual of the library has."""
    for begun in range(0, scale, SECTIONS_A_MANUAL):
        yield min(SECTIONS_A_MANUAL, scale - begun)


def _remove_others(workplace: Workplace, count: int) -> None:
    """A larger library that was made before leaves no sample manuals behind."""
    wanted = {manual_id(number) for number in range(1, count + 1)}
    for manual in workplace.manuals.installed():
        if manual.id.startswith(f"{MANUAL}-") and manual.id not in wanted:
            workplace.manuals.remove(manual.id)


def _check_scale(scale: int) -> None:
    if not 1 <= scale <= MOST_SECTIONS:
        raise BadInput(
            "bad-scale",
            "A sample library has from 1 to {most} sections; {scale} were asked for.",
            "Choose another --scale.",
            most=f"{MOST_SECTIONS:,}",
            scale=f"{scale:,}",
        )


def check_room(wanted: Mapping[Path, int], scale: int) -> None:
    """Refuse, with `Unavailable`, what the disk has no room for; `wanted` is folder -> bytes, and
    folders on the same disk share it.
    """
    needed: dict[int, int] = {}
    for folder, size in wanted.items():
        there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        disk = there.stat().st_dev
        needed[disk] = needed.get(disk, 0) + size
        free = shutil.disk_usage(there).free
        if needed[disk] > free:
            raise Unavailable(
                "no-room",
                "{scale} sections need about {needed} MB, and {folder} has {free} MB free.",
                "Free some space, or choose a smaller --scale.",
                scale=f"{scale:,}",
                needed=needed[disk] // _MEGABYTE,
                folder=str(there),
                free=free // _MEGABYTE,
            )
