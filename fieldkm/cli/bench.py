"""`fieldkm dev bench`: every figure beside a peer of the same run, as a ratio."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from fieldkm.cli.benches.rows import BenchRow
from fieldkm.cli.output import Output
from fieldkm.errors import BadInput

Bench = Callable[[Path], Iterator[BenchRow]]


def run_bench(options: Namespace, output: Output) -> int:
    """Run one benchmark or all of them; status 0 whatever falls short."""
    for name in [options.name] if options.name else BENCHES:
        if name not in BENCHES:
            raise BadInput(
                "no-such-bench",
                "There is no benchmark “{name}”.",
                "Choose one of: {names}.",
                name=name,
                names=", ".join(BENCHES),
            )
        with tempfile.TemporaryDirectory(prefix="fieldkm-bench-") as folder:
            for row in BENCHES[name](Path(folder)):
                output.result(asdict(row), _line(name, row))
    return 0


def _search(folder: Path) -> Iterator[BenchRow]:
    from fieldkm.cli.benches.search import search_rows

    return search_rows(folder)


def _questions(folder: Path) -> Iterator[BenchRow]:
    from fieldkm.cli.benches.search_quality import quality_rows

    return quality_rows(folder)


def _desktop(folder: Path) -> Iterator[BenchRow]:
    from fieldkm.cli.benches.desktop import desktop_rows

    return desktop_rows(folder)


def _manuals(folder: Path) -> Iterator[BenchRow]:
    from fieldkm.cli.benches.manuals import manual_rows

    return manual_rows(folder)


def _scale(folder: Path) -> Iterator[BenchRow]:
    from fieldkm.cli.benches.scale import scale_rows

    return scale_rows(folder)


BENCHES: dict[str, Bench] = {
    "search": _search,
    "questions": _questions,
    "manuals": _manuals,
    "desktop": _desktop,
    "scale": _scale,
}


def _line(bench: str, row: BenchRow) -> str:
    words = f"{bench}: {row.name}: {row.value:.3g} {row.unit}"
    if row.peer:
        words += f" ({row.peer}: {row.peer_value:.3g})"
    if row.ratio:
        words += f", ratio {row.ratio:.3g}"
    if row.reach:
        words += f", to reach {row.reach:g}: {'reached' if row.reached else 'NOT reached'}"
    return words
