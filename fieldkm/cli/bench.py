"""`fieldkm dev bench`: every figure beside a peer of the same run, as a ratio."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from fieldkm.cli.benches.rows import BenchRow
from fieldkm.cli.output import Output
from fieldkm.cli.server_setting import server_installed
from fieldkm.errors import BadInput

Bench = Callable[[Path], Iterator[BenchRow]]


def run_bench(options: Namespace, output: Output) -> int:
    """Run one benchmark or all of them; status 0 whatever falls short."""
    benches: dict[str, Bench] = {**BENCHES, "faults": partial(_faults, options)}
    for name in [options.name] if options.name else benches:
        if name not in benches:
            raise BadInput(
                "no-such-bench",
                "There is no benchmark “{name}”.",
                "Choose one of: {names}.",
                name=name,
                names=", ".join(benches),
            )
        with tempfile.TemporaryDirectory(prefix="fieldkm-bench-") as folder:
            for row in benches[name](Path(folder)):
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


def _territory(folder: Path) -> Iterator[BenchRow]:
    from fieldkm.cli.benches.territory import territory_rows

    return territory_rows(folder)


def _first_sync(folder: Path) -> Iterator[BenchRow]:
    with server_installed():
        from fieldkm.cli.benches.first_sync import first_sync_rows

    return first_sync_rows(folder)


def _visit(folder: Path) -> Iterator[BenchRow]:
    from fieldkm.cli.benches.visit_draft import draft_rows

    return draft_rows(folder)


def _records(folder: Path) -> Iterator[BenchRow]:
    from fieldkm.cli.benches.records_search import record_search_rows

    return record_search_rows(folder)


def _fixes(folder: Path) -> Iterator[BenchRow]:
    from fieldkm.cli.benches.fixes.figures import fix_rows

    return fix_rows(folder)


def _sync(folder: Path) -> Iterator[BenchRow]:
    with server_installed():
        from fieldkm.cli.benches.sync.figures import sync_rows

    return sync_rows(folder)


def _import(folder: Path) -> Iterator[BenchRow]:
    with server_installed():
        from fieldkm.cli.benches.imports import import_rows

    return import_rows(folder)


def _faults(options: Namespace, folder: Path) -> Iterator[BenchRow]:
    with server_installed():
        from fieldkm.cli.benches.faults.figures import fault_rows

    return fault_rows(folder, options.minutes, options.seed)


BENCHES: dict[str, Bench] = {
    "search": _search,
    "questions": _questions,
    "manuals": _manuals,
    "desktop": _desktop,
    "scale": _scale,
    "sync": _sync,
    "import": _import,
    "territory": _territory,
    "first-sync": _first_sync,
    "records": _records,
    "visit": _visit,
    "fixes": _fixes,
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
