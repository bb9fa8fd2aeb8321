"""Importing and building a foreign manual, beside plain Python-Markdown of the same pages.

The peer is a floor: it reads and converts each page and does nothing of what makes a manual of
them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from fieldkm.app.publishing import build_manual, import_documentation
from fieldkm.cli.benches.children import gauge
from fieldkm.cli.benches.rows import BenchRow, compared, limited, percentile
from fieldkm.cli.benches.seeded_manual import write_manual
from fieldkm.host.paths import Home

SAMPLES_VARIABLE = "FIELDKM_SAMPLES"
KLIPPER_SECONDS = 10
SECTIONS = 5000
PREVIEW = 300  # milliseconds

# A program of its own, so that nothing which is loaded here makes it slower or faster.
_PLAIN_MARKDOWN = """
import sys, time
from pathlib import Path
from markdown import Markdown
began = time.perf_counter()
converter = Markdown(extensions=["tables", "admonition", "fenced_code", "toc", "attr_list"])
for page in Path(sys.argv[1]).rglob("*.md"):
    converter.reset()
    converter.convert(page.read_text(encoding="utf-8"))
print(time.perf_counter() - began)
"""


def manual_rows(folder: Path) -> Iterator[BenchRow]:
    """Import and build the Klipper documentation where it is there; build a large manual."""
    klipper = samples_folder() / "klipper" / "docs"
    if klipper.is_dir():
        seconds = _imported_and_built(klipper, folder / "klipper")
        yield limited("56 pages of Klipper imported and built", seconds, "s", most=KLIPPER_SECONDS)
        yield _beside_markdown("the same beside plain Markdown", seconds, klipper)
    write_manual(folder / "large", SECTIONS)
    began = time.perf_counter()
    build_manual(folder / "large", folder / "large.pack")
    seconds = time.perf_counter() - began
    yield _beside_markdown("1,000 pages checked, compiled and packed", seconds, folder / "large")
    yield _writing_row(folder)


def _writing_row(folder: Path) -> BenchRow:
    """From the save of a page of the largest sample manual to the new page in the window."""
    home = Home(folder / "home")
    home.make()
    shown = gauge("writing", home)["shown"]
    return limited("save of a page to its preview, p95", percentile(shown, 95), "ms", most=PREVIEW)


def samples_folder() -> Path:
    """Return where foreign documentation lies to be measured with; it may not be there."""
    return Path(os.environ.get(SAMPLES_VARIABLE, "../shared/samples"))


def _imported_and_built(source: Path, target: Path) -> float:
    began = time.perf_counter()
    import_documentation(source, target)
    build_manual(target, target.with_suffix(".pack"))
    return time.perf_counter() - began


def _beside_markdown(name: str, seconds: float, folder: Path) -> BenchRow:
    peer = "plain Python-Markdown"
    return compared(name, seconds, "s", peer=peer, peer_value=_plain_markdown(folder), reach=0)


def _plain_markdown(folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _PLAIN_MARKDOWN, folder], capture_output=True, check=True, text=True
    )
    return float(done.stdout)
